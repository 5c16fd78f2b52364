"""Plain text read as it stands: every line with its number and page, whatever the encoding, and refused where that is uncertain."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.marked_up import marked_up
from generator.importing.read import read
from generator.importing.read_text import read_text
from generator.importing.source import UnreadableError
from tests.conftest import CONTENT

KAZAKHSTAN = next((CONTENT / "sources").glob("*.txt"))


def test_the_real_text_is_read_line_by_line() -> None:
    source = read(KAZAKHSTAN)
    written = KAZAKHSTAN.read_text(encoding="utf-8").splitlines()
    assert source.form == "text"
    assert [line.text for line in source.lines] == [line.strip() for line in written]
    assert [line.number for line in source.lines] == list(range(1, len(written) + 1))
    begun = [line for line in source.lines if line.begins_page]
    assert [line.number for line in begun] == [1] + [number for number, line in enumerate(written, 1) if number > 1 and line[:1] == " "]
    assert [line.page for line in begun] == list(range(1, len(begun) + 1))


ENCODED = {
    "UTF-8": "utf-8",
    "UTF-8 that says so": "utf-8-sig",
    "UTF-16 that says so": "utf-16",
    "UTF-16, little end first": "utf-16-le",
    "UTF-16, big end first": "utf-16-be",
    "Windows-1252": "cp1252",
}


@pytest.mark.parametrize("encoding", ENCODED.values(), ids=ENCODED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_real_text_is_the_same_in_every_encoding_that_is_certain(encoding: str, line_end: str) -> None:
    text = KAZAKHSTAN.read_text(encoding="utf-8")
    assert "’" in text
    assert "–" in text
    assert read_text(text.replace("\n", line_end).encode(encoding)) == read_text(text.encode())


def test_a_form_feed_begins_a_page_and_then_a_space_does_not() -> None:
    lines = read_text(b"One\n two\n\fThree\nfour\f\nFive\fsix\n")
    assert [(line.text, line.number, line.page, line.begins_page) for line in lines] == [
        ("One", 1, 1, True),
        ("two", 2, 1, False),
        ("Three", 3, 2, True),
        ("four", 4, 2, False),
        ("Five", 5, 3, True),
        ("six", 5, 4, True),
    ]


def test_the_rows_of_a_table_written_in_markdown_are_read_cell_by_cell() -> None:
    rows = b"| Label | Value |\n|:---|---|\n| Follow-up paragraphs | 18 |\n| one cell\n"
    found = [(line.text, line.cell, line.number) for line in read_text(rows)]
    table = [("Label", True, 1), ("Value", True, 1), ("", False, 2), ("Follow-up paragraphs", True, 3), ("18", True, 3)]
    assert found == [*table, ("one cell", True, 4)]


def test_letters_with_accents_are_read_where_every_encoding_that_makes_words_agrees() -> None:
    assert read_text("Türkiye’s café – “Żółw” is not in it".replace("Żółw", "turtle").encode("cp1252"))[0].text.startswith("Türkiye’s café")


UNCERTAIN = {
    "a letter that two encodings of Windows read otherwise": (
        "One\nan Arrêt".encode("cp1252"),
        "is not UTF-8 text, and the byte EA in line 2, column 7 is “ê” in Windows-1252 and “ę” in Windows-1250; "
        "open it in an editor that shows it right, save it as UTF-8, and import that",
    ),
    "Cyrillic": (
        "Пункт 18".encode("cp1251"),
        "is not UTF-8 text, and the byte CF in line 1, column 1 is “Ï” in Windows-1252 and “Ď” in Windows-1250; "
        "open it in an editor that shows it right, save it as UTF-8, and import that",
    ),
    "UTF-8 with one byte that is not": (
        "the party’s reply\nand the State’s".encode() + b" \x92",
        "is UTF-8 text but for the byte 92 in line 2, column 17; it was damaged, or is cut off there: take another copy, or "
        "open it in an editor that shows it right, save it as UTF-8, and import that",
    ),
    "UTF-8 cut off within a letter": (
        "the party’s reply ’".encode()[:-1],
        "is UTF-8 text but for the byte E2 in line 1, column 19; it was damaged, or is cut off there: take another copy, or "
        "open it in an editor that shows it right, save it as UTF-8, and import that",
    ),
    "UTF-16 cut off within a letter": (
        "\ufeffreply".encode("utf-16-le")[:-1],
        "begins as UTF-16 text, but is none from byte 11 on; it was damaged, or is cut off there: take another copy",
    ),
    "NUL bytes": (
        b"\0\1\2\3 machine code\0",
        "holds NUL bytes, as programs, pictures and other binary files do, and is no UTF-16 text; "
        "import the document as PDF, DOCX or plain text",
    ),
    "a control character": (
        b"One\ntwo \x07three",
        "holds U+0007 in line 2, column 5, a control character, which is no text; take another copy, or delete the character",
    ),
    "a letter lost in a conversion": (
        "the party\ufffds".encode(),
        "holds U+FFFD in line 1, column 10, which stands for a letter that a conversion lost; make the text anew from the document",
    ),
    "no words": (b" \n\n", "holds no words; is it the right file?"),
}


@pytest.mark.parametrize("case", UNCERTAIN)
def test_what_is_uncertain_is_refused_with_what_to_do(case: str) -> None:
    raw, expected = UNCERTAIN[case]
    with pytest.raises(UnreadableError, match=f"^{re.escape(expected)}$"):
        read_text(raw)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t\f "), max_size=80))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    try:
        lines = read_text(text.encode())
    except UnreadableError:
        return
    found, given = (each.replace("|", " ").split() for each in (" ".join(map(marked_up, lines)), text.removeprefix("\ufeff")))
    assert [word for word in found if word.strip(":-")] == [word for word in given if word.strip(":-")]  # the rules of a table are no words


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(UnreadableError):
        assert read_text(raw)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"^nothing\.txt does not exist; is the name spelt as on the disk\?$"):
        read(tmp_path / "nothing.txt")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableError, match=r"^folder is no file; name the document itself in that folder$"):
        read(tmp_path / "folder")
