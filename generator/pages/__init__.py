"""Pages: the index into Markdown, one module a kind of page; pure, and every link checked before anything is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.index import AssessmentEntry, DocumentUse, Index, ParagraphEntry, grouped
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
from generator.symbols import Symbol

DocumentUses = tuple[Symbol, tuple[DocumentUse, ...]]
"""A document with each place it is used at."""
Maker = Callable[[Index], Iterable[Page]]


def make_pages(index: Index, site: Site) -> Iterator[Page]:
    """Every page of the site, one at a time."""
    return (page for _, of, pages in page_portions(index, site) for page in pages(of))


def page_portions(index: Index, site: Site) -> Iterator[tuple[str, Index, Maker]]:
    """Every page of the site, not yet made, in portions that are made on their own.

    Each with its name, which tells what it is made into, and the index of all that it is made of.
    """
    yield "the pages that there is one of", index, lambda index: _single(index, site)
    yield "documents", index, documents_pages
    yield "organizations", index, organizations_pages
    yield "due dates", index, due_pages
    yield "corrections", index, corrections_pages
    for committee_id in index.corpus.committees:
        yield f"committee {committee_id}", index, _made(_of_committee, committee_id)
    for session in index.sessions:
        yield f"session {session[1]} of {session[0]}", _only(index, index.by_session.get(session, ())), _one(session_page, *session)
    for criteria_id, entries in index.by_criteria.items():
        for number in dict.fromkeys(entry.record.session for entry in entries):
            graded = _only(index, (entry for entry in entries if entry.record.session == number))
            yield f"grades by {criteria_id} at session {number}", graded, _one(grades_at_session_page, criteria_id, number)
    for identifier, entries in index.by_organization.items():
        yield f"organization {identifier}", _only(index, entries), _made(organization_pages, identifier)
    for topic, paragraphs in index.by_topic.items():
        yield f"topic {topic}", _only(index, paragraphs), _made(topic_pages, topic)
    for states, documents in _documents_by_states(index).items():
        # nearly all are of one State; for the others every record is looked at. The uses are those of the records of these States
        # and of the registers, and so what the index of a few would find, once more for each State
        listed = index.by_state[next(iter(states))] if len(states) == 1 else index.assessments
        of_states = _only(index, (entry for entry in listed if entry.record.state in states))
        yield f"documents {', '.join(str(symbol) for symbol, _ in documents)}", of_states, _made(_of_documents, documents)
    for key in index.states:
        of_state = _only(index, index.by_state.get(key, ()))
        yield f"State {key}", of_state, _made(_of_state, key)
        for entry in of_state.assessments:
            yield f"assessment {entry.record.key}", of_state, _made(_of_assessment, entry)


def _only(index: Index, entries: Iterable[AssessmentEntry | ParagraphEntry]) -> Index:
    return index.only(entry.record for entry in entries)


def _made(pages: Callable[..., Iterable[Page]], *arguments: object) -> Maker:
    return lambda index: pages(index, *arguments)


def _one(page: Callable[..., Page], *arguments: object) -> Maker:
    return lambda index: (page(index, *arguments),)


def _single(index: Index, site: Site) -> Iterator[Page]:
    yield home_page(index, site.title)
    yield from (states_page(index), topics_page(index), grades_page(index))
    yield from (silence_page(index), requests_page(index), coverage_page(index))
    yield from (data_page(index), codebook_page(), contract_page())
    yield from (search_page(), explore_page())
    yield from (prose_page(file, text, site.contact) for file, text in index.corpus.prose.items())


def _documents_by_states(index: Index) -> Mapping[frozenset[str], tuple[DocumentUses, ...]]:
    """The documents by the States in whose records they are used: nearly all in those of one."""
    documents = index.documents.items()
    return grouped((frozenset(use.record.state for use in uses if use.record), (symbol, uses)) for symbol, uses in documents)


def _of_documents(index: Index, documents: tuple[DocumentUses, ...]) -> Iterator[Page]:
    return (document_page(index, symbol, uses) for symbol, uses in documents)


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
