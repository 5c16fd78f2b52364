"""The pages and the ledger agree: what is promised is set, what is set was promised, and every link leads somewhere."""

from dataclasses import replace
from itertools import islice

import pytest

from generator import addresses
from generator.index import Index, make_index
from generator.ledger import published_addresses, version_files
from generator.links import DeadLinkError, anchors_of, check_links, links_of
from generator.markdown import escape
from generator.pages import make_pages, page_portions
from generator.pages.documents import document_page
from generator.pages.page import Page
from generator.points import ReplyStatus
from generator.records.assessment import Assessment
from generator.wording import SILENCE
from tests.conftest import made_files


def _pages(index: Index) -> list[Page]:
    assert index.corpus.site is not None
    return list(make_pages(index, index.corpus.site))


def _files(index: Index) -> set[str]:
    made_last = {addresses.PERMALINKS, addresses.SUMS}
    return {*made_files(index), *version_files(index.corpus), *made_last}


@pytest.mark.parametrize("which", ["index", "invented"])
def test_every_promised_address_and_anchor_is_on_a_page(which: str, request: pytest.FixtureRequest) -> None:
    index: Index = request.getfixturevalue(which)
    made = {addresses.on(page.address, anchor) for page in _pages(index) for anchor in anchors_of(page)}
    made |= {address for page in _pages(index) for address in (page.address, page.one_file)} | _files(index)
    promised = published_addresses(index)
    assert promised - made == set()
    assert {page.address for page in _pages(index)} - promised == set()


@pytest.mark.parametrize("which", ["index", "invented"])
def test_every_link_leads_to_a_page_and_an_anchor(which: str, request: pytest.FixtureRequest) -> None:
    index: Index = request.getfixturevalue(which)
    check_links(map(links_of, _pages(index)), _files(index))


@pytest.mark.parametrize("which", ["index", "invented", "sampled"])
def test_a_page_is_the_same_made_of_what_it_is_said_to_be_made_of_and_of_everything(which: str, request: pytest.FixtureRequest) -> None:
    index: Index = request.getfixturevalue(which)
    few = 0
    for name, of, make in islice(page_portions(index, index.site), 0, None, 10 if which == "sampled" else 1):
        assert list(make(of)) == list(make(index)), name
        few += len(of.assessments) < len(index.assessments)
    assert few


def test_a_dead_link_a_twice_used_anchor_and_a_twice_used_address_are_errors(index: Index) -> None:
    home, *rest = _pages(index)
    for body, message in (
        ("[x](nowhere/index.md)", "nowhere"),
        ("[x](#nothing)", "leads nowhere"),
        ("a\n{ #b }\n\nc\n{ #b }", "#b stands twice"),
    ):
        with pytest.raises(DeadLinkError, match=message):
            check_links(map(links_of, [replace(home, body=f"{home.body}\n\n{body}"), *rest]))
    with pytest.raises(DeadLinkError, match="two pages"):
        check_links(map(links_of, [home, home, *rest]))


def test_a_document_is_used_where_the_records_of_its_states_say(invented: Index) -> None:
    """Its page is kept by what those records say, and must be made of nothing else."""
    assert invented.corpus.site is not None
    made = 0
    for name, of_states, pages in page_portions(invented, invented.corpus.site):
        if name.startswith("documents "):
            symbols = {addresses.document(symbol): symbol for symbol in of_states.documents}
            for page in pages(of_states):
                assert page == document_page(of_states, symbols[page.address], of_states.documents[symbols[page.address]])
                made += 1
    assert made > 20


def test_no_title_or_description_holds_the_text_of_a_document(invented: Index) -> None:
    """Named individuals occur only inside official text."""
    topics = " ".join(topic.name for topic in invented.corpus.topics.values())
    printed = {paragraph.paragraph.title or "" for entry in invented.assessments for paragraph in entry.paragraphs}
    titles = {title for title in printed if title not in topics}
    assert titles
    for page in _pages(invented):
        assert not [title for title in titles if title in page.title or title in page.description]


def test_no_page_cites_the_report_by_paragraph(index: Index) -> None:
    assert not [page.address for page in _pages(index) if f"{index.assessments[0].record.report.symbol}, para." in page.written().decode()]


def test_no_page_uses_a_word_that_judges(index: Index, invented: Index) -> None:
    """The words design forbids as labels; official text may hold them, so only what is ours is looked at."""
    forbidden = ("rating", "score", "verdict", "allegation", "heard on", "overdue", "authentic", "certified", "case closed")
    for page in [*_pages(index), *_pages(invented)]:
        ours = f"{page.title} {page.description} " + " ".join(line for line in page.body.split("\n") if line.startswith("#"))
        official = " ".join(paragraph.paragraph.title or "" for entry in index.assessments for paragraph in entry.paragraphs)
        assert not [word for word in forbidden if word in ours.lower() and word not in official.lower()], page.address


def test_a_record_of_nothing_yet_says_so_and_its_links_lead_somewhere(invented: Index) -> None:
    empty = make_index(replace(invented.corpus, assessments={}, known=(), redirects=()))
    pages = _pages(empty)
    (home,) = (page for page in pages if page.address == addresses.HOME)
    assert "No assessment is held here yet." in home.body
    check_links(map(links_of, pages), _files(empty))


def test_where_neither_points_nor_a_reply_are_held_a_grade_for_no_report_is_said_in_the_place_of_the_reply(invented: Index) -> None:
    file = next(file for file, record in invented.corpus.assessments.items() if record.key == "ccpr/904/syl")
    said = invented.corpus.assessments[file].model_dump(mode="json", by_alias=True, exclude_defaults=True)
    paragraph = said["paragraphs"][0]
    for key in ("recommendation", "reply", "information"):
        paragraph.pop(key, None)
    paragraph["information"] = [{"organizations": ["zenda-monitor"], "text": "The masks are worn."}]
    index = make_index(replace(invented.corpus, assessments={file: Assessment.model_validate(said)}))
    (page,) = (page for page in _pages(index) if page.address == addresses.paragraph(index.assessments[0].record, paragraph["number"]))
    strong, rest = SILENCE[ReplyStatus.NO_REPORT]
    assert escape(strong) in page.body
    assert escape(rest.strip()) in page.body
