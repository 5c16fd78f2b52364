"""A draft as YAML in the form of the records in content: texts in blocks, small things in one line, and comments for a person."""

import re
import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from generator.problems import Keys, printable
from generator.text import paragraphs_of
from generator.yaml_text import in_line

Comments = Mapping[Keys, Sequence[str]]
"""Lines to stand before a key; of a key that is not there, at the end of what could hold it."""

_WIDTH = 100
_TEXTS = ("recommendation", "reply", "text", "recommended_action")
_PLAIN_LINE = re.compile(r"[A-Za-z](?:(?!: | #)[^\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028-\u202e\u2066-\u2069])*[^\s:#]")
"""A line of text that needs no quotes as the value of a key."""
_LABEL = re.compile(r"[^\w\s]*\w[)）]|[(（][-–—]")
"""What `assessments check` may take for a label where it begins a line."""


def draft_yaml(data: Mapping[str, Any], comments: Comments, head: Sequence[str]) -> str:
    """The file of a draft; `head` are lines of comment at its top."""
    return "\n".join([*head, *_mapping(data, (), comments, "")]) + "\n"


def entry_lines(key: str, value: Any, indent: str) -> list[str]:
    """The lines of one key and its value."""
    return list(_entry(key, value, (key,), {}, indent))


def comment_lines(sentence: str) -> list[str]:
    """A sentence as lines of comment, with nothing in it that a terminal or a reader of YAML would obey."""
    return [f"# {line}" for line in textwrap.wrap(printable(sentence), _WIDTH - 4, break_long_words=False) or [""]]


def _mapping(said: Mapping[str, Any], keys: Keys, comments: Comments, indent: str) -> Iterator[str]:
    for key, value in said.items():
        yield from (f"{indent}{line}" for line in comments.get((*keys, key), ()))
        yield from _entry(str(key), value, (*keys, key), comments, indent)
    for at, lines in comments.items():
        if at[:-1] == keys and at[-1] not in said and isinstance(at[-1], str):
            yield from (f"{indent}{line}" for line in lines)


def _entry(key: str, value: Any, keys: Keys, comments: Comments, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and not _is_small(value, keys, comments):
        yield f"{indent}{key}:"
        yield from _mapping(value, keys, comments, f"{indent}  ")
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        yield f"{indent}{key}:"
        yield from _list(value, keys, comments, f"{indent}  ")
    elif isinstance(value, str) and key in _TEXTS and _may_be_a_block(value):
        yield f"{indent}{key}: |"
        yield from (f"{indent}  {line}" if line else "" for line in wrapped(value, _WIDTH - len(indent) - 2))
    elif isinstance(value, str) and _PLAIN_LINE.fullmatch(value) and value not in ("true", "false", "null"):
        yield f"{indent}{key}: {value}"
    else:
        yield f"{indent}{key}: {in_line(value)}"


def _list(items: Sequence[Mapping[str, Any]], keys: Keys, comments: Comments, indent: str) -> Iterator[str]:
    for place, item in enumerate(items):
        yield from (f"{indent}{line}" for line in comments.get((*keys, place), ()))
        if _is_small(item, (*keys, place), comments):
            yield f"{indent}- {in_line(item)}"
            continue
        first, *others = _mapping(item, (*keys, place), comments, f"{indent}  ")
        while first.lstrip().startswith("#"):  # a comment cannot stand between the dash and the first key
            yield f"{indent}{first.strip()}"
            first, *others = others
        yield f"{indent}- {first.lstrip(' ')}"
        yield from others


def _is_small(said: Mapping[str, Any], keys: Keys, comments: Collection[Keys]) -> bool:
    """Whether a mapping fits in one line and no comment belongs within it."""
    flat = all(
        not isinstance(value, Mapping) and not (isinstance(value, list) and value and isinstance(value[0], Mapping))
        for value in said.values()
    )
    within = any(at[: len(keys)] == keys and len(at) > len(keys) for at in comments)
    return flat and not within and "text" not in said and len(keys) > 0 and len(in_line(said)) < _WIDTH and "printed" not in said


def _may_be_a_block(text: str) -> bool:
    return text != "none-printed" and all(character.isprintable() or character == "\n" for character in text)


def wrapped(text: str, width: int) -> list[str]:
    """The paragraphs of a text in lines; none but the first of a paragraph begins with what could be taken for a label."""
    lines: list[str] = []
    for paragraph in paragraphs_of(text):
        lines += ([""] if lines else []) + _lines(paragraph.split(" "), width)
    return lines


def _lines(words: Sequence[str], width: int) -> list[str]:
    lines: list[list[str]] = [[]]
    for word in words:
        if lines[-1] and len(" ".join([*lines[-1], word])) > width:
            opening = [word]
            while _LABEL.match(opening[0]) and len(lines[-1]) > 1:
                opening.insert(0, lines[-1].pop())
            lines.append(opening)
        else:
            lines[-1].append(word)
    return [" ".join(line) for line in lines]
