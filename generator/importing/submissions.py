"""The organizations' documents of a header: `name, date; name and name, date`, over several lines."""

import re
from dataclasses import dataclass
from typing import Any

from generator.importing.dates import dates_in
from generator.importing.header import Labelled, is_none
from generator.importing.organizations import Names, with_printed
from generator.importing.pieces import LABEL, Parsed, Piece, Remark
from generator.importing.spans import Span, given_to, small_words
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import text_of
from generator.problems import Keys

_EDGES = " \t,;:()"
_JOINT = re.compile(r"[\s,;)]*(?:(?:and|&)\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """A document of the list: who it is from as printed, and its date, by their spans in the text."""

    name: str
    start: int
    end: int
    date: tuple[str, int, int] | None
    received: bool = False


def entries_of(value: Labelled, vocabulary: Vocabulary) -> list[Entry]:
    """The documents the list names, in its order: each ends with its date, a semicolon, or, where it has neither, its line."""
    text = text_of(value.words)
    entries: list[Entry] = []
    start = 0
    ends = [found.start() for found in re.finditer(";", text)] + [len(text)]
    dates = [found for found in dates_in(text, vocabulary.months) if len(found.dates) == 1]
    if len(ends) == 1 and not dates:
        return _by_line(value)
    for end in ends:
        for found in (found for found in dates if start <= found.start < end):
            entries.append(_entry(text, start, found.start, (str(found.dates[0]), found.start, found.end), vocabulary))
            start = found.end
        if text[start:end].strip(_EDGES):
            entries.append(_entry(text, start, end, None, vocabulary))
        start = end
    return [entry for entry in entries if entry.name]


def _by_line(value: Labelled) -> list[Entry]:
    entries, at = [], 0
    for line in value.lines:
        entries.append(Entry(line.text.strip(_EDGES), at, at + len(line.text), None))
        at += len(line.text) + 1
    return entries


def _entry(text: str, start: int, end: int, date: tuple[str, int, int] | None, vocabulary: Vocabulary) -> Entry:
    joint = _JOINT.match(text, start, end)
    begins = joint.end() if joint and start and not text[joint.end() : end].casefold().startswith("other ") else start
    name = text[begins:end].strip(_EDGES)
    after = text.index(name, begins) + len(name) if name else end
    name += ")" if text[after : after + 1] == ")" and name.count("(") > name.count(")") else ""  # "Centre for Rights (CCPR Centre)"
    said = next((each for each in vocabulary.of("body", "received").printed if name.casefold().endswith(f" {each.casefold()}")), None)
    name = name[: -len(said)].strip(_EDGES) if said else name
    return Entry(name, text.index(name, begins) if name else begins, end, date, bool(said))


def names_in_header(values: tuple[Labelled, ...], vocabulary: Vocabulary, names: Names) -> Names:
    """The names with those that the header prints and the register lacks."""
    for value in values:
        if value.name == "submissions" and not is_none(value, vocabulary):
            for entry in entries_of(value, vocabulary):
                names = with_printed(names, entry.name)
    return names


def parse_submissions(value: Labelled, vocabulary: Vocabulary, names: Names, before: int) -> Parsed:
    """The pieces of the label and of each document; `before` are those that labels before it named."""
    yield Piece(LABEL, value.label.words)
    if is_none(value, vocabulary):
        if value.words:
            yield Piece(LABEL, value.words)
        return
    spans: list[Span] = []
    place = before
    for entry in entries_of(value, vocabulary):
        named = names.read(entry.name)
        if not named.bare and place:  # "…, 6 June 2017, and other civil society organizations"
            spans.append(Span(entry.start, entry.end, ("submissions", place - 1), {"others": True}))
            continue
        said: dict[str, Any] = {"organizations": list(named.organizations)}
        said |= {} if named.as_registered else {"printed": named.bare}
        said |= {"others": True} if named.others else {}
        spans.append(Span(entry.start, entry.start + len(entry.name), ("submissions", place), said))
        if entry.date:
            written, start, end = entry.date
            spans.append(Span(start, end, ("submissions", place, "received" if entry.received else "date"), written))
        if not named.known:
            yield unknown_organization(("submissions", place), value.words[0].line, named.bare, names)
        place += 1
    small = small_words(*(vocabulary.of("body", name).printed for name in ("received", "conjunctions", "dated")))
    yield from given_to(value.words, spans, small)


def unknown_organization(keys: Keys, line: int, name: str, names: Names) -> Remark:
    """What to do about a name that the register lacks."""
    near = names.nearest(name)
    hint = f"; the nearest is {near}" if near and near in names.names else ""
    return Remark(keys, line, f"organizations.yaml has no {name!r}{hint}: add it there, or name the one it is")
