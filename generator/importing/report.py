"""The account as rows: a stretch of the source beside the field it went to, in the order of the source; what went nowhere too."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.importing.account import Entry
from generator.importing.document import Imported
from generator.importing.draft import Draft
from generator.importing.letter import CUT
from generator.importing.pieces import ADDRESSEE, FIELD, HEADING, LABEL, WORDINGS
from generator.importing.words import Word, text_of, words_of
from generator.text import without_e_mails

NOWHERE = "nowhere"
_GAP = 3
"""Lines within which a field goes on in its row."""


@dataclass(frozen=True)
class Stretch:
    """Words that follow on each other on one line of the source, and the kind they went to."""

    line: int
    kind: str
    text: str


@dataclass(frozen=True)
class Row:
    """A field, or words that no field holds, with the stretches of the source that went there."""

    stretches: tuple[Stretch, ...]
    field: str
    """The place in dotted form; empty for words that no field holds."""
    kind: str
    value: Any = None
    """What the field holds; None where a row before shows it."""
    state: str = ""

    @property
    def lines(self) -> str:
        """`12` or `12–14`."""
        first, last = self.stretches[0].line, self.stretches[-1].line
        return str(first) if first == last else f"{first}–{last}"


def rows_of(made: Imported) -> list[Row]:
    """The rows of the account. A label stands in the row of the field after it."""
    rows: list[Row] = []
    shown: set[tuple[int | None, str]] = set()
    before: list[Stretch] = []
    texts = {line.number: line.text for line in made.source.lines}
    for entry in _in_order(made):
        stretches = list(_stretches(entry, texts))
        if entry.kind in (LABEL, HEADING):
            before += stretches
            continue
        if rows and not before and _goes_on(entry, rows[-1]):
            rows[-1] = replace(rows[-1], stretches=rows[-1].stretches + tuple(stretches if entry.kind != ADDRESSEE else ()))
            continue
        key = (entry.draft, entry.field)
        draft = made.drafts[entry.draft or 0]
        value = _value(draft, entry.field) if entry.field and key not in shown else None
        shown.add(key)
        state = str(draft.data["state"]) if entry.draft is not None and len(made.drafts) > 1 else ""
        rows.append(Row((*before, *stretches), entry.field, entry.kind, value, state))
        before = []
    return [*rows, Row(tuple(before), "", LABEL)] if before else rows


def _goes_on(entry: Entry, row: Row) -> bool:
    """Whether words belong to the row before: the same field or kind, with no gap between."""
    return (entry.kind, entry.field) == (row.kind, row.field) and entry.words[0].line <= row.stretches[-1].line + _GAP


def _in_order(made: Imported) -> list[Entry]:
    """The entries in the order of the source, with the words that went nowhere, and each stretch of a field by itself."""
    nowhere = [Entry(NOWHERE, "", (word,)) for word in made.account.unassigned]
    parts = [part for entry in made.account.entries for part in _unbroken(entry)]
    return sorted([*parts, *nowhere], key=lambda entry: (entry.words[0].line, entry.words[0].start))


def _unbroken(entry: Entry) -> Iterator[Entry]:
    """A field that a note interrupts, in its parts: the lines of the second begin after a gap."""
    part: list[Word] = []
    for word in entry.words:
        if part and word.line > part[-1].line + _GAP:
            yield Entry(entry.kind, entry.field, tuple(part), entry.draft)
            part = []
        part.append(word)
    yield Entry(entry.kind, entry.field, tuple(part), entry.draft)


def _stretches(entry: Entry, texts: Mapping[int, str]) -> Iterator[Stretch]:
    if entry.kind == ADDRESSEE:
        yield Stretch(entry.words[0].line, entry.kind, CUT)
        return
    by_line: dict[int, list[Word]] = {}
    for word in entry.words:
        by_line.setdefault(word.line, []).append(word)
    for line, words in by_line.items():
        yield Stretch(line, entry.kind, " ".join(without_e_mails(texts[line][word.start : word.end]) for word in words))


def _value(draft: Draft, field: str) -> Any:
    """What a place in dotted form holds, without the texts that are places of their own."""
    value: Any = {WORDINGS: draft.wordings} if field.startswith(WORDINGS) else draft.data
    before = ""
    for part in field.split("."):
        if before == "paragraphs":
            value = next((paragraph for paragraph in value if str(paragraph["number"]) == part), {})
        elif isinstance(value, list):
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = (value or {}).get(part)
        before = part
    return {key: each for key, each in value.items() if key != "text"} if isinstance(value, dict) else value


def rows_taken_over(made: Imported) -> Iterator[Row]:
    """A row for each recommendation from the concluding observations: the lines of that file, as the record reads them."""
    for draft in made.drafts:
        for taken in draft.taken_over:
            lines = itertools.groupby(taken.words, key=lambda word: word.line)
            stretches = tuple(Stretch(line, FIELD, text_of(tuple(words))) for line, words in lines)
            field = f"paragraphs.{taken.paragraph}.recommendation"
            yield Row(stretches, field, FIELD, _value(draft, field), str(draft.data["state"]) if len(made.drafts) > 1 else "")


def said_of_observations(made: Imported) -> str:
    """What became of the file of the concluding observations, in a sentence."""
    if any(draft.taken_over for draft in made.drafts):
        return "These words of it went into recommendations, by the lines of that file; the rest of it was not taken."
    return "No word of it was taken."


def lines_with_unassigned(made: Imported) -> Iterator[tuple[int, list[tuple[bool, str]]]]:
    """Each line that words went nowhere from: its number, and its words, each with whether it went nowhere. An addressee is not shown."""
    nowhere = {(word.line, word.start) for word in made.account.unassigned}
    hidden = {word.line for entry in made.account.entries if entry.kind == ADDRESSEE for word in entry.words}
    numbers = {line for line, _ in nowhere}
    for line in made.source.lines:
        if line.number in numbers:
            words = [((word.line, word.start) in nowhere, word.text) for word in words_of(line)]
            yield line.number, [word for word in words if word[0] or line.number not in hidden]


def unassigned_by_line(made: Imported) -> Mapping[int, str]:
    """The words that went nowhere, by line."""
    lines: dict[int, list[str]] = {}
    for word in made.account.unassigned:
        lines.setdefault(word.line, []).append(word.text)
    return {line: " ".join(words) for line, words in lines.items()}


def counted(made: Imported) -> Sequence[tuple[str, int]]:
    """How many words went to each kind, the most first."""
    return sorted(made.account.counts.items(), key=lambda kind: -kind[1])
