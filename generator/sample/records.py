"""Invented assessments, each made of the seed and its number alone."""

import datetime
from collections.abc import Sequence
from typing import Any

from generator.records.values import NONE_PRINTED, NOT_HELD
from generator.sample import header
from generator.sample.case import Case, settled
from generator.sample.observations import SelectedParagraph
from generator.sample.paragraphs import evaluations, information, no_report, reply_text
from generator.sample.prose import Prose
from generator.sample.sessions import COMMITTEE, last_day

_ACTIONS = (
    ("discontinued", "A letter should be sent informing the State party of the discontinuation of the follow-up procedure."),
    ("discontinued", "Follow-up procedure discontinued. The information requested should be included in the next periodic report."),
    ("continuing", "A letter should be sent requesting additional information, to be submitted within six months."),
    ("completed", "The follow-up procedure is completed, as the recommendations have been largely implemented."),
    ("suspended", "The follow-up procedure is suspended until the consideration of the next periodic report."),
    ("not-stated", NONE_PRINTED),
)
_ACTIONS_WITHOUT_REPORT = (
    ("reminder", "A reminder should be sent to the State party."),
    ("meeting-requested", "A meeting should be requested with a representative of the State party."),
)
_OF_A_HEADER = ("number", "title", "topics")


def sample_record(seed: int, number: int) -> dict[str, Any]:
    """The assessment of that number."""
    case = settled(seed, number)
    submissions = header.submissions(case)
    paragraphs = _paragraphs(case, [submission["organizations"] for submission in submissions])
    remarks = _remarks(case)
    stated = header.stated_evaluation(case, paragraphs)
    procedure, action = case.draws.one(_ACTIONS if case.report_came else _ACTIONS_WITHOUT_REPORT)
    record = {
        "committee": COMMITTEE,
        "session": case.session,
        "state": case.state.key,
        "language": "en",
        "coverage": case.coverage,
        "record": {"added": _added(case), "revised": _added(case, 60 if "corrections" in remarks else 0)},
        "report": header.report(case),
        "criteria": case.scheme.identifier,
        "concluding_observations": header.concluding_observations(case),
        "replies": header.replies(case),
        "submissions": submissions or NONE_PRINTED,
        "follow_up_paragraphs": [paragraph["number"] for paragraph in paragraphs],
        "stated_evaluation": stated + "[A]" if "printed_errors" in remarks else stated,
        "paragraphs": paragraphs,
        "recommended_action": action,
        "procedure": procedure,
        **_end(case),
        "source": {"derived_from": "invented text", "obtained_from": "nobody", "obtained_on": _added(case)},
        **remarks,
    }
    if case.coverage == "full":
        return record
    return _without_texts(record) if case.coverage == "header" else _in_part(record)


def _paragraphs(case: Case, informants: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """The paragraphs; each of the informants speaks in one of them, and in most of the others."""
    selected = case.observations.paragraphs
    return [
        _paragraph(case, each, [of for place, of in enumerate(informants) if place % len(selected) == position or case.draws.chance(0.6)])
        for position, each in enumerate(selected)
    ]


def _paragraph(case: Case, selected: SelectedParagraph, informants: Sequence[Sequence[str]]) -> dict[str, Any]:
    """What the report says on one selected paragraph; now and then it is five times as long, or the recommendation is not in it."""
    draws, letters = case.draws, selected.letters
    prose = Prose(draws, case.state, last_day(case.session).year, selected.subject)
    length = 5 if draws.chance(0.03) else 1
    reply, silent = reply_text(prose, letters, length) if case.report_came else (NONE_PRINTED, ())
    reprinted = draws.below(25)
    evaluated = (
        evaluations(prose, letters, silent, case.scheme.given, length) if case.report_came else no_report(prose, case.scheme.no_report)
    )
    return {
        "number": selected.number,
        "title": selected.title,
        **({"topics": list(selected.subject.topics)} if draws.chance(0.95) else {}),
        "recommendation": NONE_PRINTED if reprinted == 0 else selected.recommendation,
        **({"recommendation_from": case.observations.symbol} if reprinted == 1 else {}),
        "reply": reply,
        "information": information(prose, letters, informants, length) or NONE_PRINTED,
        "evaluations": evaluated,
    }


def _end(case: Case) -> dict[str, Any]:
    """What stands after the paragraphs, as far as there is any."""
    said: dict[str, Any] = {}
    if case.draws.chance(0.75):
        said["next_report"] = header.next_report(case)
    if case.draws.chance(0.4):
        prose = Prose(case.draws, case.state, last_day(case.session).year, case.observations.paragraphs[0].subject)
        said["letter"] = {"date": header.letter_date(case), "text": "\n\n".join(prose.every("letter"))}
    if case.draws.chance(0.3):
        said["footnotes"] = [{"mark": "1", "on": "criteria", "text": f"Invented in {case.scheme.year}, for samples."}]
    if case.draws.chance(0.25):
        said["later"] = header.later(case)
    return said


def _remarks(case: Case) -> dict[str, Any]:
    """Our own remarks, as far as there are any."""
    said: dict[str, Any] = {}
    if case.draws.chance(0.02):
        text = "The header gives the last paragraph a grade [A] that the body does not give it."
        said["printed_errors"] = [{"code": "GRADE-RUN", "on": "stated_evaluation", "text": text}]
    if case.draws.chance(0.05):
        said["corrections"] = [{"date": _added(case, 60), "what": "An invented mistake was corrected.", "why": "Samples need corrections."}]
    if case.draws.chance(0.2):
        said["notes"] = [{"on": "concluding_observations", "text": "An invented note on invented concluding observations."}]
    return said


def _added(case: Case, later: int = 0) -> str:
    """The day an invented record was added, or so many days later; no clock says it."""
    return str(last_day(case.session) + datetime.timedelta(days=200 + later))


def _without_texts(record: dict[str, Any]) -> dict[str, Any]:
    """The record with its header only."""
    paragraphs = [
        {
            **{key: paragraph[key] for key in _OF_A_HEADER if key in paragraph},
            "evaluations": [{"grade": evaluation["grade"], "scope": NOT_HELD} for evaluation in paragraph["evaluations"]],
        }
        for paragraph in record["paragraphs"]
    ]
    held = {key: value for key, value in record.items() if key not in ("recommended_action", "letter", "footnotes")}
    return {**held, "paragraphs": paragraphs, "procedure": NOT_HELD}


def _in_part(record: dict[str, Any]) -> dict[str, Any]:
    """The record without the summary of the reply to its first paragraph, and without the recommendation of its last."""
    first, *others, last = record["paragraphs"]
    first = {key: value for key, value in first.items() if key != "reply"}
    last = {key: value for key, value in last.items() if not key.startswith("recommendation")}
    return {**record, "paragraphs": [first, *others, last]}
