"""What is wrong, and where: found by key, reported as `file:line:column: CODE message`."""

from dataclasses import dataclass

LONGEST = 2_000
"""Signs of a message that are shown; what it quotes may be a book."""

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """A fault at a place in a file, named by the keys that lead there (list positions from 0)."""

    file: str
    keys: Keys
    code: str
    message: str
    warning: bool = False
    at_key: bool = False
    """Whether the key itself is at fault (an unknown one), not its value."""

    @property
    def on(self) -> str:
        """The place in dotted form, as `printed_errors` and `notes` name it."""
        return ".".join(str(key) for key in self.keys)


@dataclass(frozen=True, order=True)
class Problem:
    """A finding with its line and column, both counted from 1, or both 0 where it is on a file as a whole; printed by `str()`."""

    file: str
    line: int
    column: int
    code: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        grade = "warning " if self.warning else ""
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{printable(self.file)}{place}: {grade}{self.code} {printable(_shortened(self.message))}"


def _shortened(message: str) -> str:
    """A message that holds a whole text, without the middle of it."""
    return message if len(message) <= LONGEST else f"{message[: LONGEST // 2]} … {message[-LONGEST // 4 :]}"


def printable(text: str) -> str:
    """The text with every character a terminal would obey (ANSI escapes, direction marks) spelled out."""
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text)
