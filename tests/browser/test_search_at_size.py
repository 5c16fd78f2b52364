"""The search with thousands of paragraphs: what it weighs over the wire, and that it answers a thousand assessments as it does four."""

import gzip
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator import addresses
from generator.index import Index, make_index
from generator.load.content import read_content
from generator.search.editions import offline_files, online_files
from generator.search.files import search_files
from generator.search.findable import Findable, findables
from generator.search.terms import terms
from tests.browser.chromium import served
from tests.browser.conftest import Visit
from tests.browser.test_search import Searched, choices, paragraphs_with, searched_in
from tests.conftest import IN_CI, PROJECT, examples, make_sample, write_index

SIZES = [
    pytest.param(5_000, marks=pytest.mark.skipif(IN_CI, reason="takes minutes more than a thousand assessments, which the promise is of")),
    pytest.param(50_000, marks=pytest.mark.skipif("BENCH_LARGE" not in os.environ, reason="takes minutes: BENCH_LARGE=1")),
]
_CARRIED = 300_000
ENGINES = PROJECT / "theme" / "engines"
_COMPRESSED = (".woff2", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".pagefind")
_A_PARAGRAPH = 0.34
"""Assessments for each paragraph of the sample."""


def test_a_first_search_of_a_thousand_assessments_weighs_what_a_phone_can_carry(
    sampled_address: str, sampled: Index, visit: type[Visit]
) -> None:
    assert _first_search(visit, sampled_address, sampled) <= _CARRIED


@pytest.mark.parametrize("paragraphs", SIZES)
def test_a_first_search_of_more_paragraphs_is_weighed(paragraphs: int, built: Path, visit: type[Visit], tmp_path: Path) -> None:
    make_sample(tmp_path, assessments=int(paragraphs * _A_PARAGRAPH) + 60, seed=1)
    index = make_index(read_content(tmp_path / "content")[0])
    assert sum(len(entry.paragraphs) for entry in index.assessments) >= paragraphs
    write_index(index, tmp_path / "site")
    with served(_search_alone(index, built, tmp_path / "site")) as at:
        first = _first_search(visit, at, index)
    assert paragraphs > 5_000 or first <= _CARRIED


def _first_search(visit: type[Visit], at: str, index: Index) -> int:
    """The bytes of a first search, which are printed with those of its filters."""
    window = visit(width=360)
    sizes: dict[str, int] = {}
    window.page.on("response", lambda response: sizes.update({response.url: _over_the_wire(response.url, response.body())}))
    window.page.goto(f"{at}/search/?q=torture", wait_until="networkidle")
    assert window.page.locator(".found").count() == 5
    first = sum(sizes.values())
    window.page.click(".filters > summary")
    window.page.locator("[data-facet=topic]").wait_for()
    window.page.wait_for_load_state("networkidle")
    filters = sum(sizes.values()) - first
    fonts = sum(size for url, size in sizes.items() if url.endswith(".woff2"))
    held = sum(len(entry.paragraphs) for entry in index.assessments)
    print(f"\nfirst search in {held} paragraphs: {first} bytes, {fonts} of them fonts; filters opened: {filters} more")  # noqa: T201
    assert not window.faults
    return first


def _search_alone(index: Index, built: Path, site: Path) -> Path:
    """The page of the search as it is built, beside the index of another corpus; no page that it finds is there."""
    found = list(findables(index))
    _write_search(index, built, site, online_files(found, ENGINES), found)
    return site


def _write_search(index: Index, built: Path, site: Path, of_edition: Mapping[str, bytes | Path], found: list[Findable]) -> None:
    shutil.copytree(built / "static", site / "static")
    for address, data in {**search_files(index, found), **of_edition}.items():
        path = site / addresses.source_file(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.read_bytes() if isinstance(data, Path) else data)
    shutil.copy(built / "search" / "index.html", site / "search")


def _over_the_wire(url: str, body: bytes) -> int:
    return len(body) if url.partition("?")[0].endswith(_COMPRESSED) else len(gzip.compress(body))


@pytest.fixture(scope="session")
def sampled_address(sampled: Index, sampled_search: Path, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The search of a thousand invented assessments, served on this machine."""
    site = shutil.copytree(sampled_search, tmp_path_factory.mktemp("sampled") / "online")
    with served(_search_alone(sampled, built, site)) as at:
        yield at


@pytest.fixture(scope="session")
def sampled_offline(sampled: Index, offline: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same in the offline edition."""
    site, found = tmp_path_factory.mktemp("sampled") / "offline", list(findables(sampled))
    _write_search(sampled, offline, site, offline_files(found, ENGINES), found)
    return site


@pytest.fixture(params=["online", "offline in chromium", "offline in firefox"])
def at_size(request: pytest.FixtureRequest) -> Searched:
    """A thousand assessments in each edition."""
    return searched_in(request, "sampled_address", "sampled_offline", "sampled")


def test_a_thousand_assessments_give_no_result_that_a_filter_excludes_and_miss_none(at_size: Searched) -> None:
    for chosen in choices(at_size.index, examples(12, in_ci=5)):
        expected = paragraphs_with(at_size.index, chosen)
        at_size.open("", chosen)
        told = at_size.window.text(".count[role=status]")
        assert told.replace(",", "").split()[0] == (str(len(expected)) if expected else "Nothing"), chosen
        if len(expected) < 60:
            assert set(at_size.found()) == expected


def test_words_and_filters_hold_together_among_a_thousand_assessments(at_size: Searched) -> None:
    narrow = {"topic": ("torture",), "subregion": ("Central Asia",)}
    at_size.open("torture detention", narrow)
    found = at_size.found()
    assert found
    pages = (each for each in findables(at_size.index) if each.address in found)
    texts = {page.address: {term for passage in page.passages for term in terms(passage.text)} for page in pages}
    for address in found:
        assert address in paragraphs_with(at_size.index, narrow)
        assert all(any(term.startswith(stem) for term in texts[address]) for stem in ("tortur", "deten"))
    assert not at_size.window.faults
