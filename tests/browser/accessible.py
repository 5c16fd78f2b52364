"""What axe finds wrong with the pages that windows show: in all of them at once, each being a process of its own."""

import json
from collections.abc import Mapping, Sequence

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules that a page is held against, by their tags."""
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""Those among them that judge colours."""


def faults_of(windows: Mapping[str, Page], rules: Sequence[str] = ALL) -> list[str]:
    """What is not accessible in windows, after the name of each. Rules may be asked for again in another scheme of the same pages."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}  # of what is right, thousands of elements were listed and sent over
    for page in windows.values():
        if not page.evaluate("'axe' in window"):
            page.evaluate(f"{AXE_SCRIPT}; 0")
        page.evaluate(f"window.judged = axe.run({json.dumps(options)}); 0")
    return [
        f"{name}: {each['id']}: {each['nodes'][0]['html'][:120]}"
        for name, page in windows.items()
        for each in page.evaluate("window.judged")["violations"]
    ]
