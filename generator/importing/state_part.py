"""A State's part by its header, its paragraphs and its end; what reads like the label of a paragraph and is none is kept apart, unread."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importing.labels import LabelAt, heading_at, label_at, numbers_in, paragraph_at, several_paragraphs_at
from generator.importing.paragraphs import Layout
from generator.importing.shapes import begins_anew
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, Word

Lines = tuple[TextLine, ...]


@dataclass(frozen=True)
class ParagraphLines:
    """The lines of a follow-up paragraph: its number, the words of its label, the rest of the label's line, and what follows."""

    number: int
    label: tuple[Word, ...]
    lines: Lines
    """The title first; a line shortened by the label where the title stands beside it."""
    doubt: str = ""
    """What a person must look at, about the label."""


@dataclass(frozen=True)
class UnreadLines:
    """Lines that may be of a paragraph, and why they are read into none."""

    lines: Lines
    why: str


@dataclass(frozen=True)
class Part:
    """The lines on one State."""

    lead: Lines
    """Headings that group States, before its name."""
    name: Lines
    header: Lines
    paragraphs: tuple[ParagraphLines, ...]
    unread: tuple[UnreadLines, ...]
    end: Lines
    """From the first label after the paragraphs."""


@dataclass(frozen=True)
class _LabelledAt:
    """What begins like a paragraph: the place of its label, and for one that is read its number, label and doubt; else why not."""

    place: int
    number: int = 0
    label: LabelAt | None = None
    doubt: str = ""
    why: str = ""


def state_part(lead: Lines, name: Lines, lines: Lines, vocabulary: Vocabulary) -> Part:
    """The part whose lines, after its name, these are."""
    begins = list(_paragraph_places(lines, vocabulary)) or list(_body_without_label(lines, vocabulary))
    body = begins[0].place if begins else len(lines)
    end = _begin_of_end(lines, begins[-1].place if begins else len(lines), vocabulary)
    bounds = [*(each.place for each in begins[1:]), end][: len(begins)]
    paragraphs = tuple(
        ParagraphLines(each.number, each.label.words, (*_remainder(lines, each.label), *lines[each.label.next : until]), each.doubt)
        for each, until in zip(begins, bounds, strict=True)
        if each.label
    )
    unread = tuple(UnreadLines(lines[each.place : until], each.why) for each, until in zip(begins, bounds, strict=True) if not each.label)
    return Part(lead, name, lines[:body], paragraphs, unread, lines[end:])


def _paragraph_places(lines: Lines, vocabulary: Vocabulary) -> Iterator[_LabelledAt]:
    """The labels of paragraphs. One within a sentence is prose, unless its number is to come; a number comes once."""
    layout = Layout(0, vocabulary.of("damage", "abbreviations").printed)
    chosen = _chosen(lines, vocabulary)
    seen: set[int] = set()
    for place, line in enumerate(lines):
        anew = not seen or begins_anew(lines, place, layout)
        if several_paragraphs_at(line, vocabulary) and anew:
            yield _LabelledAt(place, why=f"{line.text[:60]!r} heads several paragraphs, whose text cannot be parted: write each by hand")
        found = paragraph_at(lines, place, vocabulary)
        if found is None or line.text[:1].islower():
            continue
        number, label = found
        if anew and number in seen:
            why = f"{line.text[:60]!r} is the label of a paragraph that was there before: what stands below it went nowhere"
            yield _LabelledAt(place, why=why)
        elif number not in seen and (anew or number in chosen):
            seen.add(number)
            yield _LabelledAt(
                place, number, label, "" if anew else "the label stands in the midst of a sentence; does a paragraph begin here?"
            )


def _chosen(lines: Lines, vocabulary: Vocabulary) -> frozenset[int]:
    """The numbers of the follow-up paragraphs that the header names, beside its label or on the line below."""
    for place in range(len(lines)):
        label = label_at(lines, place, vocabulary.of("labels", "follow_up_paragraphs"))
        if label:
            words = label.rest or tuple(word for line in lines[label.next : label.next + 1] for word in line.words)
            return frozenset(number for number, _, _ in numbers_in(words))
    return frozenset()


def _body_without_label(lines: Lines, vocabulary: Vocabulary) -> Iterator[_LabelledAt]:
    """Where no paragraph has a label: the first heading that stands only in a paragraph."""
    labels = vocabulary.phrases.get("labels", {}).values()
    for place in range(len(lines)):
        if heading_at(lines, place, vocabulary.of("headings", "reply")) and not any(label_at(lines, place, each) for each in labels):
            yield _LabelledAt(place, why="a paragraph's heading stands here, and no label such as 'Paragraph 18:' above it")
            return


def _remainder(lines: Lines, label: LabelAt) -> Lines:
    """What is left of a label's last line, as a line."""
    return (replace(lines[label.next - 1], words=tuple(label.rest), after_blank=False),) if label.rest else ()


def _begin_of_end(lines: Lines, start: int, vocabulary: Vocabulary) -> int:
    """The first label after the paragraphs: no heading of a paragraph follows it."""
    labels = [vocabulary.of("labels", name) for name in ("recommended_action", "next_report")]
    headings = vocabulary.phrases.get("headings", {}).values()
    last = max((place for place in range(start, len(lines)) if any(heading_at(lines, place, each) for each in headings)), default=start)
    places = (place for place in range(last, len(lines)) if any(label_at(lines, place, phrases) for phrases in labels))
    return next(places, len(lines))
