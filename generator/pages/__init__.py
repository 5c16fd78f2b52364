"""Pages: the index into Markdown, one module a kind of page; pure, and every link checked before anything is written."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.index import AssessmentEntry, Index
from generator.pages.assessment import assessment_page
from generator.pages.codebook import codebook_page
from generator.pages.committees import committee_page, session_page
from generator.pages.contract import contract_page
from generator.pages.corrections import corrections_pages
from generator.pages.coverage import coverage_page
from generator.pages.data import data_page
from generator.pages.documents import document_page, documents_pages
from generator.pages.due import due_pages
from generator.pages.explore import explore_page
from generator.pages.grades import criteria_page, grades_at_session_page, grades_page
from generator.pages.home import home_page
from generator.pages.organizations import organization_pages, organizations_pages
from generator.pages.page import Page
from generator.pages.paragraph import paragraph_page
from generator.pages.prose import prose_page
from generator.pages.requests import requests_page, state_requests_pages
from generator.pages.search import search_page
from generator.pages.silence import silence_page, state_silence_pages
from generator.pages.states import state_page, states_page
from generator.pages.topics import topic_pages, topics_page
from generator.records.registers import Site

Maker = Callable[[], Iterable[Page]]


def make_pages(index: Index, site: Site) -> Iterator[Page]:
    """Every page of the site, one at a time."""
    return (page for _, pages in page_portions(index, site) for page in pages())


def page_portions(index: Index, site: Site) -> Iterator[tuple[str, Maker]]:
    """Every page of the site, not yet made, in portions that are made on their own, each with what it is called where it fails."""
    yield "the pages that there is one of", lambda: _single(index, site)
    yield "documents", lambda: documents_pages(index)
    yield "organizations", lambda: organizations_pages(index)
    yield "due dates", lambda: due_pages(index)
    yield "corrections", lambda: corrections_pages(index)
    for committee_id in index.corpus.committees:
        yield f"committee {committee_id}", partial(_of_committee, index, committee_id)
    for committee_id, number in index.sessions:
        yield f"session {number}", partial(_only, session_page, index, committee_id, number)
    for criteria_id, entries in index.by_criteria.items():
        for number in dict.fromkeys(entry.record.session for entry in entries):
            yield f"grades at session {number}", partial(_only, grades_at_session_page, index, criteria_id, number)
    for key in index.states:
        yield f"State {key}", partial(_of_state, index, key)
    for identifier in index.by_organization:
        yield f"organization {identifier}", partial(organization_pages, index, identifier)
    for topic in index.by_topic:
        yield f"topic {topic}", partial(topic_pages, index, topic)
    for symbol in index.documents:
        yield f"document {symbol}", partial(_only, document_page, index, symbol)
    for entry in index.assessments:
        yield f"assessment {entry.record.key}", partial(_of_assessment, index, entry)


def _only(page: Callable[..., Page], *arguments: object) -> Iterable[Page]:
    return (page(*arguments),)


def _single(index: Index, site: Site) -> Iterator[Page]:
    yield home_page(index, site.title)
    yield from (states_page(index), topics_page(index), grades_page(index))
    yield from (silence_page(index), requests_page(index), coverage_page(index))
    yield from (data_page(index), codebook_page(), contract_page())
    yield from (search_page(), explore_page())
    yield from (prose_page(file, text, site.contact) for file, text in index.corpus.prose.items())


def _of_committee(index: Index, committee_id: str) -> Iterator[Page]:
    yield committee_page(index, committee_id)
    yield from (criteria_page(index, committee_id, criteria_id) for criteria_id in index.corpus.committees[committee_id].criteria)


def _of_state(index: Index, key: str) -> Iterator[Page]:
    yield state_page(index, key)
    if key in index.by_state:
        yield from state_requests_pages(index, key)
        yield from state_silence_pages(index, key)


def _of_assessment(index: Index, entry: AssessmentEntry) -> Iterator[Page]:
    yield assessment_page(index, entry)
    yield from (paragraph_page(index, paragraph) for paragraph in entry.paragraphs)
