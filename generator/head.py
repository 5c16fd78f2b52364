"""What a page says of itself to machines: Highwire tags, linked data, typed links and feeds. Facts for the theme, never markup.

Names are those of the registers and of documents, the rest are fixed sentences: no text of a document stands here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator import addresses, wording
from generator.citations.works import Work, assessment_work, paragraph_work
from generator.dates import PartialDate
from generator.index import AssessmentEntry, Index, ParagraphEntry
from generator.media_types import MEDIA_TYPES
from generator.records.assessment import Assessment, Evaluation, ScopeInWords

_DESCRIBING = ("bib", "ris", "csl.json", "json")
"""The endings of the files that say again what their page says."""


@dataclass(frozen=True)
class Head:
    """What the head of a page holds beyond what the theme makes of its title, description and address."""

    tags: tuple[tuple[str, str], ...] = ()
    """Names and contents of Highwire tags, from which reference managers and Google Scholar read."""
    links: tuple[tuple[str, str, str], ...] = ()
    """Relation, address and media type of what belongs to the page."""
    feeds: tuple[tuple[str, str], ...] = ()
    """Titles and addresses of the feeds that concern the page, besides the feed of everything."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """The page in the words of schema.org."""


def assessment_head(index: Index, entry: AssessmentEntry) -> Head:
    """The report's part on a State party, whose parts are the paragraphs."""
    record = entry.record
    work = assessment_work(index, record)
    pages = [addresses.paragraph(record, each.number) for each in entry.paragraphs]
    parts = [{"@type": "WebPage", "@id": index.absolute(page)} for page in pages]
    return Head(
        tags=tuple(_tags(work, record)),
        links=tuple(("item", page, "text/html") for page in pages),
        feeds=state_feeds(index, record.state),
        data=_page(index, record, work) | {"hasPart": parts},
    )


def paragraph_head(index: Index, entry: ParagraphEntry) -> Head:
    """One paragraph of an assessment, whose parts are the evaluations."""
    record, whole = entry.record, addresses.assessment(entry.record)
    work = paragraph_work(index, record, entry.number)
    parts = [
        {
            "@type": "CreativeWork",
            "@id": addresses.on(work.address, anchor),
            "description": _grade(index, record, evaluation),
        }
        for anchor, evaluation in entry.evaluations
        if evaluation.scope != "not-held"
    ]
    return Head(
        tags=tuple(_tags(work, record)),
        feeds=state_feeds(index, record.state),
        data=_page(index, record, work)
        | {"isPartOf": {"@type": "WebPage", "@id": index.absolute(whole)}}
        | ({"hasPart": parts} if parts else {}),
    )


def state_feeds(index: Index, key: str) -> tuple[tuple[str, str], ...]:
    """A State's feed, with its title; none for a State of which nothing is held."""
    return ((index.state_name(key), addresses.state_feed(key)),) if key in index.by_state else ()


def file_links(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """The typed links to the files beside a page: its record in another form, and descriptions of it."""
    for _, address in files:
        ending = address.rpartition("/")[2].partition(".")[2]
        if ending in _DESCRIBING:
            yield "alternate" if ending == "json" else "describedby", address, MEDIA_TYPES[ending]


def _tags(work: Work, record: Assessment) -> Iterator[tuple[str, str]]:
    """The tags that make the page a report with its number; the comma keeps a corporate author one name."""
    document = work.document
    yield "citation_title", work.full_title
    yield "citation_author", f"{document.author},"
    if document.date:
        yield "citation_publication_date", str(document.date).replace("-", "/")
    yield "citation_technical_report_institution", wording.PUBLISHER
    yield "citation_technical_report_number", document.symbol
    yield "citation_language", record.language
    yield "citation_abstract_html_url", work.address


def _page(index: Index, record: Assessment, work: Work) -> dict[str, Any]:
    """The page, which is ours, and the United Nations document it is based on, which is not."""
    document = work.document
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": work.address,
        "inLanguage": "en",
        "dateModified": document.revised,
        "license": index.absolute(addresses.LICENCE),
        "sdPublisher": _organization(document.site),
        "isBasedOn": {
            "@type": "Report",
            "name": document.name,
            "reportNumber": document.symbol,
            "author": _organization(document.author),
            "publisher": _organization(wording.PUBLISHER),
            **_dated(document.date),
            "inLanguage": record.language,
            **({"creativeWorkStatus": document.status} if document.status else {}),
            "url": record.report.symbol.official_address(record.language),
        },
    }


def _organization(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _dated(date: PartialDate | None) -> dict[str, str]:
    return {"datePublished": str(date)} if date else {}


def _grade(index: Index, record: Assessment, evaluation: Evaluation) -> str:
    """`C not satisfactory, one grade for (c) to (f); New assessment of replies, CCPR/C/123/2`: a grade never travels alone."""
    scheme = index.criteria(record)
    scope = (
        "one grade, whose scope the document gives in words"
        if isinstance(evaluation.scope, ScopeInWords)
        else wording.scope_in_words(evaluation)
    )
    return f"{evaluation.grade} {scheme.grades[evaluation.grade]}, {scope}; {scheme.title}, {record.report.symbol}"
