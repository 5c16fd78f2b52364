"""What search and explorer can be narrowed by: the facets, and the values of each for a point and for a paragraph."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.data.codes import coded
from generator.index import Index, ParagraphEntry
from generator.points import Point, ReplyStatus
from generator.records.assessment import Evaluation

NOT_KNOWN = "not-known"
Values = Mapping[str, tuple[str, ...]]
"""The values something has, by facet; one that a facet says nothing of has none."""


@dataclass(frozen=True)
class Facet:
    """One facet: its name in addresses of the search, and what it is called on the page."""

    name: str
    label: str


FACETS = (
    Facet("topic", "Topic"),
    Facet("grade", "Grade of the group a point falls under, by scheme"),
    Facet("state", "State party"),
    Facet("region", "Region (UN M49)"),
    Facet("subregion", "Subregion (UN M49)"),
    Facet("organization", "Organization with information"),
    Facet("reply", "On the point, in the summary of the reply"),
    Facet("requests", "What the Committee still asks"),
    Facet("session", "Session"),
    Facet("year", "Year of the session"),
    Facet("committee", "Committee"),
    Facet("coverage", "Held here"),
)
"""Every facet, in the order of the panel."""
LEVELS = {
    "record": ("committee", "state", "region", "subregion", "session", "year", "coverage"),
    "paragraph": ("topic",),
    "point": ("grade", "organization", "reply", "requests"),
}
"""Which facets say the same of every point of a record, of every point of a paragraph, or of one point."""

REPLY = {
    ReplyStatus.SUMMARIZED: "summarized",
    ReplyStatus.NOTHING: "nothing on the point",
    ReplyStatus.NOT_DETERMINABLE: "not determinable: not printed point by point",
    ReplyStatus.NO_REPORT: "no report received, by the grade’s criteria",
    ReplyStatus.NONE_PRINTED: "none printed",
    ReplyStatus.NOT_HELD: "not held here",
}
REQUESTS = {
    "asked": "a passage was read as a request",
    "not-asked": "no passage was read as a request",
    "not-determinable": "a request, and on which points is not known",
    "not-read": "not read for requests yet",
    "not-held": "no text of an evaluation held or printed",
}


def point_facets(index: Index, entry: ParagraphEntry, point: Point | None) -> Values:
    """The values of a point; of the whole paragraph where its points are not held (None)."""
    return {**_of_record(index, entry), "topic": entry.paragraph.topics, **_of_point(entry, point)}


def paragraph_facets(index: Index, entry: ParagraphEntry) -> Values:
    """The values of a paragraph: each that some point of it has, and grades of which the document does not say for which points."""
    gathered: dict[str, dict[str, None]] = {}
    for point in rows_of(entry):
        for name, values in point_facets(index, entry, point).items():
            gathered.setdefault(name, {}).update(dict.fromkeys(values))
    grades = dict.fromkeys(_grade(entry, evaluation) for evaluation in entry.paragraph.evaluations)
    return {name: tuple(values) for name, values in gathered.items()} | {"grade": tuple({**gathered["grade"], **grades})}


def rows_of(entry: ParagraphEntry) -> tuple[Point | None, ...]:
    """The points of a paragraph, or one row for the whole where they are not held."""
    return entry.reading.points or (None,)


def evaluations_on(entry: ParagraphEntry, point: Point | None) -> tuple[int, ...]:
    """The places of the evaluations that a row stands under; none where the document does not say which."""
    return point.evaluations if point and point.letter else tuple(range(len(entry.paragraph.evaluations)))


def _of_record(index: Index, entry: ParagraphEntry) -> Values:
    record = entry.record
    state = index.corpus.states[record.state]
    session = index.corpus.committees[record.committee].sessions.get(record.session)
    years = tuple(dict.fromkeys(str(date.year) for date in session.date or ())) if session else ()
    return {
        "committee": (record.committee,),
        "state": (record.state,),
        "region": (state.region,) if state.region else (),
        "subregion": (state.subregion,) if state.subregion else (),
        "session": (f"{record.committee}-{record.session}",),
        "year": years or (NOT_KNOWN,),
        "coverage": (record.coverage,),
    }


def _of_point(entry: ParagraphEntry, point: Point | None) -> Values:
    given = [entry.paragraph.evaluations[position] for position in evaluations_on(entry, point)]
    told = point.information if point else tuple(each.information for each in entry.information)
    status = point.status if point else ReplyStatus.NOT_DETERMINABLE if entry.reading.reply else entry.reading.status
    return {
        "grade": tuple(dict.fromkeys(_grade(entry, evaluation) for evaluation in given)) or (NOT_KNOWN,),
        "organization": tuple(dict.fromkeys(name for each in told for name in each.organizations)),
        "reply": (coded(status),),
        "requests": (_requests(entry, given, point.letter if point else None),),
    }


def _grade(entry: ParagraphEntry, evaluation: Evaluation) -> str:
    """A grade within its scheme: `ccpr-2016.C`. A letter alone means nothing."""
    return f"{entry.record.criteria}.{evaluation.grade}"


def _requests(entry: ParagraphEntry, given: list[Evaluation], letter: str | None) -> str:
    """What can be said of requests on a point."""
    unscoped = not given
    among = given or list(entry.paragraph.evaluations)
    requests = [mark for evaluation in among for mark in evaluation.marks or () if mark.kind == "request"]
    if any(letter in mark.points if mark.points and letter else not unscoped for mark in requests):
        return "asked"
    if unscoped and requests:
        return "not-determinable"
    texts = [evaluation for evaluation in among if evaluation.printed_text]
    if not texts:
        return "not-held"
    return "not-read" if any(evaluation.marks is None for evaluation in texts) else "not-asked"
