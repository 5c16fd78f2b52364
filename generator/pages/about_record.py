"""What is ours on an assessment's page: where its words come from, what was repaired, corrected and published before."""

from generator import addresses, wording
from generator.corpus import Corpus
from generator.index import AssessmentEntry, Index
from generator.markdown import block, bullets, escape, heading, lines, link, paragraph, table
from generator.pages import parts
from generator.pages.page import to
from generator.pages.remarks import other_remarks
from generator.records.assessment import Assessment


def about_record(index: Index, entry: AssessmentEntry, here: str) -> str:
    """Where the record comes from, what we did to it, and what it said before."""
    record, source = entry.record, entry.record.source
    facts = [
        ("Held", escape(f"{wording.COVERAGE[record.coverage]}, {wording.LANGUAGE[record.language]}")),
        ("Derived from", escape(source.derived_from)),
        ("Checked", escape(wording.checked(source.checked_against))),
        ("Obtained", escape(f"on {source.obtained_on.words}; from where: {source.obtained_from}")),
        ("Record", f"added {record.record.added.words}, revised {record.record.revised.words}"),
    ]
    for later in record.later:
        dates = [("", later.date), ("distributed", later.distributed)]
        facts.append(("Known to have come later", f"{escape(later.kind)}: {parts.dated(here, later.symbol, dates)}"))
    repairs = [
        f"line {each.line} of the stored text: {escape(each.extracted)} is read as {escape(each.read)} ({escape(each.basis)})"
        for each in source.repairs
    ]
    corrections = [f"{each.date.words}: {escape(each.what)} ({escape(each.why)})" for each in record.corrections]
    return lines(
        [
            heading(2, "About this record", anchor="about"),
            block("facts", table(("This record", "In our words"), facts)),
            other_remarks(record),
            *_titled("Repairs of the extraction", "repairs", repairs),
            *_titled("Corrections", "record-corrections", corrections),
            *_titled("Versions", "versions", _versions(index.corpus, entry, here)),
        ]
    )


def _versions(corpus: Corpus, entry: AssessmentEntry, here: str) -> list[str]:
    """The version of now by the hash of its content, and those published before, the latest first; one that was withdrawn says why."""
    record, now = entry.record, entry.sha256
    withdrawn = {each.sha256: each for each in corpus.withdrawn}
    items = [f"this one, revised {record.record.revised.words}: {_version(here, now)}"]
    for version in reversed(corpus.published.get(record.key, ())):
        why = withdrawn.get(version.sha256)
        end = f", withdrawn on {why.date.words}: {escape(why.reason)}" if why else ""
        items += [f"revised {version.revised.words}: {_version(here, version.sha256)}{end}"] if version.sha256 != now else []
    return items


def _version(here: str, sha256: str) -> str:
    return to(here, sha256, addresses.record_version(sha256))


def official_addresses(record: Assessment, here: str) -> str:
    """The documents named in the header with their official addresses spelled out, so that a print leads to them."""
    symbols = [record.report.symbol, record.concluding_observations.symbol, *(reply.symbol for reply in record.reply_documents)]
    symbols += [later.symbol for later in record.later]
    items = [
        f"{parts.document(here, symbol)}: {link(escape(address), address)}"
        for symbol in dict.fromkeys(symbols)
        for address in [symbol.official_address(record.language)]
    ]
    told = paragraph("Official addresses; that the language version exists was not checked. These links leave this site.", classes="aside")
    return lines([heading(2, "Documents", anchor="documents"), told, bullets(items)])


def _titled(title: str, anchor: str, items: list[str]) -> list[str]:
    return [heading(3, title, anchor=anchor), bullets(items)] if items else []
