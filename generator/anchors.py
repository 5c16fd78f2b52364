"""Where each paragraph of a labelled text is anchored, in printed order: the ledger and the pages both ask here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator import addresses
from generator.text import LabelledText, Passage

_THE_POINTS = "the points"


@dataclass(frozen=True)
class Placed:
    """A paragraph of a text with its anchors: one, or one for each letter of a label such as `(a), (c)`."""

    anchors: tuple[str, ...]
    letters: tuple[str, ...]
    label: str
    """The label as printed, where the paragraph begins with it."""
    after: str
    """The label before it, where the paragraph follows one without a label of its own; `the points` for what closes a text."""
    text: str

    def anchor_under(self, letter: str | None) -> str:
        """The anchor it has under a letter."""
        return self.anchors[self.letters.index(letter)] if letter in self.letters else self.anchors[0]


@lru_cache(maxsize=128)  # each point of a paragraph, and the whole record, ask for the same few texts
def placed(text: LabelledText, anchor: str) -> tuple[Placed, ...]:
    """The paragraphs of a text anchored at `anchor`: general ones by number, the others by letter and number."""
    anchors = anchors_in(text, anchor)
    *passages, last = _passages(text)
    read = [each for passage in passages for each in _of_passage(passage, anchors)]
    closing = [replace(each, after=_THE_POINTS) for each in _of_passage(last, anchors)]
    return (*read, *closing)


def anchors_in(text: LabelledText, anchor: str) -> Iterator[tuple[str, ...]]:
    """The anchors of each paragraph of a text anchored at `anchor`, one under each letter of its passage."""
    counts = defaultdict[str | None, int](int)
    for passage in _passages(text):
        letters: tuple[str | None, ...] = passage.letters or (None,)
        for _ in passage.paragraphs:
            for letter in letters:
                counts[letter] += 1
            yield tuple([addresses.nth(addresses.lettered(anchor, letter), counts[letter]) for letter in letters])


def _passages(text: LabelledText) -> tuple[Passage, ...]:
    return (Passage((), "", text.opening), *text.passages, Passage((), "", text.closing))


def _of_passage(passage: Passage, anchors: Iterator[tuple[str, ...]]) -> Iterator[Placed]:
    """The paragraphs of a passage, each with the next of the text's anchors."""
    for number, text in enumerate(passage.paragraphs):
        label, after = (passage.label, "") if number == 0 else ("", passage.label)
        yield Placed(next(anchors), passage.letters, label, after, text)


def placed_plainly(paragraphs: Iterable[str], anchor: str) -> tuple[Placed, ...]:
    """Where each paragraph of an unlettered text is anchored."""
    return placed(unlettered(paragraphs), anchor)


def unlettered(paragraphs: Iterable[str]) -> LabelledText:
    """Paragraphs of a text in which letters are prose: an evaluation, the letter."""
    return LabelledText(tuple(paragraphs), (), ())
