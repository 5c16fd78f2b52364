"""The corrections page: what was corrected in the records, when and why."""

from generator import addresses
from generator.index import Index
from generator.markdown import escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.page import Page


def corrections_page(index: Index) -> Page:
    """Every correction, the latest first."""
    here = addresses.CORRECTIONS
    rows = [(each.date, entry.record, each) for entry in index.assessments for each in entry.record.corrections]
    rows.sort(key=lambda row: str(row[0]), reverse=True)
    return Page(
        address=here,
        kind="corrections",
        title="Corrections",
        description="What was corrected in the records held here, when and why.",
        crumbs=(("Corrections", here),),
        body=lines(
            [
                heading(1, "Corrections", anchor="title"),
                parts.lede(
                    "Mistakes of ours in a record, once found, are corrected and listed here. Mistakes of a document are kept and flagged."
                ),
                table(
                    ("Date", "Record", "What", "Why"),
                    [
                        (date.words, parts.record_link(here, index, record), escape(each.what), escape(each.why))
                        for date, record, each in rows
                    ],
                )
                if rows
                else paragraph("Nothing has been corrected yet.", classes="aside"),
            ]
        ),
    )
