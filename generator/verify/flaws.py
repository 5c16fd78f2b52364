"""What verifying finds wrong in a site, and how much it has looked at."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Problem


def flaw(file: str, code: str, message: str) -> Problem:
    """A problem of a whole file of the site."""
    return Problem(file, 0, 0, code, message)


@dataclass(frozen=True)
class Counts:
    """How much was checked."""

    files: int = 0
    bytes: int = 0
    pages: int = 0
    links: int = 0
    """Links within the site, each time one stands on a page, in a style sheet, a sitemap or a feed."""
    anchors: int = 0
    """Those of the links that lead to a place on a page."""
    permalinks: int = 0
    records: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(one + another for one, another in zip(self, other, strict=True)))

    def __iter__(self) -> Iterator[int]:
        return iter(vars(self).values())

    def __str__(self) -> str:
        return ", ".join(f"{number:,} {name}" for name, number in vars(self).items())


NOTHING = Counts()
