"""Whether what a PDF holds packed can be unpacked whole: a reader of PDF passes over damage in silence, and words would be lost."""

import re
import zlib

from generator.importing.source import UnreadableError

_STREAM = re.compile(rb">>\s*stream\r?\n")
_PACKED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_LONGEST_HEAD = 4096
"""Bytes in which a stream says how it is packed."""
_LARGEST_UNPACKED = 200_000_000
"""Bytes, pictures apart; a session report of 300 pages has about 10 MB."""
_STEP = 1_000_000


def refuse_damage(raw: bytes) -> None:
    """UnreadableError where a packed part of a PDF is damaged or cut off, or all of them unpack to far more than a document.

    Pictures are left out, and so is a PDF that is encrypted, whose parts cannot be seen from outside.
    """
    if b"/Encrypt" in raw:
        return
    left = _LARGEST_UNPACKED
    for match in _STREAM.finditer(raw):
        head = raw[max(0, raw.rfind(b"obj", 0, match.start()), match.start() - _LONGEST_HEAD) : match.start()]
        if _PACKED.search(head) and not _PICTURE.search(head):
            left -= _unpacked(raw[match.end() : _end(raw, match.end())], left)


def _end(raw: bytes, begin: int) -> int:
    end = raw.find(b"endstream", begin)
    return end if end >= 0 else len(raw)


def _unpacked(packed: bytes, most: int) -> int:
    """How many bytes a part unpacks to; one whose checksum is left off, as some programs do, passes."""
    unpacking = zlib.decompressobj()
    size = 0
    while packed and not unpacking.eof:
        try:
            size += len(unpacking.decompress(packed, _STEP))
        except zlib.error:
            raise UnreadableError(
                "is a damaged PDF: a part of it cannot be unpacked, so that words would be missing; download it again, or take another copy"
            ) from None
        packed = unpacking.unconsumed_tail
        if size > most:
            raise UnreadableError(
                f"unpacks to more than {_LARGEST_UNPACKED / 1e6:.0f} MB, far more than a document; it is damaged, or made to do harm: "
                "save its text as plain text and import that"
            )
    return size
