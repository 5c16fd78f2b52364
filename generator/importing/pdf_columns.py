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
_FAR = 4
"""Sizes; what stands further apart on a baseline is no one line."""
_OVERLAPPING = 0.7
"""The part of a size by which rows are apart at the least where one stands below the other."""
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
        table = _table(unread)
        beside = [] if table else _beside(unread)
        sides = _side_by_side(unread[0])
        if text and (table or beside or len(sides) > 1 or _begins_paragraph(rows[place - 1], *unread[:2], usual=usual)):
            yield _Block(tuple(text))
            text = []
        if table:
            yield from (_Block(tuple(cell), cell=True) for cells in _table_rows(table, rules, usual) for cell in cells if cell)
        elif beside or len(sides) > 1:
            yield from (_Block(tuple(column)) for column in (_by_column(beside) if beside else [[side] for side in sides]))
        else:
            text += sides
        place += len(table or beside) or 1
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


def _beside(rows: Sequence[Row]) -> list[Row]:
    """The rows, from the first, that overlap in height, as those of two columns do that are not on one baseline; none where none do."""
    chain = [rows[0]]
    for row in rows[1:]:
        if chain[-1].baseline - row.baseline >= _OVERLAPPING * max(chain[-1].size, row.size):
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
