"""Rules on grades, the points they cover, and the passages marked in evaluations."""

from collections.abc import Iterator

from generator.check.rules import AssessmentCase, EvaluationCase, Fault, ParagraphCase, Rule, each_evaluation, each_paragraph, the_record
from generator.load.validate import suggestion
from generator.points import point_letters
from generator.problems import Keys
from generator.records.values import NONE_PRINTED
from generator.stated import stated_grades
from generator.text import labelled, letters_in_words, paragraphs_of, recommended


def criteria_exists(case: AssessmentCase) -> Iterator[Fault]:
    """The criteria are among the committee's."""
    committee = case.corpus.committees.get(case.record.committee)
    if committee and case.record.criteria not in committee.criteria:
        hint = suggestion(case.record.criteria, committee.criteria)
        yield Fault(("criteria",), f"no criteria {case.record.criteria!r} in committees/{case.record.committee}.yaml{hint}")


def grade_is_in_its_criteria(case: EvaluationCase) -> Iterator[Fault]:
    """A grade is one of those its criteria define."""
    committee = case.corpus.committees.get(case.record.committee)
    criteria = committee.criteria.get(case.record.criteria) if committee else None
    if criteria and case.evaluation.grade not in criteria.grades:
        allowed = ", ".join(criteria.grades)
        yield Fault(("grade",), f"{case.record.criteria} has no grade {case.evaluation.grade!r}; its grades are {allowed}")


def stated_run_equals_the_evaluations(case: AssessmentCase) -> Iterator[Fault]:
    """The grades the header states for each paragraph are those of its evaluations, in the same order."""
    run = [(number, grades) for number, grades, _ in stated_grades(case.record.stated_evaluation or "")]
    held = [(paragraph.number, [evaluation.grade for evaluation in paragraph.evaluations]) for paragraph in case.record.paragraphs]
    if run and run != held:
        differing = [number for number in dict([*run, *held]) if dict(run).get(number) != dict(held).get(number)]
        where = f"; they differ at {_paragraphs_in_words(differing)}" if differing else "; their order differs"
        yield Fault(("stated_evaluation",), f"states {_run_in_words(run)}, but the evaluations here are {_run_in_words(held)}{where}")


def points_exist(case: ParagraphCase) -> Iterator[Fault]:
    """The points a scope, reply or information names are points of the recommendation, where it is printed and held."""
    if case.paragraph.recommendation in (None, NONE_PRINTED):
        return
    points = point_letters(case.paragraph)
    for keys, letters in _named_points(case):
        for letter in letters:
            if letter not in points:
                yield Fault(keys, f"names point ({letter}); {_points_in_words(points)}")


def a_point_has_one_label(case: ParagraphCase) -> Iterator[Fault]:
    """A recommendation begins each of its points once."""
    if case.paragraph.recommendation in (None, NONE_PRINTED):
        return
    letters = [letter for passage in recommended(str(case.paragraph.recommendation)).passages for letter in passage.letters]
    for letter in sorted({letter for letter in letters if letters.count(letter) > 1}):
        yield Fault(("recommendation",), f"begins point ({letter}) more than once; each point of a recommendation has one label")


def a_quote_stands_once(case: EvaluationCase) -> Iterator[Fault]:
    """A mark's quote stands once, in one paragraph of the evaluation's text."""
    text = case.evaluation.printed_text
    for position, mark in enumerate(case.evaluation.marks or ()):
        quote = " ".join(paragraphs_of(mark.sound("quote", "")))
        if not quote:
            continue
        found = [paragraph.count(quote) for paragraph in paragraphs_of(text or "")]
        if sum(found) != 1:
            stands = f"stands {sum(found)} times in" if sum(found) else "is not in"
            message = f"the quote {quote[:50]!r} {stands} the evaluation's text"
            yield Fault(("marks", position, "quote"), f"{message}; copy one passage, whole and unchanged, from one paragraph")


def marked_points_are_covered(case: EvaluationCase) -> Iterator[Fault]:
    """The points of a mark are among those its evaluation covers, or, where its scope has no letters, those of the recommendation."""
    scope = case.evaluation.scope
    if isinstance(scope, tuple):
        covered, those = set[str | None](scope), f"the evaluation covers {letters_in_words(scope)}"
    elif case.paragraph.recommendation in (None, NONE_PRINTED):
        return
    else:
        points = point_letters(case.paragraph)
        covered, those = set(points), _points_in_words(points)
    for position, mark in enumerate(case.evaluation.marks or ()):
        for letter in mark.sound("points") or ():
            if letter not in covered:
                yield Fault(("marks", position, "points"), f"names point ({letter}); {those}")


def _named_points(case: ParagraphCase) -> Iterator[tuple[Keys, tuple[str, ...]]]:
    """The letters each text and scope of the paragraph names, with the keys that lead there."""
    reply, texts = case.paragraph.sound("reply"), case.paragraph.sound("information")
    if reply not in (None, NONE_PRINTED):
        yield ("reply",), labelled(reply).letters
    for position, text in enumerate(texts if isinstance(texts, tuple) else ()):
        yield ("information", position, "text"), labelled(text.sound("text", "")).letters
    for position, evaluation in enumerate(case.paragraph.sound("evaluations", ())):
        if isinstance(evaluation.sound("scope"), tuple):
            yield ("evaluations", position, "scope"), evaluation.scope


def _points_in_words(points: tuple[str | None, ...]) -> str:
    letters = tuple(point for point in points if point)
    return f"the recommendation has {letters_in_words(letters)}" if letters else "the recommendation has no lettered points"


def _paragraphs_in_words(numbers: list[int]) -> str:
    return f"paragraph{'s' if len(numbers) > 1 else ''} {' and '.join(str(number) for number in numbers)}"


def _run_in_words(run: list[tuple[int, list[str]]]) -> str:
    return ", ".join(f"{number}{''.join(f'[{grade}]' for grade in grades)}" for number, grades in run)


RULES: tuple[Rule[EvaluationCase] | Rule[ParagraphCase] | Rule[AssessmentCase], ...] = (
    Rule("CRITERIA-UNKNOWN", the_record, criteria_exists),
    Rule("GRADE-SCHEME", each_evaluation, grade_is_in_its_criteria),
    Rule("GRADE-RUN", the_record, stated_run_equals_the_evaluations, may_be_printed=True),
    Rule("POINT-UNKNOWN", each_paragraph, points_exist, may_be_printed=True),
    Rule("POINT-TWICE", each_paragraph, a_point_has_one_label, may_be_printed=True),
    Rule("MARK-QUOTE", each_evaluation, a_quote_stands_once),
    Rule("MARK-POINTS", each_evaluation, marked_points_are_covered),
)
