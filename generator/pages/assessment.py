"""The assessment page: the document's part on one State party, whole, in printed order, to read, print and cite."""

from generator import addresses
from generator.anchors import placed
from generator.citation import cite_assessment
from generator.index import AssessmentEntry, Index, ParagraphEntry
from generator.markdown import alias, block, bullets, escape, heading, lines, link, paragraph, table
from generator.pages import parts, wording
from generator.pages.evaluations import evaluations
from generator.pages.page import Page, to
from generator.pages.pictures import picture_of_paragraphs
from generator.records.assessment import Assessment, Footnote
from generator.records.registers import Wordings
from generator.records.values import NONE_PRINTED, is_printed
from generator.text import LabelledText, paragraphs_of

_HEADER = (
    "report",
    "concluding_observations",
    "replies",
    "submissions",
    "follow_up_paragraphs",
    "stated_evaluation",
    "criteria",
    "footnotes",
    "state",
    "session",
    "source",
)
"""The keys whose notes stand under the header; those on a paragraph, the end or the letter stand there."""
_END = ("recommended_action", "procedure", "next_report")


def assessment_page(index: Index, entry: AssessmentEntry) -> Page:
    """The page of one record."""
    record, here = entry.record, addresses.assessment(entry.record)
    state, session = parts.state_name(index, record), wording.session_name(record.session)
    committee = index.corpus.committees[record.committee]
    dates = wording.session_dates(committee.sessions.get(record.session))
    body = [
        parts.kicker(f"{committee.name} · {session}{f', {dates}' if dates else ''}"),
        heading(1, escape(state), anchor="title"),
        paragraph(escape((record.report.title if is_printed(record.report.title) else None) or "Report on follow-up"), classes="where"),
        parts.notices(here, record),
        _header(index, entry, here),
        _footnotes(record, *(place for place in _HEADER if place != addresses.CRITERIA)),
        parts.remarks(record, _HEADER),
        heading(2, "The grades at a glance", anchor="grades"),
        picture_of_paragraphs(here, index, entry),
        _criteria(index, record, here),
        *(_paragraph(index, each, here) for each in entry.paragraphs),
        _end(record),
        _letter(record),
        _about(index, record, here),
        _official(record, here),
    ]
    return Page(
        address=here,
        kind="assessment",
        title=f"{state}, {session}: assessment of follow-up",
        description=f"What the {committee.name} printed at its {session} on {state}’s follow-up to its recommendations, in printed order.",
        crumbs=parts.crumbs_to(index, record),
        body=lines(body),
        citation=cite_assessment(record, state),
        revised=str(record.record.revised),
    )


def _header(index: Index, entry: AssessmentEntry, here: str) -> str:
    """The header's facts, as a table."""
    record = entry.record
    observations, report = record.concluding_observations, record.report
    report_dates = (("", report.date), ("adopted", report.adopted), ("distributed", report.distributed))
    rows: list[tuple[str, list[str]]] = [
        (
            "Report",
            [f"{parts.dated(here, report.symbol, report_dates)}, {wording.VERSION[report.version]}"],
        ),
        ("Concluding observations", [_observations(record, here)]),
        ("Follow-up paragraphs", [wording.listed([to(here, str(each.number), f"{here}#p{each.number}") for each in entry.paragraphs])]),
        ("Replies of the State party", _replies(record, here)),
        ("Submissions of organizations", _submissions(index, record, here)),
        ("Evaluation as stated", [_printed(record.stated_evaluation)]),
        ("Next periodic report", [wording.due(record.next_report) if record.next_report else "no date given in this record"]),
        ("Held here", [escape(wording.COVERAGE[record.coverage])]),
    ]
    if record.printed:
        rows.insert(0, ("State party as printed", [escape(record.printed)]))
    if observations.distributed:
        rows[1][1].append(f"distributed {observations.distributed.words}")
    return block("facts", table(("Header", "As held here"), [(name, "<br>".join(values)) for name, values in rows]))


def _observations(record: Assessment, here: str) -> str:
    observations = record.concluding_observations
    date, session = wording.observations_date(record), observations.session
    told = [date] if date else []
    told += [wording.session_name(session)] if session else []
    return ", ".join([parts.document(here, observations.symbol), *told])


def _replies(record: Assessment, here: str) -> list[str]:
    return [
        parts.dated(here, reply.symbol, [("", reply.date), ("submitted", reply.submitted), ("received", reply.received)])
        for reply in record.reply_documents
    ] or [_printed(NONE_PRINTED if record.replies == NONE_PRINTED else None)]


def _submissions(index: Index, record: Assessment, here: str) -> list[str]:
    written = []
    for submission in record.submission_documents:
        pairs = zip(parts.organization_names(index, submission.organizations), submission.organizations, strict=True)
        names = wording.listed([to(here, name, addresses.organization(identifier)) for name, identifier in pairs])
        names += ", and other organizations" if submission.others else ""
        names += f" (printed: {escape(submission.printed)})" if submission.printed else ""
        written.append(", ".join([names, *([submission.date.words] if submission.date else [])]))
    return written or [_printed(NONE_PRINTED if record.submissions == NONE_PRINTED else None)]


def _printed(text: str | None) -> str:
    """A header text as printed, or why there is none."""
    return {None: "not held here", NONE_PRINTED: "none printed"}.get(text) or escape(str(text))


def _criteria(index: Index, record: Assessment, here: str) -> str:
    """The criteria as this document words them, or that its wording is not held."""
    scheme = index.criteria(record)
    wordings = wordings_for(index, record)
    marks = [to(here, note.mark, f"{here}#footnote-{place}", classes="mark") for place, note in _footnotes_on(record, addresses.CRITERIA)]
    title = heading(
        2,
        "".join([escape(wordings.title if wordings and wordings.title else scheme.title), *marks]),
        anchor=addresses.CRITERIA,
        contents="Criteria",
    )
    meaning = to(here, scheme.title, addresses.criteria(record.criteria))
    if wordings is None:
        return lines([title, paragraph(f"Grades by {meaning}; how this document words them is not held here.", classes="aside")])
    grades = [
        paragraph(
            f"**{letter}** {escape(each.heading)}{_after_colon(each.text)}",
            classes="official",
        )
        for letter, each in wordings.grades.items()
    ]
    return lines([title, block("criteria", *grades), _footnotes(record, addresses.CRITERIA)])


def _after_colon(text: str | None) -> str:
    return f": {escape(' '.join(paragraphs_of(text)))}" if text else ""


def wordings_for(index: Index, record: Assessment) -> Wordings | None:
    """How the record's own document words its criteria: filed under its symbol, or that symbol without /Add.n."""
    held = index.criteria(record).wordings
    return held.get(record.report.symbol) or held.get(record.report.symbol.parent)


def _footnotes_on(record: Assessment, *places: str) -> list[tuple[int, Footnote]]:
    """The footnotes whose marker stands in or below a place, with their numbers in the record."""
    return [(number, note) for number, note in enumerate(record.footnotes, start=1) if parts.is_within(note.on, places)]


def _footnotes(record: Assessment, *places: str) -> str:
    """The footnotes of a part of the document, at its end."""
    return lines(
        paragraph(
            f"**{escape(note.mark)}** {escape(' '.join(paragraphs_of(note.text)))}",
            anchor=f"footnote-{number}",
            classes="footnote official",
        )
        for number, note in _footnotes_on(record, *places)
    )


def _paragraph(index: Index, entry: ParagraphEntry, here: str) -> str:
    """One paragraph in printed order: recommendation, reply, information, evaluation."""
    number, title = entry.number, f": {entry.paragraph.printed_title}" if entry.paragraph.printed_title else ""
    points = to(here, "point by point", addresses.paragraph(entry.record, number))
    source = entry.paragraph.recommendation_from
    return lines(
        [
            heading(2, escape(f"Paragraph {number}{title}"), anchor=addresses.paragraph_on_assessment(number)),
            paragraph(f"This paragraph {points}.", classes="aside"),
            _text(entry, "recommendation", wording.RECOMMENDED, "committee", addresses.RECOMMENDATION, entry.reading.recommendation),
            paragraph(f"Taken from {parts.document(here, source)}: the report does not reprint it.", classes="aside") if source else "",
            _text(entry, "reply", wording.REPLY, "state", addresses.REPLY, entry.reading.reply),
            _information(index, entry),
            evaluations(index, entry, here, level=3, prefix=addresses.prefixed(number, "")),
            _footnotes(entry.record, f"paragraphs.{number}"),
            parts.remarks(entry.record, (f"paragraphs.{number}",)),
        ]
    )


def _text(entry: ParagraphEntry, key: str, label: str, voice: str, anchor: str, text: LabelledText | None) -> str:
    """A text of the paragraph under its label, or the sentence that says why there is none."""
    own = addresses.prefixed(entry.number, anchor)
    title = heading(3, label, anchor=own, classes="label")
    if text is None:
        printed = getattr(entry.paragraph, key) == NONE_PRINTED
        return block(f"voice {voice} silent", title, paragraph((wording.NONE_PRINTED if printed else wording.ABSENT)[key]))
    prefix = addresses.prefixed(entry.number, "")
    body = parts.text_of(placed(text, anchor), anchor, labels=True, prefix=prefix)
    return block(f"voice {voice}", title, body)


def _information(index: Index, entry: ParagraphEntry) -> str:
    """Each organization's information, in printed order."""
    texts = tuple(text for text, _ in entry.reading.information)
    if not texts:
        printed = entry.paragraph.information == NONE_PRINTED
        return paragraph((wording.NONE_PRINTED if printed else wording.ABSENT)["information"], classes="aside")
    prefix, written = addresses.prefixed(entry.number, ""), []
    anchors, aliases = addresses.information_anchors(texts), addresses.information_aliases(texts)
    for anchor, others, (text, read) in zip(anchors, aliases, entry.reading.information, strict=True):
        label = wording.information_label(parts.organization_names(index, text.organizations))
        printed_name = paragraph(f"printed: {escape(text.printed)}", classes="aside") if text.printed else ""
        body = parts.text_of(placed(read, anchor), anchor, labels=True, prefix=prefix)
        own = heading(3, escape(label), anchor=f"{prefix}{anchor}", classes="label")
        written.append(block("voice organization", alias(*(f"{prefix}{other}" for other in others)), own, printed_name, body))
    return lines(written)


def _end(record: Assessment) -> str:
    """The recommended action and the next report, as printed."""
    action = record.recommended_action
    printed = parts.official(paragraphs_of(action), addresses.RECOMMENDED_ACTION) if action not in (None, NONE_PRINTED) else ""
    stands = wording.NOT_WITHDRAWN if record.procedure in ("discontinued", "completed") else ""
    told = paragraph(f"{wording.PROCEDURE[record.procedure]}. {stands}".strip())
    return lines(
        [
            heading(2, "Recommended action", anchor=addresses.RECOMMENDED_ACTION),
            printed or paragraph(f"The recommended action is {_printed(action)}.", classes="aside"),
            block("ours", paragraph("**Our reading**", classes="label"), told),
            paragraph(f"Next periodic report: {record.next_report.words}.") if record.next_report else "",
            _footnotes(record, *_END),
            parts.remarks(record, _END),
        ]
    )


def _letter(record: Assessment) -> str:
    """The letter to the State party, its own voice; the addressee is cut."""
    if record.letter is None:
        return ""
    cut = paragraph("The addressee is cut.", classes="aside") if "addressee" in record.source.cuts else ""
    text = parts.official(paragraphs_of(record.letter.text), addresses.LETTER)
    title = heading(2, f"Letter of {record.letter.date.words}", anchor=addresses.LETTER)
    return block(
        "letter",
        title,
        parts.remarks(record, ("letter",)),
        paragraph("From the Committee’s Special Rapporteur to the State party.", classes="aside"),
        text,
        cut,
    )


def _about(index: Index, record: Assessment, here: str) -> str:
    """What is ours: notes, printed errors, corrections, and where the words come from."""
    source = record.source
    facts = [
        ("Held", escape(f"{wording.COVERAGE[record.coverage]}, {wording.LANGUAGE[record.language]}")),
        ("Derived from", escape(source.derived_from)),
        (
            "Checked",
            "checked against a text extraction, not the PDF"
            if source.checked_against == "extraction"
            else escape(source.checked_against or "not checked against the document"),
        ),
        ("Obtained", escape(f"{source.obtained_from}, {source.obtained_on.words}")),
        ("Record", f"added {record.record.added.words}, revised {record.record.revised.words}"),
    ]
    repairs = [f"{escape(each.extracted)} is read as {escape(each.read)} ({escape(each.basis)})" for each in source.repairs]
    corrections = [f"{each.date.words}: {escape(each.what)} ({escape(each.why)})" for each in record.corrections]
    return lines(
        [
            heading(2, "About this record", anchor="about"),
            block("facts", table(("This record", "In our words"), facts)),
            *(_titled("Repairs of the extraction", "repairs", repairs)),
            *(_titled("Corrections", "record-corrections", corrections)),
        ]
    )


def _official(record: Assessment, here: str) -> str:
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
