"""Which rows the lists over everything have and, where they are more than a page takes, in which parts they stand (design §4)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator import addresses, wording
from generator.index import AssessmentEntry, Index, ParagraphEntry, alphabetical
from generator.points import ReplyStatus
from generator.records.assessment import Assessment, Correction
from generator.symbols import Symbol

MOST = 500
"""The most lines that one page lists."""

Row = TypeVar("Row")
Name = tuple[str, str]
"""A part's name in its address and on the page: `kaz`, Kazakhstan."""


@dataclass(frozen=True)
class Part(Generic[Row]):
    """The rows of a list that stand under one State, session or year."""

    address: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """A list at its address. Its parts have pages of their own only where it is too long for one."""

    address: str
    rows: tuple[Row, ...]
    parts: tuple[Part[Row], ...]
    """The parts that have pages, in their order; none where all rows stand on the list's own page."""


def documents(index: Index) -> Listing[Symbol]:
    """Every document symbol; in parts by the State it names, or by its committee and session."""
    keys = {code: key for key, state in index.corpus.states.items() for code in state.codes}

    def named(symbol: Symbol) -> list[Name]:
        if symbol.entity:
            return [_state(index, keys[symbol.entity])] if symbol.entity in keys else [(symbol.entity.lower(), symbol.entity)]
        committee = index.corpus.committees.get(symbol.body.lower())
        kind = wording.session_name(symbol.session) if symbol.session else "summary records"
        own = f"{symbol.body}-{symbol.session or 'sr'}".lower()
        return [(own, f"{committee.name if committee else symbol.body}, {kind}")]

    return _listing(addresses.DOCUMENTS, index.documents, named, order=_by_kind)


def due(index: Index) -> Listing[AssessmentEntry]:
    """The assessments that give a due date, the earliest first; in parts by its year."""
    dated = [(str(entry.record.next_report), entry) for entry in index.assessments if entry.record.next_report]
    dated.sort(key=lambda pair: (pair[0], pair[1].record.key))
    return _listing(addresses.DUE, [entry for _, entry in dated], lambda entry: [_year(entry.record.next_report)])


def corrections(index: Index) -> Listing[tuple[Assessment, Correction]]:
    """Every correction of a record, the latest first; in parts by its year."""
    rows = [(entry.record, each) for entry in index.assessments for each in entry.record.corrections]
    rows.sort(key=lambda row: str(row[1].date), reverse=True)
    return _listing(addresses.CORRECTIONS, rows, lambda row: [_year(row[1].date)])


def organizations(index: Index) -> Listing[str]:
    """The ids of the organizations, by name; in parts by the States whose assessments name them."""
    names = {identifier: alphabetical(organization.name) for identifier, organization in index.corpus.organizations.items()}
    ids = sorted(index.by_organization, key=lambda identifier: names.get(identifier, (identifier, "")))

    def named(identifier: str) -> list[Name]:
        return [_state(index, key) for key in dict.fromkeys(entry.record.state for entry in index.by_organization[identifier])]

    return _listing(addresses.ORGANIZATIONS, ids, named, order=_by_name)


def topic(index: Index, topic_id: str) -> Listing[ParagraphEntry]:
    """The paragraphs of a topic; in parts by session."""
    return _listing(addresses.topic(topic_id), index.by_topic[topic_id], lambda entry: [_session(entry.record)])


def organization(index: Index, identifier: str) -> Listing[AssessmentEntry]:
    """The assessments that name an organization; in parts by session."""

    def points(entry: AssessmentEntry) -> int:
        texts = [text for paragraph in entry.paragraphs for text in paragraph.information]
        return sum(len(text.read.letters) or 1 for text in texts if identifier in text.information.organizations)

    return _by_session(addresses.organization(identifier), index.by_organization[identifier], points)


def requests(index: Index, state: str) -> Listing[AssessmentEntry]:
    """The assessments of a State, with what is still asked in them; in parts by session."""
    return _by_session(
        addresses.requests(state), index.by_state[state], lambda entry: _marked(entry, ("request", "reiterates")) + len(entry.paragraphs)
    )


def nothing_in_summary(index: Index, state: str) -> Listing[AssessmentEntry]:
    """The assessments of a State, with the points on which the summary of the reply says nothing; in parts by session."""

    def silent(entry: AssessmentEntry) -> int:
        return sum(point.status is ReplyStatus.NOTHING for paragraph in entry.paragraphs for point in paragraph.reading.points)

    return _by_session(
        addresses.nothing_in_summary(state), index.by_state[state], lambda entry: silent(entry) + _marked(entry, wording.MISSING_KINDS)
    )


def addresses_of_parts(index: Index) -> Iterator[str]:
    """The address of each part that has a page of its own."""
    yield from _parts_of(documents(index), due(index), corrections(index), organizations(index))
    yield from _parts_of(*(topic(index, topic_id) for topic_id in index.by_topic))
    yield from _parts_of(*(organization(index, identifier) for identifier in index.by_organization))
    yield from _parts_of(*(requests(index, state) for state in index.by_state))
    yield from _parts_of(*(nothing_in_summary(index, state) for state in index.by_state))


def _parts_of(*listings: Listing[Any]) -> Iterator[str]:
    return (part.address for listing in listings for part in listing.parts)


def _by_session(address: str, entries: tuple[AssessmentEntry, ...], lines: Callable[[AssessmentEntry], int]) -> Listing[AssessmentEntry]:
    return _listing(address, entries, lambda entry: [_session(entry.record)], lines=lines)


def _listing(
    address: str,
    rows: Iterable[Row],
    names: Callable[[Row], Iterable[Name]],
    *,
    lines: Callable[[Row], int] = lambda row: 1,
    order: Callable[[Part[Row]], Any] | None = None,
) -> Listing[Row]:
    """`names`: of the parts that a row stands in; `lines`: how many it takes on a page; `order`: of the parts, if not that of the rows."""
    rows = tuple(rows)
    if sum(map(lines, rows)) <= MOST:
        return Listing(address, rows, ())
    found: defaultdict[Name, list[Row]] = defaultdict(list)
    for row in rows:
        for name in names(row):
            found[name].append(row)
    parts = [Part(addresses.part(address, name), shown, tuple(own)) for (name, shown), own in found.items()]
    return Listing(address, rows, tuple(sorted(parts, key=order) if order else parts))


def _state(index: Index, key: str) -> Name:
    return key.lower(), index.state_name(key)


def _session(record: Assessment) -> Name:
    return f"{record.committee}-{record.session}", wording.session_name(record.session)


def _year(date: object) -> Name:
    year = str(date)[:4]
    return year, year


def _by_name(part: Part[Any]) -> tuple[str, str]:
    return alphabetical(part.name)


def _by_kind(part: Part[Symbol]) -> tuple[bool, int, tuple[str, str]]:
    """Those of States first, by name; then those of sessions, the latest first."""
    return part.rows[0].entity is None, -(part.rows[0].session or 0), alphabetical(part.name)


def _marked(entry: AssessmentEntry, kinds: tuple[str, ...]) -> int:
    return sum(
        mark.kind in kinds for paragraph in entry.paragraphs for each in paragraph.paragraph.evaluations for mark in each.marks or ()
    )
