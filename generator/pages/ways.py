"""The ways in: the pages that lead to every point by hand."""

from generator import addresses
from generator.markdown import block, bullets, escape, paragraph
from generator.pages.page import to

_BY_HAND = (
    ("By State", addresses.STATES, "a State party’s assessments over time"),
    ("By topic", addresses.TOPICS, "paragraphs on torture, fair trial, association and more"),
    ("By organization", addresses.ORGANIZATIONS, "every point an organization informed the Committee on"),
    ("By grade", addresses.GRADES, "each scheme with its words, and what received each grade, by session"),
    ("Requests", addresses.REQUESTS, "what the Committee still asks, in its words"),
    ("Nothing in the summary", addresses.NOTHING_IN_SUMMARY, "points on which the summary of the reply is silent"),
    ("Due dates", addresses.DUE, "next reports, as each document dates them"),
    ("Documents", addresses.DOCUMENTS, "every symbol, with its official address"),
    ("Coverage", addresses.COVERAGE, "what is held here, and what is not"),
    ("Data", addresses.DATA, "every point as a row of a table, to download"),
)
_EXPLORER = ("Every point in one table", addresses.EXPLORE, "filtered by State, topic, grade or organization")


def ways_in(here: str) -> str:
    """All of them, for the front page."""
    return block("ways", *(paragraph(_way(here, *way), classes="way") for way in (_EXPLORER, *_BY_HAND)))


def by_hand(here: str, what: str) -> str:
    """What stands where script does not run, or the index does not load; `what` cannot run without."""
    told = paragraph(f"{what} needs a browser that runs scripts. Every point is on these pages too:", classes="lede")
    return block("by-hand", told, bullets(_way(here, *way) for way in _BY_HAND))


def _way(here: str, name: str, there: str, told: str) -> str:
    return f"{to(here, name, there)} {escape(told)}"
