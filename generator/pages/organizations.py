"""The organizations pages: who gave information, and every point each gave information on, as summarized by the Committee."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator import addresses, wording
from generator.anchors import Placed, placed
from generator.head import Head
from generator.index import AssessmentEntry, Index, ParagraphEntry
from generator.listings import organization, organizations
from generator.markdown import block, bullets, escape, heading, lines, paragraph
from generator.pages import parts
from generator.pages.listed import listed_pages
from generator.pages.page import Page, to
from generator.records.assessment import Information


def organizations_pages(index: Index) -> Iterator[Page]:
    """Every organization that made a submission or has information here."""
    here = addresses.ORGANIZATIONS
    page = Page(
        address=here,
        kind="organizations",
        title="Organizations",
        description="Organizations whose submissions the assessments held here name.",
        crumbs=(("Organizations", here),),
        body=heading(1, "Organizations", anchor="title"),
    )
    lede = "Organizations whose submissions the assessments held here name. An organization that is only mentioned in a text is not listed."
    return listed_pages(page, lede, organizations(index), partial(_names, index), noun="organization")


def _names(index: Index, here: str, identifiers: tuple[str, ...]) -> list[str]:
    items = [
        f"{to(here, index.corpus.organizations[identifier].name, addresses.organization(identifier))} · "
        f"in {wording.counted(len(index.by_organization[identifier]), 'assessment')} held here"
        for identifier in identifiers
    ]
    return [bullets(items) or paragraph("No assessment held here names a submission.", classes="aside")]


def organization_pages(index: Index, identifier: str) -> Iterator[Page]:
    """One organization: every point it gave information on, as summarized, with the evaluation of the group it falls under."""
    here, called = addresses.organization(identifier), index.corpus.organizations[identifier]
    also = f"Also: {', '.join(called.also)}. " if called.also else ""
    page = Page(
        address=here,
        kind="organization",
        title=called.name,
        description=f"Every point on which the Committee summarized information from {called.name}, in the assessments held here.",
        crumbs=(("Organizations", addresses.ORGANIZATIONS), (called.name, here)),
        head=Head(feeds=((called.name, addresses.organization_feed(identifier)),)),
        body=heading(1, escape(called.name), anchor="title"),
    )
    lede = (
        f"{also}Every point on which the Committee summarized information from this organization, in the assessments held here. "
        "The words are the Committee’s summaries. What the Committee took up is in its evaluation."
    )

    def informed(here: str, entries: tuple[AssessmentEntry, ...]) -> list[str]:
        return [_in_record(index, entry, identifier, here) for entry in entries]

    feed = parts.feed(here, addresses.organization_feed(identifier), "New and revised assessments that name it")
    return listed_pages(page, lede, organization(index, identifier), informed, noun="assessment", after=[feed])


def _in_record(index: Index, entry: AssessmentEntry, identifier: str, here: str) -> str:
    record = entry.record
    dates = [each.date.words for each in record.submission_documents if identifier in each.organizations and each.date]
    submitted = f", submission of {wording.listed(dates)}" if dates else ""
    points = [part for each in entry.paragraphs for part in _on_paragraph(index, each, identifier, here)]
    whole = to(here, "The whole assessment", addresses.assessment(record))
    empty = (
        "Named in the header. The text of this assessment is not held, so which points the information concerned is not known here."
        if record.coverage != "full"
        else "Named in the header; the report summarizes no information from it."
    )
    return lines(
        [
            heading(2, escape(parts.record_name(index, record)), anchor=record.slug),
            paragraph(f"{whole}, {parts.document(here, record.report.symbol)}{escape(submitted)}.", classes="aside"),
            *(points or [paragraph(empty, classes="aside")]),
        ]
    )


def _on_paragraph(index: Index, entry: ParagraphEntry, identifier: str, here: str) -> Iterator[str]:
    """The organization's information on one paragraph, point by point; general parts under the paragraph itself."""
    for told in entry.information:
        anchor, text, read = told.anchor, told.information, told.read
        if identifier not in text.organizations:
            continue
        paragraphs = placed(read, anchor)
        lettered = bool(entry.reading.points and entry.reading.points[0].letter)
        for letter in read.letters if lettered else ():
            own = [each for each in paragraphs if letter in each.letters]
            yield _informed(index, entry, text, letter, addresses.lettered(anchor, letter), here, own)
        general = [each for each in paragraphs if not lettered or not each.letters]
        if general:
            yield _informed(index, entry, text, None, anchor, here, general)


def _informed(
    index: Index, entry: ParagraphEntry, text: Information, letter: str | None, anchor: str, here: str, paragraphs: list[Placed]
) -> str:
    """What is summarized on a point, under its label, with the grades the point falls under; those of all groups without a letter."""
    record = entry.record
    point = next((each for each in entry.reading.points if each.letter == letter), None)
    graded = [parts.graded(here, index, record, each) for each in (entry.evaluations_of(point) if point else entry.paragraph.evaluations)]
    target = addresses.on(addresses.paragraph(record, entry.number), anchor)
    shared = next((each.label for each in paragraphs if letter and len(each.letters) > 1 and each.label), "")
    shown = [replace(each, anchors=(anchor,)) for each in paragraphs]
    return block(
        "voice organization",
        heading(
            3,
            to(here, wording.point_name(entry.number, letter), target),
            anchor=f"{record.state.lower()}-{record.session}-{entry.number}{letter or ''}-{anchor}",
        ),
        paragraph(escape(parts.information_label(index, text)), classes="aside"),
        paragraph(f"printed under {shared}", classes="aside") if shared else "",
        parts.text_of(shown, anchor, labels=letter is None, **parts.foreign(record)),
        paragraph(" · ".join(graded), classes="scope") if graded else "",
    )
