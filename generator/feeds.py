"""Atom feeds: what was added or revised, on everything, on a State, with an organization. Register names and fixed sentences only."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from generator import addresses, wording
from generator.index import AssessmentEntry, Index
from generator.pages.assessment import description_of, title_of
from generator.records.registers import Site

LATEST = 50
"""How many entries a feed holds at most."""
_NEVER = "1970-01-01T00:00:00Z"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a name may hold and XML 1.0 may not, such as U+FFFF."""


def make_feeds(index: Index) -> dict[str, bytes]:
    """Every feed, by its address."""
    feeds = {addresses.FEED: _feed(index, addresses.FEED, addresses.HOME, "", index.assessments)}
    for key, entries in index.by_state.items():
        here = addresses.state_feed(key)
        feeds[here] = _feed(index, here, addresses.state(key), index.state_name(key), entries)
    for identifier, entries in index.by_organization.items():
        here = addresses.organization_feed(identifier)
        feeds[here] = _feed(index, here, addresses.organization(identifier), index.corpus.organizations[identifier].name, entries)
    return feeds


def _feed(index: Index, here: str, page: str, about: str, entries: Iterable[AssessmentEntry]) -> bytes:
    """A feed at an address, of a page, with its latest entries first."""
    site = index.site
    latest = sorted(entries, key=lambda entry: (_revised(entry), entry.record.key), reverse=True)[:LATEST]
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _text(feed, "id", index.absolute(here))
    _text(feed, "title", f"{about} · {site.title}" if about else site.title)
    _text(feed, "updated", max((_revised(entry) for entry in latest), default=_NEVER))
    _link(feed, "self", "application/atom+xml", index.absolute(here))
    _link(feed, "alternate", "text/html", index.absolute(page))
    _author(feed, site)
    _text(feed, "rights", wording.licence(site.licence))
    for entry in latest:
        _entry(feed, index, entry)
    ElementTree.indent(feed)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(feed: ElementTree.Element, index: Index, entry: AssessmentEntry) -> None:
    """An assessment: its address is its id, so that a revision is read as the same entry again."""
    record = entry.record
    address = index.absolute(addresses.assessment(record))
    written = ElementTree.SubElement(feed, "entry")
    _text(written, "id", address)
    _text(written, "title", title_of(index, record))
    _text(written, "updated", _revised(entry))
    _text(written, "published", f"{record.record.added.earliest}T00:00:00Z")
    _link(written, "alternate", "text/html", address)
    for term, label in (
        (record.committee, index.corpus.committees[record.committee].name),
        (record.state.lower(), index.state_name(record.state)),
    ):
        ElementTree.SubElement(written, "category", {"term": term, "label": _NO_XML.sub("\ufffd", label)})
    _text(written, "summary", description_of(index, record))


def _author(feed: ElementTree.Element, site: Site) -> None:
    author = ElementTree.SubElement(feed, "author")
    _text(author, "name", site.title)
    _text(author, "uri", site.base_address)


def _link(parent: ElementTree.Element, relation: str, media_type: str, address: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "type": media_type, "href": address})


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = _NO_XML.sub("\ufffd", text)


def _revised(entry: AssessmentEntry) -> str:
    return f"{entry.record.record.revised.earliest}T00:00:00Z"
