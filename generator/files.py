"""Every file of the site that is no page, by its address: pure, from the index, like the pages they stand beside."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator import addresses
from generator.citations.imports import import_files
from generator.data.files import database_file, descriptor_file, record_files, table_files
from generator.data.package import summed
from generator.feeds import make_feeds
from generator.index import Index
from generator.schema import schema_files

Maker = Callable[[Index], Iterable[tuple[str, bytes | Path]]]


def make_files(index: Index) -> dict[str, bytes]:
    """The files published beside the pages, all at once."""
    made = (file for _, of, files in file_portions(index) for file in files(of))
    files = {address: held.read_bytes() if isinstance(held, Path) else held for address, held in made}
    return files | descriptor_file(index, lambda address: summed(files[address]))


def file_portions(index: Index) -> Iterator[tuple[str, Index, Maker]]:
    """The files published beside the pages but the descriptor of the data set, in portions that are made on their own.

    Each with its name, which tells what it is made into, and the index of all that it is made of. The two that take longest stand
    apart, so that not one worker gets both.
    """
    yield "the data set in one file", index, database_file
    yield "feeds", index, lambda index: make_feeds(index).items()
    yield "schemas", index, lambda index: {"/robots.txt": _robots(index), **_schemas(index)}.items()
    for key, entries in index.by_state.items():
        yield (
            f"files of the records of {key}",
            index.only(entry.record for entry in entries),
            lambda index: (*record_files(index), *import_files(index).items()),
        )
    yield "the tables of the data set", index, table_files


def _schemas(index: Index) -> dict[str, bytes]:
    """The schemas stored with the content, older versions included, and where none are stored those of the present version."""
    stored = {file: text.encode() for file, text in index.corpus.schemas.items()}
    return {addresses.data_file(file): data for file, data in {**schema_files(), **stored}.items()}


def _robots(index: Index) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {index.site.base_address}sitemap.xml\n".encode()
