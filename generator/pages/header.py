"""The header of an assessment as a table: its documents with their dates, who submitted, and what the document states."""

from generator import addresses, wording
from generator.index import AssessmentEntry, Index
from generator.markdown import block, escape, table
from generator.pages import parts
from generator.pages.page import to
from generator.records.assessment import Assessment, ConcludingObservations, Submission
from generator.records.values import NONE_PRINTED


def header_table(index: Index, entry: AssessmentEntry, here: str) -> str:
    """The header's facts, each said to be absent where it is."""
    record, report = entry.record, entry.record.report
    dates = [("", report.date), ("adopted", report.adopted), ("distributed", report.distributed)]
    rows: list[tuple[str, list[str]]] = [
        ("Report", [f"{parts.dated(here, report.symbol, dates)}, {wording.VERSION[report.version]}"]),
        ("Concluding observations", _observations(record.concluding_observations, here)),
        ("Follow-up paragraphs", [wording.listed([to(here, str(each.number), f"{here}#p{each.number}") for each in entry.paragraphs])]),
        ("Replies of the State party", _replies(record, here)),
        ("Submissions of organizations", _submissions(index, record, here)),
        ("Evaluation as stated", [printed_or_why(record.stated_evaluation)]),
        ("Next periodic report", [wording.due(record.next_report) if record.next_report else "no date given in this record"]),
        ("Held here", [escape(wording.COVERAGE[record.coverage])]),
    ]
    as_printed = [("State party as printed", [escape(record.printed)])] if record.printed else []
    return block("facts", table(("Header", "As held here"), [(name, "<br>".join(values)) for name, values in [*as_printed, *rows]]))


def printed_or_why(text: str | None) -> str:
    """A header text as printed, or why there is none."""
    return {None: "not held here", NONE_PRINTED: "none printed"}.get(text) or escape(str(text))


def _observations(observations: ConcludingObservations, here: str) -> list[str]:
    dates = [("", date) for date in observations.date or ()] + [("adopted", date) for date in observations.adopted or ()]
    told = [parts.dated(here, observations.symbol, dates), *([wording.session_name(observations.session)] if observations.session else [])]
    own = [f"distributed {observations.distributed.words} (from the document itself)"] if observations.distributed else []
    return [", ".join(told), *own]


def _replies(record: Assessment, here: str) -> list[str]:
    return [
        parts.dated(here, reply.symbol, [(name if name != "date" else "", getattr(reply, name)) for name in _REPLY_DATES])
        for reply in record.reply_documents
    ] or [printed_or_why(NONE_PRINTED if record.replies == NONE_PRINTED else None)]


_REPLY_DATES = ("date", "submitted", "received", "distributed")


def _submissions(index: Index, record: Assessment, here: str) -> list[str]:
    written = [_submission(index, submission, here) for submission in record.submission_documents]
    return written or [printed_or_why(NONE_PRINTED if record.submissions == NONE_PRINTED else None)]


def _submission(index: Index, submission: Submission, here: str) -> str:
    pairs = zip(parts.organization_names(index, submission.organizations), submission.organizations, strict=True)
    names = wording.listed([to(here, name, addresses.organization(identifier)) for name, identifier in pairs])
    names += ", and other organizations" if submission.others else ""
    names += f" (printed: {escape(submission.printed)})" if submission.printed else ""
    dates = [submission.date.words] if submission.date else []
    dates += [f"received {submission.received.words}"] if submission.received else []
    return ", ".join([names, *dates])
