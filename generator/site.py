"""The builder: pages and files into a documentation folder, through MkDocs into a site aside, and then in place of the old one."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from generator.addresses import PERMALINKS, source_file
from generator.corpus import Corpus
from generator.files import make_files
from generator.index import make_index
from generator.ledger import permalinks, published_addresses, version_files
from generator.links import check_links
from generator.pages import make_pages
from generator.pages.moved import moved_files, with_old_anchors, withdrawn_files
from generator.pages.page import Page
from generator.records.registers import Site
from generator.redirects import where_moved, where_withdrawn
from generator.sums import write_sums
from generator.twins import twin
from generator.write import claim, write_files

PROJECT = Path(__file__).resolve().parent.parent
"""Where mkdocs.yml and theme/ stand."""
THEME = PROJECT / "theme"
DOCUMENTATION = Path("build/docs")
"""Where `assessments pages` writes the Markdown, below the working directory, and where stock MkDocs looks for it."""


def write_pages(corpus: Corpus, site: Site, folder: Path) -> int:
    """Write the Markdown and data files of a corpus; gives the number of pages.

    Raises DeadLinkError where a page links to nothing, and NotOursError where the folder is somebody else's.
    """
    return len(_write_pages(corpus, site, folder))


def _write_pages(corpus: Corpus, site: Site, folder: Path) -> list[Page]:
    index = make_index(corpus)
    published = published_addresses(index)
    moved = where_moved(corpus.redirects, corpus.permalinks, published)
    pages = list(with_old_anchors(make_pages(index, site), moved))
    files: dict[str, bytes | Path] = {**make_files(index), **version_files(corpus), PERMALINKS: permalinks(corpus, published)}
    frame = (THEME / "redirect.html").read_text(encoding="utf-8").replace("$notice", _notice())
    files |= moved_files(moved, files, site, frame, (THEME / "redirect.js").read_bytes())
    files |= withdrawn_files(where_withdrawn(corpus.redirects, corpus.permalinks, published, moved), site, frame)
    check_links(pages, files)
    written = {page.address: page.markdown().encode() for page in pages} | files
    write_files({source_file(address): data for address, data in written.items()}, folder)
    return pages


def build_site(corpus: Corpus, site: Site, target: Path) -> int:
    """Build the site of a corpus at a directory and give the number of its pages; the old site stands until the new one is whole."""
    target = target.absolute()
    if target.exists():
        claim(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        markdown, made = Path(aside) / "docs", Path(aside) / "site"
        pages = _write_pages(corpus, site, markdown)
        _run_mkdocs(site, markdown, made, _newest(corpus))
        _write_twins(pages, site, made)
        claim(made, new=True)
        write_sums(made)
        _exchange(made, target, Path(aside) / "old")
    return len(pages)


def _run_mkdocs(site: Site, markdown: Path, made: Path, epoch: int) -> None:
    """Run stock MkDocs on a folder of Markdown, with dates taken from the content and not from the clock."""
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = load_config(
        str(PROJECT / "mkdocs.yml"),
        docs_dir=str(markdown),
        site_dir=str(made),
        site_name=site.title,
        site_url=site.base_address,
    )
    mkdocs_build(config)


def _write_twins(pages: Iterable[Page], site: Site, made: Path) -> None:
    """The Markdown twins, beside their pages; MkDocs would take them for pages of their own."""
    for page in pages:
        (made / source_file(page.address)).write_bytes(twin(page, site.base_address, _notice()).encode())


def _notice() -> str:
    """The sentence at the foot of every page."""
    return (THEME / "notice.html").read_text(encoding="utf-8").strip()


def _exchange(made: Path, target: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _newest(corpus: Corpus) -> int:
    """The latest `revised` of any record, in seconds since 1970."""
    days = [record.record.revised.latest.toordinal() for record in corpus.assessments.values()]
    return (max(days, default=719163) - 719163) * 86400
