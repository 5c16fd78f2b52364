"""The explorer in real browsers: what it shows is what the data says, however one asks, and every way of asking can be shared."""

import csv
import io
import itertools
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from generator import addresses, wording
from generator.data.codes import GRADE, WARNING
from generator.data.csv_file import cell, read_cell
from generator.data.paragraph_tables import POINTS
from generator.data.point_rows import point_rows
from generator.data.record_rows import paragraph_rows, paragraphs
from generator.facets import FACETS, evaluations_on, point_facets, rows_of
from generator.index import Index, ParagraphEntry
from generator.search.labels import labels
from generator.search.parts import pieces
from generator.search.rows import packed_rows
from generator.search.script_file import script
from tests.browser.accessible import faults_of
from tests.browser.chromium import served
from tests.browser.conftest import Visit
from tests.browser.window import Window
from tests.conftest import Site

_QUESTION = {"topic": ["torture"], "grade": ["ccpr-2016.C"], "subregion": ["Central Asia"], "organization": ["amnesty-international"]}
_ROWS = "[...document.querySelectorAll('.explorer tbody .of-point a')].map(a => a.href)"
_READY = "document.querySelector('.explorer.ready') !== null"

Open = Callable[..., Visit]
Chosen = dict[str, list[str]]


class Row(NamedTuple):
    """A row as the data has it: the address of its point, and its values."""

    address: str
    values: dict[str, tuple[str, ...]]


def _data(index: Index) -> list[Row]:
    return [row for entry in paragraphs(index) for row in _rows_of(index, entry)]


def _rows_of(index: Index, entry: ParagraphEntry) -> Iterator[Row]:
    page = addresses.paragraph(entry.record, entry.number)
    for point in rows_of(entry):
        address = addresses.on(page, point.letter) if point and point.letter else page
        yield Row(address, dict(point_facets(index, entry, point)))


def _matching(rows: list[Row], chosen: Chosen) -> list[Row]:
    return [row for row in rows if all(set(values) & set(row.values[name]) for name, values in chosen.items())]


def _question(index: Index) -> set[str]:
    """The points on torture with a C and information from Amnesty International in Central Asia, by the data set and the register."""
    on_torture = {row["paragraph"] for row in paragraph_rows(index) if "torture" in row["editorial_topics"]}
    return {
        str(row["address"]).removeprefix(index.site.base_address.rstrip("/"))
        for row in point_rows(index)
        if row["paragraph"] in on_torture
        and (row["criteria"], row[GRADE]) == ("ccpr-2016", "C")
        and "amnesty-international" in row["information_organizations"]
        and index.corpus.states[str(row["state"])].subregion == "Central Asia"
    }


@pytest.fixture(params=["server", "folder"])
def explorer(request: pytest.FixtureRequest) -> str:
    """The address of the explorer, served, and of the offline edition as a file."""
    if request.param == "folder":
        return (Path(request.getfixturevalue("offline")) / "explore" / "index.html").as_uri()
    return f"{request.getfixturevalue('address')}/explore/"


@pytest.fixture
def at(site: Site) -> Iterator[str]:
    """The explorer of each of the two sites, served."""
    with served(site.folder) as address:
        yield f"{address}/explore/"


def _open(visit: Open, address: str, chosen: Chosen | None = None, **options: Any) -> Page:
    page = visit(**options).page
    page.goto(f"{address}?{urlencode(chosen or {}, doseq=True)}")
    page.locator(".explorer.ready").wait_for()
    return page


def _shown(links: list[str]) -> list[str]:
    """The addresses of the site that rows lead to, from a server or from a folder."""
    return [f"/ccpr/{link.partition('/ccpr/')[2]}".replace("index.html", "") for link in links]


def _rows(page: Page) -> list[str]:
    return _shown(page.evaluate(_ROWS))


def _tell(page: Page) -> str:
    return page.locator(".status").text_content() or ""


def test_the_question_is_answered_by_clicking_and_its_address_shared(explorer: str, window: Window, index: Index) -> None:
    window.goto(explorer)
    window.wait_until(_READY)
    everything = window.evaluate(_ROWS)
    for name, (value,) in _QUESTION.items():
        if not window.evaluate(f"document.querySelector('[data-facet={name}]').open"):
            window.click(f"[data-facet={name}] > summary")
        window.click(f"[data-facet={name}] input[value='{value}']")
    answer = window.evaluate(_ROWS)
    assert {f"{explorer.partition('explore/')[0].rstrip('/')}{address}" for address in _question(index)} == {
        link.replace("index.html", "") for link in answer
    }
    shared = str(window.evaluate("location.href"))
    assert shared == f"{explorer}?{urlencode(_QUESTION, doseq=True)}"
    for _ in _QUESTION:
        window.evaluate("new Promise(done => { addEventListener('popstate', () => setTimeout(done), {once: true}); history.back(); })")
    assert window.evaluate("location.href") == explorer
    assert window.evaluate(_ROWS) == everything
    window.goto(shared)
    window.wait_until(_READY)
    assert window.evaluate(_ROWS) == answer
    window.click(".explorer tbody .of-point a")
    window.wait_until(f"location.href === {json.dumps(answer[0])} && document.readyState === 'complete'")
    assert window.faults == []


def test_the_question_is_answered_by_keyboard_alone(address: str, visit: Open, index: Index) -> None:
    page = _open(visit, f"{address}/explore/")
    for name, (value,) in _QUESTION.items():
        facet = page.locator(f"[data-facet={name}]")
        if not facet.evaluate("details => details.open"):
            _walk_to(page, f"[data-facet={name}] > summary")
            page.keyboard.press("Enter")
        _walk_to(page, f"input[value='{value}']")
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.value") == value
    assert set(_rows(page)) == _question(index)
    _walk_to(page, ".explorer tbody .of-point a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ccpr/**")


def _walk_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(200):
        if page.evaluate("selector => document.activeElement === document.querySelector(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by keyboard")


def test_rows_and_numbers_are_those_of_the_data_whatever_is_chosen(site: Site, at: str, visit: Open) -> None:
    page, data, dice = _open(visit, at), _data(site.index), random.Random(905)
    page.evaluate("document.querySelectorAll('.facet').forEach(facet => { facet.open = true; })")
    empty = 0
    for chosen in itertools.islice(_choices(data, dice), 60):
        expected = _matching(data, chosen)
        empty += not expected
        _go(page, f"?{urlencode(chosen, doseq=True)}")
        assert sorted(_rows(page)) == sorted(row.address for row in expected), chosen
        assert _tell(page) == (
            f"Rows 1 to {len(expected)} of {len(expected)}." if expected else "No point matches all of these filters together."
        )
        assert _numbers(page) == _counted(data, chosen), chosen
    assert 0 < empty < 60


def _choices(data: list[Row], dice: random.Random) -> Iterator[Chosen]:
    """Choices without end: of any values, and of those of one row, which is then among what matches."""
    held = {facet.name: sorted({value for row in data for value in row.values[facet.name]}) for facet in FACETS}
    for turn in itertools.count():
        of_row = {name: values for name, values in dice.choice(data).values.items() if values}
        names = dice.sample(sorted(of_row if turn % 2 else {name for name in held if held[name]}), dice.randint(1, 5))
        among = {name: dice.sample(held[name], min(len(held[name]), dice.randint(1, 3))) for name in names}
        yield {name: sorted({*values, of_row[name][0]}) if turn % 2 else values for name, values in among.items()}


def _go(page: Page, query: str) -> None:
    """What the browser does when a reader goes back to an address of the page."""
    page.evaluate(
        "query => { history.pushState(null, '', location.pathname + query); dispatchEvent(new PopStateEvent('popstate')); }", query
    )


def _numbers(page: Page) -> dict[tuple[str, str], int]:
    found = page.evaluate(
        """() => [...document.querySelectorAll('.facet')].flatMap(facet => [...facet.querySelectorAll('.value')].map(value =>
        [facet.dataset.facet, value.querySelector('input').value, Number(value.querySelector('.count').textContent)]))"""
    )
    return {(name, value): number for name, value, number in found if number}


def _counted(data: list[Row], chosen: Chosen) -> dict[tuple[str, str], int]:
    counted: dict[tuple[str, str], int] = {}
    for facet in FACETS:
        for row in _matching(data, {name: values for name, values in chosen.items() if name != facet.name}):
            for value in row.values[facet.name]:
                counted[facet.name, value] = counted.get((facet.name, value), 0) + 1
    return counted


def test_the_file_holds_the_rows_that_are_shown_as_the_data_has_them(site: Site, at: str, visit: Open) -> None:
    page, data = _open(visit, at), _data(site.index)
    published = {str(row["address"]): row for row in point_rows(site.index)}
    topics = {row["paragraph"]: cell(row["editorial_topics"]) for row in paragraph_rows(site.index)}
    some = {"grade": [next(row for row in data if row.values["organization"]).values["grade"][0]]}
    for chosen in ({}, some):
        _go(page, f"?{urlencode(chosen, doseq=True)}")
        with page.expect_download() as started:
            page.get_by_role("button", name="Download as CSV").click()
        assert started.value.suggested_filename == "follow-up-points.csv"
        text = Path(started.value.path()).read_bytes().decode("utf-8-sig")
        rows = [{name: read_cell(value) for name, value in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))]
        assert len(rows) == len(_matching(data, chosen)) > 0
        assert [row["address"] for row in rows] == [site.index.absolute(address) for address in _rows(page)]
        shared = {field.name for field in POINTS.fields} & rows[0].keys()
        assert {
            "point",
            "address",
            "state_name",
            "report",
            "editorial_reply_status",
            "information_organizations",
            "evaluations",
            GRADE,
        } <= shared
        for row in rows:
            expected = published[row["address"]]
            assert {name: row[name] for name in shared} == {name: read_cell(cell(expected[name])) for name in shared}
            assert row["editorial_topics"] == topics[row["paragraph"]]
            assert all(row.values())


def test_a_grade_never_stands_without_its_words_and_its_scope(site: Site, at: str, visit: Open) -> None:
    page = _open(visit, at)
    expect(page.locator(".lede").first).to_contain_text(WARNING)
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.explorer tbody tr')].map(row => [row.querySelector('.of-point a').href,
        [...row.querySelectorAll('.graded')].map(graded => ['.grade', '.scope'].map(part => graded.querySelector(part).textContent))])"""
    )
    expected = {}
    for entry in paragraphs(site.index):
        for point, row in zip(rows_of(entry), _rows_of(site.index, entry), strict=True):
            given = [entry.paragraph.evaluations[position] for position in evaluations_on(entry, point)]
            words = site.index.criteria(entry.record).grades
            expected[row.address] = [[f"{each.grade} {words[each.grade]}", wording.scope_in_words(each)] for each in given]
    assert dict(zip(_shown([link for link, _ in shown]), (grades for _, grades in shown), strict=True)) == expected


def test_columns_are_chosen_and_remembered_in_the_address(address: str, visit: Open) -> None:
    page = _open(visit, f"{address}/explore/", {"state": ["KAZ"]})
    headers = page.get_by_role("columnheader")
    assert headers.count() == 7
    page.locator(".columns summary").click()
    box = page.get_by_role("group", name="Columns").get_by_label("What the Committee still asks")
    box.check()
    assert page.evaluate("document.activeElement.value") == "requests"
    expect(headers.last).to_have_text("What the Committee still asks")
    for name in ("Topics", "Information from", "Grade of the group it falls under"):
        page.get_by_role("group", name="Columns").get_by_label(name).uncheck()
    expected = ["State party", "Session", "Paragraph and point", "In the summary of the reply", "What the Committee still asks"]
    assert headers.all_text_contents() == expected
    page.reload()
    page.locator(".explorer.ready").wait_for()
    assert headers.all_text_contents() == expected
    page.go_back()
    expect(headers).to_have_count(6)
    expect(page.locator("tbody tr").first.get_by_role("cell")).to_have_count(5)


def test_rows_are_sorted_by_state_session_paragraph_or_topic_and_by_nothing_else(site: Site, at: str, visit: Open) -> None:
    page, states = _open(visit, at), {key: place for place, key in enumerate(site.index.states)}
    records = {f"/{entry.record.key}/": entry.record for entry in site.index.assessments}
    keys: dict[str, Callable[[str], Any]] = {
        "State party": lambda address: states[records[_record(address)].state],
        "Session": lambda address: records[_record(address)].session,
        "Paragraph and point": lambda address: int(address.removeprefix(_record(address)).partition("/")[0]),
    }
    buttons = page.locator("thead").get_by_role("button")
    assert buttons.all_text_contents() == [*keys, "Topics"]
    for name, key in keys.items():
        for order in ("descending", "ascending") if name == "State party" else ("ascending", "descending"):
            button = page.get_by_role("columnheader").get_by_role("button", name=name)
            button.click()
            expect(page.locator(f"th[aria-sort={order}]")).to_have_text(name)
            assert button.evaluate("button => button === document.activeElement")
            shown = [key(address) for address in _rows(page)]
            assert len(set(shown)) > 1
            assert shown == sorted(shown, reverse=order == "descending")
    page.get_by_role("columnheader").get_by_role("button", name="Topics").click()
    shown = [(text or "").split(";")[0] for text in page.locator("td.of-topic").all_text_contents()]
    named = [text for text in shown if text != "none given"]
    assert named == sorted(named)
    assert shown == named + ["none given"] * (len(shown) - len(named))


def _record(address: str) -> str:
    return "/".join(address.split("/")[:4]) + "/"


def test_what_an_address_asks_for_and_is_not_known_is_said(address: str, visit: Open, index: Index) -> None:
    asked = {
        "state": ["KAZ", "ZZZ"],
        "colour": ["red"],
        "sort": ["grade"],
        "columns": ["topic,rank"],
        "q": ["fund"],
        "__proto__": ["x"],
        "constructor": ["y"],
    }
    page = _open(visit, f"{address}/explore/", asked)
    assert page.locator(".notices code").all_text_contents() == [
        "state=ZZZ",
        "colour=red",
        "__proto__=x",
        "constructor=y",
        "sort=grade",
        "columns=rank",
    ]
    expect(page.locator(".notices")).to_contain_text("The words “fund” are looked for by the search")
    assert sorted(_rows(page)) == sorted(row.address for row in _matching(_data(index), {"state": ["KAZ"]}))
    page.get_by_label("Torture and ill-treatment").check()
    assert page.locator(".notices code").count() == 0


def test_where_nothing_matches_each_filter_can_be_taken_away_for_a_known_number(address: str, visit: Open, index: Index) -> None:
    chosen = {"topic": ["torture"], "grade": ["ccpr-2016.A"], "state": ["MUS"]}
    data = _data(index)
    assert _matching(data, chosen) == []
    for name in chosen:
        page = _open(visit, f"{address}/explore/", chosen)
        left = _matching(data, {other: values for other, values in chosen.items() if other != name})
        facet = next(facet.label for facet in FACETS if facet.name == name)
        offer = page.locator(".empty li", has_text=f"Without {facet}")
        expect(offer).to_contain_text("1 point" if len(left) == 1 else f"{len(left)} points")
        offer.get_by_role("button").click()
        assert sorted(_rows(page)) == sorted(row.address for row in left)
        assert page.evaluate("document.activeElement !== document.body")


def test_chosen_values_are_taken_back_one_by_one_and_together(address: str, visit: Open, index: Index) -> None:
    page = _open(visit, f"{address}/explore/", _QUESTION)
    tokens = page.locator(".token")
    expect(tokens).to_have_count(4)
    tokens.first.click()
    expect(tokens).to_have_count(3)
    assert tokens.first.evaluate("token => token === document.activeElement")
    expect(page.locator("[data-facet=topic] input:checked")).to_have_count(0)
    rest = {name: values for name, values in _QUESTION.items() if name != "topic"}
    assert sorted(_rows(page)) == sorted(row.address for row in _matching(_data(index), rest))
    page.get_by_role("button", name="Clear all").click()
    expect(tokens).to_have_count(0)
    assert len(_rows(page)) == len(_data(index))
    assert page.evaluate("location.search") == ""


def test_a_long_list_is_narrowed_by_a_name_without_its_accents(address: str, visit: Open, index: Index) -> None:
    told: Any = labels(index)
    names = {facet[0]: facet for facet in told["facets"]}
    names["state"][2][:] = [
        *names["state"][2],
        *((f"Q{at:02}", f"Zembla {at}", "", "") for at in range(30)),
        ("QCI", "Côte d’Invention", "", ""),
    ]
    page = visit().page
    page.route("**/search/labels.js", lambda route: _answer(route, "labels", told))
    page.goto(f"{address}/explore/")
    page.locator("[data-facet=state] > summary").click()
    values = page.locator("[data-facet=state] .value:visible")
    expect(values).to_have_count(4)
    expect(page.locator("[data-facet=state]")).to_contain_text("31 more with none under the other filters.")
    page.get_by_label("Narrow the list: State party").fill("cote d")
    expect(values).to_have_count(1)
    expect(values).to_contain_text("Côte d’Invention")
    expect(values.locator("input")).to_be_disabled()
    page.get_by_label("Narrow the list: State party").fill("kaza")
    values.locator("input").check()
    assert {address.split("/")[3] for address in _rows(page)} == {"kaz"}


def _answer(route: Route, name: str, data: object) -> None:
    route.fulfill(content_type="text/javascript; charset=utf-8", body=script(name, data))


def test_names_are_shown_as_text_and_never_read_as_markup(address: str, visit: Open, index: Index) -> None:
    window = visit()
    text = json.dumps(labels(index)).replace("Torture and ill-treatment", "<img src=x onerror=alert(1)>")
    window.page.route("**/search/labels.js", lambda route: _answer(route, "labels", json.loads(text)))
    window.page.goto(f"{address}/explore/?topic=torture")
    expect(window.page.locator(".token")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(window.page.locator("tbody td.of-topic").first).to_contain_text("<img")
    assert window.page.locator(".explorer img").count() == 0
    assert window.faults == []


def test_ten_thousand_rows_are_shown_a_hundred_at_a_time(address: str, visit: Open, index: Index) -> None:
    name, held = next(iter(pieces(index)))
    packed: Any = packed_rows(index, held)
    points = sum(len(rows_of(entry)) for entry in held)
    total = points * (10_000 // points + 1)
    many = {**packed, "paragraphs": packed["paragraphs"] * (total // points)}
    page = visit().page
    page.route("**/search/labels.js", lambda route: _answer(route, "labels", {**labels(index), "pieces": [name]}))
    page.route(f"**/search/points-{name}.js", lambda route: _answer(route, f"points-{name}", many))
    page.goto(f"{address}/explore/")
    expect(page.locator(".status")).to_have_text(f"Rows 1 to 100 of {total:,}.")
    assert page.locator("tbody tr").count() == 100
    expect(page.get_by_role("button", name="Previous")).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".status")).to_have_text(f"Rows 101 to 200 of {total:,}.")
    assert page.get_by_role("region", name="Table of points").evaluate("frame => frame === document.activeElement")
    assert page.evaluate("location.search") == "?page=2"
    page.goto(f"{address}/explore/?page=99999")
    last = (total - 1) // 100 * 100 + 1
    expect(page.locator(".status")).to_have_text(f"Rows {last:,} to {total:,} of {total:,}.")
    assert page.locator("tbody tr").count() == total - last + 1
    page.locator("[data-facet=grade] input[value='ccpr-2016.B']").check()
    expect(page.locator(".status")).to_contain_text("Rows 1 to 100 of")


def test_the_explorer_leads_to_the_search_with_the_same_filters(address: str, visit: Open) -> None:
    page = _open(visit, f"{address}/explore/", _QUESTION)
    to_search = page.get_by_role("link", name="Search in the text of these paragraphs")
    assert to_search.get_attribute("href") == f"{address}/search/?{urlencode(_QUESTION, doseq=True)}"


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_explorer_is_accessible_full_filtered_and_empty(built_invented: Path, visit: Open, width: int, scheme: str) -> None:
    window = visit(width=width, scheme=scheme)
    found = []
    with served(built_invented) as address:
        for query in (
            "",
            "?grade=invented-2276.C&state=RUR&columns=requests,document,coverage",
            "?state=SYL&state=ZEN&year=1&session=ccpr-903",
        ):
            window.page.goto(f"{address}/explore/{query}")
            window.page.locator(".explorer.ready").wait_for()
            window.page.evaluate("document.querySelectorAll('.finding details').forEach(each => { each.open = true; })")
            window.page.locator("[data-facet=committee] .value").first.wait_for()
            found += faults_of({query: window.page})
            assert window.page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert found == []
    assert window.faults == []


def test_on_a_phone_rows_are_cards_that_stay_a_table_and_filters_stand_behind_a_button(address: str, visit: Open) -> None:
    page = _open(visit, f"{address}/explore/", _QUESTION, width=390)
    expect(page.get_by_role("table").get_by_role("row").last).to_contain_text("24 (f)")
    expect(page.get_by_role("rowheader").last).to_have_text("24 (f)")
    expect(page.get_by_label("Right to life")).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    page.locator("[data-facet=grade] .value").first.wait_for()
    heights = page.evaluate(
        "[...document.querySelectorAll('.value, .token, .bar .act')].filter(e => e.checkVisibility()).map(e => e.offsetHeight)"
    )
    assert len(heights) > 5
    assert min(heights) >= 44
    for number in page.locator("tbody td.of-grade").all():
        box = number.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 390


def test_print_has_the_table_and_what_was_chosen_without_the_panel(address: str, visit: Open) -> None:
    page = _open(visit, f"{address}/explore/", _QUESTION)
    page.emulate_media(media="print")
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".token").first).to_be_visible()
    for hidden in (".filters", ".bar", ".tokens .act", ".token .cross"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_without_script_the_index_pages_are_offered(address: str, visit: Open) -> None:
    page = visit(script=False).page
    page.goto(f"{address}/explore/")
    assert page.locator(".explorer").count() == 0
    page.locator(".by-hand").get_by_role("link", name="By topic").click()
    page.wait_for_url("**/topics/")


@pytest.mark.parametrize("lost", ["labels", "points-*"])
def test_where_the_data_does_not_come_the_page_says_so_and_offers_the_index_pages(address: str, visit: Open, lost: str) -> None:
    page = visit().page
    page.route(f"**/search/{lost}.js", lambda route: route.abort())
    page.goto(f"{address}/explore/")
    expect(page.locator(".status")).to_have_text("The points could not be loaded here.")
    expect(page.locator(".by-hand").get_by_role("link", name="By topic")).to_be_visible()
    expect(page.locator(".explorer .frame")).to_be_hidden()
