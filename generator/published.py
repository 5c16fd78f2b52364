"""Every address and anchor that a site publishes, held by page: asked as one set, and for what stands on one page."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TypeVar

from generator import addresses

Item = TypeVar("Item")


class Published(Set[str]):
    """The addresses and anchors of a site; `pages` holds the anchors of each page, and none for a file."""

    def __init__(self, pages: Mapping[str, frozenset[str]]):
        self.pages = pages

    def __contains__(self, address: object) -> bool:
        page, sign, anchor = str(address).partition("#")
        return page in self.pages and (not sign or anchor in self.pages[page])

    def __iter__(self) -> Iterator[str]:
        for page, anchors in self.pages.items():
            yield page
            yield from (addresses.on(page, anchor) for anchor in anchors)

    def __len__(self) -> int:
        return len(self.pages) + sum(map(len, self.pages.values()))

    @classmethod
    def _from_iterable(cls, items: Iterable[Item]) -> Set[Item]:
        """What two sets make together, or one without the other, is no site of its own."""
        return frozenset(items)
