"""The real text as a DOCX: whole paragraphs, tables, a footnote, letters by automatic numbering where they run from (a)."""

import re
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml

from tests.printed import HEAD, PAGE, Block, blocks_of, page_begun, pages_of, whole


def as_docx(text: str) -> bytes:
    """The text as a DOCX: whole paragraphs, tables, a footnote, letters by automatic numbering where they run from (a)."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    _add_field(document.sections[0].footer.paragraphs[0], "PAGE", "2")
    blocks = [block for number, lines in enumerate(pages_of(text)) for block in [*page_begun(number), *blocks_of(lines)]]
    note = next(block for block in blocks if block.kind == "note")
    _add_footnotes(document, " ".join(note.lines))
    blocks.remove(note)
    _write(document, list(whole(blocks)))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


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
    for number, part in enumerate(words.split(PAGE)):
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
