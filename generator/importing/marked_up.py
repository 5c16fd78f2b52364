"""What a reader of PDF or DOCX knows of a line, written into a line of plain text, and read from it again."""

import re
from dataclasses import replace
from typing import get_args

from generator.importing.source import Kind, Line

_KIND = re.compile(rf"\[({'|'.join(kind for kind in get_args(Kind) if kind != 'text')})\] ")
"""`[running head] CCPR/C/123/2`, `[page mark] 4`, `[note] 1 Adopted by the Committee`."""
_CELL = "| "
"""What a line within a table begins with."""
_MARKER = re.compile(r"\[\^([^\s\[\]]{1,5})\]")
"""A footnote's marker: `replies[^1]`."""


def marked_up(line: Line) -> str:
    """The line's text with its kind, its table and the markers of footnotes written into it."""
    text, end = "", 0
    for start, stop in sorted(line.markers):
        text += f"{line.text[end:start]}[^{line.text[start:stop]}]"
        end = stop
    text += line.text[end:]
    kind = f"[{line.kind}] " if line.kind != "text" and text else ""
    return f"{kind}{_CELL if line.cell and text else ''}{text}"


def read_marks(line: Line) -> Line:
    """A line of a plain text by the signs written into it."""
    said = _KIND.match(line.text)
    text = line.text[said.end() :] if said else line.text
    cell = text.startswith(_CELL)
    text = text.removeprefix(_CELL)
    plain, markers, end = "", [], 0
    for found in _MARKER.finditer(text):
        plain += text[end : found.start()]
        markers.append((len(plain), len(plain) + len(found[1])))
        plain += found[1]
        end = found.end()
    kind: Kind = next((kind for kind in get_args(Kind) if said and kind == said[1]), "text")
    return replace(line, text=plain + text[end:], kind=kind, markers=tuple(markers), cell=cell)
