"""The colours of the style sheet, in every scheme it declares: contrast, colour-vision deficiencies, greyscale, a class for every grade."""

import re
from collections.abc import Iterator
from itertools import combinations

import pytest
from coloraide import Color
from ruamel.yaml import YAML

from tests.conftest import CONTENT, PROJECT

_CSS = re.sub(r"/\*.*?\*/", "", (PROJECT / "theme" / "static" / "record.css").read_text(), flags=re.DOTALL)
_GROUNDS = ("paper", "wash", "picked")
_TEXTS = ("ink", "quiet", "link", "committee", "state", "organization")
_GRADES = ("grade-a", "grade-b", "grade-c", "grade-d", "grade-e")
_AA = 4.5
_APART = 10  # CIEDE2000: plainly two colours, also side by side in small areas


def _rules(css: str) -> Iterator[tuple[str, str, str]]:
    """Every rule: the condition around it (or nothing), its selectors, its declarations."""
    opened: list[str] = []
    before = 0
    for brace in re.finditer(r"[{}]", css):
        words = css[before : brace.start()]
        before = brace.end()
        if brace[0] == "{":
            opened.append(words.rpartition(";")[2].strip())
        else:
            selectors = opened.pop()
            yield " ".join(opened), selectors, words


def _schemes() -> dict[str, dict[str, Color]]:
    """The colour tokens of each scheme, by where it is declared; the first is what the others change."""
    schemes: dict[str, dict[str, Color]] = {}
    light: dict[str, Color] = {}
    for around, selectors, body in _rules(_CSS):
        if ":root" in selectors and "--paper:" in body:
            colours = {name: Color(value) for name, value in re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\b", body)}
            light = light or colours
            schemes[f"{around} {selectors}".strip()] = {**light, **colours}
    return schemes


_SCHEMES = _schemes()
each_scheme = pytest.mark.parametrize("tokens", [pytest.param(tokens, id=name) for name, tokens in _SCHEMES.items()])


def test_the_style_sheet_has_a_light_scheme_and_every_way_to_the_dark_one_is_the_same() -> None:
    dark = [tokens for name, tokens in _SCHEMES.items() if "dark" in name and "print" not in name]
    assert _SCHEMES[":root"]["paper"].luminance() > 0.8
    assert dark
    assert all(tokens == dark[0] and tokens["paper"].luminance() < 0.05 for tokens in dark)


@each_scheme
def test_every_text_and_grade_can_be_read_on_every_ground(tokens: dict[str, Color]) -> None:
    pairs = {(text, ground): tokens[text].contrast(tokens[ground]) for text in _TEXTS + _GRADES for ground in _GROUNDS}
    assert not {pair: round(contrast, 2) for pair, contrast in pairs.items() if contrast < _AA}


@each_scheme
def test_the_letter_on_a_chip_can_be_read_in_colour_and_in_greyscale(tokens: dict[str, Color]) -> None:
    for grade in _GRADES:
        assert tokens["paper"].contrast(tokens[grade]) >= _AA
        assert tokens["paper"].filter("grayscale").contrast(tokens[grade].filter("grayscale")) >= _AA


@each_scheme
@pytest.mark.parametrize("method", ["machado", "brettel"])
@pytest.mark.parametrize("vision", ["full", "protan", "deutan", "tritan"])
def test_any_two_grades_look_different_to_every_eye(tokens: dict[str, Color], vision: str, method: str) -> None:
    seen = {grade: tokens[grade] if vision == "full" else tokens[grade].filter(vision, 1, method=method).clip() for grade in _GRADES}
    apart = {(one, other): seen[one].delta_e(seen[other], method="2000") for one, other in combinations(_GRADES, 2)}
    assert not {pair: round(distance, 1) for pair, distance in apart.items() if distance < _APART}


def test_every_grade_of_every_committee_has_its_class_and_its_colour() -> None:
    coloured = {
        name: colour
        for _, selectors, body in _rules(_CSS)
        for name in re.findall(r"\.(grade-\w+)", selectors)
        for colour in re.findall(r"--grade:\s*var\(--(grade-\w)\)", body)
    }
    committees = [YAML(typ="safe").load(path.read_text()) for path in sorted((CONTENT / "committees").glob("*.yaml"))]
    grades = {grade for committee in committees for criteria in committee["criteria"].values() for grade in criteria["grades"]}
    assert {grade: coloured.get(f"grade-{grade.lower()}") for grade in grades} == {grade: f"grade-{grade[0].lower()}" for grade in grades}
