"""The files that the search and the explorer load, whatever engine finds the words."""

from collections.abc import Iterable

from generator import addresses
from generator.index import Index
from generator.search.findable import Findable
from generator.search.labels import labels
from generator.search.parts import pieces
from generator.search.rows import packed_rows
from generator.search.script_file import script
from generator.search.vocabulary import vocabulary


def search_files(index: Index, findables: Iterable[Findable]) -> dict[str, bytes]:
    """The labels of the facets, the rows of the explorer piece by piece, and the words to offer where nothing is found."""
    rows = {f"points-{name}": packed_rows(index, paragraphs) for name, paragraphs in pieces(index)}
    held = {"labels": labels(index), "words": vocabulary(findables), **rows}
    return {addresses.search_file(f"{name}.js"): script(name, data) for name, data in held.items()}
