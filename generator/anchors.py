"""Where each paragraph of a labelled text is anchored, in printed order: the ledger and the pages both ask here."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

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


def placed(text: LabelledText, anchor: str) -> tuple[Placed, ...]:
    """The paragraphs of a text anchored at `anchor`: general ones by number, the others by letter and number."""
    counts = defaultdict[str | None, int](int)
    read = [each for passage in (Passage((), "", text.opening), *text.passages) for each in _of_passage(passage, anchor, counts)]
    closing = [replace(each, after=_THE_POINTS) for each in _of_passage(Passage((), "", text.closing), anchor, counts)]
    return (*read, *closing)


def _of_passage(passage: Passage, anchor: str, counts: defaultdict[str | None, int]) -> Iterable[Placed]:
    letters: tuple[str | None, ...] = passage.letters or (None,)
    for number, text in enumerate(passage.paragraphs):
        for letter in letters:
            counts[letter] += 1
        anchors = tuple(addresses.nth(addresses.lettered(anchor, letter), counts[letter]) for letter in letters)
        label, after = (passage.label, "") if number == 0 else ("", passage.label)
        yield Placed(anchors, passage.letters, label, after, text)


def placed_plainly(paragraphs: Iterable[str], anchor: str) -> tuple[Placed, ...]:
    """Paragraphs of a text in which letters are prose: an evaluation, the letter."""
    return placed(LabelledText(tuple(paragraphs), (), ()), anchor)
