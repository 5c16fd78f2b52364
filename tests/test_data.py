"""The data set, read by real readers: every point once with its address and grade, no gap without its word, the same in every format."""

import csv
import hashlib
import io
import json
import re
import shlex
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc.latex2text import LatexNodes2Text

from generator import addresses
from generator.data.citation import bibtex
from generator.data.codes import CODED_BY, EDITORIAL, GRADE, MISSING, WARNING, coded
from generator.data.csv_file import cell, csv_file, read_cell
from generator.data.fields import Field, Table
from generator.data.json_lines import json_lines
from generator.data.package import title
from generator.data.rows import ROWS
from generator.data.sqlite_file import write_sqlite
from generator.data.tables import PASSAGES, TABLES
from generator.index import Index
from generator.points import ReplyStatus
from generator.records.assessment import Assessment
from generator.schema import contract
from tests.conftest import CONTENT, PROJECT, Site, made_files

_NAMES = [table.name for table in TABLES]
# The types of fields that the JSON profile of Data Package 2.0 knows, which are fewer than its specification has.
_TYPES_OF_THE_PROFILE = (
    *("string", "number", "integer", "boolean", "object", "array", "any"),
    *("date", "time", "datetime", "year", "yearmonth", "duration", "geopoint", "geojson"),
)
# Anything but what the content may not hold: other control characters and lone surrogates.
_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


def _csv(site: Site, name: str) -> list[dict[str, str]]:
    with (site.folder / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _lines(site: Site, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (site.folder / f"data/{name}.jsonl").read_bytes().decode().split("\n")[:-1]]


def _database(site: Site) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{site.folder}/data/assessments.sqlite?mode=ro", uri=True)


@pytest.fixture
def real(built: Path, index: Index) -> Site:
    return Site(built, index, CONTENT)


def test_there_is_one_row_a_point_and_one_for_a_paragraph_whose_points_are_not_held(site: Site) -> None:
    expected = [
        (entry.record.key, str(paragraph.number), letter)
        for entry in site.index.assessments
        for paragraph in entry.paragraphs
        for letter in [point.letter or "whole" for point in paragraph.reading.points] or ["not-held"]
    ]
    assert [(row["assessment"], row["number"], row["letter"]) for row in _csv(site, "points")] == expected


def test_the_one_row_of_24_d_says_nothing_in_summary_and_one_grade_for_c_to_f(real: Site) -> None:
    (row,) = [row for row in _csv(real, "points") if (row["state"], row["number"], row["letter"]) == ("KAZ", "24", "d")]
    assert row["address"] == "https://follow-up-record.example/ccpr/123/kaz/24/#d"
    assert row["editorial_reply_status"] == row["reply"] == "nothing-in-summary"
    assert (row[GRADE], row["scope"], row["criteria"]) == ("C", "c d e f", "ccpr-2016")
    assert row["wording_heading"] == "Reply/action not satisfactory"
    assert row["information_organizations"] == "ngo-coalition-of-kazakhstan-against-torture amnesty-international"
    (evaluation,) = [each for each in _csv(real, "evaluations") if each["evaluation"] == row["evaluations"]]
    assert (evaluation["grade"], evaluation["scope"]) == ("C", "c d e f")


def test_a_point_has_the_grade_of_its_evaluation_and_no_row_has_several(site: Site) -> None:
    given = {row["evaluation"]: row for row in _csv(site, "evaluations")}
    seen = Counter()
    for row in _csv(site, "points"):
        named = [] if row["evaluations"] in MISSING else row["evaluations"].split()
        assert {given[name]["paragraph"] for name in named} <= {row["paragraph"]}
        if len(named) == 1:
            assert row[GRADE] == given[named[0]]["grade"]
        else:
            assert row[GRADE] == ("see-evaluations" if named else row["evaluations"])
        if row["letter"] == "not-held":
            assert named == [name for name, each in given.items() if each["paragraph"] == row["paragraph"]]
        seen.update(named)
    assert seen


def test_each_reply_status_has_a_word_of_its_own_and_stands_as_in_the_index(site: Site) -> None:
    assert len({coded(status) for status in ReplyStatus}) == len(ReplyStatus)
    rows = {row["point"]: row for row in _lines(site, "points")}
    for entry in site.index.assessments:
        for paragraph in entry.paragraphs:
            for point in paragraph.reading.points:
                row = rows[f"{entry.record.key}/{paragraph.number}/{point.letter or 'whole'}"]
                assert row["editorial_reply_status"] == coded(point.status)
                assert (row["reply"] in MISSING) == (point.status is not ReplyStatus.SUMMARIZED)


@pytest.mark.parametrize(
    ("point", "field", "word"),
    [
        ("ccpr/903/rur/12/b", "reply", "nothing-in-summary"),
        ("ccpr/904/fre/8/a", "reply", "not-determinable"),
        ("ccpr/904/syl/5/whole", "reply", "no-report-received"),
        ("ccpr/904/fre/14/whole", "reply", "none-printed"),
        ("ccpr/905/zen/9/a", "reply", "not-held"),
        ("ccpr/905/zen/3/a", "recommendation", "none-printed"),
        ("ccpr/904/syl/5/whole", "lead_in", "not-applicable"),
        ("ccpr/905/zen/3/a", "information_organizations", "nothing-on-this-point"),
        ("ccpr/904/fre/8/a", "information_organizations", "not-determinable"),
        ("ccpr/903/rur/27/whole", "information_organizations", "none-printed"),
        ("ccpr/905/zen/9/a", "information_organizations", "not-held"),
        ("ccpr/904/fre/8/a", GRADE, "not-stated"),
        ("ccpr/905/zen/3/d", GRADE, "in-no-scope"),
        ("ccpr/905/str/4/not-held", GRADE, "see-evaluations"),
        ("ccpr/905/str/6/not-held", "scope", "not-held"),
        ("ccpr/905/zen/3/a", "wording_text", "not-held"),
        ("ccpr/903/rur/12/a", "editorial_reiterated", "no"),
        ("ccpr/903/rur/30/a", "editorial_reiterated", "not-read"),
        ("ccpr/905/zen/3/a", "editorial_reiterated", "not-held"),
    ],
)
def test_each_kind_of_gap_has_its_own_word(invented: Index, point: str, field: str, word: str) -> None:
    rows = {row["point"]: row for row in ROWS["points"](invented)}
    assert rows[point][field] == word


@pytest.mark.parametrize(
    ("name", "key", "field", "value"),
    [
        ("assessments", "ccpr/903/rur", "state_printed", "Kingdom of Ruritania"),
        ("assessments", "ccpr/904/fre", "state_printed", "not-applicable"),
        ("assessments", "ccpr/903/rur", "editorial_report_distributed", "not-held"),
        ("assessments", "ccpr/903/rur", "replies", ("ccpr/903/rur/reply-1", "ccpr/903/rur/reply-2")),
        ("assessments", "ccpr/904/syl", "replies", "none-printed"),
        ("assessments", "ccpr/904/syl", "submissions", "none-printed"),
        ("assessments", "ccpr/905/zen", "submissions", "not-held"),
        ("replies", "ccpr/903/rur/reply-1", "document", "CCPR/C/RUR/CO/4/Add.1"),
        ("replies", "ccpr/903/rur/reply-1", "date", "2277-12"),
        ("replies", "ccpr/903/rur/reply-1", "received", "2277-12-20"),
        ("replies", "ccpr/903/rur/reply-1", "editorial_distributed", "not-held"),
        ("replies", "ccpr/904/fre/reply-1", "submitted", "2278-03"),
        ("replies", "ccpr/904/fre/reply-1", "editorial_distributed", "2278-05-05"),
        ("replies", "ccpr/904/fre/reply-1", "date", "not-stated"),
        ("replies", "ccpr/905/zen/reply-1", "submitted", "not-held"),
        ("submissions", "ccpr/903/rur/submission-2", "organizations", ("friends-of-the-dungeon", "zenda-monitor")),
        ("submissions", "ccpr/903/rur/submission-2", "others", "yes"),
        ("submissions", "ccpr/903/rur/submission-2", "printed", "Dungeon Friends and Zenda Monitor"),
        ("submissions", "ccpr/903/rur/submission-2", "date", "2278-06"),
        ("submissions", "ccpr/903/rur/submission-1", "others", "no"),
        ("submissions", "ccpr/903/rur/submission-1", "printed", "not-applicable"),
        ("submissions", "ccpr/904/fre/submission-1", "received", "2278-09-01"),
        ("organizations", "elphberg-society", "also", "Société Elphberg"),
        ("organizations", "zenda-monitor", "also", "none"),
    ],
)
def test_a_fact_of_a_header_or_a_register_stands_in_its_row(invented: Index, name: str, key: str, field: str, value: Any) -> None:
    (row,) = [row for row in ROWS[name](invented) if next(iter(row.values())) == key]
    assert row[field] == value


def test_what_is_known_and_not_held_stands_in_a_table_of_its_own(site: Site) -> None:
    rows = {row["known"]: row for row in _lines(site, "known")}
    assert len(rows) == len(site.index.corpus.known)
    assert not set(rows) & {row["assessment"] for row in _lines(site, "assessments")}
    for known in site.index.corpus.known:
        row = rows[f"{known.committee}/{known.session}/{known.state.lower()}"]
        assert row["editorial_report"] == ("not-known" if known.symbol is None else str(known.symbol))
        assert row["editorial_source"] == known.source


def test_a_passage_that_reiterates_counts_for_its_own_points_only(index: Index) -> None:
    rows = {row["point"]: row for row in ROWS["points"](index)}
    (_, second) = index.corpus.assessments["assessments/ccpr/123/kaz.yaml"].paragraphs[1].evaluations
    named = {letter for mark in second.marks or () if mark.kind == "reiterates" for letter in mark.points or ()}
    assert named
    assert named == {letter for letter in "cdef" if rows[f"ccpr/123/kaz/24/{letter}"]["editorial_reiterated"] == "yes"}


def test_no_cell_is_empty_and_each_gap_is_a_word_that_its_field_declares(site: Site) -> None:
    for table in TABLES:
        rows = _lines(site, table.name)
        assert rows or table.name in ("marks", "known")
        for row in rows:
            assert list(row) == [field.name for field in table.fields]
            for field in table.fields:
                _sound(field, row[field.name])


def _sound(field: Field, value: Any) -> None:
    words = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    assert value not in ("", [], None), field.name
    assert all(isinstance(word, str) and word for word in words)
    if isinstance(value, str) and value in MISSING and value not in field.codes:
        assert value in field.missing, (field.name, value)
        return
    assert type(value) is {"string": str, "integer": int, "list": list}[field.kind], (field.name, value)
    if field.kind == "list":
        assert not any(re.search(r"\s", word) for word in words), "a space parts the words of a list in CSV"
    if field.codes:
        assert set(words) <= set(field.codes), (field.name, value)


def test_every_declared_gap_can_be_told_from_every_value() -> None:
    for table in TABLES:
        for field in table.fields:
            assert set(field.missing) <= set(MISSING)
            assert not set(field.missing) & set(field.codes)


def test_csv_json_lines_and_sqlite_say_the_same(site: Site) -> None:
    database = _database(site)
    for table in TABLES:
        lines = _lines(site, table.name)
        plain = [{name: " ".join(value) if isinstance(value, list) else value for name, value in row.items()} for row in lines]
        cursor = database.execute(f"SELECT * FROM {table.name}")  # noqa: S608
        names = [column[0] for column in cursor.description]
        assert [dict(zip(names, row, strict=True)) for row in cursor] == plain
        read = [{name: read_cell(text) for name, text in row.items()} for row in _csv(site, table.name)]
        assert read == [{name: str(value) for name, value in row.items()} for row in plain]


def test_the_database_refers_and_pairs_as_its_lists_do(site: Site) -> None:
    database = _database(site)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for name, column, link in (
        ("points", "evaluations", "points_evaluations"),
        ("information", "organizations", "information_organizations"),
        ("paragraphs", "editorial_topics", "paragraphs_topics"),
        ("assessments", "replies", "assessments_replies"),
        ("submissions", "organizations", "submissions_organizations"),
    ):
        assert len(database.execute(f"PRAGMA foreign_key_list({link})").fetchall()) == 2
        key = name.removesuffix("s")
        expected = {(row[key], word) for row in _lines(site, name) if isinstance(row[column], list) for word in row[column]}
        assert expected
        assert set(database.execute(f"SELECT * FROM {link}")) == expected  # noqa: S608


def test_a_reference_that_leads_nowhere_is_an_error(invented: Index, tmp_path: Path) -> None:
    def rows(name: str) -> list[Any]:
        made = [dict(row) for row in ROWS[name](invented)]
        return [{**row, "paragraph": "ccpr/903/rur/99"} for row in made] if name == "points" else made

    with pytest.raises(ValueError, match="points"):
        write_sqlite(tmp_path / "made.sqlite", TABLES, lambda table: rows(table.name), (PASSAGES, ()))


def test_full_text_search_finds_a_passage_by_voice_with_its_address(real: Site) -> None:
    asked = "SELECT address FROM passages WHERE passages MATCH ? AND voice = ?"
    database = _database(real)
    (found,) = database.execute(asked, ('"standards of proof"', "recommendation"))
    assert found == ("https://follow-up-record.example/ccpr/123/kaz/24/#recommendation-a",)
    assert database.execute(asked, ("Zhanaozen", "letter")).fetchall() == []


def test_every_address_in_the_data_leads_to_a_page_and_anchor_or_a_file(site: Site) -> None:
    columns = {address for table in TABLES if table.fields[1].name == "address" for address in _addresses(site, table.name)}
    passages = {address for (address,) in _database(site).execute("SELECT address FROM passages")}
    assert passages
    ids: dict[str, set[str]] = {}
    for address in sorted(columns | passages):
        place, _, anchor = address.removeprefix(site.index.site.base_address).partition("#")
        file = site.folder / place / ("index.html" if not place or place.endswith("/") else "")
        assert file.is_file(), address
        if anchor:
            found = ids.setdefault(place, set(re.findall(r' id="?([a-z0-9-]+)', file.read_text())))
            assert anchor in found, address


def _addresses(site: Site, name: str) -> Iterator[str]:
    return (row["address"] for row in _lines(site, name))


def test_a_record_read_back_from_its_json_is_the_same_record(site: Site) -> None:
    for entry in site.index.assessments:
        written = (site.folder / addresses.record_file(entry.record, "json").lstrip("/")).read_text()
        assert Assessment.model_validate_json(written) == entry.record


def test_the_line_of_sql_in_the_readme_answers_what_it_says(real: Site) -> None:
    (line,) = [line for line in (PROJECT / "README.md").read_text().splitlines() if line.startswith("sqlite3 ")]
    _, file, asked = shlex.split(line)
    assert file == "site/data/assessments.sqlite"
    expected = {
        addresses.absolute(real.index.site.base_address, addresses.on(addresses.paragraph(entry.record, paragraph.number), point.letter))
        for entry in real.index.assessments
        for paragraph in entry.paragraphs
        for point in paragraph.reading.points
        if point.status is ReplyStatus.NOTHING and point.letter
    }
    assert expected
    assert {address for (address,) in _database(real).execute(asked)} == expected


def test_the_descriptor_and_every_row_satisfy_frictionless(site: Site) -> None:
    report = frictionless.validate(str(site.folder / "data/datapackage.json"))
    assert report.valid, report.flatten(["resourceName", "rowNumber", "fieldName", "note"])
    assert {task.name for task in report.tasks} >= set(_NAMES)
    read = frictionless.Package(str(site.folder / "data/datapackage.json")).get_resource("points").read_rows()
    assert len(read) == len(_csv(site, "points"))
    assert {row["reply"] for row in read if row["editorial_reply_status"] == "nothing-in-summary"} == {None}


@pytest.mark.parametrize("name", _NAMES)
def test_an_empty_cell_is_refused_in_every_field(built_invented: Path, tmp_path: Path, name: str) -> None:
    descriptor = json.loads((built_invented / "data/datapackage.json").read_text())
    (schema,) = [each["schema"] for each in descriptor["resources"] if each["name"] == name]
    with (built_invented / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        header, row, *_ = csv.reader(file)
    blanked = [["" if place == column else value for place, value in enumerate(row)] for column in range(len(row))]
    with (tmp_path / "blanked.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row, *blanked])
    own = {"fields": schema["fields"], "missingValues": schema["missingValues"]}
    package = {"$schema": descriptor["$schema"], "name": name, "resources": [{"name": name, "path": "blanked.csv", "schema": own}]}
    report = frictionless.Package.from_descriptor(package, basepath=str(tmp_path)).validate()
    refused = {(number, field) for number, field, kind in report.flatten(["rowNumber", "fieldName", "type"]) if kind != "unique-error"}
    assert refused == {(number, field) for number, field in enumerate(header, 3)}


def test_the_descriptor_names_every_file_with_its_size_hash_and_field(site: Site) -> None:
    descriptor = json.loads((site.folder / "data/datapackage.json").read_text())
    described = {each["path"]: each for each in descriptor["resources"]}
    files = {path.name for path in (site.folder / "data").iterdir() if path.suffix in (".csv", ".jsonl", ".sqlite")}
    assert set(described) == files
    for name, each in described.items():
        data = (site.folder / "data" / name).read_bytes()
        assert (each["bytes"], each["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    for name in _NAMES:
        for field in described[f"{name}.csv"]["schema"]["fields"]:
            assert field["description"]
            assert field["codedBy"] in CODED_BY
            assert field["type"] in _TYPES_OF_THE_PROFILE
        lists = [field["name"] for field in described[f"{name}.csv"]["schema"]["fields"] if field.get("delimiter") == " "]
        assert lists == [field.name for table in TABLES if table.name == name for field in table.fields if field.kind == "list"]
    assert WARNING in descriptor["description"]
    assert len(descriptor["licenses"]) == 3


def test_what_we_coded_ourselves_is_told_by_the_name_of_its_field() -> None:
    for field in (field for table in (*TABLES, PASSAGES) for field in table.fields):
        assert field.name.startswith("editorial_") == (field.coded_by == EDITORIAL), field.name


@pytest.mark.parametrize(
    ("name", "record", "prefix"),
    [
        ("assessments", "Report", "report_"),
        ("assessments", "ConcludingObservations", "concluding_observations_"),
        ("replies", "Reply", ""),
        ("submissions", "Submission", ""),
    ],
)
def test_a_fact_is_coded_by_whom_the_contract_says(name: str, record: str, prefix: str) -> None:
    keys = contract("assessment")["$defs"][record]["properties"]
    (table,) = [table for table in TABLES if table.name == name]
    fields = {field.name.removeprefix("editorial_"): field for field in table.fields}
    shared = {key for key in keys if prefix + key in fields}
    assert shared >= {"date"}
    for key in shared:
        assert (fields[prefix + key].coded_by == EDITORIAL) == (keys[key]["x-coded-by"] == "us"), key


def test_the_codebook_and_the_descriptor_say_that_a_word_for_a_gap_is_our_reading(built_invented: Path) -> None:
    page = BeautifulSoup((built_invented / "data/codebook/index.html").read_text(), "html.parser")
    (line,) = [item.get_text() for item in page.select("li") if item.get_text().startswith("committee:")]
    descriptor = json.loads((built_invented / "data/datapackage.json").read_text())
    for said in (line, descriptor["codedBy"]["committee"]):
        assert "word in the place of a value is our reading" in said


def test_the_codebook_has_every_field_of_every_file_with_its_meaning_and_words(site: Site) -> None:
    page = BeautifulSoup((site.folder / "data/codebook/index.html").read_text(), "html.parser")
    database = _database(site)
    tables = [
        name
        for (name,) in database.execute(
            "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE%' AND name NOT LIKE 'passages\\__%' ESCAPE '\\'"
        )
    ]
    documented: dict[str, dict[str, list[str]]] = {}
    for heading in page.select("h2[id]"):
        if heading["id"] in tables:
            rows = [[part.get_text() for part in row.select("td")] for row in heading.find_next("table").select("tbody tr")]  # type: ignore[union-attr]
            documented[str(heading["id"])] = {row[0]: row for row in rows}
    for name in tables:
        columns = [column[0] for column in database.execute(f"SELECT * FROM {name}").description]  # noqa: S608
        if name in documented:
            assert list(documented[name]) == columns
        else:
            assert name in page.get_text()  # a table of pairs, named where its list is
    declared = {table.name: {field.name: field for field in table.fields} for table in (*TABLES, PASSAGES)}
    for name, fields in documented.items():
        for column, (_, kind, meaning, words, coded_by) in fields.items():
            field = declared[name][column]
            assert kind.startswith(field.kind)
            assert len(meaning) > len("Yes.")
            assert coded_by == field.coded_by
            assert all(word in words for word in (*field.missing, *field.codes))


def test_the_warning_stands_on_the_data_page_and_in_the_codebook(site: Site) -> None:
    for place in ("data", "data/codebook"):
        assert WARNING in BeautifulSoup((site.folder / place / "index.html").read_text(), "html.parser").get_text()


def test_the_same_content_gives_the_same_bytes(invented: Index) -> None:
    assert made_files(invented) == made_files(invented)


def test_the_version_follows_the_newest_record_and_not_the_clock(built_invented: Path) -> None:
    descriptor = json.loads((built_invented / "data/datapackage.json").read_text())
    assert descriptor["version"].startswith("2026.11.24+format.")
    assert descriptor["created"] == "2026-11-24T00:00:00Z"


def test_every_version_of_a_record_is_listed_and_its_file_is_there(site: Site) -> None:
    listed = {row["sha256"] for row in _csv(site, "versions")}
    assert listed == {path.stem for path in (site.folder / "data/records").iterdir()}


def test_the_data_page_describes_the_data_set_to_search_engines(site: Site) -> None:
    page = BeautifulSoup((site.folder / "data/index.html").read_text(), "html.parser")
    data = json.loads(page.select_one('script[type="application/ld+json"]').get_text())  # type: ignore[union-attr]
    assert data["@type"] == "Dataset"
    for each in data["distribution"]:
        assert (site.folder / each["contentUrl"].removeprefix(site.index.site.base_address)).is_file()


def test_the_data_set_is_cited_as_this_site_s_and_a_reference_manager_reads_it(site: Site) -> None:
    assert site.index.corpus.site is not None
    text = BeautifulSoup((site.folder / "data/index.html").read_text(), "html.parser").get_text()
    assert "not a United Nations document, not a UN site" in text
    (entry,) = parse_string(bibtex(site.index), "bibtex").entries.values()
    assert [str(author) for author in entry.persons["author"]] == [f"{{{site.index.corpus.site.title}}}"]
    assert LatexNodes2Text().latex_to_text(entry.fields["title"]) == title(site.index.corpus.site)
    assert entry.fields["url"] == f"{site.index.site.base_address}data/"


@given(_TEXT)
@example("=1+1")
@example("'=1+1")
@example("''@x")
@example("-\u202e")
@example("\rx")
@example('{“é”, "q"}\r\nعربي 🙂')
def test_any_text_survives_csv_and_json_lines_and_no_cell_is_a_formula(text: str) -> None:
    table = Table("invented", "Invented.", (Field("text", "Invented.", EDITORIAL),))
    (row,) = csv.DictReader(io.StringIO(csv_file(table, [{"text": text}]).decode("utf-8-sig"), newline=""), strict=True)
    assert row["text"][0] not in "=+-@\t\r"
    assert read_cell(row["text"]) == text
    (line, end) = json_lines(table, [{"text": text}]).decode().split("\n")
    assert (json.loads(line), end) == ({"text": text}, "")


def test_a_cell_that_needs_no_apostrophe_gets_none() -> None:
    assert [cell(value) for value in ("’tis", "'tis", "a=b", 24, ("a", "b"))] == ["’tis", "'tis", "a=b", "24", "a b"]


def test_a_spreadsheet_knows_the_encoding_and_the_ends_of_lines(site: Site) -> None:
    for name in _NAMES:
        data = (site.folder / f"data/{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")


def test_a_name_with_quotes_braces_and_emoji_survives_every_format(invented: Index) -> None:
    name = '“Людина” {"x"}, عربي & 🙂 \\ %'
    identifier = next(iter(invented.by_organization))
    organization = invented.corpus.organizations[identifier].model_copy(update={"name": name})
    corpus = replace(invented.corpus, organizations={**invented.corpus.organizations, identifier: organization})
    files = made_files(replace(invented, corpus=corpus))
    rows = csv.DictReader(io.StringIO(files["/data/organizations.csv"].decode("utf-8-sig"), newline=""))
    assert name in {row["name"] for row in rows}
    assert name in {json.loads(line)["name"] for line in files["/data/organizations.jsonl"].decode().split("\n")[:-1]}
    database = sqlite3.connect(":memory:")
    database.deserialize(files["/data/assessments.sqlite"])
    assert database.execute("SELECT organization FROM organizations WHERE name = ?", (name,)).fetchall() == [(identifier,)]
