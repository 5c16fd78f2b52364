"""What the search holds: every word of the texts in its voice and nothing added, in parts that stay, sized to be carried."""

import gzip
import itertools
import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import cbor2
import pytest
from bs4 import BeautifulSoup

from generator import addresses
from generator.facets import paragraph_facets, point_facets, rows_of
from generator.index import Index
from generator.search.findable import Findable, findables
from generator.search.inline import packed, packed_pieces
from generator.search.labels import labels
from generator.search.pagefind import slim_page
from generator.search.parts import NEWEST, PIECE, part_of
from generator.search.script_file import script
from generator.search.terms import terms
from generator.search.vocabulary import vocabulary
from generator.text import paragraphs_of
from tests.conftest import PROJECT, Site, write_index

ENGINES = PROJECT / "theme" / "engines"


def fragments(site: Path) -> Iterator[dict[str, object]]:
    """What Pagefind kept of each page, in the form its own program reads."""
    for path in sorted((site / "search").glob("*/fragment/*.pf_fragment")):
        yield json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def test_the_online_index_holds_every_passage_word_for_word_and_nothing_of_ours_among_them(site: Site) -> None:
    kept = {fragment["url"]: fragment for fragment in fragments(site.folder)}
    assert kept.keys() == {each.address for each in findables(site.index)}
    for each in findables(site.index):
        words, cuts = kept[each.address]["content"].split(), kept[each.address]["anchors"]
        cut = [words[one["location"] : other["location"]] for one, other in itertools.pairwise(cuts)]
        assert cut[1:] == [passage.text.split() for passage in each.passages], each.address
        told = [json.loads(unquote(one["id"])) for one in cuts[1:-1]]
        assert told == [[passage.anchor, passage.voice] for passage in each.passages]


def test_a_passage_is_anchored_on_the_page_that_holds_its_words(site: Site) -> None:
    for each in findables(site.index):
        if not each.passages:
            continue
        page = BeautifulSoup((site.folder / addresses.source_file(each.address)).with_suffix(".html").read_text(), "html.parser")
        for passage in each.passages:
            assert page.find(id=passage.anchor), (each.address, passage.anchor)
            assert " ".join(passage.text.split()) in " ".join(page.get_text().split()), (each.address, passage.anchor)


def test_every_official_text_of_a_paragraph_can_be_found(site: Site) -> None:
    for entry in (paragraph for record in site.index.assessments for paragraph in record.paragraphs):
        address = addresses.paragraph(entry.record, entry.number)
        found = next(each for each in findables(site.index) if each.address == address)
        spoken = re.sub(r"\W", "", " ".join(passage.text for passage in found.passages))
        for evaluation in entry.paragraph.evaluations:
            for text in paragraphs_of(evaluation.printed_text or ""):
                assert re.sub(r"\W", "", text) in spoken
        for told in entry.information:
            assert all(re.sub(r"\W", "", text) in spoken for passage in told.read.passages for text in passage.paragraphs)


def test_a_paragraph_has_each_value_that_a_point_of_it_has_and_no_other_but_grades_of_no_known_point(site: Site) -> None:
    for entry in (paragraph for record in site.index.assessments for paragraph in record.paragraphs):
        whole = paragraph_facets(site.index, entry)
        points = [point_facets(site.index, entry, point) for point in rows_of(entry)]
        for name, values in whole.items():
            of_points = {value for each in points for value in each[name]}
            assert of_points <= set(values)
            graded = {f"{entry.record.criteria}.{evaluation.grade}" for evaluation in entry.paragraph.evaluations}
            assert set(values) - of_points <= (graded if name == "grade" else set())


def test_every_value_has_a_label_and_every_label_occurs(site: Site) -> None:
    told = {name: [value for value, *_ in values] for name, _, values in labels(site.index)["facets"]}  # type: ignore[attr-defined]
    occurring: dict[str, set[str]] = {name: set() for name in told}
    for entry in (paragraph for record in site.index.assessments for paragraph in record.paragraphs):
        for name, values in paragraph_facets(site.index, entry).items():
            occurring[name].update(values)
    assert {name: set(values) for name, values in told.items()} == occurring
    assert all(len(set(values)) == len(values) for values in told.values())


def test_the_offline_index_unpacks_to_the_terms_of_each_page(site: Site) -> None:
    found = list(findables(site.index))
    held = packed(found)
    counted: list[dict[str, int]] = [{} for _ in found]
    for term, places in zip(str(held["terms"]).split(" "), str(held["places"]).split(" "), strict=True):
        number = 0
        for place in places.split(","):
            distance, _, times = place.partition(".")
            number += int(distance, 36)
            counted[number][term] = int(times or "1", 36)
    for each, counts in zip(found, counted, strict=True):
        written = [term for text in (*each.names, *(passage.text for passage in each.passages)) for term in terms(text)]
        assert counts == {term: written.count(term) for term in set(written)}
    assert held["lengths"] == [sum(counts.values()) for counts in counted]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ill-treatment", ["illtreatment", "ill", "treatment"]),
        ("illtreatment", ["illtreatment"]),
        ("State party’s", ["state", "party"]),
        ("Côte d’Ivoire", ["cote", "ivoire"]),
        ("Türkiye", ["turkiye"]),
        ("paras. 24 (d)", ["paras", "24", "d"]),
        ("1,234 cases", ["1", "234", "cases"]),
        ("Астана", ["астана"]),
    ],
)
def test_a_text_is_found_by_terms_without_accents_case_and_hyphens(text: str, found: list[str]) -> None:
    assert list(terms(text)) == found


def test_words_offered_are_names_of_registers_or_printed_in_small_letters(index: Index) -> None:
    found = list(findables(index))
    offered = set(vocabulary(found))
    named = {term for each in found for name in each.names for term in terms(name)}
    small = {
        term for each in found for passage in each.passages for word in passage.text.split() if word == word.lower() for term in terms(word)
    }
    assert offered <= named | small
    assert {"torture", "kazakhstan", "treatment"} <= offered
    names_of_persons_among = {term for each in found for passage in each.passages for term in terms(passage.text)} - named - small
    assert names_of_persons_among
    assert not offered & names_of_persons_among


def test_a_record_of_another_session_leaves_the_other_parts_as_they_are(index: Index) -> None:
    parts = {each.part for each in findables(index)}
    assert len({part_of(number) for number in range(1, 400)} | parts) <= 8
    assert part_of(123) == part_of(124) != part_of(133)


@pytest.mark.slow
def test_a_word_of_the_online_index_is_in_the_one_file_that_is_loaded_for_it(sampled_search: Path) -> None:
    part = sampled_search / "search" / NEWEST
    contents = read(next(part.glob("*.pf_meta")))
    files = [(first, last, [word for word, *_ in read(part / "index" / f"{name}.pf_index")[0]]) for first, last, name in contents[2]]
    assert len(files) > 10
    for first, last, words in files:
        assert all(first <= word <= last for word in words)
        assert not [other for other in files if other[2] is not words and other[0] <= words[-1] <= other[1]]
    assert ["the"] in [words for _, _, words in files], "what stands on every page stands apart"


def read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))


def test_the_online_index_is_the_same_in_every_run(invented: Index, tmp_path: Path) -> None:
    for run in ("one", "other"):
        write_index(invented, tmp_path / run)
    files = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*") if path.is_file()}
    assert files == {path.relative_to(tmp_path / "other"): path.read_bytes() for path in (tmp_path / "other").rglob("*") if path.is_file()}


def test_a_slim_page_holds_text_as_text() -> None:
    page = slim_page(Findable("/x/", "Paragraph", "from-1", "x", 'T "<b>', "<i>", names=("<script>",), facets={"state": ('"><b>',)}))
    assert not BeautifulSoup(page, "html.parser").find_all(["b", "script"])


def test_the_licence_beside_an_engine_names_the_version_that_is_used(built: Path, offline: Path) -> None:
    assert f"Pagefind {version('pagefind-bin')} " in (built / "search" / "pagefind-LICENSE.txt").read_text()
    kept = re.search(rb'"version":"([\d.]+)"', (built / "search" / "from-126" / "pagefind-entry.json").read_bytes())
    assert kept
    assert kept[1].decode() == version("pagefind-bin")
    assert "MiniSearch 7.2.0 " in (offline / "search" / "minisearch-LICENSE.txt").read_text()
    assert not list(built.rglob("minisearch*"))
    assert not list(offline.rglob("*pagefind*"))


def test_the_offline_index_is_small_enough_to_carry(sampled: Index) -> None:
    paragraphs = [each for each in findables(sampled) if each.kind == "Paragraph"]
    pieces = [script(name, data) for name, data in packed_pieces(paragraphs) if len(data["pages"]) == PIECE]  # type: ignore[arg-type]
    assert pieces, "the sample must fill a piece"
    for piece in pieces:
        assert len(piece) / PIECE <= 4_000
        assert len(gzip.compress(piece)) / PIECE <= 1_200
