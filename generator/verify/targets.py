"""Where a link leads: to a file of the site and a place in it, or out of the site. Links are read as browsers read them."""

import posixpath
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_TRIMMED = "".join(map(chr, range(0x21)))
_NO_SIGN = str.maketrans("", "", "\t\n\r")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_DATA = re.compile(r"data:(image|font)/", re.IGNORECASE)
PAGE = "index.html"


@dataclass(frozen=True)
class Place:
    """A place in the site: the name of a file, and an anchor in it or nothing; no name where a link leads above the site."""

    name: str
    anchor: str = ""
    by_folder: bool = False
    """Whether the link names the folder, and a server is to know that it means the page in it."""

    def __str__(self) -> str:
        address = f"/{self.name.removesuffix(PAGE) if posixpath.basename(self.name) == PAGE else self.name}"
        return f"{address}#{self.anchor}" if self.anchor else address


@dataclass(frozen=True)
class Edition:
    """What verifying knows of a site as a whole."""

    base: str
    """The address it is published at, with a slash at the end; nothing where its front page does not say."""
    offline: bool
    """Whether it is opened from a folder, where links must name files."""


def as_read(target: str) -> str:
    """The address as a browser takes it: trimmed, without line breaks, a backslash for a slash."""
    plain = target.translate(_NO_SIGN).strip(_TRIMMED)
    before, sign, after = plain.partition("#")
    return before.replace("\\", "/") + sign + after


def place_of(target: str, here: str, edition: Edition) -> Place | None:
    """The place within the site that a link in a file leads to; None for one that leaves the site."""
    if target.startswith("#"):
        return Place(here, _anchor(target[1:]))
    place = _from_folder(target, posixpath.dirname(here), edition)
    return replace(place, name=here) if place and place.name == _SELF else place


_SELF, _ABOVE = ".", Place("")


@lru_cache(maxsize=20_000)
def _from_folder(target: str, folder: str, edition: Edition) -> Place | None:
    """The place that a link leads to from any file of a folder; most pages share most of their links."""
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
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Place(_SELF, _anchor(anchor))
    whole = posixpath.normpath(posixpath.join(folder, path))
    if whole.startswith(("../", "/")) or whole == "..":
        return _ABOVE
    if posixpath.basename(path) in ("", ".", ".."):
        return Place(posixpath.normpath(posixpath.join(whole, PAGE)), _anchor(anchor), by_folder=edition.offline and not published)
    return Place(whole, _anchor(anchor))


def _anchor(fragment: str) -> str:
    """The id that a fragment names, without the words that a browser is to look for."""
    return unquote(fragment.partition(":~:")[0])


def asks_another_host(target: str) -> bool:
    """Whether a browser that loads this asks another host than the one it has the page from, or runs it as a program.

    The site's own published address is another host for a copy of the site.
    """
    address = as_read(target)
    return bool(_ABSOLUTE.match(address)) and not _DATA.match(address)
