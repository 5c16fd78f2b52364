"""The online index: for each part a folder of Pagefind, made from slim pages that hold what can be found and nothing of the frame.

A slim page is one run of text, cut by empty-handed <span>s: Pagefind puts a full stop after a block that lacks one, and the record is
verbatim. What a result shows and must not be searched (voices, grades, the scheme's words) stands in the ids, which it keeps, but for
spaces, and does not index.
"""

import html
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import pagefind_bin

from generator import addresses
from generator.search.findable import Findable
from generator.search.parts import NEWEST
from generator.search.settle import FULL, settle

_PAGE = '<!doctype html><html lang="en"><body data-pagefind-body>{filters}{weighted}<span id="end"></span></body></html>'
_INDEX = ("pagefind-entry.json", "pagefind.*.pf_meta", "fragment", "index", "filter")
_PROGRAM = ("pagefind.js", "wasm.en.pagefind")
"""One part is enough to hold it; Pagefind's worker, boxes and styles are not used."""
_LESS = "0.2"
"""The weight of what is no paragraph."""


class IndexNotMadeError(Exception):
    """Pagefind failed; the message is its own."""


def write_pagefind(findables: Iterable[Findable], site: Path) -> None:
    """Write the index of each part below a built site, and the program that reads them. Raises IndexNotMadeError."""
    with tempfile.TemporaryDirectory(prefix="assessments-search-") as scratch:
        slim = Path(scratch)
        for each in findables:
            page = slim / each.part / addresses.source_file(each.address).replace("index.md", "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(slim_page(each), encoding="utf-8")
        for part in sorted(slim.iterdir()):
            _run(part, slim / f"{part.name}.index")
            settle(slim / f"{part.name}.index")
            _keep(slim / f"{part.name}.index", site / addresses.search_file(part.name).lstrip("/"))


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
    environment = {**os.environ, "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(FULL)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 — our own paths, no shell
    if done.returncode:
        raise IndexNotMadeError(f"the search index could not be made: {(done.stderr or done.stdout).strip()}")


def _keep(made: Path, part: Path) -> None:
    part.mkdir(parents=True, exist_ok=True)
    for pattern in (*_INDEX, *(_PROGRAM if part.name == NEWEST else ())):
        for path in made.glob(pattern):
            shutil.move(path, part / path.name)
