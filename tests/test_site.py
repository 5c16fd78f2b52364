"""The built site: every promised address opens, every word of a record stands on its page in order, and nothing leaves the site."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from ruamel.yaml import YAML

from generator import addresses
from generator.corpus import Corpus
from generator.ledger import published_addresses
from generator.records.assessment import Assessment
from generator.records.registers import Wordings
from generator.text import paragraphs_of
from tests.conftest import CONTENT, PROJECT, Site, run_assessments

_NEVER_LOADED = (["canonical"], ["cite-as"], ["alternate"])
_EMAIL = re.compile(rb"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@cache
def _page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address.lstrip("/") / "index.html").read_text(), "html.parser")


def _files(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*") if path.is_file())


def test_every_address_and_anchor_of_the_ledger_opens(site: Site) -> None:
    missing = []
    for address in published_addresses(site.index):
        page, _, anchor = address.partition("#")
        file = site.folder / page.lstrip("/") / ("index.html" if page.endswith("/") else "")
        if not file.is_file() or (anchor and not _page(site.folder, page).find(id=anchor)):
            missing.append(address)
    assert missing == []
    assert (site.folder / "404.html").exists()


def test_the_assessment_page_holds_every_word_in_printed_order(site: Site) -> None:
    for entry in site.index.assessments:
        page = _page(site.folder, f"/{entry.record.key}/")
        shown = [word for part in page.select("p.official") for word in _visible_text(part).split()]
        printed = printed_paragraphs(entry.record, site.index.wordings(entry.record))
        assert shown == [word for text in printed for word in text.split()]


def _visible_text(part: Tag) -> str:
    return part.get_text().replace("¶", "")


def printed_paragraphs(record: Assessment, wordings: Wordings | None) -> Iterator[str]:
    """A record's official text, paragraph by paragraph, as its document prints it; footnotes at the end of the part they are on."""
    for letter, each in (wordings.grades if wordings else {}).items():
        yield f"{letter} {each.heading}{': ' + each.text if each.text else ''}"
    yield from _footnotes(record, "criteria")
    for paragraph in record.paragraphs:
        informed = paragraph.information if isinstance(paragraph.information, tuple) else ()
        texts = [paragraph.recommendation, paragraph.reply, *(text.text for text in informed)]
        yield from _paragraphs(*texts, *(evaluation.text for evaluation in paragraph.evaluations))
        yield from _footnotes(record, f"paragraphs.{paragraph.number}")
    yield from _paragraphs(record.recommended_action)
    yield from _footnotes(record, "recommended_action")
    yield from _paragraphs(record.letter.text if record.letter else None)


def _paragraphs(*texts: str | None) -> Iterator[str]:
    """The paragraphs of texts; the sign (-) is the record's, not the document's."""
    printed = (text for text in texts if text and text != "none-printed")
    return (paragraph.removeprefix("(-) ") for text in printed for paragraph in paragraphs_of(text))


def _footnotes(record: Assessment, place: str) -> Iterator[str]:
    return (f"{note.mark} {note.text}" for note in record.footnotes if f"{note.on}.".startswith(f"{place}."))


def test_the_paragraph_pages_hold_every_word_of_each_text(site: Site) -> None:
    for entry in (paragraph for assessment in site.index.assessments for paragraph in assessment.paragraphs):
        shown = " ".join(_visible_text(part) for part in _page(site.folder, f"/{entry.record.key}/{entry.number}/").select("p.official"))
        texts = [entry.paragraph.recommendation, entry.paragraph.reply, *(text.text for text, _ in entry.reading.information)]
        for paragraph in _paragraphs(*texts, *(evaluation.text for evaluation in entry.paragraph.evaluations)):
            pieces = re.split(r"(?:\([a-z]\)(?:, )?)+ ", paragraph)  # the label is the point's heading there
            assert [piece for piece in pieces if piece.strip() not in shown] == []


def test_an_organization_page_lists_exactly_its_points(built: Path) -> None:
    page = _page(built, "/organizations/amnesty-international/")
    points = [heading.get_text().replace("¶", "").strip() for heading in page.select("article h3")]
    assert points == ["18", "24 (b)", "24 (d)", "24 (f)", "54 (a)"]


def test_a_header_record_claims_no_scope(built: Path) -> None:
    page = _page(built, "/ccpr/133/jor/11/")
    scopes = [scope.get_text() for scope in page.select(".group .scope")]
    assert scopes == ["which points it covers is not held here", "which points it covers is not held here"]
    assert [grade.get_text() for grade in page.select(".group a.grade")] == ["B partially satisfactory", "A largely satisfactory"]
    assert not page.select(".cell")


def test_exactly_two_points_have_nothing_in_the_summary(built: Path) -> None:
    page = _page(built, "/nothing-in-summary/kaz/")
    items = page.select_one("#points").find_next("ul").select("li a")  # type: ignore[union-attr]
    assert [item.get_text() for item in items] == ["24 (d)", "54 (b)"]


def test_a_point_shows_its_voices_and_the_grade_of_its_group(built: Path) -> None:
    point = _page(built, "/ccpr/123/kaz/24/").select_one(".point:has(#d)")
    assert point is not None
    labels = [label.get_text().replace("¶", "") for label in point.select(".label")]
    assert labels == [
        "The Committee recommended",
        "Summary of the State party’s reply",
        "Information from NGO Coalition of Kazakhstan against Torture, as summarized by the Committee",
        "Information from Amnesty International, as summarized by the Committee",
        "The Committee, in its evaluation, on missing information",
    ]
    assert "The Committee notes that the State party has not provided information regarding the use of" in point.get_text()
    assert "Nothing on this point in the summary of the reply." in point.get_text()
    assert "the grade of the group this point falls under: one grade for (c) to (f)" in point.get_text()


def test_the_foot_and_the_banners_are_on_the_pages(built: Path) -> None:
    foot = (
        "Independent; not a UN site; not legal advice. The grades concern replies and action under a follow-up procedure "
        "and are not judgments. Report an error"
    )
    for path in _files(built):
        if path.suffix == ".html":
            soup = BeautifulSoup(path.read_text(), "html.parser")
            assert " ".join(soup.select_one(".foot .notice").get_text().split()) == foot  # type: ignore[union-attr]
    notices = _page(built, "/ccpr/123/kaz/24/").select_one(".notices")
    assert notices is not None
    assert "Advance unedited version: cite the issued document if you can; the two were not compared here." in notices.get_text()
    assert "Later: concluding observations of 11 July 2025 (CCPR/C/KAZ/CO/3)" in notices.get_text()


def test_no_e_mail_address_but_the_contact_is_published(built: Path, corpus: Corpus) -> None:
    assert corpus.site is not None
    found = {address for path in _files(built) for address in _EMAIL.findall(path.read_bytes())}
    assert found == {corpus.site.contact.encode()}


def test_nothing_in_a_page_loads_from_another_host(built: Path) -> None:
    loaded: set[str] = set()
    for path in _files(built):
        if path.suffix == ".html":
            soup = BeautifulSoup(path.read_text(), "html.parser")
            loaded |= {str(tag[key]) for key in ("src", "srcset", "poster", "data", "action") for tag in soup.find_all(attrs={key: True})}
            loaded |= {str(tag["href"]) for tag in soup.select("link[href]") if tag["rel"] not in _NEVER_LOADED}
        elif path.suffix in (".css", ".js"):
            text = re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.MULTILINE)
            loaded |= set(re.findall(r"url\(([^)]*)\)", text)) | set(re.findall(r"https?://[^\"'\s)]+", text))
    assert loaded
    bases = ("https://example.com", "https://example.com${anchored_url}`", "https://example.com${normalized}`")
    """Pagefind reads an address with these before it, and loads none."""
    assert [address for address in loaded if re.match(r"(?!data:)[a-z]+:|//", address) and address not in bases] == []


def test_every_file_shipped_is_loaded_by_a_page(built: Path) -> None:
    told = "".join(path.read_text() for path in _files(built) if path.suffix in (".html", ".css", ".js"))
    assets = [path for path in _files(built) if path.suffix in (".css", ".js", ".svg", ".woff2", ".png")]
    assert assets
    # The search composes the names of its data: "points-" and a piece, with ".js".
    assert [path.name for path in assets if path.name not in told and f'"{path.stem.removeprefix("points-")}"' not in told] == []


def test_stock_mkdocs_makes_the_same_pages(site: Site, tmp_path: Path) -> None:
    built, corpus = site.folder, site.index.corpus
    done = run_assessments("pages", "--content", str(site.content), "--out", "build/docs", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (tmp_path / "theme").symlink_to(PROJECT / "theme")
    configured = (PROJECT / "mkdocs.yml").read_text()
    for key, value in (("site_name", site.index.site.title), ("site_url", site.index.site.base_address)):
        configured = re.sub(f"(?m)^{key}: .*$", f"{key}: {value}", configured)
    (tmp_path / "mkdocs.yml").write_text(configured)
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made_of_a_page = {addresses.record_file(record, "html").lstrip("/") for record in corpus.assessments.values()}
    html = (path.relative_to(built) for path in _files(built) if path.suffix == ".html")
    pages = sorted(path for path in html if path.as_posix() not in made_of_a_page)
    assert pages == sorted(path.relative_to(tmp_path / "site") for path in _files(tmp_path / "site") if path.suffix == ".html")
    assert [page for page in pages if (built / page).read_bytes() != (tmp_path / "site" / page).read_bytes()] == []


def test_mkdocs_and_content_agree_on_the_site(corpus: Corpus) -> None:
    config = YAML(typ="safe").load((PROJECT / "mkdocs.yml").read_text())
    assert corpus.site is not None
    assert (config["site_name"], config["site_url"]) == (corpus.site.title, corpus.site.base_address)


def test_a_directory_made_by_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("three years of work")
    done = run_assessments("build", "--content", str(CONTENT), "--site", "site", cwd=tmp_path)
    assert done.returncode == 2
    assert "was not made by this command" in done.stderr
    assert (tmp_path / "site" / "thesis.txt").read_text() == "three years of work"


@pytest.mark.parametrize("gone", ["assessments/ccpr/133/jor.yaml", "assessments/ccpr/123/kaz.yaml"])
def test_adding_a_record_changes_only_its_own_pages_and_those_that_list_it(tmp_path: Path, gone: str) -> None:
    shutil.copytree(CONTENT, tmp_path / "less", ignore=lambda _, names: {"permalinks.txt", "published"} & set(names))
    (tmp_path / "less" / gone).unlink()
    for name, content in (("before", tmp_path / "less"), ("after", CONTENT)):
        assert run_assessments("pages", "--content", str(content), "--out", name, cwd=tmp_path).returncode == 0
    changed = {path for path, text in _tree(tmp_path / "after").items() if _tree(tmp_path / "before").get(path) != text}
    key = gone.removeprefix("assessments/").removesuffix(".yaml")
    state, session = key.split("/")[2], key.rsplit("/", 1)[0]
    assert f"{key}/index.md" in changed
    allowed = re.compile(
        rf"{key}/.*|{session}/index.md|ccpr/index.md|index.md|(states|requests|nothing-in-summary)/({state}/)?index.md"
        r"|(organizations|topics|documents|grades)/.*|(due|coverage|corrections|data)/index.md"
    )
    assert [path for path in changed if not allowed.fullmatch(path)] == []
    listing = [path for path in changed if path.startswith(("organizations/", "topics/", "documents/")) and path.count("/") == 2]
    after = _tree(tmp_path / "after")
    assert [path for path in listing if f"/{key}/" not in after[path]] == []


def _tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.md")}
