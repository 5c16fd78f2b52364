"""One file of a copy, read once, in pieces: its hash, the e-mail addresses in it, and what its kind says of links, loads and records."""

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from urllib.parse import unquote

from pydantic import ValidationError

from generator import addresses
from generator.problems import Problem
from generator.records.assessment import Assessment
from generator.records.canonical import record_sha256
from generator.text import e_mails_in
from generator.verify.copies import Copy, LeadsOnError, UnreadableError
from generator.verify.flaws import NOTHING, Counts, flaw
from generator.verify.loads import loaded_by_script, loaded_by_styles
from generator.verify.packed import DamagedError, packed_of, unpacked
from generator.verify.page import facts_of
from generator.verify.targets import PAGE, Edition, Place, as_read, asks_another_host, place_of

LARGEST = 64_000_000
"""Bytes of a page, style sheet or script that is looked into; any other file is looked through whatever its size."""
_PAGES = (".html", ".htm", ".xhtml", ".svg")
_LOOKED_INTO = (*_PAGES, ".css", ".js", ".mjs", ".xml", ".atom")
_IN_XML = re.compile(r"<loc>([^<]*)</loc>|\bhref=[\"']([^\"']*)")
_MORE_THAN_DATA = re.compile(
    r"<!|<\?xml-|<[^<>]*\btype\s*=\s*[\"']x?html"
    r"|<[^<>]*\bxmlns(?::\w+)?\s*=\s*[\"'](?!http://www\.(?:w3\.org/2005/Atom|sitemaps\.org/schemas/sitemap/0\.9)[\"'])",
    re.IGNORECASE,
)
"""By which a feed or sitemap is more to a browser, or to a reader of feeds, than data: a style sheet that runs, elements of a page."""
_TAG_AT_AN_AT = re.compile(r"(?<=@)(?:<[^>]*>)+|(?:<[^>]*>)+(?=@)")
"""An address in which part of it is set in bold is shown as one."""
_RUN_BY_A_LINK = re.compile(r"(?:java|vb)script:|data:", re.IGNORECASE)
_E_MAIL_AT_MOST = 320
_COMPRESSED = (".woff2", ".zip")
"""What looks like an address in these is chance."""
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Reading:
    """What one file says."""

    name: str
    sha256: str = ""
    flaws: tuple[Problem, ...] = ()
    counts: Counts = NOTHING
    e_mails: tuple[str, ...] = ()
    places: frozenset[Place] = frozenset()
    """Where it leads, within the site and beyond the file itself."""
    anchors: str = ""
    """The anchors of a page, a line each: a thousand pages have fifty thousand."""
    moved: Mapping[str, Place | None] | None = None
    """Of a page at an old address, or of a file that a server gives out no more: where it leads on to, by anchor."""
    record: str = ""
    """The hash of the record that the file holds."""
    unpacks_to: str | None = None
    """Of a file that is sent in the place of another: the SHA-256 of what it unpacks to; nothing where it does not."""


@dataclass
class _Kept:
    """A file's content, kept to be looked into where its kind and size allow."""

    wanted: bool
    size: int = 0
    content: bytearray = field(default_factory=bytearray)

    def take(self, piece: bytes) -> None:
        self.size += len(piece)
        if self.wanted and self.size <= LARGEST:
            self.content += piece


def read(copy: Copy, name: str, edition: Edition) -> Reading:
    """Read a file of a copy; one that cannot be read has no hash, and a flaw that says why, or leads on."""
    hashed = hashlib.sha256()
    kept = _Kept(name.endswith(_LOOKED_INTO) or is_record(name))
    e_mails: dict[str, None] = {}
    pieces = _noted(copy.pieces(name), hashed, kept)
    inner = hashlib.sha256() if packed_of(name) else None
    if inner:
        pieces = _noted(unpacked(pieces, name), inner, _Kept(wanted=False))
    try:
        e_mails |= dict.fromkeys(_e_mails(pieces, name))
    except DamagedError:
        return Reading(name, hashed.hexdigest(), counts=Counts(files=1, bytes=kept.size), unpacks_to="")
    except LeadsOnError as there:
        return Reading(name, moved={"": place_of(str(there) or PAGE, PAGE, edition)})
    except UnreadableError as error:
        code = "FILE-MISSING" if str(error).startswith("is missing") else "FILE-UNREADABLE"
        return Reading(name, flaws=(flaw(name, code, str(error)),))
    counts = Counts(files=1, bytes=kept.size)
    if not kept.wanted:
        to = inner.hexdigest() if inner else None
        return Reading(name, hashed.hexdigest(), counts=counts, e_mails=tuple(e_mails), unpacks_to=to)
    if kept.size > LARGEST:
        large = flaw(name, "FILE-SIZE", f"is {kept.size / 1e6:.0f} MB; above {LARGEST / 1e6:.0f} MB its links are not looked at")
        return Reading(name, hashed.hexdigest(), (large,), counts, tuple(e_mails))
    try:
        text = kept.content.decode()
    except UnicodeDecodeError as error:
        foreign = flaw(name, "ENCODING", f"is no text in UTF-8 (byte {error.start + 1}); what a browser would make of it is not known")
        return Reading(name, hashed.hexdigest(), (foreign,), counts, tuple(e_mails))
    inside = _record(name, text) if is_record(name) else _looked_into(name, text, edition)
    e_mails |= dict.fromkeys(inside.e_mails)
    return replace(inside, sha256=hashed.hexdigest(), counts=counts + inside.counts, e_mails=tuple(e_mails))


def is_record(name: str) -> bool:
    """Whether a file's name is that of a record beside its page."""
    folder, _, file = name.rpartition("/")
    return file.endswith(".json") and file.removesuffix(".json") == addresses.name_beside(f"/{folder}/")


def _record(name: str, text: str) -> Reading:
    try:
        return Reading(name, record=record_sha256(Assessment.model_validate_json(text)))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        message = f"is no record that this version of the program reads: {place + ': ' if place else ''}{first['msg']}"
        return Reading(name, flaws=(flaw(name, "RECORD", message),))


def _looked_into(name: str, text: str, edition: Edition) -> Reading:
    """What a page, style sheet, script, sitemap or feed says."""
    if name.endswith(_PAGES):
        return _page(name, text, edition)
    if name.endswith((".js", ".mjs")):
        return Reading(name, flaws=tuple(_from_elsewhere(name, loaded_by_script(text))))
    if name.endswith(".css"):
        loads = list(loaded_by_styles(text))
        return replace(_leading(name, loads, edition), flaws=tuple(_from_elsewhere(name, filter(asks_another_host, loads))))
    led = _leading(name, [unescape(one or other) for one, other in _IN_XML.findall(text)], edition)
    return replace(led, flaws=(*led.flaws, *_running(name, _MORE_THAN_DATA.findall(text))))


def _page(name: str, text: str, edition: Edition) -> Reading:
    facts = facts_of(text)
    runs = [*facts.runs, *(each for each in facts.links if _RUN_BY_A_LINK.match(as_read(each)))]
    led = _leading(name, [*facts.links, *facts.loads], edition, {*facts.anchors, "", "top"})
    flaws = (*_from_elsewhere(name, filter(asks_another_host, facts.loads)), *_from_elsewhere(name, facts.named), *_running(name, runs))
    shown = unescape(text) if "&" in text else text
    shown = _TAG_AT_AN_AT.sub("", shown) if "@<" in shown or ">@" in shown else shown
    return replace(
        led,
        flaws=(*led.flaws, *flaws),
        counts=led.counts + Counts(pages=int(name.endswith(".html"))),
        e_mails=tuple(e_mails_in(shown) + e_mails_in(unquote("\n".join(facts.links)))),
        anchors="\n".join(dict.fromkeys(facts.anchors)),
        moved=None if facts.moved is None else {anchor: place_of(target, name, edition) for anchor, target in facts.moved.items()},
    )


def _leading(name: str, targets: Iterable[str], edition: Edition, anchors: Collection[str] = ("",)) -> Reading:
    """The places of the site that a file leads to, counted; of the anchors that it names on itself, those which it has not."""
    places = Counter[Place]()
    for target, times in Counter(targets).items():
        if place := place_of(target, name, edition):
            places[place] += times
    here = sorted(place.anchor for place in places if place.name == name and place.anchor not in anchors)
    return Reading(
        name,
        flaws=tuple(flaw(name, "ANCHOR-DEAD", f"leads to #{anchor} on itself, where no such place is") for anchor in here),
        counts=Counts(links=places.total(), anchors=sum(count for place, count in places.items() if place.anchor)),
        places=frozenset(place for place in places if place.name != name),
    )


def _running(name: str, runs: Iterable[str]) -> Iterator[Problem]:
    yield from (flaw(name, "SCRIPT", f"holds {each[:80]!r}, which runs or leads astray; no page of such a site does") for each in runs)


def _from_elsewhere(name: str, addresses_: Iterable[str]) -> Iterator[Problem]:
    for address in dict.fromkeys(addresses_):
        yield flaw(
            name, "THIRD-PARTY", f"makes a browser ask {address.strip()[:200]!r}; a page of such a site asks nobody but its own server"
        )


def _noted(pieces: Iterable[bytes], hashed: "hashlib._Hash", kept: _Kept) -> Iterator[bytes]:
    """The pieces, each hashed and kept on its way."""
    for piece in pieces:
        hashed.update(piece)
        kept.take(piece)
        yield piece


def _e_mails(pieces: Iterable[bytes], name: str) -> Iterator[str]:
    """The e-mail addresses in a file, in what it holds compressed too, over the ends of pieces."""
    if name.endswith(_COMPRESSED):
        pieces = (b"" for _ in pieces)
    rest = b""
    for piece in _unpacked(pieces):
        rest += piece
        end = max(rest.rfind(b"\n"), rest.rfind(b" "))  # an address that two pieces share is read with the second
        whole, rest = (rest[:end], rest[end:]) if end > len(rest) - _E_MAIL_AT_MOST else (rest, b"")
        yield from _e_mails_of(whole)
    yield from _e_mails_of(rest)


def _e_mails_of(data: bytes) -> list[str]:
    return e_mails_in(data.decode("latin-1")) if b"@" in data else []


def _unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as they are, or unpacked where the file is compressed by gzip; no more at once than a piece holds."""
    unpacking = None
    for number, piece in enumerate(pieces):
        if number == 0 and piece.startswith(_GZIP):
            unpacking = zlib.decompressobj(wbits=31)
        if unpacking is None:
            yield piece
            continue
        try:
            while piece:
                yield unpacking.decompress(piece, LARGEST // 64)
                piece = unpacking.unconsumed_tail
        except zlib.error:
            return
