"""The real text as a document again: its pages as blocks, printed as a PDF and as a DOCX in the forms that the UN's documents have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from itertools import pairwise
from typing import Any, Literal

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
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


def as_docx(text: str) -> bytes:
    """The text as a DOCX: whole paragraphs, tables, a footnote, letters by automatic numbering where they run from (a)."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    _add_field(document.sections[0].footer.paragraphs[0], "PAGE", "2")
    blocks = [block for number, lines in enumerate(pages_of(text)) for block in [*_page_begun(number), *blocks_of(lines)]]
    note = next(block for block in blocks if block.kind == "note")
    _add_footnotes(document, " ".join(note.lines))
    blocks.remove(note)
    _write(document, list(_whole(blocks)))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def as_set(text: str, width: float, indent: float, first: float) -> bytes:
    """The text as a PDF of justified paragraphs and ruled tables of a width, paragraphs set in, their first lines more; no footnote."""
    style = ParagraphStyle(
        "text", fontName="Times-Roman", leading=12, alignment=TA_JUSTIFY, spaceAfter=6, leftIndent=indent, firstLineIndent=first
    )
    flow: list[Any] = []
    rows: list[list[Any]] = []
    for block in [*_whole([block for lines in pages_of(text) for block in blocks_of(lines) if block.kind != "note"]), None]:
        if block is not None and block.kind == "row":
            rows.append([Paragraph(escape(block.label), style), [Paragraph(escape(line), style) for line in block.lines]])
            continue
        if rows:
            top = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("GRID", (0, 0), (-1, -1), 0.5, black)])
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
    for block in _whole(blocks):
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

_PAGE = "\f"


def _page_begun(number: int) -> list[Block]:
    return [Block("text", lines=[_PAGE])] if number else []


def _whole(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with their lines joined to whole paragraphs, as the record has them; a page's begin stands within as a form feed."""
    known = {_letters(paragraph) for text in _texts(YAML(typ="safe").load(RECORD)) for paragraph in paragraphs_of(text)}
    rest = list(blocks)
    begun = ""
    while rest:
        block = rest.pop(0)
        if block.lines == [_PAGE]:
            begun = _PAGE
            continue
        words = begun + " ".join(block.lines)
        begun = ""
        while block.kind != "row" and rest and rest[0].kind == "text" and _goes_on(words, rest[0].lines[0], known):
            words += rest[0].lines[0] if rest[0].lines == [_PAGE] else f" {rest[0].lines[0]}"
            rest.pop(0)
        if words.endswith(_PAGE):
            words, begun = words.removesuffix(_PAGE), _PAGE
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


def _write(document: Document, blocks: list[Block]) -> None:
    table = None
    lists = _lists(blocks)
    for block in blocks:
        if block.kind == "row":
            table = table or document.add_table(rows=0, cols=2)
            cells = table.add_row().cells
            cells[0].text = block.label
            cells[1].text = block.lines[0]
            for line in block.lines[1:]:
                cells[1].add_paragraph(line)
            continue
        table = None
        paragraph = document.add_paragraph()
        number = next((number for number, points in enumerate(lists, 1) if any(point is block for point in points)), None)
        if number:
            _number(document, paragraph, number)
        elif block.label:
            paragraph.add_run(f"{block.label}\t")
        _add_words(paragraph, block.lines[0])


def _lists(blocks: list[Block]) -> list[list[Block]]:
    """The points of each list that runs from (a) without a gap; a heading, which ends with no full stop, parts lists."""
    lists: list[list[Block]] = [[]]
    for block in blocks:
        if block.kind == "point":
            lists[-1].append(block)
        elif not block.lines[0].endswith((".", ";")):
            lists.append([])
    return [points for points in lists if len(points) > 1 and "(a)(b)(c)(d)(e)(f)".startswith("".join(point.label for point in points))]


def _add_words(paragraph: Any, words: str) -> None:
    for number, part in enumerate(words.split(_PAGE)):
        run = paragraph.add_run()
        if number:
            run._r.append(OxmlElement("w:lastRenderedPageBreak"))
        before, marker = re.fullmatch(r"(.*?)((?<=replies)1)?", part).groups()
        run.add_text(before)
        if marker:
            run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))


def _number(document: Document, paragraph: Any, number: int) -> None:
    """Put a paragraph in the list of that number, lettered (a), (b) by the word processor."""
    numbering = document.part.numbering_part.element
    if numbering.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='1000']") is None:
        level = '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/>'
        definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="1000"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        numbering.insert(0, parse_xml(definition))
    if numbering.find(f"{qn('w:num')}[@{qn('w:numId')}='{1000 + number}']") is None:
        anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{1000 + number}"><w:abstractNumId w:val="1000"/>{anew}</w:num>'))
    place = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{1000 + number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(place))


def _add_footnotes(document: Document, text: str) -> None:
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_field(paragraph: Any, code: str, shown: str) -> None:
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        f"<w:instrText> {code} </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))
