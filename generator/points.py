"""A paragraph read point by point: what was recommended, what the summary of the reply says on it, who informed, which grade covers it."""

from dataclasses import dataclass
from enum import StrEnum

from generator.records.assessment import Evaluation, Information, Paragraph
from generator.records.values import NONE_PRINTED, is_printed
from generator.text import LabelledText, Passage, labelled, recommended


class ReplyStatus(StrEnum):
    """What the summary of the State party's reply says on a point (design, Content)."""

    SUMMARIZED = "summarized"
    NOTHING = "nothing in the summary"
    NOT_DETERMINABLE = "not determinable"
    NO_REPORT = "no report received"
    NONE_PRINTED = "none printed"
    NOT_HELD = "not held"


@dataclass(frozen=True)
class PointInformation:
    """What one text of information says on a point; `position` is the text's place in the paragraph, from 0."""

    position: int
    organizations: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Point:
    """A lettered sub-paragraph, or, without a letter, the whole of a recommendation that has none."""

    letter: str | None
    recommended: tuple[str, ...]
    status: ReplyStatus
    reply: tuple[Passage, ...]
    information: tuple[PointInformation, ...]
    evaluations: tuple[int, ...]
    """The places, from 0, of the evaluations whose scope covers the point; none where the scope does not say."""


@dataclass(frozen=True)
class ParagraphReading:
    """A paragraph's texts read by their labels, and its points; `points` is empty where the points are not held."""

    recommendation: LabelledText | None
    reply: LabelledText | None
    information: tuple[tuple[Information, LabelledText], ...]
    points: tuple[Point, ...]
    status: ReplyStatus
    """What can be said of the reply on the paragraph where its points are not held."""


def read_paragraph(paragraph: Paragraph, no_report: tuple[str, ...]) -> ParagraphReading:
    """The paragraph by its points; `no_report` are the grades of its criteria that mean that no report came."""
    recommendation = recommended(paragraph.recommendation) if is_printed(paragraph.recommendation) else None
    reply = labelled(paragraph.reply) if is_printed(paragraph.reply) else None
    texts = paragraph.information if isinstance(paragraph.information, tuple) else ()
    information = tuple((text, labelled(text.text)) for text in texts)
    silence = _without_reply(paragraph, no_report)
    letters = point_letters(paragraph)
    points = tuple(
        Point(
            letter,
            _on(recommendation, letter),
            _status(reply, letter, silence),
            _passages(reply, letter),
            tuple(
                PointInformation(position, text.organizations, passages)
                for position, (text, read) in enumerate(information)
                if (passages := _passages(read, letter))
            ),
            covering(paragraph.evaluations, letter),
        )
        for letter in letters
    )
    return ParagraphReading(recommendation, reply, information, points, silence)


def point_letters(paragraph: Paragraph) -> tuple[str | None, ...]:
    """The points of a paragraph, by letter; (None,) for one unlettered point; () where the points are not held."""
    if paragraph.recommendation is None:
        return ()
    if paragraph.recommendation != NONE_PRINTED:
        return recommended(paragraph.recommendation).letters or (None,)
    named = {letter for evaluation in paragraph.evaluations if isinstance(evaluation.scope, tuple) for letter in evaluation.scope}
    texts = [paragraph.reply] if is_printed(paragraph.reply) else []
    if isinstance(paragraph.information, tuple):
        texts += [text.text for text in paragraph.information]
    named.update(letter for text in texts for letter in labelled(text).letters)
    return tuple(sorted(named)) or (None,)


def covering(evaluations: tuple[Evaluation, ...], letter: str | None) -> tuple[int, ...]:
    """The places, from 0, of the evaluations whose scope is the whole paragraph or names the letter."""
    return tuple(
        position
        for position, evaluation in enumerate(evaluations)
        if evaluation.scope == "whole" or (isinstance(evaluation.scope, tuple) and letter in evaluation.scope)
    )


def _without_reply(paragraph: Paragraph, no_report: tuple[str, ...]) -> ReplyStatus:
    """What is to be said where there is no summary to read: that no report came, that none is printed, or that it is not held."""
    if all(evaluation.grade in no_report for evaluation in paragraph.evaluations) and paragraph.evaluations:
        return ReplyStatus.NO_REPORT
    return ReplyStatus.NONE_PRINTED if paragraph.reply == NONE_PRINTED else ReplyStatus.NOT_HELD


def _status(reply: LabelledText | None, letter: str | None, silence: ReplyStatus) -> ReplyStatus:
    if reply is None:
        return silence
    if letter is None or letter in reply.letters:
        return ReplyStatus.SUMMARIZED
    return ReplyStatus.NOT_DETERMINABLE if reply.general or not reply.letters else ReplyStatus.NOTHING


def _passages(text: LabelledText | None, letter: str | None) -> tuple[Passage, ...]:
    """The passages on a point; on an unlettered point the whole text, whatever letters it has."""
    if text is None:
        return ()
    if letter is not None:
        return text.on(letter)
    opening = (Passage((), "", text.opening),) if text.opening else ()
    closing = (Passage((), "", text.closing),) if text.closing else ()
    return opening + text.passages + closing


def _on(recommendation: LabelledText | None, letter: str | None) -> tuple[str, ...]:
    return tuple(paragraph for passage in _passages(recommendation, letter) for paragraph in passage.paragraphs)
