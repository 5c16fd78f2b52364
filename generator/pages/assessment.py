"""The assessment page: the document's part on one State party, whole, in printed order, to read, print and cite."""

from generator import addresses, wording
from generator.anchors import placed
from generator.citations.imports import imports_of
from generator.head import assessment_head
from generator.index import AssessmentEntry, Index, ParagraphEntry
from generator.markdown import alias, block, escape, heading, lines, paragraph
from generator.pages import parts
from generator.pages.about_record import about_record, official_addresses
from generator.pages.cited import cited_on_assessment
from generator.pages.evaluations import evaluations
from generator.pages.header import header_table, printed_or_why
from generator.pages.page import Page, to
from generator.pages.pictures import picture_of_paragraphs
from generator.pages.remarks import END, HEADER, LETTER, footnotes, footnotes_on, of_paragraph, remarks
from generator.points import ReplyStatus
from generator.records.assessment import Assessment
from generator.records.values import NONE_PRINTED
from generator.text import LabelledText, paragraphs_of


def assessment_page(index: Index, entry: AssessmentEntry) -> Page:
    """The page of one record."""
    record, here = entry.record, addresses.assessment(entry.record)
    state, session = parts.state_name(index, record), wording.session_name(record.session)
    committee = index.corpus.committees[record.committee]
    dates = wording.session_dates(committee.sessions.get(record.session))
    body = [
        parts.kicker(f"{committee.name} · {session}{f', {dates}' if dates else ''}"),
        heading(1, escape(state), anchor="title"),
        paragraph(escape(record.report.printed_title or "Report on follow-up"), classes="where"),
        parts.notices(here, record),
        header_table(index, entry, here),
        footnotes(record, tuple(place for place in HEADER if place != addresses.CRITERIA)),
        remarks(record, HEADER),
        heading(2, "The grades at a glance", anchor="grades"),
        picture_of_paragraphs(here, index, entry),
        _criteria(index, record, here),
        *(_paragraph(index, each, here) for each in entry.paragraphs),
        _end(record),
        _letter(record),
        about_record(index, entry, here),
        official_addresses(record, here),
    ]
    return Page(
        address=here,
        kind="assessment",
        title=title_of(index, record),
        description=description_of(index, record),
        crumbs=parts.crumbs_to(index, record),
        body=lines(body),
        works=tuple(cited_on_assessment(index, entry)),
        files=(*imports_of(record), ("Record as JSON", addresses.record_file(record, "json"))),
        one_file=addresses.record_file(record, "html"),
        head=assessment_head(index, entry),
        revised=str(record.record.revised),
    )


def title_of(index: Index, record: Assessment) -> str:
    """`Kazakhstan, 123rd session: assessment of follow-up`."""
    return f"{parts.record_name(index, record)}: assessment of follow-up"


def description_of(index: Index, record: Assessment) -> str:
    """What the page holds, in a sentence."""
    committee, session = index.corpus.committees[record.committee].name, wording.session_name(record.session)
    state = parts.state_name(index, record)
    if record.coverage == "header":
        return f"How the {committee} graded {state}’s follow-up at its {session}. Header and grades only; the text is not held here."
    return f"What the {committee} printed at its {session} on {state}’s follow-up to its recommendations, in printed order."


def _criteria(index: Index, record: Assessment, here: str) -> str:
    """The criteria as this document words them, or that its wording is not held."""
    scheme = index.criteria(record)
    wordings = index.wordings(record)
    marks = [to(here, note.mark, f"{here}#footnote-{place}", classes="mark") for place, note in footnotes_on(record, (addresses.CRITERIA,))]
    title = heading(
        2,
        "".join([escape(wordings.title if wordings and wordings.title else scheme.title), *marks]),
        anchor=addresses.CRITERIA,
        contents="Criteria",
    )
    meaning = to(here, scheme.title, addresses.criteria(record.criteria))
    if wordings is None:
        told = paragraph(f"Grades by {meaning}; how this document words them is not held here.", classes="aside")
        return lines([title, told, footnotes(record, (addresses.CRITERIA,))])
    grades = [paragraph(f"**{letter}** {parts.worded(each)}", classes="official") for letter, each in wordings.grades.items()]
    return lines([title, block("criteria", *grades), footnotes(record, (addresses.CRITERIA,))])


def _paragraph(index: Index, entry: ParagraphEntry, here: str) -> str:
    """One paragraph in printed order: recommendation, reply, information, evaluation."""
    number, title = entry.number, f": {entry.paragraph.printed_title}" if entry.paragraph.printed_title else ""
    points = to(here, "point by point", addresses.paragraph(entry.record, number))
    return lines(
        [
            heading(2, escape(f"Paragraph {number}{title}"), anchor=addresses.paragraph_on_assessment(number)),
            paragraph(f"This paragraph {points}.", classes="aside"),
            _text(entry, "recommendation", wording.RECOMMENDED, "committee", addresses.RECOMMENDATION, entry.reading.recommendation),
            parts.taken_from(here, entry.paragraph),
            _text(entry, "reply", wording.REPLY, "state", addresses.REPLY, entry.reading.reply),
            _information(index, entry),
            evaluations(index, entry, here, level=3, prefix=addresses.prefixed(number, "")),
            footnotes(entry.record, of_paragraph(number)),
            remarks(entry.record, of_paragraph(number)),
        ]
    )


def _text(entry: ParagraphEntry, key: str, label: str, voice: str, anchor: str, text: LabelledText | None) -> str:
    """A text of the paragraph under its label, or the sentence that says why there is none."""
    own = addresses.prefixed(entry.number, anchor)
    title = heading(3, label, anchor=own, classes="label")
    if text is None:
        printed = getattr(entry.paragraph, key) == NONE_PRINTED
        told = paragraph((wording.NONE_PRINTED if printed else wording.ABSENT)[key])
        if key == addresses.REPLY and entry.reading.status is ReplyStatus.NO_REPORT:
            told = parts.nothing_to_show(*wording.SILENCE[ReplyStatus.NO_REPORT])
        return block(f"voice {voice} silent", title, told)
    prefix = addresses.prefixed(entry.number, "")
    body = parts.text_of(placed(text, anchor), anchor, labels=True, prefix=prefix, **parts.foreign(entry.record))
    return block(f"voice {voice}", title, body)


def _information(index: Index, entry: ParagraphEntry) -> str:
    """Each organization's information, in printed order."""
    if not entry.information:
        printed = entry.paragraph.information == NONE_PRINTED
        return paragraph((wording.NONE_PRINTED if printed else wording.ABSENT)["information"], classes="aside")
    prefix, written = addresses.prefixed(entry.number, ""), []
    for told in entry.information:
        text, anchor = told.information, told.anchor
        label = wording.information_label(parts.organization_names(index, text.organizations))
        printed_name = paragraph(f"printed: {escape(text.printed)}", classes="aside") if text.printed else ""
        body = parts.text_of(placed(told.read, anchor), anchor, labels=True, prefix=prefix, **parts.foreign(entry.record))
        own = heading(3, escape(label), anchor=f"{prefix}{anchor}", classes="label")
        written.append(block("voice organization", alias(*(f"{prefix}{other}" for other in told.aliases)), own, printed_name, body))
    return lines(written)


def _end(record: Assessment) -> str:
    """The recommended action and the next report, as printed."""
    action = record.recommended_action
    printed = (
        parts.official(paragraphs_of(action), addresses.RECOMMENDED_ACTION, **parts.foreign(record))
        if action not in (None, NONE_PRINTED)
        else ""
    )
    stands = wording.NOT_WITHDRAWN if record.procedure in ("discontinued", "completed") else ""
    told = paragraph(f"{wording.PROCEDURE[record.procedure]}. {stands}".strip())
    return lines(
        [
            heading(2, "Recommended action", anchor=addresses.RECOMMENDED_ACTION),
            printed or paragraph(f"The recommended action is {printed_or_why(action)}.", classes="aside"),
            block("ours", paragraph("**Our reading**", classes="label"), told),
            paragraph(f"Next periodic report: {record.next_report.words}.") if record.next_report else "",
            footnotes(record, END),
            remarks(record, END),
        ]
    )


def _letter(record: Assessment) -> str:
    """The letter to the State party, its own voice; the addressee is cut."""
    if record.letter is None:
        return ""
    cut = paragraph("The addressee is cut.", classes="aside") if "addressee" in record.source.cuts else ""
    text = parts.official(paragraphs_of(record.letter.text), addresses.LETTER, **parts.foreign(record))
    title = heading(2, f"Letter of {record.letter.date.words}", anchor=addresses.LETTER)
    return block(
        "letter",
        title,
        remarks(record, LETTER),
        paragraph("From the Committee’s Special Rapporteur to the State party.", classes="aside"),
        text,
        footnotes(record, LETTER),
        cut,
    )
