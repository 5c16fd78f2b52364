"""The lines of a document parted: letter, front matter, criteria, then one part for each State."""

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from generator.importing.dates import dates_in
from generator.importing.labels import begins_with, heading_at, label_at
from generator.importing.state_part import Lines, Part, state_part
from generator.importing.vocabulary import Vocabulary, squashed
from generator.importing.words import TextLine, text_of
from generator.symbols import symbols_in

_GRADE = re.compile(r"([A-E][12]?)[.:)]?")
_ENUMERATION = re.compile(r"(?:[IVX]+|[A-Z]|\d{1,2})\.")
_ORDINAL = re.compile(r"\b\d{1,3}\s?(?:st|nd|rd|th)\b")


@dataclass(frozen=True)
class Segments:
    """A document by its parts, in order."""

    letter: Lines
    front: Lines
    criteria: Lines
    parts: tuple[Part, ...]


def segment(lines: Lines, vocabulary: Vocabulary, states: Collection[str]) -> Segments:
    """The document by its parts; no part where it holds no State's. `states` are the squashed names of States."""
    anchors = [place for place in range(len(lines)) if _begins_header(lines, place, vocabulary)]
    begins = [_begin_of_part(lines, place, vocabulary, states, first=place == anchors[0]) for place in anchors]
    before = lines[: begins[0][0]] if begins else lines
    letter_ends = _end_of_letter(before, vocabulary)
    criteria = _begin_of_criteria(before, letter_ends)
    letter = before[:letter_ends]
    last = len(lines)
    if begins and not letter:
        last = _begin_of_letter(lines, anchors[-1], vocabulary)
        letter = lines[last:]
    ends = [*(begin for begin, _ in begins[1:]), last][: len(begins)]
    parts = tuple(
        state_part(lines[begin:name], lines[name:anchor], lines[anchor:end], vocabulary)
        for (begin, name), anchor, end in zip(begins, anchors, ends, strict=True)
    )
    return Segments(letter, before[letter_ends:criteria], before[criteria:], parts)


def _begins_header(lines: Lines, place: int, vocabulary: Vocabulary) -> bool:
    """Whether the label of concluding observations begins here, with their symbol after it."""
    label = label_at(lines, place, vocabulary.of("labels", "concluding_observations"))
    if label is None:
        return False
    following = " ".join(line.text for line in lines[place : label.next + 3])
    return any(symbol.series == "CO" for symbol, _, _ in symbols_in(following))


def _begin_of_part(lines: Lines, anchor: int, vocabulary: Vocabulary, states: Collection[str], first: bool) -> tuple[int, int]:
    """Where the part begins, with the headings that lead to it, and where the State's name begins."""
    name = anchor
    for length in (1, 2):
        said = squashed(" ".join(line.text for line in lines[max(0, anchor - length) : anchor]))
        if said in states:
            name = anchor - length
    if name == anchor and anchor and _may_be_a_name(lines, anchor - 1, vocabulary):
        name = anchor - 1
    begin = name
    while begin and is_group_heading(lines[begin - 1], vocabulary) and not first:
        begin -= 1
    return begin, name


def _may_be_a_name(lines: Lines, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a line reads like the name of a State that the register lacks, and stands where the part before it has ended."""
    line = lines[place]
    shaped = line.text[:1].isupper() and line.text[-1:].isalpha() and len(line.words) < 9 and not any(map(str.isdigit, line.text))
    if not shaped or is_front(line, vocabulary) or line.length > 60:
        return False
    before = lines[place - 1] if place else None
    return before is None or line.after_blank or before.text.endswith(".") or is_front(before, vocabulary)


def is_front(line: TextLine, vocabulary: Vocabulary) -> bool:
    """Whether a line begins with what stands before the States: a heading, with or without its number."""
    bare = line
    if len(line.words) > 1 and _ENUMERATION.fullmatch(line.words[0].text):
        bare = replace(line, words=line.words[1:])
    return any(begins_with(bare, vocabulary.of("front", name)) for name in ("heading", "title"))


def is_group_heading(line: TextLine, vocabulary: Vocabulary) -> bool:
    """Whether a line groups the States after it: `108th session`, `II. Follow-up information received`."""
    said = line.text
    group = any(word in said.casefold() for word in vocabulary.of("front", "group").printed) and _ORDINAL.search(said)
    return len(said) < 100 and not said.endswith((".", ";")) and bool(group or is_front(line, vocabulary))


def _salutation(lines: Lines, first: int, vocabulary: Vocabulary) -> int | None:
    """The place of the line that greets, from a place on."""
    phrases = vocabulary.of("letter", "salutation")
    return next((place for place in range(first, len(lines)) if heading_at((without_comma(lines[place]),), 0, phrases)), None)


def _begin_of_letter(lines: Lines, first: int, vocabulary: Vocabulary) -> int:
    """Where a letter begins that stands after the report: with the line of its date, if one stands above; the end where there is none."""
    salutation = _salutation(lines, first, vocabulary)
    if salutation is None or not any(begins_with(line, vocabulary.of("letter", "closing")) for line in lines[salutation:]):
        return len(lines)
    above = lines[salutation - 1]
    dates = dates_in(above.text, vocabulary.months)
    return salutation - 1 if dates and (dates[0].start, dates[0].end) == (0, len(above.text)) else salutation


def _end_of_letter(lines: Lines, vocabulary: Vocabulary) -> int:
    """Where the letter before the report ends; 0 where there is none."""
    salutation = _salutation(lines, 0, vocabulary)
    if salutation is None:
        return 0
    after = range(salutation, len(lines))
    closing = next((place for place in after if begins_with(lines[place], vocabulary.of("letter", "closing"))), salutation)
    for place in range(closing + 1, len(lines)):
        if lines[place].begins_page or begins_with(lines[place], vocabulary.of("front", "title")):
            return place
    return len(lines)


def without_comma(line: TextLine) -> TextLine:
    """The line without the comma a salutation ends with."""
    *words, last = line.words
    return replace(line, words=(*words, replace(last, text=last.text.rstrip(",:") or last.text)))


def _begin_of_criteria(lines: Lines, front: int) -> int:
    """Where the wording of the grades begins, its title included; the end where there is none."""
    grades = [(place, grade) for place in range(front, len(lines)) if (grade := grade_of(lines[place]))]
    for (place, grade), (_, following) in itertools.pairwise(grades):
        if grade == "A" and following in ("B", "B1"):
            return place
    return len(lines)


def grade_of(line: TextLine) -> str | None:
    """The grade a line of the criteria begins with, alone or before its wording."""
    found = _GRADE.fullmatch(text_of(line.words[:1]))
    follows = line.words[1].text[:1].isupper() if len(line.words) > 1 else True
    return found[1] if found and follows else None
