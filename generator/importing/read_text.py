"""A plain text into lines: each as it stands, with its number, and its page where page breaks are marked."""

import re
from collections.abc import Iterator

from generator.importing.decode import decoded
from generator.importing.marked_up import read_marks
from generator.importing.source import MOST_LINES, Line, UnreadableError

_LINE_END = re.compile(r"\r\n|\r|\n")
_NO_TEXT = re.compile(r"[^\t\n\f\r -~\xa0-\U0010ffff]|\ufffd")
"""Control characters, and the sign that stands for what a conversion lost."""

_TABLE_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")


def read_text(raw: bytes) -> tuple[Line, ...]:
    """The lines of a text file, empty ones included; UnreadableError where the bytes are no text.

    A page begins at a form feed; in a text without any, at a line that begins with one space, as extractions from PDF mark it.
    """
    text = decoded(raw)
    fault = _NO_TEXT.search(text)
    if fault:
        raise UnreadableError(_said(text, fault))
    if not text.strip():
        raise UnreadableError("holds no words; is it the right file?")
    written = _LINE_END.split(text)
    if len(written) > MOST_LINES:
        raise UnreadableError(f"has {len(written)} lines, and a document has at most {MOST_LINES} here; is it the right file?")
    return tuple(_lines(written, by_form_feed="\f" in text))


def _lines(written: list[str], by_form_feed: bool) -> Iterator[Line]:
    if not written[-1]:
        written.pop()  # the last line's end begins no other line
    page = 1
    begins_page = True
    for number, line in enumerate(written, 1):
        pieces = line.split("\f")
        if not by_form_feed and number > 1 and re.match(r" \S", line):
            page, begins_page = page + 1, True
        for place, piece in enumerate(pieces):
            if place > 0:
                page, begins_page = page + 1, True
            if len(pieces) > 1 and not piece.strip():
                continue  # a form feed at a line's end: the next line begins the page
            for text in _cells(piece.strip()):
                yield read_marks(Line(text, number, page, begins_page))
                begins_page = False


def _cells(text: str) -> list[str]:
    """A line as it is; a row of a table as Markdown writes it, `| Follow-up paragraphs | 18 |`, cell by cell."""
    if _TABLE_RULE.fullmatch(text):
        return [""]
    row = text.startswith("| ") and text.endswith(" |") and text.strip("| ")
    return [f"| {cell.strip()}" for cell in text.split("|") if cell.strip()] if row else [text]


def _said(text: str, fault: re.Match[str]) -> str:
    before = _LINE_END.split(text[: fault.start()])
    place = f"line {len(before)}, column {len(before[-1]) + 1}"
    if fault[0] == "\ufffd":
        return f"holds U+FFFD in {place}, which stands for a letter that a conversion lost; make the text anew from the document"
    return f"holds U+{ord(fault[0]):04X} in {place}, a control character, which is no text; take another copy, or delete the character"
