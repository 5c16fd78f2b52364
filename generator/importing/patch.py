"""The text of a record changed only where its data change: comments and line breaks of an editor stay everywhere else."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.importing.update import comparable
from generator.importing.yaml_draft import entry_lines
from generator.load.yaml_files import position
from generator.problems import Keys


def patched(text: str, held: Mapping[str, Any], data: Mapping[str, Any]) -> str | None:
    """The text with the values of `data` where they are not those `held`; None where a key came or went at the first level."""
    for keys in sorted(_changed(held, data), reverse=True):
        place = _place(text, keys)
        if place is None:
            return None
        text = _replaced(text, place, _at(data, place))
    return text


def _changed(held: Any, data: Any, keys: Keys = ()) -> Iterator[Keys]:
    """The innermost keys in both whose values differ."""
    if comparable(held) == comparable(data):
        return
    alike = isinstance(held, dict) and isinstance(data, dict) and held.keys() == data.keys()
    pairs = [(key, held[key], data[key]) for key in data] if alike else []
    if isinstance(held, list) and isinstance(data, list) and len(held) == len(data):
        pairs = [(place, *pair) for place, pair in enumerate(zip(held, data, strict=True)) if all(isinstance(each, dict) for each in pair)]
        alike = len(pairs) == len(data)
    if not alike:
        yield keys
    for key, before, after in pairs if alike else ():
        yield from _changed(before, after, (*keys, key))


def _place(text: str, keys: Keys) -> Keys | None:
    """The nearest key around a place that begins a line, so that its lines can be replaced."""
    while keys:
        if isinstance(keys[-1], str):
            found = position(text, keys, at_key=True)
            line = text.split("\n")[found.line - 1]
            if line[found.column - 1 :].startswith(f"{keys[-1]}:") and not line[: found.column - 1].strip(" -"):
                return keys
        keys = keys[:-1]
    return None


def _replaced(text: str, keys: Keys, value: Any) -> str:
    """The text with the lines of one key written anew."""
    lines = text.split("\n")
    found = position(text, keys, at_key=True)
    begin, indent = found.line - 1, found.column - 1
    end = begin + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip(" ")) > indent):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    first, *others = entry_lines(str(keys[-1]), value, " " * indent)
    return "\n".join([*lines[:begin], lines[begin][:indent] + first[indent:], *others, *lines[end:]])


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data
