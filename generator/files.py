"""Every file of the site that is no page, by its address: pure, from the index, like the pages they stand beside."""

from generator import addresses
from generator.citations.imports import import_files
from generator.data.files import data_files
from generator.feeds import make_feeds
from generator.index import Index
from generator.schema import schema_files


def make_files(index: Index) -> dict[str, bytes]:
    """The files published beside the pages."""
    return {"/robots.txt": _robots(index), **make_feeds(index), **import_files(index), **_schemas(index), **data_files(index)}


def _schemas(index: Index) -> dict[str, bytes]:
    """The schemas stored with the content, older versions included, and where none are stored those of the present version."""
    stored = {file: text.encode() for file, text in index.corpus.schemas.items()}
    return {addresses.data_file(file): data for file, data in {**schema_files(), **stored}.items()}


def _robots(index: Index) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {index.site.base_address}sitemap.xml\n".encode()
