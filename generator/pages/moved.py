"""What stands where something is gone: a page that leads on or says why it was withdrawn, an anchor, a copy of a file, a server's rules."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from generator import addresses
from generator.edition import theme_filled
from generator.markdown import alias, lines, paragraph
from generator.pages.page import Page, to
from generator.records.registers import Redirect, Site
from generator.redirects import is_file

SCRIPT = "/static/redirect.js"
_NGINX = """\
# Addresses that have moved, for nginx. In the http block:
#   map_hash_bucket_size 512;
#   map $uri $moved { include /path/to/redirects.nginx; }
# and in the server block:
#   if ($moved) { return 301 $moved$is_args$args; }
"""


@dataclass(frozen=True)
class Frame:
    """What the pages left at old addresses are made in: their template and the site's own facts; `offline`: links name files."""

    template: str
    site: Site
    offline: bool = False

    def page(self, here: str, **parts: str) -> bytes:
        """A page at an address, its parts set in the template."""
        home, errors = self.way(here, addresses.HOME), self.way(here, addresses.REPORT_AN_ERROR)
        frame = {"site": escape(self.site.title), "root": _up(here), "home": home, "errors": errors}
        return theme_filled("redirect.html", self.template, {**frame, **parts}).encode()

    def way(self, here: str, there: str) -> str:
        """The relative link from a page to an address."""
        return _up(here) + (addresses.file_behind(there) if self.offline else there)[1:]


def with_old_anchors(pages: Iterable[Page], moved: Mapping[str, str]) -> Iterator[Page]:
    """The pages, each with the anchors it has lost: an alias where the new place is on the page, else a line that says where it is."""
    lost = _passages(moved)
    for page in pages:
        body = page.body
        for anchor, there in lost.get(page.address, {}).items():
            body = _with_old_anchor(body, page.address, anchor, there)
        yield replace(page, body=body) if page.address in lost else page


def moved_files(moved: Mapping[str, str], files: Mapping[str, bytes | Path], frame: Frame, script: bytes) -> dict[str, bytes | Path]:
    """The files at addresses that are gone, and the rules for servers."""
    passages = _passages(moved)
    made: dict[str, bytes | Path] = {
        file: _leading_on(address, there, _elsewhere(there, passages.get(address, {})), frame)
        for address, there in moved.items()
        if (file := _page_file(address))
    }
    made |= {SCRIPT: script} if made else {}
    made |= {address: files[there] for address, there in moved.items() if is_file(address) and there in files}
    return made | _for_servers(moved, passages, addresses.root(frame.site.base_address))


def withdrawn_files(withdrawn: Mapping[str, Redirect], frame: Frame) -> dict[str, bytes | Path]:
    """A page at the address of each page that was withdrawn, which says when and why; it leads nowhere."""
    return {
        file: frame.page(
            address,
            title="Withdrawn",
            head="",
            heading="This page was withdrawn",
            told=escape(f"{entry.gone.words if entry.gone else ''}: {entry.why}"),
            passages="",
        )
        for address, entry in withdrawn.items()
        if (file := _page_file(address))
    }


def _page_file(address: str) -> str | None:
    """The file that a browser shows at an address; None for an anchor, and for a file that it would save."""
    if address.endswith("/"):
        return f"{address}index.html"
    return address if address.endswith(".html") else None


def _passages(moved: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The anchors that are gone, by page, each with where it is now."""
    passages: dict[str, dict[str, str]] = {}
    for address, there in moved.items():
        page, _, anchor = address.partition("#")
        if anchor:
            passages.setdefault(page, {})[anchor] = there
    return passages


def _elsewhere(there: str, passages: Mapping[str, str]) -> dict[str, str]:
    """Those passages of a page that are not found at its new address under their old anchors."""
    return {anchor: place for anchor, place in passages.items() if place != addresses.on(there, anchor)}


def _with_old_anchor(body: str, here: str, old: str, there: str) -> str:
    page, _, anchor = there.partition("#")
    if page == here:
        return _with_alias(body, old, anchor or "title")
    return lines(
        [body, paragraph(f"What stood here at #{old} has moved: {to(here, there, there, classes='moved')}", anchor=old, classes="aside")]
    )


def _with_alias(body: str, old: str, anchor: str) -> str:
    """The page with an empty anchor before the block that another anchor is on."""
    place = re.search(rf'\{{ #{anchor}[ }}]|<a id="{anchor}"', body)
    start = body.rfind("\n", 0, place.start()) + 1 if place else 0
    if body.startswith("{", start):  # a paragraph's attributes stand on a line of their own, after its text
        start = body.rfind("\n", 0, start - 1) + 1
    return f"{body[:start]}{alias(old)}\n\n{body[start:]}"


def _leading_on(here: str, there: str, elsewhere: Mapping[str, str], frame: Frame) -> bytes:
    """A page that leads on to another. One whose passages went to several places names them; without script the reader chooses."""

    def published(address: str) -> str:
        return escape(addresses.absolute(frame.site.base_address, address))

    def link(address: str) -> str:
        return f'<a class="moved" href="{frame.way(here, address)}">{published(address)}</a>'

    canonical = f'<link rel="canonical" href="{published(there)}">'
    script = f'<script src="{frame.way(here, SCRIPT)}" defer></script>'
    refresh = f'<noscript><meta http-equiv="refresh" content="0; url={frame.way(here, there)}"></noscript>'
    items = "".join(f'\n        <li id="{anchor}">#{anchor}: {link(place)}</li>' for anchor, place in elsewhere.items())
    return frame.page(
        here,
        title="Moved",
        head="\n    ".join((canonical, *(() if elsewhere else (refresh,)), script)),
        heading="This page has moved",
        told=f"It is now at {link(there)}.",
        passages=f"<ul>{items}\n      </ul>" if items else "",
    )


def _up(here: str) -> str:
    """The way from a page up to the top of the site."""
    return "../" * (here.count("/") - 1)


def _for_servers(moved: Mapping[str, str], passages: Mapping[str, Mapping[str, str]], root: str) -> dict[str, bytes | Path]:
    """Permanent redirects for hosts that read `_redirects`, and for nginx.

    A server never sees a fragment: a page whose passages went to several places is left to the page that leads on.
    """
    lines = [
        (f"{root}{address}", f"{root}{there}")
        for address, there in moved.items()
        if "#" not in address and not _elsewhere(there, passages.get(address, {}))
    ]
    hosts = "".join(f"{address} {there} 301\n" for address, there in lines)
    nginx = "".join(f'"{address}" "{there}";\n' for address, there in lines)
    return {"/_redirects": hosts.encode(), "/redirects.nginx": f"{_NGINX}{nginx}".encode()}
