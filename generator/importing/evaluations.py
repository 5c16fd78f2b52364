"""The Committee's evaluations of a paragraph: each a label with a grade and what it covers, as printed, and a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.importing.labels import parted
from generator.importing.paragraphs import Layout, paragraphs_of_lines
from generator.importing.pieces import FIELD, Parsed, Piece, Remark
from generator.importing.points import letters_of
from generator.importing.vocabulary import Phrases, Vocabulary
from generator.importing.words import TextLine, Word, found_at_start, text_of, text_of_paragraphs
from generator.problems import Keys
from generator.records.values import NONE_PRINTED, NOT_STATED, WHOLE

_GRADE = r"\[\s*([A-Z]\d?)\s*\]"
_LETTERS = r"\([a-z]\)(?:\s*(?:,|;|/|and|&|to|–|-|—)?\s*(?:and\s+)?\([a-z]\))*"
_LABEL = re.compile(rf"{_GRADE}\s*(?::\s*(?P<after>{_LETTERS})\s*:?|(?P<before>{_LETTERS})\s*:?|:)?(?=\s|$|[^\W\d_])\s*")
_IN_WORDS = re.compile(r"([^.;:\[\]()]{3,90}):(?:\s+|$)")
_MOST_WORDS = 10


@dataclass(frozen=True)
class Graded:
    """An evaluation's lines: its label's words, its grade and scope, and the lines of its text."""

    grade: str
    scope: Any
    """Letters as a tuple, `{words: …}`, or None where the label has neither."""
    label: tuple[Word, ...]
    lines: tuple[TextLine, ...]


def parse_evaluations(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, keys: Keys) -> Parsed:
    """The pieces of the evaluations; `keys` lead to their list. What stands before the first label goes nowhere."""
    graded = _graded(lines, vocabulary)
    for place, each in enumerate(graded):
        at = (*keys, place)
        scope = each.scope if each.scope is not None else WHOLE if len(graded) == 1 else NOT_STATED
        said = {"grade": each.grade, "scope": list(scope) if isinstance(scope, tuple) else scope, "printed": text_of(each.label)}
        yield Piece(FIELD, each.label, at, said)
        paragraphs = paragraphs_of_lines(each.lines, layout)
        text = text_of_paragraphs(paragraphs) if paragraphs else NONE_PRINTED
        yield Piece(FIELD, tuple(word for paragraph in paragraphs for word in paragraph), (*at, "text"), text)
        if scope == NOT_STATED:
            yield Remark(
                (*at, "scope"), each.label[0].line, "the label says of no grade what it covers; where the text does, write {words: …}"
            )


def _graded(lines: Sequence[TextLine], vocabulary: Vocabulary) -> list[Graded]:
    graded: list[Graded] = []
    for place, line in enumerate(lines):
        found = _label(line, lines[place + 1] if place + 1 < len(lines) else None, vocabulary)
        if found:
            graded.append(found)
        elif graded:
            graded[-1] = replace(graded[-1], lines=(*graded[-1].lines, line))
    return graded


def _label(line: TextLine, following: TextLine | None, vocabulary: Vocabulary) -> Graded | None:
    """The label a line begins with, in one of the forms `[C]:`, `[B] (a) and (b):`, `[B]: (a), (b)`, `[C] legislation:`."""
    text = line.text
    found = _LABEL.match(text)
    if found is None:
        return None
    end = found.end()
    scope: Any = None
    letters = found["before"] or found["after"]
    if letters:
        scope = letters_of(letters)
    elif not found[0].rstrip().endswith(":"):
        words = _IN_WORDS.match(text, end)
        if words and len(words[1].split()) <= _MOST_WORDS and not _opens(line, end, vocabulary.of("body", "openers")):
            whole = vocabulary.of("body", "whole").equal(words[1])
            end, scope = words.end(), (WHOLE if whole else {"words": words[1].strip()})
    label, rest = parted(line.words, len(text[:end].rstrip()))
    left = (replace(line, words=rest),) if rest else ()
    return Graded(found[1], scope, label, left)


def _opens(line: TextLine, at: int, openers: Phrases) -> bool:
    """Whether the text itself begins here, and no words of a label."""
    return bool(found_at_start(parted(line.words, at)[1], openers))


def stated_grades(text: str) -> list[tuple[int, list[str], int]]:
    """The run a header states: each paragraph's number, its grades, and where in the text they stand."""
    runs = re.finditer(rf"(\d+)\s*((?:{_GRADE}\s*)+)", text)
    return [(int(run[1]), re.findall(_GRADE, run[2]), run.start()) for run in runs]
