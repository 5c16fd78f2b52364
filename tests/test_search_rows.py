"""The packed rows of the explorer: unpacked as the page unpacks them, they are the points with all their values, and none is lost."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator import addresses, wording
from generator.data.point_rows import point_rows
from generator.data.record_rows import paragraphs
from generator.facets import FACETS, evaluations_on, paragraph_facets, point_facets, rows_of
from generator.index import Index
from generator.search.labels import labels
from generator.search.parts import pieces
from generator.search.rows import packed_rows
from generator.search.script_file import script


@pytest.fixture(params=["index", "invented"])
def each_index(request: pytest.FixtureRequest) -> Index:
    found: Index = request.getfixturevalue(request.param)
    return found


def _held(name: str, data: object) -> Any:
    """What a page finds after the script ran."""
    written = re.fullmatch(r"\(window\.held=window\.held\|\|\{\}\)\[(.+?)\]=(.+);\n", script(name, data).decode())
    assert written
    assert json.loads(written[1]) == name
    return json.loads(written[2])


def _unpacked(index: Index) -> Iterator[tuple[dict[str, Any], set[str], list[dict[str, Any]]]]:
    """Each paragraph, the grades that no point of it is known to fall under, and its rows."""
    told, by_name = _held("labels", labels(index)), dict(pieces(index))
    levels = told["levels"]
    for name in told["pieces"]:
        piece = _held(name, packed_rows(index, by_name[name]))
        for place, number, page, (*of_paragraph, beyond), evaluations, points in piece["paragraphs"]:
            record, symbol, of_record = piece["records"][place]
            shared = {**_values(piece, levels["record"], of_record), **_values(piece, levels["paragraph"], of_paragraph)}
            rows = [
                {
                    "letter": letter,
                    "facets": {**shared, **_values(piece, levels["point"], held)},
                    "evaluations": [(piece["values"]["grade"][evaluations[at][0]], *evaluations[at][1:]) for at in positions],
                    "absence": piece["absences"][absence],
                }
                for letter, held, positions, absence in points
            ]
            where = {"record": record, "symbol": symbol, "number": number, "page": page}
            yield where, {piece["values"]["grade"][at] for at in beyond}, rows


def _values(piece: Any, names: list[str], places: list[list[int]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(piece["values"][name][at] for at in held) for name, held in zip(names, places, strict=True)}


def test_every_point_unpacks_to_its_values_and_its_evaluations(each_index: Index) -> None:
    found = {(where["page"], row["letter"]): (where, row) for where, _, rows in _unpacked(each_index) for row in rows}
    expected = [(entry, point) for entry in paragraphs(each_index) for point in rows_of(entry)]
    assert len(found) == len(expected) > 10
    for entry, point in expected:
        where, row = found[addresses.paragraph(entry.record, entry.number), point.letter if point else ""]
        assert where == {
            "record": entry.record.key,
            "symbol": str(entry.record.report.symbol),
            "number": entry.number,
            "page": addresses.paragraph(entry.record, entry.number),
        }
        assert row["facets"] == point_facets(each_index, entry, point)
        given = [entry.evaluations[position] for position in evaluations_on(entry, point)]
        assert row["evaluations"] == [
            (f"{entry.record.criteria}.{each.grade}", anchor, wording.scope_in_words(each)) for anchor, each in given
        ]


def test_the_values_of_a_paragraph_are_those_of_its_points_and_the_grades_beyond(each_index: Index) -> None:
    expected = {addresses.paragraph(entry.record, entry.number): paragraph_facets(each_index, entry) for entry in paragraphs(each_index)}
    for where, beyond, rows in _unpacked(each_index):
        values = {facet.name: {value for row in rows for value in row["facets"][facet.name]} for facet in FACETS}
        values["grade"] |= beyond
        assert values == {name: set(held) for name, held in expected.pop(where["page"]).items()}
    assert expected == {}


def test_what_is_missing_says_why_in_the_words_of_the_data(each_index: Index) -> None:
    absences = _held("labels", labels(each_index))["absences"]
    data = {row["point"]: row for row in point_rows(each_index)}
    for where, _, rows in _unpacked(each_index):
        for row in rows:
            letter = "not-held" if row["letter"] == "" else row["letter"] or "whole"
            expected = data[f"{where['record']}/{where['number']}/{letter}"]
            organization, grade = row["absence"]
            assert expected["information_organizations"] == (organization or row["facets"]["organization"])
            assert not organization or absences["organization"][organization]
            assert bool(grade) != bool(row["evaluations"])
            assert not grade or (grade == expected["evaluations"] and absences["grade"][grade])


def test_every_value_of_a_row_has_a_label_and_every_label_a_row(each_index: Index) -> None:
    told = _held("labels", labels(each_index))
    labelled = {(name, value) for name, _, values in told["facets"] for value, *_ in values}
    held = {
        (name, value) for *_, rows in _unpacked(each_index) for row in rows for name, values in row["facets"].items() for value in values
    }
    held |= {("grade", value) for _, beyond, _ in _unpacked(each_index) for value in beyond}
    assert labelled == held
    assert [name for name, *_ in told["facets"]] == [facet.name for facet in FACETS]


def test_pieces_hold_every_paragraph_once_and_no_more_than_their_measure(each_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.search.parts.PIECE", 2)
    cut = list(pieces(each_index))
    assert [entry for _, held in cut for entry in held] == list(paragraphs(each_index))
    assert max(len(held) for _, held in cut) == 2
    assert len({name for name, _ in cut}) == len(cut)
