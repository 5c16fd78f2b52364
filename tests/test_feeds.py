"""Atom feeds, read by a real parser: entries that stand for records, dates of the records, and names that survive XML."""

from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator import addresses
from generator.dates import PartialDate
from generator.feeds import LATEST, make_feeds
from generator.index import AssessmentEntry, Index
from generator.records.values import Line
from tests.conftest import Site, examples
from tests.moved import parsed
from tests.test_markdown import TEXT

_ATOM = "{http://www.w3.org/2005/Atom}"


def _parsed(data: bytes) -> feedparser.FeedParserDict:
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def _ids(index: Index, entries: tuple[AssessmentEntry, ...]) -> set[str]:
    return {addresses.absolute(index.site.base_address, addresses.assessment(entry.record)) for entry in entries}


def _expected(index: Index) -> Mapping[str, tuple[AssessmentEntry, ...]]:
    """What each feed is about."""
    return {
        addresses.FEED: index.assessments,
        **{addresses.state_feed(key): entries for key, entries in index.by_state.items()},
        **{addresses.organization_feed(name): entries for name, entries in index.by_organization.items()},
    }


def test_each_feed_holds_the_records_it_is_about(site: Site) -> None:
    expected = _expected(site.index)
    assert sorted(path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.atom")) == sorted(
        address.lstrip("/") for address in expected
    )
    for address, entries in expected.items():
        feed = _parsed((site.folder / address.lstrip("/")).read_bytes())
        assert feed.version == "atom10"
        assert {entry.id for entry in feed.entries} == _ids(site.index, entries)
        assert {link.href for link in feed.feed.links if link.rel == "self"} == {addresses.absolute(site.index.site.base_address, address)}


def test_a_record_without_texts_says_so_where_it_is_described(site: Site) -> None:
    summaries = {entry.id: entry.summary for entry in _parsed((site.folder / addresses.FEED.lstrip("/")).read_bytes()).entries}
    said = {}
    for entry in site.index.assessments:
        address = addresses.assessment(entry.record)
        page = parsed(site.folder / address.strip("/") / "index.html")
        said[entry.record.coverage, entry.record.key] = str(page.select_one("meta[name=description]")["content"])  # type: ignore[index]
        assert summaries[addresses.absolute(site.index.site.base_address, address)] == said[entry.record.coverage, entry.record.key]
    without = {key for key, sentence in said.items() if sentence.endswith("Header and grades only; the text is not held here.")}
    assert without == {key for key in said if key[0] == "header"} != set()


def test_the_required_elements_of_atom_are_there_once(site: Site) -> None:
    """RFC 4287, 4.1.1 and 4.1.2."""
    for data in make_feeds(site.index).values():
        feed = ElementTree.fromstring(data)
        for parent in (feed, *feed.findall(f"{_ATOM}entry")):
            assert [len(parent.findall(f"{_ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert feed.find(f"{_ATOM}author/{_ATOM}name") is not None
        assert {entry.findtext(f"{_ATOM}id") for entry in feed.findall(f"{_ATOM}entry")} == {
            link.get("href") for link in feed.findall(f"{_ATOM}entry/{_ATOM}link[@rel='alternate']")
        }


def test_an_entry_says_when_its_record_was_added_and_revised_and_a_feed_takes_the_latest(site: Site) -> None:
    records = {next(iter(_ids(site.index, (entry,)))): entry.record.record for entry in site.index.assessments}
    for data in make_feeds(site.index).values():
        feed = _parsed(data)
        for entry in feed.entries:
            assert entry.updated == f"{records[entry.id].revised}T00:00:00Z"
            assert entry.published == f"{records[entry.id].added}T00:00:00Z"
        assert feed.feed.updated == max(entry.updated for entry in feed.entries)
        assert [entry.updated for entry in feed.entries] == sorted((entry.updated for entry in feed.entries), reverse=True)


def test_the_feed_of_everything_is_bounded_and_keeps_the_latest(invented: Index) -> None:
    entry = invented.assessments[0]

    def revised_in(year: int) -> AssessmentEntry:
        revision = entry.record.record.model_copy(update={"revised": PartialDate(year)})
        return replace(entry, record=entry.record.model_copy(update={"session": year, "record": revision}))

    many = tuple(revised_in(year) for year in range(2001, 2021 + LATEST))
    feed = _parsed(make_feeds(replace(invented, assessments=many))[addresses.FEED])
    assert {entry.id for entry in feed.entries} == _ids(invented, many[-LATEST:])


def test_rights_are_stated_in_three_parts(site: Site) -> None:
    assert site.index.corpus.site is not None
    licence = site.index.corpus.site.licence
    rights = _parsed(make_feeds(site.index)[addresses.FEED]).feed.rights
    assert [part for part in (licence.code, licence.notes, licence.official_text) if part not in rights] == []


def test_no_feed_holds_the_text_of_a_document(invented: Index) -> None:
    printed = {paragraph.paragraph.title for entry in invented.assessments for paragraph in entry.paragraphs} - {None, "none-printed"}
    assert printed
    for data in make_feeds(invented).values():
        assert not [title for title in printed if str(title) in data.decode()]


def _is_name(text: str) -> bool:
    try:
        return bool(TypeAdapter(Line).validate_python(text) == text)
    except ValidationError:
        return False


_NAMES = st.one_of(TEXT, st.text(alphabet="a\"'{}&<>]]é\u05d0\u0627\U0001f600\ufffe\uffff", min_size=1)).filter(_is_name)


@pytest.mark.parametrize("whose", ["State", "organization"])
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=_NAMES)
def test_any_name_survives_but_for_two_characters_that_xml_cannot_hold(invented: Index, whose: str, name: str) -> None:
    corpus = invented.corpus
    key = next(iter(invented.by_state))
    identifier = next(iter(invented.by_organization))
    if whose == "State":
        changed = replace(corpus, states={**corpus.states, key: corpus.states[key].model_copy(update={"name": name})})
    else:
        own = corpus.organizations[identifier].model_copy(update={"name": name})
        changed = replace(corpus, organizations={**corpus.organizations, identifier: own})
    address = addresses.state_feed(key) if whose == "State" else addresses.organization_feed(identifier)
    data = make_feeds(replace(invented, corpus=changed))[address]
    held = name.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert str(ElementTree.fromstring(data).findtext(f"{_ATOM}title")).startswith(f"{held} · ")
    if whose == "State":
        categories = ElementTree.fromstring(data).findall(f"{_ATOM}entry/{_ATOM}category")
        assert held in {category.get("label") for category in categories}
    _parsed(data)
