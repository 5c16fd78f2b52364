"""The code of a part changed in every small way, one at a time: which change does no test notice? `make mutation` runs it."""

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from tests.conftest import PROJECT
from tests.test_mistakes import MISTAKES, parsed

_WORK = PROJECT / "build" / "mutation"
_COPIED = ("generator", "tests", "content", "theme", "mkdocs.yml")


class Part(NamedTuple):
    """Modules that are changed, and the tests that are to notice: those that are over in seconds, for each is run for every change."""

    changed: tuple[str, ...]
    noticing: tuple[str, ...]


_OF_NO_RULE = re.compile("-where-|-twice")
"""Mistakes at which most rules have nothing to say: a value that is set aside, what another rule reports, what is no mistake."""


_OF_THE_LEDGER = ("test_content_whose_ledger_is_up_to_date_passes_under_ci", "test_a_changed_record_that_says_when_is_only_to_be_listed")
"""Tests of content that was published, for the rules on what was: no mistake holds a ledger that is whole."""


def _rules(module: str) -> Part:
    """A module of rules, and the mistakes that name a code of its rules, or at which it is silent: all of them take half a minute."""
    held = vars(import_module(f"generator.check.{module}"))
    codes = {rule.code for rule in (*held["RULES"], *held.get("CORPUS_RULES", ()), *held.get("LEDGER_RULES", ()))}
    naming = (f"test_the_mistake_is_named[{file.stem}]" for file in MISTAKES if codes & _codes_named(file) or _OF_NO_RULE.search(file.stem))
    tests = ("test_the_invented_content_has_warnings_only", *naming)
    published = (f"test_check.py::{test}" for test in _OF_THE_LEDGER if module in ("versions", "ledger"))
    return Part((f"check/{module}.py",), (*(f"test_mistakes.py::{test}" for test in tests), *published))


def _codes_named(mistake: Path) -> set[str]:
    return {parsed(line)["code"] for line in YAML(typ="safe").load(mistake.read_text())["expect"]}


_CHECKS = ("scopes", "labels", "grades", "organizations", "header", "dates", "registers", "sources", "versions", "ledger", "prose")
PARTS = {
    "points": Part(("points.py",), ("test_points.py", "test_points_of_any_paragraph.py")),
    "text": Part(("text.py",), ("test_text.py", "test_points.py", "test_points_of_any_paragraph.py")),
    "markdown": Part(("markdown.py",), ("test_markdown.py",)),
    "common_mark": Part(("common_mark.py",), ("test_common_mark.py",)),
    **{module: _rules(module) for module in _CHECKS},
    "check": Part(("check/__init__.py",), ("test_mistakes.py", "test_check.py")),
    "rules": Part(("check/rules.py",), ("test_mistakes.py", "test_check.py")),
}
_SLOW = "not whatever_stands"
"""Tests that take minutes, and that others of the same part stand in for."""


def run(name: str) -> None:
    """Change the modules of a part in a copy of the project, and print the counts and each change that no test noticed."""
    work = _WORK / name
    shutil.rmtree(work, ignore_errors=True)
    for each in _COPIED:
        copy = shutil.copytree if (PROJECT / each).is_dir() else shutil.copy
        work.mkdir(parents=True, exist_ok=True)
        copy(PROJECT / each, work / each)
    for pattern in PARTS[name].changed:
        for module in (work / "generator").glob(pattern):
            kept = (line for line in module.read_text().splitlines(keepends=True) if not line.startswith("@lru_cache"))
            module.write_text("".join(kept))  # mutmut leaves a function with a decorator as it is
    (work / "setup.cfg").write_text(_configuration(PARTS[name]))
    _mutmut(work, "run", "--max-children", "1", "none", check=False)  # all is prepared, and nothing is changed
    _let_all_notice(work / "mutants" / "mutmut-stats.json")
    _mutmut(work, "run", "--max-children", "1")
    _mutmut(work, "export-cicd-stats")
    counts = json.loads((work / "mutants" / "mutmut-cicd-stats.json").read_text())
    print(name, ", ".join(f"{key} {count}" for key, count in counts.items() if count), flush=True)  # noqa: T201 — it is run by hand
    for each in _mutmut(work, "results").split()[::2]:
        print(_mutmut(work, "show", each.rstrip(":")))  # noqa: T201


def _mutmut(work: Path, *arguments: str, check: bool = True) -> str:
    program = Path(sys.executable).with_name("mutmut")
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutation"}
    return subprocess.run([program, *arguments], cwd=work, env=environment, capture_output=True, text=True, check=check).stdout


def _let_all_notice(held: Path) -> None:
    """Have every test run for every change: mutmut has noted that only the first test calls what a fixture of the session calls."""
    stats = json.loads(held.read_text())
    tests = list(stats["duration_by_test"])
    stats["tests_by_mangled_function_name"] = dict.fromkeys(stats["tests_by_mangled_function_name"], tests)
    held.write_text(json.dumps(stats))


def _configuration(part: Part) -> str:
    lists = {
        "source_paths": ["generator"],
        "only_mutate": [f"generator/{name}" for name in part.changed],
        "also_copy": [name for name in _COPIED if name not in ("generator", "tests")],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-k", _SLOW],
        "pytest_add_cli_args_test_selection": [f"tests/{name}" for name in part.noticing],
    }
    return "[mutmut]\n" + "".join(f"{key} =\n{''.join(f'  {each}{chr(10)}' for each in listed)}" for key, listed in lists.items())


if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        run(part)
