"""YAML read strictly: text, whole numbers, true and false, lists and mappings; dates stay text. Every fault has its place."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from generator.problems import Keys

LARGEST = 5_000_000
"""Bytes a content file may have; the longest real record is under 100,000."""
A_LINK = "is a link to another place, of which nobody who reads the content sees what it holds"
DEEPEST = 20
"""How deep lists and mappings may nest; the contract needs 7."""

_TAB = "a tab, which is no indentation: indent with spaces"
_HINTS = (
    ("cannot start any token", "a sign such as @, % or ` at the start of a value: put the value in quotes"),
    ("tab character", _TAB),
    ("mapping values are not allowed", "a colon inside an unquoted text: put the text in quotes"),
    ("did not find expected key", "the indentation does not line up with the keys above, or a quote inside a quoted text is not doubled"),
)
_HINTS_FROM_THE_START = (
    ("did not find expected ',' or", "a bracket or brace opened here is not closed, or a comma is missing"),
    ("unexpected end of stream", "a quote opened here is not closed"),
    ("could not find expected ':'", "a line here has no key, or a text runs on without being indented"),
)
"""Faults that the parser notices late: the place to look at is where it began."""


_COMMENT = re.compile(r"(?:(?<=\s)|^)#")

_FILL = "delete it if it is a record or a page; write [] if it is a list with nothing in it"


class UnreadableFile(Exception):
    """A file that cannot be read as content; the message is a sentence for the person who wrote it."""

    def __init__(self, code: str, message: str, line: int = 1, column: int = 1):
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column


@dataclass(frozen=True)
class Position:
    """A place in a file, counted from 1."""

    line: int
    column: int


@dataclass
class _Open:
    """A list or mapping being read: what it holds so far, and the key whose value comes next."""

    items: list[Any] | dict[str | int, Any]
    keys: Keys
    key: str | int | None = None


@dataclass
class _Reading:
    """One pass over a file's events; holds the positions of keys and values only where they are asked for."""

    positions: dict[Keys, tuple[Position, Position]] | None = None
    whole: bool = True
    """Whether all of it is read, and not only where it begins."""
    duplicates: list[tuple[Keys, str]] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    root: Any = None
    documents: int = 0

    def take(self, event: Event) -> None:
        if isinstance(event, ScalarEvent):
            inside = self.open[-1] if self.open else None
            if inside is not None and isinstance(inside.items, dict) and inside.key is None:
                self._key(inside, event)
            else:
                self._place(event, _scalar(event))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            _read_tag(event, "map" if isinstance(event, MappingStartEvent) else "seq")
            items: list[Any] | dict[str | int, Any] = {} if isinstance(event, MappingStartEvent) else []
            keys = self._place(event, items)
            if len(keys) > DEEPEST:
                raise _fault("YAML-DEPTH", f"nests deeper than {DEEPEST} levels; a content file needs fewer", event)
            self.open.append(_Open(items, keys))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.open.pop()
        elif isinstance(event, AliasEvent):
            raise _fault("YAML-ALIAS", f"*{event.anchor} repeats an anchored value; write the value out", event)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _fault("YAML-SYNTAX", "holds a second document after ---; a content file is one", event)

    def _key(self, mapping: _Open, event: ScalarEvent) -> None:
        key = _scalar(event)
        if isinstance(key, bool) or not isinstance(key, str | int):
            raise _fault("YAML-KEY", "a key is a word or a number; put any other in quotes", event)
        assert isinstance(mapping.items, dict)
        if key in mapping.items:
            self.duplicates.append(((*mapping.keys, key), f"the key {key!r} stands twice; keep one"))
        if self.positions is not None:
            self.positions[(*mapping.keys, key)] = (_start(event), _start(event))
        mapping.key = key

    def _place(self, event: Event, value: Any) -> Keys:
        """Put a value where it belongs: at the root, under the key just read, or at the end of a list; gives its keys."""
        if not self.open:
            self.root, keys = value, Keys()
        else:
            inside = self.open[-1]
            if isinstance(inside.items, list):
                keys = (*inside.keys, len(inside.items))
                inside.items.append(value)
            elif inside.key is not None:
                keys = (*inside.keys, inside.key)
                inside.items.setdefault(inside.key, value)
                inside.key = None
            else:
                raise _fault("YAML-KEY", "a key is a word or a number; put any other in quotes", event)
        if self.positions is not None:
            key_position = self.positions[keys][0] if keys in self.positions else _start(event)
            self.positions[keys] = (key_position, _start(event))
        return keys


_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})")
_NUMBER = re.compile(r"[-+]?(\d[\d_]*)?\.?\d+([eE][-+]?\d+)?|0[xo][0-9a-fA-F]+|[-+]?\.(inf|nan)", re.IGNORECASE)
_A_NUMBER_BEGINS = frozenset("0123456789+-.")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def _scalar(event: ScalarEvent) -> str | int | bool | float | None:
    """The scalar's value. A date is text, so that 2016-07 stays a month and 2016-13-45 gets a message of its own."""
    _read_tag(event, "str")
    text = str(event.value)
    if not event.implicit[0] or event.tag is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _A_NUMBER_BEGINS:
        return text
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    return float("nan") if _NUMBER.fullmatch(text) else text


def _read_tag(event: ScalarEvent | SequenceStartEvent | MappingStartEvent, plain: str) -> None:
    """A tag that says no more than what is seen is passed over; any other would make something else of it."""
    if event.tag is not None and event.tag not in ("!", f"tag:yaml.org,2002:{plain}"):
        raise _fault("YAML-TAG", f"the tag {event.tag} is not read; write plain text, numbers, lists and keys", event)


def _start(event: Event) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _fault(code: str, message: str, event: Event) -> UnreadableFile:
    start = _start(event)
    return UnreadableFile(code, message, start.line, start.column)


def read_bytes(path: Path) -> bytes:
    """The bytes of a content file; UnreadableFile when it is missing, too large or no file at all.

    A link is not followed: `pages/x.md → ~/.ssh/id_rsa` would be published. Nor is a pipe waited for.
    """
    try:
        held = path.lstat()
        if stat.S_ISLNK(held.st_mode):
            raise UnreadableFile("FILE-LINK", f"{A_LINK}; put the file itself here")
        if not (stat.S_ISREG(held.st_mode) or stat.S_ISDIR(held.st_mode)):
            raise UnreadableFile("FILE-UNREADABLE", "cannot be read: it is no file")
        size = held.st_size
        if size > LARGEST:
            raise UnreadableFile(
                "FILE-SIZE", f"is {size / 1e6:.0f} MB; a content file has at most {LARGEST / 1e6:.0f} MB. Is it the right file?"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile("FILE-MISSING", "is missing; the site cannot be made without it") from None
    except OSError as error:
        raise UnreadableFile("FILE-UNREADABLE", f"cannot be read: {error.strerror}") from None


def read_text(path: Path) -> str:
    """The text of a content file, its lines ended by a line feed; UnreadableFile when it is none, or empty."""
    raw = read_bytes(path)
    if b"\0" in raw:
        raise UnreadableFile("FILE-BINARY", "is a binary file, not text; a content file is YAML or Markdown in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise UnreadableFile("FILE-ENCODING", "is not UTF-8 text; save it as UTF-8", line, column) from None
    if not text.strip():
        raise UnreadableFile("FILE-EMPTY", f"is empty; {_FILL}")
    return text.replace("\r\n", "\n")


def parse(text: str) -> tuple[Any, list[tuple[Keys, str]]]:
    """What the YAML says, and the keys written twice; UnreadableFile with line and column when it is no YAML."""
    reading = _read(text, _Reading())
    return reading.root, reading.duplicates


def position(text: str, keys: Keys, at_key: bool = False) -> Position:
    """Where the keys lead; as far as they can be followed, so that a missing key points at what lacks it."""
    positions = _read(text, _Reading(positions={}, whole=bool(keys))).positions or {}
    for length in range(len(keys), -1, -1):
        found = positions.get(keys[:length])
        if found is not None:
            return found[0] if at_key else found[1]
    return Position(1, 1)


def positions(text: str) -> dict[Keys, tuple[Position, Position]]:
    """Where each key and item of a list stands, and where its value begins."""
    return _read(text, _Reading(positions={})).positions or {}


def comments(text: str) -> list[tuple[Position, str]]:
    """The comments of a file, each with its place; a # within a text is none."""
    scalars: dict[int, list[tuple[int, int]]] = {}
    for event in _events(text):
        if isinstance(event, ScalarEvent):
            for line in range(event.start_mark.line, event.end_mark.line + 1):
                begin = event.start_mark.column if line == event.start_mark.line else 0
                end = event.end_mark.column if line == event.end_mark.line else len(text)
                if event.style in ("|", ">") and line == event.start_mark.line:
                    end = begin + 1  # after the sign of a block may stand a comment
                scalars.setdefault(line, []).append((begin, end))
    found = []
    for line, written in enumerate(text.split("\n")):
        signs = (sign.start() for sign in _COMMENT.finditer(written))
        at = next((at for at in signs if not any(begin <= at < end for begin, end in scalars.get(line, ()))), None)
        if at is not None:
            found.append((Position(line + 1, at + 1), written[at:].rstrip()))
    return found


def _events(text: str) -> Iterator[Event]:
    """What the parser finds, one after another; asked itself, since `YAML().parse` makes a class of its own for each text."""
    parser = CParser(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def _read(text: str, reading: _Reading) -> _Reading:
    try:
        for event in _events(text):
            reading.take(event)
            if reading.positions and not reading.whole:
                break
    except MarkedYAMLError as error:
        problem = str(error.problem)
        late = any(sign in problem for sign, _ in _HINTS_FROM_THE_START)
        mark = (error.context_mark if late else None) or error.problem_mark or error.context_mark
        hint = next((hint for sign, hint in _HINTS + _HINTS_FROM_THE_START if sign in problem), None)
        hint = _TAB if mark and _sign_at(text, mark.line, mark.column) == "\t" else hint
        raise UnreadableFile(
            "YAML-SYNTAX",
            f"is no YAML: {problem}" + (f" (likely {hint})" if hint else ""),
            mark.line + 1 if mark else 1,
            mark.column + 1 if mark else 1,
        ) from None
    except ReaderError as error:
        before = text.encode()[: error.position].decode(errors="ignore")  # the position counts bytes
        line, column, sign = before.count("\n") + 1, len(before) - before.rfind("\n"), f"U+{ord(text[len(before)]):04X}"
        raise UnreadableFile("YAML-CHARACTER", f"holds {sign}, a control character, which is no text; delete it", line, column) from None
    if reading.root is None:
        raise UnreadableFile("FILE-EMPTY", f"holds nothing but comments; {_FILL}")
    return reading


def _sign_at(text: str, line: int, column: int) -> str:
    """The sign at a place counted from 0; nothing where the text has none there."""
    lines = text.split("\n")
    return lines[line][column : column + 1] if line < len(lines) else ""
