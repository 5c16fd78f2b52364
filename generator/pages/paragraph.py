"""The paragraph page: one paragraph point by point, each voice apart, each point with the grade it falls under."""

from generator import addresses, wording
from generator.anchors import placed
from generator.citations.imports import imports_of
from generator.head import paragraph_head
from generator.index import Index, ParagraphEntry
from generator.markdown import alias, block, bullets, escape, heading, lines, paragraph
from generator.pages import parts
from generator.pages.cited import cited_on_paragraph
from generator.pages.evaluations import evaluations, still_asked
from generator.pages.page import Page, to
from generator.pages.point import absent, point_block, voice
from generator.pages.remarks import footnotes, of_paragraph, remarks
from generator.points import ReplyStatus
from generator.records.values import NONE_PRINTED

_AS_A_WHOLE = "on the paragraph as a whole"


def paragraph_page(index: Index, entry: ParagraphEntry) -> Page:
    """The page of one paragraph of one record."""
    record, here = entry.record, addresses.paragraph(entry.record, entry.number)
    state, session = parts.state_name(index, record), wording.session_name(record.session)
    name = f"{state}, paragraph {entry.number} ({session})"
    body = [
        parts.kicker(f"{state} · paragraph {entry.number} · {session}"),
        heading(1, escape(entry.paragraph.printed_title or f"Paragraph {entry.number}"), anchor="title"),
        _where(index, entry, here),
        parts.notices(here, record),
        _groups(index, entry, here),
        *(_points(index, entry, here) if entry.reading.points else _as_printed(index, entry)),
        evaluations(index, entry, here, level=2),
        still_asked(index, entry, here, level=2, anchor="requests"),
        footnotes(record, of_paragraph(entry.number)),
        remarks(record, of_paragraph(entry.number)),
        _ways_on(index, entry, here),
        _held(entry),
    ]
    return Page(
        address=here,
        kind="paragraph",
        title=name,
        description=f"{name}: what the {index.corpus.committees[record.committee].name} recommended, the summary of the State party’s "
        "reply, information from organizations, and the evaluation, point by point.",
        crumbs=(*parts.crumbs_to(index, record), (f"Paragraph {entry.number}", here)),
        body=lines(body),
        works=tuple(cited_on_paragraph(index, entry)),
        files=imports_of(record, entry.number),
        before=_neighbour(entry, -1),
        after=_neighbour(entry, 1),
        head=paragraph_head(index, entry),
        revised=str(record.record.revised),
    )


def _neighbour(entry: ParagraphEntry, step: int) -> tuple[str, str] | None:
    """The paragraph before or after this one in the record."""
    numbers = [paragraph.number for paragraph in entry.record.paragraphs]
    place = numbers.index(entry.number) + step
    return (f"Paragraph {numbers[place]}", addresses.paragraph(entry.record, numbers[place])) if 0 <= place < len(numbers) else None


def _where(index: Index, entry: ParagraphEntry, here: str) -> str:
    """Which documents recommended and evaluated, with their dates."""
    record = entry.record
    session = index.corpus.committees[record.committee].sessions.get(record.session)
    status = f" ({wording.VERSION[record.report.version]})" if record.report.version != "not-stated" else ""
    dates = [wording.observations_date(record), wording.session_dates(session)]
    recommended, evaluated = (f", {date}" if date else "" for date in dates)
    return paragraph(
        f"Recommended in {parts.document(here, record.concluding_observations.symbol)}{recommended} · "
        f"evaluated in {parts.document(here, record.report.symbol)}{status}{evaluated}",
        classes="where",
    )


def _groups(index: Index, entry: ParagraphEntry, here: str) -> str:
    """The grades at a glance: one block an evaluation, with the points it covers."""
    silent = {point.letter for point in entry.reading.points if point.status is ReplyStatus.NOTHING}
    groups = []
    for evaluation in entry.paragraph.evaluations:
        letters = evaluation.scope if isinstance(evaluation.scope, tuple) else ()
        cells = [
            to(here, f"({letter}) nothing in summary", f"{here}#{letter}", classes="cell none")
            if letter in silent
            else to(here, f"({letter})", f"{here}#{letter}", classes="cell")
            if entry.reading.points
            else escape(f"({letter})")
            for letter in letters
        ]
        groups.append(
            block(
                f"group {parts.grade_class(evaluation.grade)} points-{len(letters) or 1}",
                paragraph(" ".join(cells), classes="cells") if cells else "",
                paragraph(parts.grade(here, index, entry.record, evaluation.grade)),
                paragraph(escape(wording.scope_in_words(evaluation)), classes="scope"),
            )
        )
    return block("groups", *groups)


def _points(index: Index, entry: ParagraphEntry, here: str) -> list[str]:
    """The lead-in, what is said on the paragraph as a whole, and the points."""
    if entry.reading.points[0].letter is None:
        return [point_block(index, entry, entry.reading.points[0], here)]
    return [_opening(index, entry), *(point_block(index, entry, point, here) for point in entry.reading.points)]


def _opening(index: Index, entry: ParagraphEntry) -> str:
    """Text that stands under no letter: the lead-in, and general parts of the reply and of information."""
    reading = entry.reading
    blocks, unplaced = [], []
    if reading.recommendation and reading.recommendation.general:
        text = parts.official(reading.recommendation.general, addresses.RECOMMENDATION, **parts.foreign(entry.record))
        blocks.append(voice("committee", wording.RECOMMENDED, addresses.RECOMMENDATION, 2, text))
    elif entry.paragraph.recommendation == NONE_PRINTED:
        blocks.append(absent("committee", wording.RECOMMENDED, addresses.RECOMMENDATION, wording.NONE_PRINTED["recommendation"]))
    else:
        unplaced.append(addresses.RECOMMENDATION)
    if reading.reply and reading.reply.general:
        text = parts.official(reading.reply.general, addresses.REPLY, **parts.foreign(entry.record))
        blocks.append(voice("state", f"{wording.REPLY}, {_AS_A_WHOLE}", addresses.REPLY, 2, text))
    else:
        unplaced.append(addresses.REPLY)
    for told in entry.information:
        if told.read.general:
            label = f"{parts.information_label(index, told.information)}, {_AS_A_WHOLE}"
            text = parts.official(told.read.general, told.anchor, **parts.foreign(entry.record))
            blocks += [alias(*told.aliases), voice("organization", label, told.anchor, 2, text)]
    blocks.append(parts.taken_from(addresses.paragraph(entry.record, entry.number), entry.paragraph))
    return lines([alias(*unplaced), block("opening", *blocks) if any(blocks) else ""])


def _as_printed(index: Index, entry: ParagraphEntry) -> list[str]:
    """Where the points are not held: each text that is, whole, and in the place of each other that it is not."""
    foreign = parts.foreign(entry.record)
    written = [absent("committee", wording.RECOMMENDED, addresses.RECOMMENDATION, wording.ABSENT["recommendation"])]
    if entry.reading.reply:
        text = parts.text_of(placed(entry.reading.reply, addresses.REPLY), addresses.REPLY, labels=True, **foreign)
        written.append(voice("state", wording.REPLY, addresses.REPLY, 2, text))
    elif entry.reading.status is ReplyStatus.NO_REPORT:
        strong, rest = wording.SILENCE[ReplyStatus.NO_REPORT]
        written.append(voice("state silent", wording.REPLY, addresses.REPLY, 2, parts.nothing_to_show(strong, rest)))
    else:
        missing = wording.NONE_PRINTED if entry.paragraph.reply == NONE_PRINTED else wording.ABSENT
        written.append(absent("state", wording.REPLY, addresses.REPLY, missing["reply"]))
    for told in entry.information:
        text = parts.text_of(placed(told.read, told.anchor), told.anchor, labels=True, **foreign)
        written += [alias(*told.aliases), voice("organization", parts.information_label(index, told.information), told.anchor, 2, text)]
    if not entry.information:
        missing = wording.NONE_PRINTED if entry.paragraph.information == NONE_PRINTED else wording.ABSENT
        written.append(paragraph(missing["information"], classes="aside"))
    return written


def _ways_on(index: Index, entry: ParagraphEntry, here: str) -> str:
    """The same paragraph at other sessions, and the pages this one belongs to."""
    record = entry.record
    same = index.by_observations[(record.concluding_observations.symbol, entry.number)]
    others = [
        to(
            here,
            f"paragraph {entry.number} at the {wording.session_name(other.record.session)}",
            addresses.paragraph(other.record, other.number),
        )
        for other in same
        if other.record.key != record.key
    ]
    whole = f"{addresses.assessment(record)}#{addresses.paragraph_on_assessment(entry.number)}"
    items = [
        f"In printed order: {to(here, f'paragraph {entry.number} in the whole assessment', whole)}",
        *([f"The same paragraph assessed again: {', '.join(others)}"] if others else []),
        f"State: {to(here, parts.state_name(index, record), addresses.state(record.state))}",
        f"Session: {to(here, wording.session_name(record.session), addresses.session(record.committee, record.session))}",
        *[f"Topic: {to(here, index.corpus.topics[topic].name, addresses.topic(topic))}" for topic in entry.paragraph.topics],
    ]
    return lines([heading(2, "Ways on", anchor="ways-on"), bullets(items)])


def _held(entry: ParagraphEntry) -> str:
    """How much of the document is held, and what it was checked against."""
    told = f"Held: {wording.COVERAGE[entry.record.coverage]}; {wording.checked(entry.record.source.checked_against)}."
    return paragraph(escape(told), classes="aside")
