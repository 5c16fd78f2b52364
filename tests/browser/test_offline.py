"""The offline edition in real browsers, opened from its folder: a reader clicks through it, nothing fails and nothing leaves the folder."""

import posixpath
from pathlib import Path

import pytest

from tests.browser.window import Window, arrive
from tests.moved import NEW, OLD

_WAY = ("", "states", "states/kaz", "ccpr/123/kaz", "ccpr/123/kaz/24", "documents/ccpr-c-kaz-co-2")


def _page(edition: Path, name: str) -> str:
    return (edition / name / "index.html").as_uri()


def _only_files(window: Window) -> bool:
    return all(address.startswith(("file:", "data:")) for address in window.requests)


def test_a_reader_clicks_from_the_front_page_to_a_document_and_home(offline: Path, window: Window) -> None:
    window.goto(_page(offline, ""))
    for here, there in zip(_WAY, [*_WAY[1:], ""], strict=True):
        window.click(f'a[href="{posixpath.relpath(f"/{there}/index.html", f"/{here}")}"]')
        arrive(window, _page(offline, there))
    assert window.text("h1")
    assert window.faults == []
    assert _only_files(window)


@pytest.mark.parametrize("page", ["", "ccpr/123/kaz/24"])
def test_the_styles_and_both_typefaces_are_read_from_the_folder(offline: Path, window: Window, page: str) -> None:
    window.goto(_page(offline, page))
    loaded = "document.fonts.ready.then(fonts => [...fonts].filter(each => each.status === 'loaded').map(each => each.family))"
    assert {"Record Serif", "Record Sans"} <= {family.strip('"') for family in window.evaluate(loaded)}
    assert window.faults == []


def test_what_fails_is_noticed_in_both_browsers(tmp_path: Path, window: Window) -> None:
    page = tmp_path / "index.html"
    page.write_text('<!doctype html><title>x</title><link rel="stylesheet" href="gone.css"><script>console.warn("said"); lost()</script>')
    window.goto(page.as_uri())
    told = " ".join(window.faults)
    assert "gone.css" in told
    assert "said" in told
    assert "lost is not defined" in told


def test_an_address_that_moved_leads_on_within_the_folder(offline_moved: Path, window: Window) -> None:
    window.goto(f"{_page(offline_moved, f'organizations/{OLD}')}#title")
    arrive(window, f"{_page(offline_moved, f'organizations/{NEW}')}#title")
    begun_by_the_old_page = "failed"
    assert [fault for fault in window.faults if begun_by_the_old_page not in fault] == []
    assert _only_files(window)


def test_the_sentence_at_the_foot_says_what_the_copy_is(offline: Path, window: Window) -> None:
    window.goto(_page(offline, "ccpr/123/kaz"))
    assert window.texts(".foot .notice")[1].startswith("This is an offline copy, with records up to ")
