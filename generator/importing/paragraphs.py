"""Lines of running text into paragraphs, by where lines end and what they end with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importing.words import TextLine, Word

_SHORT = 0.92
"""Of a full line: a line ends a paragraph where the next word would still have fitted within so much of it. In the document of
Kazakhstan the fullest line that ends one would have had 77 of 87 characters, the shortest that ends a sentence only, 83."""
_INDENTED = 0.95
"""Of a full line: a first line that is indented has fewer characters than a line that goes on."""
_STOP = re.compile(r".*[.;:?!]\d*[”’\"')\]»]*", re.DOTALL)


@dataclass(frozen=True)
class Layout:
    """How the lines of a block were broken."""

    width: int
    """Characters of a full line; 0 where every line is a paragraph."""
    abbreviations: tuple[str, ...]
    """What ends in a full stop and ends no sentence."""
    indented: bool = False
    """Whether the first line of a paragraph is indented, as in letters."""


def paragraphs_of_lines(lines: Sequence[TextLine], layout: Layout) -> tuple[tuple[Word, ...], ...]:
    """The paragraphs of running text."""
    paragraphs: list[list[Word]] = []
    for place, line in enumerate(lines):
        if place and not ends_paragraph(lines[place - 1], line, layout) and not _indented(lines, place, layout):
            paragraphs[-1] += line.words
        else:
            paragraphs.append(list(line.words))
    return tuple(map(tuple, paragraphs))


def ends_paragraph(line: TextLine, following: TextLine, layout: Layout) -> bool:
    """Whether a paragraph ends with the line: it ends with a stop, and what follows would have fitted on it."""
    stops = stops_at_end(line, layout)
    goes_on = following.words[0].text[0].islower() or following.words[0].joined
    if goes_on and not stops:
        return False
    if following.after_blank and not following.begins_page:
        return True
    if not layout.width:
        return not goes_on and (stops or not following.text.startswith("("))
    return stops and not goes_on and fits_on(line, following, layout)


def fits_on(line: TextLine, following: TextLine, layout: Layout) -> bool:
    """Whether the first word of what follows would have fitted on the line."""
    return line.length + 1 + len(following.words[0].text) <= _SHORT * layout.width


def stops_at_end(line: TextLine, layout: Layout) -> bool:
    """Whether the line ends with a stop that may end a paragraph."""
    last = line.words[-1].text
    return bool(_STOP.fullmatch(last)) and last not in layout.abbreviations


def _indented(lines: Sequence[TextLine], place: int, layout: Layout) -> bool:
    """Whether the line begins an indented paragraph: it ends early, in the midst of a sentence, after a line that ends one."""
    if not layout.indented or place + 1 == len(lines):
        return False
    before, line, following = lines[place - 1 : place + 2]
    early = line.length + 1 + len(following.words[0].text) <= _INDENTED * layout.width
    return stops_at_end(before, layout) and line.text[0].isupper() and not stops_at_end(line, layout) and early
