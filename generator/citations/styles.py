"""How each house style writes a work: the United Nations document, then this page, which says that it is not a UN site.

UN: editorial practice cites a document by its symbol. OSCOLA: 4th edition, UN documents. APA: 7th edition, reports.
Chicago: 17th edition, bibliography. GOST R 7.0.5-2008: a reference to an electronic resource.

A page cites a dozen parts of one document. A style is written once for the document, as a pattern with holes, and filled for each.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from generator.citations.works import CitedDocument, Work

_UN = "UN"
_PART = "%(part)s"
_IN_OSCOLA = "%(oscola)s"
_SENTENCE = "%(sentence)s"
_IN_MARKDOWN = "%(markdown)s"
_ADDRESS = "%(address)s"


def as_facts(works: tuple[tuple[str, Work], ...]) -> dict[str, Any]:
    """Works, each after its label, as a page's facts: the patterns of each document, and what fills them for each work."""
    documents = list(dict.fromkeys(work.document for _, work in works))
    cited = [(label, work.anchor, documents.index(work.document), _holes(work)) for label, work in works]
    return {"styles": [_patterns(document) for document in documents], "citations": cited}


def first_of_facts(facts: Mapping[str, Any]) -> str | None:
    """The first work of a page's facts, which is the page itself, in the first style; None where nothing can be cited."""
    if not facts.get("citations"):
        return None
    _, _, place, filled = facts["citations"][0]
    return str(dict(facts["styles"][place])[_UN] % filled)


@lru_cache(maxsize=64)  # the pages of a record cite the same few documents
def _patterns(document: CitedDocument) -> tuple[tuple[str, str], ...]:
    """The name of each style with how it writes any part of a document, in a line of plain text; its own percent signs are doubled."""
    in_words: dict[str, Any] = {name: held.replace("%", "%%") for name, held in vars(document).items() if isinstance(held, str)}
    doubled = replace(document, **in_words)
    return (
        (_UN, _un(doubled)),
        ("OSCOLA", _oscola(doubled)),
        ("APA", _apa(doubled)),
        ("Chicago", _chicago(doubled)),
        ("GOST R 7.0.5", _gost(doubled)),
        ("Markdown", _markdown_link(doubled)),
    )


def _holes(work: Work) -> dict[str, str]:
    """What a work puts into the holes of every pattern of its document."""
    words = work.part.words()
    return {
        "part": words,
        "oscola": work.part.words("para"),
        "sentence": words[:1].upper() + words[1:],
        "markdown": _escaped(words),
        "address": work.address,
    }


def _un(document: CitedDocument) -> str:
    """`Human Rights Committee, 123rd session (July 2018), CCPR/C/123/2 (advance unedited version), Kazakhstan, …. Read at …`."""
    return (
        f"{_joined(document.author, document.session, document.dated, _in(document, _PART))}. Read at {_ADDRESS} ({_this_site(document)})."
    )


def _oscola(document: CitedDocument) -> str:
    """`UN Human Rights Committee, ‘Report …’, 123rd session (July 2018), UN Doc CCPR/C/123/2 (advance unedited version), …`."""
    when = _joined(document.session, document.dated)
    number = f"UN Doc {document.numbered}" if document.symbol else ""
    title = f"‘{document.title}’" if document.title else document.description
    cited = f"UN {_joined(document.author, title, when, number, _IN_OSCOLA)}"
    return f"{cited} <{_ADDRESS}> ({_this_site(document)})"


def _apa(document: CitedDocument) -> str:
    """`Human Rights Committee. (2018, July). Report … (CCPR/C/123/2, advance unedited version). 123rd session (July 2018). …`."""
    date = document.date
    month = f", {' '.join(date.words.split()[-2::-1])}" if date and date.month else ""
    year = f"{date.year}{month}" if date else "n.d."
    numbered = f" ({_joined(document.symbol, document.status)})" if document.symbol else ""
    parts = (f"{_titled(document)}{numbered}", document.session, _SENTENCE, _this_site(document))
    return f"{document.author}. ({year}). {'. '.join(filter(None, parts))}. {_ADDRESS}"


def _chicago(document: CitedDocument) -> str:
    """`Human Rights Committee. Report …. CCPR/C/123/2 (advance unedited version). 123rd session (July 2018). …`."""
    when = _joined(document.session, document.dated)
    parts = (document.author, _titled(document), document.numbered, when, _SENTENCE, _this_site(document))
    return f"{'. '.join(filter(None, parts))}. {_ADDRESS}."


def _gost(document: CitedDocument) -> str:
    """`Human Rights Committee. Report … [Электронный ресурс] : CCPR/C/123/2 (advance unedited version). … URL: …`.

    The standard ends with the day of reading (дата обращения), which only the reader knows; the day of the record stands there.
    """
    when = _joined(document.session, document.dated)
    numbered = f" : {document.numbered}" if document.symbol else ""
    parts = (f"{_titled(document)} [Электронный ресурс]{numbered}", when, _SENTENCE)
    return f"{document.author}. {'. '.join(filter(None, parts))}. URL: {_ADDRESS} ({_this_site(document)})."


def _markdown_link(document: CitedDocument) -> str:
    """`[CCPR/C/123/2 (advance unedited version), Kazakhstan, …](https://…) (…)`."""
    shown = _escaped(_in(document, _IN_MARKDOWN))
    return f"[{shown}]({_ADDRESS}) ({_joined(document.author, document.session, document.dated)}; {_this_site(document)})"


def _escaped(text: str) -> str:
    for special in "\\[]*_`<&":
        text = text.replace(special, f"\\{special}")
    return text


def _in(document: CitedDocument, part: str) -> str:
    """The document and the part of it, as the UN cites them: by symbol."""
    return _joined(document.numbered or document.description, part)


def _titled(document: CitedDocument) -> str:
    """The title; in brackets what the document is, where no title is held."""
    return document.title or f"[{document.description}]"


def _this_site(document: CitedDocument) -> str:
    return f"{document.site}, not a UN site; record of {document.revised}"


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
