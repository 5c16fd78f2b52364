"""A file into its lines, whatever its form: chosen by what it holds, not by its name; what cannot be read is said in a sentence."""

import stat
from pathlib import Path
from typing import Literal

from generator.importing.confined import confined
from generator.importing.read_docx import read_docx
from generator.importing.read_pdf import read_pdf
from generator.importing.read_text import read_text
from generator.importing.source import Line, SourceText, UnreadableError
from generator.problems import printable

LARGEST = 50_000_000
"""Bytes a document may have. A session report of 300 pages has under 5 MB."""
LARGEST_TEXT = 5_000_000
"""Bytes a plain text may have; that of 300 pages has about 1 MB."""
_HEAD = 1024
"""Bytes within which a PDF begins; before it may stand what a mail program or a server added."""

_OTHER_FORMS = (
    (b"\xd0\xcf\x11\xe0", "is an old Word document (.doc), or one locked with a password; open it in a word processor, save it as .docx"),
    (b"{\\rtf", "is a rich text document (.rtf); open it in a word processor, save it as .docx"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"II*\0", "is a picture"),
    (b"MM\0*", "is a picture"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "is an archive (7z); unpack it"),
    (b"Rar!", "is an archive (RAR); unpack it"),
    (b"%!PS", "is a PostScript document; convert it to PDF"),
)
_WEB_PAGE = (b"<!doctype html", b"<html", b"<?xml")


def read(path: Path) -> SourceText:
    """The document's lines. UnreadableError, with a sentence that begins with the file's name, where it cannot be read."""
    try:
        form, lines = _document(path.suffix.lower(), _bytes(path))
        return SourceText(path.name, form, lines)
    except UnreadableError as error:
        raise UnreadableError(f"{printable(path.name)} {error}") from None


def _document(suffix: str, raw: bytes) -> tuple[Literal["text", "PDF", "DOCX"], tuple[Line, ...]]:
    if not raw:
        raise UnreadableError("is empty; download it again")
    if b"%PDF-" in raw[:_HEAD]:
        return "PDF", confined(read_pdf, raw)
    if raw.startswith(b"PK\x03\x04"):
        return "DOCX", confined(read_docx, raw)
    for sign, said in _OTHER_FORMS:
        if raw.startswith(sign):
            raise UnreadableError(f"{said}, and import that" if ";" in said else f"{said}; import the document as PDF, DOCX or plain text")
    if raw[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB_PAGE):
        raise UnreadableError("is a web page or other markup, not the document it may lead to; download the document itself")
    if len(raw) > LARGEST_TEXT:
        raise UnreadableError(_too_large(len(raw), LARGEST_TEXT, "a plain text"))
    lines = read_text(raw)
    if suffix in (".pdf", ".docx", ".doc"):
        raise UnreadableError(f"is named {suffix}, but holds plain text; if that is the document, rename it to end in .txt")
    return "text", lines


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
