"""The rows of an account below headings: the letter, the wording of the grades, the header, each paragraph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.importing.pieces import WORDINGS
from generator.importing.report import Row

_TITLES = {"letter": "The letter", "report": "The report", WORDINGS: "How the grades are worded"}
_HEADER = "The header of the State’s part"
_AFTER = "After the paragraphs"
_ANYWHERE = ("footnotes",)
"""Keys whose words stand within what others say."""


@dataclass(frozen=True)
class Section:
    """Rows that follow on each other, and what they are."""

    title: str
    anchor: str
    rows: tuple[Row, ...] = ()


def sections_of(rows: Iterable[Row]) -> Iterator[Section]:
    """The rows by what they are, in their order; words that no field holds stand with those before them."""
    count = 0
    section = Section("", f"section-{count}")
    for row in rows:
        title = _title(row, section.title)
        if title != section.title and (section.rows or section.title):
            yield section
            count += 1
            section = Section(title, f"section-{count}")
        section = replace(section, title=title, rows=(*section.rows, row))
    if section.rows:
        yield section


def _title(row: Row, before: str) -> str:
    key, *others = row.field.split(".")
    if not row.field or key in _ANYWHERE:
        return before or "Before the document"
    if key == "paragraphs":
        said = f"Paragraph {others[0]}"
    else:
        ended = before.removeprefix(f"{row.state}: ").startswith(("Paragraph", _AFTER)) and (not row.state or before.startswith(row.state))
        said = _TITLES.get(key, _AFTER if ended else _HEADER)
    return f"{row.state}: {said}" if row.state else said
