"""The text of a file's bytes, where it is certain which encoding they are in; else what is uncertain, and where."""

import re
import unicodedata

from generator.importing.source import UnreadableError

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WINDOWS = {f"cp{page}": f"Windows-{page}" for page in (1252, 1250, 1251, 1253, 1254, 1257)}
"""Western, Central European, Cyrillic, Greek, Turkish and Baltic. Curly quotation marks and dashes are the same bytes in all of them."""
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A sign of two to four bytes in UTF-8; in a Windows encoding it would be nonsense such as "â€™"."""
_WORD = re.compile(r"[^\W\d_]+")
_SAVE = "open it in an editor that shows it right, save it as UTF-8, and import that"


def decoded(raw: bytes) -> str:
    """The text; UnreadableError where it is not certain what the bytes say.

    UTF-8 and UTF-16 are certain by their form. A text of Windows is certain where each of its encodings says the same, but for those
    that would mix two scripts in a word.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    if b"\0" in raw:
        return _utf_16(raw)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        if _SEQUENCE.search(raw):
            raise UnreadableError(
                f"is UTF-8 text but for the byte {raw[error.start]:02X} in {_place(raw, error.start)}; it was damaged, or is cut off "
                f"there: take another copy, or {_SAVE}"
            ) from None
        return _windows(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-SIG")
        raise UnreadableError(
            f"begins as {name} text, but is none from byte {error.start + 1} on; it was damaged, or is cut off there: take another copy"
        ) from None


def _utf_16(raw: bytes) -> str:
    """UTF-16 that lacks its first sign, in the one of its two orders in which it is text."""
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # A space or line end read in the wrong order is U+2000 or U+0A00, and no text is without either.
        if "\0" not in text and (" " in text or "\n" in text):
            readings.append(text)
    if len(readings) != 1:
        raise UnreadableError(
            "holds NUL bytes, as programs, pictures and other binary files do, and is no UTF-16 text; "
            "import the document as PDF, DOCX or plain text"
        )
    return readings[0]


def _windows(raw: bytes) -> str:
    readings = {name: text for encoding, name in _WINDOWS.items() if (text := _in_whole_words(raw, encoding)) is not None}
    if not readings:
        raise UnreadableError(f"is neither UTF-8 nor UTF-16 text, nor in an encoding of Windows; {_SAVE}")
    name, text = next(iter(readings.items()))
    for other, reading in readings.items():
        if reading != text:
            at = next(at for at, (one, two) in enumerate(zip(text, reading, strict=True)) if one != two)
            raise UnreadableError(
                f"is not UTF-8 text, and the byte {raw[at]:02X} in {_place(raw, at)} is “{text[at]}” in {name} and “{reading[at]}” "
                f"in {other}; {_SAVE}"
            )
    return text


def _in_whole_words(raw: bytes, encoding: str) -> str | None:
    """The bytes in an encoding of one byte a sign; None where it lacks one of them, or a word would mix scripts: "Cafй"."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    return None if any(len({_script(letter) for letter in set(word)}) > 1 for word in words) else text


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]


def _place(raw: bytes, at: int) -> str:
    line = raw.count(b"\n", 0, at) + 1
    before = raw[raw.rfind(b"\n", 0, at) + 1 : at]
    return f"line {line}, column {len(before.decode(errors='ignore')) + 1}"
