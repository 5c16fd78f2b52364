"""A follow-up paragraph of the report: title, recommendation, summary of the reply, information, evaluations."""

import itertools
from collections.abc import Iterator, Sequence

from generator.importing.doubtful import doubtful_lines
from generator.importing.evaluations import parse_evaluations
from generator.importing.information import parse_information
from generator.importing.organizations import Names
from generator.importing.paragraphs import Layout
from generator.importing.pieces import FIELD, HEADING, LABEL, Parsed, Piece, Remark, words_in
from generator.importing.points import block_of
from generator.importing.sections import UNREAD, Section, sections_of, title_length
from generator.importing.state_part import ParagraphLines
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, Word, found_at_start, text_of, text_of_paragraphs
from generator.problems import Keys
from generator.records.values import NONE_PRINTED

_FIELDS = {"reply": "reply", "information": "information", "evaluation": "evaluations"}
"""The key of each section's field."""
_ORDER = tuple(_FIELDS)
_LONGEST_TITLE = 25
"""Words."""


def parse_paragraph(paragraph: ParagraphLines, position: int, vocabulary: Vocabulary, layout: Layout, names: Names) -> Parsed:
    """The pieces of a paragraph, which stands at a position of the record's list."""
    keys: Keys = ("paragraphs", position)
    yield Piece(LABEL, paragraph.label, (*keys, "number"), paragraph.number)
    if paragraph.doubt:
        yield Remark((*keys, "number"), paragraph.label[0].line, paragraph.doubt)
    opening, sections = sections_of(paragraph.lines, vocabulary, layout, names)
    title = title_length(opening, vocabulary, layout)
    words = words_in(opening[:title])
    yield Piece(FIELD, words, (*keys, "title"), text_of(words) if words else NONE_PRINTED)
    if _holds_more(words, vocabulary):
        yield Remark((*keys, "title"), words[0].line, f"{text_of(words)[:60]!r} is read as the title; does it hold more than one?")
    held = {section.name for section in sections}
    missing = tuple((*keys, _FIELDS[name]) for name in ("reply", "information") if name not in held)
    if opening[title:]:
        yield from _labelled_text(opening[title:], vocabulary, layout, (*keys, "recommendation"), names, missing)
    informants = 0
    for section in sections:
        yield Piece(HEADING, section.heading)
        if section.name == "reply" and section.lines:
            yield from _labelled_text(section.lines, vocabulary, layout, (*keys, "reply"), names, missing)
        elif section.name == "information":
            pieces = list(parse_information(section.lines, vocabulary, layout, (*keys, "information"), names, informants))
            informants = max([informants, *(int(each.keys[3]) + 1 for each in pieces if isinstance(each, Piece))])
            yield from pieces
        elif section.name == "evaluation":
            yield from parse_evaluations(section.lines, vocabulary, layout, (*keys, "evaluations"), names)
    yield from _about_headings(paragraph, sections, keys)
    if not any(section.name == "information" for section in sections):
        yield from _unheaded_names(sections, (*keys, "information"), names)


def _unheaded_names(sections: Sequence[Section], keys: Keys, names: Names) -> Iterator[Remark]:
    """Names that stand alone on a line of another text: what is below may be information, and nobody may say that none is printed."""
    for line in (line for section in sections if section.name != UNREAD for line in section.lines if names.knows(line.text)):
        yield Remark(keys, line.number, f"{line.text!r} stands alone on its line, and no heading of information above it", (keys,))


def _holds_more(title: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a title goes on as a text does: a stop ends it, it is long, or a recommendation begins within it."""
    openers = vocabulary.of("body", "openers")
    opens = any(word.text[:1].isupper() and found_at_start(title[place:], openers) for place, word in enumerate(title))
    return opens or len(title) > _LONGEST_TITLE or text_of(title).endswith((".", ";", ":"))


def _labelled_text(
    lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, keys: Keys, names: Names, missing: tuple[Keys, ...]
) -> Parsed:
    """A text whose labels begin points, as one field. `missing`: fields without a heading, which what may be a heading here may begin."""
    block = block_of(lines, layout)
    yield Piece(FIELD, tuple(word for paragraph in block.paragraphs for word in paragraph), keys, text_of_paragraphs(block.paragraphs))
    doubts = (*block.doubts, *doubtful_lines(lines, vocabulary, layout, names))
    yield from (Remark(keys, doubt.line, doubt.sentence, missing if doubt.heads else ()) for doubt in doubts)
    yield from block.repairs


def _about_headings(paragraph: ParagraphLines, sections: Sequence[Section], keys: Keys) -> Iterator[Remark]:
    """What is doubtful about the headings of a paragraph, and which it lacks: text under the wrong one has the wrong voice."""
    missing = [name for name in _ORDER if name not in [section.name for section in sections]]
    for section in sections:
        if section.name == UNREAD:
            fields = tuple((*keys, _FIELDS[name]) for name in missing)
            yield Remark((*keys, _FIELDS[missing[0]]) if missing else keys, section.line, section.doubt, fields)
            continue
        if section.doubt:
            yield Remark((*keys, _FIELDS[section.name]), section.line, section.doubt)
        if not section.lines:
            said = text_of(section.heading)
            yield Remark(
                (*keys, _FIELDS[section.name]), section.line, f"nothing stands below the heading {said!r}: is it in another field?"
            )
    known = [section for section in sections if section.name != UNREAD]
    for before, section in itertools.pairwise(known):
        if _ORDER.index(section.name) < _ORDER.index(before.name):
            sentence = f"the heading of the {section.name} stands after that of the {before.name}; is it a heading?"
            yield Remark((*keys, _FIELDS[section.name]), section.line, sentence)
    line = paragraph.label[0].line
    for name in missing if len(known) == len(sections) else ():
        if name != "information":
            sentence = f"paragraph {paragraph.number} has no heading of {'a reply' if name == 'reply' else 'an evaluation'}"
            yield Remark((*keys, _FIELDS[name]), line, f"{sentence} that is known here: does text of it stand in another field?")
