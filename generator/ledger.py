"""What the site publishes and promises to keep: every address, and every anchor the address module spells."""

from collections.abc import Iterator

from generator import addresses
from generator.anchors import placed, placed_plainly
from generator.corpus import Corpus
from generator.index import AssessmentEntry, Index, ParagraphEntry
from generator.records.canonical import canonical_json, record_sha256
from generator.text import LabelledText, paragraphs_of


def published_addresses(index: Index) -> frozenset[str]:
    """Every address and anchor of the site made from the index."""
    return frozenset(
        [
            *_fixed(index.corpus),
            *_of_registers(index),
            *(address for entry in index.assessments for address in addresses_of_assessment(entry)),
        ]
    )


def addresses_of_assessment(entry: AssessmentEntry) -> Iterator[str]:
    """The addresses and anchors of one record's own pages."""
    page = addresses.assessment(entry.record)
    yield page
    if entry.record.letter:
        yield from (addresses.on(page, anchor) for anchor in _plain(addresses.LETTER, entry.record.letter.text))
    yield addresses.on(page, addresses.CRITERIA)
    yield addresses.on(page, addresses.RECOMMENDED_ACTION)
    for paragraph in entry.paragraphs:
        own = addresses.paragraph(entry.record, paragraph.number)
        yield own
        yield addresses.on(page, addresses.paragraph_on_assessment(paragraph.number))
        for anchor in paragraph_anchors(paragraph):
            yield addresses.on(own, anchor)
            if len(anchor) > 1:  # a point has no place of its own in printed order; its parts have
                yield addresses.on(page, addresses.prefixed(paragraph.number, anchor))


def paragraph_anchors(entry: ParagraphEntry) -> tuple[str, ...]:
    """Every anchor of a paragraph page."""
    paragraph, reading = entry.paragraph, entry.reading
    anchors = [addresses.RECOMMENDATION, addresses.REPLY, addresses.EVALUATION]
    anchors += [point.letter for point in reading.points if point.letter]
    anchors += _of_text(addresses.RECOMMENDATION, reading.recommendation)
    anchors += _of_text(addresses.REPLY, reading.reply)
    texts = tuple(text for text, _ in reading.information)
    for anchor, aliases, (_, read) in zip(
        addresses.information_anchors(texts), addresses.information_aliases(texts), reading.information, strict=True
    ):
        anchors += [anchor, *aliases, *_of_text(anchor, read)]
    for anchor, evaluation in zip(addresses.evaluation_anchors(paragraph.evaluations), paragraph.evaluations, strict=True):
        anchors += [anchor, *_plain(anchor, evaluation.printed_text)]
    return tuple(dict.fromkeys(anchors))


def _of_text(anchor: str, text: LabelledText | None) -> Iterator[str]:
    """The anchors of a text's paragraphs."""
    return (own for paragraph in (placed(text, anchor) if text else ()) for own in paragraph.anchors)


def _plain(anchor: str, text: str | None) -> Iterator[str]:
    """The anchors of a text in which letters are prose."""
    return (own for paragraph in placed_plainly(paragraphs_of(text) if text else (), anchor) for own in paragraph.anchors)


def _fixed(corpus: Corpus) -> Iterator[str]:
    yield from (addresses.HOME, addresses.STATES, addresses.ORGANIZATIONS, addresses.TOPICS, addresses.GRADES)
    yield from (addresses.DOCUMENTS, addresses.NOTHING_IN_SUMMARY, addresses.REQUESTS, addresses.DUE)
    yield from (addresses.COVERAGE, addresses.CORRECTIONS)
    yield from (addresses.prose_of_file(file) for file in corpus.prose)
    for committee_id, committee in corpus.committees.items():
        yield addresses.committee(committee_id)
        for criteria_id, criteria in committee.criteria.items():
            yield addresses.criteria(criteria_id)
            yield from (addresses.grade(criteria_id, letter) for letter in criteria.grades)


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


def updated_files(corpus: Corpus, published: frozenset[str]) -> dict[str, bytes]:
    """The ledger's files, by path in content, with every address and version of now added; nothing is ever taken out."""
    addresses_now = sorted(corpus.permalinks | published)
    versions = [version for key in sorted(corpus.published) for version in corpus.published[key]]
    lines = [f"{version.assessment} {version.revised} {version.sha256}" for version in versions]
    files = {"permalinks.txt": _lines(addresses_now)}
    for record in corpus.assessments.values():
        sha256 = record_sha256(record)
        if sha256 not in {version.sha256 for version in versions}:
            lines.append(f"{record.key} {record.record.revised} {sha256}")
            files[f"published/{sha256}.json"] = canonical_json(record)
    files["published/versions.txt"] = _lines(lines)
    return files


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
