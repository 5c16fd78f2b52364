"""The sitemap: every page with the day its record was last revised, in files of as many as the protocol allows (sitemaps.org)."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from generator import addresses
from generator.records.registers import Site

_MOST = 50_000
"""How many addresses one file may hold."""
_FORM = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(site: Site, pages: Mapping[str, str]) -> dict[str, bytes]:
    """The sitemap of pages, by address, each with a day or nothing; where one file cannot hold them, an index of several."""
    urls = [_entry("url", site, address, revised) for address, revised in sorted(pages.items())]
    if len(urls) <= _MOST:
        return {addresses.SITEMAP: _file("urlset", urls)}
    parts = {addresses.sitemap_part(start // _MOST + 1): urls[start : start + _MOST] for start in range(0, len(urls), _MOST)}
    index = _file("sitemapindex", (_entry("sitemap", site, address) for address in parts))
    return {addresses.SITEMAP: index} | {address: _file("urlset", part) for address, part in parts.items()}


def _file(kind: str, entries: Iterable[str]) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} {_FORM}>\n{"".join(entries)}</{kind}>\n'.encode()


def _entry(kind: str, site: Site, address: str, revised: str = "") -> str:
    day = f"<lastmod>{revised}</lastmod>" if revised else ""
    return f"  <{kind}><loc>{escape(addresses.absolute(site.base_address, address))}</loc>{day}</{kind}>\n"
