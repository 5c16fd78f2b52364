"""Prose pages, read once as CommonMark: what `check` judges is what a page is made of, written anew in the forms of the builder.

The builder's own Markdown reads many lines otherwise than CommonMark: ` [x]: javascript:…` within a paragraph defines a link to it,
`[x](javascript:… //)` is one to CommonMark plain text. So the builder is never given an author's line.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from markdown.extensions.toc import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from generator.markdown import escape_within, heading, line_of, lines, link

LONGEST = 100_000
"""Signs of a prose page that is taken apart; the longest real one has 3,000."""
_LISTS = ("bullet_list", "ordered_list")
_HELD = {
    "root": ("heading", "paragraph", "blockquote", "hr", *_LISTS),
    "bullet_list": ("list_item",),
    "ordered_list": ("list_item",),
    "list_item": ("paragraph", *_LISTS),
    "blockquote": ("paragraph",),
}
"""What each block may hold for the builder to read it as CommonMark does."""

Follow = Callable[[str], str]
"""From where a link of an author leads to what a page's Markdown says for it."""

FORMS = (
    *("heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote", "hr", "inline"),
    *("text", "softbreak", "hardbreak", "code_inline", "em", "strong", "link"),
)
"""All that a prose page is made of; `check` refuses the rest."""


class _EveryLink(MarkdownIt):
    """CommonMark with every link: markdown-it leaves `[x](javascript:y)` as text, and a rule is to judge it."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (markdown-it's name)
        """Take any address for one."""
        return True


def tokens_of(text: str) -> list[Token]:
    """The text as CommonMark takes it apart."""
    return _EveryLink("commonmark").parse(text)


def definitions_in(text: str) -> Iterator[int]:
    """The first lines, from 0, of definitions of links, which are shown nowhere."""
    found: dict[str, Any] = {}
    _EveryLink("commonmark").parse(text, found)
    return (each["map"][0] for each in (*found.get("references", {}).values(), *found.get("duplicate_refs", ())))


def shown_in(tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """What a reader sees of each heading and paragraph, whatever signs it is written with, and its first line, from 0."""
    for line, parts in _lines_in(tokens):
        yield line, "".join(part.content or (" " if part.type.endswith("break") else "") for part in parts)


def targets_in(tokens: Iterable[Token]) -> Iterator[tuple[int, str]]:
    """Where each link leads, with the first line, from 0, of the heading or paragraph that it stands in."""
    for line, parts in _lines_in(tokens):
        yield from ((line, str(part.attrs["href"])) for part in parts if part.type == "link_open")


def _lines_in(tokens: Iterable[Token]) -> Iterator[tuple[int, Sequence[Token]]]:
    return ((token.map[0] if token.map else 0, token.children or ()) for token in tokens if token.type == "inline")


def section_anchors(tokens: Sequence[Token]) -> dict[str, str]:
    """The anchors of a page's headings below its title, each with the words of its heading."""
    anchors: dict[str, str] = {}
    for start, inline in pairwise(tokens):
        if start.type == "heading_open" and start.tag != "h1":
            words = _words(inline)
            anchors[_free(slugify(words, "-") or "section", anchors)] = words
    return anchors


def misread(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The first lines, from 0, of blocks that the builder would put otherwise into each other, and what to write instead."""
    return _misread(SyntaxTreeNode(tokens))


def _misread(node: SyntaxTreeNode) -> Iterator[tuple[int, str]]:
    if node.type in ("list_item", "blockquote", "heading") and not any(child.children for child in node.children):
        yield _first_line(node), "holds nothing; write its words, or take it out"
    elif node.type == "list_item" and node.children[0].type != "paragraph":
        yield _first_line(node), "begins an item of a list with a list; begin it with words"
    for before, after in pairwise(node.children):
        if before.type in _LISTS and after.type in _LISTS:
            yield _first_line(after), "begins a list right after another; write one list, or a sentence between them"
        if before.type == after.type == "blockquote":
            yield _first_line(after), "begins a quotation right after another, and they would be one; write a sentence between them"
    for child in node.children if node.type in _HELD else ():
        if child.type in FORMS and child.type not in _HELD[node.type]:
            yield _first_line(child), "stands within a list or a quotation, where only words may stand, and in a list another list"
        yield from _misread(child)


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] if not node.is_root and node.map else 0


def body_of(text: str, follow: Follow) -> str:
    """The Markdown of a page below its title, from a text in which `check` found nothing."""
    tokens = tokens_of(text)
    anchors = iter(section_anchors(tokens))
    return lines(_block(node, anchors, follow) for node in SyntaxTreeNode(tokens).children[1:])


def _free(anchor: str, taken: Iterable[str]) -> str:
    """The anchor, with a number where another heading has it."""
    same = sum(each == anchor or each.rpartition("-")[0] == anchor for each in taken)
    return f"{anchor}-{same + 1}" if same else anchor


def _words(inline: Token) -> str:
    """The words of a heading without what they are set in."""
    return "".join(part.content for part in inline.children or () if part.type in ("text", "code_inline"))


def _block(node: SyntaxTreeNode, anchors: Iterator[str], follow: Follow) -> str:
    if node.type == "heading":
        level = int(node.tag[1:])
        return f"# {_line(node, follow)}" if level == 1 else heading(level, _line(node, follow), anchor=next(anchors))
    if node.type in ("paragraph", "inline"):
        return _line(node, follow)
    if node.type == "hr":
        return "---"
    if node.type == "blockquote":
        held = lines(_block(child, anchors, follow) for child in node.children)
        return "\n".join(f"> {line}".rstrip(" ") for line in held.split("\n"))
    return _list(node, anchors, follow)


def _list(node: SyntaxTreeNode, anchors: Iterator[str], follow: Follow) -> str:
    """A list whose items are indented as the builder wants it, by four signs."""
    items = []
    for number, item in enumerate(node.children, start=1):
        sign = "-" if node.type == "bullet_list" else f"{number}."
        close = all(child.hidden for child in item.children if child.type == "paragraph")
        held = ("\n" if close else "\n\n").join(_block(child, anchors, follow) for child in item.children)
        items.append(f"{sign} " + held.replace("\n", "\n    ").replace("\n    \n", "\n\n"))
    loose = any(child.type == "paragraph" and not child.hidden for item in node.children for child in item.children)
    return ("\n\n" if loose else "\n").join(items)


def _line(node: SyntaxTreeNode, follow: Follow) -> str:
    """What a heading or a paragraph holds, on one line: a single line break is a space."""
    return line_of("".join(_within(child, follow) for inline in node.children for child in inline.children))


def _within(node: SyntaxTreeNode, follow: Follow) -> str:
    inside = "".join(_within(child, follow) for child in node.children)
    if node.type == "link":
        target = str(node.attrs.get("href", "")).replace("(", "%28").replace(")", "%29")
        return link(inside, follow(target))
    if node.type in ("em", "strong"):
        sign = "*" if node.type == "em" else "**"
        return f"{sign}{inside}{sign}"
    if node.type == "code_inline":
        return f"<code>{escape_within(node.content)}</code>"
    return {"softbreak": " ", "hardbreak": "<br>"}.get(node.type, escape_within(node.content))
