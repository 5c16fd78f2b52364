"""The Committee's evaluations of a paragraph: each a label with a grade and what it covers, as printed, and a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.importing.doubtful import doubtful_lines
from generator.importing.organizations import Names
from generator.importing.paragraphs import Layout, paragraphs_of_lines, stops_at_end
from generator.importing.pieces import FIELD, Parsed, Piece, Remark
from generator.importing.scopes import ScopeLabel, scope_label
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, text_of, text_of_paragraphs
from generator.problems import Keys
from generator.records.values import NONE_PRINTED, NOT_STATED, WHOLE
from generator.stated import GRADE

_AFTER = (("recommended_action",),)
"""What may stand below the last evaluation under a label that is not known."""


@dataclass(frozen=True)
class Graded:
    """An evaluation: its label, the lines of its text, and whether the sentence before the label had not ended."""

    label: ScopeLabel
    lines: tuple[TextLine, ...]
    in_midst: bool


def parse_evaluations(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, keys: Keys, names: Names) -> Parsed:
    """The pieces of the evaluations; `keys` lead to their list. What stands before the first label goes nowhere."""
    graded = _graded(lines, vocabulary, layout)
    if lines and not graded:
        yield Remark(keys, lines[0].number, "no grade such as [B] begins a line below the heading of the evaluation", (keys,))
    for place, each in enumerate(graded):
        at = (*keys, place)
        scope = each.label.scope if each.label.scope is not None else WHOLE if len(graded) == 1 else NOT_STATED
        said = {
            "grade": each.label.grade,
            "scope": list(scope) if isinstance(scope, tuple) else scope,
            "printed": text_of(each.label.words),
        }
        yield Piece(FIELD, each.label.words, at, said)
        paragraphs = paragraphs_of_lines(each.lines, layout)
        text = text_of_paragraphs(paragraphs) if paragraphs else NONE_PRINTED
        yield Piece(FIELD, tuple(word for paragraph in paragraphs for word in paragraph), (*at, "text"), text)
        line = each.label.words[0].line
        if scope == NOT_STATED:
            yield Remark((*at, "scope"), line, "the label says of no grade what it covers; where the text does, write {words: …}")
        if each.label.doubt:
            yield Remark((*at, "scope"), line, each.label.doubt)
        if each.in_midst:
            sentence = f"{said['printed']!r} is read as the label of an evaluation; the sentence before it has not ended"
            yield Remark((*at, "printed"), line, sentence)
        doubts = doubtful_lines(each.lines, vocabulary, layout, names)
        yield from (Remark((*at, "text"), doubt.line, doubt.sentence, _AFTER if doubt.heads else ()) for doubt in doubts)


def _graded(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout) -> list[Graded]:
    graded: list[Graded] = []
    lines = _labels_joined(lines, vocabulary)
    for place, line in enumerate(lines):
        label = scope_label(line, lines[place + 1] if place + 1 < len(lines) else None, vocabulary)
        if label:
            in_midst = bool(graded and graded[-1].lines and not stops_at_end(graded[-1].lines[-1], layout))
            graded.append(Graded(label, label.rest, in_midst))
        elif graded:
            graded[-1] = replace(graded[-1], lines=(*graded[-1].lines, line))
    return graded


def _labels_joined(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Sequence[TextLine]:
    """The lines, a label that is broken after its grade in one: `[C]`, then `(a): The Committee …`, or `(a)` alone."""
    made: list[TextLine] = []
    for line in lines:
        if made and re.fullmatch(GRADE, made[-1].text):
            joined = replace(line, words=(*made[-1].words, *line.words), number=made[-1].number)
            label = scope_label(joined, None, vocabulary)
            if label and isinstance(label.scope, tuple) and (label.words[-1].text.endswith(":") or not label.rest):
                made[-1] = joined
                continue
        made.append(line)
    return made
