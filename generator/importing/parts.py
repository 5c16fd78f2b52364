"""The stretches of a document parsed: what its States share, each State's part, and the notes with the pieces they belong to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.corpus import Corpus
from generator.importing.body import parse_paragraph
from generator.importing.clean import full_width
from generator.importing.footnotes import parse_notes, place_of
from generator.importing.front import parse_aside, parse_criteria, parse_front
from generator.importing.grades import compared_grades, compared_paragraphs
from generator.importing.header import labelled_values, parse_value
from generator.importing.letter import parse_letter
from generator.importing.organizations import names_of
from generator.importing.pieces import FIELD, HEADING, Parsed, Piece, Remark, of_kind, words_in
from generator.importing.reading import Reading
from generator.importing.state_part import Part
from generator.importing.submissions import names_in_header, parse_submissions
from generator.importing.words import Repair, text_of
from generator.problems import Keys

_PARAGRAPHS: Keys = ("paragraphs",)
_OF_THE_HEADER = ("replies", "submissions", "stated_evaluation")
_IN_A_LIST = ("replies", "history", "submissions")
"""Labels that may come again: each adds to a list."""


@dataclass(frozen=True)
class Collected:
    """What parsing a stretch of a document gave."""

    pieces: tuple[Piece, ...] = ()
    remarks: tuple[Remark, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @property
    def unread(self) -> frozenset[Keys]:
        """The fields that words which went nowhere may belong to."""
        return frozenset(keys for remark in self.remarks for keys in remark.unread)

    def __add__(self, other: "Collected") -> "Collected":
        return Collected(self.pieces + other.pieces, self.remarks + other.remarks, self.repairs + other.repairs)


def _collected(parsed: Iterable[Piece | Remark | Repair]) -> Collected:
    found = list(parsed)
    return Collected(
        tuple(each for each in found if isinstance(each, Piece)),
        tuple(each for each in found if isinstance(each, Remark)),
        tuple(each for each in found if isinstance(each, Repair)),
    )


def shared_of(reading: Reading) -> Collected:
    """What stands before the States, and what belongs to pages."""
    cleaned, segments, vocabulary, layout = reading.cleaned, reading.segments, reading.vocabulary, reading.layout

    def parsed() -> Parsed:
        widest = full_width([line.length for line in segments.letter]) if layout.width else 0
        yield from parse_letter(segments.letter, vocabulary, replace(layout, width=widest, indented=True))
        yield from parse_front(segments.front, vocabulary, layout, bool(segments.criteria))
        yield from parse_criteria(segments.criteria, layout)

    found = _collected(parsed())
    named = any(piece.keys == ("report", "symbol") for piece in found.pieces)
    return found + Collected(tuple(parse_aside(cleaned.aside, symbol_is_known=named)))


def part_of(part: Part, reading: Reading, corpus: Corpus) -> Collected:
    """What one State's part says."""
    vocabulary, layout = reading.vocabulary, reading.layout

    def parsed() -> Parsed:
        yield from of_kind(HEADING, part.lead)
        if part.name:
            yield Piece(FIELD, words_in(part.name), ("state",), " ".join(line.text for line in part.name))
        replies = submissions = 0
        seen: set[str] = set()
        for value in (*values, *ending):
            if value.name in seen and value.name not in _IN_A_LIST:
                said = text_of(value.label.words)
                yield Remark(
                    (value.name,), value.label.words[0].line, f"the label {said!r} comes a second time: it went nowhere with its value"
                )
                continue
            seen.add(value.name)
            found = _collected(
                parse_submissions(value, vocabulary, names, submissions)
                if value.name == "submissions"
                else parse_value(value, vocabulary, layout, replies)
            )
            replies = max([replies, *_after(found, "replies")])
            submissions = max([submissions, *_after(found, "submissions")])
            yield from found.pieces
            yield from found.remarks
        for position, paragraph in enumerate(part.paragraphs):
            yield from parse_paragraph(paragraph, position, vocabulary, layout, names)
        yield from (Remark(_PARAGRAPHS, each.lines[0].number, each.why, (_PARAGRAPHS,)) for each in part.unread)

    _, values = labelled_values(part.header, vocabulary)
    _, ending = labelled_values(part.end, vocabulary)
    names = names_in_header(values, vocabulary, names_of(corpus.organizations, vocabulary.of("body", "others")))
    found = _collected(parsed())
    found += _collected(_left_in_header(part, found.pieces, [value.name for value in values]))
    return found + Collected(remarks=(*compared_grades(found.pieces), *compared_paragraphs(found.pieces)))


def _left_in_header(part: Part, pieces: Sequence[Piece], labels: Sequence[str]) -> Parsed:
    """Words of the header that went nowhere: they may be of the fields for which it has no label that is known."""
    held = {(word.line, at) for piece in pieces for word in piece.words for at in range(word.start, word.end)}
    left = [word for word in words_in(part.header) if not all((word.line, at) in held for at in range(word.start, word.end))]
    if left:
        sentence = f"words of the header went nowhere, from {left[0].text!r} on: do they name a reply, an organization or the evaluation?"
        unread = tuple((name,) for name in _OF_THE_HEADER if name not in labels)
        yield Remark(("concluding_observations",), left[0].line, sentence, unread)


def _after(parsed: Collected, key: str) -> Iterator[int]:
    """The places after those of the pieces in a list."""
    return (int(piece.keys[1]) + 1 for piece in parsed.pieces if piece.keys[:1] == (key,) and len(piece.keys) > 1)


def with_notes(reading: Reading, shared: Collected, parts: Sequence[Collected]) -> tuple[Collected, list[Collected]]:
    """The notes with the pieces they belong to: those of one State's part, else those of the document."""
    cleaned, layout = reading.cleaned, reading.layout
    counts, parts = [0] * len(parts), list(parts)
    own = [next((number for number, part in enumerate(parts) if place_of(note, part.pieces)), None) for note in cleaned.notes]
    common = [note for note, number in zip(cleaned.notes, own, strict=True) if number is None]
    shared += _collected(parse_notes(list(zip(common, range(len(common)), strict=True)), shared.pieces, layout))
    for note, number in zip(cleaned.notes, own, strict=True):
        if number is not None:
            position = len(common) + counts[number]
            parts[number] += _collected(parse_notes([(note, position)], parts[number].pieces, layout))
            counts[number] += 1
    return shared, parts
