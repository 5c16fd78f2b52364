"""A file into its lines, whatever its form: chosen by what it holds, not by its name; what cannot be read is said in a sentence."""

import stat
from pathlib import Path

from generator.importing.read_text import read_text
from generator.importing.source import SourceText, UnreadableError

LARGEST = 50_000_000
"""Bytes a document may have. A session report of 300 pages has under 5 MB."""
LARGEST_TEXT = 5_000_000
"""Bytes a plain text may have; that of 300 pages has about 1 MB."""


def read(path: Path) -> SourceText:
    """The document's lines. UnreadableError, with a sentence that begins with the file's name, where it cannot be read."""
    try:
        return _document(path.name, _bytes(path))
    except UnreadableError as error:
        name = path.name if path.name.isprintable() else ascii(path.name)
        raise UnreadableError(f"{name} {error}") from None


def _document(name: str, raw: bytes) -> SourceText:
    if len(raw) > LARGEST_TEXT:
        raise UnreadableError(_too_large(len(raw), LARGEST_TEXT, "a plain text"))
    return SourceText(name, "text", read_text(raw))


def _bytes(path: Path) -> bytes:
    """What the file holds, read no further than the largest document."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableError("is no file; name the document itself" + (" in that folder" if stat.S_ISDIR(found.st_mode) else ""))
        if found.st_size > LARGEST:
            raise UnreadableError(_too_large(found.st_size, LARGEST, "a document"))
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UnreadableError("does not exist; is the name spelt as on the disk?") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _too_large(size: int, limit: int, what: str) -> str:
    return f"is {size / 1e6:.0f} MB, and {what} has at most {limit / 1e6:.0f} MB here; is it the right file?"
