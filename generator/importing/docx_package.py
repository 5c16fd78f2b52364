"""A DOCX opened with care: what it unpacks to is bounded, and what leaves its text uncertain is refused."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from generator.importing.source import UnreadableError

_LARGEST_UNPACKED = 300_000_000
"""Bytes, pictures included."""
_LARGEST_TEXT = 50_000_000
"""Bytes of XML; that of a session report of 300 pages has about 10 MB."""
_MOST_PARTS = 5_000
_MOST_ELEMENTS = 2_000_000
_OTHER_FORMS = (
    ("xl/", "is a spreadsheet (.xlsx), not a text; save the document it was made from as .docx, and import that"),
    ("ppt/", "is a presentation (.pptx), not a text; import the document as PDF, DOCX or plain text"),
    ("content.xml", "is an OpenDocument text (.odt); open it in a word processor, save it as .docx, and import that"),
    ("META-INF/container.xml", "is an e-book (EPUB); import the document as PDF, DOCX or plain text"),
)
_CHANGES = {
    qn(f"w:{name}"): said
    for name, said in {
        "ins": "inserted",
        "del": "deleted",
        "moveFrom": "moved",
        "moveTo": "moved",
        "cellIns": "inserted",
        "cellDel": "deleted",
    }.items()
}
_HARM = "it is damaged, or made to do harm: save its text as plain text and import that"
_BROUGHT_IN = (qn("w:altChunk"), qn("w:subDoc"))


def opened(raw: bytes) -> Document:
    """The document; UnreadableError where the bytes are none, are damaged, unpack to too much, or hold tracked changes."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as package:
            _refuse_what_is_none(package)
        document = docx.Document(BytesIO(raw))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        raise UnreadableError("is a DOCX that is cut off or damaged: it cannot be unpacked; take another copy") from None
    except (OpcError, KeyError, XMLSyntaxError):
        raise UnreadableError(
            "is a damaged DOCX: a part of it is missing or broken; open it in a word processor, save it anew, and import that"
        ) from None
    if document.element.tag != qn("w:document"):
        raise UnreadableError("is a DOCX in the strict form of Open XML; save it as an ordinary Word document (.docx), and import that")
    for root in texts_of(document):
        _refuse_what_is_uncertain(root)
    return document


def texts_of(document: Document) -> Iterator[Any]:
    """The XML of every part that holds text of the document: its body, notes, headers and footers."""
    yield document.element
    for kind in (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES, RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
        yield from (root for _, root in related(document, kind))


def related(document: Document, kind: str) -> Iterator[tuple[str, Any]]:
    """The XML of the parts that the document refers to as of a kind, each with the id it refers by."""
    for identifier, relationship in document.part.rels.items():
        if relationship.reltype == kind and not relationship.is_external:
            part = relationship.target_part
            yield identifier, part.element if hasattr(part, "element") else parse_xml(part.blob)


def _refuse_what_is_none(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    size = sum(part.file_size for part in parts)
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > _MOST_PARTS or size > _LARGEST_UNPACKED or text > _LARGEST_TEXT:
        raise UnreadableError(
            f"unpacks to {len(parts)} files of {size / 1e6:.0f} MB, {text / 1e6:.0f} MB of them text, far more than a document; {_HARM}"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("is locked with a password; save a copy without one, and import that")
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        if CONTENT_TYPE.WML_DOCUMENT_MAIN.encode() not in package.read("[Content_Types].xml"):
            raise UnreadableError(
                "is a Word file with macros, or a template; save it as an ordinary Word document (.docx), and import that"
            )
        return
    for begin, said in _OTHER_FORMS:
        if any(name.startswith(begin) for name in names):
            raise UnreadableError(said)
    raise UnreadableError("is a ZIP archive, not a document; unpack it, and import the document inside")


def _refuse_what_is_uncertain(root: Any) -> None:
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(f"declares words of its own (DOCTYPE), whose text would be lost; {_HARM}")
    elements = int(root.xpath("count(//*)"))
    if elements > _MOST_ELEMENTS:
        raise UnreadableError(f"is made of {elements} elements, far more than a document; {_HARM}")
    for element in root.iter(*_CHANGES):
        raise UnreadableError(
            f"has tracked changes (the first: something {_CHANGES[element.tag]}), so that it is uncertain which text was published; "
            "accept or reject them all in a word processor as the published document has it, and import that"
        )
    for _ in root.iter(*_BROUGHT_IN):
        raise UnreadableError(
            "has another file inside that its text goes on in; open it in a word processor, save it anew as .docx, and import that"
        )
