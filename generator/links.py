"""Every link between pages leads to a page and an anchor that exist; a dead one is an error before MkDocs starts."""

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable

from generator import addresses
from generator.pages.page import Page

# Text is escaped so that neither form can come from a document: "](" holds a bracket, "{ #" a brace, "<a id" an angle bracket.
_TARGET = re.compile(r"\]\(([^)\s]*)\)")
_ANCHOR = re.compile(r"\{ #([a-z0-9-]+)|<a id=\"([a-z0-9-]+)\"")


class DeadLinkError(Exception):
    """A link that leads nowhere, or two things with one address: a fault of ours, not of the content."""


def check_links(pages: Iterable[Page], files: Collection[str] = ()) -> None:
    """Raise DeadLinkError, naming every dead link, twice-used address and twice-used anchor of the pages.

    `files`: the addresses of what is published beside the pages.
    """
    listed = list(pages)
    anchors: dict[str, list[str]] = {file: [] for file in files} | {page.address: _anchors(page) for page in listed}
    counts = Counter(page.address for page in listed)
    faults = [f"two pages at {address}" for address, count in counts.items() if count > 1]
    for page in listed:
        own = anchors[page.address]
        faults += [f"{page.address}: anchor #{anchor} stands twice" for anchor in set(own) if own.count(anchor) > 1]
        for target in dict.fromkeys([*_TARGET.findall(page.body), *(f"/{there}" for _, there in page.crumbs)]):
            there = leads_to(page.address, target)
            if there and not _exists(there, anchors):
                faults.append(f"{page.address}: {target} leads nowhere")
    if faults:
        raise DeadLinkError("; ".join(faults))


def anchors_of(page: Page) -> frozenset[str]:
    """The anchors a page sets."""
    return frozenset(_anchors(page))


def _anchors(page: Page) -> list[str]:
    return [one or other for one, other in _ANCHOR.findall(page.body)]


def _exists(there: str, anchors: dict[str, list[str]]) -> bool:
    address, _, anchor = there.partition("#")
    return address in anchors and (not anchor or anchor in anchors[address])


def leads_to(here: str, target: str) -> str | None:
    """The address a link leads to; None for one that leaves the site."""
    if re.match(r"[a-z]+:", target):
        return None
    if target.startswith("//"):
        return target[1:]
    if target.startswith("#"):
        return here + target
    file, _, anchor = target.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(addresses.source_file(here)), file))
    address = f"/{path.removesuffix('index.md')}"
    return f"{address}#{anchor}" if anchor else address
