"""What parsing gives: pieces, each some words of the source and the one place they went to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.importing.words import Repair, TextLine, Word
from generator.problems import Keys

FIELD = "field"
LABEL = "label"
HEADING = "heading"
FRONT = "front matter"
PAGE_MARK = "page mark"
RUNNING_HEAD = "running head"
ADDRESSEE = "addressee"
CUT_MARK = "cut mark"
FOOTNOTE_MARK = "footnote mark"
EVENT = "event of the follow-up history"
KINDS = (FIELD, LABEL, HEADING, FRONT, PAGE_MARK, RUNNING_HEAD, ADDRESSEE, CUT_MARK, FOOTNOTE_MARK, EVENT)

WORDINGS = "wordings"
"""The first key of what belongs not into the record but beside it, into the committee's file: how the document words its grades."""


@dataclass(frozen=True)
class Piece:
    """Words of the source and where they went: to the field at `keys`, which holds `value`, or to a kind of words no field holds."""

    kind: str
    words: tuple[Word, ...]
    keys: Keys = ()
    value: Any = None
    """What the field holds; None where another piece of the same field says it, as for the words between two dates."""


@dataclass(frozen=True)
class Remark:
    """Something a person must look at in the draft: the keys it is on, the line of the source, and a sentence."""

    keys: Keys
    line: int
    sentence: str
    unread: tuple[Keys, ...] = ()
    """Fields that words which went nowhere may belong to: nobody may call those none-printed."""


Parsed = Iterator[Piece | Remark | Repair]
"""What a parser gives, in any order."""


def words_in(lines: Iterable[TextLine]) -> tuple[Word, ...]:
    """The words of lines, in order."""
    return tuple(word for line in lines for word in line.words)


def of_kind(kind: str, lines: Sequence[TextLine]) -> Parsed:
    """Each of the lines as a piece of one kind."""
    return (Piece(kind, line.words) for line in lines)
