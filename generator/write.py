"""The writer: pages and files into the documentation folder; what did not change is not touched, what is gone is removed."""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.faults import Misuse
from generator.made_with import sha256_of

MARKER = ".made-by-assessments"
"""The file that says a folder is ours to clean."""

PART = "part"
"""What a folder is marked with that holds pages which one or several of several machines made."""
_HELD = {
    "": "a site",
    "offline": "the offline edition of a site (made with --offline)",
    PART: "pages of one or several machines (made with --shard)",
}


Held = bytes | Path | Callable[[Path], object]
"""What a file is to hold: data, what another file holds, or what is written to a path that it is given."""


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


def write_file(held: Held, path: Path) -> bool:
    """Make a file hold what it is to hold. Gives whether it did not already.

    It is written aside and moved into its place: the file that was there may stand in a site too.
    """
    if not path.parent.is_dir():
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not callable(held) and _holds(path, held):
        return False
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    write_new(held, aside)
    if callable(held) and _holds(path, aside):
        aside.unlink()
        return False
    aside.replace(path)
    return True


def write_new(held: Held, path: Path) -> None:
    """Write a file that is not there, whole or not at all; an error names it."""
    try:
        with naming(path):
            if callable(held):
                held(path)
            elif isinstance(held, Path):
                shutil.copyfile(held, path)
            else:
                path.write_bytes(held)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _holds(path: Path, held: bytes | Path) -> bool:
    """Whether a file holds data, or what another does; that may be too much to be read whole."""
    try:
        if isinstance(held, Path):
            return path.stat().st_size == held.stat().st_size and sha256_of(path) == sha256_of(held)
        return path.read_bytes() == held
    except FileNotFoundError:
        return False


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
    start = len(f"{folder}/")
    for path, _, files in os.walk(folder):
        for there in (f"{path}/{name}" for name in files):
            if there[start:] not in kept and there[start:] != MARKER:
                Path(there).unlink()
    remove_empty_folders(folder, kept)


def remove_empty_folders(folder: Path, files: Iterable[str]) -> None:
    """Remove the folders below a folder that hold none of the files that it has, by relative path."""
    needed = set[str]()
    for name in files:
        while (name := name.rpartition("/")[0]) and name not in needed:
            needed.add(name)
    start = len(f"{folder}/")
    for path, folders, _ in os.walk(folder, topdown=False):
        for there in (f"{path}/{name}" for name in folders):
            if there[start:] not in needed:
                with suppress(OSError):  # it is a link to a folder
                    Path(there).rmdir()


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
