"""The writer: pages and files into the documentation folder; what did not change is not touched, what is gone is removed."""

from collections.abc import Mapping
from pathlib import Path

MARKER = ".made-by-assessments"
"""The file that says a folder is ours to clean."""


class NotOursError(Exception):
    """A folder that holds files and was not made by this tool: it is never cleaned."""


def write_files(files: Mapping[str, bytes | Path], folder: Path) -> int:
    """Make the folder hold exactly the files, by relative path; a path instead of data is copied. Gives how many were written.

    Raises NotOursError when the folder holds files and was not made by this tool.
    """
    claim(folder)
    written = 0
    for name, held in files.items():
        path = folder / name
        data = held.read_bytes() if isinstance(held, Path) else held
        if path.is_file() and path.read_bytes() == data:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written += 1
    _remove_others(folder, {folder / name for name in files} | {folder / MARKER})
    return written


def claim(folder: Path, edition: str = "", *, new: bool = False) -> None:
    """Make the folder and mark it as ours, and as of an edition; NotOursError when it holds something else. `new`: we have just made it."""
    marker = folder / MARKER
    if not new and folder.is_dir() and any(folder.iterdir()):
        if not marker.exists():
            raise NotOursError(f"{folder} holds files and was not made by this command; name an empty folder, or remove it yourself")
        if marker.read_text() != edition:
            raise NotOursError(
                f"{folder} was made {'without' if edition else 'with'} --offline; name another folder, or remove it yourself"
            )
    folder.mkdir(parents=True, exist_ok=True)
    marker.write_text(edition)


def _remove_others(folder: Path, kept: set[Path]) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path not in kept:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
