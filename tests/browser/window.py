"""One way to drive each of the two browsers: what a reader does in a window, and what the window had to complain of."""

import json
from typing import Any, Protocol

from playwright.sync_api import Page


class Window(Protocol):
    """A window of a browser. A selector stands for the first element it finds; every step waits for what it needs."""

    def goto(self, address: str) -> None:
        """Open an address and wait until it is loaded."""

    def fill(self, selector: str, text: str) -> None:
        """Set the text of a field, as if typed at once."""

    def press(self, keys: str) -> None:
        """Press a key, or several held together: `ArrowDown`, `Control+k`."""

    def click(self, selector: str) -> None:
        """Click an element once it is there."""

    def text(self, selector: str) -> str:
        """The text of an element once it is there."""

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements there are now."""

    def evaluate(self, script: str) -> Any:
        """The value of an expression, or of the promise it makes."""

    def wait_for(self, selector: str) -> None:
        """Wait until an element is seen."""

    def wait_until(self, script: str) -> None:
        """Wait until an expression is true, over a change of page too."""

    @property
    def faults(self) -> list[str]:
        """Errors and warnings of the console, errors of scripts, and requests that failed."""

    @property
    def requests(self) -> list[str]:
        """The addresses asked for; of files, Firefox reports only those it failed to read, as faults."""


class ChromiumWindow:
    """A window of Chromium, over a page of Playwright's; `faults` and `requests` are kept by whoever opened it."""

    def __init__(self, page: Page, faults: list[str], requests: list[str]):
        self.page, self.faults, self.requests = page, faults, requests

    def goto(self, address: str) -> None:
        self.page.goto(address)

    def fill(self, selector: str, text: str) -> None:
        self.page.locator(selector).first.fill(text)

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.text_content() or ""

    def texts(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_text_contents()

    def evaluate(self, script: str) -> Any:
        return self.page.evaluate(script)

    def wait_for(self, selector: str) -> None:
        self.page.locator(selector).first.wait_for()

    def wait_until(self, script: str) -> None:
        self.page.wait_for_function(script)


def arrive(window: Window, address: str) -> None:
    """Wait until a window is at an address and has loaded it."""
    window.wait_until(f"document.readyState === 'complete' && location.href === {json.dumps(address)}")
