"""The site behind real servers that follow its rules: every kind of page works, keeps nothing, and runs nothing that is not its own."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

from tests.browser.chromium import addresses_by_kind, served
from tests.browser.conftest import Visit
from tests.moved import NEW, OLD
from tests.servers import SERVERS, nginx

Open = Callable[..., Visit]

_PAPER = "rgb(253, 252, 249)"
_BUSY = ("search", "explore", "moved")
"""The kinds of page that go on loading, or lead on, once they are there."""
_TELL = "addEventListener('securitypolicyviolation', e => console.error('refused: ' + e.violatedDirective + ' ' + e.blockedURI))"
_KEPT = """async () => ({
  cookies: document.cookie, local: Object.keys(localStorage), session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
_NOTHING = {"cookies": "", "local": [], "session": 0, "databases": 0, "caches": 0, "workers": 0}


@pytest.fixture(scope="module")
def at(moved: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site some of whose addresses have moved, served by nginx."""
    with nginx(moved, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def window(visit: Open) -> Visit:
    """A window that also notes what the policy refuses."""
    opened = visit()
    opened.context.add_init_script(_TELL)
    return opened


def _refused(window: Visit) -> list[str]:
    """The faults, but for what a page had begun to load when it was left: what is refused, the console says too."""
    return [fault for fault in window.faults if not fault.startswith("failed: ")]


def test_every_kind_of_page_opens_with_its_styles_and_nothing_is_refused_or_kept(at: str, moved: Path, window: Visit) -> None:
    kinds = addresses_by_kind(moved)
    assert {"home", "paragraph", "assessment", "search", "explore", "prose", "moved", "one-file", "not-found"} <= kinds.keys()
    for kind, pages in kinds.items():
        window.page.goto(f"{at}{pages[0]}", wait_until="networkidle" if kind in _BUSY else "load")
        assert window.page.evaluate("getComputedStyle(document.body).backgroundColor") == _PAPER, kind
        if kind != "one-file":
            assert window.page.evaluate("document.fonts.ready.then(all => [...all].some(font => font.status === 'loaded'))"), kind
    assert window.page.evaluate(_KEPT) == _NOTHING
    assert window.context.cookies() == []
    assert {request.split("/")[2] for request in window.requests} == {at.split("/")[2]}
    assert _refused(window) == []


def test_an_old_address_leads_on_by_the_server_and_by_the_page(at: str, window: Visit) -> None:
    window.page.goto(f"{at}/organizations/{OLD}/#title")
    assert window.page.url == f"{at}/organizations/{NEW}/#title"
    window.page.goto(f"{at}/ccpr/903/rur/13/#recommendation-a")
    window.page.wait_for_url(f"{at}/ccpr/903/rur/12/#recommendation-a")
    assert _refused(window) == []


def test_a_page_that_is_not_there_is_answered_by_one_that_works(at: str, window: Visit) -> None:
    answer = window.page.goto(f"{at}/ccpr/999/nobody/")
    assert answer is not None
    assert answer.status == 404
    window.page.locator("h1", has_text="There is no page at this address").wait_for()
    window.page.locator(".scheme-button").wait_for()
    assert [fault for fault in window.faults if "404" not in fault] == []


@pytest.mark.parametrize("server", SERVERS)
def test_what_the_scripts_do_they_do_under_the_policy(server: str, moved: Path, tmp_path: Path, window: Visit) -> None:
    page = window.page
    window.context.grant_permissions(["clipboard-read", "clipboard-write"])
    with SERVERS[server](moved, tmp_path) as at:
        page.goto(f"{at}/ccpr/903/rur/12/")
        page.locator(".voice a.here").first.click()
        page.get_by_text("Address copied").wait_for()
        page.locator(".voice").first.get_by_role("button", name="Cite: ").click()
        page.get_by_role("dialog").get_by_role("button", name="Copy the UN citation").click()
        page.get_by_text("UN citation copied").wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("Control+k")
        page.locator("dialog input[type=search]").fill("masks")
        page.locator("dialog .found").first.wait_for()
        page.goto(f"{at}/search/?q=masks")
        page.locator("main .found").first.wait_for()
        page.goto(f"{at}/explore/")
        page.locator(".explorer.ready").wait_for()
        everything = page.locator(".explorer .status").text_content()
        page.evaluate("document.querySelector('[data-facet=state]').open = true")
        page.locator("[data-facet=state] input:enabled").first.click()
        expect(page.locator(".explorer .status")).not_to_have_text(str(everything))
        with page.expect_download() as saved:
            page.get_by_role("button", name="Download as CSV").click()
        assert "address" in Path(saved.value.path()).read_text(encoding="utf-8-sig")
        page.locator(".scheme-button").click()
        page.goto(f"{at}/about/", wait_until="networkidle")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") != _PAPER
        assert page.evaluate(_KEPT) == _NOTHING | {"local": ["scheme"]}
        assert window.context.cookies() == []
        assert window.faults == []


def test_files_are_shown_or_saved_with_nothing_refused(at: str, moved: Path, window: Visit) -> None:
    files = {path.suffix[1:]: path.relative_to(moved).as_posix() for path in sorted(moved.rglob("*.*")) if path.suffix != ".html"}
    shown, saved = set(), []
    window.page.on("download", lambda download: saved.append(download.suggested_filename.rpartition(".")[2]))
    for ending in ("csv", "jsonl", "sqlite", "bib", "ris", "json", "txt", "md", "svg", "css", "js", "atom", "xml"):
        if ending == "atom":
            assert [fault for fault in _refused(window) if "404" not in fault] == []  # a file has no icon: one is looked for
        with suppress(Error):  # a file that is saved ends in no page
            window.page.goto(f"{at}/{files[ending]}")
            shown.add(ending)
    assert shown == {"json", "txt", "md", "atom", "xml", "svg", "css", "js"}
    assert saved == ["csv", "jsonl", "sqlite", "bib", "ris"]
    assert f"{at}/{files['xml']}" == window.page.url  # Chromium styles XML in its own way, and then refuses that itself: the text is there
    assert "/ccpr/903/rur/" in window.page.locator("body").inner_text()


_TAMPERED = """<!doctype html>
<html><head><title>Tampered</title>
<script src="/own.js"></script>
<base href="{foreign}/">
<style>body {{ outline-style: dotted; }}</style>
<script>ran.push("a script in the page")</script>
<script src="{foreign}/own.js"></script>
<link rel="stylesheet" href="{foreign}/foreign.css">
</head><body style="outline-style: dashed">
<img src="/nothing.png" onerror="ran.push('a handler')">
<img src="{foreign}/pixel.png">
<iframe src="{foreign}/"></iframe><object data="{foreign}/"></object>
<a href="javascript:ran.push('a link')">a link</a>
<form action="{foreign}/"><button>a form</button></form>
</body></html>
"""
_OWN = """window.ran = ["a file of the site"];
try { eval("ran.push('evaluated words')"); } catch (refused) { /* as it should be */ }
addEventListener("securitypolicyviolation", e => (window.refused = window.refused || []).push(e.effectiveDirective));
"""


@pytest.fixture
def tampered(moved: Path, tmp_path: Path, foreign: str) -> Iterator[str]:
    """A site into a page of which somebody got all that a page can be attacked with, served by nginx under the rules of the site."""
    site = tmp_path / "site"
    site.mkdir()
    for rules in ("redirects.nginx", "headers.nginx"):
        shutil.copyfile(moved / rules, site / rules)
    (site / "own.js").write_text(_OWN)
    with nginx(site, tmp_path) as at:
        (site / "index.html").write_text(_TAMPERED.format(foreign=foreign))
        yield at


@pytest.fixture
def foreign(tmp_path: Path) -> Iterator[str]:
    """Another host, which has what is asked of it."""
    folder = tmp_path / "foreign"
    folder.mkdir()
    (folder / "own.js").write_text("ran.push('a foreign script')")
    (folder / "index.html").write_text("<title>Foreign</title>")
    with served(folder) as at:
        yield at


def test_what_somebody_puts_into_a_page_is_refused(tampered: str, foreign: str, visit: Open) -> None:
    window = visit()
    page = window.page
    page.goto(f"{tampered}/", wait_until="networkidle")
    page.get_by_text("a link").click()
    page.get_by_role("button").dispatch_event("click")
    page.evaluate(f"fetch('{foreign}/').catch(() => null)")
    page.evaluate("new Promise(done => { const look = () => refused.includes('form-action') ? done() : setTimeout(look, 20); look(); })")
    assert page.evaluate("ran") == ["a file of the site"]
    assert page.evaluate("getComputedStyle(document.body).outlineStyle") == "none"
    assert set(page.evaluate("refused")) >= {
        "base-uri",
        "connect-src",
        "form-action",
        "frame-src",
        "img-src",
        "object-src",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
        "style-src-elem",
    }
    assert page.url == f"{tampered}/"
    assert [frame.url for frame in page.frames if frame.url.startswith(foreign)] == []


def test_no_other_site_can_put_a_frame_round_a_page(at: str, tmp_path: Path, visit: Open) -> None:
    (tmp_path / "index.html").write_text(f'<title>Frame</title><iframe src="{at}/about/"></iframe>')
    window = visit()
    with served(tmp_path) as around:
        window.page.goto(around, wait_until="networkidle")
    assert [frame.url for frame in window.page.frames] == [f"{around}/", "chrome-error://chromewebdata/"]
    assert any("frame-ancestors 'none'" in fault for fault in window.faults)
