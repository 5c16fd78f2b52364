"""The due page: due dates of next reports as documents give them, by date, with what is known to have come later."""

from generator import addresses, wording
from generator.index import AssessmentEntry, Index
from generator.markdown import escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.page import Page, to


def due_page(index: Index) -> Page:
    """Every due date, the earliest first."""
    here = addresses.DUE
    dated = sorted(
        (entry for entry in index.assessments if entry.record.next_report),
        key=lambda entry: (str(entry.record.next_report), entry.record.key),
    )
    undated = len(index.assessments) - len(dated)
    rows = [(str(entry.record.next_report and entry.record.next_report.words), *_row(index, entry, here)) for entry in dated]
    return Page(
        address=here,
        kind="due",
        title="Due dates",
        description="Due dates of next periodic reports, as the assessments held here give them.",
        crumbs=(("Due dates", here),),
        body=lines(
            [
                heading(1, "Due dates", anchor="title"),
                parts.lede(
                    "Due dates of next periodic reports, each as its document gave it. Whether a report was submitted is not inferred here."
                ),
                table(("Date given", "State party", "Given in", "Known to have come later"), rows)
                if rows
                else paragraph("No assessment held here gives a due date.", classes="aside"),
                paragraph(
                    f"{wording.counted(undated, 'assessment')} held here {'gives' if undated == 1 else 'give'} no due date.",
                    classes="aside",
                )
                if undated
                else "",
            ]
        ),
    )


def _row(index: Index, entry: AssessmentEntry, here: str) -> tuple[str, str, str]:
    record = entry.record
    later = "<br>".join(parts.later(here, record)) or "nothing known here"
    given = f"{parts.document(here, record.report.symbol)}, {escape(wording.session_name(record.session))}"
    return to(here, parts.state_name(index, record), addresses.assessment(record)), given, later
