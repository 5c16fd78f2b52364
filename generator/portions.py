"""What the site is made of, cut into portions that are made on their own: the pages of a record with its files, a list, the tables."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import addresses
from generator.edition import THEME, Edition, theme_text
from generator.files import file_portions
from generator.index import Index
from generator.ledger import permalinks, version_files
from generator.one_file import style_of_files
from generator.pages import page_portions
from generator.pages.page import Page
from generator.search.editions import offline_files, online_files
from generator.search.files import search_files
from generator.search.findable import findables
from generator.server_rules import server_rules

Files = Iterable[tuple[str, bytes | Path]]


@dataclass(frozen=True)
class Portion:
    """Pages and files that are made together, when they are asked for."""

    name: str
    pages: Callable[[], Iterable[Page]] = tuple
    files: Callable[[], Files] = tuple
    """Each file after its address; one is written before the next is made."""


def portions(index: Index, edition: Edition, published: frozenset[str]) -> Iterator[Portion]:
    """Every page and file of an edition; those that take long come first, so that no worker is left alone with one at the end."""
    for name, files in file_portions(index):
        yield Portion(name, files=files)
    yield Portion("search", files=lambda: _search_files(index, edition))
    yield Portion("versions", files=lambda: version_files(index.corpus).items())
    yield Portion(addresses.PERMALINKS, files=lambda: [(addresses.PERMALINKS, permalinks(index.corpus, published))])
    yield Portion("rules for servers", files=lambda: _server_rules(edition))
    for name, pages in page_portions(index, edition.site):
        yield Portion(name, pages=pages)


def _server_rules(edition: Edition) -> Files:
    styles = theme_text("static/record.css")
    return server_rules(edition.site, style_of_files(styles)).items()


def _search_files(index: Index, edition: Edition) -> Files:
    found = tuple(findables(index))
    of_edition = offline_files if edition.offline else online_files
    return [*search_files(index, found).items(), *of_edition(found, THEME / "engines").items()]
