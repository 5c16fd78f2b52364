"""The sitemap holds every page once, however many there are."""

import xml.etree.ElementTree as ET
from pathlib import Path

from generator.index import Index
from generator.sitemap import sitemap

_MOST = 50_000
"""How many addresses one file may hold, by the protocol (sitemaps.org)."""


def _places(data: bytes, kind: str) -> list[str]:
    root = ET.fromstring(data.decode().split("\n", 1)[1])
    assert root.tag.endswith("}" + kind)
    return [str(place.text) for place in root.iterfind(".//{*}loc")]


def test_the_sitemap_of_a_site_names_its_pages(built_invented: Path, invented: Index) -> None:
    pages = (path.relative_to(built_invented).as_posix().removesuffix("index.html") for path in built_invented.rglob("index.html"))
    listed = _places((built_invented / "sitemap.xml").read_bytes(), "urlset")
    assert sorted(listed) == sorted(f"{invented.site.base_address}{page}" for page in pages)


def test_more_pages_than_one_file_may_hold_are_listed_in_several_and_these_in_an_index(invented: Index) -> None:
    site = invented.site
    pages = {f"/documents/invented-{number}/": "" for number in range(2 * _MOST + 1)}
    made = sitemap(site, pages)
    assert list(made) == ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert _places(made["/sitemap.xml"], "sitemapindex") == [f"{site.base_address}sitemap-{number}.xml" for number in (1, 2, 3)]
    parts = [_places(data, "urlset") for address, data in made.items() if address != "/sitemap.xml"]
    assert max(map(len, parts)) == _MOST
    assert sorted(place for part in parts for place in part) == sorted(f"{site.base_address}{page[1:]}" for page in pages)
