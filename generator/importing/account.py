"""Where every word of a document went: to one field, to a named kind, or to nowhere, which is told first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.importing.pieces import FIELD
from generator.importing.source import SourceText
from generator.importing.words import Word, text_of, words_of

_TEXTS = ("recommendation", "reply", "text", "stated_evaluation", "recommended_action", "title", "heading")
_OTHERS = ("source", "notes", "report.title")


@dataclass(frozen=True)
class Entry:
    """Words that went to one place."""

    kind: str
    field: str
    """The place in dotted form; empty for a kind that no field holds."""
    words: tuple[Word, ...]
    draft: int | None = None
    """The draft whose field it is, from 0; None where each of them has it."""


@dataclass(frozen=True)
class Account:
    """What became of the words."""

    entries: tuple[Entry, ...]
    """In the order of the source."""
    unassigned: tuple[Word, ...]
    """Words, or parts of words, that went nowhere."""
    twice: tuple[Word, ...]
    """Words that went to two places."""
    differing: tuple[str, ...]
    """Fields of the record whose text is not that of the words that went to them, each with the lines of those."""

    @property
    def complete(self) -> bool:
        """Whether every word went to exactly one place, and every text is made of its words."""
        return not (self.unassigned or self.twice or self.differing)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many words went to each kind; words cut in two by a glued label count once for each."""
        counts: Counter[str] = Counter()
        for entry in self.entries:
            counts[entry.kind] += len(entry.words)
        return counts


def account_of(source: SourceText, entries: Sequence[Entry], texts: Sequence[Mapping[str, str]]) -> Account:
    """The account of a source; `texts` are those of each draft's record, by place, to compare with the words."""
    covered: dict[int, Counter[int]] = {}
    for entry in entries:
        for word in entry.words:
            covered.setdefault(word.line, Counter()).update(range(word.start, word.end))
    everything = [word for line in source.lines for word in words_of(line)]
    none = Counter[int]()
    unassigned = tuple(word for word in everything if not all(covered.get(word.line, none)[at] for at in range(word.start, word.end)))
    twice = tuple(word for word in everything if any(covered.get(word.line, none)[at] > 1 for at in range(word.start, word.end)))
    in_order = sorted((entry for entry in entries if entry.words), key=lambda entry: (entry.words[0].line, entry.words[0].start))
    return Account(tuple(in_order), unassigned, twice, tuple(_differing(entries, texts)))


def _differing(entries: Sequence[Entry], texts: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """The places whose text in a record has other words than went there, or in another order, and the lines of the words."""
    for number, held in enumerate(texts):
        words: dict[str, list[Word]] = {}
        for entry in entries:
            if entry.kind == FIELD and entry.draft in (None, number):
                words.setdefault(entry.field, []).extend(entry.words)
        for place, text in held.items():
            went = words.get(place, [])
            if _bare(text_of(went), place) != text.split():
                lines = sorted({word.line for word in went})
                yield f"{place}, from lines {lines[0]} to {lines[-1]}" if lines else place


def _bare(text: str, place: str) -> list[str]:
    """The words as a field holds them: the colon after a grade's heading belongs to the table."""
    return (text.rstrip(":") if place.endswith(".heading") else text).split()


def texts_of(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a record's data that hold official words, by place in dotted form; a paragraph is named by its number."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        at = f"{place}.{item['number'] if place == 'paragraphs' else key}".lstrip(".")
        if isinstance(item, str) and key in _TEXTS and item != "none-printed" and not at.startswith(_OTHERS):
            yield at, item
        else:
            yield from texts_of(item, at)
