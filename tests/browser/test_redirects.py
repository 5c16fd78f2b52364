"""Old addresses in a real browser: over http and from a folder, with script and without, the reader arrives at the passage."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import served
from tests.browser.conftest import Visit
from tests.moved import NEW, OLD

Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def moved_address(moved: Path) -> Iterator[str]:
    """The site that moved, served on this machine."""
    with served(moved) as at:
        yield at


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"/organizations/{OLD}/?from=mail#title", f"/organizations/{NEW}/?from=mail#title"),
        ("/ccpr/903/rur/13/?from=mail#recommendation-a", "/ccpr/903/rur/12/?from=mail#recommendation-a"),
        ("/ccpr/903/rur/13/#annex", "/ccpr/903/rur/#p27"),
        ("/topics/masks/", "/topics/faces/"),
    ],
)
def test_an_old_address_lands_at_the_passage(moved_address: str, visit: Open, old: str, new: str) -> None:
    window = visit()
    window.page.goto(f"{moved_address}{old}")
    window.page.wait_for_url(f"{moved_address}{new}")
    assert window.page.locator("html").get_attribute("class") != "kind-moved"
    left_behind = "failed: "  # what the old page had begun to load
    assert [fault for fault in window.faults if not fault.startswith(left_behind)] == []


def test_an_old_anchor_on_a_living_page_scrolls_to_its_text(moved_address: str, visit: Open) -> None:
    window = visit(height=400)
    window.page.goto(f"{moved_address}/ccpr/903/rur/#p12-{OLD}-b")
    box = window.page.get_by_text("Students carry swords to lectures").first.bounding_box()
    assert box is not None
    assert -1 < box["y"] < 400


def test_an_old_page_lands_from_a_folder_too(moved: Path, visit: Open) -> None:
    window = visit()
    window.page.goto(f"{(moved / 'organizations' / OLD / 'index.html').as_uri()}#title")
    window.page.wait_for_url(f"{(moved / 'organizations' / NEW / 'index.html').as_uri()}#title")


def test_without_script_an_old_page_lands_at_the_new_one(moved_address: str, visit: Open) -> None:
    window = visit(script=False)
    window.page.goto(f"{moved_address}/organizations/{OLD}/")
    window.page.wait_for_url(f"{moved_address}/organizations/{NEW}/")


def test_without_script_a_page_whose_passages_parted_names_each(moved_address: str, visit: Open) -> None:
    window = visit(script=False)
    window.page.goto(f"{moved_address}/ccpr/903/rur/13/#annex")
    window.page.locator("#annex a").click()
    window.page.wait_for_url(f"{moved_address}/ccpr/903/rur/#p27")
