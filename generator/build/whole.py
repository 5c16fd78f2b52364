"""The whole site: each file with what it holds, whether a folder holds exactly that already, and a folder that does, made aside."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import addresses
from generator.build.store import Entry, link, sha256_of
from generator.edition import THEME
from generator.write import MARKER


@dataclass(frozen=True)
class File:
    """What a file of the site holds: what stands in another file, which is linked where that is never written to, or data."""

    sha256: str
    source: Path | bytes
    linked: bool = False


def whole(entries: Iterable[tuple[str, Entry]], documentation: Path, data: Mapping[str, str], edition: str) -> dict[str, File]:
    """Every file of a site, by its path: the entries, each in its folder of the site, data files, what the theme brings, and the sums.

    `data`: the SHA-256 of files of the documentation folder, by path.
    """
    files = {
        f"{place}{name}": File(sha256, entry.folder / name, linked=True) for place, entry in entries for name, sha256 in entry.files.items()
    }
    files |= {path: File(sha256, documentation / path, linked=True) for path, sha256 in data.items()}
    static = sorted(path for path in (THEME / "static").rglob("*") if path.is_file())
    files |= {path.relative_to(THEME).as_posix(): File(sha256_of(path), path) for path in static}
    files[MARKER] = _of_data(edition)
    sums = "".join(f"{file.sha256}  {name}\n" for name, file in sorted(files.items()))
    return files | {addresses.SUMS.lstrip("/"): _of_data(sums)}


def stands(files: Mapping[str, File], folder: Path) -> bool:
    """Whether a folder holds exactly the files: the very ones where they are linked, else the same bytes."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return found.keys() == files.keys() and all(_is_held(files[name], path) for name, path in found.items())


def write_whole(files: Mapping[str, File], folder: Path) -> None:
    """Write the files of a site into a new folder."""
    for path in sorted({(folder / name).parent for name in files}):
        path.mkdir(parents=True, exist_ok=True)
    for name, file in files.items():
        if isinstance(file.source, bytes):
            (folder / name).write_bytes(file.source)
        elif file.linked:
            link(file.source, folder / name)
        else:
            shutil.copyfile(file.source, folder / name)


def _is_held(file: File, path: Path) -> bool:
    if file.linked and isinstance(file.source, Path) and file.source.samefile(path):
        return True  # and it was read when its entry was taken from the store
    return sha256_of(path) == file.sha256


def _of_data(text: str) -> File:
    data = text.encode()
    return File(hashlib.sha256(data).hexdigest(), data)
