"""The one file of an assessment: every word of its page in the same order, nothing to fetch or to run, every link to a place that is."""

import re
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from bs4 import BeautifulSoup, Tag

from generator import addresses
from generator.edition import THEME
from generator.index import AssessmentEntry, Index
from generator.ledger import published_addresses
from generator.one_file import LIGHT, frame_of_files, one_file
from generator.pages.assessment import assessment_page
from generator.pages.page import read_back
from generator.records.canonical import record_sha256
from tests.conftest import Site
from tests.moved import parsed

_OFFICIAL = "https://undocs.org/"
_FRAME = frame_of_files((THEME / "one-file.html").read_text(), "", "", "")


def _file(site: Site, entry: AssessmentEntry) -> Path:
    return site.folder / addresses.record_file(entry.record, "html").lstrip("/")


def _article(file: Path) -> Tag:
    article = parsed(file).select_one("article")
    assert article
    return article


def _words(part: Tag) -> list[str]:
    return part.get_text(" ").split()


def test_the_file_holds_every_word_of_the_page_in_its_order(site: Site) -> None:
    for entry in site.index.assessments:
        file = _file(site, entry)
        assert _words(_article(file)) == _words(_article(file.with_name("index.html")))
        official = [[_words(part) for part in _article(each).select("p.official")] for each in (file, file.with_name("index.html"))]
        assert official[0] == official[1]


def test_the_file_says_what_it_is_when_it_was_made_and_where_it_is_from(site: Site) -> None:
    for entry in site.index.assessments:
        text = parsed(_file(site, entry)).get_text(" ")
        published = addresses.absolute(site.index.site.base_address, addresses.assessment(entry.record))
        top, foot = text.split(entry.record.report.printed_title or "Report on follow-up", 1)
        assert f"published at {published} with the record of {entry.record.record.revised.words}" in " ".join(top.split())
        assert record_sha256(entry.record) in foot
        assert "not a UN site" in foot


def test_the_file_needs_and_runs_nothing(site: Site) -> None:
    for entry in site.index.assessments:
        page = parsed(_file(site, entry))
        assert page.select("script, link[rel=stylesheet], [src], [srcset], [style], iframe, object, form") == []
        assert [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")] == []
        assert [str(link["href"]).partition(",")[0] for link in page.select("link:not([rel=canonical])")] == ["data:image/svg+xml"]
        styles = page.style.get_text() if page.style else ""
        assert "--paper" in styles
        assert not re.search(r"@font-face|@import|url\(", styles)


def test_every_link_leads_to_a_place_in_the_file_or_to_what_is_published(site: Site) -> None:
    base, published = site.index.site.base_address, published_addresses(site.index)
    for entry in site.index.assessments:
        page = parsed(_file(site, entry))
        for target in {str(link["href"]) for link in page.select("a[href]")}:
            if target.startswith("#"):
                assert page.find(id=target[1:]), target
            elif not target.startswith(_OFFICIAL):
                assert target.startswith(base), target
                there = f"/{urldefrag(target).url.removeprefix(base)}"
                assert there in published or addresses.is_of_the_builder(there), target


def test_a_grade_leads_to_its_wording_in_the_file_and_a_sign_to_the_published_passage(built: Path) -> None:
    page = parsed(built / "ccpr/123/kaz/kaz-123.html")
    assert {str(link["href"]) for link in page.select("a.grade")} == {"#criteria"}
    place = page.select_one("#p24-reply a.here")
    assert place
    assert place["href"] == "https://follow-up-record.example/ccpr/123/kaz/#p24-reply"


def test_the_page_offers_its_file_and_the_file_does_not(site: Site) -> None:
    for entry in site.index.assessments:
        file = _file(site, entry)
        offered = parsed(file.with_name("index.html")).select(f'a[href="{file.name}"]')
        assert [link.get_text() for link in offered] == ["the whole assessment in one file"]
        assert parsed(file).select(f'a[href$="{file.name}"]') == []


def test_a_phone_can_carry_the_longest_file(site: Site) -> None:
    sizes = {file.name: file.stat().st_size for entry in site.index.assessments for file in (_file(site, entry),)}
    longest = max(sizes, key=lambda name: sizes[name])
    print(f"the longest file of an assessment: {longest}, {sizes[longest]} bytes")  # noqa: T201
    assert sizes[longest] <= LIGHT


def test_a_heavy_record_cites_its_passages_in_one_style_and_itself_in_all(site: Site) -> None:
    entry = max(site.index.assessments, key=lambda each: len(each.paragraphs))
    built = _file(site, entry).with_name("index.html").read_text()
    heavy = built.replace("</h1>", f"</h1>\n<p>{'Long was the way. ' * (LIGHT // 18)}</p>", 1)
    light, shortened = (BeautifulSoup(_made(site.index, entry, text), "html.parser") for text in (built, heavy))
    assert len(_made(site.index, entry, heavy)) < len(heavy)
    whole = ".cite > .styles"
    assert shortened.select(whole) == light.select(whole)
    first = [str(cited.select_one("dd")) for cited in light.select(".passages .styles")]
    assert len(first) > 2
    assert [[str(each) for each in cited.select("dd")] for cited in shortened.select(".passages .styles")] == [[each] for each in first]
    told = shortened.select_one(".passages > p a")
    assert told
    assert str(told["href"]).endswith(f"/{entry.record.key}/#cite-passages")
    assert shortened.select("details[id]") != []
    assert [part["id"] for part in shortened.select("details[id]")] == [part["id"] for part in light.select("details[id]")]


def test_the_file_is_the_same_from_a_page_whose_links_name_files(site: Site) -> None:
    for entry in site.index.assessments:
        built = _file(site, entry).with_name("index.html").read_text()
        named = re.sub(r'(<a [^>]*href="(?!http)[^"#]*/)(?=["#])', r"\1index.html", built)
        assert named != built
        assert _made(site.index, entry, named) == _made(site.index, entry, built)


@pytest.mark.parametrize("built", ["<main></main>", "<article>", "<article></article><article></article>"])
def test_a_page_without_its_one_article_is_an_error(invented: Index, built: str) -> None:
    entry = invented.assessments[0]
    with pytest.raises(ValueError, match=f"/{entry.record.key}/: one article is expected"):
        _made(invented, entry, built)


def _made(index: Index, entry: AssessmentEntry, built: str) -> str:
    return one_file(read_back(assessment_page(index, entry).written().decode()), built, index.site, _FRAME)


def test_the_file_of_a_record_that_moved_leads_on_and_of_one_withdrawn_says_so(moved: Path) -> None:
    link = parsed(moved / "ccpr/902/rur/rur-902.html").select_one("a.moved")
    assert link
    assert link["href"] == "../../../ccpr/903/rur/rur-903.html"
    assert "/ccpr/902/rur/rur-902.html /ccpr/903/rur/rur-903.html 301" in (moved / "_redirects").read_text()
    assert "This page was withdrawn" in parsed(moved / "ccpr/903/elp/elp-903.html").get_text()
