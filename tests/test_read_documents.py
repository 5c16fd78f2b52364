"""A PDF and a DOCX of the real text are read word for word, in order, with pages, heads, notes, cells and numbered labels marked."""

from pathlib import Path

import pytest

from generator.importing.read import read
from generator.importing.source import Line, SourceText
from tests.printed import HEAD, KAZAKHSTAN, as_pdf, as_set, pages_of
from tests.printed_docx import as_docx

TEXT = KAZAKHSTAN.read_text(encoding="utf-8")
NOTE = "1 Adopted by the Committee at its 118th session (17 October – 4 November 2016). The full assessment is contained in CCPR/C/119/3."


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> SourceText:
    """The PDF of the real text, as read."""
    return written(tmp_path_factory.mktemp("pdf") / "kaz.pdf", as_pdf(TEXT))


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> SourceText:
    """The DOCX of the real text, as read."""
    return written(tmp_path_factory.mktemp("docx") / "kaz.docx", as_docx(TEXT))


def written(path: Path, raw: bytes) -> SourceText:
    path.write_bytes(raw)
    return read(path)


def words(source: SourceText, *kinds: str) -> list[str]:
    return " ".join(line.text for line in source.lines if line.kind in kinds).split()


def texts(source: SourceText, kind: str) -> list[str]:
    return [line.text for line in source.lines if line.kind == kind and line.text]


def the(source: SourceText, text: str) -> Line:
    """The one line that begins with the text."""
    (line,) = [line for line in source.lines if line.text.startswith(text)]
    return line


def test_a_pdf_is_read_word_for_word_in_order(pdf: SourceText) -> None:
    assert pdf.form == "PDF"
    assert words(pdf, "text", "note") == TEXT.split()


def test_the_lines_of_a_pdf_are_those_of_the_text(pdf: SourceText) -> None:
    pages = pages_of(TEXT)
    for number, written_lines in enumerate(pages, 1):
        lines = [line for line in pdf.lines if line.page == number and line.kind == "text"]
        assert [line.number for line in pdf.lines if line.page == number and line.begins_page] == [lines[0].number - (number > 1)]
        assert " ".join(written_lines).split()[: len(lines[0].text.split())] == lines[0].text.split()
    assert the(pdf, "alia, by:").number < the(pdf, "Ombudsman before a visit").number
    assert [line.number for line in pdf.lines] == list(range(1, len(pdf.lines) + 1))


def test_heads_page_numbers_and_notes_of_a_pdf_are_marked(pdf: SourceText) -> None:
    pages = range(2, len(pages_of(TEXT)) + 1)
    assert texts(pdf, "running head") == [HEAD for _ in pages]
    assert texts(pdf, "page mark") == [str(page) for page in pages]
    assert " ".join(texts(pdf, "note")) == NOTE
    assert {line.page for line in pdf.lines if line.kind == "note"} == {2}
    assert [(line.text, line.markers) for line in pdf.lines if line.markers] == [
        ("New assessment of replies1", ((25, 26),)),
        ("1 Adopted by the Committee at its 118th session (17 October – 4 November 2016). The full", ((0, 1),)),
    ]


def test_a_table_of_a_pdf_is_read_cell_by_cell(pdf: SourceText) -> None:
    cells = [line.text for line in pdf.lines if line.cell and line.text]
    assert cells[:4] == [
        "A",
        "Reply/action largely satisfactory: The State party has provided evidence of",
        "significant action taken towards the implementation of the recommendation made by",
        "the Committee.",
    ]
    assert cells[-8:] == [
        "Committee’s evaluation:",
        "Additional information required for paragraphs 18[C],",
        "24[B][C] and 54[C][C][B]",
        "Non-governmental organizations:",
        "Confederation of Independent Trade Unions of",
        "Kazakhstan, 7 June 2017; NGO Coalition of",
        "Kazakhstan against Torture, 6 June 2017; Amnesty",
        "International, 13 June 2017",
    ]
    assert the(pdf, "(a) Ensuring that standards").cell is False


@pytest.mark.parametrize(
    ("width", "indent", "first", "cells"),
    [
        *((450, 0, 0, "TOP"), (200, 0, 0, "TOP"), (450, 0, 25, "TOP"), (300, 30, -30, "TOP")),
        *((450, 0, 0, "BOTTOM"), (300, 0, 0, "BOTTOM"), (450, 0, 0, "MIDDLE"), (300, 0, 0, "MIDDLE")),
    ],
)
def test_however_a_pdf_is_set_its_words_are_read_in_order(width: float, indent: float, first: float, cells: str, tmp_path: Path) -> None:
    """In a narrow column the printer itself breaks words, such as a symbol, so that signs are compared."""
    source = written(tmp_path / "kaz.pdf", as_set(TEXT, width, indent, first, cells))
    note = NOTE.replace(" ", "")
    assert "".join(words(source, "text")) == "".join(TEXT.split()).replace(note, "")
    pages = max(line.page for line in source.lines)
    assert texts(source, "running head") == [HEAD] * pages
    assert texts(source, "page mark") == [str(number) for number in range(1, pages + 1)]


def test_a_docx_is_read_word_for_word_with_its_note_behind_the_paragraph_that_refers_to_it(word: SourceText) -> None:
    assert word.form == "DOCX"
    note = NOTE.split()
    written_words = TEXT.split()
    place = next(place for place in range(len(written_words)) if written_words[place : place + len(note)] == note)
    assert words(word, "text") == written_words[:place] + written_words[place + len(note) :]
    assert texts(word, "note") == [NOTE]
    title, behind = the(word, "New assessment of replies"), the(word, NOTE)
    assert (title.text, title.markers, behind.markers) == ("New assessment of replies1", ((25, 26),), ((0, 1),))
    assert behind.number == title.number + 1


def test_heads_pages_cells_and_numbered_letters_of_a_docx_are_marked(word: SourceText) -> None:
    assert texts(word, "running head") == [HEAD]
    assert texts(word, "page mark") == ["2"]
    assert [line.page for line in word.lines if line.begins_page] == list(range(1, len(pages_of(TEXT)) + 1))
    assert the(word, "(d) Refraining from").begins_page
    assert [line.text for line in word.lines if line.cell and line.text][-6:-2] == [
        "CCPR/C/KAZ/CO/2/Add.1, 7 December 2016",
        "CCPR/C/KAZ/CO/2/Add.2, 18 April 2017",
        "Committee’s evaluation:",
        "Additional information required for paragraphs 18[C], 24[B][C] and 54[C][C][B]",
    ]


def test_what_a_file_holds_counts_and_not_its_name(tmp_path: Path, pdf: SourceText, word: SourceText) -> None:
    assert written(tmp_path / "one.txt", as_pdf(TEXT)).lines == pdf.lines
    assert written(tmp_path / "two.pdf", as_docx(TEXT)).lines == word.lines
