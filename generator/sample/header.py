"""The header of an invented assessment: the report, the concluding observations, the replies, the submissions and their dates."""

import datetime
from typing import Any

from generator.dates import PartialDate
from generator.records.values import NONE_PRINTED
from generator.sample.case import Case
from generator.sample.draws import Draws
from generator.sample.sessions import first_day, last_day, report_symbol

_STATED = ("Additional information required for paragraphs", "Additional information required on paragraphs", "Evaluation:")


def report(case: Case) -> dict[str, Any]:
    """The report that holds the evaluation."""
    version = case.draws.one(("advance unedited", "issued", "not-stated"))
    said = {
        "symbol": report_symbol(case.session, case.state.number),
        "title": "Invented report on follow-up to concluding observations of the Human Rights Committee",
        "version": version,
    }
    if version == "issued":
        said["adopted"] = _printed(case.draws, last_day(case.session))
        said["distributed"] = _day(last_day(case.session), case.draws.between(20, 90))
    return said


def concluding_observations(case: Case) -> dict[str, Any]:
    """The concluding observations as the header gives them."""
    observations = case.observations
    key = case.draws.one(("date", "date", "adopted"))
    said: dict[str, Any] = {"symbol": observations.symbol, key: _printed(case.draws, observations.adopted)}
    if case.draws.chance(0.7):
        said["session"] = observations.session
    if case.draws.chance(0.3):
        said["distributed"] = _day(observations.adopted, case.draws.between(20, 60))
    return said


def replies(case: Case) -> str | list[dict[str, Any]]:
    """One to three replies, in the order of their dates; none where no report came."""
    if not case.report_came:
        return NONE_PRINTED
    draws, observations = case.draws, case.observations
    said = []
    for place in range(draws.one((1, 1, 1, 2, 2, 3))):
        day = first_day(case.session) - datetime.timedelta(days=draws.between(320, 400) - 100 * place)
        keys = draws.one((("date",), ("date",), ("date", "received"), ("submitted", "received"), ("received",)))
        symbol = f"{observations.symbol}/Add.{3 * observations.followed_up_before(case.session) + place + 1}"
        said.append({"symbol": symbol, **{key: _printed(draws, day) for key in keys}})
    return said


def submissions(case: Case) -> list[dict[str, Any]]:
    """The documents of up to four organizations, some of them joint."""
    draws = case.draws
    organizations = [each.identifier for each in draws.several(case.state.organizations, draws.one((0, 1, 1, 2, 3, 3, 4, 4)))]
    said = []
    while organizations:
        joint = [organizations.pop() for _ in range(2 if len(organizations) > 1 and draws.chance(0.15) else 1)]
        day = first_day(case.session) - datetime.timedelta(days=draws.between(10, 100))
        others = {"others": True} if draws.chance(0.1) else {}
        said.append({"organizations": joint, draws.one(("date", "date", "received")): _printed(draws, day), **others})
    return said


def stated_evaluation(case: Case, paragraphs: list[dict[str, Any]]) -> str:
    """The grades of each paragraph as the header states them."""
    runs = [str(each["number"]) + "".join(f"[{of['grade']}]" for of in each["evaluations"]) for each in paragraphs]
    return f"{case.draws.one(_STATED)} {', '.join(runs[:-1])} and {runs[-1]}"


def later(case: Case) -> list[dict[str, Any]]:
    """The next concluding observations, where they are known."""
    day = _day(last_day(case.session), case.draws.between(500, 1500))
    return [{"symbol": case.observations.following, "kind": "concluding observations", "date": day}]


def next_report(case: Case) -> str:
    """When the next report is due: a day, a month or a year."""
    return _printed(case.draws, last_day(case.session) + datetime.timedelta(days=case.draws.between(700, 2500)))


def letter_date(case: Case) -> str:
    """The date of the letter on the assessment."""
    return _day(last_day(case.session), case.draws.between(10, 120))


def _day(day: datetime.date, days_after: int) -> str:
    return str(day + datetime.timedelta(days=days_after))


def _printed(draws: Draws, day: datetime.date) -> str:
    """The date as precisely as a document may print it: mostly the day, now and then the month or the year."""
    form = draws.below(20)
    return str(PartialDate(day.year, day.month if form else None, day.day if form > 2 else None))
