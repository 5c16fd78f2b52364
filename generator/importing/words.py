"""The words of a source, each with its place, and how the record reads it; nothing here drops one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.importing.source import Line
from generator.importing.vocabulary import Phrases
from generator.text import without_e_mails

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the record reads it, and the span of its line that it is made of."""

    text: str
    line: int
    """The number of its line in the source."""
    start: int
    end: int
    joined: bool = False
    """Whether the record reads it with no space before it, though it stands apart: `R ights`, or after a hyphen at a line's end."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text, its words mended; a line without words is told by `after_blank` of the next."""

    words: tuple[Word, ...]
    number: int
    length: int
    """Characters from its beginning to its end on the page, as far as can be told."""
    after_blank: bool = False
    begins_page: bool = False
    cell: bool = False

    @property
    def text(self) -> str:
        """The line as the record reads it."""
        return text_of(self.words)


@dataclass(frozen=True)
class Repair:
    """A damage of the extraction that the record reads otherwise than the source stands."""

    line: int
    extracted: str
    read: str
    basis: str


def words_of(line: Line) -> tuple[Word, ...]:
    """The words of a line, each with its span; an e-mail address is read as the mark that it was cut."""
    return tuple(Word(without_e_mails(found[0]), line.number, found.start(), found.end()) for found in _WORD.finditer(line.text))


def text_of(words: Sequence[Word]) -> str:
    """The words as one line of text."""
    return "".join(word.text if place == 0 or word.joined else f" {word.text}" for place, word in enumerate(words))


def text_of_paragraphs(paragraphs: Iterable[Sequence[Word]]) -> str:
    """The paragraphs as a block of text."""
    return "\n\n".join(text_of(paragraph) for paragraph in paragraphs)


def cut(word: Word, at: int) -> tuple[Word, Word]:
    """The word in two, before the character at a place of its text; each holds its part of the span."""
    middle = min(max(word.start + at, word.start), word.end)
    return replace(word, text=word.text[:at], end=middle), replace(word, text=word.text[at:], start=middle, joined=False)


@dataclass(frozen=True)
class Found:
    """A phrase found at the beginning of words: its words, and those after it."""

    words: tuple[Word, ...]
    rest: tuple[Word, ...]


def found_at_start(words: Sequence[Word], phrases: Phrases) -> Found | None:
    """The longest of the phrases that the words begin with; a word in which it ends is cut, punctuation staying with the rest."""
    read, end = "", None
    for place, word in enumerate(words):
        for at, character in enumerate(word.text, start=1):
            if not character.isalnum():
                continue
            read += character.casefold()
            if read not in phrases.starts:
                return _parted(words, end)
            if read in phrases.forms and not (at < len(word.text) and word.text[at].isalpha()):
                end = place, at
    return _parted(words, end)


def _parted(words: Sequence[Word], end: tuple[int, int] | None) -> Found | None:
    if end is None:
        return None
    place, at = end
    if at == len(words[place].text):
        return Found(tuple(words[: place + 1]), tuple(words[place + 1 :]))
    first, second = cut(words[place], at)
    return Found((*words[:place], first), (second, *words[place + 1 :]))


def taken(found: Found, signs: str) -> Found:
    """What was found with the signs that follow it: the colon of a label, with or without a space before it."""
    words, rest = list(found.words), list(found.rest)
    while rest and rest[0].text[0] in signs:
        length = len(rest[0].text) - len(rest[0].text.lstrip(signs))
        first, left = cut(rest[0], length)
        rest[:1] = [left] if left.text else []
        last = words[-1]
        if first.start == last.end and first.line == last.line:
            words[-1] = replace(last, text=last.text + first.text, end=first.end)
        else:
            words.append(first)
    return Found(tuple(words), tuple(rest))
