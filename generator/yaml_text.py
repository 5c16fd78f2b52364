"""Records as YAML: long texts as blocks, short things in one line."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_PLAIN = re.compile(r"[A-Za-z](?:[\w ./()’-]*[\w.)])?|\d{4}(?:-\d\d){0,2}", re.ASCII)
"""What needs no quotes, neither by itself nor within a list in one line."""
_WORDS = ("true", "false", "null")
_LONGEST_LINE = 100
_NO_YAML = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML does not read as it stands, or takes for the end of a line and of a comment, or turns text round; JSON escapes none of it."""


def yaml_mapping(said: Mapping[Any, Any], indent: str = "") -> Iterator[str]:
    """The lines of a mapping of texts, numbers, flags, lists and mappings."""
    for key, value in said.items():
        if isinstance(value, Mapping) and value:
            yield f"{indent}{key}:"
            yield from yaml_mapping(value, f"{indent}  ")
        elif isinstance(value, Sequence) and value and isinstance(value[0], Mapping):
            yield f"{indent}{key}:"
            yield from yaml_list(value, f"{indent}  ")
        elif isinstance(value, str) and len(value) > _LONGEST_LINE:
            yield f"{indent}{key}: |"
            yield from (f"{indent}  {line}" if line else "" for line in value.split("\n"))
        else:
            yield f"{indent}{key}: {in_line(value)}"


def yaml_list(said: Sequence[Mapping[str, Any]], indent: str = "") -> Iterator[str]:
    """The lines of a list of mappings."""
    for item in said:
        first, *others = yaml_mapping(item, f"{indent}  ")
        yield f"{indent}- {first.lstrip(' ')}"
        yield from others


def in_line(value: Any) -> str:
    """A text, number, flag or list of them in one line, quoted where plain text would be read as something else."""
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value not in _WORDS
        return value if plain else _NO_YAML.sub(_escaped, json.dumps(value, ensure_ascii=False))
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {in_line(item)}' for key, item in value.items())}}}"
    if isinstance(value, Sequence):
        return f"[{', '.join(map(in_line, value))}]"
    return json.dumps(value)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
