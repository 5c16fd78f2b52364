"""Whatever is written into whatever field: it is text, kept as it stands, or refused at its place in words a terminal can show."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.load.validate import validate
from generator.load.yaml_files import UnreadableFile, parse, read_text
from generator.problems import LONGEST, Finding, Problem
from tests.conftest import INVENTED, PROJECT, run_assessments
from tests.counted import count
from tests.fields import Field, every_field, fields
from tests.payloads import FORMULAS, NO_TEXTS, TEXTS, YAML

_A_TEXT = "An invented text."
_CODE = re.compile(r"[A-Z]+(-[A-Z]+)*")
_ENOUGH = 2 * 10**9
"""Bytes of memory, and below seconds of work, that `check` may take for any content; it takes a tenth."""
_SECONDS = 120


def test_every_field_that_the_contract_knows_is_tried() -> None:
    assert every_field() == {str(field) for field in fields()}


def _tried(field: Field, value: Any) -> tuple[Any, list[Finding]]:
    """What becomes of a value in a field: what the record holds, and what is found wrong there."""
    record, findings = validate(field.record, {**field.within, field.name: value}, field.file)
    own = [finding for finding in findings if finding.keys[0] == field.name]
    name = next(name for name, each in record.__class__.model_fields.items() if (each.alias or name) == field.name)
    return record.sound(name), own


def _is_said(findings: list[Finding]) -> bool:
    """Whether findings say what is wrong, each in a line that a terminal shows as it stands."""
    lines = [str(Problem(each.file, 1, 1, each.code, each.message)) for each in findings]
    assert all(_CODE.fullmatch(each.code) and each.message for each in findings)
    assert all(line.isprintable() and len(line) < 2 * LONGEST for line in lines)
    return bool(lines)


@pytest.mark.parametrize("field", fields(), ids=str)
def test_a_field_takes_every_text_as_it_stands_or_refuses_every_one(field: Field) -> None:
    kept, findings = _tried(field, _A_TEXT)
    is_text = kept == _A_TEXT and not findings
    for payload in TEXTS:
        kept, findings = _tried(field, payload)
        assert _is_said(findings) != is_text, (payload, kept)
        assert not is_text or kept in (payload, payload.strip())
    for payload in FORMULAS:
        kept, findings = _tried(field, payload)
        assert _is_said(findings) or (is_text and kept == payload)
    for name, payload in NO_TEXTS.items():
        _, findings = _tried(field, payload)
        assert _is_said(findings), name
    count("payloads tried", len(TEXTS) + len(FORMULAS) + len(NO_TEXTS))


@pytest.mark.parametrize("field", [each for each in fields() if isinstance(each.within[each.name], list | dict)], ids=str)
def test_what_a_field_lists_is_tried_like_a_field(field: Field) -> None:
    held = field.within[field.name]
    for name, payload in [*((text, text) for text in TEXTS), *NO_TEXTS.items()]:
        keyed = [{payload: next(iter(held.values()), {})}, {next(iter(held), "x"): payload}] if isinstance(held, dict) else [[payload]]
        for value in keyed:
            _, findings = _tried(field, value)
            assert _is_said(findings) or name in TEXTS or str(field) in _JUDGED_BY_RULES, name
            count("payloads tried")


_JUDGED_BY_RULES = ("Criteria.grades", "Wordings.grades")
"""Their keys are texts to their form; that they are grades is a rule."""


@pytest.mark.parametrize("field", fields(), ids=str)
def test_yaml_that_is_no_text_is_refused_or_is_the_text_it_looks_like(field: Field) -> None:
    for name, raw in YAML.items():
        text = json.dumps({**field.within, field.name: "@@"}, default=str).replace('"@@"', raw, 1)
        try:
            data, twice = parse(text)
        except UnreadableFile as unreadable:
            found = [Finding(field.file, (), unreadable.code, unreadable.message)]
        else:
            assert twice == []
            found = validate(field.record, data, field.file)[1]
        assert _is_said(found) or name in _PLAIN, name
        count("payloads tried")


_PLAIN = ("true", "a list", "a mapping")
"""What is as good a value as any for some field: a flag, a list of ids, a register without entries of its own."""


def test_check_judges_the_worst_content_in_bounded_time_and_memory_and_prints_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    content = shutil.copytree(INVENTED, tmp_path / "content")
    for name, held in _HOSTILE_FILES.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(held)
    command = [sys.executable, "-m", "generator.cli", "check", "--content", "content"]
    environment = {"PYTHONPATH": str(PROJECT), "PATH": "", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, preexec_fn=_bounded, capture_output=True, check=False)
    lines = (done.stdout + done.stderr).decode().splitlines()
    assert done.returncode == 1, lines[-3:]
    assert "Traceback" not in done.stderr.decode()
    assert [line for line in lines if not line.isprintable() or len(line) > 2 * LONGEST] == []
    found = {(line.partition(":")[0].removeprefix("content/"), line.split(" ")[1]) for line in done.stdout.decode().splitlines()}
    named = {(re.sub(r"[\x1b\n]", lambda sign: f"\\u{ord(sign[0]):04x}", name), code) for name, code in _CODES.items()}
    assert named - found == set()
    count("payloads tried", len(_HOSTILE_FILES))


def test_the_name_of_a_folder_is_never_obeyed_by_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "\x1b[31mred").mkdir()
    (tmp_path / "\x1b[31mred" / "thesis.txt").write_text("three years of work")
    done = run_assessments("build", "--content", str(INVENTED), "--site", "\x1b[31mred", cwd=tmp_path)
    assert done.returncode == 2
    assert "\\u001b[31mred holds files and was not made by this command" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    checked = run_assessments("check", "--content", "\x1b[31mblue", cwd=tmp_path)
    assert checked.stdout == "\\u001b[31mblue/.:1:1: CONTENT-MISSING is no directory; name the content directory with --content DIR\n"
    built = run_assessments("build", "--content", "\x1b[31mblue", cwd=tmp_path)
    assert "\\u001b[31mblue/.:1:1: CONTENT-MISSING" in built.stderr
    count("payloads tried", 3)


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "about.md")
    with pytest.raises(UnreadableFile, match="cannot be read: it is no file"):
        read_text(tmp_path / "about.md")
    count("payloads tried")


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ENOUGH, _ENOUGH))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


_MB = 1_000_000
_RECORD = (INVENTED / "assessments/ccpr/903/rur.yaml").read_text()
_HOSTILE_FILES = {
    "assessments/ccpr/903/\x1b[31mred.yaml": _RECORD,
    "assessments/ccpr/903/two\nlines.yaml": _RECORD,
    "assessments/ccpr/903/rur.yaml": _RECORD.replace("    title: Duels and dungeons", f"    title: {'d' * 4 * _MB}"),
    "assessments/ccpr/904/syl.yaml": _RECORD.replace("      (d) A fund was set up in 2277.", f"      {'(d) a@' * (_MB // 2)}b"),
    "assessments/ccpr/904/fre.yaml": _RECORD.replace("criteria: invented-2276", 'criteria: "\\e]0;owned\\a\\u202e"'),
    "assessments/ccpr/906/rur.yaml": "a" * 10 * _MB,
    "organizations.yaml": f"&a [{', '.join(['&b [x]', *['*b'] * 100_000])}]\n",
    "topics.yaml": "[" * 4 * _MB,
    "known.yaml": f"- {{committee: ccpr, session: 904, state: GRF, source: '{'s ' * _MB}'}}\n",
    "pages/cite.md": f"# How to cite\n\n{'[' * 4 * _MB}",
    "pages/about.md": "# About\n\n\x1b[2J <script>\x07</script> [x](java\tscript:x)\n\n## Report an error\n\n## Licence\n",
    "pages/\x1b]0;owned\x07.md": "# Owned\n",
    "sources/notes.txt": "b@" * _MB,
    "permalinks.txt": f"/\x1b[31m/\n/{'a' * _MB}/\n",
}
_CODES = {
    "assessments/ccpr/903/\x1b[31mred.yaml": "PATH",
    "assessments/ccpr/903/rur.yaml": "TEXT-LENGTH",
    "assessments/ccpr/904/syl.yaml": "TEXT-LENGTH",
    "assessments/ccpr/904/fre.yaml": "VALUE",
    "assessments/ccpr/906/rur.yaml": "FILE-SIZE",
    "organizations.yaml": "YAML-ALIAS",
    "topics.yaml": "YAML-DEPTH",
    "known.yaml": "TEXT-LENGTH",
    "pages/cite.md": "PROSE",
    "pages/about.md": "PROSE",
    "permalinks.txt": "LEDGER-LINE",
}
"""What is said of some of them."""
