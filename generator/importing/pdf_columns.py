"""Rows of a page into lines in reading order: cell after cell where they are set as a table, else row after row."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importing.pdf_pages import Rule
from generator.importing.pdf_rows import Row, Segment, Usual, joined

_LABEL = re.compile(r"\(?[a-zA-Z0-9]{1,4}[.)]|[-–—•·*†‡§\uf0b7]|\d{1,3}")
"""What stands before a paragraph or note that is set in: no cell of a table."""
_ALIGNED = 3.0
"""Points by which the lines of a column may begin apart."""
_APART = 1.25
"""How many usual distances of rows part paragraphs, or the rows of a table."""
_FAR = 4
"""Sizes; what stands further apart on a baseline is no one line."""
_OVERLAPPING = 0.7
"""The part of a size, or of the usual distance of rows, by which rows are apart at the least where one stands below the other."""
_INDENTED = 0.8
"""The part of a size by which the first line of a paragraph is set in, at the least."""


@dataclass(frozen=True)
class SetLine:
    """A line of a page, and whether it stands in a table."""

    text: str
    markers: tuple[tuple[int, int], ...] = ()
    cell: bool = False


@dataclass(frozen=True)
class _Block:
    """What ends by the space after it, by the indent of what follows, or with its cell."""

    lines: tuple[Segment, ...]
    cell: bool = False


@dataclass(frozen=True)
class _Table:
    """Rows set in columns, and where each column begins."""

    columns: list[float]
    rows: list[Row]


def lines_of(rows: Sequence[Row], rules: Sequence[Rule], usual: Usual) -> Iterator[SetLine]:
    """The rows' lines in reading order, an empty one after each cell and each paragraph whose end is seen."""
    for place, block in enumerate(_blocks([_without_label(row) for row in rows], rules, usual)):
        if place:
            yield SetLine("")
        yield from (SetLine(line.text, line.markers, block.cell) for line in block.lines)


def _blocks(rows: list[Row], rules: Sequence[Rule], usual: Usual) -> Iterator[_Block]:
    text: list[Segment] = []
    place = 0
    while place < len(rows):
        unread = rows[place:]
        ruled = _ruled_row(rows, place, rules, usual)
        table = None if ruled else _table(rows, place, rules, usual)
        beside = [] if table or ruled else _beside(unread, usual)
        sides = _side_by_side(unread[0])
        if text and (table or ruled or beside or len(sides) > 1 or _begins_paragraph(rows[place - 1], *unread[:2], usual=usual)):
            yield _Block(tuple(text))
            text = []
        if ruled:
            yield from (_Block(tuple(cell), cell=True) for cell in _cells(ruled))
        elif table:
            yield from (_Block(tuple(cell), cell=True) for cells in _table_rows(table, rules, usual) for cell in cells if cell)
        elif beside or len(sides) > 1:
            yield from (_Block(tuple(column)) for column in (_by_column(beside) if beside else [[side] for side in sides]))
        else:
            text += sides
        place += len(table.rows if table else ruled.rows if ruled else beside) or 1
    if text:
        yield _Block(tuple(text))


def _side_by_side(row: Row) -> list[Segment]:
    """What stands on one baseline and belongs together: "United Nations" and the symbol at the other edge of the page do not."""
    sides: list[list[Segment]] = []
    for segment in row.segments:
        if sides and segment.left - sides[-1][-1].right <= _FAR * row.size:
            sides[-1].append(segment)
        else:
            sides.append([segment])
    return [joined(side) for side in sides]


def _beside(rows: Sequence[Row], usual: Usual) -> list[Row]:
    """The rows, from the first, that overlap in height, as those of two columns do that are not on one baseline; none where none do."""
    chain = [rows[0]]
    for row in rows[1:]:
        if chain[-1].baseline - row.baseline >= _OVERLAPPING * max(chain[-1].size, row.size, usual.pitch):
            break
        chain.append(row)
    return chain if len(_by_column(chain)) > 1 and len(chain) > 1 else []


def _by_column(rows: Sequence[Row]) -> list[list[Segment]]:
    """The segments of rows by the columns they stand in, from left to right."""
    columns: list[list[Segment]] = []
    for segment in sorted((segment for row in rows for segment in row.segments), key=lambda segment: segment.left):
        if columns and segment.left < max(each.right for each in columns[-1]):
            columns[-1].append(segment)
        else:
            columns.append([segment])
    from_the_top = [segment for row in rows for segment in row.segments]
    return [sorted(column, key=from_the_top.index) for column in columns]


def _begins_paragraph(before: Row, row: Row, following: Row | None = None, *, usual: Usual) -> bool:
    indented = following is not None and row.left - max(before.left, following.left) > _INDENTED * row.size
    return _is_apart(before, row, usual) or indented


def _without_label(row: Row) -> Row:
    """The row with the label of a point or note joined to the text beside it."""
    first, *others = row.segments
    if not others or not _LABEL.fullmatch(first.text):
        return row
    return Row((joined([first, others[0]]), *others[1:]), row.baseline)


def _ruled_row(rows: Sequence[Row], place: int, rules: Sequence[Rule], usual: Usual) -> _Table | None:
    """The rows from a place to the next rule where they are one row of a ruled table whose cells do not begin at one height.

    Such are cells set to the bottom or the middle: the label stands beside the last line of its value, or between two.
    """
    if not any(_is_between(rule, rows[place - 1] if place else None, rows[place]) for rule in rules):
        return None
    ends = range(place + 1, len(rows) + 1)
    end = next((end for end in ends if any(_is_between(rule, *_pair(rows, end)) for rule in rules)), None)
    columns = [min(segment.left for segment in column) for column in _by_column(rows[place:end])] if end else []
    parted = [_in_columns(row, columns) for row in rows[place:end]]
    found = [row for row in parted if row is not None]
    if len(columns) < 2 or len(found) < len(parted) or len(found[0].segments) == len(columns):
        return None
    label = [row for row in found if _column(row.left, columns) == 0]
    several = any(row.segments[0].text.endswith(":") for row in label[:-1])
    apart = any(_is_apart(before, row, usual) for before, row in pairwise(label))
    return None if several or apart else _Table(columns, found)


def _pair(rows: Sequence[Row], place: int) -> tuple[Row | None, Row | None]:
    """The row before a place and the one at it."""
    return rows[place - 1], rows[place] if place < len(rows) else None


def _is_between(rule: Rule, above: Row | None, below: Row | None) -> bool:
    """Whether a rule parts two rows, or a row from the edge of the page."""
    lowest, highest = below.baseline if below else -math.inf, above.baseline if above else math.inf
    return lowest < rule.height < highest and rule.right - rule.left > _ALIGNED


def _cells(table: _Table) -> Iterator[list[Segment]]:
    """The cells of a table of one row, each as its lines."""
    for column in range(len(table.columns)):
        yield [segment for row in table.rows for segment in row.segments if _column(segment.left, table.columns) == column]


def _table(rows: Sequence[Row], place: int, rules: Sequence[Rule], usual: Usual) -> _Table | None:
    """The rows, from a place, that are set as one table; None where the first does not begin one."""
    if len(rows[place].segments) < 2:
        return None
    columns = _columns(rows[place:])
    table: list[Row] = []
    for at, unparted in enumerate(rows[place:], place):
        row = None if _ruled_row(rows, at, rules, usual) else _in_columns(unparted, columns)
        if row is None or (table and not _belongs(row, table[-1], columns, usual)):
            break
        table.append(row)
    aligned = sum(_column(row.segments[-1].left, columns) != 0 for row in table) > 1
    labelled = any(row.segments[0].text.endswith(":") for row in table)
    return _Table(columns, table) if aligned or labelled else None  # one wide gap in a justified line makes no table


def _columns(rows: Sequence[Row]) -> list[float]:
    """Where the columns begin: where the first row's segments do and one of the next rows does too; else behind its widest gap.

    In a narrow cell a justified line has gaps as wide as between columns: "Additional     information".
    """
    first, *others = [segment.left for segment in rows[0].segments]
    again = [left for left in others if any(abs(left - each.left) <= _ALIGNED for row in rows[1:4] for each in row.segments)]
    widest = max(pairwise(rows[0].segments), key=lambda pair: pair[1].left - pair[0].right)
    return [first, *(again or [widest[1].left])]


def _in_columns(row: Row, columns: list[float]) -> Row | None:
    """The row with one segment a column; None where something in it reaches over the begin of a column."""
    cells: list[list[Segment]] = [[] for _ in columns]
    for segment in row.segments:
        for part in _cut(segment, columns):
            column = _column(part.left, columns)
            if column is None or part.right > [*columns, math.inf][column + 1]:
                return None
            cells[column].append(part)
    return Row(tuple(joined(cell) for cell in cells if cell), row.baseline)


def _cut(segment: Segment, columns: list[float]) -> list[Segment]:
    """A label that nearly fills its cell, and what stands in the cell beside it; any other segment whole."""
    for at, (before, piece) in enumerate(pairwise(segment.pieces), 1):
        if before.text.endswith(":") and any(abs(piece.left - column) <= _ALIGNED for column in columns[1:]):
            return [joined(segment.pieces[:at]), joined(segment.pieces[at:])]
    return [segment]


def _column(left: float, columns: list[float]) -> int | None:
    """The column that something begins in, perhaps set in; None left of the first."""
    return next((place for place in range(len(columns) - 1, -1, -1) if left >= columns[place] - _ALIGNED), None)


def _belongs(row: Row, before: Row, columns: list[float], usual: Usual) -> bool:
    """Whether a row that fits the columns of a table is one of its rows: it has a value, or goes on with a label or a value."""
    column = _column(row.left, columns)
    if len(row.segments) > 1:
        return True
    if column == 0:
        return _is_open(before, columns)
    return column is not None and (abs(row.left - columns[column]) <= _ALIGNED or not _is_apart(before, row, usual))


def _is_open(row: Row, columns: list[float]) -> bool:
    """Whether the label in a row's first cell goes on in the next row: "Non-governmental", then "organizations:"."""
    label = row.segments[0].text
    return _column(row.left, columns) == 0 and not label.endswith(":") and len(label) > 2


def _is_apart(before: Row, row: Row, usual: Usual) -> bool:
    """Whether more space stands between two rows than between the lines of a paragraph in their size."""
    return before.baseline - row.baseline > _APART * usual.pitch * max(1, min(before.size, row.size) / usual.size)


def _table_rows(table: _Table, rules: Sequence[Rule], usual: Usual) -> Iterator[list[list[Segment]]]:
    """The rows of a table, each as its cells, each as its lines."""
    cells: list[list[Segment]] = []
    for before, row in zip([None, *table.rows], table.rows, strict=False):
        if before is None or _begins_table_row(before, row, table.columns, rules, usual):
            if cells:
                yield cells
            cells = [[] for _ in table.columns]
        for segment in row.segments:
            cells[_column(segment.left, table.columns) or 0].append(segment)
    yield cells


def _begins_table_row(before: Row, row: Row, columns: list[float], rules: Sequence[Rule], usual: Usual) -> bool:
    if any(_is_between(rule, before, row) for rule in rules):
        return True
    return _column(row.left, columns) == 0 and (_is_apart(before, row, usual) or not _is_open(before, columns))
