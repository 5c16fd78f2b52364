"""Where a link leads: to a file of the site and a place in it, or out of the site. Links are read as browsers read them."""

import posixpath
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_TRIMMED = "".join(map(chr, range(0x21)))
_NO_SIGN = str.maketrans("", "", "\t\n\r")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_DATA = re.compile(r"data:(image|font)/", re.IGNORECASE)
PAGE = "index.html"


class Place(NamedTuple):
    """A place in the site: the name of a file, and an anchor in it or nothing; no name where a link leads above the site."""

    name: str
    anchor: str = ""
    by_folder: bool = False
    """Whether the link names the folder, and a server is to know that it means the page in it."""

    def __str__(self) -> str:
        address = f"/{self.name.removesuffix(PAGE) if posixpath.basename(self.name) == PAGE else self.name}"
        return f"{address}#{self.anchor}" if self.anchor else address


class Edition(NamedTuple):
    """What verifying knows of a site as a whole."""

    base: str
    """The address it is published at, with a slash at the end; nothing where its front page does not say."""
    offline: bool
    """Whether it is opened from a folder, where links must name files."""


def as_read(target: str) -> str:
    """The address as a browser takes it: trimmed, without line breaks, a backslash for a slash."""
    return target.translate(_NO_SIGN).strip(_TRIMMED).replace("\\", "/")


def place_of(target: str, here: str, edition: Edition) -> Place | None:
    """The place within the site that a link in a file leads to; None for one that leaves the site."""
    before, _, fragment = target.partition("#")
    place = _from_folder(before, here.rpartition("/")[0], edition)
    if place is None or place is _ABOVE or not fragment:
        return place if place is None or place.name != _SELF else Place(here)
    anchor = unquote(as_read(fragment).partition(":~:")[0])  # after the sign, words that a browser is to look for
    return Place(here if place.name == _SELF else place.name, anchor, place.by_folder)


_SELF, _ABOVE = ".", Place("")


@lru_cache(maxsize=20_000)
def _from_folder(target: str, folder: str, edition: Edition) -> Place | None:
    """The place that a link without its anchor leads to from any file of a folder; most pages share most of their links."""
    address = as_read(target)
    published = bool(_ABSOLUTE.match(address))
    if published:
        if not edition.base or not f"{address}/".startswith(edition.base):
            return None
        folder, address = "", address[len(edition.base) :] or PAGE
    elif address.startswith("/"):
        top = urlsplit(edition.base).path or "/"
        if edition.offline or not address.startswith(top):
            return _ABOVE
        folder, address = "", address[len(top) :] or PAGE
    path = unquote(address.partition("?")[0])
    if not path:
        return Place(_SELF)
    whole = posixpath.normpath(posixpath.join(folder, path))
    if whole.startswith(("../", "/")) or whole == "..":
        return _ABOVE
    if posixpath.basename(path) in ("", ".", ".."):
        return Place(posixpath.normpath(posixpath.join(whole, PAGE)), by_folder=edition.offline and not published)
    return Place(whole)


def asks_another_host(target: str) -> bool:
    """Whether a browser that loads this asks another host than the one it has the page from, or runs it as a program.

    The site's own published address is another host for a copy of the site.
    """
    address = as_read(target)
    return bool(_ABSOLUTE.match(address)) and not _DATA.match(address)
