"""The text of a DOCX's paragraph as it is shown: what a field gives and not its code, each note's marker where it is referred to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from generator.importing.docx_numbering import SYMBOLS
from generator.importing.source import UnreadableError

_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_UNSEEN = frozenset(
    qn(f"w:{name}") for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "delText", "fldData", "rt", "footnoteRef")
) | {qn("w:endnoteRef")}
"""What holds no text of the document, or only how it is set. The marker of a note's own is written with the note."""
_TEXT = (qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_MARKER = re.compile(r"\d{1,3}|[a-z]|[*∗†‡§]{1,3}")
_PAGE_FIELD = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b")

Refer = Callable[[str, str], str]
"""The marker of a note: from its kind, "footnote" or "endnote", and its id."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, or the part of one up to a line break, with the spans that are markers."""

    text: str
    markers: tuple[tuple[int, int], ...]

    def after(self, label: str, marks: bool = False) -> "Passage":
        """The passage with a label before it, which is a marker where `marks` says so."""
        moved = tuple((start + len(label), end + len(label)) for start, end in self.markers)
        own = ((0, len(label.rstrip())),) if marks else ()
        return Passage((label + self.text).strip(), own + moved)


@dataclass
class _Paragraph:
    """A paragraph being read: what it has given so far. The fields that are open may have begun in an earlier paragraph."""

    refer: Refer
    rendered: bool
    fields: list[bool]
    """For each open field, whether its result has begun."""
    text: str = ""
    markers: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    begins_page: bool = False
    ends_page: bool = False
    page_number: bool = False
    own_mark: int | None = None
    """Where the mark begins that the writer set for the note just referred to."""

    def add(self, text: str, raised: bool) -> None:
        if self.fields and not all(self.fields):
            return
        start = len(self.text)
        self.text += text
        if raised and _MARKER.fullmatch(text) and self.own_mark is None:
            self.markers.append((start, len(self.text)))
        if self.own_mark is not None:
            self.markers.append((self.own_mark, len(self.text)))
            self.own_mark = None

    def turn_page(self) -> None:
        if self.text.strip():
            self.ends_page = True
        else:
            self.begins_page = True


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph as read: its passages, and what it leads to."""

    passages: tuple[Passage, ...]
    notes: tuple[tuple[str, str], ...]
    """Kind and id of each note referred to, in order."""
    boxes: tuple[Any, ...]
    """The text boxes anchored in it."""
    begins_page: bool
    ends_page: bool
    """Whether a page ends within it or after it."""
    page_number: bool
    """Whether it shows the number of its page."""


class Paragraphs:
    """Reads paragraphs in the order of a document; holds the fields that are open from one to the next."""

    def __init__(self, refer: Refer, rendered: bool):
        self._refer = refer
        self._rendered = rendered
        self._fields: list[bool] = []

    def end(self) -> None:
        """The text is read: UnreadableError where a field is still open, since what follows its begin was taken for its code."""
        if self._fields:
            raise UnreadableError(
                "is a damaged DOCX: a field in it begins and does not end; open it in a word processor, save it anew, and import that"
            )

    def read(self, paragraph: Any) -> ReadParagraph:
        """The paragraph, hidden text left out."""
        reading = _Paragraph(self._refer, self._rendered, self._fields)
        properties = paragraph.find(qn("w:pPr"))
        if properties is not None and not self._rendered and _is_on(properties.find(qn("w:pageBreakBefore"))):
            reading.turn_page()
        for child in paragraph:
            _read(child, reading, raised=False)
        if properties is not None and not self._rendered and _begins_page_after(properties.find(qn("w:sectPr"))):
            reading.ends_page = True
        return ReadParagraph(
            tuple(_passages(reading.text, reading.markers)),
            tuple(reading.notes),
            tuple(reading.boxes),
            reading.begins_page,
            reading.ends_page,
            reading.page_number,
        )


def _read(element: Any, reading: _Paragraph, raised: bool) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        if tag == qn("w:instrText") and _PAGE_FIELD.match(element.text or ""):
            reading.page_number = True
        return
    if tag in _TEXT:
        reading.add(element.text or "", raised)
    elif tag in _SIGNS:
        reading.add(_SIGNS[tag], raised)
    elif tag == qn("w:br"):
        _break(element, reading)
    elif tag == qn("w:lastRenderedPageBreak"):
        reading.turn_page()
    elif tag == qn("w:sym"):
        sign = chr(int(element.get(qn("w:char")), 16))
        reading.add(SYMBOLS.get(sign, sign), raised)
    elif tag == qn("w:fldChar"):
        _field(element.get(qn("w:fldCharType")), reading.fields)
    elif tag in _NOTES:
        _note(element, reading)
    elif tag == qn("w:txbxContent"):
        reading.boxes.append(element)
    else:
        _inside(element, reading, raised)


def _inside(element: Any, reading: _Paragraph, raised: bool) -> None:
    """What an element holds: a run, a link, a content control, or anything else that may wrap text."""
    if element.tag == qn("w:r"):
        properties = element.find(qn("w:rPr"))
        if properties is not None and _is_on(properties.find(qn("w:vanish"))):
            for part in element.iter(qn("w:fldChar")):  # a field may begin where it is seen and end where it is not
                _field(part.get(qn("w:fldCharType")), reading.fields)
            return
        aligned = properties.find(qn("w:vertAlign")) if properties is not None else None
        raised = aligned is not None and aligned.get(qn("w:val")) == "superscript"
    elif element.tag == qn("w:fldSimple") and _PAGE_FIELD.match(element.get(qn("w:instr")) or ""):
        reading.page_number = True
    for child in children_of(element):
        _read(child, reading, raised)


def children_of(element: Any) -> list[Any]:
    """What an element holds; of what it says twice, for newer and for older programs, the newer."""
    children = list(element)
    if element.tag == _ALTERNATIVES:
        return [child for child in children if child.tag == _CHOICE][:1] or children[:1]
    return children


def _break(element: Any, reading: _Paragraph) -> None:
    if element.get(qn("w:type")) != "page":
        reading.add("\n", raised=False)
    elif not reading.rendered:
        reading.turn_page()


def _field(what: str | None, fields: list[bool]) -> None:
    if what == "begin":
        fields.append(False)
    elif what == "separate" and fields:
        fields[-1] = True
    elif what == "end" and fields:
        fields.pop()


def _note(element: Any, reading: _Paragraph) -> None:
    kind, identifier = _NOTES[element.tag], element.get(qn("w:id"))
    reading.notes.append((kind, identifier))
    start = len(reading.text)
    if _is_true(element.get(qn("w:customMarkFollows"))):
        reading.own_mark = start
    else:
        reading.text += reading.refer(kind, identifier)
        reading.markers.append((start, len(reading.text)))


def _passages(text: str, markers: list[tuple[int, int]]) -> Iterator[Passage]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        begin = start + len(line) - len(line.lstrip())
        stripped = line.strip()
        inside = [(one, two) for one, two in markers if begin <= one and two <= begin + len(stripped)]
        yield Passage(stripped, tuple((one - begin, two - begin) for one, two in inside))
        start = end + 1


def _begins_page_after(section: Any) -> bool:
    kind = section.find(qn("w:type")) if section is not None else None
    return section is not None and (kind is None or kind.get(qn("w:val")) not in ("continuous", "nextColumn"))


def _is_on(element: Any) -> bool:
    return element is not None and (element.get(qn("w:val")) is None or _is_true(element.get(qn("w:val"))))


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")
