"""A text as the terms it is found by offline: without accents and case, and a compound both whole and in its parts.

theme/search/minisearch-engine.js does the same to what a reader types; a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterator

_JOINED = "-\u2010\u2011'’"
_WORD = re.compile(rf"[^\W_]+(?:[{_JOINED}][^\W_]+)*")
_PARTS = re.compile(rf"[{_JOINED}]")


def plain(text: str) -> str:
    """The text without accents and case: `Türkiye` is `turkiye`."""
    if text.isascii():
        return text.lower()
    return "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.category(each).startswith("M")).lower()


def terms(text: str) -> Iterator[str]:
    """The terms of a text: `ill-treatment` gives illtreatment, ill, treatment; a single letter after a mark (`State’s`) is dropped."""
    for word in _WORD.findall(plain(text)):
        parts = [part for part in _PARTS.split(word) if len(part) > 1] if len(word) > 1 else [word]
        if len(parts) > 1:
            yield "".join(parts)
        yield from parts
