"""The site of a corpus: its documentation folder, each page rendered, the search, all of it made aside and put in the old one's place."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click

from generator import addresses
from generator.archive import claim_archive, key_of_archive, write_archive
from generator.build import spare
from generator.build.compress import compressed
from generator.build.exchange import alone_in, build_aside, exchange, place_of, remove_unused
from generator.build.rendered import keys_of, merged, rendered, shard_of
from generator.build.store import A_DAY, KEPT, Store, link_entry
from generator.build.whole import File, stands, summed, whole, write_whole
from generator.corpus import Corpus
from generator.documentation import write_documentation
from generator.edition import THEME, Edition, theme_files
from generator.faults import ChangedError
from generator.index import Index, make_index
from generator.kept import Kept
from generator.made_with import of_files, sha256_of, sha256_of_data
from generator.progress import COMPRESSING, INDEXING, Shown
from generator.search.pagefind import indexed
from generator.workers import CORES
from generator.write import PART, claim, refuse_others

STORE = Path("build/store")
"""Where what was made is kept, below the working directory."""
PARSED, _WRITTEN, _ARCHIVES = "parsed", "written", "archives"
"""In it: what was parsed, what was written of a portion, and the hashes of zips."""
_CLEARED = "cleared"
"""In it: a file that was touched when what nobody asks for any more was last looked for."""


@dataclass(frozen=True)
class Way:
    """How a site is built; none of it shows in what is built, but for the files that `compress` adds."""

    store: Path = STORE
    jobs: int = CORES
    full: bool = False
    """Whether everything is made anew, whatever the store holds."""
    finish: bool = False
    """Whether the pages are those that several machines made, copied into the target."""
    compress: bool = False
    """Whether text stands there compressed too."""


@dataclass(frozen=True)
class _Begun:
    """A build whose documentation folder is written."""

    index: Index
    documentation: Path
    sums: dict[str, str]
    """The SHA-256 of each file of the documentation folder, by path."""
    keys: dict[str, str]
    """Under what each page is kept, by path."""
    store: Store
    aside: Path
    """A folder beside the target, of this build alone."""
    spare: Path
    """Where the site before the present one is kept."""
    theme: list[str]
    """The hash of each file of the theme, as it was at the beginning."""

    def refuse_mixture(self) -> None:
        """Raise ChangedError where the theme is another by now: a part of what was made may be of the one, and a part of the other."""
        if of_files(theme_files()) != self.theme:
            raise ChangedError(f"{THEME} was changed while the site was being made of it; run the command again")


def build_site(corpus: Corpus, edition: Edition, target: Path, way: Way, shown: Shown) -> int:
    """Build the site of a corpus at a directory and give the number of its pages; the old site stands until the new one is whole.

    The offline edition is also written as a zip beside it. Raises Misuse where something else stands at the target,
    WorkerError where something could not be made, UnusableError where the theme or the configuration is at fault,
    MissingPagesError where the parts of several machines are not the whole, ChangedError where the theme was changed meanwhile, and what
    the system refuses as OSError.
    """
    target = place_of(target)
    archive = target.with_name(f"{target.name}.zip")
    if edition.offline:
        claim_archive(archive)
    with _begun(corpus, edition, target, way, shown, PART if way.finish else edition.name) as begun:
        files = _files(begun, edition, target, way, shown)
        shown.stage("putting the site together")
        unchanged = not way.finish and target.is_dir() and stands(files, target)
        site = target if unchanged else begun.aside / "site"
        if not unchanged:
            if not way.full:
                spare.take(begun.spare, site)
            write_whole(files, site)
        begun.refuse_mixture()
        archives = Kept(way.store / _ARCHIVES)
        key = key_of_archive(files[addresses.SUMS.lstrip("/")].sha256, target.name, edition.made)
        zipped = edition.offline and (way.full or not archive.is_file() or archives.held(key) != sha256_of(archive).encode())
        if zipped:
            write_archive(site, target.name, edition.made, begun.aside / "zip")
        old = target if unchanged else exchange(site, target)
        if zipped:
            archives.put(key, sha256_of(begun.aside / "zip").encode())
            (begun.aside / "zip").replace(archive)
        if not unchanged:
            spare.keep(old, begun.spare)
            _clear(begun, way.store)
    return sum(path.endswith(".md") for path in begun.sums)


def _clear(begun: _Begun, folder: Path) -> None:
    """Remove from the store what no build has asked for in a week; looked for once a day, since there may be much to look through."""
    looked = folder / _CLEARED
    with suppress(OSError):
        if 0 <= time.time() - looked.stat().st_mtime < A_DAY:
            return
    begun.store.prune()
    for kept in (PARSED, _WRITTEN, _ARCHIVES):
        Kept(folder / kept).prune()
    for each in (begun.documentation.parent, begun.spare.parent):
        remove_unused(each, time.time() - KEPT)
    with suppress(OSError):  # somebody else's, or the store was deleted meanwhile
        looked.touch()


def build_part(corpus: Corpus, edition: Edition, target: Path, way: Way, shown: Shown, number: int, of: int) -> int:
    """Render the pages that one of several machines makes, numbered from 1, into a directory to be merged; gives how many.

    Raises what `build_site` does.
    """
    target = place_of(target)
    with _begun(corpus, edition, target, way, shown, PART) as begun:
        keys = shard_of(begun.keys, number, of)
        entries = rendered(begun.documentation, keys, edition, begun.store, way.jobs, shown.stage("rendering pages"))
        part = begun.aside / "part"
        claim(part, PART)
        for path, entry in entries.items():
            link_entry(entry, part, keys[path])
        begun.refuse_mixture()
        exchange(part, target)
    return len(entries)


@contextmanager
def _begun(corpus: Corpus, edition: Edition, target: Path, way: Way, shown: Shown, mark: str) -> Iterator[_Begun]:
    """A build that is alone at its target and in its folder of the store, with its documentation written.

    `mark`: of the folder that it may replace.
    """
    name = sha256_of_data(os.fsencode(target))[:16]
    kept = way.store.absolute()
    store = Store(kept / "made", kept / "aside" / name, anew=way.full)
    documentation = kept / "docs" / name

    def waiting() -> None:
        click.echo(f"another build of {target} is under way; waiting for it", err=True)

    with build_aside(target, waiting) as aside, alone_in(documentation, waiting):
        refuse_others(target, mark)
        shutil.rmtree(store.aside, ignore_errors=True)  # left by a build that was killed
        try:
            theme = of_files(theme_files())
            index = make_index(corpus)
            sums = write_documentation(index, edition, documentation, way.jobs, shown.stage, None if way.full else Kept(kept / _WRITTEN))
            pages = {path: sha256 for path, sha256 in sums.items() if path.endswith(".md")}
            yield _Begun(index, documentation, sums, keys_of(pages, edition), store, aside, kept / "spare" / name, theme)
        finally:
            shutil.rmtree(store.aside, ignore_errors=True)


def _files(begun: _Begun, edition: Edition, target: Path, way: Way, shown: Shown) -> dict[str, File]:
    """Every file of the site, made and not yet in its place."""
    if way.finish:
        pages = merged(begun.keys, target)
    else:
        pages = rendered(begun.documentation, begun.keys, edition, begun.store, way.jobs, shown.stage("rendering pages"))
    entries = [(path.rpartition("index.md")[0], entry) for path, entry in pages.items()]
    if not edition.offline:
        search = indexed(begun.index, begun.store, way.jobs, shown.stage(INDEXING))
        entries += [(f"{addresses.search_file(part)[1:]}/", entry) for part, entry in search.items()]
    data = {path: sha256 for path, sha256 in begun.sums.items() if path not in begun.keys}
    files = whole(entries, begun.documentation, data, edition.name)
    if way.compress:
        files |= compressed(files, begun.store, way.jobs, shown.stage(COMPRESSING))
    return summed(files)
