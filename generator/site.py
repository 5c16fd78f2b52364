"""The builder: pages and files into a documentation folder, through MkDocs into a site aside, and then in place of the old one."""

import datetime
import os
import shutil
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.addresses import FOR_SERVERS, PERMALINKS, source_file
from generator.archive import claim_archive, write_archive
from generator.corpus import Corpus
from generator.dates import PartialDate
from generator.files import make_files
from generator.index import make_index
from generator.ledger import permalinks, published_addresses, version_files
from generator.links import check_links
from generator.one_file import frame_of_files, one_file
from generator.pages import make_pages
from generator.pages.moved import Frame, moved_files, with_old_anchors, withdrawn_files
from generator.pages.page import Page
from generator.records.registers import Site
from generator.redirects import where_moved, where_withdrawn
from generator.search.editions import offline_files, online_files
from generator.search.files import search_files
from generator.search.findable import findables
from generator.search.pagefind import write_pagefind
from generator.sums import write_sums
from generator.twins import twin
from generator.write import claim, write_files

PROJECT = Path(__file__).resolve().parent.parent
"""Where mkdocs.yml and theme/ stand."""
THEME = PROJECT / "theme"
DOCUMENTATION = Path("build/docs")
"""Where `assessments pages` writes the Markdown, below the working directory, and where stock MkDocs looks for it."""

_NO_RECORD = datetime.date(1970, 1, 1)


def write_pages(corpus: Corpus, site: Site, folder: Path) -> int:
    """Write the Markdown and data files of a corpus; gives the number of pages.

    Raises DeadLinkError where a page links to nothing, and NotOursError where the folder is somebody else's.
    """
    return len(_write_pages(corpus, site, folder))


def _write_pages(corpus: Corpus, site: Site, folder: Path, offline: str = "") -> list[Page]:
    index = make_index(corpus)
    published = published_addresses(index)
    moved = where_moved(corpus.redirects, corpus.permalinks, published)
    pages = list(with_old_anchors(make_pages(index, site), moved))
    files: dict[str, bytes | Path] = {**make_files(index), **version_files(corpus), PERMALINKS: permalinks(corpus, published)}
    found = tuple(findables(index))
    files |= search_files(index, found) | (offline_files if offline else online_files)(found, THEME / "engines")
    template = (THEME / "redirect.html").read_text(encoding="utf-8").replace("$notice", f"{_notice()} {offline}".strip())
    frame = Frame(template, site, offline=bool(offline))
    files |= moved_files(moved, files, frame, (THEME / "redirect.js").read_bytes())
    files |= withdrawn_files(where_withdrawn(corpus.redirects, corpus.permalinks, published, moved), frame)
    check_links(pages, files)
    written = {page.address: page.markdown().encode() for page in pages} | files
    write_files({source_file(address): data for address, data in written.items()}, folder)
    return pages


def build_site(corpus: Corpus, site: Site, target: Path, *, offline: bool = False) -> int:
    """Build the site of a corpus at a directory and give the number of its pages; the old site stands until the new one is whole.

    `offline`: the edition that is opened from a folder, and the same as a zip beside it.
    """
    target = target.absolute()
    edition, archive = "offline" if offline else "", target.with_name(f"{target.name}.zip")
    if target.exists():
        claim(target, edition)
    if offline:
        claim_archive(archive)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        markdown, made = Path(aside) / "docs", Path(aside) / "site"
        words = _offline(site, _newest(corpus)) if offline else ""
        pages = _write_pages(corpus, site, markdown, words)
        _run_mkdocs(site, markdown, made, _newest(corpus), words)
        _write_twins(pages, site, made)
        _write_one_files(pages, site, made)
        if not offline:
            write_pagefind(findables(make_index(corpus)), made)
        for file in FOR_SERVERS if offline else ():
            (made / file[1:]).unlink(missing_ok=True)
        claim(made, edition, new=True)
        write_sums(made)
        if offline:
            write_archive(made, target.name, _newest(corpus), Path(aside) / "zip")
            (Path(aside) / "zip").replace(archive)
        _exchange(made, target, Path(aside) / "old")
    return len(pages)


def _run_mkdocs(site: Site, markdown: Path, made: Path, newest: datetime.date, offline: str) -> None:
    """Run stock MkDocs on a folder of Markdown, with dates taken from the content and not from the clock."""
    os.environ["SOURCE_DATE_EPOCH"] = str((newest - _NO_RECORD).days * 86400)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = load_config(
        str(PROJECT / "mkdocs.yml"),
        docs_dir=str(markdown),
        site_dir=str(made),
        site_name=site.title,
        site_url=site.base_address,
        use_directory_urls=not offline,
        extra={"offline": offline},
    )
    mkdocs_build(config)


def _write_twins(pages: Iterable[Page], site: Site, made: Path) -> None:
    """The Markdown twins, beside their pages; MkDocs would take them for pages of their own."""
    for page in pages:
        (made / source_file(page.address)).write_bytes(twin(page, site.base_address, _notice()).encode())


def _write_one_files(pages: Iterable[Page], site: Site, made: Path) -> None:
    """The files that hold an assessment whole, each from its page as it was built."""
    template, styles, icon = (
        (THEME / name).read_text(encoding="utf-8") for name in ("one-file.html", "static/record.css", "static/favicon.svg")
    )
    frame = frame_of_files(template, styles, icon, _notice())
    for page in pages:
        if page.one_file:
            built = (made / source_file(page.address)).with_suffix(".html").read_text(encoding="utf-8")
            (made / source_file(page.one_file)).write_bytes(one_file(page, built, site, frame).encode())


def _notice() -> str:
    """The sentence at the foot of every page."""
    return (THEME / "notice.html").read_text(encoding="utf-8").strip()


def _offline(site: Site, newest: datetime.date) -> str:
    """The sentence at the foot of every page of the offline edition."""
    template = Template((THEME / "offline.html").read_text(encoding="utf-8").strip())
    return template.substitute(day=PartialDate(newest.year, newest.month, newest.day).words, address=escape(site.base_address))


def _exchange(made: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _newest(corpus: Corpus) -> datetime.date:
    """The latest `revised` of any record."""
    return max((record.record.revised.latest for record in corpus.assessments.values()), default=_NO_RECORD)
