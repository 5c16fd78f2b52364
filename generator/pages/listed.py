"""A list as pages: its rows on one page or, where they are too many for it, the ways to its parts and a page for each (design §4)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from generator import wording
from generator.head import Head
from generator.listings import Listing, Part
from generator.markdown import bullets, escape, heading, lines
from generator.pages import parts
from generator.pages.page import Page, to

Row = TypeVar("Row")


def listed_pages(
    page: Page,
    lede: str,
    listing: Listing[Row],
    rows: Callable[[str, tuple[Row, ...]], Iterable[str]],
    *,
    noun: str,
    after: Iterable[str] = (),
) -> Iterator[Page]:
    """The page of a list, and those of its parts.

    `page`: the list's own, with what stands above its lede; `rows`: blocks of Markdown for rows, from the page at an address;
    `noun`: what a row is, to be counted within what the lede says the list is of; `after`: blocks below the rows, on the list's own page.
    """
    here = page.address
    own = [_ways(here, listing.parts, noun)] if listing.parts else rows(here, listing.rows)
    yield replace(page, body=lines([page.body, parts.lede(lede), *own, *after]))
    for part in listing.parts:
        above = [parts.kicker(page.title), heading(1, escape(part.name), anchor="title"), parts.lede(lede)]
        yield replace(
            page,
            address=part.address,
            title=f"{page.title}: {part.name}",
            description=f"{part.name}. {page.description}",
            crumbs=(*page.crumbs, (part.name, part.address)),
            head=Head(),
            body=lines([*above, *rows(part.address, part.rows)]),
        )


def _ways(here: str, listed: tuple[Part[Row], ...], noun: str) -> str:
    return bullets(f"{to(here, part.name, part.address)} · {wording.counted(len(part.rows), noun)}" for part in listed)
