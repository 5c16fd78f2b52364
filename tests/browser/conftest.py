"""The browsers for the tests that need one: skipped with a message where there is none, failed where CI is set."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser import chromium, firefox
from tests.browser.window import ChromiumWindow, Window
from tests.conftest import IN_CI


@pytest.fixture(scope="session")
def running() -> Iterator[Browser]:
    """The system's Chromium."""
    path = chromium.chromium_path()
    if path is None:
        _without("no Chromium on this machine: install it (Debian: apt-get install chromium), or name it in CHROMIUM")
    with chromium.browser(path) as started:
        yield started


@pytest.fixture(scope="session")
def running_firefox() -> Iterator[firefox.FirefoxWindow]:
    """The system's Firefox."""
    if message := firefox.missing():
        _without(message)
    with firefox.firefox() as started:
        yield started


def _without(message: str) -> NoReturn:
    pytest.fail(message) if IN_CI else pytest.skip(message)


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """The real site, served on this machine."""
    with chromium.served(built) as at:
        yield at


class Visit:
    """A window of a given width and scheme that notes every request and every fault it sees."""

    def __init__(self, browser: Browser, *, width: int = 1280, height: int = 900, scheme: str = "light", script: bool = True):
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.faults.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", self._failed)
        self.window = ChromiumWindow(self.page, self.faults, self.requests)

    def _failed(self, request: Request) -> None:
        """Note what could not be loaded; the icon comes after all else, and is given up where the page is left before it."""
        if not (request.url.endswith("/favicon.svg") and request.failure == "net::ERR_ABORTED"):
            self.faults.append(f"failed: {request.url}")


@pytest.fixture
def visit(running: Browser) -> Iterator[type[Visit]]:
    """Opens windows, and closes them when the test is over."""
    opened: list[Visit] = []

    class _Visit(Visit):
        def __init__(self, **options: object):
            super().__init__(running, **options)  # type: ignore[arg-type]
            opened.append(self)

    yield _Visit
    for each in opened:
        each.context.close()


@pytest.fixture(params=["chromium", "firefox"])
def window(request: pytest.FixtureRequest) -> Window:
    """A fresh window of each browser, driven alike."""
    if request.param == "firefox":
        opened: firefox.FirefoxWindow = request.getfixturevalue("running_firefox")
        opened.step("open", 1280, 900)
        return opened
    visit: Visit = request.getfixturevalue("visit")()
    return visit.window
