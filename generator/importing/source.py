"""A document as its reader found it: lines with their page and what is known of them; every word in exactly one line."""

from dataclasses import dataclass
from typing import Literal

from generator.faults import Fault

MOST_LINES = 200_000
"""How many lines a document may have; a session report of 300 pages has about 15,000."""

Kind = Literal["text", "running head", "page mark", "note"]


@dataclass(frozen=True)
class Line:
    """A line as a reader found it: nothing mended, nothing left out.

    `text`: without the line end and without spaces at its ends; never normalized. Empty for an empty
    line of a text file, and where a reader knows by position or structure that a paragraph or cell has ended.
    `number`: of a text file, its line, from 1; of a PDF or DOCX, counted through the document, from 1.
    `page`: from 1; a DOCX without page marks is all page 1. `begins_page`: whether it is the first line of its page with
    words, whatever its kind.
    `kind`: what the reader knows by position or structure; a text file knows nothing: all "text".
    `markers`: spans of `text` known to be a footnote's marker (superscript, or a DOCX reference, which is written into the
    text: "replies1"). `cell`: whether it stands in a table (a header may be a table of two columns: the lines of the label's
    cell, then those of the value's).
    """

    text: str
    number: int
    page: int
    begins_page: bool = False
    kind: Kind = "text"
    markers: tuple[tuple[int, int], ...] = ()
    cell: bool = False


@dataclass(frozen=True)
class SourceText:
    """A document as lines, in reading order; `name` is the file's name, without folders."""

    name: str
    form: Literal["text", "PDF", "DOCX"]
    lines: tuple[Line, ...]


class UnreadableError(Fault):
    """A file that cannot be read as a document; the message says what was found and what to do."""
