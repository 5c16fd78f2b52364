"""The search page: where the words are looked for with facets; without script, the index pages that lead to the same."""

from generator import addresses
from generator.markdown import heading, lines
from generator.pages.page import Page
from generator.pages.ways import by_hand


def search_page() -> Page:
    """Full-text search over the official text, with facets."""
    return Page(
        address=addresses.SEARCH,
        kind="search",
        title="Search",
        description="Full-text search of the assessments held here, by words and by State, topic, grade, organization and session.",
        crumbs=(("Search", addresses.SEARCH),),
        scripts=("facets.js", "search.js", "search-page.js"),
        body=lines([heading(1, "Search", anchor="title"), by_hand(addresses.SEARCH, "Search")]),
    )
