"""A block of lines whose labels begin points: paragraphs, each with its label in the form the record writes."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from generator.importing.clean import Doubt
from generator.importing.labels import parted
from generator.importing.paragraphs import Layout, ends_paragraph
from generator.importing.words import Repair, TextLine, Word, text_of

LABEL_FORM = "label written letter by letter"

_SIGN = r"(?:,|;|/|and|&|to|through|–|—|-)"
_JOINT = rf"(?>\s?{_SIGN}?\s?(?:and )?)"
_BARE_JOINT = rf"(?>\s?{_SIGN}\s?(?:and )?)"
_LETTERS = rf"(?:\([a-z]\)(?:{_JOINT}\([a-z]\))*+|[a-z]\)(?:{_BARE_JOINT}[a-z]\))*+)"
_LABEL = re.compile(rf"{_LETTERS}(?:\s?:)?(?=\s|$)(?!{_JOINT}\([a-z]\))")
"""`(a)`, `(a) and (b):`, `(a)–(c)`, `a)`; each part is tried in one way only, or a long line would take a day."""
_LIKE_A_LABEL = re.compile(r"\(?[a-z]\)|\(\s?[^\W\d_]\s?\.?\)|(?:[a-z]\.|[A-Z]\))\s")
"""`(a), see …`, `(A) …`, `( a ) …`, `a. …`, and `(а) …` with the letter of another alphabet."""
_RUN_IN = re.compile(r": \(a\) ")
_BEFORE_A_LABEL = re.compile(r".*(?:[.;:,!?]\d{0,2}|[)”’\]–—]|\b(?:and|or))", re.DOTALL)
_WITHIN = re.compile(r"[.;:!?–—]\d{0,2} (?:(?:and|or) )?\(([a-z])\)(?= \S)")
"""A letter within a text, where the label of a point may be: `(a) Courts were opened; (b) Judges were named.`"""
_BARE_RUN_IN = re.compile(r"[.;:,] (?:(?:and|or) )?[a-z]\) (?=\S)")
"""`should: a) repeal the Act; b) …`, of which the record makes no points."""


@dataclass(frozen=True)
class Block:
    """The paragraphs of a block, what was written otherwise than printed, and what may be read in two ways."""

    paragraphs: tuple[tuple[Word, ...], ...]
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def letters_of(label: str) -> tuple[str, ...]:
    """The letters a label names: `(a), (c)`, `(a) and (b)`, `(c) to (f)`, `(a)–(c)`."""
    letters: list[str] = []
    for joint, letter in re.findall(r"(to|through|–|-|—)?\s*\(?([a-z])\)", label):
        first = ord(letters[-1]) + 1 if joint and letters else ord(letter)
        letters += [chr(code) for code in range(first, ord(letter) + 1)]
    return tuple(letters)


def begins_with_a_label(text: str) -> bool:
    """Whether a paragraph begins with the label of a point."""
    return bool(_LABEL.match(text))


def is_a_label(text: str) -> bool:
    """Whether a line has the label of a point and nothing else."""
    return bool(_LABEL.fullmatch(text))


def block_of(lines: Sequence[TextLine], layout: Layout) -> Block:
    """The block by its labels and paragraphs. A label begins a line, comes after a stop and goes on from the letter before it."""
    paragraphs: list[list[Word]] = []
    repairs: list[Repair] = []
    doubts: list[Doubt] = []
    last = ""
    alone = False
    for place, line in enumerate(lines):
        found = _LABEL.match(line.text)
        reading = _reading(found[0], line, lines[place - 1] if place else None, last, paragraphs) if found else "text"
        if found and reading == "label":
            words, written = _written(line, found[0])
            repairs += written
            if place and lines[place - 1].text.endswith(",") and line.text[found.end() :].lstrip()[:1].islower():
                doubts.append(Doubt(line.number, f"{_shown(line.words)} is read as a point's label; does the sentence before it go on?"))
            paragraphs.append(list(words))
            last = letters_of(found[0])[-1]
            alone = found[0] == line.text
            continue
        if reading == "doubt":
            doubts.append(Doubt(line.number, f"{_shown(line.words)} is read as prose of the point before it; is it the label of a point?"))
        elif not found and _LIKE_A_LABEL.match(line.text) and _may_begin_a_point(line, lines[place - 1] if place else None):
            doubts.append(Doubt(line.number, f"{_shown(line.words)} begins like the label of a point, and is taken for text; is it one?"))
        begins = not place or (not found and not alone and ends_paragraph(lines[place - 1], line, layout))
        if begins:
            paragraphs.append(list(line.words))
        else:
            paragraphs[-1] += line.words
        alone = False
    return Block(tuple(map(tuple, paragraphs)), tuple(repairs), (*doubts, *_within(paragraphs, {doubt.line for doubt in doubts})))


def _within(paragraphs: Sequence[Sequence[Word]], told: Set[int]) -> Iterator[Doubt]:
    """A doubt for each text in which a letter stands as labels do: on that letter it may not be silent. `told` are lines."""
    for words in paragraphs:
        text = text_of(words)
        bare = _BARE_RUN_IN.search(text)
        at = parted(words, bare.start() + 2)[1] if bare else ()
        if at and at[0].line not in told:
            yield Doubt(at[0].line, f"{_shown(at)} stands within a text; is it the label of a point?")
        label = _LABEL.match(text)
        if label is None or _RUN_IN.search(text):
            continue
        last = letters_of(label[0])[-1]
        found = next((found for found in _WITHIN.finditer(text, label.end()) if found[1] > last), None)
        at = parted(words, found.start(1) - 1)[1] if found else ()
        if at and at[0].line not in told:
            yield Doubt(at[0].line, f"{_shown(at)} stands within the text of ({last}); is it the label of a point?")


def _shown(words: Sequence[Word]) -> str:
    return repr(text_of(words)[:24])


def _reading(label: str, line: TextLine, before: TextLine | None, last: str, paragraphs: Sequence[Sequence[Word]]) -> str:
    """`label`, `text`, or `doubt` where the one could be taken for the other."""
    first = letters_of(label)[0]
    run_in = paragraphs and _RUN_IN.search(text_of(paragraphs[-1]))  # "should: (a) …;\n(b) …"
    if not _may_begin_a_point(line, before):
        return "doubt" if first > last and not run_in else "text"  # within a sentence: "paragraphs\n(b) and (c)"
    if label == line.text and first > last:
        return "label"
    if run_in:
        return "text"
    if first == "i" and last != "h":
        return "doubt"  # a numeral within a point
    return "label" if first > last else "doubt"


def _may_begin_a_point(line: TextLine, before: TextLine | None) -> bool:
    """Whether what stands before a line may end a text."""
    return before is None or line.after_blank or bool(_BEFORE_A_LABEL.fullmatch(before.text))


def _written(line: TextLine, label: str) -> tuple[tuple[Word, ...], list[Repair]]:
    """The words of a line that begins with a label, the label as the record writes it: `(a), (b)` for `(a) and (b)`."""
    written = ", ".join(f"({letter})" for letter in letters_of(label))
    if written == label:
        return line.words, []
    count = len(label.split(" "))
    first, *_ = inside = line.words[:count]
    whole = replace(first, text=written, end=inside[-1].end)
    return (whole, *line.words[count:]), [Repair(line.number, label, written, LABEL_FORM)]
