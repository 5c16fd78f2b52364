"""Pagefind's index made lighter to load and the same in every run; it reads the files of Pagefind 1.5, which pyproject.toml holds it to.

Three faults of the tool are mended. It shortens the last word of each file of the index to what tells it from the next file, and then
looks for that word elsewhere too: for `tortur`, in the file [toot–tort], it loads the one that ends with `to`, four times as heavy.
It puts a word of every page into one file with those before it: `imprison` comes with `in`. And it writes the values of a filter in
the order of a hash that differs from run to run.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cbor2

FULL = 8000
"""How many places of words fill a file of the index. Of the 20,000 that Pagefind takes, a first search is heavier (a test weighs one)."""
_SIGNED = b"pagefind_dcd"
_CHUNKS, _FILTERS = 2, 3
"""Where the table of contents has the files of the index, as (first word, last word, name), and those of filters, as (filter, name)."""


def settle(part: Path) -> None:
    """Rewrite the table of contents of a part's index, and its filters, in place."""
    meta = next(part.glob("pagefind.*.pf_meta"))
    contents = _read(meta)
    contents[_CHUNKS] = [file for first, _, name in contents[_CHUNKS] for file in _settled_words(part / "index", first, name)]
    contents[_FILTERS] = sorted([name, _settled_filter(part / "filter", file)] for name, file in contents[_FILTERS])
    meta.unlink()
    _set_entry(part / "pagefind-entry.json", _write(part, "pagefind.en_", contents, ".pf_meta"))


def _settled_words(folder: Path, first: str, name: str) -> Iterator[list[str]]:
    """A file of the index under its true last word, which stands apart from the others where it alone would fill a file."""
    path = folder / f"{name}.pf_index"
    (words,) = _read(path)
    *others, (last, pages, _) = words
    if others and sum(len(places) for _, places, _ in pages) >= FULL:
        path.unlink()
        yield [first, others[-1][0], _write(folder, "en_", [others], ".pf_index")]
        first, name = last, _write(folder, "en_", [words[-1:]], ".pf_index")
    yield [first, last, name]


def _settled_filter(folder: Path, name: str) -> str:
    """A filter's file with its values in order; gives the new name."""
    path = folder / f"{name}.pf_filter"
    facet, values = _read(path)
    path.unlink()
    return _write(folder, "en_", [facet, sorted(values)], ".pf_filter")


def _set_entry(path: Path, name: str) -> None:
    entry = json.loads(path.read_text(encoding="utf-8"))
    entry["languages"]["en"]["hash"] = name.removeprefix("pagefind.")
    path.write_text(json.dumps(entry, separators=(",", ":"), sort_keys=True), encoding="utf-8")


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNED))


def _write(folder: Path, beginning: str, data: object, ending: str) -> str:
    """Write data under the name of its hash; gives the name without its ending."""
    written = _SIGNED + cbor2.dumps(data)
    name = f"{beginning}{hashlib.sha256(written).hexdigest()[:10]}"
    (folder / f"{name}{ending}").write_bytes(gzip.compress(written, mtime=0))
    return name
