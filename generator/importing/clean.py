"""Lines as read into lines of text: page marks, running heads and notes set aside, damage mended; every word is kept somewhere."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.importing.damage import (
    LINE_END,
    Known,
    grade_over_line_end,
    joined_at_line_end,
    known_words,
    unfolded,
    unglued,
    unsplit,
    without_ligatures,
)
from generator.importing.notes import Note, lifted, lost_notes, unmarked
from generator.importing.source import Line, SourceText
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import Repair, TextLine, Word, words_of
from generator.symbols import PATTERN

_SYMBOL = re.compile(PATTERN)
_TOO_LONG = 1.25
"""Times the width of a page: a longer line is two printed ones, put together where a hyphen ended the first."""
_SELDOM = 0.05
"""The part of the lines of text that may be two printed ones. Where more are that long, they were never broken as they are printed;
in the document of Kazakhstan three of four hundred are."""

_FULLEST = 1.1
"""Of a full line: no printed line has more, so that neither of two put together has."""

_LONG = 60
"""Characters from which a line is no heading or name."""
_ENOUGH_LINES = 20
_USUAL_WIDTH = 84


@dataclass(frozen=True)
class Doubt:
    """Something a person must look at: what, and the line of the source it stands on."""

    line: int
    sentence: str
    heads: bool = False
    """Whether the line may be a heading, so that what stands below it may be of another voice."""


@dataclass(frozen=True)
class CleanText:
    """A document ready to be parted: its lines, what was lifted out of them, and what was mended."""

    lines: tuple[TextLine, ...]
    notes: tuple[Note, ...] = ()
    aside: tuple[tuple[str, tuple[Word, ...]], ...] = ()
    """Words that belong to the page: their kind (`page mark`, `running head`), and the words."""
    repairs: tuple[Repair, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    width: int = 0
    """Characters of a full line; 0 where every line is a paragraph."""


def clean(source: SourceText, vocabulary: Vocabulary) -> CleanText:
    """The document's lines of text, and beside them every word that is none of theirs."""
    lines, aside = _without_page_marks(source.lines, vocabulary)
    lines, found = lifted(lines)
    words, notes = unmarked(lines, {line.number: words_of(line) for line in lines if line.text}, found)
    width = 0 if _every_line_is_a_paragraph(words.values()) else full_width([len(line.text) for line in lines if line.text])
    lost = tuple(Doubt(number, sentence) for number, sentence in lost_notes(lines, words))
    broken = tuple(_of_printed_lines(source.form, width, words))
    known = known_words(list(words.values()), vocabulary)
    cleaned, repairs, doubts = _mended(lines, words, width, known)
    return CleanText(cleaned, tuple(notes), aside, repairs, (*doubts, *lost, *broken), width)


def full_width(lengths: Sequence[int]) -> int:
    """How many characters a full line has: nine of ten lines are no longer, headings and short lines left out.

    Where too few lines could tell, it has no fewer than a line of these documents has in general.
    """
    long = sorted(length for length in lengths if length > 40)
    width = long[len(long) * 9 // 10] if long else 0
    return width if len(long) >= _ENOUGH_LINES else max(width, _USUAL_WIDTH)


def _every_line_is_a_paragraph(lines: Iterable[Sequence[Word]]) -> bool:
    """Whether lines end where paragraphs do, as in a DOCX; in running text broken by width, few lines end with a stop."""
    long = [words for words in lines if words and words[-1].end > _LONG]
    return bool(long) and sum(words[-1].text.endswith((".", ";", ":", "”", "?")) for words in long) > 0.6 * len(long)


def _of_printed_lines(form: str, width: int, words: Mapping[int, Sequence[Word]]) -> Iterator[Doubt]:
    """A doubt where the paragraphs of a DOCX are lines of a page, as where a PDF was saved as a DOCX."""
    if form == "DOCX" and width and sum(inside[-1].end > _LONG for inside in words.values() if inside) >= _ENOUGH_LINES:
        sentence = "the paragraphs of this DOCX are printed lines, as where it was made from a PDF: those here may be parted wrongly"
        yield Doubt(next(number for number, inside in words.items() if inside), f"{sentence}; import the PDF if you have it")


def _without_page_marks(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[tuple[Line, ...], tuple[tuple[str, tuple[Word, ...]], ...]]:
    kept, aside = [], []
    at_top = False
    for place, line in enumerate(lines):
        at_top = line.begins_page or (at_top and not line.text)
        kind = line.kind if line.kind in ("running head", "page mark") else _page_kind(lines, place, at_top, vocabulary)
        if kind is None or not line.text:
            kept.append(line)
            at_top = at_top and not line.text
            continue
        aside.append((kind, words_of(line)))
        at_top = True
        kept.append(replace(line, text=""))
    return _passed_on(kept), tuple(aside)


def _passed_on(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with a page beginning at its first line that has text."""
    passed, begins = [], False
    for line in lines:
        begins = begins or line.begins_page
        passed.append(replace(line, begins_page=begins and bool(line.text)))
        begins = begins and not line.text
    return tuple(passed)


def _page_kind(lines: Sequence[Line], place: int, at_top: bool, vocabulary: Vocabulary) -> str | None:
    """What a line says of its page and not of the document; None for text."""
    line = lines[place]
    if line.kind == "note" or not line.text:
        return None
    if any(pattern.fullmatch(line.text) for pattern in vocabulary.patterns_of("pages", "marks")):
        return "page mark"
    if line.page > 1 and at_top and (_SYMBOL.match(line.text) or vocabulary.of("damage", "running_heads").equal(line.text)):
        return "running head"
    if line.text.isdigit() and len(line.text) < 4 and (at_top or _ends_page(lines, place)):
        return "page mark"
    return None


def _ends_page(lines: Sequence[Line], place: int) -> bool:
    """Whether a number is the last on its page, and no value of a label."""
    following = next((line for line in lines[place + 1 :] if line.text), None)
    before = next((line.text for line in reversed(lines[max(0, place - 3) : place]) if line.text), "")
    return following is not None and following.begins_page and not before.endswith((":", "Paragraph"))


def _mended(
    lines: Sequence[Line], words: Mapping[int, tuple[Word, ...]], width: int, known: Known
) -> tuple[tuple[TextLine, ...], tuple[Repair, ...], tuple[Doubt, ...]]:
    mended: list[TextLine] = []
    repairs: list[Repair] = []
    doubts: list[Doubt] = []
    after_blank = False
    folds = _folds(lines, width)
    for line in lines:
        if inside := words.get(line.number):
            fold = folds.get(line.number, range(0))
            inside, made = _mended_words(inside, fold, known)
            repairs += made
            if fold and not any(repair.basis == LINE_END for repair in made):
                doubts += _doubts_of_hyphen(line.number, inside, fold, width, known)
            mended.append(TextLine(inside, line.number, _length(line, made, bool(fold), width), after_blank, line.begins_page, line.cell))
        after_blank = not inside
    joined, across, unsure = _joined(mended, known)
    return joined, tuple(sorted([*repairs, *across], key=lambda repair: repair.line)), (*doubts, *unsure)


def _folds(lines: Sequence[Line], width: int) -> Mapping[int, range]:
    """The lines that are two printed ones put together, by number, and where the first of the two can have ended."""
    long = [line for line in lines if width and len(line.text) > _TOO_LONG * width]
    if len(long) > max(_SELDOM * sum(bool(line.text) for line in lines), 1):
        return {}
    return {line.number: range(width // 2, len(line.text)) for line in long}


def _mended_words(words: tuple[Word, ...], fold: range, known: Known) -> tuple[tuple[Word, ...], list[Repair]]:
    """The words of a line, and what was mended."""
    repairs: list[Repair] = []
    for mend in (without_ligatures, unglued, partial(unsplit, known=known), partial(unfolded, fold=fold, known=known)):
        words, made = mend(words)
        repairs += made
    return words, repairs


def _doubts_of_hyphen(number: int, words: Sequence[Word], fold: range, width: int, known: Known) -> Iterator[Doubt]:
    """A doubt where a word that the document has nowhere else may be one that lost its hyphen where the first printed line ended."""
    full = int(width * _FULLEST)
    near = [word.text for word in words if fold.stop - full < word.end and word.start < full and known.once(word)]
    if near:
        yield Doubt(number, f"two printed lines stand in one here; has {' or '.join(map(repr, near))} lost a hyphen?")


def _length(line: Line, repairs: Sequence[Repair], folded: bool, width: int) -> int:
    """How far the line reaches on the page; of two put together, the second."""
    lost = next((repair.extracted for repair in repairs if repair.basis == LINE_END), None)
    if not folded:
        return len(line.text)
    return len(line.text) - (line.text.find(lost) if lost else width)


def _joined(lines: list[TextLine], known: Known) -> tuple[tuple[TextLine, ...], list[Repair], list[Doubt]]:
    """The lines, the first word of one joined to the last of the line before where a hyphen or a grade's bracket parts them."""
    repairs, doubts = [], []
    for place in range(1, len(lines)):
        before, line = lines[place - 1 : place + 1]
        grade = grade_over_line_end(before.words, line.words[0])
        joined = joined_at_line_end(before.words[-1], line.words[0], known)
        if grade:
            lines[place - 1] = replace(before, words=before.words[:-1])
            lines[place] = replace(line, words=(before.words[-1], grade[0], *line.words[1:]))
            repairs.append(grade[1])
        elif joined:
            last, first, repair, unsure = joined
            lines[place - 1] = replace(before, words=(*before.words[:-1], last))
            lines[place] = replace(line, words=(first, *line.words[1:]))
            repairs.append(repair)
            if unsure:
                doubts.append(Doubt(repair.line, f"{repair.read} is read with its hyphen; the document has it nowhere else"))
    return tuple(line for line in lines if line.words), repairs, doubts
