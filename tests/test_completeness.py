"""Nothing a record holds is lost on its pages: every text, every date, every name as printed."""

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from generator.dates import PartialDate
from generator.records.assessment import Assessment
from generator.text import paragraphs_of
from tests.conftest import Site

_NOT_SHOWN = {"committee", "state", "language", "coverage", "criteria", "procedure", "version", "kind", "on", "code", "scope", "points"}
_NOT_SHOWN |= {"topics", "organizations", "cuts", "file", "checked_against", "letters"}
"""Keys whose values are ids or words of the contract: the page says them in other words, or by the register's name."""


def _held(value: Any, key: str = "") -> Iterator[str]:
    """Every passage, date and name a record holds, as a page would show it."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in _NOT_SHOWN and not (name == "text" and value.get("kind")):
                yield from _held(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _held(item, key)
    elif isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        yield PartialDate.parse(value).words
    elif isinstance(value, str) and value != "none-printed":
        for paragraph in paragraphs_of(value):
            yield from (piece.strip() for piece in re.split(r"(?:\([a-z-]\)(?:, )?)+ ", paragraph) if piece.strip())


def _shown(site: Site, record: Assessment) -> str:
    pages = (site.folder / record.key).rglob("index.html")
    text = " ".join(BeautifulSoup(page.read_text(), "html.parser").get_text(" ") for page in pages)
    return re.sub(r"\s+", "", text.replace("¶", ""))


def test_every_text_date_and_name_of_a_record_is_on_its_pages(site: Site) -> None:
    lost = []
    for entry in site.index.assessments:
        shown = _shown(site, entry.record)
        held = entry.record.model_dump(mode="json", exclude_defaults=True)
        lost += [f"{entry.record.key}: {words}" for words in _held(held) if re.sub(r"\s+", "", words) not in shown]
    assert lost == []
