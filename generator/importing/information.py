"""The information of organizations on a paragraph: names that stand alone on a line, each above its text."""

from collections.abc import Sequence
from typing import Any

from generator.importing.doubtful import doubtful_lines
from generator.importing.organizations import Names
from generator.importing.paragraphs import Layout, fits_on, stops_at_end
from generator.importing.pieces import FIELD, Parsed, Piece, Remark, words_in
from generator.importing.points import block_of
from generator.importing.submissions import unknown_organization
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, text_of, text_of_paragraphs
from generator.problems import Keys

_LONGEST_NAME = 3
"""Lines a name may run over."""


def parse_information(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, keys: Keys, names: Names, before: int) -> Parsed:
    """The pieces of each organization's text; `keys` lead to their list, which holds so many `before`.

    A text above which no name stands goes nowhere.
    """
    places = _names(lines, layout, names)
    if not places:
        if lines:
            sentence = "no organization's name stands above this information: add it, with the name, by hand"
            yield Remark(keys, lines[0].number, sentence, (keys,))
        return
    ends = [*(place for place, _ in places[1:]), len(lines)]
    for position, ((place, length), end) in enumerate(zip(places, ends, strict=True), start=before):
        at = (*keys, position)
        words = words_in(lines[place : place + length])
        named = names.read(text_of(words))
        said: dict[str, Any] = {"organizations": list(named.organizations)}
        said |= {} if named.as_registered and not named.others else {"printed": text_of(words)}
        yield Piece(FIELD, words, at, said)
        if not named.known:
            yield unknown_organization(at, lines[place].number, named.bare, names)
        text = lines[place + length : end]
        block = block_of(text, layout)
        inside = tuple(word for paragraph in block.paragraphs for word in paragraph)
        yield Piece(FIELD, inside, (*at, "text"), text_of_paragraphs(block.paragraphs))
        doubts = (*block.doubts, *doubtful_lines(text, vocabulary, layout, names, named.organizations))
        yield from (Remark((*at, "text"), doubt.line, doubt.sentence) for doubt in doubts)
        yield from block.repairs


def _names(lines: Sequence[TextLine], layout: Layout, names: Names) -> list[tuple[int, int]]:
    """Where each name begins, and how many lines it has; a text follows each."""
    places: list[tuple[int, int]] = []
    place = 0
    while place < len(lines):
        length = _known(lines, place, names) or _likely(lines, place, layout, first=place == 0)
        if length and place + length < len(lines):
            places.append((place, length))
            place += length
        place += 1
    return places if places and places[0][0] == 0 else []


def _known(lines: Sequence[TextLine], place: int, names: Names) -> int:
    """How many lines a known name has that is the whole of them."""
    lengths = (length for length in range(_LONGEST_NAME, 0, -1) if place + length <= len(lines))
    return next((length for length in lengths if names.knows(text_of(words_in(lines[place : place + length])))), 0)


def _likely(lines: Sequence[TextLine], place: int, layout: Layout, first: bool) -> int:
    """How many lines there are of what reads like a name: after a heading or a paragraph's end, without a stop, before a new beginning."""
    if not first and not stops_at_end(lines[place - 1], layout):
        return 0
    for length in range(1, _LONGEST_NAME + 1):
        if place + length >= len(lines):
            return 0
        line, following = lines[place + length - 1 : place + length + 1]
        if stops_at_end(line, layout) or not line.words[0].text[0].isalpha() or (length == 1 and line.text[0].islower()):
            return 0
        if following.text[0].islower():
            return 0
        if not layout.width or fits_on(line, following, layout) or following.text.startswith("("):
            return length
    return 0
