"""What stands where on a printed page decides what it is: heads, page marks, notes, cells, markers; each case is a page or two."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from generator.importing.read_pdf import read_pdf
from generator.importing.source import UnreadableError

Placed = tuple[float, float, str]
"""Points from the left and from the bottom, and the words there."""


def printed(*pages: list[Placed], turned: int = 0, draw: Callable[[Canvas], None] | None = None, password: str | None = None) -> bytes:
    """A PDF of pages with words at places; `|` in them begins and ends what is raised and small."""
    out = BytesIO()
    encryption = StandardEncryption("", ownerPassword=password, canCopy=0) if password else None
    canvas = Canvas(out, encrypt=encryption, invariant=1)
    for page in pages:
        canvas.setPageRotation(turned)
        canvas.translate(*{0: (0, 0), 90: (842, 0), 180: (595, 842), 270: (0, 595)}[turned])
        canvas.rotate(turned)
        for left, height, words in page:
            text = canvas.beginText(left, height)
            for place, part in enumerate(words.split("|")):
                text.setFont("Times-Roman", 6 if place % 2 else 10)
                text.setRise(4 if place % 2 else 0)
                text.textOut(part)
            text.setRise(0)
            canvas.drawText(text)
        if draw:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def block(*lines: str, top: float = 700, left: float = 60) -> list[Placed]:
    """Lines set solid."""
    return [(left, top - 12 * step, line) for step, line in enumerate(lines)]


def kinds(raw: bytes) -> list[tuple[str, str]]:
    """Each line with its kind, or `cell` for text in a table."""
    return [("cell" if line.cell else line.kind, line.text) for line in read_pdf(raw) if line.text]


LINES = block("The State party should take measures to", "investigate and punish such acts.")
OTHER = block("It should also ensure that all of them", "are tried, and say how many were.", "The end.")
PAGES = {
    "a head and a page's number on two pages": (
        [[(60, 780, "CCPR/C/123/2"), (300, 30, "2"), *LINES], [(480, 780, "CCPR/C/123/2"), (300, 30, "3"), *OTHER]],
        [("running head", "CCPR/C/123/2"), *(("text", line) for _, _, line in LINES), ("page mark", "2")],
    ),
    "a head with the number beside it": (
        [[(60, 780, "CCPR/C/123/2"), (500, 780, "Page 2"), *LINES], [(60, 780, "Page 3"), (480, 780, "CCPR/C/123/2"), *OTHER]],
        [("running head", "CCPR/C/123/2"), ("page mark", "Page 2"), *(("text", line) for _, _, line in LINES)],
    ),
    "a heading that begins two pages, where text stands at that height on others": (
        [[(60, 724, "Committee’s evaluation"), *page] for page in (LINES, OTHER)] + [block("More", "and more", "of it", top=724)],
        [("text", "Committee’s evaluation"), *(("text", line) for _, _, line in LINES)],
    ),
    "a first page with a masthead where others have a head, and a job number where they have a foot": (
        [
            [(60, 780, "United Nations"), *LINES, (60, 40, "GE.21-00000(E)"), (60, 28, "* 2 1 0 0 0 0 0 *")],
            [(60, 780, "CCPR/C/133/3"), *OTHER, (60, 40, "2"), (400, 40, "GE.21-00000")],
            [(400, 780, "CCPR/C/133/3"), *LINES, (60, 40, "GE.21-00000"), (400, 40, "3")],
        ],
        [
            *[("text", "United Nations"), *(("text", line) for _, _, line in LINES), ("running head", "GE.21-00000(E)")],
            *[("running head", "* 2 1 0 0 0 0 0 *"), ("running head", "CCPR/C/133/3"), *(("text", line) for _, _, line in OTHER)],
            *[("page mark", "2"), ("running head", "GE.21-00000"), ("running head", "CCPR/C/133/3")],
        ],
    ),
    "two columns that are not on one baseline, and words at the two edges": (
        [
            [
                *[
                    (60, 720, "United Nations"),
                    (350, 720, "CCPR/C/133/3"),
                    (110, 690, "International Covenant on"),
                    (400, 695, "Distr.: General"),
                ],
                *[(110, 679, "Civil and Political Rights"), (400, 684, "9 December 2021"), *block(*"xyz", top=640)],
            ]
        ],
        [
            *[("text", "United Nations"), ("text", "CCPR/C/133/3")],
            *[("text", "International Covenant on"), ("text", "Civil and Political Rights")],
            *[("text", "Distr.: General"), ("text", "9 December 2021"), ("text", "x")],
        ],
    ),
    "a number alone that is not the page's": (
        [[*LINES, (60, 660, "18")]],
        [*(("text", line) for _, _, line in LINES), ("text", "18")],
    ),
    "labels and values": (
        [
            [
                *[(60, 700, "Follow-up paragraphs:"), (200, 700, "18, 24 and 54")],
                *[(60, 680, "Non-governmental"), (200, 680, "Confederation of Independent Trade"), (60, 668, "organizations:")],
                *[(200, 668, "Unions of Kazakhstan, 7 June 2017"), (60, 640, "Paragraph 18: Accountability for human rights violations")],
            ]
        ],
        [
            ("cell", "Follow-up paragraphs:"),
            ("cell", "18, 24 and 54"),
            ("cell", "Non-governmental"),
            ("cell", "organizations:"),
            ("cell", "Confederation of Independent Trade"),
            ("cell", "Unions of Kazakhstan, 7 June 2017"),
            ("text", "Paragraph 18: Accountability for human rights violations"),
        ],
    ),
    "a label beside the middle of its value, without rules": (
        [
            [
                *[(206, 664, "Confederation of Independent"), (60, 658, "Non-governmental"), (206, 652, "Trade Unions; Amnesty")],
                *[(60, 646, "organizations:"), (206, 640, "International"), *block(*"abcdefg", top=616)],
            ]
        ],
        [
            *[("text", "Non-governmental"), ("text", "organizations:"), ("text", "Confederation of Independent")],
            *[("text", "Trade Unions; Amnesty"), ("text", "International"), ("text", "a")],
        ],
    ),
    "a label that fills its cell": (
        [[(60, 700, "Paragraphs:"), (150, 700, "18"), (60, 680, "Follow-up replies:"), (150, 680, "CCPR/C/KAZ/CO/2/Add.1")]],
        [("cell", "Paragraphs:"), ("cell", "18"), ("cell", "Follow-up replies:"), ("cell", "CCPR/C/KAZ/CO/2/Add.1")],
    ),
    "a justified line in a narrow cell, its gaps as wide as between columns, and lines of a cell that are set in": (
        [
            [
                *[(60, 700, "Committee’s"), (200, 700, "Additional"), (290, 700, "information"), (60, 688, "evaluation:")],
                *[(200, 688, "required for paragraphs"), (60, 670, "Non-governmental"), (200, 670, "Confederation of")],
                *[(80, 658, "organizations:"), (220, 658, "Independent Trade Unions"), (60, 640, "Paragraph 18: Accountability for all")],
            ]
        ],
        [
            *[("cell", "Committee’s"), ("cell", "evaluation:"), ("cell", "Additional information"), ("cell", "required for paragraphs")],
            *[("cell", "Non-governmental"), ("cell", "organizations:"), ("cell", "Confederation of"), ("cell", "Independent Trade Unions")],
            ("text", "Paragraph 18: Accountability for all"),
        ],
    ),
    "a justified line with a wide gap, and the short line that ends it": (
        [[(60, 700, "Information from"), (200, 700, "non-governmental"), (60, 688, "organizations")]],
        [("text", "Information from"), ("text", "non-governmental"), ("text", "organizations")],
    ),
    "lettered points that are set in": (
        [[(60, 700, "(a)"), (100, 700, "Ensuring that"), (100, 688, "standards are"), (60, 676, "(b)"), (100, 676, "Delegating")]],
        [("text", "(a) Ensuring that"), ("text", "standards are"), ("text", "(b) Delegating")],
    ),
    "letters that are raised but are no marker": ([[(60, 700, "At its 123|rd| session")]], [("text", "At its 123rd session")]),
}


@pytest.mark.parametrize("case", PAGES)
def test_what_stands_where_is_known_for_what_it_is(case: str) -> None:
    pages, expected = PAGES[case]
    assert kinds(printed(*pages))[: len(expected)] == expected


def test_a_marker_is_known_where_it_is_raised() -> None:
    raw = printed([*block("New assessment of replies|1|, and of “action”|*|", "At its 121|st| session, on 12|a| of them")])
    assert [(line.text, line.markers) for line in read_pdf(raw) if line.text] == [
        ("New assessment of replies1, and of “action”*", ((25, 26), (43, 44))),
        ("At its 121st session, on 12a of them", ((27, 28),)),
    ]


def test_notes_stand_below_a_short_rule_in_any_size() -> None:
    page = [
        *LINES,
        (60, 100, "1   Adopted by the Committee at its 118th session."),
        (60, 88, "It is in CCPR/C/119/3."),
        (60, 76, "2   Ibid."),
    ]
    raw = printed(page, draw=lambda canvas: canvas.line(60, 112, 120, 112))
    assert [(kind, text.split()[0]) for kind, text in kinds(raw)] == [
        ("text", "The"),
        ("text", "investigate"),
        ("note", "1"),
        ("note", "It"),
        ("note", "2"),
    ]

    def below_a_table(canvas: Canvas) -> None:
        canvas.line(60, 120, 300, 120)
        canvas.line(60, 112, 120, 112)

    assert kinds(printed(page, draw=below_a_table)) == kinds(raw)
    unruled = kinds(printed(page))
    assert {kind for kind, _ in unruled} == {"text"}


def test_an_empty_line_stands_where_a_cell_or_a_paragraph_has_ended() -> None:
    indented = [(60, 700, "One goes on"), (60, 688, "and ends."), (80, 676, "Two is set in"), (60, 664, "and ends.")]
    spaced = [(60, 646, "Three stands apart,"), (60, 634, "and ends."), (60, 622, "Four does not.")]
    cells = [(60, 600, "Paragraphs:"), (200, 600, "18, 24"), (200, 588, "and 54"), (60, 576, "Replies:"), (200, 576, "none")]
    assert [line.text for line in read_pdf(printed([*indented, *spaced, *cells]))] == [
        *("One goes on", "and ends.", "", "Two is set in", "and ends.", "", "Three stands apart,", "and ends.", "Four does not.", ""),
        *("Paragraphs:", "", "18, 24", "and 54", "", "Replies:", "", "none"),
    ]


def test_what_stands_outside_the_page_is_not_read_in_silence() -> None:
    raw = printed([*LINES, (-300, 640, "Off the page")])
    with pytest.raises(UnreadableError, match=r"^is a PDF with text on page 1 that is not shown, behind a picture"):
        read_pdf(raw)


def test_a_title_in_large_type_goes_on_over_its_lines() -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 17)
        canvas.drawString(60, 760, "Report on follow-up to the concluding observations of the")
        canvas.drawString(60, 740, "Human Rights Committee")

    text = block("The State party should take measures to investigate and punish such acts, to ensure that all", "of them are tried.")
    assert [line.text for line in read_pdf(printed(text, draw=titled))] == [
        *("Report on follow-up to the concluding observations of the", "Human Rights Committee", ""),
        *(line for _, _, line in text),
    ]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(turned: int) -> None:
    assert kinds(printed(LINES, turned=turned)) == [("text", line) for _, _, line in LINES]


def test_what_is_printed_across_a_page_stands_apart_from_its_text() -> None:
    def across(canvas: Canvas) -> None:
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(0, 0, "ADVANCE UNEDITED VERSION")

    assert kinds(printed(LINES, draw=across)) == [
        *(("text", line) for _, _, line in LINES),
        ("running head", "ADVANCE UNEDITED VERSION"),
    ]


def test_a_pdf_that_anyone_may_open_is_read_though_it_is_encrypted() -> None:
    assert kinds(printed(LINES, password="secret")) == [("text", line) for _, _, line in LINES]  # noqa: S106 — of a document made here


def test_letters_of_a_font_are_read_by_what_the_pdf_says_of_them_and_refused_where_it_does_not() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # reportlab brings it
    out = BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Vera", 10)
    canvas.drawString(60, 700, "Türkiye – “co\u00adoperation” and ill-")
    canvas.drawString(60, 688, "treatment")
    canvas.save()
    assert kinds(out.getvalue()) == [("text", "Türkiye – “co\u00adoperation” and ill-"), ("text", "treatment")]
    unsaid = re.sub(rb"/ToUnicode \d+ 0 R", b"", out.getvalue())
    with pytest.raises(
        UnreadableError, match=r"^is a PDF that does not say which letters its signs on page 1 are; have its text recognized"
    ):
        read_pdf(unsaid)


WORDS = st.lists(st.sampled_from(["Committee", "(a)", "18", "[B]:", "reply|1|", "Add.1,", "party’s", "ill-", "C"]), min_size=1, max_size=4)
PAGE = st.dictionaries(st.integers(3, 64), st.tuples(st.integers(40, 300), WORDS.map(" ".join)), min_size=1, max_size=12)
"""Rows by their height, each with its left and its words."""


@given(pages=st.lists(PAGE, min_size=1, max_size=3))
@settings(max_examples=60)
def test_no_word_is_lost_wherever_it_stands(pages: list[dict[int, tuple[int, str]]]) -> None:
    placed = [[(left, height * 12, words) for height, (left, words) in page.items()] for page in pages]
    lines = read_pdf(printed(*placed))
    for number, page in enumerate(placed, 1):
        found = [line.text for line in lines if line.page == number]
        assert sorted(" ".join(found).split()) == sorted(" ".join(words.replace("|", "") for _, _, words in page).split())
