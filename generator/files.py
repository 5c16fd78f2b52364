"""The files of the site that stand beside its pages, by address: pure, from the index, like the pages. The data set is apart."""

from collections.abc import Callable, Iterable, Iterator

from generator import addresses
from generator.citations.imports import import_files
from generator.data.files import record_files
from generator.feeds import make_feeds
from generator.index import Index
from generator.schema import schema_files

Maker = Callable[[Index], Iterable[tuple[str, bytes]]]


def file_portions(index: Index) -> Iterator[tuple[str, Index, Maker]]:
    """The files, not yet made, in portions that are made on their own.

    Each with its name, which tells what it is made into, and the index of all that it is made of.
    """
    yield "feeds", index, lambda index: make_feeds(index).items()
    yield "schemas", index, lambda index: {"/robots.txt": _robots(index), **_schemas(index)}.items()
    for key, entries in index.by_state.items():
        yield (
            f"files of the records of {key}",
            index.only(entry.record for entry in entries),
            lambda index: (*record_files(index), *import_files(index).items()),
        )


def _schemas(index: Index) -> dict[str, bytes]:
    """The schemas stored with the content, older versions included, and where none are stored those of the present version."""
    stored = {file: text.encode() for file, text in index.corpus.schemas.items()}
    return {addresses.data_file(file): data for file, data in {**schema_files(), **stored}.items()}


def _robots(index: Index) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {index.site.base_address}sitemap.xml\n".encode()
