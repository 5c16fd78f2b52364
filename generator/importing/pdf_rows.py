"""The runs of a page as rows of segments: what stands on one baseline, parted where it is set in columns; raised signs are marked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importing.pdf_pages import PrintedPage, Run

_GAP = 0.15
"""The part of a size from which a gap between two runs is a space."""
_COLUMN = 1.2
"""The part of a size from which a gap is no space between two words."""
_SMALL = 0.8
"""The part of a row's size below which a raised sign is set smaller, as markers are."""
_LONGEST_RAISED = 3
"""Signs: a marker, or the "st" of "121st"."""
_INDENTED = 4
"""The part of a size by which a note may be set in from its marker."""
_MARKER = re.compile(r"\d{1,3}|[a-z]|[*∗†‡§]{1,3}")


@dataclass(frozen=True)
class Segment:
    """Text on one baseline without a gap as wide as between columns; `markers` are spans of it that are raised and small.

    `pieces`: what it is joined of, wherever a gap is wide for a space.
    """

    text: str
    left: float
    right: float
    size: float
    markers: tuple[tuple[int, int], ...] = ()
    pieces: tuple["Segment", ...] = ()


@dataclass(frozen=True)
class Row:
    """What stands on one baseline, from left to right."""

    segments: tuple[Segment, ...]
    baseline: float

    @property
    def left(self) -> float:
        """Where its text begins."""
        return self.segments[0].left

    @property
    def size(self) -> float:
        """The size that most of its signs have."""
        return max(self.segments, key=lambda segment: len(segment.text)).size


@dataclass(frozen=True)
class Usual:
    """How most of a document is set: the size of its signs and the distance from one row to the next, in points."""

    size: float
    pitch: float


def rows_of(page: PrintedPage) -> tuple[Row, ...]:
    """The upright text of a page by rows, from the top."""
    return tuple(_row(runs) for runs in _raised_joined(_on_one_baseline(run for run in page.runs if run.upright)))


def aslant(page: PrintedPage) -> tuple[str, ...]:
    """What is printed aslant or upended, such as a mark across the page that the text is an unedited version."""
    return tuple(run.text for run in page.runs if not run.upright)


def usual(pages: Iterable[tuple[Row, ...]]) -> Usual:
    """The size and the distance of rows in which most of a document is set; those of common type where there is too little to say."""
    sizes, steps = Counter[float](), Counter[float]()
    for rows in pages:
        for segment in (segment for row in rows for segment in row.segments):
            sizes[round(segment.size, 1)] += len(segment.text)
        steps.update(round(above.baseline - below.baseline, 1) for above, below in pairwise(rows))
    return Usual(_most(sizes, 10.0), _most(steps, 12.0))


def _most(counts: Counter[float], otherwise: float) -> float:
    return max(counts, key=lambda value: (counts[value], -value), default=otherwise)


def _on_one_baseline(runs: Iterable[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.baseline, run.left)):
        if row and row[0].baseline - run.baseline > _GAP * min(run.size, row[0].size):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _raised_joined(rows: Iterable[list[Run]]) -> Iterator[list[Run]]:
    """A few small signs just above a row stand in that row: they are raised."""
    above: list[Run] = []
    for row in rows:
        raised = [run for run in above if _is_raised(run, row)]
        if len(raised) < len(above):
            yield [run for run in above if run not in raised]
        joined = sorted([*row, *raised], key=lambda run: run.left)
        above = joined if all(len(run.text) <= _LONGEST_RAISED for run in joined) else []
        if not above:
            yield joined
    if above:
        yield above


def _is_raised(run: Run, row: list[Run]) -> bool:
    return any(
        run.size < _SMALL * other.size
        and 0 < run.baseline - other.baseline < other.size
        and (abs(run.left - other.right) < other.size / 2 or 0 < other.left - run.right < _INDENTED * other.size)
        for other in row
    )


def joined(parts: Sequence[Segment]) -> Segment:
    """Segments side by side as one, parted by a space where they do not touch."""
    size = max(part.size for part in parts)
    text = ""
    markers: list[tuple[int, int]] = []
    for before, part in zip([None, *parts], parts, strict=False):
        if before is not None and part.left - before.right > _GAP * size:
            text += " "
        markers += [(start + len(text), end + len(text)) for start, end in part.markers]
        text += part.text
    return Segment(text, parts[0].left, parts[-1].right, size, tuple(markers), tuple(parts))


def _row(runs: list[Run]) -> Row:
    main = max(runs, key=lambda run: (len(run.text), run.size))
    segments: list[list[Segment]] = []
    for run in runs:
        marks = run.size < _SMALL * main.size and run.baseline > main.baseline and _MARKER.fullmatch(run.text)
        piece = Segment(run.text, run.left, run.right, run.size, ((0, len(run.text)),) if marks else ())
        if segments and piece.left - segments[-1][-1].right < _COLUMN * main.size:
            segments[-1].append(piece)
        else:
            segments.append([piece])
    return Row(tuple(joined(pieces) for pieces in segments), main.baseline)
