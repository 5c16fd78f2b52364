"""Lists over everything: short ones stand on one page; long ones in parts by State, session or year, none longer than a page takes."""

import re
from collections.abc import Mapping

import pytest

from generator import addresses, listings
from generator.index import Index
from generator.ledger import published_addresses
from generator.listings import MOST, Listing, addresses_of_parts
from generator.pages import page_portions
from generator.pages.page import Page

_LINE = re.compile(r"^(?:- |\| (?!---))", re.MULTILINE)
"""An item of a list, or a row of a table."""


@pytest.fixture(scope="module")
def pages(sampled: Index) -> Mapping[str, Page]:
    """Every page of a thousand assessments but their own, by address."""
    made = [page for name, of, make in page_portions(sampled, sampled.site) if not name.startswith("assessment ") for page in make(of)]
    assert len({page.address for page in made}) == len(made)
    return {page.address: page for page in made}


def test_no_page_lists_more_than_a_page_takes(pages: Mapping[str, Page]) -> None:
    lengths = {address: len(_LINE.findall(page.body)) for address, page in pages.items()}
    assert {address: length for address, length in lengths.items() if length > MOST} == {}
    assert max(lengths.values()) > MOST / 2


@pytest.mark.parametrize("name", ["documents", "due", "organizations"])
def test_every_row_of_a_long_list_stands_on_the_page_of_a_part(sampled: Index, pages: Mapping[str, Page], name: str) -> None:
    listing: Listing[object] = getattr(listings, name)(sampled)
    assert len(listing.rows) > MOST
    assert {row for part in listing.parts for row in part.rows} == set(listing.rows)
    for part in listing.parts:
        assert part.rows
        assert len(_LINE.findall(pages[part.address].body)) >= len(part.rows)
        assert f"{part.address.removeprefix(listing.address)}index.md) · {len(part.rows)} " in pages[listing.address].body


def test_the_documents_of_a_state_stand_under_its_key_and_those_of_a_session_under_its_number(sampled: Index) -> None:
    parts = {part.address: part.rows for part in listings.documents(sampled).parts}
    record = sampled.assessments[0].record
    assert record.concluding_observations.symbol in parts[addresses.part(addresses.DOCUMENTS, record.state.lower())]
    assert record.report.symbol in parts[addresses.part(addresses.DOCUMENTS, f"ccpr-{record.session}")]


def test_a_long_topic_stands_by_session_and_a_short_one_whole(sampled: Index) -> None:
    found = {topic: listings.topic(sampled, topic) for topic in sampled.by_topic}
    assert {bool(listing.parts) for listing in found.values()} == {True, False}
    for listing in found.values():
        assert bool(listing.parts) == (len(listing.rows) > MOST)
        for part in listing.parts:
            assert {addresses.part(listing.address, f"ccpr-{row.record.session}") for row in part.rows} == {part.address}


def test_the_ledger_holds_every_page_of_a_part(sampled: Index, pages: Mapping[str, Page]) -> None:
    parts = set(addresses_of_parts(sampled))
    assert len(parts) > 100
    assert parts <= published_addresses(sampled)
    assert set(pages) <= published_addresses(sampled)


def test_short_lists_have_no_parts(index: Index, invented: Index) -> None:
    assert [*addresses_of_parts(index), *addresses_of_parts(invented)] == []
