"""Citing in a real browser: from the passage or at the foot of the page, from a server or a folder, with script and without."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Visit

_PARAGRAPH = "/ccpr/123/kaz/24/"
_CITED = "summary of the State party’s reply on para. 24 (b) of CCPR/C/KAZ/CO/2"

Open = Callable[..., Visit]


@pytest.fixture(params=["server", "folder"])
def paragraph(request: pytest.FixtureRequest, built: Path) -> str:
    """The address of a paragraph page, served and as a file."""
    if request.param == "folder":
        return (built / _PARAGRAPH.strip("/") / "index.html").as_uri()
    return f"{request.getfixturevalue('address')}{_PARAGRAPH}"


def _open(visit: Open, page: str) -> Visit:
    window = visit()
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    window.page.goto(page)
    return window


def _copied(window: Visit) -> str:
    return str(window.page.evaluate("navigator.clipboard.readText()"))


def test_a_passage_is_copied_with_its_words_and_its_citation(paragraph: str, visit: Open) -> None:
    window = _open(visit, paragraph)
    reply = window.page.locator(".voice:has(> #reply-b)")
    reply.get_by_role("button", name="Copy text with citation").click()
    window.page.get_by_text("Text and citation copied").wait_for()
    words, citation = _copied(window).split("\n\n")
    assert words == reply.locator("p.official").text_content()
    assert _CITED in citation
    assert "¶" not in words


def test_each_style_of_a_passage_is_copied_from_its_dialog(paragraph: str, visit: Open) -> None:
    window = _open(visit, paragraph)
    window.page.locator(".voice:has(> #reply-b)").get_by_role("button", name="Cite: ").click()
    dialog = window.page.get_by_role("dialog")
    rows = dialog.locator(".styles > div")
    assert rows.locator("dt span").all_text_contents() == ["UN", "OSCOLA", "APA", "Chicago", "GOST R 7.0.5", "Markdown"]
    for row in rows.all():
        row.get_by_role("button").click()
        window.page.get_by_text(f"{row.locator('dt span').text_content()} citation copied").wait_for()
        assert _copied(window) == row.locator("dd").text_content()
    window.page.keyboard.press("Escape")
    assert dialog.count() == 0


def test_every_block_of_words_can_be_copied_with_its_citation(built: Path, address: str, visit: Open) -> None:
    window = visit()
    for page in (_PARAGRAPH, "/ccpr/123/kaz/"):
        window.page.goto(f"{address}{page}")
        blocks = window.page.locator(":is(.voice, .evaluation, .letter):has(> p.official)")
        quotable = blocks.filter(has_not=window.page.locator(":scope[class~=silent]"))
        without = [
            block.locator(":is(h2, h3, h4)").first.text_content() for block in quotable.all() if block.locator("> .acts").count() != 1
        ]
        assert quotable.count() > 10
        assert [each for each in without if "missing information" not in (each or "")] == []


def test_a_point_and_what_stands_under_a_heading_can_be_cited(address: str, visit: Open) -> None:
    window = _open(visit, f"{address}{_PARAGRAPH}")
    window.page.locator(".point:has(> #d) .result").get_by_role("button", name="Cite: Point (d)").click()
    cited = window.page.get_by_role("dialog").locator("dd").first.text_content() or ""
    assert "assessment of para. 24 (d) of CCPR/C/KAZ/CO/2" in cited
    assert window.page.get_by_role("dialog").get_by_role("button", name="Copy text with citation").count() == 0
    window.page.goto(f"{address}/ccpr/123/kaz/")
    window.page.get_by_role("button", name="Copy text with citation: Recommended action").click()
    window.page.get_by_text("Text and citation copied").wait_for()
    printed = window.page.locator("#recommended-action + p.official").text_content() or ""
    assert printed
    assert _copied(window).startswith(f"{printed}\n\n")


def test_an_address_copied_from_a_folder_is_the_published_one(built: Path, visit: Open) -> None:
    window = _open(visit, (built / _PARAGRAPH.strip("/") / "index.html").as_uri())
    window.page.locator("#reply-b a.here").click()
    window.page.get_by_text("Address copied").wait_for()
    assert _copied(window) == f"https://follow-up-record.example{_PARAGRAPH}#reply-b"


def test_without_script_every_citation_is_there_to_select(paragraph: str, visit: Open) -> None:
    window = visit(script=False)
    window.page.goto(paragraph)
    assert window.page.get_by_role("button").count() == 0
    passages = window.page.locator("#cite-passages")
    passages.locator("> summary").click()
    entry = passages.locator("#cite-reply-b")
    entry.locator("> summary").click()
    assert entry.locator("dd").first.is_visible()
    assert _CITED in (entry.locator("dd").first.text_content() or "")


def test_the_address_of_a_citation_unfolds_it(address: str, visit: Open) -> None:
    window = visit()
    window.page.goto(f"{address}{_PARAGRAPH}#cite-evaluation-c-d-e-f")
    window.page.locator("#cite-evaluation-c-d-e-f dd").first.wait_for()
    assert window.page.locator("#cite-evaluation-c-d-e-f dd").first.is_visible()
