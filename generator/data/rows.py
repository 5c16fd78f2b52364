"""The rows of every table, from the index, one at a time."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator import addresses
from generator.anchors import Placed, placed, placed_plainly
from generator.data.fields import Row
from generator.data.header_rows import assessment_rows, reply_rows, submission_rows
from generator.data.point_rows import point_rows
from generator.data.record_rows import evaluation_rows, information_rows, listed, mark_rows, paragraph_rows
from generator.dates import PartialDate
from generator.index import Index, ParagraphEntry
from generator.text import paragraphs_of


def organization_rows(index: Index) -> Iterator[Row]:
    """One row an organization."""
    for identifier in index.by_organization:
        organization = index.corpus.organizations[identifier]
        yield {
            "organization": identifier,
            "address": index.absolute(addresses.organization(identifier)),
            "name": organization.name,
            "also": "\n".join(organization.also) or "none",
            "editorial_kind": organization.kind,
        }


def document_rows(index: Index) -> Iterator[Row]:
    """One row a document."""
    for symbol, uses in index.documents.items():
        yield {
            "document": str(symbol),
            "address": index.absolute(addresses.document(symbol)),
            "kind": symbol.kind,
            "official_address": symbol.official_address("en"),
            "roles": listed("-".join(re.findall(r"[\w-]+", use.role.partition(":")[0])) for use in uses),
            "assessments": listed(use.record.key for use in uses if use.record) or "none",
        }


def topic_rows(index: Index) -> Iterator[Row]:
    """One row a topic."""
    for identifier, topic in index.corpus.topics.items():
        yield {"topic": identifier, "editorial_name": topic.name, "editorial_covenant": listed(topic.covenant) or "none"}


def known_rows(index: Index) -> Iterator[Row]:
    """One row an assessment known to exist and not held."""
    for known in index.corpus.known:
        yield {
            "known": f"{known.committee}/{known.session}/{known.state.lower()}",
            "committee": known.committee,
            "editorial_session": known.session,
            "state": known.state,
            "state_name": index.state_name(known.state),
            "editorial_report": str(known.symbol or "not-known"),
            "editorial_source": known.source,
        }


def version_rows(index: Index) -> Iterator[Row]:
    """One row a version of a record, those of now included."""
    withdrawn = {each.sha256: each for each in index.corpus.withdrawn}
    for key, revised, sha256 in versions(index):
        gone = withdrawn.get(sha256)
        yield {
            "sha256": sha256,
            "address": index.absolute(addresses.record_version(sha256)),
            "assessment": key,
            "editorial_revised": str(revised),
            "editorial_withdrawn": str(gone.date) if gone else "not-applicable",
            "editorial_reason": gone.reason if gone else "not-applicable",
        }


def versions(index: Index) -> list[tuple[str, PartialDate, str]]:
    """The record, the day and the hash of every version, record by record, in the order they were published."""
    found = [(each.assessment, each.revised, each.sha256) for listed in index.corpus.published.values() for each in listed]
    published = {sha256 for *_, sha256 in found}
    now = ((entry.record, entry.sha256) for entry in index.assessments)
    found += [(record.key, record.record.revised, sha256) for record, sha256 in now if sha256 not in published]
    return sorted(found, key=lambda version: version[0])


def passage_rows(index: Index) -> Iterator[Row]:
    """One row a paragraph of official text, with its address and its voice."""
    for entry in index.assessments:
        for paragraph in entry.paragraphs:
            yield from _of_paragraph(index, paragraph)
        if entry.record.letter:
            page, where = addresses.assessment(entry.record), {"assessment": entry.record.key, "number": "not-applicable"}
            letter = placed_plainly(paragraphs_of(entry.record.letter.text), addresses.LETTER)
            yield from ({**where, **row} for row in _passages(index, page, "letter", letter))


def _of_paragraph(index: Index, entry: ParagraphEntry) -> Iterator[Row]:
    page, reading = addresses.paragraph(entry.record, entry.number), entry.reading
    rows: list[Row] = []
    if reading.recommendation:
        rows += _passages(index, page, "recommendation", placed(reading.recommendation, addresses.RECOMMENDATION))
    if reading.reply:
        rows += _passages(index, page, "reply", placed(reading.reply, addresses.REPLY))
    for told in entry.information:
        rows += _passages(index, page, "information", placed(told.read, told.anchor), told.information.organizations)
    for anchor, evaluation in entry.evaluations:
        if evaluation.printed_text:
            rows += _passages(index, page, "evaluation", placed_plainly(paragraphs_of(evaluation.printed_text), anchor))
    return ({"assessment": entry.record.key, "number": entry.number, **row} for row in rows)


def _passages(
    index: Index, page: str, voice: str, paragraphs: Iterable[Placed], organizations: tuple[str, ...] | None = None
) -> Iterator[Row]:
    for each in paragraphs:
        yield {
            "address": index.absolute(addresses.on(page, each.anchors[0])),
            "voice": voice,
            "organizations": organizations or "not-applicable",
            "text": each.text,
        }


ROWS: Mapping[str, Callable[[Index], Iterator[Row]]] = {
    "assessments": assessment_rows,
    "replies": reply_rows,
    "submissions": submission_rows,
    "paragraphs": paragraph_rows,
    "points": point_rows,
    "evaluations": evaluation_rows,
    "marks": mark_rows,
    "information": information_rows,
    "organizations": organization_rows,
    "documents": document_rows,
    "topics": topic_rows,
    "known": known_rows,
    "versions": version_rows,
}
"""What makes the rows of each table that is a file; a row may hold fields of its paragraph that the table does not take."""
