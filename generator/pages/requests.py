"""The requests pages: what the Committee still asks, in its own words, by State and point."""

from collections.abc import Iterator

from generator import addresses, wording
from generator.index import AssessmentEntry, Index
from generator.listings import requests
from generator.markdown import escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.evaluations import still_asked
from generator.pages.listed import listed_pages
from generator.pages.page import Page, to


def requests_page(index: Index) -> Page:
    """The States, with how many passages were read as requests, and in what."""
    here = addresses.REQUESTS
    rows = []
    for key in (key for key in index.states if key in index.by_state):
        entries = index.by_state[key]
        evaluations = [each for entry in entries for paragraph in entry.paragraphs for each in paragraph.paragraph.evaluations]
        asked = sum(mark.kind == "request" for each in evaluations for mark in each.marks or ())
        read = sum(each.marks is not None for each in evaluations)
        rows.append((to(here, index.state_name(key), addresses.requests(key)), str(asked), f"{read} of {len(evaluations)}"))
    return Page(
        address=here,
        kind="requests",
        title="Requests",
        description="What the Committee still asks of States parties, in its own words.",
        crumbs=(("Requests", here),),
        body=lines(
            [
                heading(1, wording.STILL_ASKED, anchor="title"),
                parts.lede(
                    "Passages of the evaluations held here in which the Committee asks for information, "
                    "picked out by us, in the Committee’s words."
                ),
                paragraph("Whether a State party has answered since is not known here.", classes="aside"),
                table(("State party", "Passages read as requests", "Evaluations read for requests"), rows),
            ]
        ),
    )


def state_requests_pages(index: Index, key: str) -> Iterator[Page]:
    """One State: the requests on each paragraph, verbatim."""
    here, name = addresses.requests(key), index.state_name(key)
    page = Page(
        address=here,
        kind="state-requests",
        title=f"{name}: what the Committee still asks",
        description=f"What the Committee still asks of {name}, in its own words, by paragraph and point.",
        crumbs=(("Requests", addresses.REQUESTS), (name, here)),
        body=lines([parts.kicker(name), heading(1, wording.STILL_ASKED, anchor="title")]),
    )
    lede = (
        "Passages of the evaluations, picked out by us, in the Committee’s words. "
        "Whether the State party has answered since is not known here."
    )

    def asked(here: str, entries: tuple[AssessmentEntry, ...]) -> list[str]:
        return [part for entry in entries for part in _of_record(index, entry, here)]

    return listed_pages(page, lede, requests(index, key), asked, noun="assessment")


def _of_record(index: Index, entry: AssessmentEntry, here: str) -> list[str]:
    record = entry.record
    due = f" {wording.due(record.next_report)}." if record.next_report else ""
    written = [
        heading(2, escape(wording.session_name(record.session)), anchor=f"{record.committee}-{record.session}"),
        paragraph(
            f"{parts.record_link(here, index, record)}.{due}",
            classes="aside",
        ),
    ]
    asked = [
        still_asked(index, each, here, level=3, anchor=f"{record.committee}-{record.session}-{each.number}") for each in entry.paragraphs
    ]
    return [*written, *asked]
