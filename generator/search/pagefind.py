"""The online index: for each part a folder of Pagefind, made from slim pages that hold what can be found and nothing of the frame.

A slim page is one run of text, cut by empty-handed <span>s: Pagefind puts a full stop after a block that lacks one, and the record is
verbatim. What a result shows and must not be searched (voices, grades, the scheme's words) stands in the ids, which it keeps, but for
spaces, and does not index.
"""

import ctypes
import gzip
import html
import json
import os
import re
import signal
import subprocess
import zlib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pagefind_bin

from generator import addresses
from generator.build.store import Entry, Store
from generator.faults import Fault, ending
from generator.index import Index
from generator.made_with import ZLIB, of_code, sha256_of_data, versions_of
from generator.progress import Told
from generator.search.findable import Findable, findables
from generator.search.parts import NEWEST, parts_of
from generator.search.settle import FULL, settle
from generator.workers import in_workers
from generator.write import write_new

_PAGE = '<!doctype html><html lang="en"><body data-pagefind-body>{filters}{weighted}<span id="end"></span></body></html>'
_INDEX = ("pagefind-entry.json", "pagefind.*.pf_meta", "fragment", "index", "filter")
_SET_DEATH_SIGNAL = 1
_PROGRAM = ("pagefind.js", "wasm.en.pagefind")
"""One part is enough to hold it; Pagefind's worker, boxes and styles are not used."""
_PACKED = (".pf_meta", ".pf_fragment", ".pf_index", ".pf_filter", ".pagefind")
_LAST_OF_A_PROGRAM = re.compile(rb"export\s*\{[^}]*\};?\s*\Z")
_LESS = "0.2"
"""The weight of what is no paragraph."""


class IndexNotMadeError(Fault):
    """Pagefind failed; the message says how, and what it said itself."""


def indexed(index: Index, store: Store, jobs: int, told: Told) -> dict[str, Entry]:
    """The entry of each part of the search, which is made where the store does not hold it; parts are made side by side.

    Raises WorkerError, with Pagefind's own message, where one could not be made.
    """
    common = [*of_code("generator/search/"), versions_of("pagefind-bin", "cbor2"), ZLIB]

    def made(part: str) -> tuple[str, Entry]:
        pages = {addresses.source_file(each.address): slim_page(each) for each in findables(index, part)}
        key = sha256_of_data(json.dumps([part, common, pages]))
        return part, store.held(key) or _made(pages, part, store, key)

    entries: dict[str, Entry] = {}
    parts = parts_of(index)
    told(0, len(parts))
    for part, entry in in_workers(made, parts, jobs, name=lambda part: f"the search index of {part}", at_most=1):
        entries[part] = entry
        told(len(entries), len(parts))
    return entries


def _made(pages: Mapping[str, str], part: str, store: Store, key: str) -> Entry:
    slim, out = store.aside / f"{part}.pages", store.aside / f"{part}.index"
    for name, page in pages.items():
        path = slim / name.replace("index.md", "index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(page.encode(), path)
    _run(slim, out)
    refuse_cut(out, len(pages))
    settle(out)
    kept = (path for pattern in (*_INDEX, *(_PROGRAM if part == NEWEST else ())) for path in out.glob(pattern))
    files = [file for path in kept for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()]
    return store.put(key, {file.relative_to(out).as_posix(): file for file in sorted(files)})


def slim_page(findable: Findable) -> str:
    """The page that Pagefind reads in the place of the one that it stands for."""
    filters = "".join(
        f'<i data-pagefind-filter="{html.escape(name)}[title]" title="{html.escape(value)}"></i>'
        for name, values in findable.facets.items()
        for value in values
    )
    shown = _span(["", findable.kind, findable.title, findable.where, findable.grades], " · ".join(findable.names))
    spoken = [_span([each.anchor, each.voice], each.text) for each in findable.passages]
    weight = "" if findable.kind == "Paragraph" else f' data-pagefind-weight="{_LESS}"'
    return _PAGE.format(filters=filters, weighted=f"<span{weight}>{' '.join([shown, *spoken])} </span>")


def _span(told: object, text: str) -> str:
    return f'<span id="{quote(json.dumps(told))}">{html.escape(text)}</span>'


def _run(pages: Path, out: Path) -> None:
    command = [str(pagefind_bin.get_executable()), "--site", str(pages), "--output-path", str(out), "--force-language", "en", "--silent"]
    # It would take options from variables of its own, and from a file where it runs.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    environment["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"] = str(FULL)
    # It holds the lock of the build too: a build that is killed is not over before Pagefind, where that writes on, is.
    done = subprocess.run(  # noqa: S603 — our own paths, no shell
        command,
        cwd=pages,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        close_fds=False,
        preexec_fn=_end_with_the_worker,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip()
        raise IndexNotMadeError(f"Pagefind {ending(done.returncode)}{f': {said}' if said else ''}")


def _end_with_the_worker() -> None:
    """A worker that is killed takes along what it started, where the system can: else Pagefind writes into a folder that was cleared."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def refuse_cut(out: Path, pages: int) -> None:
    """Raises IndexNotMadeError where Pagefind did not write all: on a full disk it leaves files empty, or cut, and says nothing of it."""
    found = sum(1 for _ in out.glob("fragment/*"))
    cut = next((path.name for path in sorted(out.rglob("*")) if path.is_file() and not _is_whole(path)), None)
    if cut or found != pages:
        what = f"only a part of {cut}" if cut else f"{found} of {pages} pages"
        raise IndexNotMadeError(
            f"Pagefind wrote {what}, as it does where no space is left on the disk that holds {out}; free some, and run the command again"
        )


def _is_whole(path: Path) -> bool:
    """Whether a file that Pagefind wrote has its end; styles and boxes are not kept, whatever they hold."""
    data = path.read_bytes()
    if path.name == "pagefind.js":
        return bool(_LAST_OF_A_PROGRAM.search(data))
    try:
        return bool(json.loads(data) if path.suffix == ".json" else gzip.decompress(data) if path.suffix in _PACKED else True)
    except (ValueError, EOFError, OSError, zlib.error):
        return False
