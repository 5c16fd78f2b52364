"""The store: files that were made, under the hash of what they were made from. Once in, they are linked and never written to."""

import os
import shutil
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.made_with import sha256_of, sha256_of_data
from generator.workers import in_workers
from generator.write import write_new

_SUMS = "sums"
_TRIES = 3
"""How often an entry is put in its place, where other builds put theirs there at the same time."""
_A_LOOK = 2000
"""How many entries a worker looks through."""
A_DAY = 24 * 3600
"""How many seconds pass before what is asked for is marked as asked for again."""
KEPT = 7 * 24 * 3600
"""How many seconds what no site holds and no build asked for is kept, so that a change taken back costs nothing."""


@dataclass(frozen=True)
class Entry:
    """Files that were made together: the folder that holds them, and the SHA-256 of each by its name."""

    folder: Path
    files: Mapping[str, str]


@dataclass(frozen=True)
class Store:
    """A folder of entries."""

    folder: Path
    aside: Path
    """A folder on the same file system, of one build alone, in which entries are made."""
    anew: bool = False
    """Whether nothing is taken from it, so that all is made anew."""

    def held(self, key: str) -> Entry | None:
        """An entry; None where there is none, or where a file of it is missing or is not as it was made."""
        entry = None if self.anew else entry_in(self.folder, key)
        if entry and entry.folder.stat().st_mtime < time.time() - A_DAY:
            with suppress(OSError):  # it is somebody else's
                os.utime(entry.folder)
        return entry

    def put(self, key: str, files: Mapping[str, bytes | Path]) -> Entry:
        """Make an entry of files by their relative names, whole or not at all, in the place of a damaged one; a path is moved in."""
        made = self.aside / key
        shutil.rmtree(made, ignore_errors=True)
        for name, data in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(data, Path):
                data.rename(path)
            else:
                write_new(data, path)
        sums = {name: sha256_of(made / name) for name in files}
        _write_sums(made, sums)
        folder = _folder(self.folder, key)
        folder.parent.mkdir(parents=True, exist_ok=True)
        for left in reversed(range(_TRIES)):
            held = entry_in(self.folder, key)
            if held and held.files == sums:
                shutil.rmtree(made)  # what sites are linked to stays
                return held
            try:
                made.rename(folder)
                break
            except OSError:  # something damaged stands there, or what another build has made meanwhile
                if not left:
                    raise
                with suppress(OSError):
                    folder.rename(self.aside / f"{key}.{left}")
        return Entry(folder, sums)

    def prune(self) -> None:
        """Remove the entries that no site is linked to and that are old."""
        now = time.time()
        for entry in self.folder.glob("??/*"):
            with suppress(OSError):  # another build has removed it
                if entry.stat().st_mtime < now - KEPT and all(path.stat().st_nlink == 1 for path in entry.rglob("*") if path.is_file()):
                    _clear(entry)


def entries_held(store: Store, keys: Iterable[str], jobs: int) -> dict[str, Entry]:
    """The entries that a store holds of keys, looked through side by side: of each every file is read."""

    def held(key: str) -> tuple[str, Entry | None]:
        return key, store.held(key)

    looked_up = in_workers(held, list(dict.fromkeys(keys)), jobs, name="what is kept under {}".format, at_most=_A_LOOK, worth=_A_LOOK)
    return {key: entry for key, entry in looked_up if entry}


def entry_in(folder: Path, key: str) -> Entry | None:
    """The entry of a key in a folder of entries; None where there is none that is whole."""
    entry = _folder(folder, key)
    try:
        sums = _read_sums(entry)
        return Entry(entry, sums) if all(sha256_of(entry / name) == sha256 for name, sha256 in sums.items()) else None
    except (OSError, ValueError):
        return None


def link_entry(entry: Entry, folder: Path, key: str) -> None:
    """Let an entry stand in another folder of entries too."""
    place = _folder(folder, key)
    for name in (*entry.files, _SUMS):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        link(entry.folder / name, place / name)


def link(source: Path, place: Path) -> None:
    """Let a file stand at another place too; copied where the file system cannot do that."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)


def _clear(entry: Path) -> None:
    """Remove an entry, or what stands in the place of one."""
    if entry.is_dir():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)


def _folder(folder: Path, key: str) -> Path:
    return folder / key[:2] / key


def _write_sums(entry: Path, sums: Mapping[str, str]) -> None:
    lines = "".join(f"{sha256}  {name}\n" for name, sha256 in sums.items())
    write_new(f"{sha256_of_data(lines)}\n{lines}".encode(), entry / _SUMS)


def _read_sums(entry: Path) -> dict[str, str]:
    """Raises ValueError where the sums are not whole."""
    first, _, lines = (entry / _SUMS).read_text(encoding="utf-8").partition("\n")
    if first != sha256_of_data(lines):
        raise ValueError(entry)
    return {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines.splitlines())}
