"""The explorer: every point as a row of a table with the facets of the search; without script, the index pages that lead to the same."""

from generator import addresses
from generator.data.codes import WARNING
from generator.markdown import heading, lines
from generator.pages import parts
from generator.pages.page import Page
from generator.pages.ways import by_hand


def explore_page() -> Page:
    """Every point held here, to filter, sort and download."""
    return Page(
        address=addresses.EXPLORE,
        kind="explore",
        title="Explore",
        description="Every point held here as a row of a table, to filter by State, topic, grade or organization and to download.",
        crumbs=(("Explore", addresses.EXPLORE),),
        scripts=("facets.js", "explore.js"),
        body=lines(
            [
                heading(1, "Explore the points", anchor="title"),
                parts.lede(f"A row is a point, or a paragraph whose points are not held here: all filters hold for it. {WARNING}"),
                by_hand(addresses.EXPLORE, "The explorer"),
            ]
        ),
    )
