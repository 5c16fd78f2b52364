"""A DOCX into lines: paragraphs with the labels Word numbers them by, cells, text boxes, notes, running heads; nothing shown is left out.

Comments, hidden text and the codes of fields are no part of what is published, and are not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from generator.importing.docx_notes import Notes
from generator.importing.docx_numbering import Labels
from generator.importing.docx_package import opened, related
from generator.importing.docx_text import Paragraphs, Passage, children_of
from generator.importing.source import Kind, Line, UnreadableError


def read_docx(raw: bytes) -> tuple[Line, ...]:
    """The lines of a DOCX: its running heads, its text with each note after the paragraph that refers to it, the feet of its pages.

    A paragraph is a line, or several where it has line breaks; an empty line stands before it.
    UnreadableError where it is no DOCX, is damaged, or leaves uncertain which text was published.
    """
    document = opened(raw)
    body = document.element.body
    rendered = next(body.iter(qn("w:lastRenderedPageBreak")), None) is not None
    reading = _Reading(Notes.of(document), Labels.of(document), rendered)
    for head in _shown(document, "w:headerReference", RELATIONSHIP_TYPE.HEADER):
        reading.whole(head, "running head")
    reading.whole(body, "text")
    for foot in _shown(document, "w:footerReference", RELATIONSHIP_TYPE.FOOTER):
        reading.whole(foot, "running head")
    if not reading.lines:
        raise UnreadableError("is a DOCX without text, perhaps of pictures alone; import the document as PDF with text, or as plain text")
    return tuple(reading.lines)


def _shown(document: Document, reference: str, kind: str) -> Iterator[Any]:
    """The headers or footers that some page shows, each once."""
    roots = dict(related(document, kind))
    even = document.settings.odd_and_even_pages_header_footer
    seen = set()
    for section in document.element.body.iter(qn("w:sectPr")):
        first = section.find(qn("w:titlePg")) is not None
        for referred in section.iterchildren(qn(reference)):
            identifier, where = referred.get(qn("r:id")), referred.get(qn("w:type"))
            if identifier in seen or (where == "first" and not first) or (where == "even" and not even):
                continue
            seen.add(identifier)
            if identifier in roots:
                yield roots[identifier]


@dataclass
class _Reading:
    """A document being read: its lines so far, and the page they have come to."""

    notes: Notes
    labels: Labels
    rendered: bool
    lines: list[Line] = field(default_factory=list)
    page: int = 1
    begins_page: bool = True

    def __post_init__(self) -> None:
        self._paragraphs = Paragraphs(self.notes.mark, self.rendered)

    def whole(self, root: Any, kind: Kind) -> None:
        """Read a body, a header or a footer from its begin to its end."""
        self.blocks(root, kind, cell=False)
        self._paragraphs.end()

    def blocks(self, parent: Any, kind: Kind, cell: bool) -> None:
        """Read the paragraphs of a body, a cell, a text box, a header or a footer, whatever may stand between."""
        for element in children_of(parent):
            if element.tag == qn("w:p"):
                self._paragraph(element, kind, cell)
            else:
                self.blocks(element, kind, cell or element.tag == qn("w:tc"))

    def _paragraph(self, paragraph: Any, kind: Kind, cell: bool) -> None:
        label = self.labels.before(paragraph)
        read = self._paragraphs.read(paragraph)
        first, *others = read.passages
        passages = [passage for passage in (first.after(label), *others) if passage.text]
        if passages and kind == "text" and self.lines:
            self._line(Passage("", ()), kind, cell)
        if read.begins_page and kind == "text":
            self._turn_page()
        for passage in passages:
            self._line(passage, "page mark" if kind == "running head" and read.page_number else kind, cell)
        for note in read.notes:
            for passage in self._note(*note):
                self._line(passage, "note")
        for box in read.boxes:
            self.blocks(box, kind, cell)
        if read.ends_page and kind == "text":
            self._turn_page()

    def _note(self, kind: str, identifier: str) -> Iterator[Passage]:
        """The lines of a note, its marker first."""
        mark = self.notes.marks.get((kind, identifier), "")
        for paragraph in self.notes.text(kind, identifier).iter(qn("w:p")):
            for passage in self._paragraphs.read(paragraph).passages:
                if passage.text:
                    yield passage.after(f"{mark} ", marks=True) if mark else passage
                    mark = ""

    def _line(self, passage: Passage, kind: Kind, cell: bool = False) -> None:
        begins = self.begins_page and bool(passage.text)
        self.begins_page = self.begins_page and not begins
        self.lines.append(Line(passage.text, len(self.lines) + 1, self.page, begins, kind, passage.markers, cell))

    def _turn_page(self) -> None:
        self.page += 1
        self.begins_page = True
