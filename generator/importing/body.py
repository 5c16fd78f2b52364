"""A follow-up paragraph of the report: title, recommendation, summary of the reply, information, evaluations."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importing.evaluations import parse_evaluations
from generator.importing.information import parse_information
from generator.importing.labels import begins_with, heading_at
from generator.importing.organizations import Names
from generator.importing.paragraphs import Layout, fits_on, stops_at_end
from generator.importing.pieces import FIELD, HEADING, LABEL, Parsed, Piece, Remark, words_in
from generator.importing.points import block_of
from generator.importing.segment import ParagraphLines
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, text_of, text_of_paragraphs
from generator.problems import Keys
from generator.records.values import NONE_PRINTED

SECTIONS = ("reply", "information", "evaluation")


@dataclass(frozen=True)
class Section:
    """A heading within a paragraph, and the lines below it."""

    name: str
    heading: tuple[TextLine, ...]
    lines: tuple[TextLine, ...]


def parse_paragraph(paragraph: ParagraphLines, position: int, vocabulary: Vocabulary, layout: Layout, names: Names) -> Parsed:
    """The pieces of a paragraph, which stands at a position of the record's list."""
    keys: Keys = ("paragraphs", position)
    yield Piece(LABEL, paragraph.label, (*keys, "number"), paragraph.number)
    opening, sections = _sections(paragraph.lines, vocabulary)
    title = _title_length(opening, vocabulary, layout)
    words = words_in(opening[:title])
    yield Piece(FIELD, words, (*keys, "title"), text_of(words) if words else NONE_PRINTED)
    if opening[title:]:
        yield from labelled_text(opening[title:], layout, (*keys, "recommendation"))
    for section in sections:
        yield from (Piece(HEADING, line.words) for line in section.heading)
        if section.name == "reply" and section.lines:
            yield from labelled_text(section.lines, layout, (*keys, "reply"))
        elif section.name == "information":
            yield from parse_information(section.lines, layout, (*keys, "information"), names)
        elif section.name == "evaluation":
            yield from parse_evaluations(section.lines, vocabulary, layout, (*keys, "evaluations"))


def labelled_text(lines: Sequence[TextLine], layout: Layout, keys: Keys) -> Parsed:
    """A text whose labels begin points, as one field."""
    block = block_of(lines, layout)
    yield Piece(FIELD, tuple(word for paragraph in block.paragraphs for word in paragraph), keys, text_of_paragraphs(block.paragraphs))
    yield from (Remark(keys, doubt.line, doubt.sentence) for doubt in block.doubts)
    yield from block.repairs


def _sections(lines: Sequence[TextLine], vocabulary: Vocabulary) -> tuple[tuple[TextLine, ...], list[Section]]:
    """The lines before the first heading, and the sections."""
    headings = list(_headings(lines, vocabulary))
    ends = [*(place for place, _, _ in headings[1:]), len(lines)][: len(headings)]
    sections = [
        Section(name, tuple(lines[place:after]), tuple(lines[after:end])) for (place, after, name), end in zip(headings, ends, strict=True)
    ]
    return tuple(lines[: headings[0][0] if headings else len(lines)]), sections


def _headings(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Where each heading begins and ends, and which it is; they come in one order, a name of an organization between them is none."""
    place = 0
    while place < len(lines):
        found = ((name, heading_at(lines, place, vocabulary.of("headings", name))) for name in SECTIONS)
        name, heading = next(((name, heading) for name, heading in found if heading), ("", None))
        if heading:
            yield place, heading.next, name
        place = heading.next if heading else place + 1


def _title_length(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout) -> int:
    """How many lines the title has: it goes on where its line is full, until the recommendation begins."""
    if not lines:
        return 0
    for place, (line, following) in enumerate(itertools.pairwise(lines), start=1):
        opens = begins_with(following, vocabulary.of("body", "openers"))
        if opens or stops_at_end(line, layout) or not layout.width or fits_on(line, following, layout):
            return place
    return len(lines)
