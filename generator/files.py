"""Every file of the site that is no page, by its address: pure, from the index, like the pages they stand beside."""

from generator.index import Index


def make_files(index: Index) -> dict[str, bytes]:
    """The files published beside the pages."""
    return {"/robots.txt": _robots(index)}


def _robots(index: Index) -> bytes:
    return f"User-agent: *\nAllow: /\nSitemap: {index.base_address}sitemap.xml\n".encode()
