"""Where a copy of the site is read from, a folder or a server on this machine; one file at a time, piece by piece."""

import http.client
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from generator.faults import Misuse

_PIECE = 1 << 20
_PATIENCE = 60
"""Seconds that a server may take to go on with an answer."""
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


class NoCopyError(Misuse):
    """What was named is no copy of a site that this command reads; the message says which it reads."""


class UnreadableError(Exception):
    """A file of a copy that cannot be read; the message says why."""


class LeadsOnError(Exception):
    """A server gives out no file under this name: it leads on to another place of the site, which the message names."""


class Copy(Protocol):
    """A copy of a site; names of files are relative to its top: `ccpr/123/kaz/index.html`."""

    def names(self) -> frozenset[str] | None:
        """Every file that stands in the copy; None where that cannot be asked."""

    def pieces(self, name: str) -> Iterator[bytes]:
        """What a file holds, piece by piece. Raises UnreadableError, and LeadsOnError where a server does."""


def copy_at(place: str) -> Copy:
    """The copy in a folder, or at an address of this machine. Raises NoCopyError."""
    if "://" not in place:
        if not Path(place).is_dir():
            raise NoCopyError(f"{place} is no folder; name the folder of a site, or its address: http://127.0.0.1:8000/")
        return Folder(Path(place))
    try:
        address = urlsplit(place)
        host, port = address.hostname or "", address.port or 80
    except ValueError as error:
        raise NoCopyError(f"{place} is no address: {error}") from None
    if address.scheme != "http" or host not in _THIS_MACHINE:
        raise NoCopyError(
            f"{place} is not on this machine, and nothing is asked of another; fetch the site first, and name its folder, "
            "or an address such as http://127.0.0.1:8000/"
        )
    return Server(host, port, f"{address.path.rstrip('/')}/")


@dataclass(frozen=True)
class Folder:
    """A copy on a disk."""

    top: Path

    def names(self) -> frozenset[str]:
        """Every file below the folder; a link to a folder is one, for it is not followed."""
        found = set()
        for path, folders, files in os.walk(self.top):
            within = os.path.relpath(path, self.top)
            links = [name for name in folders if Path(path, name).is_symlink()]
            found |= {name if within == os.curdir else f"{within}/{name}" for name in (*files, *links)}
        return frozenset(found)

    def pieces(self, name: str) -> Iterator[bytes]:
        """See Copy."""
        path = self.top / name
        try:
            if not path.is_file():
                raise UnreadableError("is no file" if path.exists() else "is missing")
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise UnreadableError(f"cannot be read: {error.strerror}") from None


@dataclass(frozen=True)
class Server:
    """A copy that a server on this machine gives out; it is asked for each file at the address that a reader would open."""

    host: str
    port: int
    top: str
    """The path of the site's front page."""
    _connections: dict[int, http.client.HTTPConnection] = field(default_factory=dict)
    """One for each process: two must not read from the same."""

    def names(self) -> None:
        """A server does not tell its files."""

    def pieces(self, name: str) -> Iterator[bytes]:
        """See Copy. Where the server leads on from a page, as it should from an old address, the page's file is asked for by its name."""
        path = self.top + quote(name)
        try:
            answer = self._asked(path.removesuffix("index.html"))
            if 300 <= answer.status < 400:
                there = self._leads_on(path, answer)
                answer = self._asked(path)
                if answer.status != http.client.OK:
                    answer.read()
                    raise LeadsOnError(there)
            if answer.status != http.client.OK:
                answer.read()
                raise UnreadableError(f"is missing: the server answers {answer.status} {answer.reason}")
            while piece := answer.read(_PIECE):
                yield piece
        except (OSError, http.client.HTTPException) as error:
            self._connections.pop(os.getpid()).close()
            raise UnreadableError(f"cannot be read: {str(error) or type(error).__name__}") from None

    def _asked(self, path: str) -> http.client.HTTPResponse:
        connection = self._connections.setdefault(os.getpid(), http.client.HTTPConnection(self.host, self.port, timeout=_PATIENCE))
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        return connection.getresponse()

    def _leads_on(self, path: str, answer: http.client.HTTPResponse) -> str:
        """Where an answer leads on to, from the top of the site."""
        answer.read()
        host = f"[{self.host}]" if ":" in self.host else self.host
        there = urljoin(f"http://{host}:{self.port}{path}", answer.headers.get("Location", ""))
        parts = urlsplit(there)
        if (parts.scheme, parts.hostname, parts.port or 80) != ("http", self.host, self.port) or not parts.path.startswith(self.top):
            raise UnreadableError(f"is missing: the server leads on to {there}, which is not of this site")
        return urlunsplit(("", "", parts.path.removeprefix(self.top), parts.query, parts.fragment))
