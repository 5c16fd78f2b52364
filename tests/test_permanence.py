"""Permanence: whatever is renamed, every address and anchor ever published still leads to what it named, and every version stays."""

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Set
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import addresses
from generator.check import check
from generator.check.ledger import UNSETTLING, Ledger
from generator.corpus import Corpus
from generator.documentation import write_documentation
from generator.edition import THEME, edition_of
from generator.index import Index, make_index
from generator.ledger import published_addresses
from generator.records.assessment import Assessment
from generator.records.canonical import record_sha256
from generator.records.registers import Redirect
from generator.redirects import where_moved
from tests.conftest import CONTENT, INVENTED, Site, examples, made_files, run_assessments
from tests.moved import LOST, NEW, OLD, parsed, resolves, withdraw
from tests.test_mistakes import parsed as parsed_line
from tests.test_mistakes import problem_lines

_COALITION, _RENAMED = "ngo-coalition-of-kazakhstan-against-torture", "coalition-against-torture-of-kazakhstan"


def test_renaming_an_organization_fails_until_the_redirect_is_written(tmp_path: Path) -> None:
    content = shutil.copytree(CONTENT, tmp_path / "content")
    assert run_assessments("permalinks", "--update", cwd=tmp_path).returncode == 0
    for file in (content / "organizations.yaml", content / "assessments/ccpr/123/kaz.yaml"):
        file.write_text(file.read_text().replace(_COALITION, _RENAMED).replace("revised: 2026-11-23", "revised: 2026-12-01"))
    faults = [line for line in problem_lines(content) if not parsed_line(line)["warning"]]
    assert [(parsed_line(line)["file"], parsed_line(line)["code"]) for line in faults] == [("permalinks.txt", "ADDRESS-VANISHED")]
    assert f"{{from: /organizations/{_COALITION}/, to: …}}" in faults[0]
    (content / "redirects.yaml").write_text(f"- {{from: /organizations/{_COALITION}/, to: /organizations/{_RENAMED}/}}\n")
    assert [line for line in problem_lines(content) if not parsed_line(line)["warning"]] == []


def test_every_address_of_the_ledger_leads_somewhere(moved: Path) -> None:
    ever = (moved / "data" / "permalinks.txt").read_text().split()
    assert {*LOST, f"/organizations/{OLD}/", f"/ccpr/903/rur/12/#{OLD}-a", f"/organizations/{NEW}/"} <= set(ever)
    assert ever == sorted(set(ever))
    assert [address for address in ever if not resolves(moved, address)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"/organizations/{OLD}/", f"/organizations/{NEW}/"),
        ("/topics/masks/", "/topics/faces/"),
        ("/ccpr/903/rur/13/#recommendation-a", "/ccpr/903/rur/12/#recommendation-a"),
        ("/ccpr/903/rur/13/#annex", "/ccpr/903/rur/#p27"),
        ("/ccpr/903/rur/12/#sum", "/ccpr/903/rur/27/#recommendation"),
    ],
)
def test_an_address_that_moved_leads_to_its_new_place(moved: Path, old: str, new: str) -> None:
    assert resolves(moved, old) == new


@pytest.mark.parametrize(
    ("page", "old", "new"),
    [
        ("/ccpr/903/rur/12/", f"{OLD}-a", f"{NEW}-a"),
        ("/ccpr/903/rur/", f"p12-{OLD}-b", f"p12-{NEW}-b"),
        ("/ccpr/903/rur/", f"p12-{OLD}", f"p12-{NEW}"),
        ("/ccpr/903/rur/12/", "remedy", "reply-d"),
    ],
)
def test_an_old_anchor_stands_empty_at_the_very_place_of_the_new(moved: Path, page: str, old: str, new: str) -> None:
    place = parsed(moved / page.strip("/") / "index.html").find(id=old)
    assert place is not None
    assert place.get_text() == ""
    assert place.parent is not None
    there = place.find_next(id=new) if place.parent.get("id") != new else place.parent
    between = [each for each in place.next_elements if each is there or getattr(each, "get", lambda _: None)("id")]
    assert there is place.parent or between[0] is there


def test_what_tells_a_page_that_moved_is_static_and_says_where(moved: Path) -> None:
    page = parsed(moved / "organizations" / OLD / "index.html")
    assert page.select_one("link[rel=canonical]")["href"] == f"https://invented-record.example/organizations/{NEW}/"  # type: ignore[index]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
    assert page.select_one("noscript meta[http-equiv=refresh]")["content"] == f"0; url=../../organizations/{NEW}/"  # type: ignore[index]
    assert page.get_text().count(f"https://invented-record.example/organizations/{NEW}/") == 1
    assert [script for script in page.find_all("script") if not script.get("src") or script.get_text()] == []
    assert all((moved / "organizations" / OLD / str(script["src"])).is_file() for script in page.find_all("script"))
    assert not re.search(OLD, (moved / "sitemap.xml").read_text())


@pytest.mark.parametrize("address", ["ccpr/903/elp", "ccpr/903/elp/5"])
def test_a_page_that_was_withdrawn_says_when_and_why_and_leads_nowhere(moved: Path, address: str) -> None:
    page = parsed(moved / address / "index.html")
    assert page.select_one("h1").get_text() == "This page was withdrawn"  # type: ignore[union-attr]
    assert page.select_one(".lede").get_text() == "24 December 2026: It was a record of another <novel>."  # type: ignore[union-attr]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"  # type: ignore[index]
    assert page.select("a.moved, link[rel=canonical], [http-equiv=refresh], script[src*=redirect]") == []
    assert not [name for name in ("sitemap.xml", "_redirects", "redirects.nginx") if f"/{address}/" in (moved / name).read_text()]


def test_a_record_that_is_deleted_is_named_first_and_one_entry_withdraws_all_that_is_its_own(index: Index) -> None:
    before = published_addresses(index)
    kept = {file: record for file, record in index.corpus.assessments.items() if record.key != "ccpr/133/jor"}
    corpus = replace(index.corpus, assessments=kept, permalinks={address: line for line, address in enumerate(sorted(before), start=1)})
    vanished = [finding for finding in check(corpus, []) if finding.code == "ADDRESS-VANISHED"]
    own = sum(address.startswith("/ccpr/133/jor/") for address in before)
    assert vanished[0].message.startswith(f"/ccpr/133/jor/ and {own - 1} that go with it ")
    gone = {address.message.split(" ")[0] for address in vanished}
    assert {"/ccpr/133/jor/", "/states/jor/", "/documents/ccpr-c-jor-co-5/"} <= gone
    entries = tuple(Redirect.model_validate({"from": page, "gone": "2026-12-24", "why": "It was a mistake."}) for page in gone)
    left = check(replace(corpus, redirects=entries), [])
    assert [finding for finding in left if finding.code.startswith(("ADDRESS-V", "REDIRECT"))] == []
    left = check(replace(corpus, redirects=tuple(each for each in entries if each.from_ == "/ccpr/133/jor/")), [])
    assert {finding.message.split(" ")[0] for finding in left if finding.code == "ADDRESS-VANISHED"} == gone - {"/ccpr/133/jor/"}


def test_the_script_of_moved_pages_is_shipped_only_with_them(moved: Path, built_invented: Path) -> None:
    assert (moved / "static" / "redirect.js").is_file()
    assert list(built_invented.rglob("redirect*.js")) == list(built_invented.rglob("redirect*.html")) == []


def test_a_file_beside_a_page_that_moved_is_copied_to_its_old_address(moved: Path) -> None:
    old = {path.name for path in (moved / "organizations" / OLD).iterdir()}
    twin = "index.md"
    assert old == {path.name for path in (moved / "organizations" / NEW).iterdir()} - {twin}
    for name in old - {"index.html"}:
        assert (moved / "organizations" / OLD / name).read_bytes() == (moved / "organizations" / NEW / name).read_bytes()


def test_every_version_stays_under_its_hash_and_one_withdrawn_leaves_a_tombstone(moved: Path) -> None:
    stored = sorted((moved / "data" / "records").iterdir())
    lines = [line.split() for line in (moved.parent / "content" / "published" / "versions.txt").read_text().splitlines()]
    assert [path.stem for path in stored] == sorted(line[2] for line in lines)
    assert len([line for line in lines if line[0] == "ccpr/903/rur"]) == 2
    changed = [path for path in stored if hashlib.sha256(path.read_bytes()).hexdigest() != path.stem]
    (tombstone,) = (json.loads(path.read_text()) for path in changed)
    (withdrawn,) = (path.stem for path in changed)
    assert tombstone == {
        "assessment": "ccpr/905/zen",
        "sha256": withdrawn,
        "withdrawn": "2026-12-24",
        "reason": "It held a page of another document.",
    }
    page = parsed(moved / "corrections" / "index.html")
    assert "It held a page of another document." in page.get_text()
    assert page.select_one(f'a[href="../data/records/{withdrawn}.json"]')


def test_what_a_record_says_now_cannot_be_withdrawn(tmp_path: Path) -> None:
    content = shutil.copytree(INVENTED, tmp_path / "content")
    assert run_assessments("permalinks", "--update", cwd=tmp_path).returncode == 0
    withdraw(content, "ccpr/905/zen", "It named a child.")
    (line,) = (line for line in problem_lines(content) if parsed_line(line)["code"] == "TOMBSTONE")
    assert "says now; change the record before its version is withdrawn" in line


def test_the_page_of_an_assessment_names_its_versions_with_this_one_first(moved: Path) -> None:
    for key, withdrawn in (("ccpr/903/rur", ""), ("ccpr/905/zen", "withdrawn on 24 December 2026: It held a page of another document.")):
        page = parsed(moved / key / "index.html")
        items = page.select_one("#versions").find_next("ul").select("li")  # type: ignore[union-attr]
        files = [moved / key / str(item.a["href"]) for item in items]  # type: ignore[index]
        assert [file.is_file() for file in files] == [True, True]
        assert [file.stem for file in files] == [item.a.get_text() for item in items]  # type: ignore[union-attr]
        assert items[0].get_text().startswith("this one, revised ")
        assert withdrawn in items[1].get_text()


def test_the_present_version_is_published_before_the_ledger_has_it(built_invented: Path, invented: Index) -> None:
    for record in invented.corpus.assessments.values():
        file = built_invented / addresses.record_version(record_sha256(record)).lstrip("/")
        assert hashlib.sha256(file.read_bytes()).hexdigest() == file.stem


def test_the_ledger_holds_every_page_and_file(site: Site) -> None:
    files = {f"/{path.relative_to(site.folder).as_posix()}".removesuffix("index.html") for path in site.folder.rglob("*") if path.is_file()}
    kept = {file for file in files if not addresses.is_of_the_builder(file) and not file.startswith("/.")}
    published = published_addresses(site.index)
    assert kept == {address for address in published if "#" not in address}
    assert set(made_files(site.index)) - {"/robots.txt"} <= kept
    assert [address for address in published if addresses.is_of_the_builder(address)] == []


def test_what_is_published_is_a_set_of_addresses_held_by_page(invented: Index) -> None:
    published = published_addresses(invented)
    listed = list(published)
    assert len(listed) == len(set(listed)) == len(published) > 100
    assert all(address in published for address in listed)
    page = next(page for page, anchors in published.pages.items() if anchors)
    assert [f"{page}{none}" in published for none in ("#", "#no-such-anchor", "no-such-page/", "no-such-page/#title")] == [False] * 4
    assert published - {page} == set(listed) - {page}
    assert set(listed) | {"/gone/"} == published | {"/gone/"}


def test_no_redirect_may_start_at_an_anchor_of_the_theme() -> None:
    theme = "".join(file.read_text() for file in (*THEME.glob("*.html"), *THEME.glob("static/*.js")))
    anchors = set(re.findall(r"""\bid(?: = |=)["'`]([a-z-]+)""", theme))
    assert {"title", "cite-passages", "citing"} <= anchors
    assert [anchor for anchor in anchors if not addresses.is_of_the_builder(f"/ccpr/903/rur/12/#{anchor}")] == []


@pytest.mark.parametrize("name", ["built", "built_invented", "moved"])
def test_every_link_on_every_page_leads_to_a_file_and_an_anchor_and_no_id_stands_twice(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    pages = {file: parsed(file) for file in sorted(site.rglob("*.html"))}
    anchors = {file: [str(tag["id"]) for tag in page.select("[id]")] for file, page in pages.items()}
    assert [(file, twice) for file, own in anchors.items() if (twice := {each for each in own if own.count(each) > 1})] == []
    dead = []
    for file, page in pages.items():
        for tag in page.select("[href], [src]"):
            link = urlsplit(str(tag.get("href", tag.get("src"))))
            if link.scheme or link.netloc:
                continue
            there = site / link.path.lstrip("/") if link.path.startswith("/") else (file.parent / link.path).resolve()
            there = file if not link.path else there / "index.html" if there.is_dir() else there
            if not there.is_file() or (link.fragment and link.fragment not in anchors[there]):
                dead.append(f"{file.relative_to(site)}: {link.geturl()}")
    assert dead == []


def test_the_pages_a_reader_is_sent_to_are_the_ones_the_rules_watch(built: Path, moved: Path) -> None:
    for page in (built / "index.html", moved / "organizations" / OLD / "index.html"):
        ends = {str(link["href"]).lstrip("./") for link in parsed(page).select(".foot a, link[rel=license]")}
        watched = {addresses.REPORT_AN_ERROR} | ({addresses.LICENCE, addresses.HOW_TO_CITE} if page.parent == built else set())
        assert {address.lstrip("/") for address in watched} <= ends


@pytest.mark.parametrize("file", ["assessments/ccpr/123/kaz.yaml"])
def test_raising_a_record_from_header_to_full_breaks_no_address(index: Index, file: str) -> None:
    full = index.corpus.assessments[file]
    header = replace(index.corpus, assessments={file: _header_of(full)}, permalinks={}, published={}, versions={})
    assert [finding for finding in check(header, []) if finding.file == file and not finding.warning] == []
    before = published_addresses(make_index(header))
    after = published_addresses(make_index(replace(index.corpus, assessments={file: full})))
    assert {f"/{full.key}/", f"/{full.key}/24/#evaluation"} <= before < after


def _header_of(record: Assessment) -> Assessment:
    """The record as it stood before its texts were held."""
    said = _said(record)
    for key in ("recommended_action", "letter", "footnotes", "printed_errors", "notes"):
        said.pop(key, None)
    said["coverage"] = "header"
    for paragraph in said["paragraphs"]:
        for key in ("recommendation", "recommendation_from", "reply", "information"):
            paragraph.pop(key, None)
        paragraph["evaluations"] = [{"grade": evaluation["grade"], "scope": "not-held"} for evaluation in paragraph["evaluations"]]
    said["source"] = {key: said["source"][key] for key in ("derived_from", "obtained_from", "obtained_on")}
    return Assessment.model_validate(said)


def _said(record: Assessment) -> Any:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


_SLUGS = st.lists(st.text("abcdeklnorstu", min_size=3, max_size=8), min_size=2, max_size=4).map("-".join)
_RENAMES = st.one_of(
    st.tuples(st.just("organizations"), st.sampled_from(["elphberg-society", "friends-of-the-dungeon", "zenda-monitor"]), _SLUGS),
    st.tuples(st.just("topics"), st.sampled_from(["duels", "dungeons", "masks"]), _SLUGS),
    st.tuples(st.just("states"), st.sampled_from(["RUR", "ZEN", "FRE"]), st.text("QXY", min_size=3, max_size=3)),
)


@settings(max_examples=examples(15, in_ci=5))
@given(st.lists(_RENAMES, min_size=1, max_size=3, unique_by=lambda rename: rename[1]))
def test_whatever_ids_are_renamed_one_redirect_each_keeps_every_address(
    render: Callable[[str], BeautifulSoup], invented: Index, renames: list[tuple[str, str, str]]
) -> None:
    before = published_addresses(invented)
    corpus = replace(invented.corpus, permalinks=dict.fromkeys(before, 1))
    for kind, old, new in renames:
        corpus = _renamed(corpus, kind, old, new)
    _assert_all_lead_on(corpus, before, render)


@settings(max_examples=examples(10, in_ci=4))
@given(st.sampled_from([12, 27, 30]), st.integers(31, 400))
def test_whatever_number_a_paragraph_is_given_one_redirect_keeps_every_address(
    render: Callable[[str], BeautifulSoup], invented: Index, old: int, new: int
) -> None:
    before = published_addresses(invented)
    file = "assessments/ccpr/903/rur.yaml"
    said = _said(invented.corpus.assessments[file])
    next(paragraph for paragraph in said["paragraphs"] if paragraph["number"] == old)["number"] = new
    assessments = {**invented.corpus.assessments, file: Assessment.model_validate(said)}
    redirect = Redirect.model_validate({"from": f"/ccpr/903/rur/{old}/", "to": f"/ccpr/903/rur/{new}/"})
    corpus = replace(invented.corpus, assessments=assessments, redirects=(redirect,), permalinks=dict.fromkeys(before, 1))
    _assert_all_lead_on(corpus, before, render)


def _without_record(corpus: Corpus, data: st.DataObject) -> Corpus:
    file = data.draw(st.sampled_from(sorted(corpus.assessments)))
    return replace(corpus, assessments={name: record for name, record in corpus.assessments.items() if name != file})


def _changed(corpus: Corpus, data: st.DataObject) -> Corpus:
    """The corpus with a part of a record taken out, or put otherwise."""
    file = data.draw(st.sampled_from(sorted(corpus.assessments)))
    said = _said(corpus.assessments[file])
    paragraphs = said["paragraphs"]
    paragraph = data.draw(st.sampled_from(paragraphs))
    match data.draw(st.sampled_from(["paragraph", "letter", "information", "topics", "scope", "order"])):
        case "paragraph" if len(paragraphs) > 1:
            paragraphs.remove(paragraph)
        case "letter":
            said.pop("letter", None)
        case "information" if "information" in paragraph:
            paragraph["information"] = "none-printed"
        case "topics":
            paragraph.pop("topics", None)
        case "scope" if paragraph["evaluations"]:
            paragraph["evaluations"] = paragraph["evaluations"][:1]
            paragraph["evaluations"][0].pop("marks", None)
        case "order":
            paragraphs.reverse()
    return replace(corpus, assessments={**corpus.assessments, file: Assessment.model_validate(said)})


def _renamed_without_a_word(corpus: Corpus, data: st.DataObject) -> Corpus:
    kind, old, new = data.draw(_RENAMES)
    return replace(_renamed(corpus, kind, old, new), redirects=corpus.redirects) if old in getattr(corpus, kind) else corpus


def _redirected(corpus: Corpus, data: st.DataObject) -> Corpus:
    """The corpus with an entry for an address that is gone, or for a living one, which changes nothing; or with one entry fewer."""
    published = published_addresses(make_index(corpus))
    gone = sorted(corpus.permalinks.keys() - published)
    ends = st.sampled_from(sorted(published - {"/", "/SHA256SUMS"})).map(lambda end: {"to": end})
    withdrawal = st.just({"gone": "2026-12-24", "why": "It was a mistake."})
    if corpus.redirects and data.draw(st.integers(0, 3)) == 0:
        return replace(corpus, redirects=corpus.redirects[1:])
    start = data.draw(st.sampled_from(gone or sorted(published - {"/", "/SHA256SUMS"})))
    end = data.draw(ends | withdrawal if start.endswith("/") else ends)
    return replace(corpus, redirects=(*corpus.redirects, Redirect.model_validate({"from": start, **end})))


_EDITS = (_without_record, _changed, _changed, _renamed_without_a_word, _redirected, _redirected, _redirected)


@settings(max_examples=examples(10, in_ci=4), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_edited_an_address_is_missed_exactly_when_it_leads_nowhere(
    render: Callable[[str], BeautifulSoup], invented: Index, data: st.DataObject
) -> None:
    before = published_addresses(invented)
    corpus = replace(invented.corpus, permalinks={address: line for line, address in enumerate(sorted(before), start=1)})
    for edit in data.draw(st.lists(st.sampled_from(_EDITS), min_size=1, max_size=6)):
        if corpus.assessments:
            corpus = edit(corpus, data)
    published = published_addresses(make_index(corpus))
    nowhere = set(_leading_nowhere(corpus, sorted(before - published), render))
    ledger = Ledger(corpus, published, {})
    codes = {finding.code for finding in check(corpus, [])}
    of_a_living_page = {address for address in nowhere if address.partition("#")[0] not in nowhere - {address}}
    assert set(ledger.vanished) <= nowhere
    assert len(of_a_living_page) <= sum(ledger.vanished.values()) <= len(nowhere)  # an anchor may have moved off a page that vanished
    if not codes & UNSETTLING:  # while such a slip stands, nothing is said of what is gone
        assert bool(codes & {"ADDRESS-VANISHED", "NUMBER-CHANGED"}) == bool(nowhere)


def test_one_redirect_of_an_anchor_takes_its_paragraphs_along_on_both_pages() -> None:
    page, old, new = "/ccpr/903/rur/", "evaluation-a-b", "evaluation-a"
    redirects = (Redirect.model_validate({"from": f"{page}12/#{old}", "to": f"{page}27/#{new}"}),)
    places = [(f"{page}12/#{{}}", f"{page}27/#{{}}"), (f"{page}#p12-{{}}", f"{page}#p27-{{}}")]
    ways = {before.format(f"{old}{ending}"): now.format(f"{new}{ending}") for before, now in places for ending in ("", "-p2", "-p11")}
    assert where_moved(redirects, ways, set(ways.values())) == ways


@pytest.mark.parametrize(
    ("end", "there"),
    [
        ("/ccpr/903/rur/27/", "/ccpr/903/rur/#p27"),
        ("/ccpr/903/rur/#letter", "/ccpr/903/rur/#letter-p2"),
        ("/topics/masks/", "/topics/masks/"),
    ],
)
def test_a_passage_of_an_assessment_goes_where_the_one_of_its_paragraph_page_went(end: str, there: str) -> None:
    redirects = (Redirect.model_validate({"from": "/ccpr/903/rur/12/#reply-b", "to": end}),)
    assert where_moved(redirects, ["/ccpr/903/rur/#p12-reply-b-p2"], {there})["/ccpr/903/rur/#p12-reply-b-p2"] == there


def _renamed(corpus: Corpus, kind: str, old: str, new: str) -> Corpus:
    """The corpus with an id renamed in its register and in every record, and the one redirect that says so."""
    register = {new if key == old else key: value for key, value in getattr(corpus, kind).items()}
    assessments = {
        file: Assessment.model_validate(json.loads(json.dumps(_said(record)).replace(json.dumps(old), json.dumps(new))))
        for file, record in corpus.assessments.items()
    }
    known = tuple(each.model_copy(update={"state": new}) if each.state == old else each for each in corpus.known)
    redirect = Redirect.model_validate({"from": f"/{kind}/{old.lower()}/", "to": f"/{kind}/{new.lower()}/"})
    changed: dict[str, Any] = {kind: register, "assessments": assessments, "known": known, "redirects": (*corpus.redirects, redirect)}
    return replace(corpus, **changed)


def _assert_all_lead_on(corpus: Corpus, before: Set[str], render: Callable[[str], BeautifulSoup]) -> None:
    faults = {finding.code for finding in check(corpus, [])} & {"ADDRESS-VANISHED", "REDIRECT-NOWHERE", "NUMBER-CHANGED"}
    assert faults == set()
    gone = sorted(before - published_addresses(make_index(corpus)))
    assert gone
    assert _leading_nowhere(corpus, gone, render) == []


def _leading_nowhere(corpus: Corpus, gone: list[str], render: Callable[[str], BeautifulSoup]) -> list[str]:
    """Write the Markdown, make pages of what changed, and follow every address that is gone; gives those that lead to nothing."""
    assert corpus.site is not None
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "docs"
        write_documentation(make_index(corpus), edition_of(corpus, corpus.site), written, 1, lambda doing: lambda done, of: None)
        for page in {address.partition("#")[0] for address in gone if "#" in address}:
            file = written / page.lstrip("/") / "index.md"
            if file.exists():
                made = str(render(file.read_text().split("\n---\n", 1)[1]))
                file.with_suffix(".html").write_text(re.sub(r'(href="[^"]*)index\.md', r"\1", made))
        for file in written.rglob("index.md"):
            if not file.with_suffix(".html").exists():
                file.with_suffix(".html").write_text(_anchors_in(file.read_text()))
        return [address for address in gone if not resolves(written, address) and not _is_withdrawn(written, address)]


def _is_withdrawn(written: Path, address: str) -> bool:
    """Whether the page of an address, or one above it, says that it was withdrawn."""
    page = address.partition("#")[0]
    above = [written / page.lstrip("/"), *(written / page.lstrip("/")).parents]
    files = (place if place.suffix == ".html" else place / "index.html" for place in above[: page.count("/")])
    return any(file.is_file() and "This page was withdrawn" in file.read_text() for file in files)


def _anchors_in(markdown: str) -> str:
    """The anchors of a page that did not change, as elements."""
    return "".join(
        f'<p id="{anchor}"></p>' for found in re.findall(r'\{ #([a-z0-9-]+)|<a id="([a-z0-9-]+)"', markdown) for anchor in found if anchor
    )
