"""The notes of a DOCX: their text, and the markers that Word gives them in the order in which they are referred to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from generator.importing.docx_numbering import spelled
from generator.importing.docx_package import related
from generator.importing.source import UnreadableError

_RELATIONS = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}
_USUAL_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass
class Notes:
    """The notes of a document, by kind and id; holds how far they are numbered, since their markers stand nowhere."""

    texts: Mapping[tuple[str, str], Any]
    forms: Mapping[str, str]
    starts: Mapping[str, int]
    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, document: Document) -> "Notes":
        """Those of a document; UnreadableError where they are numbered anew on each page, which a DOCX does not know."""
        texts = {
            (kind, note.get(qn("w:id"))): note
            for kind, relation in _RELATIONS.items()
            for _, root in related(document, relation)
            for note in root.iterchildren(qn(f"w:{kind}"))
        }
        forms = dict(_USUAL_FORMS)
        starts = dict.fromkeys(_USUAL_FORMS, 1)
        for root in (document.settings.element, document.element.body):
            for kind in _USUAL_FORMS:
                for properties in root.iter(qn(f"w:{kind}Pr")):
                    said = {child.tag: child.get(qn("w:val")) for child in properties}
                    forms[kind] = said.get(qn("w:numFmt"), forms[kind])
                    starts[kind] = int(said.get(qn("w:numStart"), starts[kind]))
                    if said.get(qn("w:numRestart"), "continuous") != "continuous" and texts:
                        raise UnreadableError(
                            f"begins to number its {kind}s anew on each page or section, so that their markers are uncertain here; "
                            "number them through in a word processor, or import the document as PDF"
                        )
        return cls(texts, forms, starts)

    def mark(self, kind: str, identifier: str) -> str:
        """The marker of the next reference, to the note with that id."""
        number = self.starts[kind] + self._counts[kind]
        self._counts[kind] += 1
        return self.marks.setdefault((kind, identifier), spelled(number, self.forms[kind]))

    def text(self, kind: str, identifier: str) -> Any:
        """The note's XML; UnreadableError where the document lacks it."""
        if (kind, identifier) not in self.texts:
            raise UnreadableError(f"is a damaged DOCX: it refers to a {kind} that it lacks; open it in a word processor, and save it anew")
        return self.texts[kind, identifier]
