"""Rows of a page into lines in reading order: cell after cell where they are set as a table, else row after row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importing.pdf_pages import Rule
from generator.importing.pdf_rows import Row, Segment, Usual, joined

_LABEL = re.compile(r"\(?[a-zA-Z0-9]{1,4}[.)]|[-–—•·*†‡§\uf0b7]|\d{1,3}")
"""What stands before a paragraph or note that is set in: no cell of a table."""
_ALIGNED = 3.0
"""Points by which the lines of a column may begin apart."""
_APART = 1.25
"""How many usual distances of rows part paragraphs, or the rows of a table."""
_INDENTED = 0.8
"""The part of a size by which the first line of a paragraph is set in, at the least."""


@dataclass(frozen=True)
class SetLine:
    """A line of a page, and whether it stands in a table."""

    text: str
    markers: tuple[tuple[int, int], ...] = ()
    cell: bool = False


def lines_of(rows: Sequence[Row], rules: Sequence[Rule], usual: Usual) -> Iterator[SetLine]:
    """The rows' lines in reading order, an empty one where a cell or a paragraph ends by the space after it or the indent of the next."""
    unread = [_without_label(row) for row in rows]
    before: Row | None = None
    while unread:
        table = _table(unread)
        if before is not None and (table or _begins_paragraph(before, *unread[:2], usual=usual)):
            yield SetLine("")
        if table:
            for place, cells in enumerate(_table_rows(table, rules, usual)):
                yield from [SetLine("", cell=True)] if place else []
                yield from _cell_by_cell(cells)
            unread = unread[len(table) :]
            before = table[-1]
        else:
            before = unread.pop(0)
            line = joined(before.segments)
            yield SetLine(line.text, line.markers)


def _begins_paragraph(before: Row, row: Row, following: Row | None = None, *, usual: Usual) -> bool:
    apart = before.baseline - row.baseline > _APART * usual.pitch * max(1, min(before.size, row.size) / usual.size)
    indented = following is not None and row.left - max(before.left, following.left) > _INDENTED * row.size
    return apart or indented


def _without_label(row: Row) -> Row:
    """The row with the label of a point or note joined to the text beside it."""
    first, *others = row.segments
    if not others or not _LABEL.fullmatch(first.text):
        return row
    return Row((joined([first, others[0]]), *others[1:]), row.baseline)


def _table(rows: Sequence[Row]) -> list[Row]:
    """The rows, from the first, that are set as one table; none where the first does not begin one."""
    if len(rows[0].segments) < 2:
        return []
    columns = [segment.left for segment in rows[0].segments]
    table = [rows[0]]
    for unsplit in rows[1:]:
        row = _split(unsplit, columns)
        alone = len(row.segments) == 1 and _at(row.left, columns) == 0
        if not _fits(row, columns) or (alone and not _is_open(table[-1], columns)):
            break
        table.append(row)
    return table if len(table) > 1 or rows[0].segments[0].text.endswith(":") else []


def _split(row: Row, columns: list[float]) -> Row:
    """The row with a label that nearly fills its cell parted from the cell beside it."""
    segments: list[Segment] = []
    for segment in row.segments:
        cut = next((at for at, piece in enumerate(segment.pieces) if at and (_at(piece.left, columns) or 0) > 0), None)
        if cut is not None and segment.pieces[cut - 1].text.endswith(":"):
            segments += [joined(segment.pieces[:cut]), joined(segment.pieces[cut:])]
        else:
            segments.append(segment)
    return Row(tuple(segments), row.baseline)


def _fits(row: Row, columns: list[float]) -> bool:
    """Whether each of the row's segments begins at a column, and ends before the next."""
    places = [_at(segment.left, columns) for segment in row.segments]
    if None in places or len(set(places)) < len(places):
        return False
    ends = [*columns[1:], float("inf")]
    return all(place is not None and segment.right < ends[place] for place, segment in zip(places, row.segments, strict=True))


def _at(left: float, columns: list[float]) -> int | None:
    return next((place for place, column in enumerate(columns) if abs(left - column) <= _ALIGNED), None)


def _is_open(row: Row, columns: list[float]) -> bool:
    """Whether the label in a row's first cell goes on in the next row: "Non-governmental", then "organizations:"."""
    return _at(row.left, columns) == 0 and not row.segments[0].text.endswith(":") and len(row.segments[0].text) > 2


def _table_rows(rows: Sequence[Row], rules: Sequence[Rule], usual: Usual) -> Iterator[list[list[Segment]]]:
    """The rows of the table, each as its cells, each as its lines."""
    columns = [segment.left for segment in rows[0].segments]
    cells: list[list[Segment]] = []
    for before, row in zip([None, *rows], rows, strict=False):
        if before is None or _begins_table_row(before, row, columns, rules, usual):
            if cells:
                yield cells
            cells = [[] for _ in columns]
        for segment in row.segments:
            cells[_at(segment.left, columns) or 0].append(segment)
    yield cells


def _begins_table_row(before: Row, row: Row, columns: list[float], rules: Sequence[Rule], usual: Usual) -> bool:
    ruled = any(row.baseline < rule.height < before.baseline and rule.right - rule.left > _ALIGNED for rule in rules)
    apart = before.baseline - row.baseline > _APART * usual.pitch and _at(row.left, columns) == 0
    return ruled or apart or (_at(row.left, columns) == 0 and not _is_open(before, columns))


def _cell_by_cell(cells: list[list[Segment]]) -> Iterator[SetLine]:
    for place, cell in enumerate(cells):
        if place:
            yield SetLine("", cell=True)
        for segment in cell:
            yield SetLine(segment.text, segment.markers, cell=True)
