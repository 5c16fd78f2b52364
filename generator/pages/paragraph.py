"""The paragraph page: one paragraph point by point, each voice apart, each point with the grade it falls under."""

from generator import addresses
from generator.anchors import placed
from generator.citation import cite_paragraph
from generator.index import Index, ParagraphEntry
from generator.markdown import alias, block, bullets, escape, heading, lines, paragraph
from generator.pages import parts, wording
from generator.pages.evaluations import evaluations, still_asked
from generator.pages.page import Page, to
from generator.points import Point, PointInformation, ReplyStatus
from generator.records.values import NONE_PRINTED
from generator.text import LabelledText

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
        *(_points(index, entry, here) if entry.reading.points else _not_held(entry)),
        evaluations(index, entry, here, level=2),
        still_asked(index, entry, here, level=2, anchor="requests"),
        parts.remarks(record, (f"paragraphs.{entry.number}",)),
        _ways_on(index, entry, here),
    ]
    return Page(
        address=here,
        kind="paragraph",
        title=name,
        description=f"{name}: what the {index.corpus.committees[record.committee].name} recommended, the summary of the State party’s "
        "reply, information from organizations, and the evaluation, point by point.",
        crumbs=(*parts.crumbs_to(index, record), (f"Paragraph {entry.number}", here)),
        body=lines(body),
        citation=cite_paragraph(record, state, entry.number),
        before=_neighbour(entry, -1),
        after=_neighbour(entry, 1),
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
        return [_point(index, entry, entry.reading.points[0], here)]
    return [_opening(index, entry), *(_point(index, entry, point, here) for point in entry.reading.points)]


def _opening(index: Index, entry: ParagraphEntry) -> str:
    """Text that stands under no letter: the lead-in, and general parts of the reply and of information."""
    reading = entry.reading
    blocks, unplaced = [], []
    if reading.recommendation and reading.recommendation.general:
        text = parts.official(reading.recommendation.general, addresses.RECOMMENDATION)
        blocks.append(_voice("committee", wording.RECOMMENDED, addresses.RECOMMENDATION, 2, text))
    elif entry.paragraph.recommendation == NONE_PRINTED:
        blocks.append(_absent("committee", wording.RECOMMENDED, addresses.RECOMMENDATION, wording.NONE_PRINTED["recommendation"]))
    else:
        unplaced.append(addresses.RECOMMENDATION)
    if reading.reply and reading.reply.general:
        text = parts.official(reading.reply.general, addresses.REPLY)
        blocks.append(_voice("state", f"{wording.REPLY}, {_AS_A_WHOLE}", addresses.REPLY, 2, text))
    else:
        unplaced.append(addresses.REPLY)
    texts = tuple(text for text, _ in reading.information)
    anchors, aliases = addresses.information_anchors(texts), addresses.information_aliases(texts)
    for anchor, others, (information, read) in zip(anchors, aliases, reading.information, strict=True):
        if read.general:
            label = f"{_information_label(index, information.organizations)}, {_AS_A_WHOLE}"
            blocks += [alias(*others), _voice("organization", label, anchor, 2, parts.official(read.general, anchor))]
    return lines([alias(*unplaced), block("opening", *blocks) if blocks else ""])


def _point(index: Index, entry: ParagraphEntry, point: Point, here: str) -> str:
    """One point: what was recommended, what is said on it, and the grade it falls under."""
    level = 3 if point.letter else 2
    recommendation = addresses.lettered(addresses.RECOMMENDATION, point.letter)
    if point.recommended:
        asked = _voice("committee", wording.RECOMMENDED, recommendation, level, parts.official(point.recommended, recommendation))
    else:
        asked = _absent("committee", wording.RECOMMENDED, recommendation, wording.NONE_PRINTED["recommendation"], level)
    said = [_reply(entry, point, level), *_information(index, entry, point, level)]
    return block(
        "point" if point.letter else "point whole",
        heading(2, f"({point.letter})", anchor=point.letter) if point.letter else "",
        block("result", *_result(index, entry, point, here)),
        block("asked", asked),
        block("said", *said),
    )


def _reply(entry: ParagraphEntry, point: Point, level: int) -> str:
    anchor = addresses.lettered(addresses.REPLY, point.letter)
    if point.status is ReplyStatus.SUMMARIZED and entry.reading.reply:
        return _voice("state", wording.REPLY, anchor, level, _text_on(point, entry.reading.reply, addresses.REPLY))
    strong, rest = wording.SILENCE[point.status]
    return _voice("state silent", wording.REPLY, anchor, level, parts.nothing_to_show(strong, rest))


def _information(index: Index, entry: ParagraphEntry, point: Point, level: int) -> list[str]:
    """What each organization told on the point."""
    anchors = addresses.information_anchors(tuple(text for text, _ in entry.reading.information))
    blocks = []
    for information in point.information:
        base = anchors[information.position]
        text = _text_on(point, entry.reading.information[information.position][1], base)
        label = _information_label(index, information.organizations)
        anchor = addresses.lettered(base, point.letter)
        blocks += [alias(*_further_names(entry, point, information)), _voice("organization", label, anchor, level, text)]
    if not blocks and entry.paragraph.information == NONE_PRINTED and point.letter is None:
        blocks.append(paragraph(wording.NONE_PRINTED["information"], classes="aside"))
    return blocks


def _further_names(entry: ParagraphEntry, point: Point, information: PointInformation) -> tuple[str, ...]:
    """The anchors of a text as a whole, at the first point it speaks on, where it has no general part to carry them."""
    texts = tuple(text for text, _ in entry.reading.information)
    others = addresses.information_aliases(texts)[information.position]
    if point.letter is None:
        return others
    read = entry.reading.information[information.position][1]
    first = next(each.letter for each in entry.reading.points if each.letter in read.letters)
    return () if read.general or first != point.letter else (addresses.information_anchors(texts)[information.position], *others)


def _text_on(point: Point, text: LabelledText, anchor: str) -> str:
    """What a text says on a point, with a word where it is printed under several letters; the whole text on an unlettered point."""
    paragraphs = placed(text, anchor)
    if point.letter is None:
        return parts.text_of(paragraphs, anchor, labels=True)
    own = [each for each in paragraphs if point.letter in each.letters]
    shared = next((each.label for each in own if each.label and len(each.letters) > 1), "")
    told = paragraph(escape(f"printed under {shared}"), classes="aside") if shared else ""
    return lines([told, parts.text_of(own, addresses.lettered(anchor, point.letter), letter=point.letter)])


def _result(index: Index, entry: ParagraphEntry, point: Point, here: str) -> list[str]:
    """The grade of the group a point falls under, or why it cannot be said."""
    if not point.evaluations:
        return [paragraph("Which grade this point falls under is not stated in the document.", classes="scope")]
    anchors = addresses.evaluation_anchors(entry.paragraph.evaluations)
    written = []
    for position in point.evaluations:
        evaluation = entry.paragraph.evaluations[position]
        grouped = isinstance(evaluation.scope, tuple) and len(evaluation.scope) > 1
        told = "the grade of the group this point falls under: " if grouped else ""
        read = to(here, "read the evaluation", f"{here}#{anchors[position]}")
        written.append(paragraph(parts.grade(here, index, entry.record, evaluation.grade)))
        written.append(paragraph(f"{told}{escape(wording.scope_in_words(evaluation))} · {read}", classes="scope"))
    return written


def _not_held(entry: ParagraphEntry) -> list[str]:
    """The places of the texts in a record that has none: each is named, and said not to be held."""
    strong, rest = wording.SILENCE[entry.reading.status]
    return [
        _absent("committee", wording.RECOMMENDED, addresses.RECOMMENDATION, wording.ABSENT["recommendation"]),
        _voice("state silent", wording.REPLY, addresses.REPLY, 2, parts.nothing_to_show(strong, rest))
        if entry.reading.status is ReplyStatus.NO_REPORT
        else _absent("state", wording.REPLY, addresses.REPLY, wording.ABSENT["reply"]),
        paragraph(wording.ABSENT["information"], classes="aside"),
    ]


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


def _voice(voice: str, label: str, anchor: str, level: int, text: str) -> str:
    """One voice: its label, then its words."""
    return block(f"voice {voice}", heading(level, escape(label), anchor=anchor, classes="label"), text)


def _absent(voice: str, label: str, anchor: str, sentence: str, level: int = 2) -> str:
    return _voice(f"{voice} silent", label, anchor, level, paragraph(escape(sentence)))


def _information_label(index: Index, organizations: tuple[str, ...]) -> str:
    return wording.information_label(parts.organization_names(index, organizations))
