"""The real text as blocks again, and printed as PDF and as a page for a browser, in the forms that the UN's documents have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from itertools import pairwise
from typing import Any, Literal

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle
from ruamel.yaml import YAML

from generator.text import paragraphs_of
from tests.conftest import CONTENT

KAZAKHSTAN = next((CONTENT / "sources").glob("*.txt"))
RECORD = CONTENT / "assessments" / "ccpr" / "123" / "kaz.yaml"
HEAD = "CCPR/C/123/2"


@dataclass
class Block:
    """Lines that are set alike: a row of a table with its label, a lettered point, a note, or the rest."""

    kind: Literal["text", "row", "point", "note"]
    label: str = ""
    lines: list[str] = field(default_factory=list)


def pages_of(text: str) -> list[list[str]]:
    """The lines of each page."""
    pages: list[list[str]] = []
    for number, line in enumerate(text.splitlines()):
        if number == 0 or line.startswith(" "):
            pages.append([])
        pages[-1].append(line.strip())
    return pages


def blocks_of(lines: list[str]) -> Iterator[Block]:
    """The blocks of a page of the real text: an empty line stands where the extraction met a cell's end."""
    rest = [*lines, ""]
    while rest:
        line = rest.pop(0)
        if line == "1":
            yield Block("note", "1", _until_empty(rest[1:] if not rest[0] else rest))
            return
        if re.fullmatch(r"[A-E]|[A-Z].{5,25}:", line) and rest[0] == "":
            rest.pop(0)
            yield Block("row", line, _taken_until_empty(rest))
        elif line.startswith("Non-governmental organizations: "):
            label, first = line.split(": ")
            yield Block("row", f"{label}:", [first, *(rest.pop(0) for _ in range(3))])
        elif re.fullmatch(r"\([a-f]\)", line):
            while not rest[0]:
                rest.pop(0)
            yield Block("point", line, [rest.pop(0)])
        elif line:
            yield Block("text", lines=[line])


def _until_empty(lines: list[str]) -> list[str]:
    return lines[: lines.index("")]


def _taken_until_empty(lines: list[str]) -> list[str]:
    taken = _until_empty(lines)
    del lines[: len(taken) + 1]
    return taken


PAGE = "\f"


def page_begun(number: int) -> list[Block]:
    return [Block("text", lines=[PAGE])] if number else []


def whole(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with their lines joined to whole paragraphs, as the record has them; a page's begin stands within as a form feed."""
    known = {_letters(paragraph) for text in _texts(YAML(typ="safe").load(RECORD)) for paragraph in paragraphs_of(text)}
    rest = list(blocks)
    begun = ""
    while rest:
        block = rest.pop(0)
        if block.lines == [PAGE]:
            begun = PAGE
            continue
        words = begun + " ".join(block.lines)
        begun = ""
        while block.kind != "row" and rest and rest[0].kind == "text" and _goes_on(words, rest[0].lines[0], known):
            words += rest[0].lines[0] if rest[0].lines == [PAGE] else f" {rest[0].lines[0]}"
            rest.pop(0)
        if words.endswith(PAGE):
            words, begun = words.removesuffix(PAGE), PAGE
        yield Block(block.kind, block.label, re.split(r" (?=CCPR/C/KAZ/CO/2/Add.2)", words) if block.kind == "row" else [words])


def _goes_on(words: str, line: str, known: set[str]) -> bool:
    joined = _letters(f"{words}{line}")
    starts = {joined, _letters(f"{words}{line}".split(":", 1)[-1])} if ":" in words else {joined}
    return any(len(start) > 20 and paragraph.startswith(start) for start in starts for paragraph in known)


def _letters(text: str) -> str:
    return re.sub(r"[\s-]|^\([a-f]\) ", "", text)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def as_pdf(text: str, password: str | None = None) -> bytes:
    """The text page by page as a PDF: heads and page numbers from the second page on, notes under a rule, tables in two columns."""
    out = BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, encrypt=encryption, invariant=1)
    for number, lines in enumerate(pages_of(text), 1):
        if number > 1:
            canvas.setFont("Times-Roman", 9)
            canvas.drawString(60 if number % 2 == 0 else 480, 800, HEAD)
            canvas.drawString(60 if number % 2 == 0 else 530, 30, str(number))
        _print_page(canvas, list(blocks_of(lines)))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _print_page(canvas: Canvas, blocks: list[Block]) -> None:
    height = 770.0
    canvas.setFont("Times-Roman", 10)
    for before, block in pairwise([Block("text"), *blocks]):
        height -= 6 if "row" in (before.kind, block.kind) else 0
        if block.kind == "note":
            _print_note(canvas, block)
            continue
        if block.kind == "row":
            canvas.drawString(60, height, block.label)
        if block.kind == "point":
            canvas.drawString(85, height, block.label)
        for line in block.lines:
            _print_line(canvas, {"row": 230, "point": 110}.get(block.kind, 60), height, line)
            height -= 11.5


def _print_line(canvas: Canvas, left: float, height: float, line: str) -> None:
    text = canvas.beginText(left, height)
    words, marker = re.fullmatch(r"(.*?)((?<=replies)1)?", line).groups()
    text.textOut(words)
    if marker:
        text.setFont("Times-Roman", 6)
        text.setRise(3.5)
        text.textOut(marker)
        text.setFont("Times-Roman", 10)
        text.setRise(0)
    canvas.drawText(text)


def _print_note(canvas: Canvas, note: Block) -> None:
    canvas.line(60, 84, 150, 84)
    marker = canvas.beginText(70, 70)
    marker.setFont("Times-Roman", 5)
    marker.setRise(3)
    marker.textOut(note.label)
    marker.setRise(0)
    canvas.drawText(marker)
    canvas.setFont("Times-Roman", 8)
    for step, line in enumerate(note.lines):
        canvas.drawString(85 if step == 0 else 60, 70 - 10 * step, line)
    canvas.setFont("Times-Roman", 10)


def as_set(text: str, width: float, indent: float, first: float, cells: str = "TOP") -> bytes:
    """The text as a PDF of justified paragraphs and ruled tables of a width, paragraphs set in, their first lines more; no footnote.

    `cells`: where the text of a cell stands in it, TOP, MIDDLE or BOTTOM.
    """
    style = ParagraphStyle(
        "text", fontName="Times-Roman", leading=12, alignment=TA_JUSTIFY, spaceAfter=6, leftIndent=indent, firstLineIndent=first
    )
    flow: list[Any] = []
    rows: list[list[Any]] = []
    for block in [*whole([block for lines in pages_of(text) for block in blocks_of(lines) if block.kind != "note"]), None]:
        if block is not None and block.kind == "row":
            rows.append([Paragraph(escape(block.label), style), [Paragraph(escape(line), style) for line in block.lines]])
            continue
        if rows:
            top = TableStyle([("VALIGN", (0, 0), (-1, -1), cells), ("GRID", (0, 0), (-1, -1), 0.5, black)])
            flow.append(Table(rows, colWidths=[width * 0.4, width * 0.6], style=top))
            rows = []
        if block is not None:
            flow.append(Paragraph(escape(f"{block.label} {block.lines[0]}".strip()), style))
    out = BytesIO()
    SimpleDocTemplate(out, leftMargin=60, rightMargin=535 - width, invariant=1).build(flow, onFirstPage=_head, onLaterPages=_head)
    return out.getvalue()


def _head(canvas: Canvas, document: Any) -> None:
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(60, 800, HEAD)
    canvas.drawString(300, 30, str(document.page))


def as_html(text: str) -> str:
    """The text as a page for a browser to print: justified paragraphs, ruled tables, points set in; without its footnote."""
    blocks = [block for lines in pages_of(text) for block in blocks_of(lines) if block.kind != "note"]
    body = ""
    for block in whole(blocks):
        lines = "<br>".join(escape(line.removesuffix("1") if line.endswith("replies1") else line) for line in block.lines)
        if block.kind == "row":
            body += f"<table><tr><td>{escape(block.label)}</td><td>{lines}</td></tr></table>"
        else:
            body += f"<p>{f'<span>{block.label}</span>' if block.label else ''}{lines}</p>"
    return f'<html lang="en"><style>{_STYLE}</style>{body}</html>'


_STYLE = """
body { font: 10.5pt/1.25 serif; text-align: justify }
p { margin: 0 0 6pt }
table { border-collapse: collapse }
td { border: 1px solid; padding: 4px; vertical-align: top; width: 24em }
td:first-child { width: 10em }
span { display: inline-block; width: 3em }
"""
