"""The edges of a PDF's pages: running heads and page marks, known by standing again and again at one place, and notes at the foot."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.importing.pdf_pages import Rule
from generator.importing.pdf_rows import Row, Usual

_OUTERMOST = 3
"""How many rows at the top and at the bottom of a page may be heads and page marks."""
_SAME_PLACE = 3.0
"""Points by which a head may stand higher or lower on another page."""
_SAME_RULE = 2.0
"""Points by which the parts of one rule may stand apart, as below the cells of a table."""
_APART = 1.3
"""How many usual distances of rows part heads from the text."""
_MOSTLY = 0.8
"""The part of the rows at one height of all pages that are heads where heads stand; elsewhere a heading may stand there twice by chance."""
_PAGE_MARK = re.compile(r"(?:[Pp]age )?(?:[-–—] ?)?(\d{1,4})(?: ?[-–—]| ?/ ?\d{1,4}| of \d{1,4})?")
_SMALLER = 0.95
"""The part of the usual size below which notes are set."""
_NOTE_BEHIND_A_RULE = re.compile(r"(?:\d{1,3}|[*∗†‡§]{1,3})(?:\s|$)")


@dataclass(frozen=True)
class PageParts:
    """The rows of a page by what they are, each from the top."""

    heads: tuple[Row, ...]
    text: tuple[Row, ...]
    notes: tuple[Row, ...]
    feet: tuple[Row, ...]


@dataclass(frozen=True)
class _Edge:
    """A row at the edge of a page, counted from 0: its words, and the number in it that may be the page's."""

    page: int
    place: int
    height: float
    words: str
    number: int | None


def is_page_mark(text: str) -> bool:
    """Whether what stands at a page's edge is only the page's number."""
    return bool(_PAGE_MARK.fullmatch(text))


def parts_of(pages: Sequence[tuple[Row, ...]], rules: Sequence[tuple[Rule, ...]], usual: Usual) -> Iterator[PageParts]:
    """The parts of each page."""
    edges = [_edge(page, place, rows[place]) for page, rows in enumerate(pages) for place in _outermost(rows, usual.pitch)]
    running = {(edge.page, edge.place) for edge in [*_repeated(edges, pages), *_numbered(edges)]}
    running |= {(edge.page, edge.place) for edge in _below_feet(edges, pages, running)}
    for page, rows in enumerate(pages):
        inside = [place for place in range(len(rows)) if (page, place) not in running]
        begin, end = (inside[0], inside[-1] + 1) if inside else (len(rows), len(rows))
        text = rows[begin:end]
        first_note = _first_note(text, rules[page], usual.size)
        yield PageParts(rows[:begin], text[:first_note], text[first_note:], rows[end:])


def _outermost(rows: tuple[Row, ...], pitch: float) -> set[int]:
    """The places of the rows that are set apart at the top and at the bottom; the first and the last in any case."""
    places = set()
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        outer = list(order)[: _OUTERMOST + 1]
        steps = [abs(rows[one].baseline - rows[two].baseline) for one, two in pairwise(outer)]
        apart = next((count for count, step in enumerate(steps, 1) if step > _APART * pitch), 1)
        places |= set(outer[:apart])
    return places


def _edge(page: int, place: int, row: Row) -> _Edge:
    texts = [segment.text for segment in row.segments]
    numbers = [int(match[1]) for text in texts if (match := _PAGE_MARK.fullmatch(text))]
    words = " ".join(text for text in texts if not _PAGE_MARK.fullmatch(text))
    return _Edge(page, place, row.baseline, words, numbers[0] if len(numbers) == 1 else None)


def _repeated(edges: Sequence[_Edge], pages: Sequence[tuple[Row, ...]]) -> Iterator[_Edge]:
    """The edges whose words stand at the same height on another page, where hardly anything else stands at that height."""
    by_words = defaultdict[str, list[_Edge]](list)
    for edge in edges:
        if edge.words:
            by_words[edge.words].append(edge)
    again = [edge for alike in by_words.values() for edge in alike if _on_another_page(edge, alike)]
    repeated = sorted(edge.height for edge in again)
    first = [edge.height for edge in again if edge.page == 0]  # a first page has something of its own at the height of heads
    standing = sorted([*first, *(row.baseline for rows in pages[1:] for row in rows)])
    yield from (edge for edge in again if _near(edge.height, repeated) >= _MOSTLY * _near(edge.height, standing))


def _near(height: float, heights: Sequence[float]) -> int:
    """How many of the heights, in order, are those of one place."""
    return bisect_right(heights, height + _SAME_PLACE) - bisect_left(heights, height - _SAME_PLACE)


def _on_another_page(edge: _Edge, alike: Sequence[_Edge]) -> bool:
    return any(other.page != edge.page and abs(other.height - edge.height) <= _SAME_PLACE for other in alike)


def _numbered(edges: Sequence[_Edge]) -> Iterator[_Edge]:
    """The edges that hold nothing but a number which grows with the pages; on one page alone, the page's own."""
    lone = [edge for edge in edges if edge.number is not None and not edge.words]
    begun_at = Counter(edge.number - edge.page for edge in lone if edge.number is not None)
    for edge in lone:
        if edge.number is not None and (begun_at[edge.number - edge.page] > 1 or edge.number == edge.page + 1):
            yield edge


def _below_feet(edges: Sequence[_Edge], pages: Sequence[tuple[Row, ...]], running: set[tuple[int, int]]) -> Iterator[_Edge]:
    """The edges that stand as low as the feet of other pages: a first page has a job number where others have theirs."""
    feet = [pages[page][place].baseline for page, place in running if place >= len(pages[page]) / 2]
    return (edge for edge in edges if feet and edge.place >= len(pages[edge.page]) / 2 and edge.height <= max(feet) + _SAME_PLACE)


def _first_note(text: Sequence[Row], rules: Sequence[Rule], size: float) -> int:
    """The place of the first row of the notes at the foot of a page; beyond the last row where it has none."""
    small = len(text)
    while small > 0 and text[small - 1].size < _SMALLER * size:
        small -= 1
    for place, row in enumerate(text):
        ruled = place > 0 and _is_ruled_off(text[place - 1], row, rules)
        if place >= small and (ruled or (row.segments[0].markers[:1] and row.segments[0].markers[0][0] == 0)):
            return place
        if ruled and _NOTE_BEHIND_A_RULE.match(row.segments[0].text):
            return place
    return len(text)


def _is_ruled_off(above: Row, below: Row, rules: Sequence[Rule]) -> bool:
    """Whether a short rule alone stands above a row, as it does between text and notes; the rules of a table are as wide as their rows."""
    width = above.segments[-1].right - above.left
    between = [rule for rule in rules if below.baseline < rule.height < above.baseline]
    lowest = [rule for rule in between if rule.height < min(each.height for each in between) + _SAME_RULE]  # a table may end above it
    return len(lowest) == 1 and lowest[0].right - lowest[0].left < max(width, below.segments[-1].right - below.left) / 2
