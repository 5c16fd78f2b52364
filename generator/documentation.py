"""The documentation folder: Markdown and data files, made portion by portion in workers; what did not change is not touched."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import addresses
from generator.edition import THEME, Edition, theme_text
from generator.index import Index
from generator.ledger import published_addresses
from generator.links import PageLinks, Promised, check_links, links_of
from generator.pages.moved import Frame, moved_files, with_old_anchors, withdrawn_files
from generator.portions import Files, Portion, portions
from generator.progress import Told
from generator.redirects import where_moved, where_withdrawn
from generator.sitemap import sitemap
from generator.workers import in_workers
from generator.write import claim, remove_others, write_file

DOCUMENTATION = Path("build/docs")
"""Where `assessments pages` writes, below the working directory, and where stock MkDocs looks for it."""
_A_SLICE = 100
"""How many portions a worker makes; a record's has five pages on average."""


@dataclass(frozen=True)
class Written:
    """What of a portion stands in the folder."""

    pages: Mapping[str, str]
    """The day on which each page was last revised, or nothing, by address."""
    links: tuple[PageLinks, ...]
    files: tuple[str, ...]
    """The addresses of its files."""
    made_later: tuple[str, ...]
    """The addresses of files that are made from its pages when the site is built."""
    sums: Mapping[str, str]
    """The SHA-256 of each file written, by path below the folder."""


def write_documentation(index: Index, edition: Edition, folder: Path, jobs: int, told: Told) -> dict[str, str]:
    """Make the folder hold the Markdown and data files of a corpus; gives the SHA-256 of each, by its path below the folder.

    `told`: of portions. Raises DeadLinkError where a page links to nothing, WorkerError where
    one could not be made, and NotOursError where the folder is somebody else's.
    """
    claim(folder)
    corpus = index.corpus
    published = published_addresses(index)
    moved = where_moved(corpus.redirects, corpus.permalinks, published)
    promised = _by_page(published)
    listed = list(portions(index, edition, published))

    def write(portion: Portion) -> Written:
        return _write(portion, edition, folder, moved, promised)

    written: list[Written] = []
    for each in in_workers(write, listed, jobs, name=lambda portion: portion.name, at_most=_A_SLICE):
        written.append(each)
        told(len(written), len(listed))
    files = {address: folder / addresses.source_file(address) for each in written for address in each.files}
    later = [address for each in written for address in each.made_later]
    check_links((links for each in written for links in each.links), [*files, *later, addresses.SUMS], promised)
    template = theme_text("redirect.html").replace("$notice", f"{edition.notice} {edition.offline_words}".strip())
    frame = Frame(template, edition.site, offline=edition.offline)
    last = {
        **moved_files(moved, files, frame, (THEME / "redirect.js").read_bytes()),
        **withdrawn_files(where_withdrawn(corpus.redirects, corpus.permalinks, published, moved), frame),
        **(
            {}
            if edition.offline
            else sitemap(edition.site, {address: revised for each in written for address, revised in each.pages.items()})
        ),
    }
    last = {address: held for address, held in last.items() if address not in edition.left_out}
    sums = {path: sha256 for each in written for path, sha256 in each.sums.items()} | _write_files(last.items(), folder)
    remove_others(folder, sums)
    return dict(sorted(sums.items()))


def _write(portion: Portion, edition: Edition, folder: Path, moved: Mapping[str, str], promised: Promised) -> Written:
    pages = tuple(with_old_anchors(portion.pages(), moved))
    files: list[str] = []

    def made() -> Iterator[tuple[str, bytes | Path]]:
        yield from ((page.address, page.markdown().encode()) for page in pages)
        for address, held in portion.files():
            if address not in edition.left_out:
                files.append(address)
                yield address, held

    sums = _write_files(made(), folder)
    return Written(
        pages={page.address: page.revised for page in pages},
        links=tuple(links_of(page, promised) for page in pages),
        files=tuple(files),
        made_later=tuple(page.one_file for page in pages if page.one_file),
        sums=sums,
    )


def _write_files(files: Files, folder: Path) -> dict[str, str]:
    sums = {}
    for address, held in files:
        data = held.read_bytes() if isinstance(held, Path) else held
        path = addresses.source_file(address)
        write_file(data, folder / path)
        sums[path] = hashlib.sha256(data).hexdigest()
    return sums


def _by_page(published: Iterable[str]) -> Promised:
    anchors: defaultdict[str, set[str]] = defaultdict(set)
    for address in published:
        page, _, anchor = address.partition("#")
        anchors[page].update({anchor} - {""})
    return {page: frozenset(held) for page, held in anchors.items()}
