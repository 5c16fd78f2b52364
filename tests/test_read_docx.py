"""What a DOCX shows is read as it is shown: labels that Word counts, fields, boxes, notes, signs; what it hides is not."""

from html import escape
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.docx_numbering import spelled
from generator.importing.read_docx import read_docx
from generator.importing.source import Line, UnreadableError

SPACES = nsdecls("w", "r", "m") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def read_body(body: str, numbering: str = "", styles: str = "") -> tuple[Line, ...]:
    """The lines with words of a DOCX with the XML in its body, and in those other parts."""
    document = docx.Document()
    put(document.element.body, body, at=0)
    if numbering:
        element = document.part.numbering_part.element
        element.clear()
        put(element, numbering)
    put(document.styles.element, styles)
    add_notes(document, "endnote", RELATIONSHIP_TYPE.ENDNOTES)
    add_notes(document, "footnote", RELATIONSHIP_TYPE.FOOTNOTES)
    out = BytesIO()
    document.save(out)
    return tuple(line for line in read_docx(out.getvalue()) if line.text)


def put(parent: Any, xml: str, at: int | None = None) -> None:
    for place, element in enumerate(list(parse_xml(f"<w:any {SPACES}>{xml}</w:any>"))):
        parent.insert(len(parent) if at is None else at + place, element)


def add_notes(document: Document, kind: str, relation: str) -> None:
    notes = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{r(f" {kind} {number}")}</w:p></w:{kind}>' for number in (1, 2)
    )
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), content, f"<w:{kind}s {SPACES}>{notes}</w:{kind}s>".encode(), document.part.package)
    document.part.relate_to(part, relation)


def p(*runs: str, style: str = "", listed: tuple[int, int] | None = None) -> str:
    """A paragraph of runs; plain words become a run."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    numbering = f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, shown: str) -> str:
    return f"{char('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{char('separate')}{r(shown)}{char('end')}"


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
    + p("In the box")
    + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><w:txbxContent>"
    + p("In the box")
    + "</w:txbxContent></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
RAISED = '<w:vertAlign w:val="superscript"/>'
SHOWN = {
    "words of several runs": (p("The Sta", "te party"), ["The State party"]),
    "a tab, a hyphen that does not break, one that is seen only at a line's end, a space that does not break": (
        p("<w:r><w:t>(a)</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>State para</w:t><w:softHyphen/><w:t>graph\u00a018</w:t></w:r>"),
        ["(a)\tnon\u2011State para\u00adgraph\u00a018"],
    ),
    "a line break": (p("<w:r><w:t>Add.1</w:t><w:br/><w:t>Add.2</w:t></w:r>"), ["Add.1", "Add.2"]),
    "a link": (p("See ", '<w:hyperlink r:id="rId77">' + r("the report") + "</w:hyperlink>", "."), ["See the report."]),
    "a content control": (f"<w:sdt><w:sdtContent>{p('In a control')}</w:sdtContent></w:sdt>", ["In a control"]),
    "a control within a line": (p("No. ", "<w:sdt><w:sdtContent>" + r("18") + "</w:sdtContent></w:sdt>"), ["No. 18"]),
    "what a field gives, and not its code": (p("On ", field(" DATE ", "1 August 2018")), ["On 1 August 2018"]),
    "a field in one element": (p('<w:fldSimple w:instr=" REF x ">' + r("paragraph 18") + "</w:fldSimple>"), ["paragraph 18"]),
    "a field within the code of a field": (
        p(
            char("begin"),
            "code",
            field(" REF ", "inner"),
            char("separate"),
            "outer",
            char("end"),
        ),
        ["outer"],
    ),
    "a field whose end is hidden": (
        p("One ", char("begin"), "code", '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>', "two"),
        ["One two"],
    ),
    "hidden words": (p("Seen", r(" unseen", "<w:vanish/>"), r(" seen", '<w:vanish w:val="0"/>')), ["Seen seen"]),
    "a text box, once, behind its paragraph": (
        p(
            "Anchor",
            BOX,
        )
        + p("After"),
        ["Anchor", "In the box", "After"],
    ),
    "a formula": (p("Of ", "<m:oMath><m:r><m:t>n+1</m:t></m:r></m:oMath>"), ["Of n+1"]),
    "a table in a table": (
        f"<w:tbl><w:tr><w:tc>{p('A')}</w:tc><w:tc><w:tbl><w:tr><w:tc>{p('B')}</w:tc></w:tr></w:tbl>{p('C')}</w:tc></w:tr></w:tbl>",
        ["A", "B", "C"],
    ),
    "notes behind the paragraph": (
        p("One", '<w:r><w:footnoteReference w:id="2"/></w:r>', " two", '<w:r><w:endnoteReference w:id="1"/></w:r>'),
        ["One1 twoi", "1 footnote 2", "i endnote 1"],
    ),
    "a note with a mark of its own": (
        p("One", '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>', " two"),
        ["One* two", "footnote 1"],
    ),
    "a mark in the font Symbol, as documents of the United Nations have it": (
        p(
            "One",
            '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:sym w:font="Symbol" w:char="F02A"/></w:r>',
        ),
        ["One*", "footnote 1"],
    ),
}


@pytest.mark.parametrize("case", SHOWN)
def test_what_is_shown_is_read(case: str) -> None:
    body, expected = SHOWN[case]
    assert [line.text for line in read_body(body)] == expected


def test_raised_digits_and_references_are_markers_and_raised_letters_are_not() -> None:
    (line,) = read_body(p("replies", r("1", RAISED), " of the 121", r("st", RAISED), " session"))
    assert (line.text, line.markers) == ("replies1 of the 121st session", ((7, 8),))
    line, note = read_body(p("  (a) replies", '<w:r><w:footnoteReference w:id="1"/></w:r>', listed=(1, 0)), numbering=numbering(DECIMAL))
    assert (line.text, line.markers) == ("1. (a) replies1", ((14, 15),))
    assert (note.text, note.kind, note.markers) == ("1 footnote 1", "note", ((0, 1),))


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


DECIMAL = level(0, "decimal", "%1.")
LETTERS = level(0, "lowerLetter", "(%1)")


def numbering(levels: str, *overrides: str) -> str:
    """One definition, and a list of it for each of the overrides, numbered from 1."""
    lists = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="5"/>{more}</w:num>' for number, more in enumerate(overrides or [""], 1)
    )
    return f'<w:abstractNum w:abstractNumId="5">{levels}</w:abstractNum>{lists}'


ANEW = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
NUMBERED = {
    "letters": (p("x", listed=(1, 0)) + p("Between") + p("y", listed=(1, 0)), numbering(LETTERS), ["(a) x", "Between", "(b) y"]),
    "a second list that goes on": (p("x", listed=(1, 0)) + p("y", listed=(2, 0)), numbering(LETTERS, "", ""), ["(a) x", "(b) y"]),
    "a second list that begins anew": (
        p("x", listed=(1, 0)) + p("y", listed=(2, 0)) + p("z", listed=(2, 0)),
        numbering(LETTERS, "", ANEW),
        ["(a) x", "(a) y", "(b) z"],
    ),
    "letters below numbers": (
        p("one", listed=(1, 0)) + p("x", listed=(1, 1)) + p("y", listed=(1, 1)) + p("two", listed=(1, 0)) + p("z", listed=(1, 1)),
        numbering(DECIMAL + level(1, "lowerLetter", "%1 (%2)")),
        ["1. one", "1 (a) x", "1 (b) y", "2. two", "2 (a) z"],
    ),
    "a level that is overridden": (
        p("x", listed=(1, 0)),
        numbering(LETTERS, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1.")}</w:lvlOverride>'),
        ["I. x"],
    ),
    "no space after the label": (p("x", listed=(1, 0)), numbering(level(0, "decimal", "%1/", '<w:suff w:val="nothing"/>')), ["1/x"]),
    "bullets": (p("x", listed=(1, 0)), numbering(level(0, "bullet", "\uf0b7")), ["• x"]),
    "a paragraph taken out of its list": (p("x", listed=(0, 0)), numbering(LETTERS), ["x"]),
    "a list that is not defined": (p("x", listed=(9, 0)), numbering(LETTERS), ["x"]),
    "an empty paragraph keeps its letter": (p(listed=(1, 0)) + p("y", listed=(1, 0)), numbering(LETTERS), ["(a)", "(b) y"]),
}


@pytest.mark.parametrize("case", NUMBERED)
def test_the_labels_that_word_counts_are_written_out(case: str) -> None:
    body, definitions, expected = NUMBERED[case]
    assert [line.text for line in read_body(body, definitions)] == expected


def test_a_style_or_the_one_it_is_based_on_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Point"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Point"/></w:style>'
        '<w:style w:type="numbering" w:styleId="Linked"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Linked"/></w:abstractNum>'
    definitions = linked + numbering(LETTERS) + '<w:num w:numId="7"><w:abstractNumId w:val="6"/></w:num>'
    body = p("x", style="Point") + p("y", style="Sub") + p("z", listed=(7, 0)) + p("Plain")
    assert [line.text for line in read_body(body, definitions, styles)] == ["(a) x", "(b) y", "(c) z", "Plain"]


SPELLED = {
    "decimal": ["1", "4", "27", "53"],
    "decimalZero": ["01", "04", "27", "53"],
    "lowerLetter": ["a", "d", "aa", "aaa"],
    "upperLetter": ["A", "D", "AA", "AAA"],
    "lowerRoman": ["i", "iv", "xxvii", "liii"],
    "upperRoman": ["I", "IV", "XXVII", "LIII"],
    "chicago": ["*", "§", "‡" * 7, "*" * 14],
    "none": ["", "", "", ""],
}


@pytest.mark.parametrize("form", SPELLED)
def test_numbers_are_spelt_as_word_spells_them(form: str) -> None:
    assert [spelled(number, form) for number in (1, 4, 27, 53)] == SPELLED[form]


PAGES = {
    "breaks that a writer set": (
        p("One", '<w:r><w:br w:type="page"/></w:r>') + p("Two") + p("Three").replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>"),
        [("One", 1, True), ("Two", 2, True), ("Three", 3, True)],
    ),
    "breaks as they fell when it was last saved; then those that a writer set are among them": (
        p("One", '<w:r><w:br w:type="page"/></w:r>')
        + p("<w:r><w:lastRenderedPageBreak/></w:r>", "Two")
        + p("Three ", "<w:r><w:lastRenderedPageBreak/></w:r>", "goes on")
        + p("Four"),
        [("One", 1, True), ("Two", 2, True), ("Three goes on", 2, False), ("Four", 3, True)],
    ),
    "a section that begins on a new page, and one that does not": (
        p("One").replace("<w:pPr>", "<w:pPr><w:sectPr/>")
        + p("Two").replace("<w:pPr>", '<w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr>')
        + p("Three"),
        [("One", 1, True), ("Two", 2, True), ("Three", 2, False)],
    ),
}


@pytest.mark.parametrize("case", PAGES)
def test_pages_begin_where_the_document_says(case: str) -> None:
    body, expected = PAGES[case]
    assert [(line.text, line.page, line.begins_page) for line in read_body(body)] == expected


def test_only_the_heads_and_feet_that_some_page_shows_are_read() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "CCPR/C/123/2"
    section.first_page_header.paragraphs[0].text = "not shown: no first page of its own"
    section.even_page_header.paragraphs[0].text = "not shown: even pages are as odd ones"
    section.first_page_footer.paragraphs[0].text = "GE.18-00000"
    section.different_first_page_header_footer = False
    document.add_paragraph("Kazakhstan")
    out = BytesIO()
    document.save(out)
    assert [(line.text, line.kind) for line in read_docx(out.getvalue())] == [
        ("CCPR/C/123/2", "running head"),
        ("", "text"),
        ("Kazakhstan", "text"),
    ]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    out = BytesIO()
    document.save(out)
    assert len([line for line in read_docx(out.getvalue()) if line.kind == "running head"]) == 4


def test_a_field_that_does_not_end_swallows_no_text_in_silence() -> None:
    with pytest.raises(UnreadableError, match=r"^is a damaged DOCX: a field in it begins and does not end; open it in a word processor"):
        read_body(p("One ", char("begin"), "code") + p("two"))


def test_an_empty_line_parts_paragraphs_and_a_line_break_is_none() -> None:
    document = docx.Document()
    document.add_paragraph("One\ngoes on")
    document.add_paragraph("")
    document.add_table(1, 2).rows[0].cells[1].text = "In a cell"
    document.add_paragraph("Two")
    out = BytesIO()
    document.save(out)
    assert [line.text for line in read_docx(out.getvalue())] == ["One", "goes on", "", "In a cell", "", "Two"]


def test_a_text_box_in_a_head_is_read_once() -> None:
    document = docx.Document()
    document.add_paragraph("Kazakhstan")
    put(document.sections[0].header.paragraphs[0]._p, BOX)
    out = BytesIO()
    document.save(out)
    assert [(line.text, line.kind) for line in read_docx(out.getvalue()) if line.text] == [
        ("In the box", "running head"),
        ("Kazakhstan", "text"),
    ]


def test_every_word_in_any_place_that_holds_text_is_read() -> None:
    """Elements that this reader does not know of may wrap words; none is lost for that."""
    body = p("<w:unknown>" + r("kept") + "</w:unknown>") + p('<w:smartTag w:element="x">' + r("and kept") + "</w:smartTag>")
    body += f"<w:unknown>{p('kept too')}</w:unknown>"
    assert [line.text for line in read_body(body)] == ["kept", "and kept", "kept too"]


RUNS = st.lists(st.text(st.characters(categories=["L", "Nd", "Po", "Pd", "Zs"]), min_size=1, max_size=12), min_size=1, max_size=4)
BLOCKS = st.recursive(
    RUNS.map(lambda runs: (p(*map(r, map(escape, runs))), "".join(runs))),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda cells: (
            "<w:tbl><w:tr>" + "".join(f"<w:tc>{xml}<w:p/></w:tc>" for xml, _ in cells) + "</w:tr></w:tbl>",
            " ".join(text for _, text in cells),
        )
    ),
    max_leaves=8,
)


@given(st.lists(BLOCKS, min_size=1, max_size=5))
@settings(max_examples=60)
def test_no_word_is_lost_and_none_changes_places(blocks: list[tuple[str, str]]) -> None:
    lines = read_body("".join(xml for xml, _ in blocks) + p("End"))
    assert " ".join(line.text for line in lines).split() == [*" ".join(text for _, text in blocks).split(), "End"]
