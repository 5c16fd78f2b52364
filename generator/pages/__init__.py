"""Pages: the index into Markdown, one module a kind of page; pure, and every link checked before anything is written."""

from collections.abc import Iterator

from generator.index import Index
from generator.pages.assessment import assessment_page
from generator.pages.codebook import codebook_page
from generator.pages.committees import committee_page, session_page
from generator.pages.contract import contract_page
from generator.pages.corrections import corrections_page
from generator.pages.coverage import coverage_page
from generator.pages.data import data_page
from generator.pages.documents import document_page, documents_page
from generator.pages.due import due_page
from generator.pages.explore import explore_page
from generator.pages.grades import criteria_page, grades_at_session_page, grades_page
from generator.pages.home import home_page
from generator.pages.organizations import organization_page, organizations_page
from generator.pages.page import Page
from generator.pages.paragraph import paragraph_page
from generator.pages.prose import prose_page
from generator.pages.requests import requests_page, state_requests_page
from generator.pages.search import search_page
from generator.pages.silence import silence_page, state_silence_page
from generator.pages.states import state_page, states_page
from generator.pages.topics import topic_page, topics_page
from generator.records.registers import Site


def make_pages(index: Index, site: Site) -> Iterator[Page]:
    """Every page of the site, one at a time."""
    yield home_page(index, site.title)
    yield from (states_page(index), organizations_page(index), topics_page(index), grades_page(index), documents_page(index))
    yield from (silence_page(index), requests_page(index), due_page(index), coverage_page(index), corrections_page(index))
    yield from (data_page(index), codebook_page(), contract_page())
    yield from (search_page(), explore_page())
    yield from (prose_page(file, text, site.contact) for file, text in index.corpus.prose.items())
    yield from _of_committees(index)
    for key in index.states:
        yield state_page(index, key)
        if key in index.by_state:
            yield state_requests_page(index, key)
            yield state_silence_page(index, key)
    yield from (organization_page(index, identifier) for identifier in index.by_organization)
    yield from (topic_page(index, topic) for topic in index.by_topic)
    yield from (document_page(index, symbol) for symbol in index.documents)
    for entry in index.assessments:
        yield assessment_page(index, entry)
        yield from (paragraph_page(index, paragraph) for paragraph in entry.paragraphs)


def _of_committees(index: Index) -> Iterator[Page]:
    for committee_id, committee in index.corpus.committees.items():
        yield committee_page(index, committee_id)
        yield from (criteria_page(index, committee_id, criteria_id) for criteria_id in committee.criteria)
    yield from (session_page(index, committee_id, number) for committee_id, number in index.sessions)
    for criteria_id, entries in index.by_criteria.items():
        for number in dict.fromkeys(entry.record.session for entry in entries):
            yield grades_at_session_page(index, criteria_id, number)
