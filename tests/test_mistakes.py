"""Each file of mistakes/ is one mistake made in a copy of the invented content, and every line that `check` prints for it.

A file's name is the sentence. Its keys: `change` (a passage that stands once in a file, and what is written instead), `append`
(text at the end of a file), `copy` (a file, and where to), `add` (text files), `bytes` (files in hexadecimal), `fill` (files of
so many megabytes), `link` (links, and where each leads), `delete` (files and folders), and `expect`: the lines, in order, besides
those printed for the content as it is.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from generator.cli import main
from tests.conftest import CONTENT, INVENTED, PROJECT

MISTAKES = sorted((PROJECT / "tests" / "mistakes").glob("*.yaml"))
_LINE = re.compile(r"(?P<file>[^:]+):([1-9]\d*):([1-9]\d*): (?P<warning>warning )?(?P<code>[A-Z]+(?:-[A-Z]+)*) (?P<message>.+)")
_OF_THE_WHOLE = "ADDRESS-UNLISTED"
"""Its one line counts the addresses of the whole content, so nearly every mistake changes it; it is compared where expected."""


def problem_lines(content: Path, ci: str | None = None) -> list[str]:
    """What the real command prints, without the name of the directory; the exit code must agree with it."""
    result = CliRunner().invoke(main, ["check", "--content", content.as_posix()], env={"CI": ci})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    lines = [line.removeprefix(f"{content.as_posix()}/") for line in result.stdout.splitlines()]
    assert result.exit_code == int(not all(parsed(line)["warning"] for line in lines))
    return lines


def parsed(line: str) -> re.Match[str]:
    """A line by its parts; every line has the one form."""
    match = _LINE.fullmatch(line)
    assert match, f"{line!r} is not of the form file:line:column: CODE message"
    return match


def make(mistake: dict[str, Any], content: Path) -> None:
    """Make the mistake in a content directory."""
    changes = mistake.get("change", [])
    for change in changes if isinstance(changes, list) else [changes]:
        text = (content / change["file"]).read_text()
        found = text.count(change["replace"])
        if found != 1:
            raise ValueError(f"{change['replace']!r} stands {found} times in {change['file']}; name a passage that stands once")
        (content / change["file"]).write_text(text.replace(change["replace"], change["with"]))
    for name in mistake.get("delete", []):
        path = content / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, target in mistake.get("link", {}).items():
        (content / name).symlink_to(target)
    added = {name: (content / name).read_bytes() + text.encode() for name, text in mistake.get("append", {}).items()}
    added |= {name: (content / origin).read_bytes() for origin, name in mistake.get("copy", {}).items()}
    added |= {name: text.encode() for name, text in mistake.get("add", {}).items()}
    added |= {name: bytes.fromhex(digits) for name, digits in mistake.get("bytes", {}).items()}
    added |= {name: b"# filled\n" * (megabytes * 1_000_000 // 9) for name, megabytes in mistake.get("fill", {}).items()}
    for name, data in added.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(data)


@pytest.fixture(scope="module")
def standing() -> list[str]:
    """What `check` prints for the invented content as it is."""
    return problem_lines(INVENTED)


def test_the_invented_content_has_warnings_only(standing: list[str]) -> None:
    assert {parsed(line)["code"] for line in standing} == {"ADDRESS-UNLISTED", "VERSION-UNLISTED", "SITE-PLACEHOLDER"}
    assert all(parsed(line)["warning"] for line in standing)


def test_under_ci_what_the_ledger_lacks_is_a_problem(standing: list[str]) -> None:
    unlisted = [line.replace(": warning ", ": ") for line in standing if "-UNLISTED" in line]
    placeholders = [line for line in standing if "SITE-PLACEHOLDER" in line]
    assert len(unlisted) == 7
    assert problem_lines(INVENTED, ci="1") == [*unlisted, *placeholders]


@pytest.mark.parametrize("file", MISTAKES, ids=lambda file: file.stem)
def test_the_mistake_is_named(file: Path, tmp_path: Path, standing: list[str]) -> None:
    mistake = YAML(typ="safe").load(file.read_text())
    content = shutil.copytree(INVENTED, tmp_path / "content")
    make(mistake, content)
    expected = mistake["expect"]
    counted = any(_OF_THE_WHOLE in line for line in expected)
    found = [line for line in problem_lines(content) if line not in standing and (counted or _OF_THE_WHOLE not in line)]
    assert found == expected


def test_one_run_names_five_mistakes_of_five_kinds(tmp_path: Path) -> None:
    content = shutil.copytree(CONTENT, tmp_path / "content")
    record = "assessments/ccpr/123/kaz.yaml"
    text = (content / record).read_text()
    last_evaluation = text[text.index("      - grade: B\n        scope: [c]\n") : text.index("recommended_action: |")]
    changes = {
        last_evaluation: "",
        "[amnesty-international]\n        text: |\n          (b)": "[amnesty-internationl]\n        text: |\n          (b)",
        "grade: B\n        scope: [a, b]\n": "grade: F\n        scope: [a, b]\n",
        "{symbol: CCPR/C/KAZ/CO/2/Add.1, date: 2016-12-07}": "{symbol: CCPR/C/KAZ/CO/2/Add.1, date: 2017-04-18}",
        "{symbol: CCPR/C/KAZ/CO/2/Add.2, date: 2017-04-18,": "{symbol: CCPR/C/KAZ/CO/2/Add.2, date: 2016-12-07,",
        "criteria: ccpr-2016\n": "criteria: ccpr-2016\ncolour: red\n",
    }
    make({"change": [{"file": record, "replace": old, "with": new} for old, new in changes.items()]}, content)
    wrong = (content / record).read_text()
    lines = problem_lines(content)
    for passage, code, message in (
        ("Additional information required", "GRADE-RUN", "are 18[C], 24[F][C], 54[C][C]; they differ at paragraphs 24 and 54"),
        ("amnesty-internationl]", "ORGANIZATION-UNKNOWN", "did you mean amnesty-international?"),
        ("F\n        scope: [a, b]", "GRADE-SCHEME", "ccpr-2016 has no grade 'F'; its grades are A, B, C, D, E"),
        ("2016-12-07,", "DATE-ORDER", "is 7 December 2016, earlier than the reply before it, of 18 April 2017"),
        ("colour: red", "KEY-UNKNOWN", "unknown key 'colour'"),
    ):
        place = f"{record}:{_position(wrong, passage)}: {code} "
        assert [line for line in lines if line.startswith(place) and message in line], f"no line {place}… {message}"


def _position(text: str, passage: str) -> str:
    """`line:column` of a passage that stands once."""
    before, _ = text.split(passage)
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
