"""Rules on prose pages: CommonMark and nothing that could become markup, a script, or a request to another host."""

import re
from collections.abc import Iterator
from itertools import accumulate
from pathlib import PurePosixPath

from markdown_it.token import Token

from generator import addresses
from generator.check.ledger import Ledger
from generator.check.rules import CorpusRule, Fault
from generator.common_mark import FORMS, LONGEST, definitions_in, misread, section_anchors, shown_in, targets_in, tokens_of
from generator.corpus import Corpus
from generator.records.values import SLUG, control_character_in

_DEEPEST = 20
"""How many words in italics, in bold or linked may stand within each other; nobody needs three."""
_LINK = re.compile(r"(https://|/([a-z0-9-]+/)*(#[a-z0-9-]+)?$|#[a-z0-9-]+$|mailto:[^?%]+$)")


def prose_is_plain(corpus: Corpus) -> Iterator[Fault]:
    """A prose page has no raw HTML, no images, no attributes, and links only to this site, to https addresses or to its contact."""
    for file, text in corpus.prose.items():
        for line, message in _faults(text):
            yield Fault((line,), message, file=file)


def prose_has_a_name_of_its_own(corpus: Corpus) -> Iterator[Fault]:
    """A prose page's name makes an address that no other page has."""
    for file in corpus.prose:
        name = PurePosixPath(file).stem
        if name in addresses.SECTIONS or name in corpus.committees:
            yield Fault((), f"the address /{name}/ belongs to another page; take another file name", file=file)
        elif not re.fullmatch(SLUG, name):
            yield Fault((), f"the name {name!r} makes no address; write lower-case letters, digits and single hyphens", file=file)


def prose_holds_what_pages_link_to(corpus: Corpus) -> Iterator[Fault]:
    """The prose pages and headings that the program links to are there."""
    for address, link in _LINKED.items():
        page, _, anchor = address.partition("#")
        file = f"pages/{page.strip('/')}.md"
        if file in corpus.unread or not corpus.assessments:
            continue
        if file not in corpus.prose:
            yield Fault((), f"is missing, and {link} leads there; bring it back", file=file)
        elif anchor and len(corpus.prose[file]) <= LONGEST and anchor not in section_anchors(tokens_of(corpus.prose[file])):
            heading = f"## {anchor.replace('-', ' ').capitalize()}"
            yield Fault((), f"has no heading that makes the anchor #{anchor}, and {link} leads there; write {heading!r}", file=file)


def prose_leads_to_what_is_published(ledger: Ledger) -> Iterator[Fault]:
    """A link of a prose page within the site leads to a page that is there, and to an anchor that stays."""
    if ledger.unsettled:
        return
    pages = {addresses.prose_of_file(file): tokens_of(text) for file, text in ledger.corpus.prose.items() if len(text) <= LONGEST}
    sections = {addresses.on(page, anchor) for page, tokens in pages.items() for anchor in section_anchors(tokens)}
    for here, tokens in pages.items():
        for line, target in targets_in(tokens):
            there = f"{here}{target}" if target.startswith("#") else target
            if _LINK.match(target) and there.startswith("/") and there not in ledger.published and there not in sections:
                yield Fault((line + 1,), f"links to {there}, which is not published; link to what is", file=f"pages{here.rstrip('/')}.md")


_LINKED = {
    addresses.LICENCE: "the licence link of every page",
    addresses.REPORT_AN_ERROR: "“Report an error” at the foot of every page",
    addresses.HOW_TO_CITE: "“How to cite” at the foot of every page",
}


def _faults(text: str) -> Iterator[tuple[int, str]]:
    if len(text) > LONGEST:
        yield 1, f"has {len(text):,} signs; a prose page has at most {LONGEST:,}"
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if sentence := control_character_in(line):
            yield number, sentence
        if "{" in line or "}" in line:
            yield number, "holds a brace, in which Markdown has attributes; write it in words"
    for defined in definitions_in(text):
        yield defined + 1, "defines a link by reference; write links in place: [text](/address/)"
    if not text.startswith("# "):
        yield 1, "does not begin with its title; write # and the title on the first line"
    tokens = tokens_of(text)
    if any(part.level > _DEEPEST for token in tokens for part in token.children or ()):
        yield 1, f"sets words within words more than {_DEEPEST} deep; a page needs no such"
        return
    if not control_character_in(text):
        yield from _control_characters_by_number(tokens)
    yield from _in_forms_it_has_not(tokens)
    yield from ((line + 1, message) for line, message in misread(tokens))


def _in_forms_it_has_not(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    for token in tokens:
        start = token.map[0] + 1 if token.map else 1
        for part in (token, *(token.children or ())):
            message = _fault(part)
            if message:
                yield start, message
        if any(depth > 1 for depth in accumulate(part.nesting for part in token.children or () if part.type.startswith("link_"))):
            yield start, "has a link within the words of another, which a page cannot; write one after the other"


def _control_characters_by_number(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    for line, shown in shown_in(tokens):
        if sentence := control_character_in(shown):
            yield line + 1, f"{sentence}; it is written by its number, as in &#x202e;"


def _fault(token: Token) -> str | None:
    if token.type in ("html_block", "html_inline"):
        return f"holds raw HTML, {token.content.strip()[:40]!r}; write it in Markdown, or put it in backticks to show it"
    if token.type == "code_block":
        return "is indented as code, which the builder may read as text; begin the line at the margin, or put code in backticks"
    if token.type == "fence":
        return "is a block of code; put code in single backticks, within a paragraph"
    if token.type == "ordered_list_open" and "start" in token.attrs:
        number = token.attrs["start"]
        return f"begins a list at {number}, and the builder counts from 1; where {number} is no list, write {number}\\."
    if token.type == "image":
        return "holds an image; prose pages are text"
    if token.type == "link_open":
        address = str(token.attrs.get("href", ""))
        if not _LINK.match(address):
            return f"links to {address!r}; write an address of this site (/about/), an https:// address, or the contact"
    if token.type.removesuffix("_open").removesuffix("_close") not in FORMS:
        return f"holds {token.content.strip()[:40]!r} in a form that prose pages have not; write it as text"
    return None


RULES = (
    CorpusRule("PROSE", prose_is_plain),
    CorpusRule("PROSE-NAME", prose_has_a_name_of_its_own),
    CorpusRule("PROSE-ANCHOR", prose_holds_what_pages_link_to),
)
LEDGER_RULES = (CorpusRule("PROSE-LINK", prose_leads_to_what_is_published),)
