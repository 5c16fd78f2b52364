"""The corrections page: what was corrected in the records, and which versions of them were withdrawn, when and why."""

from generator import addresses
from generator.index import Index
from generator.ledger import withdrawn_from
from generator.markdown import escape, heading, lines, paragraph, table
from generator.pages import parts
from generator.pages.page import Page, to


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
                *_withdrawn(index, here),
            ]
        ),
    )


def _withdrawn(index: Index, here: str) -> list[str]:
    """The versions that were withdrawn, the latest first, each by its hash, where its tombstone stands."""
    records = {entry.record.key: entry.record for entry in index.assessments}
    rows = []
    for each in sorted(index.corpus.withdrawn, key=lambda each: str(each.date), reverse=True):
        key = withdrawn_from(index.corpus, each)
        name = parts.record_link(here, index, records[key]) if key in records else escape(key)
        version = to(here, each.sha256[:12], addresses.record_version(each.sha256))
        rows.append((each.date.words, name, version, escape(each.reason)))
    told = paragraph("A published version stays readable under its hash. These were withdrawn; the hash, the day and the reason stay.")
    return [heading(2, "Withdrawn versions", anchor="withdrawn"), told, table(("Date", "Record", "Version", "Why"), rows)] if rows else []
