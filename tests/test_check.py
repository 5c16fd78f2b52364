"""The checker as a whole: every code has a mistake that shows it and one meaning, and nothing an editor writes makes it stumble."""

import ast
import copy
import json
import re
import shutil
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from generator.check import CORPUS_RULES, LEDGER_RULES, RECORD_RULES, check, located
from generator.cli import main
from generator.index import Index
from generator.load.content import read_content
from generator.load.validate import validate
from generator.load.yaml_files import parse
from generator.problems import Finding, Keys
from generator.records.assessment import Assessment
from tests.conftest import INVENTED, PROJECT
from tests.test_mistakes import MISTAKES, make, parsed, problem_lines

_CODE = re.compile(r"[A-Z]{4,}(-[A-Z]+)*|[A-Z]+(-[A-Z]+)+")
_REPORTERS = {"Finding", "Problem", "UnreadableFile", "fault", "_fault", "_parsed"}
"""What is called with a code where content is read."""
_JUDGED_IN_TWO_PLACES = {
    "COVERAGE": "what a record says it holds, in the header and in its paragraphs",
    "EMAIL": "an e-mail address, in records and elsewhere",
    "GRADE-SCHEME": "a grade that its criteria lack, in evaluations and in the criteria themselves",
}


@cache
def codes_of_rules() -> Counter[str]:
    """How often each code stands in the tables of rules; the one on the tables' own flags is not in any."""
    rules = (*RECORD_RULES, *CORPUS_RULES, *LEDGER_RULES)
    return Counter([*(rule.code for rule in rules), "PRINTED-ERROR"])


@cache
def codes_of_reading() -> frozenset[str]:
    """Every code that reading content reports, read from the code itself."""
    files = [*(PROJECT / "generator" / "load").glob("*.py"), *(PROJECT / "generator" / "records").glob("*.py")]
    return frozenset(code for file in files for code in _codes_reported(ast.parse(file.read_text())))


def _codes_reported(tree: ast.Module) -> Iterator[str]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    for call in calls:
        if isinstance(call.func, ast.Name) and call.func.id in _REPORTERS:
            words = (node.value for argument in call.args for node in ast.walk(argument) if isinstance(node, ast.Constant))
            yield from (word for word in words if isinstance(word, str) and _CODE.fullmatch(word))


def test_every_code_has_a_mistake_that_shows_it() -> None:
    shown = {parsed(line)["code"] for file in MISTAKES for line in YAML(typ="safe").load(file.read_text())["expect"]}
    assert shown == set(codes_of_rules()) | codes_of_reading()


def test_a_code_has_one_meaning() -> None:
    assert {code for code, times in codes_of_rules().items() if times > 1} == set(_JUDGED_IN_TWO_PLACES)
    assert not codes_of_reading() & set(codes_of_rules())


def test_a_rule_says_in_words_what_it_asks() -> None:
    asked = [rule.judge.__doc__ for rule in (*RECORD_RULES, *CORPUS_RULES, *LEDGER_RULES)]
    assert all(sentence and sentence.endswith(".") for sentence in asked)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A copy of the invented content whose ledger is up to date."""
    content = shutil.copytree(INVENTED, tmp_path / "content")
    done = CliRunner().invoke(main, ["permalinks", "--update", "--content", content.as_posix()])
    assert done.exit_code == 0, done.output
    return content


def test_content_whose_ledger_is_up_to_date_passes_under_ci(listed: Path) -> None:
    assert {parsed(line)["code"] for line in problem_lines(listed, ci="1")} == {"SITE-PLACEHOLDER"}


def test_a_changed_record_that_says_when_is_only_to_be_listed(listed: Path) -> None:
    file = "assessments/ccpr/904/syl.yaml"
    title = {"file": file, "replace": "title: Ambassadeurs", "with": "title: Les ambassadeurs"}
    revised = {"file": file, "replace": "revised: 2026-11-23", "with": "revised: 2026-11-24"}
    make({"change": title}, listed)
    assert "REVISED" in {parsed(line)["code"] for line in problem_lines(listed)}
    make({"change": revised}, listed)
    assert {parsed(line)["code"] for line in problem_lines(listed)} == {"SITE-PLACEHOLDER", "VERSION-UNLISTED"}


def test_an_address_that_is_redirected_has_not_vanished_nor_have_its_anchors(listed: Path) -> None:
    make({"change": {"file": "topics.yaml", "replace": "masks:", "with": "faces:"}}, listed)
    for record in ("903/rur", "905/zen"):
        file = listed / "assessments" / "ccpr" / f"{record}.yaml"
        file.write_text(file.read_text().replace("masks]", "faces]").replace("2026-11-2", "2026-12-2"))
    vanished = [line for line in problem_lines(listed) if parsed(line)["code"] == "ADDRESS-VANISHED"]
    assert [parsed(line)["message"].split(" ")[0] for line in vanished] == ["/topics/masks/"]
    (listed / "redirects.yaml").write_text("- {from: /topics/masks/, to: /topics/faces/}\n")
    assert {parsed(line)["code"] for line in problem_lines(listed)} == {"SITE-PLACEHOLDER", "VERSION-UNLISTED", "ADDRESS-UNLISTED"}


_WRONG: tuple[Any, ...] = (
    *(None, 0, -1, 7, True, 0.5, "", "x", "F", "=1", "none-printed", "not held", "2016-13-45", "(z) word"),
    *([], ["x"], [["x"]], [{}], {}, {"x": 1}, {"words": 3}),
)
"""What may stand where something else belongs."""


@pytest.mark.parametrize("file", ["assessments/ccpr/903/rur.yaml", "assessments/ccpr/904/fre.yaml", "assessments/ccpr/905/zen.yaml"])
def test_whatever_stands_in_a_record_is_reported_in_our_words(file: str, invented: Index) -> None:
    data, _ = parse((INVENTED / file).read_text())
    tried, checked = 0, set()
    with warnings.catch_warnings(action="error"):
        for changed in _changed(data, _WRONG):
            record, shape = validate(Assessment, changed, file)
            _assert_in_our_words(shape)
            left = repr(record), frozenset((finding.keys, finding.code) for finding in shape)
            if left not in checked:  # of many wrong values the same is left: all but the key they stood under
                corpus = replace(invented.corpus, assessments={file: record})
                _assert_in_our_words(check(corpus, shape))
                checked.add(left)
            tried += 1
    assert tried > 500


@pytest.mark.parametrize("file", ["committees/ccpr.yaml", "known.yaml", "organizations.yaml", "redirects.yaml", "site.yaml", "states.yaml"])
def test_whatever_stands_in_a_register_is_reported_in_our_words(file: str, tmp_path: Path) -> None:
    content = shutil.copytree(INVENTED, tmp_path / "content")
    for record in (content / "assessments").rglob("rur.yaml"):
        record.unlink()
    (content / "redirects.yaml").write_text("- {from: /states/rui/, to: /states/fre/}\n")
    data, _ = parse((content / file).read_text())
    tried = 0
    with warnings.catch_warnings(action="error"):
        for changed in _changed(data, (None, 7, [{}], {1: 2})):
            (content / file).write_text(_as_yaml(changed))
            corpus, shape, unreadable = read_content(content)
            findings = check(corpus, shape)
            _assert_in_our_words(findings)
            assert all(problem.line and problem.column for problem in [*unreadable, *located(findings, content)])
            tried += 1
    assert tried > 10


def _changed(data: Any, wrong: tuple[Any, ...]) -> Iterator[Any]:
    """The data with one value after another taken out, and replaced by each of the wrong ones."""
    for keys in _places(data):
        for value in wrong:
            changed = copy.deepcopy(data)
            _holder(changed, keys)[keys[-1]] = value
            yield changed
        changed = copy.deepcopy(data)
        del _holder(changed, keys)[keys[-1]]
        yield changed


def _places(value: Any, at: Keys = ()) -> Iterator[Keys]:
    """Where something stands; of a list's entries, the last speaks for all."""
    items = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    for key, item in items if isinstance(value, dict) else items[-1:]:
        yield (*at, key)
        yield from _places(item, (*at, key))


def _holder(data: Any, keys: Keys) -> Any:
    for key in keys[:-1]:
        data = data[key]
    return data


def _as_yaml(value: Any) -> str:
    """JSON, which is YAML too, but with keys that may be numbers."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {_as_yaml(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(map(_as_yaml, value)) + "]" if isinstance(value, list) else json.dumps(value)


def _assert_in_our_words(findings: list[Finding]) -> None:
    for finding in findings:
        assert finding.code in codes_of_rules() or finding.code in codes_of_reading()
        assert finding.message
        assert "Input should" not in finding.message, f"pydantic's own words: {finding}"
