"""What the site publishes and promises to keep: every address, every anchor the address module spells, and every version of a record."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import chain
from pathlib import Path

from generator import addresses
from generator.anchors import anchors_in, unlettered
from generator.citations.imports import imports_of
from generator.corpus import Corpus
from generator.data.tables import NAMES
from generator.index import AssessmentEntry, Index, ParagraphEntry
from generator.listings import addresses_of_parts
from generator.published import Published
from generator.records.canonical import canonical_json, record_sha256
from generator.records.registers import Withdrawal
from generator.schema import schema_files
from generator.text import LabelledText, paragraphs_of


@lru_cache(maxsize=1)  # the check and the pages both ask
def published_addresses(index: Index) -> Published:
    """Every address and anchor of the site made from the index; versions of records have a ledger of their own."""
    pages = defaultdict[str, set[str]](set)
    for address in (*_fixed(index.corpus), *_files(index), *_of_registers(index), *addresses_of_parts(index)):
        page, _, anchor = address.partition("#")
        pages[page].update([anchor] if anchor else ())
    for entry in index.assessments:
        for page, anchors in _of_assessment(entry):
            pages[page].update(anchors)
    return Published({page: frozenset(anchors) for page, anchors in pages.items()})


def _of_assessment(entry: AssessmentEntry) -> Iterator[tuple[str, Iterable[str]]]:
    """A record's own pages, each with its anchors."""
    on_whole = [addresses.CRITERIA, addresses.RECOMMENDED_ACTION]
    if entry.record.letter:
        on_whole += _plain(addresses.LETTER, entry.record.letter.text)
    for paragraph in entry.paragraphs:
        anchors = paragraph_anchors(paragraph)
        yield addresses.paragraph(entry.record, paragraph.number), anchors
        on_whole.append(addresses.paragraph_on_assessment(paragraph.number))
        # a point has no place of its own in printed order; its parts have
        on_whole += [addresses.prefixed(paragraph.number, anchor) for anchor in anchors if len(anchor) > 1]
    yield addresses.assessment(entry.record), on_whole


def paragraph_anchors(entry: ParagraphEntry) -> tuple[str, ...]:
    """Every anchor of a paragraph page."""
    reading = entry.reading
    anchors = [addresses.RECOMMENDATION, addresses.REPLY, addresses.EVALUATION]
    anchors += [point.letter for point in reading.points if point.letter]
    anchors += _of_text(addresses.RECOMMENDATION, reading.recommendation)
    anchors += _of_text(addresses.REPLY, reading.reply)
    for text in entry.information:
        anchors += [text.anchor, *text.aliases, *_of_text(text.anchor, text.read)]
    for anchor, evaluation in entry.evaluations:
        anchors += [anchor, *_plain(anchor, evaluation.printed_text)]
    return tuple(dict.fromkeys(anchors))


def _of_text(anchor: str, text: LabelledText | None) -> Iterator[str]:
    """The anchors of a text's paragraphs."""
    return chain.from_iterable(anchors_in(text, anchor)) if text else iter(())


def _plain(anchor: str, text: str | None) -> Iterator[str]:
    """The anchors of a text in which letters are prose."""
    return _of_text(anchor, unlettered(paragraphs_of(text)) if text else None)


def _fixed(corpus: Corpus) -> Iterator[str]:
    yield from (addresses.HOME, addresses.STATES, addresses.ORGANIZATIONS, addresses.TOPICS, addresses.GRADES)
    yield from (addresses.DOCUMENTS, addresses.NOTHING_IN_SUMMARY, addresses.REQUESTS, addresses.DUE)
    yield from (addresses.COVERAGE, addresses.CORRECTIONS, addresses.DATA, addresses.CODEBOOK, addresses.CONTRACT)
    yield from (addresses.SEARCH, addresses.EXPLORE)
    yield from (addresses.prose_of_file(file) for file in corpus.prose)
    for committee_id, committee in corpus.committees.items():
        yield addresses.committee(committee_id)
        for criteria_id, criteria in committee.criteria.items():
            yield addresses.criteria(criteria_id)
            yield from (addresses.grade(criteria_id, letter) for letter in criteria.grades)


def _files(index: Index) -> Iterator[str]:
    """The files beside the pages, but for those that only servers and crawlers read."""
    yield from (addresses.PERMALINKS, addresses.FEED, addresses.SUMS)
    yield from (addresses.data_file(file) for file in {*schema_files(), *index.corpus.schemas})
    yield from (addresses.data_file(name) for name in NAMES)
    yield from (addresses.state_feed(key) for key in index.by_state)
    yield from (addresses.organization_feed(name) for name in index.by_organization)
    for entry in index.assessments:
        yield from (addresses.record_file(entry.record, ending) for ending in ("html", "json"))
        yield from (address for _, address in imports_of(entry.record))
        yield from (address for each in entry.paragraphs for _, address in imports_of(entry.record, each.number))


def _of_registers(index: Index) -> Iterator[str]:
    yield from (addresses.state(key) for key in index.states)
    yield from (addresses.nothing_in_summary(key) for key in index.by_state)
    yield from (addresses.requests(key) for key in index.by_state)
    yield from (addresses.session(committee_id, number) for committee_id, number in index.sessions)
    yield from (addresses.organization(name) for name in index.by_organization)
    yield from (addresses.topic(topic) for topic in index.by_topic)
    yield from (addresses.document(symbol) for symbol in index.documents)
    for criteria_id, entries in index.by_criteria.items():
        yield from (addresses.grades_at_session(criteria_id, entry.record.session) for entry in entries)


def permalinks(corpus: Corpus, published: Set[str]) -> bytes:
    """Every address and anchor ever published, one a line, in the order of their characters."""
    return _lines(sorted({*published, *corpus.permalinks}))


def updated_files(corpus: Corpus, published: Set[str]) -> dict[str, bytes]:
    """The ledger's files, by path in content, with every address and version of now added; nothing is ever taken out."""
    versions = [version for listed in corpus.published.values() for version in listed]
    lines = [(version.assessment, version.line, f"{version.assessment} {version.revised} {version.sha256}") for version in versions]
    listed = {version.sha256 for version in versions}
    files = {"permalinks.txt": permalinks(corpus, published)}
    for record in corpus.assessments.values():
        sha256 = record_sha256(record)
        if sha256 not in listed:
            lines.append((record.key, len(lines) + 1, f"{record.key} {record.record.revised} {sha256}"))
            files[f"published/{sha256}.json"] = canonical_json(record)
    files["published/versions.txt"] = _lines([line for _, _, line in sorted(lines)])
    return files


def version_files(corpus: Corpus) -> dict[str, bytes | Path]:
    """Every version of every record at the address of its hash: those of now, those stored, and a tombstone for each withdrawn."""
    records = ((record_sha256(record), record) for record in corpus.assessments.values())
    files: dict[str, bytes | Path] = {
        addresses.record_version(sha256): canonical_json(record) for sha256, record in records if sha256 not in corpus.versions
    }
    files |= {addresses.record_version(sha256): stored.path for sha256, stored in corpus.versions.items()}
    return files | {addresses.record_version(each.sha256): _tombstone(each, withdrawn_from(corpus, each)) for each in corpus.withdrawn}


def withdrawn_from(corpus: Corpus, withdrawal: Withdrawal) -> str:
    """The key of the record that a withdrawn version was one of."""
    return next(key for key, versions in corpus.published.items() if withdrawal.sha256 in {version.sha256 for version in versions})


def _tombstone(withdrawal: Withdrawal, key: str) -> bytes:
    said = {"assessment": key, "sha256": withdrawal.sha256, "withdrawn": str(withdrawal.date), "reason": withdrawal.reason}
    return (json.dumps(said, ensure_ascii=False) + "\n").encode()


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
