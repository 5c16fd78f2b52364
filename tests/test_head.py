"""The head of a page, read as its readers read it: a report with its number and one corporate author, typed links that lead somewhere."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from generator import addresses
from generator.citations.styles import as_facts
from generator.head import Head
from generator.index import Index
from generator.pages import make_pages
from generator.pages.page import Page, read_back
from generator.records.assessment import Assessment
from tests.conftest import CONTENT, PROJECT, Site

_KNOWN_TYPES = {"WebPage", "CreativeWork", "Report", "Organization"}
_ABSOLUTE = [["canonical"], ["cite-as"]]


class Item(NamedTuple):
    """What a reference manager makes of a page."""

    kind: str
    fields: dict[str, str]
    authors: list[tuple[str, str]]
    """First and last names; a corporate author has no first name."""


@cache
def _page(folder: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((folder / address.lstrip("/") / "index.html").read_text(), "html.parser")


def _record_pages(index: Index) -> Iterator[tuple[Assessment, str]]:
    for entry in index.assessments:
        yield entry.record, addresses.assessment(entry.record)
        yield from ((entry.record, addresses.paragraph(entry.record, each.number)) for each in entry.paragraphs)


def imported(page: BeautifulSoup) -> Item:
    """The page by the rules of Zotero's translators (zotero/translators, 2026): "COinS.js", "Embedded Metadata.js", "RDF.js".

    COinS.js has the priority 310 and Embedded Metadata.js 320, and the lower wins: a page with COinS is never read further.
    """
    if page.select("span.Z3988"):
        return Item("COinS", {}, [])
    fields = {field: content for name, field in _HIGHWIRE.items() if (content := _first(page, name))}
    fields.setdefault("url", _first(page, "citation_abstract_html_url"))
    fields.setdefault("abstractNote", str(page.select_one('meta[name="description"]')["content"]))  # type: ignore[index]
    return Item(_kind(page), fields, [_name(author) for author in _authors(page)])


# Embedded Metadata.js, HIGHWIRE_MAPPINGS: the first tag in the head whose name ends so.
_HIGHWIRE = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_public_url": "url",
    "citation_language": "language",
}
# Embedded Metadata.js, init(): one of these says what the item is; the last one wins.
_DECISIVE = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}


def _first(page: BeautifulSoup, name: str) -> str:
    found = page.select_one(f'html > head > meta[name$="{name}"][content]')
    return " ".join(str(found["content"]).split()) if found else ""


def _kind(page: BeautifulSoup) -> str:
    """init(): by a decisive tag; else by og:type, read in RDF.js, where a website is a web page; else citation_title guesses."""
    names = [str(tag.get("name") or tag.get("property") or "") for tag in page.select("meta[content]")]
    decided = [_DECISIVE[name] for name in names if name in _DECISIVE]
    og_type = page.select_one('meta[property="og:type"]:not([name])')
    if decided:
        return decided[-1]
    if og_type and og_type["content"] == "website":
        return "webpage"
    return "journalArticle" if "citation_title" in names or og_type else "webpage"


def _authors(page: BeautifulSoup) -> list[str]:
    """processHighwireCreators(): tags are split at semicolons, and a single one at commas between names of several words."""
    tags = [str(tag["content"]) for tag in page.select('html > head > meta[name$="citation_author"]')]
    names = [name for tag in tags for name in re.split(r"\s*;\s*", tag)]
    if len(names) == 1:
        at_commas = re.split(r"\s*,\s*", names[0])
        if len(at_commas) > 1 and " " in at_commas[0] and " " in at_commas[1]:
            return at_commas
    return names


def _name(author: str) -> tuple[str, str]:
    """zotero/utilities, cleanAuthor(): a name with a comma is inverted, one without is split at its last space."""
    bare = author.strip(" .,/[]:")
    if "," in author:
        last, _, first = bare.partition(",")
        return first.strip(), last
    first, _, last = bare.rpartition(" ")
    return first, last


def test_the_reader_knows_what_goes_wrong() -> None:
    """Without the institution, the comma or the absence of COinS, the same page would be read otherwise."""
    head = '<html><head><meta name="description" content="x"><meta name="citation_title" content="T">{}</head><body>{}</body></html>'
    author = '<meta name="citation_author" content="Human Rights Committee">'

    def read(tags: str, body: str = "") -> Item:
        return imported(BeautifulSoup(head.format(tags, body), "html.parser"))

    assert read(author).kind == "journalArticle"
    assert read('<meta property="og:type" content="website">').kind == "webpage"
    assert read(author).authors == [("Human Rights", "Committee")]
    assert read("", '<span class="Z3988" title="ctx_ver=Z39.88-2004"></span>').kind == "COinS"


def test_a_reference_manager_takes_every_record_page_for_the_report(site: Site) -> None:
    titles: list[str] = []
    for record, address in _record_pages(site.index):
        item = imported(_page(site.folder, address))
        committee = site.index.corpus.committees[record.committee]
        assert item.kind == "report"
        assert item.authors == [("", committee.name)]
        assert item.fields["number"] == str(record.report.symbol)
        assert item.fields["institution"] == "United Nations"
        assert item.fields["language"] == record.language
        assert item.fields["url"] == addresses.absolute(site.index.site.base_address, address)
        assert item.fields["title"].startswith(record.report.printed_title or "Report on follow-up")
        titles.append(item.fields["title"])
        session = committee.sessions.get(record.session)
        held = [record.report.adopted, record.report.date, record.report.distributed, *((session.date or ()) if session else ())[-1:]]
        assert item.fields.get("date", "") == str(next(filter(None, held), "")).replace("-", "/")
    assert len(set(titles)) == len(titles)


def test_the_date_is_as_precise_as_it_is_held_and_never_that_of_the_letter(built: Path) -> None:
    assert imported(_page(built, "/ccpr/123/kaz/24/")).fields["date"] == "2018/07"


def test_only_record_pages_pass_for_a_report(built: Path, index: Index) -> None:
    records = {address for _, address in _record_pages(index)}
    others = [page.address for page in _pages(index) if page.address not in records]
    assert others
    assert {imported(_page(built, address)).kind for address in others} == {"webpage"}


def _pages(index: Index) -> list[Page]:
    assert index.corpus.site is not None
    return list(make_pages(index, index.corpus.site))


def _data(page: BeautifulSoup) -> dict[str, Any]:
    (script,) = page.select('head > script[type="application/ld+json"]')
    data: dict[str, Any] = json.loads(script.get_text())
    return data


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _objects(value)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value)


def _leads_somewhere(site: Site, address: str) -> bool:
    """Whether an absolute address of this site is a page or file of the built site, and its anchor on that page."""
    path, _, anchor = address.removeprefix(site.index.site.base_address).partition("#")
    file = site.folder / unquote(path) / ("index.html" if not path or path.endswith("/") else "")
    return file.is_file() and (not anchor or bool(_page(site.folder, f"/{path}").find(id=anchor)))


def test_linked_data_names_the_document_its_parts_and_no_rating(site: Site) -> None:
    base = site.index.site.base_address
    for record, address in _record_pages(site.index):
        data = _data(_page(site.folder, address))
        objects = list(_objects(data))
        assert {each["@type"] for each in objects} <= _KNOWN_TYPES
        assert "ating" not in json.dumps([list(each) for each in objects])
        report = data["isBasedOn"]
        assert (report["@type"], report["reportNumber"]) == ("Report", str(record.report.symbol))
        assert report["author"]["name"] == site.index.corpus.committees[record.committee].name
        assert "license" not in report
        for own in re.findall(rf'"({re.escape(base)}[^"]*)"', json.dumps(data, ensure_ascii=False)):
            assert _leads_somewhere(site, own), own


def test_whole_and_part_name_each_other(site: Site) -> None:
    base = site.index.site.base_address
    for entry in site.index.assessments:
        whole = addresses.absolute(base, addresses.assessment(entry.record))
        parts = [addresses.absolute(base, addresses.paragraph(entry.record, each.number)) for each in entry.paragraphs]
        assert [part["@id"] for part in _data(_page(site.folder, addresses.assessment(entry.record)))["hasPart"]] == parts
        for each in entry.paragraphs:
            page = _page(site.folder, addresses.paragraph(entry.record, each.number))
            assert _data(page)["isPartOf"]["@id"] == whole


def test_a_grade_in_linked_data_stands_with_its_words_its_scope_and_its_document(built: Path) -> None:
    parts = _data(_page(built, "/ccpr/123/kaz/24/"))["hasPart"]
    assert [part["@id"].partition("#")[2] for part in parts] == ["evaluation-a-b", "evaluation-c-d-e-f"]
    for words in ("C not satisfactory", "one grade for (c) to (f)", "CCPR/C/123/2"):
        assert words in parts[1]["description"]


def test_every_link_of_a_head_leads_somewhere_and_says_where_the_page_is(site: Site) -> None:
    for page in _pages(site.index):
        own = addresses.absolute(site.index.site.base_address, page.address)
        links = _page(site.folder, page.address).select("head > link")
        for link in links:
            assert _leads_somewhere(site, urljoin(own, str(link["href"]))), (page.address, link)
        standing = [link for link in links if link["rel"] in _ABSOLUTE or link.get("hreflang")]
        assert {link["href"] for link in standing} == {own}
        assert [link["hreflang"] for link in links if link.get("hreflang")] == ["en", "x-default"]
        assert bool([link for link in links if link["rel"] == ["cite-as"]]) == bool(page.works)


def _typed(page: BeautifulSoup, relation: str) -> list[tuple[str, str]]:
    return [(str(link["type"]), str(link["href"])) for link in page.select(f'head > link[rel~="{relation}"][type]')]


def test_signposts_lead_from_the_whole_to_its_parts_and_back(built: Path) -> None:
    whole, part = _page(built, "/ccpr/123/kaz/"), _page(built, "/ccpr/123/kaz/24/")
    assert _typed(whole, "item") == [("text/html", "18/"), ("text/html", "24/"), ("text/html", "54/")]
    (collection,) = part.select('head > link[rel~="collection"]')
    assert (collection["href"], collection["rel"]) == ("../", ["up", "collection"])
    assert part.select_one('head > link[rel="license"]')["href"] == "../../../../about/#licence"  # type: ignore[index]


def test_the_files_beside_a_page_are_signposted_with_their_types(index: Index) -> None:
    page = next(page for page in _pages(index) if page.address == "/ccpr/123/kaz/24/")
    beside = [("any name", f"/ccpr/123/kaz/24/kaz-123-24.{ending}") for ending in ("bib", "ris", "csl.json", "json", "odt")]
    (line,) = [line for line in replace(page, files=tuple(beside)).written().decode().split("\n") if line.startswith("links: ")]
    assert [(relation, kind) for relation, _, kind in json.loads(line.removeprefix("links: "))] == [
        ("describedby", "application/x-bibtex"),
        ("describedby", "application/x-research-info-systems"),
        ("describedby", "application/vnd.citationstyles.csl+json"),
        ("alternate", "application/json"),
    ]


def test_feeds_and_twin_are_announced_where_they_concern_the_page(built: Path) -> None:
    def announced(address: str) -> list[tuple[str, str]]:
        own = f"https://site.example{address}"
        return [(kind, urlsplit(urljoin(own, href)).path) for kind, href in _typed(_page(built, address), "alternate")]

    atom = "application/atom+xml"
    everything = (atom, addresses.FEED)
    assert everything in announced("/about/")
    for address in ("/states/kaz/", "/ccpr/123/kaz/", "/ccpr/123/kaz/24/"):
        assert (atom, "/states/kaz/feed.atom") in announced(address)
        assert everything in announced(address)
        assert ("text/markdown", f"{address}index.md") in announced(address)
    assert (atom, "/organizations/amnesty-international/feed.atom") in announced("/organizations/amnesty-international/")


def test_open_graph_says_what_the_page_says_and_loads_nothing(site: Site) -> None:
    for page in _pages(site.index):
        head = _page(site.folder, page.address).head
        assert isinstance(head, Tag)
        graph = {str(tag["property"]): str(tag["content"]) for tag in head.select("meta[property]")}
        assert (graph["og:title"], graph["og:description"]) == (page.title, page.description)
        assert graph["og:type"] == ("article" if page.works else "website")
        assert graph["og:url"] == addresses.absolute(site.index.site.base_address, page.address)
        assert "og:image" not in graph


_HOSTILE = "</script><b title='x'>&\" {{ 7*7 }} \ufeff\U0001f600 عربي"


def test_no_name_can_leave_its_place_in_the_head(head_of: Callable[[dict[str, Any]], BeautifulSoup]) -> None:
    page = head_of(
        {
            "title": _HOSTILE,
            "description": _HOSTILE,
            "address": "/x/",
            "tags": [["citation_title", _HOSTILE]],
            "feeds": [[_HOSTILE, "/x/feed.atom"]],
            "data": {"name": _HOSTILE},
        }
    )
    assert not page.find("b")
    assert _data(page) == {"name": _HOSTILE}
    assert _first(page, "citation_title") == " ".join(_HOSTILE.split())
    assert {str(tag["content"]) for tag in page.select('meta[property="og:title"], meta[name="description"]')} == {_HOSTILE}
    assert page.select_one('link[title][href="x/feed.atom"]')["title"] == _HOSTILE  # type: ignore[index]


@pytest.fixture(scope="module")
def head_of() -> Callable[[dict[str, Any]], BeautifulSoup]:
    """A head as MkDocs' own template environment makes it of a page's facts."""
    config = load_config(str(PROJECT / "mkdocs.yml"), docs_dir=str(CONTENT))
    environment = config.theme.get_env()
    environment.filters["url"] = lambda address: address

    def made(facts: dict[str, Any]) -> BeautifulSoup:
        page = {"canonical_url": "https://site.example/x/"}
        text = environment.get_template("head.html").render(facts=facts, page=page, config=config)
        return BeautifulSoup(f"<html><head>{text}</head></html>", "html.parser")

    return made


@pytest.mark.parametrize("name", ["a\uffffb", "a\ufffeb", "a\u2028b\u2029c", "\U0001f600", "\ufeffx", "a: b # c", "“a”", 'a"b\\c'])
def test_any_name_reaches_the_theme(name: str) -> None:
    page = Page(address="/x/", kind="x", title=name, description="x", crumbs=(), body="x", head=Head(data={"name": name}))
    written = page.written().decode()
    facts = get_data(written)[1]
    assert facts == read_back(written).facts
    assert (facts["title"], facts["data"]) == (name, {"name": name})


def test_what_a_page_says_of_itself_is_plain_data(index: Index, invented: Index) -> None:
    """A symbol or a date among it would be written as something else than its text."""
    for page in [*_pages(index), *_pages(invented)]:
        said = [page.crumbs, as_facts(page.works), page.files, page.before, page.after, page.scripts, vars(page.head)]
        assert json.dumps(said), page.address
