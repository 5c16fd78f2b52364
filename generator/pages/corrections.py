"""The corrections page: what was corrected in the records, and which versions of them were withdrawn, when and why."""

from collections.abc import Iterator
from functools import partial

from generator import addresses
from generator.index import Index
from generator.ledger import withdrawn_from
from generator.listings import corrections
from generator.markdown import escape, heading, paragraph, table
from generator.pages import parts
from generator.pages.listed import listed_pages
from generator.pages.page import Page, to
from generator.records.assessment import Assessment, Correction


def corrections_pages(index: Index) -> Iterator[Page]:
    """Every correction, the latest first."""
    here = addresses.CORRECTIONS
    page = Page(
        address=here,
        kind="corrections",
        title="Corrections",
        description="What was corrected in the records held here, when and why.",
        crumbs=(("Corrections", here),),
        body=heading(1, "Corrections", anchor="title"),
    )
    lede = "Mistakes of ours in a record, once found, are corrected and listed here. Mistakes of a document are kept and flagged."
    return listed_pages(page, lede, corrections(index), partial(_corrected, index), noun="correction", after=_withdrawn(index, here))


def _corrected(index: Index, here: str, corrected: tuple[tuple[Assessment, Correction], ...]) -> list[str]:
    rows = [(each.date.words, parts.record_link(here, index, record), escape(each.what), escape(each.why)) for record, each in corrected]
    return [table(("Date", "Record", "What", "Why"), rows) if rows else paragraph("Nothing has been corrected yet.", classes="aside")]


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
