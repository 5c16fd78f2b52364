"""Words of a value given to the spans of its text that were read, the small words between them included."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from generator.importing.labels import parted
from generator.importing.pieces import FIELD, Piece
from generator.importing.vocabulary import squashed
from generator.importing.words import Word
from generator.problems import Keys


@dataclass(frozen=True)
class Span:
    """A stretch of a value's text that was read: the keys of its field, and what that holds."""

    start: int
    end: int
    keys: Keys
    value: Any = None


def given_to(words: Sequence[Word], spans: Sequence[Span], small_words: Collection[str]) -> Iterator[Piece]:
    """A piece for each span, with the signs and small words around it; other words between the spans go nowhere.

    A word that two spans meet in is cut: `CCPR/C/JOR/FCO/5,23 December 2020`. `small_words` are squashed.
    """
    if not spans:
        return
    ordered = sorted(spans, key=lambda span: span.start)
    bounds = [span.start for span in ordered[1:]]
    for span, part, begins in zip(ordered, _parts(words, bounds), [0, *bounds], strict=True):
        kept, position = [], begins
        for place, word in enumerate(part):
            position += 0 if place == 0 or word.joined else 1
            read = position < span.end and position + len(word.text) > span.start
            if read or squashed(word.text) in small_words:
                kept.append(word)
            position += len(word.text)
        yield Piece(FIELD, tuple(kept), span.keys, span.value)


def _parts(words: Sequence[Word], bounds: Sequence[int]) -> Iterator[tuple[Word, ...]]:
    """The words parted at places of their text."""
    rest, at = tuple(words), 0
    for bound in bounds:
        before, rest = parted(rest, bound - at)
        yield before
        at = bound
    yield rest


def small_words(*phrases: Collection[str]) -> frozenset[str]:
    """The words of phrases, squashed; signs alone count among them."""
    return frozenset({"", *(squashed(word) for texts in phrases for text in texts for word in text.split())})
