"""Text is data: whatever `check` accepts renders to exactly itself and adds no element, attribute or link."""

import sys
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator import markdown
from generator.records.values import OfficialText
from tests.conftest import examples

_MARKS = "*_[](){}#|`\\<>&;:!-+=.0123456789abx \"'^~$/@%\u00a0\u2003\u2028\ufeff\u200d“”’é日\U0001f600"
TEXT = st.one_of(
    st.text(alphabet=st.sampled_from(_MARKS), min_size=1, max_size=30),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
)
_PLACES: dict[str, Callable[[str], str]] = {
    "a paragraph": lambda text: markdown.paragraph(text, anchor="x", classes="y"),
    "a paragraph after bold": lambda text: markdown.paragraph(f"**x** {text}"),
    "a paragraph that goes on with a link": lambda text: markdown.paragraph(f"{text}{markdown.link('here', 'a.md')}"),
    "a paragraph before a link": lambda text: markdown.paragraph(f"{text} {markdown.link('here', 'a.md')}"),
    "a heading": lambda text: markdown.heading(2, text, anchor="x"),
    "a list": lambda text: markdown.bullets([text, text]),
    "a table": lambda text: markdown.table(["head", text], [[text, text]]),
    "a link": lambda text: markdown.link(text, "a.md", classes="y"),
    "a division": lambda text: markdown.block("v", markdown.paragraph(text), markdown.block("w", markdown.paragraph(text))),
}
_WORD = "Qword"


def accepted(text: str) -> bool:
    """Whether `check` takes the text for official text, on one line."""
    try:
        TypeAdapter(OfficialText).validate_python(text)
    except ValidationError:
        return False
    return "\n" not in text


def _elements(soup: BeautifulSoup) -> list[tuple[str, dict[str, Any]]]:
    return [(tag.name, dict(tag.attrs)) for tag in soup.find_all(True) if isinstance(tag, Tag)]


@pytest.mark.parametrize("place", _PLACES)
@settings(max_examples=examples(150), deadline=None)
@given(text=TEXT.filter(accepted))
@example(text="18. The State party")
@example(text="[C]: word")
@example(text="<script>alert(1)</script>")
@example(text="text { #x onclick=alert(1) }")
@example(text="Halt!")
@example(text="\u00a0 both ends \u2003")
def test_anyaccepted_text_renders_to_itself_and_adds_nothing(render: Callable[[str], BeautifulSoup], place: str, text: str) -> None:
    made, plain = render(_PLACES[place](markdown.escape(text))), render(_PLACES[place](_WORD))
    assert made.get_text() == plain.get_text().replace(_WORD, text)
    assert _elements(made) == _elements(plain)


def test_every_space_but_the_plain_one_is_written_by_its_number() -> None:
    spaces = [sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isspace() and sign != " "]
    assert len(spaces) > 20
    assert [markdown.escape_within(f"a{sign}b") for sign in spaces] == [f"a&#{ord(sign)};b" for sign in spaces]


def test_text_that_ends_a_paragraph_is_not_taken_for_its_attributes(render: Callable[[str], BeautifulSoup]) -> None:
    soup = render(markdown.paragraph(markdown.escape("one { .two }"), anchor="x"))
    assert [dict(tag.attrs) for tag in soup.find_all("p")] == [{"id": "x"}]
    assert soup.get_text() == "one { .two }"


_FORMS = {
    "no attributes": (lambda: markdown.attributes(), ""),
    "attributes": (lambda: markdown.attributes(anchor="a", classes="b c", lang="ru"), '{ #a .b .c lang="ru" }'),
    "a paragraph": (lambda: markdown.paragraph("x", anchor="a", classes="b", lang="ru"), 'x\n{ #a .b lang="ru" }'),
    "a heading": (lambda: markdown.heading(3, "x", anchor="a"), "### x { #a }"),
    "a heading with a class": (
        lambda: markdown.heading(2, "x", anchor="a", classes="b", contents="c"),
        '## x { #a .b data-toc-label="c" }',
    ),
    "a link": (lambda: markdown.link("x", "a.md#b"), "[x](a.md#b)"),
    "a link with a class": (lambda: markdown.link("x", "a.md", classes="b", lang="ru"), '[x](a.md){ .b lang="ru" }'),
    "a passage picked out": (lambda: markdown.mark("1. <x> "), "<mark>1. &#60;x> </mark>"),
    "aliases": (lambda: markdown.alias("a", "b"), '<a id="a"></a><a id="b"></a>'),
    "a division": (lambda: markdown.block("a b", "x", "", "y"), '<div class="a b" markdown>\n\nx\n\ny\n\n</div>'),
    "a division for the eye": (
        lambda: markdown.block("a", "x", for_the_eye=True),
        '<div class="a" aria-hidden="true" markdown>\n\nx\n\n</div>',
    ),
    "a division to scroll": (lambda: markdown.block("a", "x", by_keyboard=True), '<div class="a" tabindex="0" markdown>\n\nx\n\n</div>'),
    "code": (lambda: markdown.code("x\n  y"), "    x\n      y"),
    "a list": (lambda: markdown.bullets(["x", "y"]), "- x\n- y"),
    "a table": (
        lambda: markdown.table(["x", "y"], [["1", "2"]]),
        '<div class="data" tabindex="0" markdown>\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n\n</div>',
    ),
    "a table with a link": (
        lambda: markdown.table(["x"], [["[1](a.md)"], ["2"]]),
        '<div class="data" markdown>\n\n| x |\n| --- |\n| [1](a.md) |\n| 2 |\n\n</div>',
    ),
    "a sign that means something": (lambda: markdown.escape("*_{}# &<~`|[]"), "\\*\\_\\{\\}\\# &#38;&#60;&#126;&#96;&#124;&#91;&#93;"),
    "a capital at both ends": (lambda: markdown.escape(" X "), "&#32;X&#32;"),
    "nothing but spaces": (lambda: markdown.escape("  "), "&#32;&#32;"),
    "spaces beyond ASCII": (lambda: markdown.line_of("\u00a0x\u2003"), "\u00a0x\u2003"),
}
"""Each form as it is written: what changes text and its surroundings alike is seen in none of the tests above."""


@pytest.mark.parametrize("form", _FORMS)
def test_a_form_is_written_to_the_letter(form: str) -> None:
    write, written = _FORMS[form]
    assert write() == written


@pytest.mark.parametrize("value", ['x" onclick="y', "x }", "{ x", 'x\n"y', "<x>"])
def test_what_would_end_an_attribute_or_a_link_is_never_written(value: str) -> None:
    for write in (
        lambda: markdown.paragraph("x", anchor=value),
        lambda: markdown.paragraph("x", classes=value),
        lambda: markdown.paragraph("x", lang=value),
        lambda: markdown.alias(value),
        lambda: markdown.link("x", f"a.md) {value}"),
    ):
        with pytest.raises(ValueError, match="cannot be written"):
            write()
