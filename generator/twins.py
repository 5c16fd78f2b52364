"""The Markdown twin of a page: its text as CommonMark that stands alone, with absolute addresses, a citation and the site's notice.

Official text is set as block quotes, so that it is told apart from our own words where no style is.
"""

import re
from collections.abc import Iterable, Iterator

from generator import addresses
from generator.citations.styles import first_of_facts
from generator.links import leads_to
from generator.markdown import escape
from generator.pages.page import WrittenPage

# Text of a document is escaped: a brace or an angle bracket that is bare is ours (see generator/markdown.py).
_ATTRIBUTES = re.compile(r" ?(?<!\\)\{ (?:[#.]|[a-z-]+=\")[^{}]*\}")
_ALIAS = re.compile(r"<a id=\"[a-z0-9-]+\"></a>")
_TARGET = re.compile(r"\]\(([^)\s]*)\)")
_LAST_LINK = re.compile(r"(.*) (\[[^\]]*\]\([^)\s]*\))")
_KICKER = re.compile(r"\A(.+)\n\{ \.kicker \}\n\n(# .+)")


def twin(page: WrittenPage, base_address: str, notice: str) -> str:
    """The twin of a page; `notice` is the sentence at the foot of every page."""
    here = addresses.absolute(base_address, page.address)
    body = _TARGET.sub(lambda found: f"]({_absolute(base_address, page.address, found[1])})", _KICKER.sub(r"\2\n\n\1", page.body))
    revised, cited = page.facts.get("revised"), first_of_facts(page.facts)
    record = f"Record of {revised}. " if revised else ""
    foot = ["---", *([escape(cited)] if cited else []), f"<{here}>", f"{record}{notice}"]
    return "\n\n".join([*_blocks(body.split("\n\n")), *foot]) + "\n"


def _absolute(base_address: str, here: str, target: str) -> str:
    there = leads_to(here, target)
    return addresses.absolute(base_address, there) if there else target


def _blocks(blocks: Iterable[str]) -> Iterator[str]:
    """The blocks without the divisions they stand in; what is drawn for the eye only is said again in a table."""
    drawn = 0
    for block in blocks:
        if block.startswith("<div"):
            drawn += drawn > 0 or 'class="drawn"' in block
        elif block == "</div>":
            drawn -= drawn > 0
        elif not drawn:
            official = any(line.startswith("{") and ".official" in line for line in block.splitlines())
            plain = _ALIAS.sub("", _ATTRIBUTES.sub("", block)).strip("\n")
            if plain.strip():
                yield _quoted(plain) if official else _list(plain) if plain.startswith("| ") else plain


def _quoted(official: str) -> str:
    """Official text as a block quote; a link that stands after it is ours and stays outside."""
    found = _LAST_LINK.fullmatch(official)
    return f"> {found[1]}\n\n{found[2]}" if found else f"> {official}"


def _list(table: str) -> str:
    """A table, which CommonMark has not, as a list: each row under its first cell."""
    head, _, *rows = (line.removeprefix("| ").removesuffix(" |").split(" | ") for line in table.splitlines())
    return "\n".join(f"- {_row(head, cells)}" for cells in rows)


def _row(head: list[str], cells: list[str]) -> str:
    told = [cell.replace("<br>", "; ") for cell in cells]
    if len(told) > 2:
        told = [told[0], "; ".join(f"{name}: {cell}" for name, cell in zip(head[1:], told[1:], strict=True))]
    return ": ".join(told)
