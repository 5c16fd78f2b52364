"""The writer: pages and files into the documentation folder; what did not change is not touched, what is gone is removed."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.faults import Misuse

MARKER = ".made-by-assessments"
"""The file that says a folder is ours to clean."""

PART = "part"
"""What a folder is marked with that holds pages which one or several of several machines made."""
_HELD = {
    "": "a site",
    "offline": "the offline edition of a site (made with --offline)",
    PART: "pages of one or several machines (made with --shard)",
}


class NotOursError(Misuse):
    """A folder that holds files and was not made by this tool: it is never cleaned."""


def write_files(files: Mapping[str, bytes | Path], folder: Path) -> int:
    """Make the folder hold exactly the files, by relative path; a path instead of data is copied. Gives how many were written.

    Raises NotOursError when the folder holds files and was not made by this tool.
    """
    claim(folder)
    written = sum(write_file(held, folder / name) for name, held in files.items())
    remove_others(folder, files)
    return written


def write_file(held: bytes | Path, path: Path) -> bool:
    """Make a file hold data, or what another file holds. Gives whether it did not already.

    It is written aside and moved into its place: the file that was there may stand in a site too.
    """
    data = held.read_bytes() if isinstance(held, Path) else held
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        write_new(data, aside)
    except FileNotFoundError:  # most files are not the first of their folder
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(data, aside)
    aside.replace(path)
    return True


def write_new(data: bytes, path: Path) -> None:
    """Write a file that is not there, whole or not at all; an error names it."""
    try:
        with naming(path):
            path.write_bytes(data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """An error of the system names the file that is written meanwhile, which it does not where the disk is full."""
    try:
        yield
    except OSError as error:
        if error.filename:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from None


def remove_others(folder: Path, kept: Collection[str]) -> None:
    """Remove from a folder of ours every file but those kept, by relative path, and every folder that is left empty."""
    for path, _, files in os.walk(folder):
        start = Path(path).relative_to(folder).as_posix().removeprefix(".")
        for name in files:
            below = f"{start}/{name}" if start else name
            if below not in kept and below != MARKER:
                Path(path, name).unlink()
    remove_empty_folders(folder, kept)


def remove_empty_folders(folder: Path, files: Iterable[str]) -> None:
    """Remove the folders below a folder that hold none of the files that it has, by relative path."""
    needed = set[str]()
    for name in files:
        while (name := name.rpartition("/")[0]) and name not in needed:
            needed.add(name)
    for path, folders, _ in os.walk(folder, topdown=False):
        for name in folders:
            below = Path(path, name)
            if below.relative_to(folder).as_posix() not in needed:
                with suppress(OSError):  # it is a link to a folder
                    below.rmdir()


def claim(folder: Path, edition: str = "") -> None:
    """Make the folder and mark it as ours, and as of an edition; NotOursError when it holds something else."""
    refuse_others(folder, edition)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARKER).exists():
        write_new(edition.encode(), folder / MARKER)


def refuse_others(folder: Path, edition: str) -> None:
    """NotOursError when a folder holds something else than what is ours and of an edition; nothing is written."""
    if folder.exists() and not folder.is_dir():
        raise NotOursError(f"{folder} is a file; name a folder, or remove it yourself")
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / MARKER).is_file():
        raise NotOursError(f"{folder} holds files and was not made by this command; name an empty folder, or remove it yourself")
    marked = (folder / MARKER).read_text(errors="replace")
    if marked != edition:
        held = f"holds {_HELD.get(marked, 'something else of ours')}, and not {_HELD[edition]}"
        raise NotOursError(f"{folder} {held}; name another folder, or remove it yourself")
