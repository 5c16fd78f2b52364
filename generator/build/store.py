"""The store: files that were made, under the hash of what they were made from. Once in, they are linked and never written to."""

import hashlib
import os
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SUMS = "sums"
_KEPT = 7 * 24 * 3600
"""How many seconds an entry that no site holds is kept, so that a change taken back costs nothing."""


@dataclass(frozen=True)
class Store:
    """A folder of entries. `aside`: a folder on the same file system, of this build alone, in which entries are made."""

    folder: Path
    aside: Path

    def held(self, key: str) -> dict[str, str] | None:
        """The files of an entry with the SHA-256 of each; None where there is none, or where it is damaged, which is then removed."""
        entry = self.entry(key)
        try:
            sums = _read_sums(entry)
            if all(sha256_of(entry / name) == sum_ for name, sum_ in sums.items()):
                return sums
        except FileNotFoundError:
            if not entry.exists():
                return None
        except (OSError, ValueError):
            pass
        shutil.rmtree(entry, ignore_errors=True)
        return None

    def put(self, key: str, files: Mapping[str, bytes | Path]) -> dict[str, str]:
        """Make an entry of files by their relative names, whole or not at all; a path is moved in. Gives the SHA-256 of each."""
        made = self.aside / key
        shutil.rmtree(made, ignore_errors=True)
        for name, held in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(held, Path):
                held.rename(path)
            else:
                path.write_bytes(held)
        sums = {name: sha256_of(made / name) for name in files}
        _write_sums(made, sums)
        entry = self.entry(key)
        entry.parent.mkdir(parents=True, exist_ok=True)
        try:
            made.rename(entry)
        except OSError:
            if not entry.is_dir():
                raise
            shutil.rmtree(made)  # another build has made it meanwhile
        return sums

    def entry(self, key: str) -> Path:
        """The folder of an entry."""
        return self.folder / key[:2] / key

    def prune(self) -> None:
        """Remove the entries that no site is linked to and that are old."""
        now = time.time()
        for entry in self.folder.glob("??/*"):
            stats = [path.stat() for path in entry.rglob("*") if path.is_file()]
            if all(stat.st_nlink == 1 and stat.st_mtime < now - _KEPT for stat in stats):
                shutil.rmtree(entry)


def link(source: Path, place: Path) -> None:
    """Let a file stand at another place too; copied where the file system cannot do that."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_sums(entry: Path, sums: Mapping[str, str]) -> None:
    lines = "".join(f"{sum_}  {name}\n" for name, sum_ in sums.items())
    (entry / _SUMS).write_text(f"{hashlib.sha256(lines.encode()).hexdigest()}\n{lines}", encoding="utf-8")


def _read_sums(entry: Path) -> dict[str, str]:
    """Raises ValueError where the sums are not whole."""
    first, _, lines = (entry / _SUMS).read_text(encoding="utf-8").partition("\n")
    if first != hashlib.sha256(lines.encode()).hexdigest():
        raise ValueError(entry)
    return {name: sum_ for sum_, _, name in (line.partition("  ") for line in lines.splitlines())}
