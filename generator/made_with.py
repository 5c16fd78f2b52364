"""What things are made with, as hashes and versions: our own code, our files, the libraries."""

import hashlib
import importlib.metadata
import sqlite3
import sys
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
"""Where mkdocs.yml and theme/ stand."""
_AT_ONCE = 2**20


def of_files(files: Iterable[Path]) -> list[str]:
    """The path and the hash of each of our files."""
    return [f"{path.relative_to(PROJECT).as_posix()} {sha256_of_data(path.read_bytes())}" for path in sorted(files)]


def stamps_of(files: Iterable[Path]) -> list[tuple[int, int, int]] | None:
    """What is another once a file was written to, for where hashes would take too long; None where a file is gone."""
    try:
        return [(told.st_ino, told.st_size, told.st_mtime_ns) for told in (path.stat() for path in files)]
    except OSError:
        return None


def of_code(path: str) -> list[str]:
    """The path and the hash of each file of the program below a path, or of the file that it names."""
    found = [each for each in PROGRAM if each.startswith(path)]
    assert found, path
    return found


@cache
def versions_of(*libraries: str) -> str:
    """The versions of libraries and of Python: another may write the same as other bytes."""
    return ", ".join([*(f"{name} {importlib.metadata.version(name)}" for name in libraries), f"Python {sys.version}"])


def sha256_of_data(data: bytes | str) -> str:
    """The SHA-256 of data, or of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb", buffering=0) as file:  # most files are small: a buffer takes as long to make as the file to read
        while data := file.read(_AT_ONCE):
            found.update(data)
    return found.hexdigest()


ZLIB = f"zlib {zlib.ZLIB_RUNTIME_VERSION}"
SQLITE = f"SQLite {sqlite3.sqlite_version}"
"""What Python was built upon, where that decides what is written."""

PROGRAM = tuple(of_files(path for path in (PROJECT / "generator").rglob("*") if path.is_file() and "__pycache__" not in path.parts))
"""Our own code, asked for once, when this process begins: what is edited while it runs is not what it runs."""
