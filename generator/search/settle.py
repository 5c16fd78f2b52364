"""Pagefind's index made lighter to load and the same in every run; it reads the files of Pagefind 1.5, which pyproject.toml holds it to.

Four faults of the tool are mended. It numbers pages as the file system lists them, and no two kinds of file system list them alike.
It shortens the last word of each file of the index to what tells it from the next file, and then looks for that word elsewhere too:
for `tortur`, in the file [toot–tort], it loads the one that ends with `to`, four times as heavy. It puts a word of every page into one
file with those before it: `imprison` comes with `in`. And it writes the values of a filter in the order of a hash that differs from run
to run.
"""

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cbor2

from generator.made_with import sha256_of_data
from generator.write import write_new

FULL = 8000
"""How many places of words fill a file of the index. Of the 20,000 that Pagefind takes, a first search is heavier (a test weighs one)."""
_SIGNED = b"pagefind_dcd"
_PAGES, _CHUNKS, _FILTERS = 1, 2, 3
"""Where the table of contents has the pages, as (name, words), the files of the index, as (first word, last word, name), and those of
filters, as (filter, name)."""


def settle(part: Path) -> None:
    """Rewrite the table of contents of a part's index, its words and its filters, in place."""
    meta = next(part.glob("pagefind.*.pf_meta"))
    contents = _read(meta)
    numbers = _by_address(part / "fragment", contents[_PAGES])
    contents[_PAGES] = [page for _, page in sorted(zip(numbers, contents[_PAGES], strict=True))]
    contents[_CHUNKS] = [file for first, _, name in contents[_CHUNKS] for file in _settled_words(part / "index", first, name, numbers)]
    contents[_FILTERS] = sorted([name, _settled_filter(part / "filter", file, numbers)] for name, file in contents[_FILTERS])
    meta.unlink()
    _set_entry(part / "pagefind-entry.json", _write(part, "pagefind.en_", contents, ".pf_meta"))


def _by_address(folder: Path, pages: Sequence[Sequence[Any]]) -> list[int]:
    """The number of each page in the order of their addresses, by the number that it has."""
    found = [json.loads(_unpacked(folder / f"{name}.pf_fragment"))["url"] for name, *_ in pages]
    numbers = {address: number for number, address in enumerate(sorted(found))}
    return [numbers[address] for address in found]


def _settled_words(folder: Path, first: str, name: str, numbers: Sequence[int]) -> Iterator[list[str]]:
    """A file of the index under its true last word, which stands apart from the others where it alone would fill a file."""
    path = folder / f"{name}.pf_index"
    (words,) = _read(path)
    path.unlink()
    *others, last = [
        [word, _renumbered(pages, numbers), sorted([form, _renumbered(found, numbers)] for form, found in forms)]
        for word, pages, forms in words
    ]
    if others and sum(len(places) for _, places, _ in last[1]) >= FULL:
        yield [first, others[-1][0], _write(folder, "en_", [others], ".pf_index")]
        first, others = last[0], []
    yield [first, last[0], _write(folder, "en_", [[*others, last]], ".pf_index")]


def _renumbered(pages: Iterable[Sequence[Any]], numbers: Sequence[int]) -> list[list[Any]]:
    """Where a word stands, page after page, each numbered by how far it is from the one before."""
    number, found = 0, []
    for further, *places in pages:
        number += further
        found.append((numbers[number], places))
    found.sort(key=lambda each: each[0])
    before = [0, *(number for number, _ in found)]
    return [[number - last, *places] for (number, places), last in zip(found, before, strict=False)]


def _settled_filter(folder: Path, name: str, numbers: Sequence[int]) -> str:
    """A filter's file with its values in order; gives the new name."""
    path = folder / f"{name}.pf_filter"
    facet, values = _read(path)
    path.unlink()
    settled = sorted([value, sorted(numbers[page] for page in pages)] for value, pages in values)
    return _write(folder, "en_", [facet, settled], ".pf_filter")


def _set_entry(path: Path, name: str) -> None:
    entry = json.loads(path.read_text(encoding="utf-8"))
    entry["languages"]["en"]["hash"] = name.removeprefix("pagefind.")
    write_new(json.dumps(entry, separators=(",", ":"), sort_keys=True).encode(), path)


def _read(path: Path) -> Any:
    return cbor2.loads(_unpacked(path))


def _unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(_SIGNED)


def _write(folder: Path, beginning: str, data: object, ending: str) -> str:
    """Write data under the name of its hash; gives the name without its ending."""
    written = _SIGNED + cbor2.dumps(data)
    name = f"{beginning}{sha256_of_data(written)[:10]}"
    write_new(gzip.compress(written, mtime=0), folder / f"{name}{ending}")
    return name
