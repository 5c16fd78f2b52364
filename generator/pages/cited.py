"""What can be cited on a page, in the order of the page: each passage that has words, by its voice, with its own address."""

from collections import Counter
from collections.abc import Iterator

from generator import addresses, wording
from generator.citations.works import (
    Part,
    Work,
    assessment_work,
    evaluation_work,
    information_work,
    letter_work,
    paragraph_work,
    passage_work,
    point_work,
    recommendation_work,
    reply_work,
)
from generator.index import AnchoredInformation, AssessmentEntry, Index, ParagraphEntry
from generator.pages import parts
from generator.points import Point, ReplyStatus
from generator.records.values import is_printed

Cited = Iterator[tuple[str, Work]]


def cited_on_paragraph(index: Index, entry: ParagraphEntry) -> Cited:
    """The paragraph as a whole, what is said on it under no letter, each point by voice, and the evaluations."""
    return _told_apart(_on_paragraph(index, entry))


def cited_on_assessment(index: Index, entry: AssessmentEntry) -> Cited:
    """The assessment as a whole, the criteria as worded, the texts of each paragraph as printed, the end and the letter."""
    return _told_apart(_on_assessment(index, entry))


def _told_apart(cited: Cited) -> Cited:
    """Works that would be cited in the same words told apart by their order; of several at one address the first."""
    works: dict[str, tuple[str, Work]] = {}
    for label, work in cited:
        works.setdefault(work.address, (label, work))
    counts = Counter((work.document.symbol, work.part) for _, work in works.values())
    met: Counter[tuple[str, Part]] = Counter()
    for label, work in works.values():
        same = (work.document.symbol, work.part)
        met[same] += 1
        yield (label, work) if counts[same] == 1 else (f"{label} · {wording.ordinal(met[same])}", work.nth(met[same], counts[same]))


def _on_paragraph(index: Index, entry: ParagraphEntry) -> Cited:
    yield f"Paragraph {entry.number}", paragraph_work(index, entry.record, entry.number)
    reading = entry.reading
    if not reading.points or reading.points[0].letter:
        yield from _general(index, entry)
    for point in reading.points:
        yield from _on_point(index, entry, point)
    yield from _evaluations(index, entry, addresses.paragraph(entry.record, entry.number), "")


def _on_assessment(index: Index, entry: AssessmentEntry) -> Cited:
    record, page = entry.record, addresses.assessment(entry.record)
    yield f"{parts.state_name(index, record)}, whole assessment", assessment_work(index, record)
    if index.wordings(record):
        yield "Criteria", passage_work(index, record, "criteria of the grades", addresses.CRITERIA)
    for paragraph in entry.paragraphs:
        yield from _texts(index, paragraph, page)
    if is_printed(record.recommended_action):
        yield "Recommended action", passage_work(index, record, "recommended action", addresses.RECOMMENDED_ACTION)
    if record.letter:
        yield "Letter", letter_work(index, record)


def _general(index: Index, entry: ParagraphEntry) -> Cited:
    """Text that stands under no letter; all of it where the points are not held."""
    record, number, reading, whole = entry.record, entry.number, entry.reading, not entry.reading.points
    page = addresses.paragraph(record, number)
    if reading.recommendation and reading.recommendation.general:
        address = addresses.on(page, addresses.RECOMMENDATION)
        yield "Recommendation, before the letters", recommendation_work(index, record, number, None, address)
    if reading.reply and (reading.reply.general or whole):
        yield wording.REPLY, reply_work(index, record, number, None, addresses.on(page, addresses.REPLY))
    for told in entry.information:
        if told.read.general or whole:
            yield _named(index, told), information_work(index, record, told.information, number, None, addresses.on(page, told.anchor))


def _on_point(index: Index, entry: ParagraphEntry, point: Point) -> Cited:
    """What is said on one point, by voice."""
    record, number, letter = entry.record, entry.number, point.letter
    page = addresses.paragraph(record, number)
    named = f"({letter}) " if letter else ""
    if letter:
        yield f"Point ({letter})", point_work(index, record, number, letter)
    if point.recommended:
        address = addresses.on(page, addresses.lettered(addresses.RECOMMENDATION, letter))
        yield f"{named}Recommendation", recommendation_work(index, record, number, letter, address)
    if point.status is ReplyStatus.SUMMARIZED:
        address = addresses.on(page, addresses.lettered(addresses.REPLY, letter))
        yield f"{named}{wording.REPLY}", reply_work(index, record, number, letter, address)
    for told in (entry.information[each.position] for each in point.information):
        address = addresses.on(page, addresses.lettered(told.anchor, letter))
        yield f"{named}{_named(index, told)}", information_work(index, record, told.information, number, letter, address)


def _texts(index: Index, entry: ParagraphEntry, page: str) -> Cited:
    """The texts of a paragraph as they are printed, not point by point."""
    record, number, reading = entry.record, entry.number, entry.reading

    def at(anchor: str) -> str:
        return addresses.on(page, addresses.prefixed(number, anchor))

    named = f"Paragraph {number} · "
    if reading.recommendation:
        yield f"{named}Recommendation", recommendation_work(index, record, number, None, at(addresses.RECOMMENDATION))
    if reading.reply:
        yield f"{named}{wording.REPLY}", reply_work(index, record, number, None, at(addresses.REPLY))
    for told in entry.information:
        yield f"{named}{_named(index, told)}", information_work(index, record, told.information, number, None, at(told.anchor))
    yield from _evaluations(index, entry, page, addresses.prefixed(number, ""))


def _evaluations(index: Index, entry: ParagraphEntry, page: str, prefix: str) -> Cited:
    """The evaluations, each once; one whose scope is not held is cited as the others, with no letters."""
    named = f"Paragraph {entry.number} · " if prefix else ""
    for anchor, evaluation in entry.evaluations:
        address = addresses.on(page, f"{prefix}{anchor}")
        scope = wording.scope_in_words(evaluation)
        yield f"{named}Evaluation, {scope}", evaluation_work(index, entry.record, evaluation, entry.number, address)


def _named(index: Index, told: AnchoredInformation) -> str:
    return wording.information_from(parts.organization_names(index, told.information.organizations))
