"""The text of a record changed only where its data change: every comment and the line breaks of a person stay."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.importing.update import are_records, comparable, like
from generator.importing.yaml_draft import entry_lines
from generator.load import yaml_files
from generator.load.yaml_files import Position
from generator.problems import Keys

positions = lru_cache(maxsize=2)(yaml_files.positions)
comments = lru_cache(maxsize=2)(yaml_files.comments)


@dataclass(frozen=True)
class _Span:
    """The lines of a key or of an item of a list, from 0, and the column it begins at: that of an item's dash."""

    begin: int
    end: int
    column: int


def patched(text: str, held: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """The text with the values of `data` where they are not those `held`; what the text has besides stays as it is."""
    return _edited(text, (), held, data)


def _edited(text: str, keys: Keys, held: Any, data: Any) -> str:
    """The text with one value changed, in its innermost keys where these begin lines."""
    if comparable(held) == comparable(data):
        return text
    if isinstance(held, Mapping) and isinstance(data, Mapping) and _in_lines(text, keys, held):
        return _edited_mapping(text, keys, held, data)
    if are_records(held) and are_records(data) and _in_lines(text, keys, range(len(held))):
        return _edited_list(text, keys, held, data)
    return _replaced(text, keys, data)


def _edited_mapping(text: str, keys: Keys, held: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    if keys and isinstance(keys[-1], int) and next(iter(held)) not in data:
        return _replaced(text, keys, data)  # the key that stands beside the dash goes
    for key in held:
        text = _edited(text, (*keys, key), held[key], data[key]) if key in data else _without(text, (*keys, key))
    before = None
    for key in data:
        if (*keys, key) in positions(text):
            text = text if key in held else _replaced(text, (*keys, key), data[key])
        else:
            after = before if before is not None else next(iter(held))
            text = _with_lines(text, _span(text, (*keys, after)), lambda at, key=key: entry_lines(key, data[key], " " * at))
        before = key
    return text


def _edited_list(text: str, keys: Keys, held: Sequence[Any], data: Sequence[Any]) -> str:
    """The list edited from its end, so that the places before stay what they are."""
    pairs = like(held, data)
    if [one for one, _ in pairs if one is not None] != list(range(len(held))):
        return _replaced(text, keys, data)
    following = len(held)
    for one, other in reversed(pairs):
        if one is None:
            assert other is not None
            text = _with_item(text, keys, following, data[other])
            continue
        text = _without(text, (*keys, one)) if other is None else _edited(text, (*keys, one), held[one], data[other])
        following = one
    return text


def _with_item(text: str, keys: Keys, following: int, item: Any) -> str:
    """The text with an item before the one at a place of a list, or after the last."""
    if following:
        return _with_lines(text, _span(text, (*keys, following - 1)), lambda at: _item_lines(item, at))
    lines, span = text.split("\n"), _span(text, (*keys, 0))
    return "\n".join([*lines[: span.begin], *_item_lines(item, span.column), *lines[span.begin :]])


def _with_lines(text: str, span: _Span, made: Any) -> str:
    """The text with lines after a span, made for its column."""
    lines = text.split("\n")
    return "\n".join([*lines[: span.end], *made(span.column), *lines[span.end :]])


def _item_lines(item: Any, column: int) -> list[str]:
    return [f"{' ' * column}{line[2:]}" if line else "" for line in entry_lines("list", [item], "")[1:]]


def _in_lines(text: str, keys: Keys, inside: Any) -> bool:
    """Whether each key or item of a value begins a line."""
    found, lines = positions(text), text.split("\n")
    return all((*keys, key) in found and _column(lines, found, (*keys, key)) is not None for key in inside)


def _column(lines: Sequence[str], found: Mapping[Keys, tuple[Position, Position]], keys: Keys) -> int | None:
    """The column a key, or the dash of an item, begins a line at; None where it stands within a line."""
    at = found[keys][0]
    before = lines[at.line - 1][: at.column - 1]
    if isinstance(keys[-1], int):
        return len(before.rstrip()) - 1 if re.fullmatch(r" *- +", before) else None
    return at.column - 1 if re.fullmatch(r" *(?:- +)?", before) else None


def _span(text: str, keys: Keys) -> _Span:
    """The lines of a key or item: up to the next one, without the comments and empty lines that stand before that."""
    found, lines = positions(text), text.split("\n")
    begin = found[keys][0].line - 1
    column = _column(lines, found, keys)
    assert column is not None
    beyond = [at.line - 1 for other, (at, _) in found.items() if other[: len(keys)] != keys and at.line - 1 > begin]
    end = min(beyond, default=len(lines))
    outside = {at.line - 1 for at, _ in comments(text) if at.column - 1 <= column}
    while end - 1 > begin and (not lines[end - 1].strip() or (end - 1 in outside and lines[end - 1].lstrip().startswith("#"))):
        end -= 1
    return _Span(begin, end, column)


def _comments_in(text: str, span: _Span) -> tuple[str, list[str]]:
    """The comment at the end of a span's first line, and the others in it."""
    inside = [(at.line - 1, said) for at, said in comments(text) if span.begin <= at.line - 1 < span.end]
    return next((said for line, said in inside if line == span.begin), ""), [said for line, said in inside if line > span.begin]


def _replaced(text: str, keys: Keys, value: Any) -> str:
    """The text with the lines of one key or item written anew, or of the nearest around it that begins a line; its comments stay."""
    found, lines = positions(text), text.split("\n")
    assert keys in found
    assert _column(lines, found, keys) is not None
    span = _span(text, keys)
    beside, others = _comments_in(text, span)
    item = isinstance(keys[-1], int)
    made = _item_lines(value, span.column) if item else entry_lines(str(keys[-1]), value, " " * span.column)
    first = lines[span.begin][: span.column] + made[0][span.column :] + (f"    {beside}" if beside else "")
    dash = len(lines[span.begin]) - len(lines[span.begin].lstrip(" "))
    above = [f"{' ' * dash}{said}" for said in others]
    return "\n".join([*lines[: span.begin], *above, first, *made[1:], *lines[span.end :]])


def _without(text: str, keys: Keys) -> str:
    """The text without a key or item; its comments stay."""
    lines, span = text.split("\n"), _span(text, keys)
    beside, others = _comments_in(text, span)
    kept = [f"{' ' * span.column}{said}" for said in (beside, *others) if said]
    return "\n".join([*lines[: span.begin], *kept, *lines[span.end :]])
