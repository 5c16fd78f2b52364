"""Markdown twins, rendered by a CommonMark reader: the words of the page, official text told apart, and nothing the builder alone reads."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from generator import addresses, markdown
from generator.index import Index
from generator.pages import make_pages
from generator.pages.page import Page, read_back
from generator.twins import twin
from tests.conftest import PROJECT, Site, examples
from tests.test_markdown import TEXT, accepted

_NOTICE = (PROJECT / "theme" / "notice.html").read_text().strip()


def _read(text: str) -> BeautifulSoup:
    return BeautifulSoup(MarkdownIt("commonmark").render(text), "html.parser")


def _pages(index: Index) -> list[Page]:
    assert index.corpus.site is not None
    return list(make_pages(index, index.corpus.site))


def _twin(site: Site, address: str) -> str:
    return (site.folder / address.lstrip("/") / "index.md").read_text()


def _article(site: Site, address: str) -> Tag:
    """The page's own text: without the list of contents, the citations, the signs that copy an address, and what is drawn."""
    soup = BeautifulSoup((site.folder / address.lstrip("/") / "index.html").read_text(), "html.parser")
    for part in soup.select(".contents-rail, .cite, a.here, .drawn"):
        part.decompose()
    article = soup.select_one("article")
    assert isinstance(article, Tag)
    return article


def _words(part: Tag) -> str:
    return " ".join(part.get_text().split())


def test_every_page_has_a_twin_that_any_reader_can_read(site: Site) -> None:
    for page in _pages(site.index):
        text = _twin(site, page.address)
        assert text.startswith("# ")
        for sign in ("{ #", "{ .", "<div", "</div", "<a id", "{: "):
            assert sign not in text, (page.address, sign)


def test_the_twin_holds_the_official_words_of_the_page_and_sets_them_apart(site: Site) -> None:
    for page in _pages(site.index):
        article = _article(site, page.address)
        for link in article.select("p.official a"):
            link.decompose()  # ours: where the passage stands
        official = [_words(part) for part in article.select("p.official")]
        quoted = [_words(part) for part in _read(_twin(site, page.address)).select("blockquote")]
        assert quoted == official, page.address


def test_the_twin_holds_the_paragraphs_of_the_page_and_no_others(site: Site) -> None:
    for page in _pages(site.index):
        expected: list[str] = []
        for part in _article(site, page.address).select("p"):
            ours = [link.extract() for link in part.select("a") if "official" in part.get("class", [])]
            expected += filter(None, [_words(part), *map(_words, ours)])
        text = _twin(site, page.address).rpartition("\n---\n")[0]
        assert [_words(part) for part in _read(text).select("p")] == expected, page.address


def test_the_twin_holds_every_heading_and_link_of_the_page(site: Site) -> None:
    for page in _pages(site.index):
        here = addresses.absolute(site.index.site.base_address, page.address)
        article, read = _article(site, page.address), _read(_twin(site, page.address))
        for level in ("h1", "h2", "h3", "h4"):
            assert [_words(each) for each in read.select(level)] == [_words(each) for each in article.select(level)]
        links = [str(link["href"]) for link in read.select("a[href]")]
        assert links == [*(urljoin(here, str(link["href"])) for link in article.select("a[href]")), here]


def test_each_text_of_a_twin_stands_under_the_label_of_its_voice(built: Path) -> None:
    read = _read((built / "ccpr/123/kaz/24/index.md").read_text())

    def under(start: str) -> set[str]:
        quote = next(each for each in read.select("blockquote") if each.get_text().strip().startswith(start))
        heading = quote.find_previous(["h2", "h3"])
        return {heading.get_text()} if heading else set()

    assert under("Complaints of torture submitted during an investigation") == {"Summary of the State party’s reply"}
    assert under("There is no fully independent body") == {"Information from Amnesty International, as summarized by the Committee"}
    assert under("Ensuring that investigations into allegations") == {"The Committee recommended"}


def test_the_foot_cites_the_page_and_says_what_the_site_is(site: Site) -> None:
    for entry in site.index.assessments:
        address = addresses.assessment(entry.record)
        text, here = _twin(site, address), addresses.absolute(site.index.site.base_address, address)
        foot = _read(text.rpartition("\n---\n")[2]).get_text()
        assert str(entry.record.report.symbol) in foot
        assert foot.count(here) == 2
        assert f"Record of {entry.record.record.revised}." in foot
        assert _NOTICE in foot
    assert "not a UN site" in _NOTICE


def test_a_table_becomes_a_list_that_keeps_every_cell() -> None:
    rows = [("2031", "[x](index.md)<br>y", ""), ("2032", markdown.escape("1) a | b"), "z")]
    items = _read(_twin_of(markdown.table(("Date", "What", "Why"), rows))).select("li")
    assert [_words(item) for item in items] == ["2031: What: x; y; Why:", "2032: What: 1) a | b; Why: z"]


_FORMS: dict[str, Callable[[str], str]] = {
    "a paragraph": lambda text: markdown.paragraph(text, anchor="x", classes="aside"),
    "official text": lambda text: markdown.paragraph(text, classes="official"),
    "a heading": lambda text: markdown.heading(2, text, anchor="x"),
    "a list": lambda text: markdown.bullets([text]),
    "a table": lambda text: markdown.table(("x", "y"), [("x", text)]),
}


@pytest.mark.parametrize("where", _FORMS)
@settings(max_examples=examples(150))
@given(text=TEXT.filter(accepted))
@example(text="1) a")
@example(text="~~~")
@example(text="* * *")
@example(text="===")
@example(text="[C]: word")
def test_any_accepted_text_reads_the_same_in_commonmark(where: str, text: str) -> None:
    made, plain = (_read(_twin_of(_FORMS[where](each))) for each in (markdown.escape(text), "Qword"))
    assert made.get_text() == plain.get_text().replace("Qword", text)
    assert [tag.name for tag in made.find_all(True)] == [tag.name for tag in plain.find_all(True)]


def _twin_of(body: str) -> str:
    page = Page(address="/x/", kind="x", title="x", description="x", crumbs=(), body=body)
    return twin(read_back(page.written().decode()), "https://site.example/", "")
