"""What axe finds wrong with the pages that windows show: in all of them at once, each being a process of its own."""

import json
from collections.abc import Mapping

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # of what is right, thousands of elements were listed and sent over
}


def faults_of(windows: Mapping[str, Page]) -> list[str]:
    """What is not accessible in windows, after the name of each."""
    for page in windows.values():
        page.evaluate(f"{AXE_SCRIPT}; window.judged = axe.run({json.dumps(_OPTIONS)}); 0")
    return [
        f"{name}: {each['id']}: {each['nodes'][0]['html'][:120]}"
        for name, page in windows.items()
        for each in page.evaluate("window.judged")["violations"]
    ]
