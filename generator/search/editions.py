"""Which engine, index and licence each edition of the site has: Pagefind on a server, MiniSearch in a folder."""

from collections.abc import Sequence
from pathlib import Path

from generator import addresses
from generator.search.findable import Findable
from generator.search.inline import packed_pieces, shelves
from generator.search.parts import DOCUMENTS, NEWEST
from generator.search.script_file import script


def online_files(findables: Sequence[Findable], engines: Path) -> dict[str, bytes | Path]:
    """What the online search loads besides the index that Pagefind makes: the list of its parts, and the engine."""
    others = {each.part for each in findables} - {NEWEST, DOCUMENTS}
    return {
        addresses.search_file("parts.js"): _parts([NEWEST, *sorted(others)], [DOCUMENTS]),
        addresses.search_file("engine.js"): engines / "engine-online.js",
        addresses.search_file("stemmer.js"): engines / "stemmer.js",
        addresses.search_file("pagefind-LICENSE.txt"): engines / "pagefind-LICENSE.txt",
    }


def offline_files(findables: Sequence[Findable], engines: Path) -> dict[str, bytes | Path]:
    """What the offline search loads: its index piece by piece, what results show, and the engine with its library."""
    pieces = dict(packed_pieces(findables))
    held = {addresses.search_file(f"{name}.js"): script(name, data) for name, data in (*pieces.items(), *shelves(findables))}
    return {
        **held,
        addresses.search_file("parts.js"): _parts(
            [name for name in pieces if DOCUMENTS not in name], [name for name in pieces if DOCUMENTS in name]
        ),
        addresses.search_file("engine.js"): engines / "engine-offline.js",
        addresses.search_file("stemmer.js"): engines / "stemmer.js",
        addresses.search_file("minisearch.js"): engines / "minisearch.js",
        addresses.search_file("minisearch-LICENSE.txt"): engines / "minisearch-LICENSE.txt",
    }


def _parts(parts: list[str], documents: list[str]) -> bytes:
    """The parts, those of documents apart, and the form of a document's address, to which a symbol that was typed leads."""
    return script("parts", {"parts": parts, "documents": documents, "document": f"{addresses.DOCUMENTS}*/"})
