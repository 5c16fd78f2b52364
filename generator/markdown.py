"""Markdown is written here: text that renders to exactly itself, and the few forms pages are made of."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_OTHER_SPACES = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPECIAL = re.compile(rf"[*_{{}}#&<\\`~|\[\]{_OTHER_SPACES}]")
"""What means something wherever it stands: one class of signs, for every text is searched, and alternatives take three times as long."""
_BY_BACKSLASH = frozenset("*_{}#")
_NO_NAME = re.compile(r"[^A-Za-z0-9_-]")
_NO_VALUE = re.compile(r"[\"{}<>\n]")
_NO_TARGET = re.compile(r"[\s()<>\"\\]")
_LINE_START = re.compile(r"(?:[-+>]|\d+(?=[.)]))")


@lru_cache(maxsize=4096)  # names, symbols and grades recur on every page, and each text stands on two pages
def escape(text: str) -> str:
    """One line of text as Markdown that renders to exactly that text and adds nothing, wherever in a page it stands.

    `18. The State party` would become the first item of a list, `[C]: word` a link definition, `<x>` an element; spaces at
    either end and spaces beyond ASCII would be trimmed.
    """
    return line_of(escape_within(text))


def line_of(markdown: str) -> str:
    """A line of Markdown whose text is escaped, so that its two ends mean nothing either."""
    start = _LINE_START.match(markdown)
    if start:
        end = start.end() if markdown[0].isdigit() else 0
        markdown = f"{markdown[:end]}\\{markdown[end:]}"
    inner = markdown.strip(" ")
    before, after = len(markdown) - len(markdown.lstrip(" ")), len(markdown) - len(markdown.rstrip(" "))
    return f"{'&#32;' * before}{inner}{'&#32;' * after}" if inner else "&#32;" * len(markdown)


def escape_within(text: str) -> str:
    """A part of a line that neither begins nor ends it: what `escape` does, but for the line's two ends."""
    escaped = _SPECIAL.sub(_as_text, text)
    return f"{escaped[:-1]}\\!" if text.endswith("!") else escaped  # before a link, which may follow on the text, it means a picture


def _as_text(found: re.Match[str]) -> str:
    sign = found[0]
    return f"\\{sign}" if sign in _BY_BACKSLASH else f"&#{ord(sign)};"


@lru_cache(maxsize=4096)
def attributes(*, anchor: str | None = None, classes: str = "", **others: str) -> str:
    """`{ #anchor .class }`, or nothing where there is nothing to say. Values are ours, never text of a document.

    Raises ValueError for one that would end the attribute or begin another.
    """
    for name in (anchor or "", *classes.split()):
        _is_ours(name, _NO_NAME)
    for value in others.values():
        _is_ours(value, _NO_VALUE)
    parts = [f"#{anchor}"] if anchor else []
    parts += [f".{name}" for name in classes.split()]
    parts += [f'{key}="{value}"' for key, value in others.items()]
    return f"{{ {' '.join(parts)} }}" if parts else ""


def _is_ours(value: str, signs: re.Pattern[str]) -> None:
    if signs.search(value):
        raise ValueError(f"{value!r} cannot be written as an anchor, a class, a link or an attribute: it holds a sign that ends one")


def paragraph(markdown: str, *, anchor: str | None = None, classes: str = "", **others: str) -> str:
    """A paragraph of Markdown; `others` are attributes such as lang."""
    written = attributes(anchor=anchor, classes=classes, **others)
    return f"{markdown}\n{written}" if written else markdown


def heading(level: int, markdown: str, *, anchor: str, classes: str = "", contents: str | None = None) -> str:
    """A heading; each has an anchor of its own, so that none is made from its words. `contents`: our words for the contents list."""
    others = {"data-toc-label": contents} if contents else {}
    return f"{'#' * level} {markdown} {attributes(anchor=anchor, classes=classes, **others)}"


@lru_cache(maxsize=4096)  # a page links to few others, and to each of them often
def link(markdown: str, target: str, *, classes: str = "", **others: str) -> str:
    """A link; the target is a relative link or an official address; `others` are attributes such as lang."""
    _is_ours(target, _NO_TARGET)
    return f"[{markdown}]({target}){attributes(classes=classes, **others)}"


def mark(text: str) -> str:
    """A passage within a line, picked out without a change of its words."""
    return f"<mark>{escape_within(text)}</mark>"


def alias(*anchors: str) -> str:
    """Empty anchors, for places that have more than one name."""
    for anchor in anchors:
        _is_ours(anchor, _NO_NAME)
    return "".join(f'<a id="{anchor}"></a>' for anchor in anchors)


def block(classes: str, *parts: str, for_the_eye: bool = False, by_keyboard: bool = False) -> str:
    """A division that holds Markdown, for what belongs together on the page.

    `for_the_eye`: passed over by screen readers; `by_keyboard`: a stop of its own, to scroll what holds no link.
    """
    more = (' aria-hidden="true"' if for_the_eye else "") + (' tabindex="0"' if by_keyboard else "")
    return f'<div class="{classes}"{more} markdown>\n\n{lines(parts)}\n\n</div>'


def lines(parts: Iterable[str]) -> str:
    """Blocks one after another."""
    return "\n\n".join(filter(None, parts))


def code(text: str) -> str:
    """Lines to copy as they are, such as a command; a blank line would end them."""
    return "\n".join(f"    {line}" for line in text.splitlines())


def bullets(items: Iterable[str]) -> str:
    """A list; each item is one line of Markdown."""
    return "\n".join(f"- {item}" for item in items)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, in a division that scrolls where the window is narrower; every cell is one line of Markdown."""
    written = [f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows)]
    return block("data", "\n".join(written), by_keyboard=not any("](" in row for row in written))
