"""Rules on scopes: which points of a recommendation each grade covers, and what the printed labels say of it."""

import re
from collections.abc import Iterator

from generator.check.rules import EvaluationCase, Fault, ParagraphCase, Rule, each_evaluation, each_paragraph
from generator.points import point_letters
from generator.records.values import NOT_STATED, WHOLE, is_printed
from generator.text import letters_in_words

_LETTERS = re.compile(r"\(([a-z])\)(?:\s*(?:to|through|à|al?|-|–|—)\s*\(([a-z])\))?")
"""`(a)`, and `(c) to (f)`, `(a)–(c)`."""


def label_shows_grade_and_letters(case: EvaluationCase) -> Iterator[Fault]:
    """The printed label of an evaluation holds its grade in brackets, and the letters of its scope where it holds any."""
    label, grade, scope = (case.evaluation.sound(key) for key in ("printed", "grade", "scope"))
    printed = re.findall(r"\[\s*([A-Z]\d?)\s*\]", label or "")
    if printed and grade and grade not in printed:
        yield Fault(("grade",), f"is {grade}, but the label printed is {label!r}")
    letters = _letters_of(label or "")
    lettered = isinstance(scope, tuple)
    if letters and ((lettered and set(letters) != set(scope)) or scope == NOT_STATED):
        yield Fault(("scope",), f"is {letters_in_words(scope) if lettered else scope}, but the label printed is {label!r}")


def a_point_is_in_one_scope(case: ParagraphCase) -> Iterator[Fault]:
    """A point falls under at most one grade; one on the whole paragraph leaves nothing for another."""
    seen: dict[str, int] = {}
    whole: int | None = None
    for position, evaluation in enumerate(case.paragraph.sound("evaluations", ())):
        scope = evaluation.sound("scope")
        letters = tuple(dict.fromkeys(scope)) if isinstance(scope, tuple) else ()
        keys = ("evaluations", position, "scope")
        if whole is not None and (letters or scope == WHOLE):
            yield Fault(keys, f"stands beside evaluation {whole + 1} of this paragraph, which covers the whole of it already")
        elif scope == WHOLE and seen:
            others = letters_in_words(tuple(sorted(seen)))
            yield Fault(keys, f"is whole, but other evaluations of this paragraph cover {others} already")
        for letter in letters:
            if letter in seen:
                message = f"covers point ({letter}), which evaluation {seen[letter] + 1} of this paragraph covers already"
                yield Fault(keys, message)
            seen.setdefault(letter, position)
        whole = position if whole is None and scope == WHOLE else whole


def scopes_leave_no_gap(case: ParagraphCase) -> Iterator[Fault]:
    """In a full record whose grades all cover letters, each point of the recommendation falls under one."""
    paragraph = case.paragraph
    if case.record.coverage != "full" or not paragraph.evaluations or not is_printed(paragraph.recommendation):
        return
    scopes = [evaluation.scope for evaluation in paragraph.evaluations]
    if all(isinstance(scope, tuple) for scope in scopes):
        covered = {letter for scope in scopes for letter in scope}
        missing = tuple(letter for letter in point_letters(paragraph) if letter and letter not in covered)
        if missing:
            yield Fault(("evaluations",), f"leave out {letters_in_words(missing)} of the recommendation: no scope here has it")


def scope_is_in_order(case: EvaluationCase) -> Iterator[Fault]:
    """The letters of a scope stand in alphabetical order, each once."""
    scope = case.evaluation.scope
    if isinstance(scope, tuple) and list(scope) != sorted(set(scope)):
        order = ", ".join(sorted(set(scope)))
        yield Fault(("scope",), f"is [{', '.join(scope)}]; letters stand in alphabetical order, each once: [{order}]")


def _letters_of(label: str) -> tuple[str, ...]:
    """The letters a label names, those within a range included."""
    ranges = [(first, last or first) for first, last in _LETTERS.findall(label)]
    return tuple(chr(code) for first, last in ranges for code in range(ord(first), ord(last) + 1))


RULES: tuple[Rule[EvaluationCase] | Rule[ParagraphCase], ...] = (
    Rule("GRADE-LABEL", each_evaluation, label_shows_grade_and_letters),
    Rule("SCOPE-TWICE", each_paragraph, a_point_is_in_one_scope, may_be_printed=True),
    Rule("SCOPE-GAP", each_paragraph, scopes_leave_no_gap, may_be_printed=True),
    Rule("SCOPE-ORDER", each_evaluation, scope_is_in_order),
)
