"""The documentation folder: Markdown and data files, made portion by portion in workers; what did not change is not touched.

What is said of all files is made last, here: the descriptor of the data set, what stands at old addresses, the map of the site.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator import addresses
from generator.corpus import Corpus
from generator.data.files import descriptor_file
from generator.data.package import Summed
from generator.edition import THEME, Edition, theme_files, theme_text
from generator.index import Index
from generator.kept import Kept
from generator.ledger import published_addresses
from generator.links import but_promised, check_links, links_of
from generator.made_of import summed_corpus
from generator.made_with import PROGRAM, SQLITE, of_files, sha256_of, sha256_of_data, stamps_of, versions_of
from generator.pages.moved import Frame, moved_files, with_old_anchors, withdrawn_files
from generator.portions import Files, Portion, portions_of_files, portions_of_pages
from generator.progress import WRITING, WRITING_DATA, Told
from generator.redirects import where_moved, where_withdrawn
from generator.sitemap import sitemap
from generator.workers import in_workers
from generator.write import Held, claim, remove_others, write_file
from generator.written import Written, as_kept, written_before

DOCUMENTATION = Path("build/docs")
"""Where `assessments pages` writes, below the working directory, and where stock MkDocs looks for it."""
_A_SLICE = 250
"""How many portions a worker makes; a record's has five pages on average. Each fresh worker is a fork of the whole corpus."""
_MADE_WITH = ("markdown-it-py", "pydantic")


def write_documentation(
    index: Index, edition: Edition, folder: Path, jobs: int, stage: Callable[[str], Told], kept: Kept | None = None
) -> dict[str, str]:
    """Make the folder hold the Markdown and data files of a corpus; gives the SHA-256 of each, by its path below the folder.

    `stage`: begins a part of the work, and gives what is told how many portions are done. `kept`: what was written of a portion
    stands there, so that one made of the same things is not made again. Raises DeadLinkError where a page links to nothing,
    WorkerError where one could not be made, and NotOursError where the folder is somebody else's.
    """
    claim(folder)
    corpus = index.corpus
    published = published_addresses(index)
    moved = where_moved(corpus.redirects, corpus.permalinks, published)
    make = _writer(corpus, edition, folder, moved, kept)

    def write(portion: Portion) -> Written:
        written = make(portion)
        return replace(written, links=tuple(but_promised(links, published) for links in written.links))

    written: list[Written] = []
    parts = {WRITING: portions_of_pages(index, edition), WRITING_DATA: portions_of_files(index, edition, published)}
    for doing, listed in ((doing, list(portions)) for doing, portions in parts.items()):
        told = stage(doing)
        made = in_workers(write, listed, jobs, name=lambda portion: portion.name, at_most=_A_SLICE, alone=lambda portion: portion.alone)
        for done, each in enumerate(made, start=1):
            written.append(each)
            told(done, len(listed))
    files: dict[str, bytes | Path] = {address: folder / addresses.source_file(address) for each in written for address in each.files}
    sums = {path: sha256 for each in written for path, sha256 in each.sums.items()}
    described = descriptor_file(index, lambda address: _summed(folder, addresses.source_file(address), sums))
    files |= described
    later = [address for each in written for address in each.made_later]
    check_links((links for each in written for links in each.links), [*files, *later, addresses.SUMS], published.pages)
    template = theme_text("redirect.html").replace("$notice", f"{edition.notice} {edition.offline_words}".strip())
    frame = Frame(template, edition.site, offline=edition.offline)
    last = {
        **described,
        **moved_files(moved, files, frame, (THEME / "redirect.js").read_bytes()),
        **withdrawn_files(where_withdrawn(corpus.redirects, corpus.permalinks, published, moved), frame),
        **(
            {}
            if edition.offline
            else sitemap(edition.site, {address: revised for each in written for address, revised in each.pages.items()})
        ),
    }
    last = {address: held for address, held in last.items() if address not in edition.left_out}
    sums |= _write_files(last.items(), folder)
    remove_others(folder, sums)
    return dict(sorted(sums.items()))


def _writer(corpus: Corpus, edition: Edition, folder: Path, moved: Mapping[str, str], kept: Kept | None) -> Callable[[Portion], Written]:
    """What writes a portion, where it does not stand in the folder already as it is kept."""
    if kept is None:
        return lambda portion: _write(portion, edition, folder, moved)
    summed = summed_corpus(corpus)
    theme = theme_files()
    stamps = stamps_of(theme)
    of_edition = [edition.site.model_dump_json(), str(edition.offline), json.dumps(moved)]
    common = sha256_of_data("\n".join([*PROGRAM, versions_of(*_MADE_WITH), SQLITE, *of_files(theme), *of_edition]))

    def write(portion: Portion) -> Written:
        key = sha256_of_data(f"{common}\n{portion.name}\n{summed.sha256(portion.index.corpus)}")
        written = written_before(kept.held(key), folder)
        if written is None:
            written = _write(portion, edition, folder, moved)
            if stamps_of(theme) == stamps:  # else it may be made of another theme than its key says
                kept.put(key, as_kept(written))
        return written

    return write


def _write(portion: Portion, edition: Edition, folder: Path, moved: Mapping[str, str]) -> Written:
    pages = tuple(with_old_anchors(portion.pages(portion.index), moved))
    files: list[str] = []

    def made() -> Iterator[tuple[str, Held]]:
        yield from ((page.address, page.written()) for page in pages)
        for address, held in portion.files(portion.index):
            if address not in edition.left_out:
                files.append(address)
                yield address, held

    sums = _write_files(made(), folder)
    return Written(
        pages={page.address: page.revised for page in pages},
        links=tuple(map(links_of, pages)),
        files=tuple(files),
        made_later=tuple(page.one_file for page in pages if page.one_file),
        sums=sums,
    )


def _write_files(files: Files, folder: Path) -> dict[str, str]:
    sums = {}
    for address, held in files:
        path = addresses.source_file(address)
        write_file(held, folder / path)
        sums[path] = sha256_of_data(held) if isinstance(held, bytes) else sha256_of(folder / path)
    return sums


def _summed(folder: Path, path: str, sums: Mapping[str, str]) -> Summed:
    return (folder / path).stat().st_size, sums[path]
