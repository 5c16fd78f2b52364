"""A page as it is written: an address, facts for the theme in its front matter, and Markdown."""

import json
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import to_json

from generator import addresses
from generator.citations.styles import as_facts
from generator.citations.works import Work
from generator.head import Head, file_links
from generator.markdown import escape, link

_NO_YAML = {sign.encode(): f"\\u{ord(sign):04x}".encode() for sign in "\u2028\u2029\ufffe\uffff"}
"""What YAML takes only by its number: two signs end a line there and are folded into a space, two are none."""

Crumbs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Page:
    """One page. Titles and descriptions are made of register names and fixed sentences, never of a document's text."""

    address: str
    kind: str
    title: str
    description: str
    crumbs: Crumbs
    body: str
    works: tuple[tuple[str, Work], ...] = ()
    """What can be cited on the page, each under its label: the page itself first, then its passages in their order."""
    files: tuple[tuple[str, str], ...] = ()
    """Names and addresses of the files that stand beside the page."""
    one_file: str = ""
    """The address of the file that holds all of the page, to keep or send; nothing for a page that has none."""
    before: tuple[str, str] | None = None
    """Name and address of the page read before this one."""
    after: tuple[str, str] | None = None
    """Name and address of the page read after it."""
    head: Head = field(default_factory=Head)
    scripts: tuple[str, ...] = ()
    """Scripts of the theme that the page needs beyond those of every page."""
    revised: str = ""
    """The day the record behind the page was last revised; nothing for a page that is made of several."""

    def written(self) -> bytes:
        """The file, in UTF-8. It begins with front matter, values in JSON, or MkDocs takes a first line `Kazakhstan: …` for it."""
        facts = {
            "title": self.title,
            "description": self.description,
            "kind": self.kind,
            "address": self.address,
            "crumbs": self.crumbs,
            **as_facts(self.works),
            "files": self.files,
            "one_file": self.one_file,
            "before": self.before,
            "after": self.after,
            "revised": self.revised,
            "scripts": self.scripts,
            "tags": self.head.tags,
            "links": [*self.head.links, *file_links(self.files)],
            "feeds": self.head.feeds,
            "data": self.head.data,
        }
        front = b"\n".join(key.encode() + b": " + to_json(value) for key, value in facts.items() if value)
        for sign, number in _NO_YAML.items():
            front = front.replace(sign, number)
        return b"---\n" + front + b"\n---\n\n" + self.body.encode() + b"\n"


@dataclass(frozen=True)
class WrittenPage:
    """A page read back from its file."""

    facts: dict[str, Any]
    body: str

    @property
    def address(self) -> str:
        """Where the page stands."""
        return str(self.facts["address"])


def read_back(markdown: str) -> WrittenPage:
    """The page that a file holds, from the text of what `Page.written` gives."""
    _, front, body = markdown.split("---\n", 2)
    return WrittenPage(
        {key: json.loads(value) for key, _, value in (line.partition(": ") for line in front.strip("\n").split("\n"))}, body.strip("\n")
    )


def to(here: str, text: str, there: str, *, classes: str = "") -> str:
    """A link with plain text from the page at one address to an address or anchor of the site."""
    return link(escape(text), addresses.relative_link(here, there), classes=classes)
