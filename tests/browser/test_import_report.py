"""The account of an import in a real browser: it fits a phone, is accessible in both schemes, and leads to what went nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.importing.command import imported
from generator.importing.report_page import report_page
from tests.browser.accessible import faults_of
from tests.browser.conftest import Visit
from tests.test_import import REAL, STORED, TODAY

Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The account of the real document up to its second paragraph, with words that have no place and grades that differ."""
    folder = tmp_path_factory.mktemp("account")
    text = STORED.read_text().replace("Add.1, 7 December 2016", "Add.1, 7 December 2016, perhaps belatedly")
    (folder / "document.txt").write_text(text.partition("Paragraph 24:")[0])
    (folder / "account.html").write_text(report_page(imported(folder / "document.txt", REAL, TODAY)))
    return folder / "account.html"


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_account_fits_is_accessible_and_asks_for_nothing(page: Path, visit: Open, width: int, scheme: str) -> None:
    window = visit(width=width, scheme=scheme)
    window.page.goto(page.as_uri(), wait_until="networkidle")
    assert window.requests == [page.as_uri()]
    assert window.faults == []
    assert window.page.evaluate("document.scrollingElement.scrollWidth") == width
    assert faults_of({scheme: window.page}) == []


def test_what_went_nowhere_stands_first_and_leads_to_its_line(page: Path, visit: Open) -> None:
    window = visit(width=390, height=800, script=False)
    window.page.goto(page.as_uri())
    assert window.page.locator("mark").all_inner_texts() == ["perhaps", "belatedly"]
    assert window.page.locator("mark").first.bounding_box()["y"] < 400
    window.page.get_by_role("banner").get_by_role("link", name="line 69").click()
    box = window.page.locator("#line-69").bounding_box()
    assert box
    assert 0 <= box["y"] < 800
    window.page.get_by_role("navigation", name="Parts of the document").get_by_role("link", name="Paragraph 18").click()
    heading = window.page.get_by_role("heading", name="Paragraph 18").bounding_box()
    assert heading
    assert 0 <= heading["y"] < 800
