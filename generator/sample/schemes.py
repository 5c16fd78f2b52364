"""The schemes of grades that invented assessments are made by; the letters and their short words are those of the real ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scheme:
    """A scheme of grades, from one session on."""

    identifier: str
    year: int
    since: int
    grades: dict[str, str]
    no_report: str
    given: tuple[str, ...]
    """The grades as often as they are given, where a report came."""


_OF_2012 = {
    "A": "largely satisfactory",
    "B1": "substantive action taken",
    "B2": "initial action taken",
    "C1": "reply received but actions taken do not implement the recommendation",
    "C2": "reply received but not relevant to the recommendation",
    "D1": "no cooperation: late, or one question unanswered",
    "D2": "no cooperation: nothing after reminders",
}
_OF_2013 = {**_OF_2012, "E": "contrary to the recommendation"}
_OF_2016 = {
    "A": "largely satisfactory",
    "B": "partially satisfactory",
    "C": "not satisfactory",
    "D": "no cooperation",
    "E": "contrary to or rejecting the recommendation",
}
SCHEMES = (
    Scheme("sample-2012", 2012, 1, _OF_2012, "D2", ("A", "B1", "B1", "B2", "B2", "C1", "C1", "C1", "C2", "D1")),
    Scheme("sample-2013", 2013, 108, _OF_2013, "D2", ("A", "B1", "B2", "B2", "C1", "C1", "C1", "C2", "D1", "E")),
    Scheme("sample-2016", 2016, 119, _OF_2016, "D", ("A", "B", "B", "B", "B", "C", "C", "C", "C", "C", "C", "E")),
)


def scheme_at(session: int) -> Scheme:
    """The scheme that a session grades by."""
    return next(scheme for scheme in reversed(SCHEMES) if scheme.since <= session)
