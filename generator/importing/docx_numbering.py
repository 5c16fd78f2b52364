"""The labels that a word processor writes before paragraphs of a list: "(a)" is nowhere in a DOCX's text, and is made as Word makes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from generator.importing.docx_package import related
from generator.importing.source import UnreadableError

_ROMAN = {
    "m": 1000,
    "cm": 900,
    "d": 500,
    "cd": 400,
    "c": 100,
    "xc": 90,
    "l": 50,
    "xl": 40,
    "x": 10,
    "ix": 9,
    "v": 5,
    "iv": 4,
    "i": 1,
}
SYMBOLS = {"\uf02a": "*", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓"}
"""What the signs of the fonts Symbol and Wingdings look like that stand as marks of notes and items."""
_CHICAGO = "*†‡§"


@dataclass(frozen=True)
class _Level:
    """How one level of a list is numbered (ECMA-376, 17.9.6)."""

    start: int
    form: str
    text: str
    joined: bool
    """Whether the paragraph follows without a space."""
    in_digits: bool
    restarts: bool
    style: str | None


@dataclass(frozen=True)
class _List:
    """A list: its levels, the definition it shares its count with, and the levels it begins anew."""

    levels: Mapping[int, _Level]
    counted_with: str
    begins_anew: Mapping[int, int]


@dataclass
class Labels:
    """The labels of a document's paragraphs, asked for in the order of the text; holds how far each list has counted."""

    numbering: Any
    styles: Any
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _lists: dict[str, _List | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in self.styles.iterchildren(qn("w:style"))}
        usual = (name for name, style in self._styles.items() if _is_usual(style))
        self._default_style: str | None = next(usual, None)

    @classmethod
    def of(cls, document: Document) -> "Labels":
        """Those of a document; without lists where it has no part that defines them."""
        numbering = next((root for _, root in related(document, RELATIONSHIP_TYPE.NUMBERING)), None)
        return cls(numbering, document.styles.element)

    def before(self, paragraph: Any) -> str:
        """What Word writes before the paragraph, with the space after it; empty where it is in no list."""
        number, depth = self._place(paragraph)
        numbered = self._list(number) if number not in (None, "0") else None
        if number is None or numbered is None:
            return ""
        if depth is None:
            depth = next((at for at, level in numbered.levels.items() if level.style and level.style == _style(paragraph)), 0)
        level = numbered.levels.get(depth)
        if level is None:
            return ""
        counts = self._counted(number, numbered, depth)
        label = re.sub(r"%([1-9])", lambda match: _part(int(match[1]) - 1, counts, numbered, level), level.text)
        label = SYMBOLS.get(label, label) if level.form == "bullet" else label
        return label if level.joined or not label else f"{label} "

    def _counted(self, number: str, numbered: _List, depth: int) -> dict[int, int]:
        """The counts of a list's levels after one more paragraph at a depth."""
        counts = self._counts.setdefault(numbered.counted_with, {})
        first = (number, depth) not in self._begun
        self._begun.add((number, depth))
        if first and depth in numbered.begins_anew:
            counts[depth] = numbered.begins_anew[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = numbered.levels[depth].start
        for deeper in [at for at in counts if at > depth and (at not in numbered.levels or numbered.levels[at].restarts)]:
            del counts[deeper]
        return counts

    def _place(self, paragraph: Any) -> tuple[str | None, int | None]:
        """The number of the list that a paragraph is in and its depth there, by itself or by its style."""
        number, depth = _numbered_by(paragraph)
        if number is not None:
            return number, depth
        number, style_depth = self._by_style(_style(paragraph) or self._default_style)
        return number, depth if depth is not None else style_depth

    def _by_style(self, style: str | None) -> tuple[str | None, int | None]:
        """The list that the paragraphs of a style are in, by it or by the one it is based on."""
        depth = None
        seen = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            number, own_depth = _numbered_by(self._styles[style])
            depth = depth if depth is not None else own_depth
            if number is not None:
                return number, depth
            style = _value(self._styles[style], "w:basedOn")
        return None, depth

    def _list(self, number: str | None) -> _List | None:
        if number is None or self.numbering is None:
            return None
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: str, followed: int = 0) -> _List | None:
        own = _with_id(self.numbering, "w:num", "w:numId", number)
        shared = _value(own, "w:abstractNumId")
        definition = _with_id(self.numbering, "w:abstractNum", "w:abstractNumId", shared)
        if own is None or definition is None or shared is None:
            return None
        link = _value(definition, "w:numStyleLink")
        if link and followed < 5:
            style = _with_id(self.styles, "w:style", "w:styleId", link)
            elsewhere = _numbered_by(style)[0] if style is not None else None
            return self._read(elsewhere, followed + 1) if elsewhere else None
        levels = {_depth(level): _level(level) for level in definition.iterchildren(qn("w:lvl"))}
        anew = {}
        for override in own.iterchildren(qn("w:lvlOverride")):
            for level in override.iterchildren(qn("w:lvl")):
                levels[_depth(override)] = _level(level)
            start = _value(override, "w:startOverride")
            if start is not None:
                anew[_depth(override)] = int(start)
        return _List(levels, shared, anew)


def spelled(number: int, form: str) -> str:
    """A number in a form of ECMA-376, 17.18.59; UnreadableError in one that is not known here."""
    if form in ("decimal", "decimalZero"):
        return f"{number:02}" if form == "decimalZero" else str(number)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for letters, value in _ROMAN.items():
            roman += letters * (number // value)
            number %= value
        return roman if form == "lowerRoman" else roman.upper()
    if form == "chicago":
        return _CHICAGO[(number - 1) % len(_CHICAGO)] * ((number - 1) // len(_CHICAGO) + 1)
    if form in ("none", "bullet"):
        return ""
    raise UnreadableError(
        f"numbers a list or its notes in the form {form!r}, which is not spelt here; save it as plain text with the numbers written out, "
        "and import that"
    )


def _part(depth: int, counts: Mapping[int, int], numbered: _List, shown: _Level) -> str:
    level = numbered.levels.get(depth)
    if level is None:
        return ""
    return spelled(counts.get(depth, level.start), "decimal" if shown.in_digits else level.form)


def _level(level: Any) -> _Level:
    return _Level(
        start=int(_value(level, "w:start") or 0),
        form=_value(level, "w:numFmt") or "decimal",
        text=_value(level, "w:lvlText") or "",
        joined=_value(level, "w:suff") == "nothing",
        in_digits=level.find(qn("w:isLgl")) is not None,
        restarts=_value(level, "w:lvlRestart") != "0",
        style=_value(level, "w:pStyle"),
    )


def _numbered_by(element: Any) -> tuple[str | None, int | None]:
    """The list number and depth that a paragraph or style itself gives."""
    properties = element.find(qn("w:pPr"))
    numbering = properties.find(qn("w:numPr")) if properties is not None else None
    depth = _value(numbering, "w:ilvl")
    return _value(numbering, "w:numId"), int(depth) if depth is not None else None


def _style(paragraph: Any) -> str | None:
    return _value(paragraph.find(qn("w:pPr")), "w:pStyle")


def _is_usual(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")


def _depth(element: Any) -> int:
    return int(element.get(qn("w:ilvl")))


def _with_id(root: Any, tag: str, attribute: str, identifier: str | None) -> Any:
    return next((one for one in root.iterchildren(qn(tag)) if one.get(qn(attribute)) == identifier), None)


def _value(element: Any, tag: str) -> str | None:
    """What the child of an element with the tag says; None where there is none."""
    child = element.find(qn(tag)) if element is not None else None
    value: str | None = child.get(qn("w:val")) if child is not None else None
    return value
