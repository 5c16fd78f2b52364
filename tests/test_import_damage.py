"""What an extraction does to a document: lines put together, grades over two lines, a symbol that only running heads have."""

from pathlib import Path

import docx
import pytest

from generator.importing.command import imported
from generator.importing.document import Imported
from generator.importing.draft_files import ImportRefusedError
from tests.test_import import REAL, STORED, TODAY
from tests.test_read_pdf import block, printed

TEXT = STORED.read_text()


def made_of(text: str, folder: Path) -> Imported:
    path = folder / "document.txt"
    path.write_text(text)
    return imported(path, REAL, TODAY)


def test_two_printed_lines_in_one_are_asked_about_where_a_word_stands_nowhere_else(tmp_path: Path) -> None:
    made = made_of(TEXT.replace("nonprofit", "crossfeudal"), tmp_path)
    (remark,) = made.drafts[0].remarks
    assert (remark.line, remark.sentence) == (333, "two printed lines stand in one here; has 'crossfeudal' or 'individuals' lost a hyphen?")


def test_two_printed_lines_in_one_are_not_asked_about_where_the_document_has_the_word_elsewhere(tmp_path: Path) -> None:
    assert made_of(TEXT.replace("nonprofit", "information").replace("individuals to", "persons to"), tmp_path).drafts[0].remarks == ()


@pytest.mark.parametrize("broken", ["54[C]\n[C][B]", "54[C][\nC][B]", "54[C][C\n][B]", "54[C]\n [C]\n[B]"])
def test_a_run_of_grades_over_two_lines_is_read_as_printed(broken: str, tmp_path: Path) -> None:
    made = made_of(TEXT.replace("54[C][C][B]", broken), tmp_path)
    (draft,) = made.drafts
    assert draft.data["stated_evaluation"] == REAL.assessments[draft.file].stated_evaluation
    assert draft.remarks == ()
    assert made.account.complete
    assert {repair["basis"] for repair in draft.data["source"]["repairs"]} == {"line-end hyphen", "grade over two lines"}


def test_the_grade_of_an_evaluation_over_two_lines_is_read_as_printed(tmp_path: Path) -> None:
    made = made_of(TEXT.replace("[C] (b): The", "[C\n] (b): The"), tmp_path)
    (draft,) = made.drafts
    assert [each["printed"] for each in draft.data["paragraphs"][2]["evaluations"]] == ["[C] (a):", "[C] (b):", "[B] (c):"]
    assert made.account.complete


def test_the_symbol_of_the_report_may_stand_in_running_heads_alone(tmp_path: Path) -> None:
    pages = TEXT.replace("\nCCPR/C/123/2:\n", "\n").split("\n ")
    made = made_of("\n CCPR/C/123/2\n".join(pages), tmp_path)
    assert made.drafts[0].data["report"]["symbol"] == "CCPR/C/123/2"
    assert made.account.complete
    assert made.account.counts["running head"] == len(pages) - 2


def test_a_raised_mark_in_a_pdf_whose_note_is_missing_stays_in_the_text_and_is_asked_about(tmp_path: Path) -> None:
    lines = (
        *(
            "Report on follow-up to concluding observations, CCPR/C/123/2",
            "Kazakhstan",
            "Concluding observations: CCPR/C/KAZ/CO/2, 11 July 2016",
        ),
        *(
            "Paragraph 18: Accountability",
            "The State party should investigate.",
            "Summary of State party’s reply",
            "All of it|7| was investigated.",
        ),
        *("Committee’s evaluation", "[C]: The Committee regrets it."),
    )
    (tmp_path / "document.pdf").write_bytes(printed(block(*lines)))
    made = imported(tmp_path / "document.pdf", REAL, TODAY)
    (draft,) = made.drafts
    assert draft.data["paragraphs"][0]["reply"] == "All of it7 was investigated."
    assert made.account.complete
    said = "'it7' ends like the marker of a footnote, and the note was not found: is it text, or is a note lost?"
    assert (7, said) in [(remark.line, remark.sentence) for remark in draft.remarks]


def test_a_mark_in_a_title_whose_note_is_missing_is_asked_about(tmp_path: Path) -> None:
    begins = TEXT.index("\n1\n\nAdopted by the Committee")
    made = made_of(TEXT[:begins] + TEXT[TEXT.index("CCPR/C/119/3.", begins) + len("CCPR/C/119/3.") :], tmp_path)
    said = "'replies1' ends like the marker of a footnote, and the note was not found: is it text, or is a note lost?"
    assert [remark.sentence for remark in made.drafts[0].remarks] == [said]


@pytest.mark.parametrize(
    ("place", "repeated"),
    [
        ("\nAmnesty International\n", "\nAmnesty International\n" + "Amnesty International, " * 3000 + "x\n"),
        ("Complainants are", "(a) (b) " * 3000 + "x Complainants are"),
        ("Paragraph 24:", "Paragraph 24 " + ", " * 3000 + "x:"),
        ("Paragraph 24:", "Paragraph 24 " + "(a) " * 3000 + "x:"),
        ("13 June 2017", "13, " * 3000 + "June 2017"),
    ],
    ids=["names", "labels", "signs", "letters", "days"],
)
def test_a_line_that_could_be_parted_in_many_ways_neither_breaks_nor_stops_an_import(place: str, repeated: str, tmp_path: Path) -> None:
    made = made_of(TEXT.replace(place, repeated, 1), tmp_path)
    assert len(made.drafts) == 1
    assert not made.account.twice


def test_a_docx_whose_paragraphs_are_printed_lines_is_told(tmp_path: Path) -> None:
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line.strip())
    document.save(str(tmp_path / "document.docx"))
    made = imported(tmp_path / "document.docx", REAL, TODAY)
    said = "the paragraphs of this DOCX are printed lines, as where it was made from a PDF: those here may be parted wrongly"
    assert [remark.line for remark in made.drafts[0].remarks if remark.sentence.startswith(said)] == [1]


def test_running_heads_with_two_symbols_name_no_report(tmp_path: Path) -> None:
    first, second, *others = TEXT.replace("\nCCPR/C/123/2:\n", "\n").split("\n ")
    with pytest.raises(ImportRefusedError, match="the symbol of the report, such as CCPR/C/123/2, stands nowhere"):
        made_of("\n".join([first, " CCPR/C/123/2", second, " CCPR/C/124/2", *others]), tmp_path)
