"""The rows made from the headers of the records: assessments, replies and submissions, one at a time."""

from collections.abc import Iterator, Sized

from generator import addresses
from generator.data.fields import Row
from generator.data.record_rows import absent, listed, report_fields, text, unprinted, where
from generator.index import Index
from generator.records.assessment import Assessment


def assessment_rows(index: Index) -> Iterator[Row]:
    """One row an assessment."""
    for entry in index.assessments:
        record, observations, report = entry.record, entry.record.concluding_observations, entry.record.report
        missing = absent(record)
        yield {
            "assessment": record.key,
            "address": index.absolute(addresses.assessment(record)),
            **where(index, record),
            "state_printed": record.printed or "not-applicable",
            "language": record.language,
            "editorial_coverage": record.coverage,
            **report_fields(record),
            "report_title": report.title or missing,
            "report_date": str(report.date or missing),
            "report_adopted": str(report.adopted or missing),
            "editorial_report_distributed": str(report.distributed or "not-held"),
            "criteria": record.criteria,
            "criteria_title": index.criteria(record).title,
            "concluding_observations": str(observations.symbol),
            "concluding_observations_date": listed(observations.date) or missing,
            "concluding_observations_adopted": listed(observations.adopted) or missing,
            "concluding_observations_session": observations.session or missing,
            "editorial_concluding_observations_distributed": str(observations.distributed or "not-held"),
            "replies": _ids(record, "reply", record.reply_documents) or _unlisted(record.replies),
            "submissions": _ids(record, "submission", record.submission_documents) or _unlisted(record.submissions),
            "stated_evaluation": text(record.stated_evaluation),
            "recommended_action": text(record.recommended_action),
            "editorial_procedure": record.procedure,
            "next_report": str(record.next_report or missing),
            "letter_date": str(record.letter.date) if record.letter else unprinted(record),
            "editorial_added": str(record.record.added),
            "editorial_revised": str(record.record.revised),
            "editorial_sha256": entry.sha256,
        }


def reply_rows(index: Index) -> Iterator[Row]:
    """One row a reply named in a header."""
    for record in (entry.record for entry in index.assessments):
        replies, missing = record.reply_documents, absent(record)
        for identifier, reply in zip(_ids(record, "reply", replies), replies, strict=True):
            yield {
                "reply": identifier,
                "assessment": record.key,
                **where(index, record),
                "document": str(reply.symbol),
                "date": str(reply.date or missing),
                "submitted": str(reply.submitted or missing),
                "received": str(reply.received or missing),
                "editorial_distributed": str(reply.distributed or "not-held"),
            }


def submission_rows(index: Index) -> Iterator[Row]:
    """One row a submission named in a header."""
    for record in (entry.record for entry in index.assessments):
        submissions, missing = record.submission_documents, absent(record)
        for identifier, submission in zip(_ids(record, "submission", submissions), submissions, strict=True):
            yield {
                "submission": identifier,
                "assessment": record.key,
                **where(index, record),
                "organizations": submission.organizations,
                "others": "yes" if submission.others else "no",
                "printed": submission.printed or "not-applicable",
                "date": str(submission.date or missing),
                "received": str(submission.received or missing),
            }


def _ids(record: Assessment, kind: str, documents: Sized) -> tuple[str, ...]:
    """`ccpr/123/kaz/reply-1`: in printed order."""
    return tuple(f"{record.key}/{kind}-{number}" for number in range(1, len(documents) + 1))


def _unlisted(value: object) -> str:
    return "not-held" if value is None else "none-printed"
