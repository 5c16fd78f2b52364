"""The site of a corpus: its documentation folder, each page rendered, the search, all of it made aside and put in the old one's place."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator import addresses
from generator.archive import claim_archive, write_archive
from generator.build.exchange import build_aside, exchange
from generator.build.rendered import rendered
from generator.build.store import Store
from generator.build.whole import write_whole
from generator.corpus import Corpus
from generator.documentation import write_documentation
from generator.edition import Edition
from generator.index import make_index
from generator.search.pagefind import indexed
from generator.write import claim

STORE = Path("build/store")
"""Where what was made is kept, below the working directory."""
CORES = len(os.sched_getaffinity(0))


@dataclass(frozen=True)
class Way:
    """How a site is built: with how many workers, and with what kept from before."""

    store: Path = STORE
    jobs: int = CORES


def build_site(corpus: Corpus, edition: Edition, target: Path, way: Way) -> int:
    """Build the site of a corpus at a directory and give the number of its pages; the old site stands until the new one is whole.

    The offline edition is also written as a zip beside it. Raises NotOursError where something else stands at the target.
    """
    target = target.absolute()
    archive = target.with_name(f"{target.name}.zip")
    with build_aside(target, waiting=lambda: None) as aside:
        if target.exists():
            claim(target, edition.name)
        if edition.offline:
            claim_archive(archive)
        index = make_index(corpus)
        kept = way.store.absolute()
        documentation = kept / "docs" / hashlib.sha256(os.fsencode(target)).hexdigest()[:16]
        store = Store(kept / "made", kept / "aside" / documentation.name)
        shutil.rmtree(store.aside, ignore_errors=True)  # left by a build that was killed
        files = write_documentation(index, edition, documentation, way.jobs, lambda done, of: None)
        markdown = {path: sha256 for path, sha256 in files.items() if path.endswith(".md")}
        pages = rendered(documentation, markdown, edition, store, way.jobs, lambda done, of: None)
        entries = [(path.rpartition("index.md")[0], *entry) for path, entry in pages.items()]
        if not edition.offline:
            search = indexed(index, store, way.jobs)
            entries += [(f"{addresses.search_file(part)[1:]}/", *entry) for part, entry in search.items()]
        others = {path: sha256 for path, sha256 in files.items() if path not in markdown}
        write_whole(aside / "site", entries, store, documentation, others, edition.name)
        if edition.offline:
            write_archive(aside / "site", target.name, edition.newest, aside / "zip")
            (aside / "zip").replace(archive)
        exchange(aside / "site", target)
        store.prune()
    return len(markdown)
