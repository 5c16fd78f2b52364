"""The rows of the table points: one a point, or one for a paragraph whose points are not held."""

from collections.abc import Iterator

from generator import addresses
from generator.data.codes import GRADE, coded
from generator.data.fields import Row, Value
from generator.data.record_rows import (
    evaluation_id,
    information_id,
    listed,
    of_paragraph,
    paragraph_id,
    paragraphs,
    report_fields,
    scope_of,
    text,
    wording_of,
)
from generator.index import Index, ParagraphEntry
from generator.points import Point, ReplyStatus
from generator.records.assessment import Evaluation, ScopeInWords


def point_rows(index: Index) -> Iterator[Row]:
    """One row a point."""
    for entry in paragraphs(index):
        for point in entry.reading.points or (None,):
            letter = point.letter or "whole" if point else "not-held"
            page = addresses.paragraph(entry.record, entry.number)
            yield {
                **of_paragraph(index, entry),
                **report_fields(entry.record),
                "point": f"{paragraph_id(entry)}/{letter}",
                "address": index.absolute(addresses.on(page, point.letter) if point and point.letter else page),
                "editorial_coverage": entry.record.coverage,
                "concluding_observations": str(entry.record.concluding_observations.symbol),
                "letter": letter,
                **_recommended(entry, point),
                **_reply(entry, point),
                **_information(entry, point),
                **_graded(index, entry, point),
            }


def _recommended(entry: ParagraphEntry, point: Point | None) -> Row:
    printed = entry.reading.recommendation
    if printed is None or point is None:
        missing = text(entry.paragraph.recommendation)
        return {"lead_in": missing, "recommendation": missing}
    lead_in = "\n\n".join(printed.opening) or "none-printed"
    return {"lead_in": lead_in if point.letter else "not-applicable", "recommendation": "\n\n".join(point.recommended)}


def _reply(entry: ParagraphEntry, point: Point | None) -> Row:
    status = point.status if point else entry.reading.status
    if point is None and entry.reading.reply:
        status = ReplyStatus.NOT_DETERMINABLE
    said = coded(status)
    if point and status is ReplyStatus.SUMMARIZED:
        on_it = (paragraph for passage in point.reply for paragraph in passage.paragraphs)
        said = "\n\n".join(on_it) if point.letter else text(entry.paragraph.reply)
    return {"editorial_reply_status": coded(status), "reply": said}


def _information(entry: ParagraphEntry, point: Point | None) -> Row:
    texts = point.information if point else ()
    if texts:
        organizations = listed(name for each in texts for name in each.organizations)
        return {"information_organizations": organizations, "information": tuple(information_id(entry, each.position) for each in texts)}
    missing = uninformed(entry, point)
    return {"information_organizations": missing, "information": missing}


def uninformed(entry: ParagraphEntry, point: Point | None) -> str:
    """Why a row names no organization with information on it, as a coded word."""
    printed = entry.paragraph.information
    if isinstance(printed, tuple):
        apart = point is not None and all(read.letters and not read.general for _, read in entry.reading.information)
        return "nothing-on-this-point" if apart else "not-determinable"
    return printed or "not-held"


def _graded(index: Index, entry: ParagraphEntry, point: Point | None) -> Row:
    """The evaluation of the point with what gives its grade a meaning; a coded word where there is none, or several."""
    given = entry.paragraph.evaluations
    letter = point.letter if point else None
    positions = point.evaluations if point and letter else tuple(range(len(given)))
    if len(positions) == 1:
        evaluation = given[positions[0]]
        told: dict[str, Value] = {
            GRADE: evaluation.grade,
            "scope": scope_of(evaluation),
            **wording_of(index, entry.record, evaluation.grade),
            "editorial_reiterated": _reiterated(evaluation, letter),
        }
    else:
        missing = "see-evaluations" if positions else uncovered(given)
        told = dict.fromkeys((GRADE, "scope", "editorial_grade_words", "wording_heading", "wording_text", "editorial_reiterated"), missing)
        told["criteria"] = entry.record.criteria
    return {"evaluations": tuple(evaluation_id(entry, position) for position in positions) or told[GRADE], **told}


def uncovered(given: tuple[Evaluation, ...]) -> str:
    """Why a point falls under none of the evaluations, as a coded word."""
    scopes = [evaluation.scope for evaluation in given]
    for word in ("not-held", "not-stated"):
        if word in scopes:
            return word
    if not scopes:
        return "not-held"
    return "not-determinable" if any(isinstance(scope, ScopeInWords) for scope in scopes) else "in-no-scope"


def _reiterated(evaluation: Evaluation, letter: str | None) -> str:
    if evaluation.printed_text is None:
        return text(evaluation.text)
    if evaluation.marks is None:
        return "not-read"
    on_point = [mark for mark in evaluation.marks if letter is None or not mark.points or letter in mark.points]
    return "yes" if any(mark.kind == "reiterates" for mark in on_point) else "no"
