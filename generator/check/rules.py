"""What a rule is: a stable code, the places it judges, and a function that yields what is wrong there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.corpus import Corpus
from generator.problems import Keys
from generator.records.assessment import Assessment, Evaluation, Paragraph


@dataclass(frozen=True)
class Fault:
    """Something wrong at a place below the case's own keys; `file` where it lies in another file than the case."""

    keys: Keys
    message: str
    warning: bool = False
    at_key: bool = False
    file: str | None = None


@dataclass(frozen=True)
class AssessmentCase:
    """One record with the corpus around it."""

    corpus: Corpus
    file: str
    keys: Keys
    record: Assessment


@dataclass(frozen=True)
class ParagraphCase(AssessmentCase):
    """One paragraph of a record."""

    paragraph: Paragraph


@dataclass(frozen=True)
class EvaluationCase(ParagraphCase):
    """One evaluation of a paragraph."""

    evaluation: Evaluation


Case = TypeVar("Case", bound=AssessmentCase)


@dataclass(frozen=True)
class Rule(Generic[Case]):
    """A rule on records. `may_be_printed`: the document itself may break it, and `printed_errors` then says so on the page."""

    code: str
    cases: Callable[[AssessmentCase], Iterator[Case]]
    judge: Callable[[Case], Iterator[Fault]]
    may_be_printed: bool = False


Whole = TypeVar("Whole")


@dataclass(frozen=True)
class CorpusRule(Generic[Whole]):
    """A rule on registers, on sources, or on several files at once; every fault names its file."""

    code: str
    judge: Callable[[Whole], Iterator[Fault]]


def the_record(case: AssessmentCase) -> Iterator[AssessmentCase]:
    """The record itself, once."""
    yield case


def each_paragraph(case: AssessmentCase) -> Iterator[ParagraphCase]:
    """Each paragraph of the record."""
    for position, paragraph in enumerate(case.record.paragraphs):
        yield ParagraphCase(case.corpus, case.file, ("paragraphs", position), case.record, paragraph)


def each_evaluation(case: AssessmentCase) -> Iterator[EvaluationCase]:
    """Each evaluation of each paragraph of the record; a paragraph without sound evaluations is passed over."""
    for paragraph in each_paragraph(case):
        for position, evaluation in enumerate(paragraph.paragraph.sound("evaluations", ())):
            keys = (*paragraph.keys, "evaluations", position)
            yield EvaluationCase(case.corpus, case.file, keys, case.record, paragraph.paragraph, evaluation)
