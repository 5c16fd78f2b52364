"""Grades as a picture: one row a paragraph or State, one box a grade, as wide as the points it covers; and the same as a table.

The boxes are categories, each with its letter; their order is the document's and says nothing about more or less.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses, wording
from generator.index import AssessmentEntry, Index, ParagraphEntry
from generator.markdown import attributes, block, escape, paragraph, table
from generator.pages import parts
from generator.pages.page import to
from generator.records.assessment import Evaluation


@dataclass(frozen=True)
class Row:
    """A row of a picture: the paragraphs it shows, under a name that links to them in the table."""

    name: str
    address: str
    paragraphs: tuple[ParagraphEntry, ...]


def picture_of_paragraphs(here: str, index: Index, entry: AssessmentEntry) -> str:
    """The grades of one record, a row a paragraph."""
    rows = [Row(f"Paragraph {each.number}", addresses.paragraph(entry.record, each.number), (each,)) for each in entry.paragraphs]
    data = [cells for row in rows for cells in _cells(here, index, row)]
    return _figure([_drawn(row, numbered=False) for row in rows], _legend(index, rows), table(("Paragraph", _HEAD), data))


def picture_of_records(here: str, index: Index, rows: Iterable[Row], head: str) -> str:
    """The grades of several records, a row a record, named by what `head` says: its State or its session."""
    listed = list(rows)
    data = [(_named(here, row), *cells) for row in listed for cells in _cells(here, index, row)]
    return _figure([_drawn(row, numbered=True) for row in listed], _legend(index, listed), table((head, "Paragraph", _HEAD), data))


_HEAD = "Grade, and what it covers"


def _figure(drawn: list[str], legend: str, data: str) -> str:
    told = paragraph("Each box is one grade, as wide as the number of points it covers; dashed where that is not held.", classes="aside")
    return block("figure", block("drawn", block("rows", *drawn, for_the_eye=True), legend, told), data)


def _named(here: str, row: Row) -> str:
    """The row's name, linked, and the document its grades stand in."""
    return f"{to(here, row.name, row.address)}<br>{parts.document(here, row.paragraphs[0].record.report.symbol)}"


def _legend(index: Index, rows: list[Row]) -> str:
    """What the letters in the picture mean, in the words of their own scheme."""
    schemes = {entry.record.criteria: index.criteria(entry.record) for row in rows for entry in row.paragraphs}
    used = {(entry.record.criteria, each.grade) for row in rows for entry in row.paragraphs for each in entry.paragraph.evaluations}
    words = []
    for identifier, criteria in schemes.items():
        told = ", ".join(f"**{letter}** {escape(meaning)}" for letter, meaning in criteria.grades.items() if (identifier, letter) in used)
        words.append(f"{escape(criteria.title)}: {told}" if len(schemes) > 1 else told)
    return paragraph("; ".join(words), classes="legend")


def _drawn(row: Row, *, numbered: bool) -> str:
    """One row, for the eye: the table beside it says the same in words."""
    boxes = []
    for entry in row.paragraphs:
        boxes += [f"*{entry.number}*{attributes(classes='number')}"] if numbered else []
        boxes += [_box(evaluation) for evaluation in entry.paragraph.evaluations]
    return block("row", paragraph(escape(row.name), classes="name"), paragraph(" ".join(boxes), classes="boxes"))


def _box(evaluation: Evaluation) -> str:
    letters = evaluation.scope if isinstance(evaluation.scope, tuple) else ()
    unheld = " unheld" if evaluation.scope == "not-held" else ""
    classes = f"box{unheld} {parts.grade_class(evaluation.grade)} points-{len(letters) or 1}"
    return f"**{escape(evaluation.grade)}**{attributes(classes=classes)}"


def _cells(here: str, index: Index, row: Row) -> Iterable[tuple[str, ...]]:
    """For each evaluation of a row: its paragraph, and its grade with its words and its scope."""
    for entry in row.paragraphs:
        for evaluation in entry.paragraph.evaluations:
            grade = parts.grade(here, index, entry.record, evaluation.grade)
            yield parts.number_link(here, entry), f"{grade}<br>{escape(wording.scope_in_words(evaluation))}"
