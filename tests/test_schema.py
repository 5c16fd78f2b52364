"""The schemas say of the YAML what the reader says, editors find them, and the codebook leaves out no key."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from generator import addresses
from generator.index import Index
from generator.ledger import published_addresses
from generator.load.yaml_files import UnreadableFile, parse, read_text
from generator.pages.contract import contract_page, records
from generator.records.assessment import Assessment, ConcludingObservations, Evaluation
from generator.records.registers import Committee, Redirect
from generator.records.values import Record
from generator.schema import KINDS, contract, kind_of, modeline, schema_file, schema_files
from tests.conftest import CONTENT, INVENTED, PROJECT, made_files
from tests.test_mistakes import MISTAKES, make, parsed

SHAPE = {"KEY-UNKNOWN", "KEY-MISSING", "TYPE", "VALUE", "DATE", "SYMBOL", "TEXT-FORMULA", "TEXT-LINES", "TEXT-EMPTY"}
"""The codes of `check` for faults that a schema can see."""
NUMBER_AS_ID = "an-id-that-is-a-number"
"""A mistake no schema can see: it knows keys only as text."""


def _yaml_files(content: Path) -> Iterator[str]:
    """The YAML files of a content directory that the contract knows, by path below it."""
    paths = (path for path in sorted(content.rglob("*.yaml")) if path.is_file())
    return (file for file in (path.relative_to(content).as_posix() for path in paths) if kind_of(file))


def _refusals(content: Path, file: str) -> list[str]:
    """What the schema of a file's kind says against it; nothing of a file that is no YAML."""
    try:
        data, _ = parse(read_text(content / file))
    except UnreadableFile:
        return []
    as_json = json.loads(json.dumps(data))
    return [
        f"{file}: {fault.json_path}: {fault.message}" for fault in Draft202012Validator(contract(kind_of(file) or "")).iter_errors(as_json)
    ]


@pytest.mark.parametrize("file", schema_files())
def test_the_committed_schema_is_the_one_the_records_give(file: str) -> None:
    assert (CONTENT / file).read_bytes() == schema_files()[file], "the records have changed; run: make schema"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_a_json_schema_of_2020_12(kind: str) -> None:
    assert contract(kind)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(contract(kind))


@pytest.mark.parametrize("content", [CONTENT, INVENTED], ids=["real", "invented"])
def test_all_content_is_valid_and_every_file_leads_an_editor_to_its_schema(content: Path) -> None:
    files = list(_yaml_files(content))
    assert {content / file for file in files} == set(content.rglob("*.yaml"))
    assert {kind_of(file) for file in files} >= {*KINDS} - {"withdrawn"}
    for file in files:
        first = (content / file).read_text().partition("\n")[0]
        assert first == modeline(file, "" if content == CONTENT else "../../content/"), file
        leads_to = ((content / file).parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
        assert leads_to == CONTENT / schema_file(kind_of(file) or ""), file
        assert _refusals(content, file) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.stem)
def test_the_schema_refuses_what_has_a_fault_of_shape_and_nothing_that_has_no_problem(mistake: Path, tmp_path: Path) -> None:
    made = YAML(typ="safe").load(mistake.read_text())
    content = shutil.copytree(INVENTED, tmp_path / "content")
    make(made, content)
    problems = [(line["file"], line["code"]) for line in map(parsed, made["expect"])]
    refused = {file for file in _yaml_files(content) if _refusals(content, file)}
    assert refused <= {file for file, _ in problems}
    if mistake.stem != NUMBER_AS_ID:
        assert refused >= {file for file, code in problems if code in SHAPE and kind_of(file)}


@pytest.mark.parametrize(
    ("kind", "accepted", "refused"),
    [
        ("withdrawn", [{"sha256": "0f" * 32, "date": "2026-12-24", "reason": "It named a person."}], [{"sha256": "0f" * 32}]),
        ("redirects", [{"from": "/states/old/", "to": "/states/zen/"}], [{"from_": "/states/old/", "to": "/states/zen/"}]),
        ("known", [{"committee": "ccpr", "session": 904, "state": "ZEN", "source": "a novel"}], {"ZEN": {"session": 904}}),
        ("topics", {"duels": {"name": "Duels", "covenant": [6]}}, {"duels": {"name": None}}),
    ],
)
def test_a_file_is_a_list_or_a_mapping_of_whole_records(kind: str, accepted: object, refused: object) -> None:
    validator = Draft202012Validator(contract(kind))
    assert validator.is_valid(accepted)
    assert not validator.is_valid(refused)


def test_every_key_of_every_record_says_what_it_means_and_who_says_it() -> None:
    undocumented = [name for name, record in records().items() if not record.get("description")]
    for name, record in records().items():
        keys = record["properties"].items()
        undocumented += [f"{name}.{key}" for key, value in keys if not value.get("description", "").endswith(".")]
        assert {value["x-coded-by"] for _, value in keys} <= {"document", "us"}
        assert record["additionalProperties"] is False
    assert undocumented == [], "write a docstring of one sentence or more below each of these"


def test_the_keys_that_the_design_calls_editorial_are_ours_and_the_words_of_the_document_are_not() -> None:
    ours = {
        f"{name}.{key}" for name, record in records().items() for key, value in record["properties"].items() if value["x-coded-by"] == "us"
    }
    assert ours >= {f"Assessment.{key}" for key in ("later", "record", "corrections", "procedure", "notes", "source")}
    assert ours >= {"Paragraph.topics", "Evaluation.marks", "ConcludingObservations.distributed", "Reply.distributed", "Source.obtained_on"}
    assert not ours & {"Evaluation.grade", "Evaluation.text", "Paragraph.reply", "Report.symbol", "CommitteeLetter.text", "Wording.text"}


@pytest.mark.parametrize(
    ("anchor", "record"),
    [
        ("assessment", Assessment),
        ("concluding-observations", ConcludingObservations),
        ("evaluation", Evaluation),
        ("committee", Committee),
        ("redirect", Redirect),
    ],
)
def test_the_codebook_has_a_row_for_every_key(anchor: str, record: type[Record], render: Callable[[str], BeautifulSoup]) -> None:
    page = render(contract_page().body)
    heading = page.find("h2", id=anchor)
    rows = heading.find_next("table").find("tbody").find_all("tr")
    keys = [field.alias or name for name, field in record.model_fields.items()]
    needed = [field.is_required() for field in record.model_fields.values()]
    assert [row.find("td").get_text() for row in rows] == keys
    assert [row.find_all("td")[2].get_text() == "yes" for row in rows] == needed


def test_the_schemas_are_published_and_those_of_an_older_version_stay(index: Index) -> None:
    older = {**index.corpus.schemas, "schema/0/topics.json": "{}\n"}
    kept = replace(index, corpus=replace(index.corpus, schemas=older))
    published = {addresses.data_file(file): text.encode() for file, text in older.items()}
    assert published.keys() <= published_addresses(kept)
    assert published.items() <= made_files(kept).items()
    assert published.keys() >= {f"/data/schema/1/{kind}.json" for kind in KINDS}


def test_content_without_schemas_of_its_own_publishes_those_of_the_program(invented: Index) -> None:
    assert invented.corpus.schemas == {}
    assert made_files(invented)["/data/schema/1/topics.json"] == (CONTENT / "schema/1/topics.json").read_bytes()


def test_the_command_writes_the_schemas_that_are_stored(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "generator.schema", str(tmp_path)], cwd=PROJECT, check=True)
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.json")}
    assert written == {name: (CONTENT / name).read_bytes() for name in written} != {}


def test_a_file_that_has_no_schema_gets_no_line_that_names_one() -> None:
    with pytest.raises(ValueError, match=r"'README\.md' is no file of the contract"):
        modeline("README.md")
