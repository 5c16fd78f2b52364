"""The due page: due dates of next reports as documents give them, by date, with what is known to have come later."""

from collections.abc import Iterator
from functools import partial

from generator import addresses, wording
from generator.index import AssessmentEntry, Index
from generator.listings import due
from generator.markdown import escape, heading, paragraph, table
from generator.pages import parts
from generator.pages.listed import listed_pages
from generator.pages.page import Page, to


def due_pages(index: Index) -> Iterator[Page]:
    """Every due date, the earliest first."""
    here, listing = addresses.DUE, due(index)
    undated = len(index.assessments) - len(listing.rows)
    page = Page(
        address=here,
        kind="due",
        title="Due dates",
        description="Due dates of next periodic reports, as the assessments held here give them.",
        crumbs=(("Due dates", here),),
        body=heading(1, "Due dates", anchor="title"),
    )
    lede = "Due dates of next periodic reports, each as its document gave it. Whether a report was submitted is not inferred here."
    without = f"{wording.counted(undated, 'assessment')} held here {'gives' if undated == 1 else 'give'} no due date."
    after = [paragraph(without, classes="aside")] if undated else []
    return listed_pages(page, lede, listing, partial(_dates, index), noun="due date", after=after)


def _dates(index: Index, here: str, entries: tuple[AssessmentEntry, ...]) -> list[str]:
    rows = [(str(entry.record.next_report and entry.record.next_report.words), *_row(index, entry, here)) for entry in entries]
    if not rows:
        return [paragraph("No assessment held here gives a due date.", classes="aside")]
    return [table(("Date given", "State party", "Given in", "Known to have come later"), rows)]


def _row(index: Index, entry: AssessmentEntry, here: str) -> tuple[str, str, str]:
    record = entry.record
    later = "<br>".join(parts.later(here, record)) or "nothing known here"
    given = f"{parts.document(here, record.report.symbol)}, {escape(wording.session_name(record.session))}"
    return to(here, parts.state_name(index, record), addresses.assessment(record)), given, later
