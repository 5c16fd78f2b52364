"""Recommendations that a report does not reprint, taken from the concluding observations: by paragraph number, word for word."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from generator.importing.clean import CleanText, Doubt
from generator.importing.doubtful import doubtful_lines
from generator.importing.draft import Draft, TakenOver, ordered
from generator.importing.labels import parted
from generator.importing.notes import Note
from generator.importing.organizations import Names
from generator.importing.paragraphs import Layout, stops_at_end
from generator.importing.pieces import Remark
from generator.importing.points import begins_with_a_label, block_of
from generator.importing.vocabulary import Phrases, Vocabulary
from generator.importing.words import Repair, TextLine, Word, found_at_start, text_of, text_of_paragraphs
from generator.records.values import NONE_PRINTED
from generator.symbols import symbols_in

_NUMBER = re.compile(r"(\d{1,3})\.(?=\s|$)")
_SENTENCE = re.compile(r"(?:^|(?<=[.;:?!])\s+)(?=\S)")


@dataclass(frozen=True)
class Observations:
    """The concluding observations: the symbols that stand in them, and the lines of each numbered paragraph."""

    name: str
    symbols: frozenset[str]
    paragraphs: Mapping[int, tuple[TextLine, ...]]
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[Note, ...] = ()


def observations_of(cleaned: CleanText, name: str, layout: Layout) -> Observations:
    """The numbered paragraphs of a document, each number one more than the last; headings between them belong to none."""
    paragraphs: dict[int, list[TextLine]] = {}
    last = 0
    for line in cleaned.lines:
        found = _NUMBER.match(line.text)
        if found and int(found[1]) == last + 1:
            last += 1
            rest = parted(line.words, found.end())[1]
            paragraphs[last] = [replace(line, words=rest)] if rest else []
        elif last:
            paragraphs[last].append(line)
    symbols = frozenset(str(symbol) for line in cleaned.lines for symbol, _, _ in symbols_in(line.text))
    held = {number: _without_heading(lines, layout) for number, lines in paragraphs.items()}
    return Observations(name, symbols, held, cleaned.repairs, cleaned.doubts, cleaned.notes)


def _without_heading(lines: Sequence[TextLine], layout: Layout) -> tuple[TextLine, ...]:
    """The lines up to the last that ends with a stop: what follows is the heading of the next paragraph."""
    ends = max((place + 1 for place, line in enumerate(lines) if stops_at_end(line, layout)), default=len(lines))
    return tuple(lines[:ends])


def with_recommendations(draft: Draft, observations: Observations, vocabulary: Vocabulary, layout: Layout, names: Names) -> Draft:
    """The draft with the recommendations it does not reprint, where the concluding observations are those it names."""
    symbol = draft.data["concluding_observations"]["symbol"]
    if symbol not in observations.symbols:
        remark = Remark(("concluding_observations",), 0, f"{observations.name} does not name {symbol}: no recommendation was taken from it")
        return replace(draft, remarks=(*draft.remarks, remark))
    paragraphs, remarks, taken_over = [], [], []
    for place, paragraph in enumerate(draft.data["paragraphs"]):
        kept, sentences = _taken(paragraph, observations, vocabulary, layout, names)
        taken = {"recommendation": text_of_paragraphs(kept), "recommendation_from": symbol} if kept else {}
        paragraphs.append(ordered({**paragraph, **taken}))
        taken_over += [TakenOver(paragraph["number"], tuple(word for words in kept for word in words))] if kept else []
        remarks += [Remark(("paragraphs", place, "recommendation"), 0, sentence) for sentence in sentences]
    data = {**draft.data, "paragraphs": paragraphs}
    return replace(draft, data=data, remarks=(*draft.remarks, *remarks), taken_over=tuple(taken_over))


def _taken(
    paragraph: Mapping[str, Any], observations: Observations, vocabulary: Vocabulary, layout: Layout, names: Names
) -> tuple[tuple[tuple[Word, ...], ...], list[str]]:
    """The paragraphs of the recommendation for a paragraph that has none, and what to say of it."""
    if paragraph.get("recommendation", NONE_PRINTED) != NONE_PRINTED:
        return (), []
    number = paragraph["number"]
    lines = observations.paragraphs.get(number, ())
    if not lines:
        return (), [f"{observations.name} has no paragraph {number}"]
    block = block_of(lines, layout)
    whole = block.paragraphs
    kept = _recommending(whole, vocabulary.of("body", "recommends"))
    said = f"taken from paragraph {number} of {observations.name}"
    cut = kept != whole
    sentence = f"{said}, from '{text_of(kept[0][:4])} …' on; what stands before is left out" if cut else f"{said}, whole"
    inside = {word.line for words in kept for word in words}
    doubts = (*block.doubts, *doubtful_lines([line for line in lines if line.number in inside], vocabulary, layout, names))
    return kept, [sentence, *_mended_or_doubtful(observations, block.repairs, doubts, inside)]


def _mended_or_doubtful(observations: Observations, repairs: Sequence[Repair], doubts: Sequence[Doubt], lines: Set[int]) -> Iterator[str]:
    """What was read otherwise than extracted on these lines, which no list of the record holds, and what may be read in two ways."""
    for repair in (repair for repair in (*observations.repairs, *repairs) if repair.line in lines):
        yield f"line {repair.line} of {observations.name} has {repair.extracted!r}, read as {repair.read!r} ({repair.basis})"
    for doubt in (doubt for doubt in (*observations.doubts, *doubts) if doubt.line in lines):
        yield f"line {doubt.line} of {observations.name}: {doubt.sentence}"
    for note in observations.notes:
        if min(lines) <= note.line <= max(lines) or (note.marked and note.marked.line in lines):
            said = text_of([word for line in note.words for word in line])
            yield f"a footnote on line {note.line} of {observations.name} is not taken over: {note.mark.text} {said}"


def _recommending(paragraphs: Sequence[tuple[Word, ...]], openers: Phrases) -> tuple[tuple[Word, ...], ...]:
    """The paragraphs from the first sentence on that recommends, those within points aside; all of them where none begins so."""
    for place, words in enumerate(paragraphs):
        if begins_with_a_label(text_of(words)):
            continue  # "The State party is asked to:\n(a) Act. It should do so soon;"
        for found in _SENTENCE.finditer(text_of(words)):
            rest = parted(words, found.end())[1]
            if found_at_start(rest, openers):
                return (rest, *paragraphs[place + 1 :])
    return tuple(paragraphs)
