"""Every link between pages leads to a page and an anchor that exist; a dead one is an error before MkDocs starts."""

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator import addresses
from generator.pages.page import Page
from generator.published import Published

# Text is escaped so that neither form can come from a document: "](" holds a bracket, "{ #" a brace, "<a id" an angle bracket.
_TARGET = re.compile(r"\]\(([^)\s]*)\)")
_ANCHORS = (re.compile(r"\{ #([a-z0-9-]+)"), re.compile(r"<a id=\"([a-z0-9-]+)\""))
"""Looked for apart: a form that begins with fixed signs is found much faster than either of two."""
_SCHEME = re.compile("[a-z]+:")


class DeadLinkError(Exception):
    """A link that leads nowhere, or two things with one address: a fault of ours, not of the content."""


@dataclass(frozen=True)
class PageLinks:
    """What a page sets and what it links to."""

    address: str
    anchors: frozenset[str]
    targets: frozenset[str]
    """The addresses and anchors of the site that it links to."""
    faults: tuple[str, ...] = ()
    """What is wrong with its own anchors."""


def links_of(page: Page) -> PageLinks:
    """The anchors and links of a page."""
    anchors = [anchor for form in _ANCHORS for anchor in form.findall(page.body)]
    written = {*_TARGET.findall(page.body), *(f"/{there}" for _, there in page.crumbs)}
    return PageLinks(
        page.address,
        frozenset(anchors),
        frozenset(there for target in written if (there := leads_to(page.address, target))),
        tuple(f"{page.address}: anchor #{anchor} stands twice" for anchor, count in Counter(anchors).items() if count > 1),
    )


def but_promised(links: PageLinks, promised: Published) -> PageLinks:
    """The links of a page but for what leads to a promised address, and its anchors but for promised ones, which must be there."""
    kept = promised.pages.get(links.address, frozenset())
    missing = tuple(f"{links.address}: anchor #{anchor} is promised and not there" for anchor in sorted(kept - links.anchors))
    open_targets = frozenset(there for there in links.targets if there not in promised)
    return PageLinks(links.address, links.anchors - kept, open_targets, (*links.faults, *missing))


def check_links(pages: Iterable[PageLinks], files: Collection[str] = (), promised: Iterable[str] = ()) -> None:
    """Raise DeadLinkError, naming every dead link, twice-used address and anchor, and what is promised and not there.

    `files`: the addresses of what stands beside the pages; `promised`: the pages and files that the ledger keeps.
    """
    listed = list(pages)
    counts = Counter([*files, *(page.address for page in listed)])
    anchors = {addresses.on(page.address, anchor) for page in listed for anchor in page.anchors}
    faults = [f"two pages at {address}" for address, count in counts.items() if count > 1]
    faults += [f"{address} is promised and not there" for address in promised if address not in counts]
    for page in listed:
        faults += page.faults
        dead = (there for there in page.targets if there not in counts and there not in anchors)
        faults += [f"{page.address}: {there} leads nowhere" for there in sorted(dead)]
    if faults:
        raise DeadLinkError("; ".join(faults))


def anchors_of(page: Page) -> frozenset[str]:
    """The anchors a page sets."""
    return links_of(page).anchors


def leads_to(here: str, target: str) -> str | None:
    """The address a link leads to; None for one that leaves the site."""
    if target.startswith("#"):
        return here + target
    if target.startswith("//"):
        return target[1:]
    if _SCHEME.match(target):
        return None
    file, _, anchor = target.partition("#")
    address = _address(here, file)
    return f"{address}#{anchor}" if anchor else address


@lru_cache(maxsize=1024)
def _address(here: str, file: str) -> str:
    """The address of what a target without its anchor names; kept, since a page links to few others, and to each of them often."""
    path = posixpath.normpath(f"{addresses.source_file(here).rpartition('/')[0] or '.'}/{file}")
    return f"/{path.removesuffix('index.md')}"
