"""A PDF with text into lines in reading order, with running heads, page marks, notes and cells marked."""

import unicodedata
from collections.abc import Iterator, Sequence

from generator.importing.pdf_columns import SetLine, lines_of
from generator.importing.pdf_edges import PageParts, is_page_mark, parts_of
from generator.importing.pdf_pages import PrintedPage, printed_pages
from generator.importing.pdf_rows import Row, Usual, aslant, rows_of, usual
from generator.importing.pdf_streams import refuse_damage
from generator.importing.source import Kind, Line, UnreadableError

_END = b"%%EOF"
_NEAR_THE_END = 1024
"""Bytes within which a PDF ends after its last mark (PDF 1.7, implementation note 18)."""
_OCR = "have its text recognized by a program (OCR), check it word by word against the picture, and import that as plain text"


def read_pdf(raw: bytes) -> tuple[Line, ...]:
    """The lines of a PDF; UnreadableError where it is encrypted, cut off or damaged, or a page of it is only a picture."""
    if _END not in raw[-_NEAR_THE_END:]:
        raise UnreadableError("is a PDF that is cut off: its end is missing; download it again")
    refuse_damage(raw)
    pages = tuple(printed_pages(raw))
    _refuse_pictures(pages)
    _refuse_what_is_uncertain(pages)
    rows = [rows_of(page) for page in pages]
    most = usual(rows)
    parts = parts_of(rows, [page.rules for page in pages], most)
    return tuple(_numbered(_kinds(page, part, most) for page, part in zip(pages, parts, strict=True)))


def _refuse_pictures(pages: Sequence[PrintedPage]) -> None:
    without_text = [number for number, page in enumerate(pages, 1) if not page.runs]
    if len(without_text) == len(pages):
        raise UnreadableError(f"is a PDF without text, perhaps of scanned pages; {_OCR}")
    for number in without_text:
        if pages[number - 1].pictures:
            raise UnreadableError(f"is a PDF whose page {number} is a picture without text; {_OCR}")


def _refuse_what_is_uncertain(pages: Sequence[PrintedPage]) -> None:
    for number, page in enumerate(pages, 1):
        if page.hidden:
            raise UnreadableError(
                f"is a PDF with text on page {number} that is not shown, behind a picture as programs that recognize text (OCR) put "
                "it, or beyond the edges; check it word by word against what is shown, and import that as plain text"
            )
        if any(unicodedata.bidirectional(sign) in ("R", "AL") for run in page.runs for sign in run.text):
            raise UnreadableError(
                f"is a PDF with writing from right to left on page {number}, whose order is uncertain here; import the document as DOCX or "
                "plain text"
            )


def _kinds(page: PrintedPage, parts: PageParts, most: Usual) -> Iterator[tuple[Kind, SetLine]]:
    """The lines of a page in reading order, each with what it is."""
    yield from _edge(parts.heads)
    for line in lines_of(parts.text, page.rules, most):
        yield "text", line
    for line in lines_of(parts.notes, (), most):
        yield "note", line
    yield from _edge(parts.feet)
    for text in aslant(page):
        yield "running head", SetLine(text)


def _edge(rows: Sequence[Row]) -> Iterator[tuple[Kind, SetLine]]:
    for row in rows:
        for segment in row.segments:
            yield "page mark" if is_page_mark(segment.text) else "running head", SetLine(segment.text)


def _numbered(pages: Iterator[Iterator[tuple[Kind, SetLine]]]) -> Iterator[Line]:
    number = 0
    for page, lines in enumerate(pages, 1):
        begun = False
        for kind, line in lines:
            number += 1
            begins = bool(line.text) and not begun
            begun = begun or begins
            yield Line(line.text.strip(), number, page, begins, kind, line.markers, line.cell)
