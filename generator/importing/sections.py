"""The sections of a paragraph by their headings; a heading that no vocabulary has parts them too, and what stands below it is not read."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importing.header import remainder
from generator.importing.labels import begins_with, heading_at, heading_with_text_at
from generator.importing.organizations import Names
from generator.importing.paragraphs import Layout, fits_on, stops_at_end
from generator.importing.scopes import scope_label
from generator.importing.shapes import begins_anew, heading_length
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, Word, text_of

SECTIONS = ("reply", "information", "evaluation")
UNREAD = ""
"""The name of a section whose voice is not known."""


@dataclass(frozen=True)
class Section:
    """A heading within a paragraph, and the lines below it."""

    name: str
    """One of SECTIONS, or UNREAD."""
    heading: tuple[Word, ...]
    lines: tuple[TextLine, ...]
    line: int
    """The number of the line it begins on."""
    doubt: str = ""
    """What a person must look at, about the heading."""


@dataclass(frozen=True)
class _Heading:
    """A heading found: where it begins, where what stands below begins, its words, and what stands beside it."""

    place: int
    next: int
    name: str
    words: tuple[Word, ...] = ()
    beside: tuple[TextLine, ...] = ()
    doubt: str = ""


def sections_of(
    lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, names: Names
) -> tuple[tuple[TextLine, ...], list[Section]]:
    """The lines before the first heading, title and recommendation, and the sections in printed order."""
    headings = _each_once(list(_headings(lines, vocabulary, layout, names)))
    if not any(heading.name == "evaluation" for heading in headings):
        headings = _with_lost_evaluation(lines, headings, vocabulary)
    ends = [*(heading.place for heading in headings[1:]), len(lines)][: len(headings)]
    sections = [
        Section(each.name, each.words, (*each.beside, *lines[each.next : end]), lines[each.place].number, each.doubt)
        for each, end in zip(headings, ends, strict=True)
    ]
    return tuple(lines[: headings[0].place if headings else len(lines)]), sections


def _headings(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, names: Names) -> Iterator[_Heading]:
    place = 0
    while place < len(lines):
        heading = _known(lines, place, vocabulary, layout) or _unknown(lines, place, vocabulary, layout, names)
        if heading:
            yield heading
        place = heading.next if heading else place + 1


def _known(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary, layout: Layout) -> _Heading | None:
    """A heading of the vocabulary, alone on its lines or with a colon before its text."""
    for name in SECTIONS:
        phrases = vocabulary.of("headings", name)
        found = heading_at(lines, place, phrases)
        if found:
            midst = place > 1 and not begins_anew(lines, place, layout) and lines[found.next : found.next + 1]
            prose = midst and lines[found.next].text[:1].islower()
            doubt = f"{text_of(found.words)!r} is read as a heading, though it may stand in the midst of a sentence" if prose else ""
            return _Heading(place, found.next, name, found.words, doubt=doubt)
        found = heading_with_text_at(lines, place, phrases) if place else None
        if found:
            doubt = f"{text_of(found.words)!r} is read as a heading, though text stands beside it"
            return _Heading(place, found.next, name, found.words, remainder(lines, found), doubt)
    return None


def _unknown(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary, layout: Layout, names: Names) -> _Heading | None:
    """Lines that read like a heading and begin as headings do, but are none of the vocabulary's; the title is none."""
    if not place or not begins_with(lines[place], vocabulary.of("body", "heading_words")):
        return None
    after_title = place < 3 and (not layout.width or fits_on(lines[place - 1], lines[place], layout))
    length = heading_length(lines, place, layout, colon=True) if after_title or begins_anew(lines, place, layout) else 0
    said = " ".join(line.text for line in lines[place : place + length])
    if not length or names.knows(said):
        return None
    sentence = f"{said!r} reads like a heading and is none of those known: what stands below it went nowhere"
    return _Heading(place, place + length, UNREAD, doubt=f"{sentence}. Put it where it belongs, or use a heading of the vocabulary")


def _each_once(headings: Sequence[_Heading]) -> list[_Heading]:
    """The headings, a second one of a reply or an evaluation unread: a field holds one text."""
    kept: list[_Heading] = []
    for heading in headings:
        if heading.name in ("reply", "evaluation") and any(each.name == heading.name for each in kept):
            sentence = f"a second heading {text_of(heading.words)!r} stands in one paragraph: what stands below it went nowhere"
            kept.append(_Heading(heading.place, heading.next, UNREAD, doubt=f"{sentence}. Put it where it belongs"))
        else:
            kept.append(heading)
    return kept


def _with_lost_evaluation(lines: Sequence[TextLine], headings: Sequence[_Heading], vocabulary: Vocabulary) -> list[_Heading]:
    """Where no heading of an evaluation stands, what begins with a grade is unread: it may be the Committee's, or an organization's."""
    heads = {place for heading in headings for place in range(heading.place, heading.next)}
    followed = itertools.zip_longest(lines, lines[1:])
    graded = (place for place, each in enumerate(followed) if place and place not in heads and scope_label(*each, vocabulary))
    place = next(graded, None)
    if place is None:
        return list(headings)
    sentence = f"{lines[place].text[:24]!r} reads like an evaluation, and no heading of one stands above: it went nowhere with what follows"
    lost = _Heading(place, place, UNREAD, doubt=f"{sentence}. Add the heading if it is the Committee's")
    return [*(each for each in headings if each.place < place), lost, *(each for each in headings if each.place > place)]


def title_length(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout) -> int:
    """How many lines the title has: it goes on where its line is full or a small letter follows, until the recommendation begins."""
    if not lines or begins_with(lines[0], vocabulary.of("body", "recommends")):
        return 0
    for place, (line, following) in enumerate(itertools.pairwise(lines), start=1):
        if following.text[:1].islower() and not stops_at_end(line, layout):
            continue
        opens = begins_with(following, vocabulary.of("body", "openers"))
        if opens or stops_at_end(line, layout) or not layout.width or fits_on(line, following, layout):
            return place
    return len(lines)
