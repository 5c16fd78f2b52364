"""The documents pages: every document symbol used here, what it is, where it is used, and its official addresses."""

from generator import addresses
from generator.index import DocumentUse, Index
from generator.markdown import bullets, escape, heading, lines, link, paragraph
from generator.pages import parts
from generator.pages.page import Page, to
from generator.symbols import LANGUAGES, Symbol

_DIRECTION = {"ar": {"dir": "rtl"}}


def documents_page(index: Index) -> Page:
    """Every document symbol, by what the document is."""
    here = addresses.DOCUMENTS
    kinds = sorted({symbol.kind for symbol in index.documents})
    written = []
    for kind in kinds:
        symbols = [symbol for symbol in index.documents if symbol.kind == kind]
        written.append(heading(2, escape(kind[0].upper() + kind[1:]), anchor=kind.replace(" ", "-")))
        written.append(bullets(parts.document(here, symbol) for symbol in symbols))
    return Page(
        address=here,
        kind="documents",
        title="Documents",
        description="Every United Nations document symbol used here, with its official address.",
        crumbs=(("Documents", here),),
        body=lines(
            [
                heading(1, "Documents", anchor="title"),
                parts.lede(
                    "Every document symbol used here, by what the symbol says the document is. "
                    "The documents themselves are the United Nations’."
                ),
                *written,
            ]
        ),
    )


def document_page(index: Index, symbol: Symbol) -> Page:
    """One document: what it is, where it is used here, and its official address in each UN language."""
    here = addresses.document(symbol)
    official = [
        f"{link(escape(name), symbol.official_address(code), lang=code, **_DIRECTION.get(code, {}))} ({code}) · "
        "official address; language version not checked"
        for code, name in LANGUAGES.items()
    ]
    return Page(
        address=here,
        kind="document",
        title=str(symbol),
        description=f"{symbol}: what it is, where it is used here, and its official address in each language of the United Nations.",
        crumbs=(("Documents", addresses.DOCUMENTS), (str(symbol), here)),
        body=lines(
            [
                parts.kicker(symbol.kind[0].upper() + symbol.kind[1:]),
                heading(1, escape(str(symbol)), anchor="title"),
                heading(2, "Used here", anchor="used"),
                bullets(dict.fromkeys(_use(index, use, here) for use in index.documents[symbol])),
                heading(2, "Official addresses", anchor="official"),
                paragraph("These links leave this site.", classes="aside"),
                bullets(official),
            ]
        ),
    )


def _use(index: Index, use: DocumentUse, here: str) -> str:
    if use.record:
        return f"{parts.record_link(here, index, use.record)} · {escape(use.role)}"
    if use.known:
        return f"{to(here, index.state_name(use.known.state), addresses.state(use.known.state))} · {escape(use.role)}"
    return f"{to(here, 'Grades', addresses.GRADES)} · {escape(use.role)}"
