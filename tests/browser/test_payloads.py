"""Every kind of page of a site whose every text is hostile, in a real browser: nothing runs, nothing is asked, nothing is added."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest

from tests.browser.chromium import addresses_by_kind, served
from tests.browser.conftest import Visit
from tests.conftest import built_once
from tests.payloads import MARK, TEXTS

Open = Callable[..., Visit]

_ELEMENTS = "[...document.querySelectorAll('*')].map(each => each.localName)"
_RAN = f"window.{MARK} !== undefined || document.querySelector('[id={MARK}], [onclick], [onload], [onerror], [onfocus]') !== null"
_LEADING = "[...new Set([...document.querySelectorAll('a[href]')].map(each => each.protocol))].sort()"
_UNUSUAL = "script, img, iframe, object, embed, style, link, form:not([role])"
_FOREIGN = f"[...document.querySelectorAll('main :is({_UNUSUAL})')].map(each => each.outerHTML)"
_COMPARED = ("paragraph", "assessment", "states", "home", "organization", "data")
"""Kinds of pages to which scripts add most; that no page as written holds another element is tested without a browser."""


@pytest.fixture(scope="module")
def at(hostile: tuple[Path, Path]) -> Iterator[tuple[str, str]]:
    """The hostile site and the plain one, served on this machine."""
    with served(hostile[0]) as one, served(hostile[1]) as other:
        yield one, other


@pytest.fixture(scope="module")
def hostile_offline(hostile: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline edition of the hostile site."""
    return built_once(tmp_path_factory, "hostile-offline", hostile[0].parent / "content", "--offline")


def _opened(window: Visit, address: str) -> list[str]:
    """Open a page: nothing ran, and its links are links. Gives its elements."""
    window.page.goto(address)
    assert window.page.evaluate(_RAN) is False, address
    assert set(window.page.evaluate(_LEADING)) <= {"http:", "https:", "mailto:", "file:"}, address
    elements: list[str] = window.page.evaluate(_ELEMENTS)
    return elements


def test_every_kind_of_page_is_still_and_scripts_add_to_it_what_they_add_to_plain_words(
    hostile: tuple[Path, Path], at: tuple[str, str], visit: Open
) -> None:
    one, other = visit(), visit()
    kinds = addresses_by_kind(hostile[0])
    assert set(_COMPARED) <= set(kinds)
    for kind, pages in kinds.items():
        elements = _opened(one, f"{at[0]}{pages[0]}")
        assert kind not in _COMPARED or elements == _opened(other, f"{at[1]}{pages[0]}"), pages[0]
    assert one.faults == other.faults == []
    assert {urlsplit(request).netloc for request in one.requests} == {urlsplit(at[0]).netloc}


def test_the_one_file_asks_for_nothing_and_runs_nothing(hostile: tuple[Path, Path], visit: Open) -> None:
    window = visit()
    files = [file.as_uri() for file in sorted(hostile[0].glob("ccpr/*/*/???-???.html"))]
    for file in files:
        _opened(window, file)
        assert window.page.evaluate(_FOREIGN) == []
    assert window.requests == files
    assert window.faults == []


def test_what_the_search_finds_is_shown_as_it_stands(at: tuple[str, str], hostile_offline: Path, visit: Open) -> None:
    for search in (f"{at[0]}/search/", (hostile_offline / "search/index.html").as_uri()):
        window = visit()
        window.page.goto(f"{search}?q={MARK}")
        window.page.locator(".results > .found").first.wait_for()
        window.page.locator(".results").get_by_text(TEXTS[0]).first.wait_for()
        for facet in window.page.locator("details[data-facet] > summary, [data-facet] summary").all():
            facet.click()
        _is_still(window)


def test_the_explorer_shows_names_as_they_stand(at: tuple[str, str], hostile_offline: Path, visit: Open) -> None:
    for explorer in (f"{at[0]}/explore/", (hostile_offline / "explore/index.html").as_uri()):
        window = visit()
        window.page.goto(explorer)
        window.page.wait_for_function("document.querySelector('.explorer.ready') !== null")
        window.page.locator(".explorer tbody").get_by_text(TEXTS[0]).first.wait_for()
        _is_still(window)


def test_words_in_an_address_are_shown_as_they_stand(at: tuple[str, str], visit: Open) -> None:
    window = visit()
    query = urlencode(dict.fromkeys(("q", "state", "grade", "sort", "page", "columns"), " ".join(TEXTS)))
    for page in ("search", "explore", "ccpr/903/rur/12"):
        window.page.goto(f"{at[0]}/{page}/?{query}#{quote(TEXTS[1])}", wait_until="networkidle")
        assert window.page.evaluate(_RAN) is False, page
    assert {urlsplit(request).netloc for request in window.requests} == {urlsplit(at[0]).netloc}


def _is_still(window: Visit) -> None:
    assert window.page.evaluate(_RAN) is False
    assert window.page.evaluate(_FOREIGN) == []
    assert window.faults == []
    assert len({urlsplit(request).netloc for request in window.requests}) == 1
