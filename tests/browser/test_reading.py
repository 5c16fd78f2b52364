"""Reading in a real browser: accessible in every scheme and width, reachable by keyboard, whole in print, and nothing leaves the site."""

import gzip
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urlparse

import pytest
from pypdfium2 import PdfDocument

from generator.index import Index
from tests.browser.accessible import OF_COLOURS, faults_of
from tests.browser.chromium import addresses_by_kind
from tests.browser.conftest import Visit
from tests.test_site import printed_paragraphs

_PARAGRAPH = "/ccpr/123/kaz/24/"

Open = Callable[..., Visit]
Scheme = Literal["light", "dark"]
_OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}


def _of_each_kind(site: Path) -> Iterator[str]:
    """The longest and the shortest page of each kind."""
    for pages in addresses_by_kind(site).values():
        yield from dict.fromkeys((pages[0], pages[-1]))


@pytest.mark.slow
def test_every_kind_of_page_is_accessible_and_silent_in_each_width_and_scheme(built: Path, address: str, visit: Open) -> None:
    windows: dict[tuple[int, Scheme], Visit] = {
        (360, "light"): visit(width=360, scheme="light"),
        (1280, "dark"): visit(width=1280, scheme="dark"),
    }
    found = []
    for page in _of_each_kind(built):
        for (_, scheme), window in windows.items():
            window.page.emulate_media(color_scheme=scheme)
            window.page.goto(f"{address}{page}")
        found += faults_of({f"{page} {width} {scheme}": window.page for (width, scheme), window in windows.items()})
        for (_, scheme), window in windows.items():
            window.page.emulate_media(color_scheme=_OTHER[scheme])
        found += faults_of({f"{page} {width} {_OTHER[scheme]}": window.page for (width, scheme), window in windows.items()}, OF_COLOURS)
    assert found == []
    for window in windows.values():
        assert window.faults == []
        assert {urlparse(request).netloc for request in window.requests} == {urlparse(address).netloc}


def test_no_page_scrolls_sideways_at_four_hundred_per_cent(built: Path, address: str, visit: Open) -> None:
    window = visit(width=320, height=256)
    wide = []
    for page in _of_each_kind(built):
        window.page.goto(f"{address}{page}")
        width = window.page.evaluate("document.scrollingElement.scrollWidth")
        wide += [f"{page}: {width}"] if width > 320 else []
    assert wide == []


def test_a_deep_link_lands_on_its_point_and_shows_what_matters(address: str, visit: Open) -> None:
    window = visit(width=360, height=740)
    window.page.goto(f"{address}{_PARAGRAPH}#d")
    for words in (
        "The Committee recommended",
        "Refraining from using the charge",
        "not satisfactory",
        "one grade for (c) to (f)",
        "Nothing on this point",
    ):
        box = window.page.locator(".point:has(#d)").get_by_text(words).first.bounding_box()
        assert box is not None
        assert box["y"] >= 0, words
        assert box["y"] + box["height"] <= 740, words


def test_the_keyboard_reaches_every_link_and_the_focus_shows(address: str, visit: Open) -> None:
    window = visit(width=1280, height=900)
    window.page.goto(f"{address}{_PARAGRAPH}")
    expected = window.page.evaluate(
        "[...document.querySelectorAll('a[href], button, summary, input, select, textarea')].filter(e => e.checkVisibility()).length"
    )
    seen = set()
    for number in range(expected):
        window.page.keyboard.press("Tab")
        state = window.page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
            return {place: [...document.querySelectorAll('*')].indexOf(e), name: e.textContent.trim(), outline: s.outlineStyle,
                    inside: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth}; }"""
        )
        assert number or state["name"] == "Skip to the text"
        assert state["outline"] != "none", state
        assert state["inside"], state
        seen.add(state["place"])
    assert len(seen) == expected


def test_a_paragraph_page_reads_whole_without_script(address: str, visit: Open) -> None:
    window = visit(script=False)
    window.page.goto(f"{address}{_PARAGRAPH}")
    for words in ("The Committee recommended", "Nothing on this point", "What the Committee still asks", "Cite this paragraph"):
        assert window.page.get_by_text(words).first.is_visible()


def test_the_chosen_scheme_stays(address: str, visit: Open) -> None:
    window = visit(scheme="light")
    window.page.goto(address)
    light = window.page.evaluate("getComputedStyle(document.body).backgroundColor")
    window.page.get_by_role("button", name="Dark colours").click()
    dark = window.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    window.page.goto(f"{address}{_PARAGRAPH}")
    assert window.page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_the_sign_beside_a_label_copies_the_address_of_the_passage(address: str, visit: Open) -> None:
    window = visit()
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.page.goto(f"{address}{_PARAGRAPH}")
    window.page.locator("#reply-b a.here").click()
    window.page.get_by_text("Address copied").wait_for()
    published = window.page.locator("link[rel=canonical]").get_attribute("href")
    assert window.page.evaluate("navigator.clipboard.readText()") == f"{published}#reply-b"


def test_the_printed_assessment_holds_its_text_in_order(address: str, visit: Open, index: Index) -> None:
    entry = next(entry for entry in index.assessments if entry.record.key == "ccpr/123/kaz")
    window = visit(scheme="dark")
    window.page.goto(f"{address}/ccpr/123/kaz/")
    window.page.emulate_media(media="print")
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(window.page.pdf(format="A4"))]
    text = "".join(_squeezed(page).replace(f"{number}/{len(pages)}", "") for number, page in enumerate(pages, start=1))
    place = 0
    for words in printed_paragraphs(entry.record, index.wordings(entry.record)):
        found = text.find(_squeezed(words), place)
        assert found >= 0, f"{words!r} is not in the print after {text[place - 60 : place]!r}"
        place = found + len(_squeezed(words))
    assert "Onthispage" not in text
    assert "https://undocs.org/en/CCPR/C/123/2" in text
    assert "Readathttps://follow-up-record.example/ccpr/123/kaz/" in text


def _squeezed(text: str) -> str:
    """The text without spaces and with ligatures parted, as print and page agree on it; U+FFFE is a hyphen at the end of a line."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.replace("\ufffe", "-")))


def test_a_first_visit_weighs_what_an_old_phone_can_carry(built: Path, address: str, visit: Open) -> None:
    window = visit(width=360)
    sizes: dict[str, int] = {}
    window.page.on("response", lambda response: sizes.update({response.url: _over_the_wire(response.url, response.body())}))
    window.page.goto(f"{address}{_PARAGRAPH}", wait_until="networkidle")
    html = sizes[f"{address}{_PARAGRAPH}"]
    print(f"first visit to {_PARAGRAPH}: {sum(sizes.values())} bytes, of which HTML {html}, in {len(sizes)} files")  # noqa: T201
    assert html <= 20_000
    assert sum(sizes.values()) <= 250_000
    assert [url for url in sizes if url.endswith(".woff2")]


def _over_the_wire(url: str, body: bytes) -> int:
    return len(body) if url.endswith(".woff2") else len(gzip.compress(body))
