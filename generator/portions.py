"""What the site is made of, cut into portions that are made on their own: the pages of a record with its files, a list, the tables."""

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass

from generator import addresses
from generator.data.files import database_file, table_files
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
from generator.write import Held

Files = Iterable[tuple[str, Held]]


@dataclass(frozen=True)
class Portion:
    """Pages and files that are made together, when they are asked for."""

    name: str
    """Tells what it is made into: no two of a corpus, and no two that are made of the same, have one name."""
    index: Index
    """All that it is made of besides the program and the edition."""
    pages: Callable[[Index], Iterable[Page]] = lambda _: ()
    files: Callable[[Index], Files] = lambda _: ()
    """Each file after its address; one is written before the next is made."""
    alone: bool = False
    """Whether it takes as long as hundreds of others, so that it is begun first, and by a worker that makes nothing else."""


def portions_of_pages(index: Index, edition: Edition) -> Iterator[Portion]:
    """Every page of an edition."""
    for name, of, pages in page_portions(index, edition.site):
        yield Portion(name, of, pages=pages)


def portions_of_files(index: Index, edition: Edition, published: Set[str]) -> Iterator[Portion]:
    """Every file of an edition."""
    yield Portion("the tables of the data set", index, files=table_files, alone=True)
    yield Portion("the data set in one file", index, files=database_file, alone=True)
    yield Portion("search", index, files=lambda index: _search_files(index, edition), alone=True)
    for name, of, files in file_portions(index):
        yield Portion(name, of, files=files)
    yield Portion("versions", index, files=lambda index: version_files(index.corpus).items())
    yield Portion(addresses.PERMALINKS, index, files=lambda index: [(addresses.PERMALINKS, permalinks(index.corpus, published))])
    yield Portion("rules for servers", index, files=lambda _: _server_rules(edition))


def _server_rules(edition: Edition) -> Files:
    styles = theme_text("static/record.css")
    return server_rules(edition.site, style_of_files(styles)).items()


def _search_files(index: Index, edition: Edition) -> Files:
    found = tuple(findables(index))
    of_edition = offline_files if edition.offline else online_files
    return [*search_files(index, found).items(), *of_edition(found, THEME / "engines").items()]
