"""The whole site: each file with what it holds, whether a folder holds exactly that already, and a folder that does, made aside."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import addresses
from generator.build.store import Entry, link
from generator.edition import THEME, theme_files
from generator.made_with import sha256_of, sha256_of_data
from generator.write import MARKER, remove_empty_folders, write_new


@dataclass(frozen=True)
class File:
    """What a file of the site holds: what stands in another file, which is linked where that is never written to, or data."""

    sha256: str
    source: Path | bytes
    linked: bool = False


def whole(entries: Iterable[tuple[str, Entry]], documentation: Path, data: Mapping[str, str], edition: str) -> dict[str, File]:
    """Every file of a site but the sums, by its path: the entries, each in its folder of the site, data files, what the theme brings.

    `data`: the SHA-256 of files of the documentation folder, by path.
    """
    files = {
        f"{place}{name}": File(sha256, entry.folder / name, linked=True) for place, entry in entries for name, sha256 in entry.files.items()
    }
    files |= {path: File(sha256, documentation / path, linked=True) for path, sha256 in data.items()}
    static = [path for path in theme_files() if path.is_relative_to(THEME / "static")]
    files |= {path.relative_to(THEME).as_posix(): File(sha256_of(path), path) for path in static}
    return files | {MARKER: _of_data(edition)}


def summed(files: Mapping[str, File]) -> dict[str, File]:
    """The files of a site and, over all of them, the sums."""
    sums = "".join(f"{file.sha256}  {name}\n" for name, file in sorted(files.items()))
    return {**files, addresses.SUMS.lstrip("/"): _of_data(sums)}


def stands(files: Mapping[str, File], folder: Path) -> bool:
    """Whether a folder holds exactly the files: the very ones where they are linked, else the same bytes."""
    found = dict(_inodes(folder))
    device = folder.stat().st_dev
    return found.keys() == files.keys() and all(
        _is_linked(file, found[name], device) or sha256_of(folder / name) == file.sha256 for name, file in files.items()
    )


def write_whole(files: Mapping[str, File], folder: Path) -> None:
    """Make a folder hold exactly the files of a site; of an earlier site in it the very files that are linked stay."""
    left = _without_others(files, folder) if folder.is_dir() else set[str]()
    missing = [name for name in files if name not in left]
    for path in sorted({(folder / name).parent for name in missing}):
        path.mkdir(parents=True, exist_ok=True)
    for name in missing:
        source = files[name].source
        if isinstance(source, bytes):
            write_new(source, folder / name)
        elif files[name].linked:
            link(source, folder / name)
        else:
            shutil.copyfile(source, folder / name)


def _without_others(files: Mapping[str, File], folder: Path) -> set[str]:
    """Remove from a folder what is not the very file that the site links there, and folders that hold none; gives what is left."""
    device = folder.stat().st_dev
    left = set()
    for name, inode in list(_inodes(folder)):
        if name in files and _is_linked(files[name], inode, device):
            left.add(name)
        else:
            (folder / name).unlink()
    remove_empty_folders(folder, left)
    return left


def _inodes(folder: Path) -> Iterator[tuple[str, int]]:
    """The files below a folder, by path, with what the file system knows each by."""
    waiting = [""]
    while waiting:
        start = waiting.pop()
        with os.scandir(f"{folder}/{start}") as held:
            for entry in held:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{start}{entry.name}/")
                else:
                    yield f"{start}{entry.name}", entry.inode()


def _is_linked(file: File, inode: int, device: int) -> bool:
    """Whether a file of the site is the very one it was made of, whose bytes were read when its entry was taken from the store."""
    if not file.linked or isinstance(file.source, bytes):
        return False
    source = file.source.stat()
    return (source.st_ino, source.st_dev) == (inode, device)


def _of_data(text: str) -> File:
    data = text.encode()
    return File(sha256_of_data(data), data)
