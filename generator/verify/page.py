"""A page as a browser takes it apart: where its links lead, what it loads, its anchors, and where it leads on to if it has moved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.verify.loads import loaded_by_script, loaded_by_styles

_NEVER_LOADED = frozenset(
    {"alternate", "author", "canonical", "cite-as", "collection", "describedby", "first", "help"}
    | {"item", "last", "license", "next", "prev", "search", "up"}
)
"""Relations of `link` that browsers fetch nothing for, unless another stands beside them."""
_LOADING = frozenset(
    {"src", "data", "poster", "background", "action", "formaction", "ping", "lowsrc", "attributionsrc"}
    | {"manifest", "href", "xlink:href", "codebase", "archive", "classid"}
)
"""Attributes that a browser may fetch from, or send to."""
_SETS = ("srcset", "imagesrcset")
_OF_NO_MATTER = frozenset({"class", "content", "rel", "role", "title", "type", "lang", "aria-label", "aria-hidden", "viewbox", "d"})
"""Most of all attributes are these, which say nothing here."""
_REFRESH = re.compile(r"[^;,]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
MOVED = "kind-moved"
"""The class of pages that lead on, or say that something was withdrawn."""


@dataclass
class PageFacts:
    """What stands on a page, each thing as often as it stands there."""

    links: list[str] = field(default_factory=list)
    """Where the reader, or a machine, is sent on demand."""
    loads: list[str] = field(default_factory=list)
    """What the browser asks for by itself, or sends something to."""
    named: list[str] = field(default_factory=list)
    """The addresses that scripts on the page name."""
    anchors: list[str] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    """What would run without standing in a script file, or is read as something else than it looks."""
    canonical: str = ""
    moved: dict[str, str] | None = None
    """Of a page at an old address: where its passages have moved, by anchor, and the page itself, under no anchor, unless withdrawn."""


def facts_of(html: str) -> PageFacts:
    """Read a page."""
    facts = PageFacts()
    root = LexborHTMLParser(html).root
    passage = ""
    for node in root.traverse() if root is not None else ():
        attributes, tag = node.attributes, node.tag or ""
        if tag in _OF_A_KIND:
            _take_element(tag, node, facts)
        for name, value in attributes.items():
            if name not in _OF_NO_MATTER:
                _take_attribute(tag, name, value or "", attributes, facts)
        if facts.moved is not None:
            passage = attributes.get("id") or "" if tag == "li" else passage
            if attributes.get("class") == "moved":
                facts.moved.setdefault(passage, attributes.get("href") or "")
    return facts


_NOWHERE = frozenset({"applet", "base", "embed", "frame", "iframe", "object", "template"} | {"animate", "set"})
"""Elements of no page of such a site: they turn links elsewhere, hold a page of their own, or what is no part of this one yet."""
_OF_A_KIND = _NOWHERE | {"html", "script", "style", "meta", "link"}
Attributes = Mapping[str, str | None]


def _take_element(tag: str, node: LexborNode, facts: PageFacts) -> None:
    """Note what an element is to a browser by its kind."""
    attributes = node.attributes
    if tag == "html" and MOVED in (attributes.get("class") or "").split():
        facts.moved = {}
    elif tag == "script" and attributes.get("type") != "application/ld+json":
        facts.named += loaded_by_script(node.text(deep=True))
        facts.runs += ["<script> within the page"] if node.text(deep=True).strip() else []
    elif tag == "style":
        facts.loads += loaded_by_styles(node.text(deep=True))
    elif tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
        found = _REFRESH.match(attributes.get("content") or "")
        facts.loads += [found[1]] if found else []
    elif tag == "link" and (attributes.get("rel") or "").lower() == "canonical":
        facts.canonical = attributes.get("href") or ""
    elif tag == "meta" and (attributes.get("charset") or "utf-8").lower() != "utf-8":
        facts.runs.append(f"<meta charset={attributes['charset']}>")
    elif tag in _NOWHERE:
        facts.runs.append(f"<{tag}>")


def _take_attribute(tag: str, name: str, value: str, attributes: Attributes, facts: PageFacts) -> None:
    """Note what an attribute makes a browser do."""
    if name == "id" or (name == "name" and tag == "a"):
        facts.anchors.append(value)
    elif name in _LOADING:
        (facts.links if _is_link(tag, name, attributes) else facts.loads).append(value)
    elif name in _SETS:
        facts.loads += [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    elif name == "style":
        facts.loads += loaded_by_styles(value)
    elif name == "srcdoc":
        inside = facts_of(value)
        facts.loads += inside.loads
        facts.named += inside.named
    elif name.startswith("on"):
        facts.runs.append(f"{name} of <{tag}>")


def _is_link(tag: str, name: str, attributes: Attributes) -> bool:
    """Whether nothing is fetched until somebody follows it."""
    if not name.endswith("href"):
        return False
    return tag in ("a", "area") or (tag == "link" and _NEVER_LOADED.issuperset((attributes.get("rel") or "").lower().split()))
