"""A site some of whose addresses have moved, and how a reader with nothing but its files finds where they went."""

import posixpath
import shutil
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

from tests.conftest import INVENTED, run_assessments

OLD, NEW = "elphberg-society", "elphberg-union"
LOST = (
    "/ccpr/903/rur/12/#remedy",
    "/ccpr/903/rur/12/#sum",
    "/ccpr/903/rur/13/",
    "/ccpr/903/rur/13/#annex",
    "/ccpr/903/rur/13/#recommendation-a",
    "/ccpr/903/elp/",
    "/ccpr/903/elp/5/",
    "/ccpr/903/elp/elp-903.html",
    "/ccpr/902/rur/",
    "/ccpr/902/rur/rur-902.html",
)
"""Addresses as if published once: two anchors on a living page, a page of which one passage went elsewhere than the rest, two records."""
REDIRECTS = f"""\
- {{from: /organizations/{OLD}/, to: /organizations/{NEW}/}}
- {{from: /topics/masks/, to: /topics/veils/}}
- {{from: /topics/veils/, to: /topics/faces/}}
- {{from: "/ccpr/903/rur/12/#remedy", to: "/ccpr/903/rur/12/#reply-d"}}
- {{from: "/ccpr/903/rur/12/#sum", to: "/ccpr/903/rur/27/#recommendation"}}
- {{from: /ccpr/903/rur/13/, to: /ccpr/903/rur/12/}}
- {{from: "/ccpr/903/rur/13/#annex", to: "/ccpr/903/rur/#p27"}}
- {{from: /ccpr/902/rur/, to: /ccpr/903/rur/}}
- {{from: /ccpr/903/elp/, gone: 2026-12-24, why: "It was a record of another <novel>."}}
"""


def make_moved(work: Path) -> None:
    """Content that was published, renamed and redirected, and its site; the first version of one record was withdrawn."""
    content = shutil.copytree(INVENTED, work / "content")
    _run(work, "permalinks", "--update")
    ledger = content / "permalinks.txt"
    ledger.write_text("".join(f"{line}\n" for line in sorted({*ledger.read_text().split(), *LOST})))
    for file in content.rglob("*.yaml"):
        text = file.read_text().replace(OLD, NEW).replace("masks:", "faces:").replace("masks]", "faces]")
        if text != file.read_text():
            file.write_text(text.replace("revised: 2026-11-2", "revised: 2026-12-2"))
    (content / "redirects.yaml").write_text(REDIRECTS)
    withdraw(content, "ccpr/905/zen", "It held a page of another document.")
    _run(work, "permalinks", "--update")
    _run(work, "build", "--site", "site")


def withdraw(content: Path, record: str, reason: str) -> None:
    """Withdraw the first published version of a record."""
    line = next(line for line in (content / "published" / "versions.txt").read_text().split("\n") if line.startswith(record))
    sha256 = line.split()[2]
    (content / "published" / f"{sha256}.json").unlink()
    (content / "published" / "withdrawn.yaml").write_text(f"- {{sha256: {sha256}, date: 2026-12-24, reason: {reason}}}\n")


def _run(work: Path, *arguments: str) -> None:
    done = run_assessments(*arguments, "--content", "content", cwd=work)
    assert done.returncode == 0, done.stderr


@cache
def parsed(file: Path) -> BeautifulSoup:
    """A page's elements."""
    return BeautifulSoup(file.read_text(), "html.parser")


def resolves(site: Path, address: str) -> str | None:
    """Where an address of a built site leads, by its files alone; None where it leads nowhere."""
    page, _, anchor = address.partition("#")
    file = site / page.lstrip("/") / ("index.html" if page.endswith("/") else "")
    if not file.is_file() or not page.endswith("/"):
        return page if file.is_file() else None
    passage = parsed(file).find(id=anchor) if anchor else None
    moved = passage.select_one("a.moved") if passage else parsed(file).select_one(".kind-moved a.moved")
    if moved is None:
        return address if passage or not anchor else None
    target, _, there = str(moved["href"]).partition("#")
    target = posixpath.normpath(posixpath.join(page, target)) + "/"
    if anchor and there and not passage:
        return None  # the page went to a passage of another, which is not the one that was asked for
    kept = there or ("" if passage else anchor)  # a page takes its anchors along; an anchor goes where its own link says
    return resolves(site, "#".join(filter(None, (target, kept))))
