"""The offline edition: every link names a file that is there, it says what the online pages say, and its zip is it."""

import hashlib
import posixpath
import re
import zipfile
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.addresses import FOR_SERVERS
from generator.index import Index
from generator.write import MARKER
from tests.conftest import CONTENT, run_assessments
from tests.moved import parsed

_LEAVES = re.compile(r"https://|mailto:|data:")


class Editions(NamedTuple):
    """The two editions of one content."""

    online: Path
    offline: Path


@pytest.fixture(params=["built offline", "built_invented offline_invented", "moved offline_moved"])
def editions(request: pytest.FixtureRequest) -> Editions:
    """Both editions of the real and of the invented content, and of that some of whose addresses have moved."""
    online, offline = map(request.getfixturevalue, request.param.split())
    return Editions(online, offline)


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _compared(folder: Path) -> set[str]:
    """The files that both editions should have, but for the index of the search, which each makes for its own engine."""
    return {name for name in _names(folder) if not name.startswith("search/") or name.endswith(".html")}


def test_every_link_names_a_file_and_an_anchor_that_are_there(editions: Editions) -> None:
    dead = []
    for page in editions.offline.rglob("*.html"):
        for tag in parsed(page).select("[href], [src]"):
            target = str(tag.get("href") or tag.get("src"))
            file, _, anchor = target.partition("#")
            there = page.parent / file if file else page
            if not _LEAVES.match(target) and not (there.is_file() and (not anchor or parsed(there).find(id=anchor))):
                dead.append(f"{page}: {target}")
    assert dead == []


def test_pages_that_lead_on_without_script_name_a_file(offline_moved: Path) -> None:
    refreshes = [
        (page, str(tag["content"]).partition("url=")[2])
        for page in offline_moved.rglob("*.html")
        for tag in parsed(page).select('meta[http-equiv="refresh"]')
    ]
    assert refreshes
    assert [target for page, target in refreshes if not (page.parent / target).is_file()] == []


def test_it_has_what_the_site_has_but_what_only_servers_read(editions: Editions) -> None:
    assert _compared(editions.online) - _compared(editions.offline) == {file[1:] for file in FOR_SERVERS}
    assert _compared(editions.offline) - _compared(editions.online) == set()


def test_files_that_are_no_pages_are_the_same_in_both_editions(editions: Editions) -> None:
    files = {name for name in _compared(editions.offline) if not name.endswith(".html")} - {"SHA256SUMS", MARKER}
    assert {Path(name).suffix for name in files} >= {".csv", ".json", ".sqlite", ".bib", ".atom", ".md", ".css", ".woff2"}
    assert [name for name in files if (editions.online / name).read_bytes() != (editions.offline / name).read_bytes()] == []


def test_pages_differ_from_the_online_ones_in_their_links_and_the_foot_alone(editions: Editions) -> None:
    pages = [name for name in _compared(editions.offline) if name.endswith(".html")]
    assert [page for page in pages if _said(editions.offline / page) != _said(editions.online / page)] == []


def _said(page: Path) -> str:
    """The page without what differs by design: its relative links in one form, and neither the font asked for ahead nor the sentence."""
    text = re.sub(r' *<link rel="preload".*\n| *<p class="notice">This is an offline copy.*\n', "", page.read_text())
    text = re.sub(r" This is an offline copy.*?</a>\.", "", text)
    return re.sub(
        r'((?<=href=")|(?<=action="))[^":#]*|(?<=url=)[^"]*', lambda link: posixpath.normpath(link[0].removesuffix("index.html")), text
    )


def test_every_page_says_that_it_is_a_copy_and_where_it_is_published(editions: Editions) -> None:
    published = str(parsed(editions.offline / "index.html").select('link[rel="canonical"]')[0]["href"])
    pages = list(editions.offline.rglob("index.html"))
    feet = [parsed(page).select_one(f'.foot .notice:has(> a[href="{published}"])') for page in pages]
    assert [page for page, foot in zip(pages, feet, strict=True) if not foot or "This is an offline copy" not in foot.get_text()] == []


def test_the_day_a_copy_names_is_that_of_its_newest_record(offline: Path, index: Index) -> None:
    newest = max(entry.record.record.revised.latest for entry in index.assessments)
    assert f"with records up to {newest.day} {newest:%B %Y}." in parsed(offline / "index.html").get_text()


def test_the_sums_hold_in_the_folder(offline: Path) -> None:
    lines = (offline / "SHA256SUMS").read_text().splitlines()
    sums = {name: sha256 for sha256, name in (line.split("  ", 1) for line in lines)}
    assert sums.keys() == _names(offline) - {"SHA256SUMS"}
    assert [name for name, sha256 in sums.items() if hashlib.sha256((offline / name).read_bytes()).hexdigest() != sha256] == []


def test_the_zip_unpacks_to_the_same_folder(offline: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(offline.with_name("site.zip")) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert _names(tmp_path / "site") == _names(offline)
    assert [name for name in _names(offline) if (tmp_path / "site" / name).read_bytes() != (offline / name).read_bytes()] == []


def test_built_again_the_zip_has_the_same_bytes(offline: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for _ in range(2):  # the second time over the first
        assert run_assessments("build", "--content", str(CONTENT), "--offline", "--site", "site", cwd=tmp_path).returncode == 0
        assert (tmp_path / "site.zip").read_bytes() == offline.with_name("site.zip").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"site", "site.zip", "build"}


def test_a_zip_that_is_damaged_is_written_anew_and_one_cut_off_is_nobody_s(tmp_path: Path) -> None:
    build = partial(run_assessments, "build", "--content", str(CONTENT), "--offline", "--site", "site", cwd=tmp_path)
    assert build().returncode == 0
    archive, whole = tmp_path / "site.zip", (tmp_path / "site.zip").read_bytes()
    middle = len(whole) // 2
    archive.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
    assert build().returncode == 0
    assert archive.read_bytes() == whole
    archive.write_bytes(whole[:middle])
    done = build()
    assert done.returncode == 2
    assert "was not made by this command; name another folder, or remove it yourself" in done.stderr


@pytest.mark.parametrize(("made_with", "then"), [("offline", ()), ("", ("--offline",))])
def test_one_edition_is_not_built_over_the_other(tmp_path: Path, made_with: str, then: tuple[str, ...]) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / MARKER).write_text(made_with)
    done = run_assessments("build", "--content", str(CONTENT), "--site", "site", *then, cwd=tmp_path)
    assert done.returncode == 2
    held = (
        "holds the offline edition of a site (made with --offline), and not a site;" if made_with else "holds a site, and not the offline"
    )
    assert held in done.stderr
    assert [path.name for path in (tmp_path / "site").rglob("*")] == [MARKER]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "site"]  # what was parsed is kept


def test_a_zip_made_by_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as thesis:
        thesis.writestr("thesis.txt", "three years of work")
    before = (tmp_path / "site.zip").read_bytes()
    done = run_assessments("build", "--content", str(CONTENT), "--offline", "--site", "site", cwd=tmp_path)
    assert done.returncode == 2
    assert "was not made by this command" in done.stderr
    assert (tmp_path / "site.zip").read_bytes() == before
    assert not (tmp_path / "site").exists()
