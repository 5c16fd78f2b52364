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


def of_files(files: Iterable[Path]) -> list[str]:
    """The path and the hash of each of our files."""
    return [f"{path.relative_to(PROJECT).as_posix()} {sha256_of_data(path.read_bytes())}" for path in sorted(files)]


def of_code(folder: str) -> list[str]:
    """The path and the hash of each file of the program in a folder, or of one file, by its path."""
    return [each for each in PROGRAM if each.startswith(folder)]


@cache
def versions_of(*libraries: str) -> str:
    """The versions of libraries, of Python, and of what it was built upon: another may write the same as other bytes."""
    known = [f"{name} {importlib.metadata.version(name)}" for name in libraries]
    return ", ".join([*known, f"zlib {zlib.ZLIB_RUNTIME_VERSION}", f"SQLite {sqlite3.sqlite_version}", f"Python {sys.version}"])


def sha256_of_data(data: bytes | str) -> str:
    """The SHA-256 of data, or of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


PROGRAM = tuple(of_files(path for path in (PROJECT / "generator").rglob("*") if path.is_file() and path.suffix != ".pyc"))
"""Our own code as it is when this process begins: what is edited while it runs is not what it runs."""
