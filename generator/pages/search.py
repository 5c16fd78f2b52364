"""The search page: where the words are looked for with facets; without script, the index pages that lead to the same."""

from generator import addresses
from generator.markdown import block, bullets, heading, lines, paragraph
from generator.pages.page import Page, to

_WAYS = (
    ("States parties", addresses.STATES, "by region and subregion"),
    ("Topics", addresses.TOPICS, "paragraphs by topic"),
    ("Organizations", addresses.ORGANIZATIONS, "what each told the Committee, by point"),
    ("Grades", addresses.GRADES, "each scheme, and what received each grade by session"),
    ("Documents", addresses.DOCUMENTS, "by symbol"),
    ("Requests", addresses.REQUESTS, "what the Committee still asks"),
    ("Nothing in the summary", addresses.NOTHING_IN_SUMMARY, "points on which the summary of the reply says nothing"),
    ("Data", addresses.DATA, "every point as a row of a table, to download"),
)


def search_page() -> Page:
    """Full-text search over the official text, with facets."""
    return Page(
        address=addresses.SEARCH,
        kind="search",
        title="Search",
        description="Full-text search of the assessments held here, by words and by State, topic, grade, organization and session.",
        crumbs=(("Search", addresses.SEARCH),),
        scripts=("facets.js", "search.js", "search-page.js"),
        body=lines([heading(1, "Search", anchor="title"), index_pages(addresses.SEARCH, "Search")]),
    )


def index_pages(here: str, what: str) -> str:
    """What stands where script does not run, or the index does not load: the pages that lead to every point by hand."""
    return block(
        "by-hand",
        paragraph(f"{what} needs a browser that runs scripts. Every point is on these pages too:", classes="lede"),
        bullets(f"{to(here, name, address)}: {what}" for name, address, what in _WAYS),
    )
