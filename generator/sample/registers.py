"""The registers of an invented content directory: what the assessments of a sample refer to, and the site's own facts."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.sample.genre import genre
from generator.sample.schemes import SCHEMES, Scheme
from generator.sample.sessions import COMMITTEE, FIRST, first_day, last_day, place, report_of, report_symbol
from generator.sample.states import SampleState

SITE = {
    "title": "SAMPLE Follow-up Record (invented)",
    "base_address": "https://sample-record.example/",
    "contact": "corrections@sample-record.example",
    "licence": {"code": "MIT", "notes": "CC BY 4.0", "official_text": "Invented text. Nobody has rights in it."},
}


def committee(last: int) -> dict[str, Any]:
    """The committee with its sessions up to a last one, and the schemes it graded by."""
    return {
        "name": "Human Rights Committee",
        "treaty": "International Covenant on Civil and Political Rights",
        "sessions": {session: _session(session) for session in range(FIRST, last + 1)},
        "criteria": {scheme.identifier: _criteria(scheme, last) for scheme in SCHEMES},
    }


def state_register(used: Iterable[SampleState]) -> dict[str, Any]:
    """The States, by key."""
    return {
        state.key: {
            "name": state.known_as,
            "codes": [state.key],
            "kind": state.kind,
            "region": state.region,
            "subregion": state.subregion,
        }
        for state in sorted(used, key=lambda state: state.key)
    }


def organizations(used: Iterable[SampleState]) -> dict[str, Any]:
    """The organizations that may speak about the States, by id."""
    found = {each.identifier: each for state in used for each in state.organizations}
    return {identifier: {"name": each.name, "kind": each.kind, "also": []} for identifier, each in sorted(found.items())}


def topics() -> dict[str, Any]:
    """The topics, by id."""
    return dict(genre().topics)


def known(numbers: Iterable[int], states: Mapping[int, SampleState]) -> list[dict[str, Any]]:
    """Assessments known and not held: those of the numbers; the States are given by theirs."""
    listed = []
    for number in numbers:
        state, session = place(number)
        symbol = {"symbol": report_symbol(session, state)} if number % 2 else {}
        listed.append(
            {"committee": COMMITTEE, "session": session, "state": states[state].key, **symbol, "source": "an invented press summary"}
        )
    return listed


def _session(session: int) -> dict[str, Any]:
    """A session with its first and last day; one in seven with its month only, and one in thirteen without a date."""
    if session % 13 == 0:
        return {}
    days = [str(first_day(session)), str(last_day(session))]
    return {"date": days[0][:7] if session % 7 == 0 else days}


def _criteria(scheme: Scheme, last: int) -> dict[str, Any]:
    """A scheme; the reports of every other session word it anew."""
    until = min((other.since for other in SCHEMES if other.since > scheme.since), default=last + 1)
    worded = range(max(scheme.since, FIRST), until, 2)
    return {
        "title": f"Sample criteria of {scheme.year} (invented)",
        "grades": scheme.grades,
        "no_report": [scheme.no_report],
        "adopted_in": report_of(max(scheme.since, FIRST)),
        "wordings": {report_of(session): _wordings(scheme, session) for session in worded},
    }


def _wordings(scheme: Scheme, session: int) -> dict[str, Any]:
    heading = ("Reply/action: {}", "Assessment of the reply: {}", "Response {}")[session % 3]
    text = f"Worded anew for session {session}, and invented."
    return {
        "title": "Assessment of replies",
        "grades": {grade: {"heading": heading.format(words), "text": text} for grade, words in scheme.grades.items()},
    }
