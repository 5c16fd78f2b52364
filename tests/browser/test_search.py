"""The search as a reader uses it: the same page, filters and results online and from a folder, in both browsers."""

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import pytest

from generator import addresses
from generator.facets import FACETS, Values, paragraph_facets
from generator.index import Index
from generator.search.findable import findables
from generator.search.terms import terms
from tests.browser.chromium import served
from tests.browser.conftest import Visit
from tests.browser.window import Window, arrive
from tests.conftest import examples

Chosen = Mapping[str, tuple[str, ...]]
QUESTION: Chosen = {
    "topic": ("torture",),
    "grade": ("ccpr-2016.C",),
    "subregion": ("Central Asia",),
    "organization": ("amnesty-international",),
}
"""Which paragraphs on torture got a C, in Central Asia, and what did Amnesty International say?"""
BOX = "main input[type=search]"


@dataclass(frozen=True)
class Searched:
    """An edition of a site in a window, and the index it was made from."""

    window: Window
    base: str
    index: Index

    def page(self, address: str) -> str:
        """Where an address of the site is in this edition."""
        page, mark, anchor = address.partition("#")
        file = "index.html" if self.base.startswith("file:") and page.endswith("/") else ""
        return f"{self.base}{page}{file}{mark}{anchor}"

    def open(self, words: str = "", chosen: Chosen | None = None) -> None:
        """Open the search with words and filters in the address, and wait for the answer."""
        asked = [("q", words)] if words else []
        query = urlencode([*asked, *((name, value) for name, values in (chosen or {}).items() for value in values)])
        self.window.goto("about:blank")
        self.window.goto(f"{self.page(addresses.SEARCH)}{'?' if query else ''}{query}")
        if query:
            self.answered(words)

    def answered(self, words: str) -> None:
        """Wait until the page shows the answer to these words."""
        box = "document.querySelector('[data-answered]')"
        self.window.wait_until(f"{box} && {box}.dataset.answered === {json.dumps(words)} && !document.querySelector('[aria-busy=true]')")

    def found(self) -> list[str]:
        """The addresses of all results, shown one after another."""
        while self.window.evaluate("document.querySelector('.more:not([hidden])') !== null"):
            count = len(self.window.texts(".results > .found"))
            self.window.click(".more")
            self.window.wait_until(f"document.querySelectorAll('.results > .found').length > {count}")
        links = self.window.evaluate("[...document.querySelectorAll('.results > .found h2 a')].map(link => link.href)")
        return [link.removeprefix(self.base).removesuffix("index.html") for link in links]


@pytest.fixture(params=["online", "offline in chromium", "offline in firefox"])
def searched(request: pytest.FixtureRequest) -> Searched:
    """The real site in each edition."""
    return searched_in(request, "address", "offline", "index")


def searched_in(request: pytest.FixtureRequest, online: str, offline: str, index: str) -> Searched:
    """A site in the edition and the browser that the request names."""
    edition, _, browser = request.param.partition(" in ")
    base = request.getfixturevalue(online) if edition == "online" else request.getfixturevalue(offline).as_uri()
    return Searched(_window(request, browser), base, request.getfixturevalue(index))


def _window(request: pytest.FixtureRequest, browser: str) -> Window:
    if browser == "firefox":
        opened = request.getfixturevalue("running_firefox")
        opened.step("open", 1280, 900)
        return opened  # type: ignore[no-any-return]
    visit: Visit = request.getfixturevalue("visit")()
    return visit.window


def paragraphs_with(index: Index, chosen: Chosen) -> set[str]:
    """The paragraphs that each filter leaves, by the records themselves."""
    return {
        address for address, facets in _facets(index).items() if all(set(values) & set(facets[name]) for name, values in chosen.items())
    }


@cache
def _facets(index: Index) -> Mapping[str, Values]:
    """The values of each paragraph by its address, gathered once: among thousands every question asks for all of them."""
    entries = (entry for record in index.assessments for entry in record.paragraphs)
    return {addresses.paragraph(entry.record, entry.number): paragraph_facets(index, entry) for entry in entries}


def choices(index: Index, count: int) -> Iterator[Chosen]:
    """Choices of filters that occur together in some paragraph, and some that do not, the same in every run."""
    draw = random.Random(5)
    entries = list(_facets(index).values())
    for _ in range(count):
        one, other = draw.choice(entries), draw.choice(entries)
        names = draw.sample([facet.name for facet in FACETS if one[facet.name]], draw.randint(1, 3))
        chosen = {name: (draw.choice(one[name]),) for name in names}
        if draw.random() < 0.5 and other[names[0]]:
            chosen[names[0]] = tuple({*chosen[names[0]], draw.choice(other[names[0]])})
        yield chosen


@pytest.mark.parametrize("words", ["illtreatment", "ill-treatment", "ILL‑TREATMENT", "ill treatment", "illtreat", "tórtu"])
def test_a_word_is_found_whatever_its_hyphen_accent_case_and_end(searched: Searched, words: str) -> None:
    searched.open(words)
    assert "/ccpr/123/kaz/24/" in searched.found()
    assert not searched.window.faults


def test_words_in_quotation_marks_must_follow_on_each_other(searched: Searched) -> None:
    searched.open('"independent body"')
    together = searched.found()
    searched.open('"body independent"')
    assert "/ccpr/123/kaz/24/" in together
    assert searched.found() == []


@pytest.mark.parametrize(
    "words", ["torture dragons", "constructor", "hasOwnProperty", "<b>torture</b> dragons", "tortrue", "to be or not dragons"]
)
def test_a_word_that_no_page_has_finds_nothing(searched: Searched, words: str) -> None:
    searched.open(words)
    assert searched.found() == []
    assert not searched.window.faults


def test_a_result_says_where_it_is_what_was_graded_and_in_whose_voice_the_words_are(searched: Searched) -> None:
    searched.open("independent body Amnesty")
    first = searched.window.text(".found")
    address = searched.found()[0]
    entry = next(each for each in findables(searched.index) if each.address == address)
    assert entry.where in first
    assert entry.title in first
    for words, _, scope in entry.grades:
        assert words in first
        assert scope in first
    voices = {f"{passage.voice}:" for passage in entry.passages}
    shown = searched.window.texts(".found:first-child .voiced")
    assert shown
    assert set(shown) <= voices


def test_a_passage_of_a_result_leads_to_where_its_words_stand(searched: Searched) -> None:
    searched.open("fully independent body")
    target = searched.window.evaluate("document.querySelector('.spoken a').href")
    marked = searched.window.texts(".spoken li:first-child mark")
    searched.window.click(".spoken a")
    arrive(searched.window, target)
    anchor = target.partition("#")[2]
    near = searched.window.evaluate(f"(document.getElementById({anchor!r}).closest('.voice, .evaluation') || document.body).textContent")
    assert marked
    assert all(word.strip(".,;:") in near for word in marked)


def test_the_question_is_answered_by_a_shared_address(searched: Searched) -> None:
    searched.open("torture", QUESTION)
    expected = paragraphs_with(searched.index, QUESTION)
    assert expected
    assert set(searched.found()) == expected
    assert any("Amnesty International" in voice for voice in searched.window.texts(".voiced"))
    assert not searched.window.faults


def test_who_asks_what_an_organization_told_is_shown_its_words(searched: Searched) -> None:
    searched.open("amnesty torture")
    assert any("Amnesty International" in voice for voice in searched.window.texts(".found:first-child .voiced"))
    searched.open("", {"organization": ("amnesty-international",)})
    for voices in searched.window.evaluate(
        "[...document.querySelectorAll('.found')].map(each => each.querySelector('.spoken').textContent)"
    ):
        assert "Amnesty International" in voices


def test_the_question_is_answered_by_clicking(searched: Searched) -> None:
    window = searched.window
    searched.open()
    window.fill(BOX, "torture")
    searched.answered("torture")
    window.click(".filters > summary")
    for name, (value,) in QUESTION.items():
        window.wait_for(f"[data-facet={name}]")
        if not window.evaluate(f"document.querySelector('[data-facet={name}]').open"):
            window.click(f"[data-facet={name}] > summary")
        window.click(f"[data-facet={name}] input[value='{value}']")
        window.wait_until(f"document.querySelector(\"[data-facet={name}] input[value='{value}']\").checked")
        window.wait_until(f"new URLSearchParams(location.search).get({name!r}) === {value!r}")
    searched.answered("torture")
    assert set(searched.found()) == paragraphs_with(searched.index, QUESTION)


def test_the_question_is_answered_by_keyboard(searched: Searched) -> None:
    window = searched.window
    window.goto(searched.page("/ccpr/123/kaz/18/"))
    window.press("/")
    window.wait_for("dialog.searching input[type=search]")
    for letter in "torture":
        window.press(letter)
    searched.answered("torture")
    window.press("ArrowDown")
    window.wait_until("document.activeElement.matches('dialog .found h2 a')")
    window.press("ArrowUp")
    window.wait_until("document.activeElement.matches('dialog input[type=search]')")
    window.press("Escape")
    window.wait_until("!document.querySelector('dialog')")
    window.press("Control+k")
    window.wait_for("dialog.searching input[type=search]")
    for letter in "torture":
        window.press(letter)
    searched.answered("torture")
    window.press("ArrowDown")
    target = window.evaluate("document.activeElement.href")
    window.press("Enter")
    arrive(window, target)
    assert target.removeprefix(searched.base).removesuffix("index.html") in paragraphs_with(searched.index, {"topic": ("torture",)})
    assert not window.faults


def test_no_result_lacks_what_a_filter_asks_for_and_none_that_has_it_is_missing(searched: Searched) -> None:
    for chosen in choices(searched.index, examples(25, in_ci=10)):
        searched.open("", chosen)
        assert sorted(searched.found()) == sorted(paragraphs_with(searched.index, chosen)), chosen


def test_a_filter_beside_a_value_says_how_many_results_it_gives(searched: Searched) -> None:
    window = searched.window
    searched.open("torture", {"state": ("KAZ",)})
    without = len(searched.found())
    window.click(".filters > summary")
    window.wait_for("[data-facet=grade]")
    if not window.evaluate("document.querySelector('[data-facet=grade]').open"):
        window.click("[data-facet=grade] > summary")
    window.wait_until("document.querySelector('[data-facet=grade] .count')?.textContent")
    row = "document.querySelector(\"[data-facet=grade] input[value='ccpr-2016.B']\").closest('label').querySelector('.count').textContent"
    told = int(window.evaluate(row))
    window.click("[data-facet=grade] input[value='ccpr-2016.B']")
    window.wait_until("location.search.includes('grade=')")
    searched.answered("torture")
    window.wait_until(f"document.querySelectorAll('.results > .found').length === {min(told, 5)}")
    assert 0 < len(searched.found()) == told < without


def test_every_word_of_a_text_finds_its_page(searched: Searched) -> None:
    draw = random.Random(7)
    for each in (each for each in findables(searched.index) if each.passages):
        passage = draw.choice(each.passages)
        word = draw.choice([term for term in terms(passage.text) if len(term) > 3] or ["none"])
        if word != "none":
            searched.open(word)
            assert each.address in searched.found(), word


def test_words_that_find_nothing_are_answered_with_the_nearest_that_would(searched: Searched) -> None:
    searched.open("tortrue")
    window = searched.window
    window.wait_for(".near button")
    assert "torture" in window.texts(".near button")
    assert "Nothing found" in window.text(".count[role=status]")
    window.evaluate("[...document.querySelectorAll('.near button')].find(button => button.textContent === 'torture').click()")
    window.wait_for(".found")
    assert "/ccpr/123/kaz/24/" in searched.found()


def test_a_symbol_typed_whole_leads_to_its_document(searched: Searched) -> None:
    window = searched.window
    symbols = list(searched.index.documents)
    for symbol in random.Random(5).sample(symbols, min(len(symbols), examples(len(symbols), in_ci=10))):
        assert window.goto(searched.page(addresses.SEARCH)) is None
        window.fill(BOX, str(symbol))
        window.press("Enter")
        arrive(window, searched.page(addresses.document(symbol)))


@pytest.mark.parametrize("piece", ["CO/2", "co/2/add.1", "KAZ/CO/2", "CCPR/C/KAZ"])
def test_a_piece_of_a_symbol_finds_its_documents(searched: Searched, piece: str) -> None:
    searched.open(piece)
    expected = {addresses.document(symbol) for symbol in searched.index.documents if piece.lower() in str(symbol).lower()}
    assert expected <= set(searched.found())


def test_a_word_in_an_organizations_name_hides_no_other_voice(searched: Searched) -> None:
    searched.open("torture")
    assert any("Committee" in voice.partition(",")[0] or "State party" in voice for voice in searched.window.texts(".voiced"))


def test_a_symbol_of_no_document_here_leads_nowhere(searched: Searched) -> None:
    searched.open("CCPR/C/999/9")
    assert "Nothing found" in searched.window.text(".count[role=status]")


def test_what_an_address_names_and_is_not_known_is_said(searched: Searched) -> None:
    searched.open("torture", {"topic": ("dragons",)})
    assert "topic = dragons" in searched.window.text(".finding")
    assert "/ccpr/123/kaz/24/" in searched.found()


def test_going_back_asks_again_what_was_asked_before(searched: Searched) -> None:
    searched.open("", {"state": ("KAZ",)})
    before = searched.found()
    searched.window.click(".tokens .token")
    searched.window.wait_until("!location.search.includes('state')")
    searched.window.evaluate("history.back()")
    searched.window.wait_until("location.search.includes('state=KAZ')")
    searched.window.wait_for(".found")
    assert searched.found() == before


def test_the_front_page_asks_the_search(searched: Searched) -> None:
    searched.window.goto(searched.page("/"))
    searched.window.press("/")
    searched.window.fill(BOX, "torture")
    searched.window.press("Enter")
    arrive(searched.window, f"{searched.page(addresses.SEARCH)}?q=torture")
    searched.answered("torture")
    assert "/ccpr/123/kaz/24/" in searched.found()


def test_without_script_the_index_pages_are_offered(address: str, visit: type[Visit]) -> None:
    window = visit(script=False)
    window.page.goto(f"{address}{addresses.SEARCH}")
    assert window.page.locator(".by-hand a").count() >= 8
    assert window.page.locator(".by-hand").is_visible()


def test_where_the_engine_cannot_run_the_index_pages_are_offered(address: str, visit: type[Visit]) -> None:
    window = visit()
    window.page.route("**/pagefind.js", lambda route: route.abort())
    window.page.goto(f"{address}{addresses.SEARCH}?q=torture")
    window.page.locator(".by-hand").wait_for()
    assert "cannot run here" in window.page.locator(".count[role=status]").inner_text()


def test_searching_asks_no_other_host(address: str, visit: type[Visit]) -> None:
    window = visit()
    window.page.goto(f"{address}{addresses.SEARCH}?q=torture", wait_until="networkidle")
    assert len(window.requests) > 10
    assert all(url.startswith((f"{address}/", "data:")) for url in window.requests)


def test_a_served_folder_answers_from_below_another_address(built: Path, visit: type[Visit], tmp_path: Path) -> None:
    (tmp_path / "below").symlink_to(built)
    with served(tmp_path) as at:
        window = visit()
        window.page.goto(f"{at}/below/search/?q=torture")
        link = window.page.locator(".found h2 a").first
        link.wait_for()
        assert (link.get_attribute("href") or "").startswith(f"{at}/below/ccpr/")
        assert not window.faults
