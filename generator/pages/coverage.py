"""The coverage page: how much of what is known is held, what is held in part, and what is not known at all."""

from generator import addresses, wording
from generator.index import Index
from generator.markdown import escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.page import Page, to


def coverage_page(index: Index) -> Page:
    """By session, what is held whole, in part, as a header, and known and not held."""
    here = addresses.COVERAGE
    held, known = len(index.assessments), len(index.assessments) + len(index.corpus.known)
    rows = []
    for key in index.sessions:
        kinds = [entry.record.coverage for entry in index.by_session.get(key, ())]
        counts = [kinds.count("full"), kinds.count("partial"), kinds.count("header"), len(index.known_by_session.get(key, ()))]
        name = wording.session_name(key[1])
        rows.append((to(here, name, addresses.session(*key)), *(str(count) for count in counts)))
    return Page(
        address=here,
        kind="coverage",
        title="Coverage",
        description="How many of the assessments known to exist are held here, and how much of each.",
        crumbs=(("Coverage", here),),
        body=lines(
            [
                heading(1, "Coverage", anchor="title"),
                parts.lede(f"{held} of {known} assessments known to us are held. How many exist that we do not know of is unknown."),
                paragraph(
                    escape(
                        "An assessment is one State party at one session of one committee. "
                        "Known means named in a document or summary we have seen."
                    ),
                    classes="aside",
                ),
                table(("Session", "Held whole", "Held in part", "Header only", "Known and not held"), rows),
            ]
        ),
    )
