"""The nothing-in-summary pages: where the summary of a reply says nothing, and where the Committee says that information is missing."""

from collections.abc import Iterator

from generator import addresses, wording
from generator.index import AssessmentEntry, Index
from generator.listings import nothing_in_summary
from generator.markdown import bullets, escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.evaluations import marked_passages
from generator.pages.listed import listed_pages
from generator.pages.page import Page, to
from generator.points import ReplyStatus

_WHAT_IT_MEANS = (
    "That the Committee’s summary of a reply says nothing on a point does not show that the reply itself said nothing: "
    "the summary is the Committee’s. Where the Committee itself says that information is missing, its sentence stands apart."
)


def silence_page(index: Index) -> Page:
    """The States, with how many points and sentences each has."""
    here = addresses.NOTHING_IN_SUMMARY
    rows = [
        (
            to(here, index.state_name(key), addresses.nothing_in_summary(key)),
            str(sum(len(_silent(here, entry)) for entry in index.by_state[key])),
            str(sum(len(_sentences(here, entry)) for entry in index.by_state[key])),
            escape(wording.listed(sorted({wording.COVERAGE[entry.record.coverage] for entry in index.by_state[key]}))),
        )
        for key in index.states
        if key in index.by_state
    ]
    return Page(
        address=here,
        kind="nothing-in-summary",
        title="Nothing in the summary",
        description="Points on which the summary of the State party’s reply says nothing, "
        "and the Committee’s sentences on missing information.",
        crumbs=(("Nothing in the summary", here),),
        body=lines(
            [
                heading(1, "Nothing in the summary", anchor="title"),
                parts.lede(_WHAT_IT_MEANS),
                paragraph("The counts are of what is held here; where only a header is held, nothing can be counted.", classes="aside"),
                table(("State party", "Points with nothing in the summary", "Sentences on missing information", "Held"), rows),
            ]
        ),
    )


def state_silence_pages(index: Index, key: str) -> Iterator[Page]:
    """One State: the two lists, told apart."""
    here, name = addresses.nothing_in_summary(key), index.state_name(key)
    page = Page(
        address=here,
        kind="state-nothing-in-summary",
        title=f"{name}: nothing in the summary",
        description=f"Points on which the summary of {name}’s reply says nothing, and the Committee’s sentences on missing information.",
        crumbs=(("Nothing in the summary", addresses.NOTHING_IN_SUMMARY), (name, here)),
        body=lines([parts.kicker(name), heading(1, "Nothing in the summary", anchor="title")]),
    )
    return listed_pages(page, _WHAT_IT_MEANS, nothing_in_summary(index, key), _two_lists, noun="assessment")


def _two_lists(here: str, entries: tuple[AssessmentEntry, ...]) -> list[str]:
    silent = [item for entry in entries for item in _silent(here, entry)]
    sentences = [item for entry in entries for item in _sentences(here, entry)]
    unheld = all(entry.record.coverage == "header" for entry in entries)
    empty = paragraph(wording.TEXT_NOT_HELD if unheld else "None in the assessments held here.", classes="aside")
    return [
        heading(2, "Points on which the summary of the reply says nothing", anchor="points"),
        bullets(silent) or empty,
        heading(2, "The Committee’s own sentences on missing information", anchor="sentences"),
        bullets(sentences) or empty,
    ]


def _silent(here: str, entry: AssessmentEntry) -> list[str]:
    """The points of a record on which the summary of the reply says nothing."""
    record = entry.record
    return [
        f"{parts.point_link(here, each, str(point.letter))}, {escape(wording.session_name(record.session))}"
        for each in entry.paragraphs
        for point in each.reading.points
        if point.status is ReplyStatus.NOTHING
    ]


def _sentences(here: str, entry: AssessmentEntry) -> list[str]:
    """The passages of a record's evaluations marked as saying that information is missing or insufficient."""
    return [
        f"{to(here, f'{each.number} {wording.marked_points(mark)}'.strip(), address)} · {escape(quote)}"
        for each in entry.paragraphs
        for mark, quote, address in marked_passages(each, wording.MISSING_KINDS)
    ]
