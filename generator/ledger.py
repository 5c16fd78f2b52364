"""What the site publishes and promises to keep: every address, and every anchor the address module spells."""

from collections.abc import Iterator

from generator import addresses
from generator.corpus import Corpus
from generator.index import AssessmentEntry, Index, ParagraphEntry
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
        for number, _ in enumerate(paragraphs_of(entry.record.letter.text), start=1):
            yield addresses.on(page, addresses.nth(addresses.LETTER, number))
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
        anchors += [addresses.nth(anchor, number) for number, _ in enumerate(paragraphs_of(evaluation.text or ""), start=1)]
    return tuple(dict.fromkeys(anchors))


def _of_text(anchor: str, text: LabelledText | None) -> Iterator[str]:
    """The anchors of a text's paragraphs: the general ones by number, the others by letter and number."""
    if text is None:
        return
    for number, _ in enumerate(text.general, start=1):
        yield addresses.nth(anchor, number)
    for letter in text.letters:
        under = [paragraph for passage in text.on(letter) for paragraph in passage.paragraphs]
        for number, _ in enumerate(under, start=1):
            yield addresses.nth(addresses.lettered(anchor, letter), number)


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
