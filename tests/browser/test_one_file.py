"""The one file of an assessment, opened from a folder on a phone: accessible, still, readable without script."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.accessible import faults_of
from tests.browser.conftest import Visit

Open = Callable[..., Visit]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_file_is_accessible_fits_and_asks_for_nothing(built: Path, visit: Open, scheme: str) -> None:
    window = visit(width=390, height=800, scheme=scheme)
    for name in ("123/kaz/kaz-123", "133/jor/jor-133"):
        file = (built / f"ccpr/{name}.html").as_uri()
        window.requests.clear()
        window.page.goto(file, wait_until="networkidle")
        assert window.requests == [file]
        assert window.page.evaluate("document.scrollingElement.scrollWidth") == 390
        assert faults_of({name: window.page}) == []
    assert window.faults == []
    colour = window.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (colour == "rgb(253, 252, 249)") == (scheme == "light")


def test_without_script_a_reader_gets_to_a_paragraph_a_grade_s_wording_and_a_citation(built: Path, visit: Open) -> None:
    window = visit(width=390, height=800, script=False)
    window.page.goto((built / "ccpr/123/kaz/kaz-123.html").as_uri())
    window.page.get_by_role("navigation", name="On this page").get_by_role("link", name="Paragraph 24").click()
    assert _in_sight(window, "Ensuring that standards of proof and credibility")
    window.page.locator("a.grade").first.click()
    assert _in_sight(window, "Reply/action largely satisfactory")
    window.page.get_by_text("Cite one passage").click()
    window.page.get_by_text("Paragraph 24 · Recommendation", exact=True).click()
    assert _in_sight(window, "CCPR/C/KAZ/CO/2, para. 24, as reproduced in CCPR/C/123/2")


def _in_sight(window: Visit, words: str) -> bool:
    box = window.page.get_by_text(words).locator("visible=true").first.bounding_box()
    return box is not None and -1 < box["y"] < 800
