"""Whatever text stands in whatever field of a record, its pages show exactly that text and gain no element, attribute or link."""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.index import Index, make_index
from generator.load.content import read_content
from generator.load.yaml_files import parse
from generator.pages import make_pages
from generator.pages.page import Page
from generator.records.assessment import Assessment
from tests.conftest import INVENTED, examples
from tests.test_markdown import TEXT, accepted

_WORD = "Qword"
_VERSION = re.compile(r"\b[0-9a-f]{64}\b|(?<=\[)[0-9a-f]{12}(?=\]\()")
"""The hash of a record, which changes with every text of it; a short one is a link's words, for no text holds a bare bracket."""


def _text_fields(value: Any, keys: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of a record's free texts: those whose words no other field or register depends on."""
    names = {"title", "recommendation", "reply", "text", "recommended_action", "printed", "what", "why", "derived_from", "obtained_from"}
    if isinstance(value, dict):
        for key, item in value.items():
            if key in names and isinstance(item, str) and item != "none-printed":
                yield (*keys, key)
            yield from _text_fields(item, (*keys, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _text_fields(item, (*keys, position))


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    """The invented records as their files say them, by file, without the marks, which quote the texts."""
    records = {}
    for path in sorted((INVENTED / "assessments").rglob("*.yaml")):
        data, _ = parse(path.read_text())
        for evaluation in (each for paragraph in data["paragraphs"] for each in paragraph["evaluations"]):
            evaluation.pop("marks", None)
        records[path.relative_to(INVENTED).as_posix()] = data
    return records


@settings(max_examples=examples(60, in_ci=25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT.filter(accepted).map(lambda text: f"Q{text}Q"), choice=st.data())
def test_a_record_with_any_text_in_any_field(
    raw: dict[str, Any], render: Callable[[str], BeautifulSoup], text: str, choice: st.DataObject
) -> None:
    file = choice.draw(st.sampled_from(sorted(raw)))
    field = choice.draw(st.sampled_from(sorted(_text_fields(raw[file]), key=str)))
    made, plain = _pages(raw, file, field, text), _pages(raw, file, field, _WORD)
    assert [page.address for page in made] == [page.address for page in plain]
    for one, other in zip(made, plain, strict=True):
        if one.body != other.body:
            shown, expected = (render(_VERSION.sub("version", body)) for body in (one.body, other.body))
            assert shown.get_text() == expected.get_text().replace(_WORD, text)
            assert _elements(shown) == _elements(expected)


def _pages(raw: dict[str, Any], file: str, field: tuple[str | int, ...], text: str) -> list[Page]:
    data = copy.deepcopy(raw[file])
    inside = data
    for key in field[:-1]:
        inside = inside[key]
    inside[field[-1]] = text
    index = _index_with(file, Assessment.model_validate(data))
    assert index.corpus.site is not None
    return list(make_pages(index, index.corpus.site))


def _index_with(file: str, record: Assessment) -> Index:
    corpus, _, _ = read_content(INVENTED)
    assessments = {**corpus.assessments, file: record}
    return make_index(corpus.__class__(**{**vars(corpus), "assessments": assessments}))


def _elements(soup: BeautifulSoup) -> list[tuple[str, dict[str, Any]]]:
    return [(tag.name, dict(tag.attrs)) for tag in soup.find_all(True) if isinstance(tag, Tag)]
