"""Prose pages are what CommonMark says they are: the builder makes the same elements, links and words of them, and no others."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.check.prose import prose_is_plain
from generator.common_mark import body_of, definitions_in, misread, section_anchors, tokens_of
from generator.corpus import Corpus
from tests.conftest import CONTENT, INVENTED

_PIECES = st.sampled_from(
    [
        *"*_[](){}#|`\\<>&;:!-+=.019ab \"'~$/@%\n\t",
        *("\n\n", "    ", "- ", "1. ", "> ", "](/about/)", "](javascript:x)", "](javascript:x //)", "[a]: javascript:x", "[a]", "![a]"),
        *(
            "<script>",
            "</script>",
            "<!--",
            "<a b=c>",
            "&lt;",
            "&#60;",
            "```\n",
            "~~~\n",
            "<https://e.invalid/>",
            "<javascript:x>",
            "**",
            "  \n",
        ),
    ]
)
_PROSE = st.lists(_PIECES, min_size=1, max_size=14).map(lambda pieces: f"# Title\n\n{''.join(pieces)}\n")


def _accepted(text: str) -> bool:
    return not list(prose_is_plain(Corpus(None, {}, {}, {}, {}, (), (), {}, prose={"pages/x.md": text})))


def as_commonmark(text: str) -> str:
    """The text as HTML, by the library."""
    return str(MarkdownIt("commonmark").render(text))


def _links(soup: BeautifulSoup) -> list[str]:
    return [str(tag["href"]) for tag in soup.find_all("a")]


def _words(soup: BeautifulSoup) -> str:
    for line_break in soup.find_all("br"):
        line_break.replace_with(" ")
    return " ".join(soup.get_text().replace("¶", "").split())


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(text=_PROSE.filter(_accepted))
@example(text="# Title\n\n[x] and\n [x]: javascript:alert(1)\n")
@example(text="# Title\n\n[x]\n\n> text\n> [x]: javascript:alert(1)\n")
@example(text="# Title\n\n[x](javascript:alert(1) //)\n")
@example(text="# Title\n\n[x](/about/) <https://e.invalid/>\n")
@example(text="# Title\n\n![x](https://elsewhere.invalid/a b)\n")
@example(text="# Title\n\n`[x](/About)` and `<script>` and `` ` ``\n")
def test_what_is_accepted_has_the_words_and_links_of_commonmark_and_runs_nothing(render: Callable[[str], BeautifulSoup], text: str) -> None:
    made = render(body_of(text, lambda target: target))
    meant = BeautifulSoup(as_commonmark(text.partition("\n")[2]), "html.parser")
    for sign in made.select("a.here"):
        sign.decompose()
    assert _words(made) == _words(meant)
    assert _links(made) == _links(meant)
    allowed = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "hr", "br", "code", "em", "strong", "div"}
    assert {tag.name for tag in made.find_all(True)} <= allowed
    assert {key for tag in made.find_all(True) for key in tag.attrs} <= {"href", "id"}


@pytest.mark.parametrize("file", [*sorted((CONTENT / "pages").glob("*.md")), *sorted((INVENTED / "pages").glob("*.md"))], ids=str)
def test_the_pages_held_have_the_elements_of_commonmark(render: Callable[[str], BeautifulSoup], file: Path) -> None:
    text = file.read_text()
    made = render(body_of(text, lambda target: target))
    meant = BeautifulSoup(as_commonmark(text), "html.parser")
    for sign in made.select("a.here"):
        sign.decompose()
    assert list(_shape(made)) == list(_shape(meant))[1:]


def _shape(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    return ((tag.name, " ".join(tag.get_text().split())) for tag in soup.find_all(True))


def test_lists_within_lists_and_several_paragraphs_of_an_item_stay_together(render: Callable[[str], BeautifulSoup]) -> None:
    text = "# Title\n\n- one\n  - *two*\n    - three\n\n  more of one\n- 1. first\n  2. second\n\n> quoted\n>\n> after\n\n***\n\n1. third\n"
    made, meant = render(body_of(text, str)), BeautifulSoup(as_commonmark(text.partition("\n")[2]), "html.parser")
    assert [tag.name for tag in made.find_all(True)] == [tag.name for tag in meant.find_all(True)]


def test_headings_of_the_same_words_or_none_have_anchors_of_their_own() -> None:
    text = "# Title\n\n## Licence\n\n## *Licence*\n\n### Licence 2\n\n## 日本\n\n## `Code` and words\n"
    assert list(section_anchors(tokens_of(text))) == ["licence", "licence-2", "licence-2-2", "section", "code-and-words"]


_WRITTEN = {
    "a link": ("[a (b)](/c/(d)?e)", "[a (b)](/followed/c/%28d%29?e)"),
    "a link in a heading": ("## [a](/b/)", "## [a](/followed/b/) { #a }"),
    "a link in a quotation and in a list": ("> [a](/b/)\n\n1. [c](/d/)\n2. e", "> [a](/followed/b/)\n\n1. [c](/followed/d/)\n2. e"),
    "words set apart": ("*a* **b** `c < d`", "*a* **b** <code>c &#60; d</code>"),
    "line breaks": ("a\nb\\\nc", "a b<br>c"),
    "a quotation of two paragraphs": ("> X\n>\n> X", "> X\n>\n> X"),
    "a list within a list": ("- a\n  - b\n\n- c", "- a\n\n    - b\n\n- c"),
}


@pytest.mark.parametrize("case", _WRITTEN)
def test_a_form_is_written_to_the_letter(case: str) -> None:
    text, written = _WRITTEN[case]
    assert body_of(f"# Title\n\n{text}\n", lambda target: f"/followed{target}") == written


_MISREAD = {
    "- a\n-\n": [(1, "holds nothing; write its words, or take it out")],
    "a\n\n>\n": [(2, "holds nothing; write its words, or take it out")],
    "a\n\n- - b\n": [(2, "begins an item of a list with a list; begin it with words")],
    "- a\n\n* b\n": [(2, "begins a list right after another; write one list, or a sentence between them")],
    "- a\n\n  > b\n": [(2, "stands within a list or a quotation, where only words may stand, and in a list another list")],
    "- a\n\nb\n\n- c\n  - d\n": [],
}


@pytest.mark.parametrize("text", _MISREAD)
def test_what_the_builder_would_put_otherwise_is_said_with_its_line(text: str) -> None:
    assert list(misread(tokens_of(text))) == _MISREAD[text]


def test_definitions_are_found_where_they_begin_also_those_of_a_name_that_has_one() -> None:
    assert sorted(definitions_in("a\n\n[b]: /c\n\n[b]: /d\n")) == [2, 4]


def test_anchors_carry_the_words_of_their_headings() -> None:
    assert section_anchors(tokens_of("# Title\n\n## One\n\n## *One*\n")) == {"one": "One", "one-2": "One"}
    thrice = section_anchors(tokens_of("# Title\n\n## Two words\n\n## Two words\n\n## Two words\n"))
    assert list(thrice) == ["two-words", "two-words-2", "two-words-3"]
