"""Labels and headings found where lines begin, though a page break or a damaged word may run through them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importing.vocabulary import Phrases, Vocabulary, squashed
from generator.importing.words import Found, TextLine, Word, cut, found_at_start, taken, text_of

_LONGEST = 3
"""Lines a label may be broken over."""
_IN_PARENTHESES = re.compile(r"\([^()]{1,40}\)\s*:?")
_NUMBER = re.compile(r"\s*(\d{1,3})\s*(?:[:.–—-]\s*|$)")

_JOINT = r"(?:,|and|&|to|–|-)"
_POINTS = rf"(?:(?>\s*{_JOINT}?\s*)\([a-z]\))*+"
_NUMBERS = re.compile(rf"\s*\d{{1,3}}{_POINTS}(?:(?>(?:\s*{_JOINT}\s*)+)\d{{1,3}}{_POINTS})*+\s*(?:[:.–—-](?:\s|$)|$)")
"""`18`, `15 and 16:`, `24 (a)–(b):`; each part is tried in one way only, or a long line would take a day."""
_LISTED = re.compile(r"(?<![\w/.-])\d{1,3}(?![\w/-])")
_MOST_BETWEEN = 2
"""Words between two numbers of a list, of which a comma is none: `18 (a), and 24`."""


@dataclass(frozen=True)
class LabelAt:
    """A label or heading that begins at a line: its words, what stands after it on its last line, and the place of the next line."""

    words: tuple[Word, ...]
    rest: tuple[Word, ...]
    next: int


def _found(lines: Sequence[TextLine], place: int, phrases: Phrases) -> LabelAt | None:
    words: tuple[Word, ...] = ()
    for end in range(place, min(place + _LONGEST, len(lines))):
        words += lines[end].words
        found = found_at_start(words, phrases)
        if found:
            found = taken(found, ":")
            return LabelAt(found.words, found.rest, end + 1)
        if squashed(text_of(words)) not in phrases.starts:
            return None
    return None


def label_at(lines: Sequence[TextLine], place: int, phrases: Phrases) -> LabelAt | None:
    """The label that begins the line: a colon follows it, or a number or parenthesis, or nothing more on its line or in its cell."""
    found = _found(lines, place, phrases)
    if found is None:
        return None
    closed = found.words[-1].text.endswith(":") or not found.rest or lines[place].cell
    rest = text_of(found.rest)
    return found if closed or rest[0].isdigit() or _IN_PARENTHESES.match(rest) else None


def heading_at(lines: Sequence[TextLine], place: int, phrases: Phrases) -> LabelAt | None:
    """The heading that is the whole of the line or lines."""
    found = _found(lines, place, phrases)
    return found if found and not found.rest else None


def heading_with_text_at(lines: Sequence[TextLine], place: int, phrases: Phrases) -> LabelAt | None:
    """The heading with a colon after it and text beside it: `Summary of State party's reply: (a) …`."""
    found = _found(lines, place, phrases)
    return found if found and found.rest and found.words[-1].text.endswith(":") else None


def paragraph_at(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary) -> tuple[int, LabelAt] | None:
    """`Paragraph 18: …` at the beginning of a line: the number, the label's words, and what follows on the line."""
    phrases = vocabulary.of("body", "paragraph")
    words: tuple[Word, ...] = ()
    for end in range(place, min(place + 2, len(lines))):
        words += lines[end].words
        found = found_at_start(words, phrases)
        if found is None:
            return None
        found = taken(found, ".")  # "Para. 18"
        number = _NUMBER.match(text_of(found.rest)) if found.rest else None
        if number and (number[0].strip() != number[1] or len(words) == len(found.words) + 1):
            label, rest = parted(found.rest, number.end())
            return int(number[1]), LabelAt((*found.words, *label), rest, end + 1)
        if found.rest:
            return None
    return None


def several_paragraphs_at(line: TextLine, vocabulary: Vocabulary) -> bool:
    """Whether the line begins with the label of several paragraphs: `Paragraphs 15 and 16: …`."""
    found = found_at_start(line.words, vocabulary.of("body", "several_paragraphs"))
    return bool(found and _NUMBERS.match(text_of(taken(found, ".").rest))) and not line.text[:1].islower()


def numbers_in(words: Sequence[Word]) -> list[tuple[int, int, int]]:
    """The numbers of a list such as `18, 24 and 54`, each with its span in the words' text; none after other words."""
    text, numbers = text_of(words), list[tuple[int, int, int]]()
    for found in _LISTED.finditer(text):
        if numbers and len(text[numbers[-1][2] : found.start()].split()) > _MOST_BETWEEN:
            break
        numbers.append((int(found[0]), found.start(), found.end()))
    return numbers


def like_a_paragraph(line: TextLine, vocabulary: Vocabulary) -> bool:
    """Whether the line begins like the label of a paragraph or of several: `paragraph 15: …`, `Paragraphs 15 and 16`."""
    found = (found_at_start(line.words, vocabulary.of("body", name)) for name in ("paragraph", "several_paragraphs"))
    return any(each and _NUMBERS.match(text_of(taken(each, ".").rest)) for each in found)


def parted(words: Sequence[Word], at: int) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words before and after a place in their text; a word it falls into is cut."""
    before: list[Word] = []
    position = 0
    for place, word in enumerate(words):
        begins = position + (0 if place == 0 or word.joined else 1)
        position = begins + len(word.text)
        if position <= at:
            before.append(word)
        elif begins >= at:
            return tuple(before), tuple(words[place:])
        else:
            first, second = cut(word, at - begins)
            return (*before, first), (second, *words[place + 1 :])
    return tuple(before), ()


def begins_with(line: TextLine, phrases: Phrases) -> Found | None:
    """The phrase the line begins with."""
    return found_at_start(line.words, phrases)
