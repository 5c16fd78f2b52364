"""The index: what a State, a session, an organization, a topic, a scheme or a document lists, lists it back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.corpus import Corpus
from generator.index import Index, alphabetical, make_index, organizations_of
from generator.records.assessment import Assessment
from generator.symbols import Symbol


@pytest.fixture(params=["index", "invented"])
def each(request: pytest.FixtureRequest) -> Index:
    """The index of the real content, then that of the invented."""
    found: Index = request.getfixturevalue(request.param)
    return found


def symbols_in(record: Assessment) -> set[str]:
    """Every document symbol a record names, read from its data and not by the index's own way."""
    return set(_symbols(record.model_dump(mode="json")))


def _symbols(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (item for key, item in value.items() if key in ("symbol", "recommendation_from") and item)
        yield from (symbol for item in value.values() for symbol in _symbols(item))
    elif isinstance(value, list):
        yield from (symbol for item in value for symbol in _symbols(item))


def names_in(record: Assessment) -> set[str]:
    """Every organization named in a record, read from its data."""
    return set(_names(record.model_dump(mode="json")))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.get("organizations", ())
        yield from (name for item in value.values() for name in _names(item))
    elif isinstance(value, list):
        yield from (name for item in value for name in _names(item))


def test_every_record_is_in_the_index_once(each: Index) -> None:
    assert sorted(entry.record.key for entry in each.assessments) == sorted(record.key for record in each.corpus.assessments.values())


def test_states_sessions_and_schemes_list_their_records_and_no_others(each: Index) -> None:
    for listed, key_of in (
        (each.by_state, lambda record: record.state),
        (each.by_session, lambda record: (record.committee, record.session)),
        (each.by_criteria, lambda record: record.criteria),
    ):
        assert {key: list(entries) for key, entries in listed.items()} == {
            key: [entry for entry in each.assessments if key_of(entry.record) == key]
            for key in map(key_of, each.corpus.assessments.values())
        }


def test_organizations_list_the_records_that_name_them_and_no_others(each: Index) -> None:
    assert set(each.by_organization) == {name for record in each.corpus.assessments.values() for name in names_in(record)}
    for name, entries in each.by_organization.items():
        assert list(entries) == [entry for entry in each.assessments if name in names_in(entry.record)]
    for entry in each.assessments:
        assert sorted(organizations_of(entry.record)) == sorted(names_in(entry.record))


def test_topics_list_the_paragraphs_that_name_them_and_no_others(each: Index) -> None:
    paragraphs = [paragraph for entry in each.assessments for paragraph in entry.paragraphs]
    assert set(each.by_topic) == {topic for paragraph in paragraphs for topic in paragraph.paragraph.topics}
    for topic, listed in each.by_topic.items():
        assert list(listed) == [paragraph for paragraph in paragraphs if topic in paragraph.paragraph.topics]


def test_documents_list_the_records_that_name_them_and_no_others(each: Index) -> None:
    uses = [(str(symbol), use) for symbol, listed in each.documents.items() for use in listed]
    for record in each.corpus.assessments.values():
        assert {symbol for symbol, use in uses if use.record is record} == symbols_in(record)
    known = {str(known.symbol) for known in each.corpus.known if known.symbol}
    assert {symbol for symbol, use in uses if use.known} == known
    schemes = [criteria for committee in each.corpus.committees.values() for criteria in committee.criteria.values()]
    of_schemes = {str(symbol) for criteria in schemes for symbol in (criteria.adopted_in, *criteria.wordings) if symbol}
    assert {symbol for symbol, use in uses if not use.record and not use.known} == of_schemes


def test_what_is_known_and_not_held_is_listed_by_state_and_session(each: Index) -> None:
    for listed in (each.known_by_state, each.known_by_session):
        assert sorted((known for entries in listed.values() for known in entries), key=repr) == sorted(each.corpus.known, key=repr)
    assert all(known.state == key for key, entries in each.known_by_state.items() for known in entries)
    assert all((known.committee, known.session) == key for key, entries in each.known_by_session.items() for known in entries)
    assert set(each.states) == {*each.by_state, *each.known_by_state}
    assert set(each.sessions) == {*each.by_session, *each.known_by_session}


def _drawn_record(corpus: Corpus, drawn: st.DataObject) -> Assessment:
    """A record of the corpus that says it is of another State, session or scheme, with other topics, organizations and documents."""
    drawn_from = drawn.draw(st.sampled_from(list(corpus.assessments.values())))
    said = json.dumps(drawn_from.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    names = sorted(corpus.organizations)
    for old, new in zip(names, drawn.draw(st.permutations(names)), strict=True):
        said = said.replace(f'"{old}"', f'"to be {new}"')
    record = json.loads(said.replace('"to be ', '"'))
    record["state"] = drawn.draw(st.sampled_from(sorted(corpus.states)))
    record["session"] = drawn.draw(st.integers(901, 906))
    record["criteria"] = drawn.draw(st.sampled_from(sorted(corpus.committees["ccpr"].criteria)))
    record["report"]["symbol"] = f"CCPR/C/{record['session']}/{drawn.draw(st.integers(1, 3))}"
    for paragraph in record["paragraphs"]:
        paragraph["topics"] = drawn.draw(st.lists(st.sampled_from(sorted(corpus.topics)), unique=True, max_size=3))
    return Assessment.model_validate(record)


_BOTH_WAYS = (
    test_every_record_is_in_the_index_once,
    test_states_sessions_and_schemes_list_their_records_and_no_others,
    test_organizations_list_the_records_that_name_them_and_no_others,
    test_topics_list_the_paragraphs_that_name_them_and_no_others,
    test_documents_list_the_records_that_name_them_and_no_others,
    test_what_is_known_and_not_held_is_listed_by_state_and_session,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(drawn=st.data())
def test_whatever_records_say_every_list_leads_there_and_back(invented: Index, drawn: st.DataObject) -> None:
    corpus = invented.corpus
    records = [_drawn_record(corpus, drawn) for _ in range(drawn.draw(st.integers(0, 5)))]
    known = drawn.draw(st.lists(st.sampled_from(corpus.known), unique=True))
    held = {f"assessments/{record.key}.yaml": record for record in records}
    index = make_index(replace(corpus, assessments=held, known=tuple(known)))
    for leads in _BOTH_WAYS:
        leads(index)
    _assert_paragraphs_of_observations_are_found_at_each_session(index)


def _assert_paragraphs_of_observations_are_found_at_each_session(index: Index) -> None:
    listed = [(key, paragraph) for key, paragraphs in index.by_observations.items() for paragraph in paragraphs]
    every = [paragraph for entry in index.assessments for paragraph in entry.paragraphs]
    assert sorted(id(paragraph) for _, paragraph in listed) == sorted(map(id, every))
    assert all((each.record.concluding_observations.symbol, each.number) == key for key, each in listed)


def test_a_paragraph_is_found_by_its_concluding_observations_at_every_session(invented: Index) -> None:
    listed = invented.by_observations[Symbol.parse("CCPR/C/RUR/CO/4"), 12]
    assert [(paragraph.record.session, paragraph.number) for paragraph in listed] == [(903, 12), (906, 12)]
    assert len(invented.by_observations[Symbol.parse("CCPR/C/RUR/CO/4"), 27]) == 1


def test_amnesty_international_informed_on_five_points_of_kazakhstans_record(index: Index) -> None:
    informed = [
        (paragraph.number, point.letter)
        for entry in index.by_organization["amnesty-international"]
        for paragraph in entry.paragraphs
        for point in paragraph.reading.points
        if any("amnesty-international" in text.organizations for text in point.information)
    ]
    assert informed == [(18, None), (24, "b"), (24, "d"), (24, "f"), (54, "a")]


def test_records_stand_by_session_then_by_the_name_of_the_state(index: Index, invented: Index) -> None:
    assert [entry.record.state for entry in index.assessments] == ["KAZ", "DOM", "JOR", "MUS"]
    assert [entry.record.key for entry in invented.assessments] == [
        "ccpr/903/rur",
        "ccpr/904/fre",
        "ccpr/904/syl",
        "ccpr/905/zen",
        "ccpr/905/str",
        "ccpr/906/rur",
    ]
    assert invented.states == ("FRE", "GRF", "ZEN", "RUR", "STR", "SYL")
    assert invented.sessions == (("ccpr", 906), ("ccpr", 905), ("ccpr", 904), ("ccpr", 903))


def test_names_stand_where_a_reader_looks_for_them() -> None:
    names = ["Zambia", "Türkiye", "Côte d’Ivoire", "Turkmenistan", "Costa Rica", "Åland", "Croatia"]
    assert sorted(names, key=alphabetical) == ["Åland", "Costa Rica", "Côte d’Ivoire", "Croatia", "Türkiye", "Turkmenistan", "Zambia"]


def test_a_state_that_the_register_lacks_stops_nothing(invented: Index) -> None:
    assert invented.state_name("RUR") == "Ruritania"
    assert invented.state_name("ZZZ") == "ZZZ"
