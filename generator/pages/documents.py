"""The documents pages: every document symbol used here, what it is, where it is used, and its official addresses."""

from collections.abc import Iterator

from generator import addresses
from generator.index import DocumentUse, Index
from generator.listings import documents
from generator.markdown import bullets, escape, heading, lines, link, paragraph
from generator.pages import parts
from generator.pages.listed import listed_pages
from generator.pages.page import Page, to
from generator.symbols import LANGUAGES, Symbol

_DIRECTION = {"ar": {"dir": "rtl"}}


def documents_pages(index: Index) -> Iterator[Page]:
    """Every document symbol, by what the document is."""
    here = addresses.DOCUMENTS
    page = Page(
        address=here,
        kind="documents",
        title="Documents",
        description="Every United Nations document symbol used here, with its official address.",
        crumbs=(("Documents", here),),
        body=heading(1, "Documents", anchor="title"),
    )
    lede = "Every document symbol used here, by what the symbol says the document is. The documents themselves are the United Nations’."
    return listed_pages(page, lede, documents(index), _by_kind, noun="document symbol")


def _by_kind(here: str, symbols: tuple[Symbol, ...]) -> Iterator[str]:
    for kind in sorted({symbol.kind for symbol in symbols}):
        yield heading(2, escape(kind[0].upper() + kind[1:]), anchor=kind.replace(" ", "-"))
        yield bullets(parts.document(here, symbol) for symbol in symbols if symbol.kind == kind)


def document_page(index: Index, symbol: Symbol, uses: tuple[DocumentUse, ...]) -> Page:
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
                bullets(dict.fromkeys(_use(index, use, here) for use in uses)),
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
