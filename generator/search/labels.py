"""The labels of the facets and of every value that occurs, in the order of the panel."""

from collections.abc import Iterator, Mapping

from generator import addresses, wording
from generator.data.codes import coded
from generator.facets import FACETS, LEVELS, NOT_KNOWN, REPLY, REQUESTS, paragraph_facets
from generator.index import Index, alphabetical
from generator.search.parts import pieces

Label = tuple[str, str, str, str]
"""A value, what it is called, the group it stands in (the scheme of a grade, the region of a subregion), and the address of its page."""

_ABSENCES = {
    "organization": {
        "nothing-on-this-point": "nothing on this point",
        "not-determinable": "not printed point by point",
        "none-printed": "none printed",
        "not-held": "not held here",
    },
    "grade": {
        "in-no-scope": "in the scope of no evaluation",
        "not-determinable": "scope given in words, not by points",
        "not-stated": "which grade it falls under is not stated in the document",
        "not-held": "which grade it falls under is not held here",
    },
}


def labels(index: Index) -> dict[str, object]:
    """What a page needs to show facets and rows: the facets with their values, which values a row has at which level, the pieces.

    `absences`: what is said in the place of organizations, or of a grade, by the coded word that says why there is none.
    """
    found = _occurring(index)
    return {
        "facets": [
            (facet.name, facet.label, [each for each in _labels(index, facet.name) if each[0] in found[facet.name]]) for facet in FACETS
        ],
        "levels": LEVELS,
        "absences": _ABSENCES,
        "pieces": [name for name, _ in pieces(index)],
    }


def _occurring(index: Index) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {facet.name: set() for facet in FACETS}
    for entry in (paragraph for each in index.assessments for paragraph in each.paragraphs):
        for name, values in paragraph_facets(index, entry).items():
            found[name].update(values)
    return found


def _labels(index: Index, name: str) -> Iterator[Label]:
    """The labels of every value a facet can have: names by the alphabet, sessions and years latest first, the rest in their own order."""
    made = {
        "topic": _topics,
        "grade": _grades,
        "state": _states,
        "region": _regions,
        "subregion": _subregions,
        "organization": _organizations,
        "session": _sessions,
        "year": _years,
        "committee": _committees,
    }
    fixed = {
        "reply": {coded(status): words for status, words in REPLY.items()},
        "requests": REQUESTS,
        "coverage": wording.COVERAGE,
    }
    return made[name](index) if name in made else ((value, words, "", "") for value, words in fixed[name].items())


def _topics(index: Index) -> Iterator[Label]:
    for key in _by_name({key: topic.name for key, topic in index.corpus.topics.items()}):
        yield key, index.corpus.topics[key].name, "", addresses.topic(key)


def _grades(index: Index) -> Iterator[Label]:
    for committee in index.corpus.committees.values():
        for key, criteria in committee.criteria.items():
            for letter, words in criteria.grades.items():
                yield f"{key}.{letter}", f"{letter} {words}", criteria.title, addresses.grade(key, letter)
    yield NOT_KNOWN, "Not known here for the point", "", ""


def _states(index: Index) -> Iterator[Label]:
    for key in (key for key in index.states if key in index.by_state):
        yield key, index.state_name(key), "", addresses.state(key)


def _regions(index: Index) -> Iterator[Label]:
    yield from ((region, region, "", "") for region in sorted({state.region for state in index.corpus.states.values() if state.region}))


def _subregions(index: Index) -> Iterator[Label]:
    places = sorted({(state.region or "", state.subregion) for state in index.corpus.states.values() if state.subregion})
    yield from ((subregion, subregion, region, "") for region, subregion in places)


def _organizations(index: Index) -> Iterator[Label]:
    for key in _by_name({key: index.corpus.organizations[key].name for key in index.by_organization}):
        yield key, index.corpus.organizations[key].name, "", addresses.organization(key)


def _sessions(index: Index) -> Iterator[Label]:
    several = len(index.corpus.committees) > 1
    for key, number in index.sessions:
        group = index.corpus.committees[key].name if several else ""
        yield f"{key}-{number}", wording.session_name(number), group, addresses.session(key, number)


def _years(index: Index) -> Iterator[Label]:
    sessions = (session for committee in index.corpus.committees.values() for session in committee.sessions.values())
    years = {str(date.year) for session in sessions for date in session.date or ()}
    yield from ((year, year, "", "") for year in sorted(years, reverse=True))
    yield NOT_KNOWN, "Not known here", "", ""


def _committees(index: Index) -> Iterator[Label]:
    for key in _by_name({key: committee.name for key, committee in index.corpus.committees.items()}):
        yield key, index.corpus.committees[key].name, "", addresses.committee(key)


def _by_name(names: Mapping[str, str]) -> list[str]:
    return sorted(names, key=lambda key: alphabetical(names[key]))
