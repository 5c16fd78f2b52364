"""What somebody hostile writes into a document, or names its file, is text in the draft, in its comments, on the page and on a terminal."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from generator.cli import main
from generator.load.yaml_files import parse
from tests.conftest import CONTENT
from tests.counted import count
from tests.payloads import MARK, NO_TEXTS, TEXTS
from tests.printed import KAZAKHSTAN, as_pdf
from tests.printed_docx import as_docx
from tests.test_import import RECORD

_BREAKS = tuple(f"x{sign}{MARK}: 1{sign}- {MARK}{sign}# {MARK}" for sign in "\u2028\u2029")
"""Signs that one reader or another takes for the end of a line, and of a comment."""
_PAYLOADS = (
    *TEXTS,
    *_BREAKS,
    *(text for text in NO_TEXTS.values() if len(text) < 100),
    f"' | \" {MARK}: &a *a !!python/object/apply:os.system [x]",
)
_OBEYED = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
_NAME = f"a\n{MARK}: 1\r\u2028{MARK}: 2 \x1b[31m<img src=x onerror={MARK}=1> $({MARK}) ..\\.."


_ON_THE_PAGE = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main"),
    *("h1", "h2", "h3", "p", "ul", "li", "a", "div", "span", "b", "i", "mark", "del", "ins"),
}


def _held(payload: str) -> bool:
    """Whether a document can hold it: a reader refuses a text with control characters, and a DOCX or PDF has none."""
    return not re.search("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]", payload)


_HELD = tuple(filter(_held, _PAYLOADS))


def _spoilt(offset: int) -> str:
    """The document with a payload after every third line, and one in each sentence that a mark is suggested for in a comment."""
    lines = KAZAKHSTAN.read_text(encoding="utf-8").replace("requests", f"requests \u2028{MARK}: 1\u2028").split("\n")
    return "\n".join(
        f"{line} {_HELD[place // 3 % len(_HELD)]}." if line and place % 3 == offset and place > 60 else line
        for place, line in enumerate(lines)
    )


_FORMS: dict[str, Callable[[str], bytes]] = {"txt": str.encode, "docx": as_docx, "pdf": as_pdf}


@pytest.mark.parametrize(("form", "offset"), [("txt", 0), ("txt", 1), ("txt", 2), ("docx", 1), ("pdf", 2)])
def test_a_hostile_document_and_its_name_stay_text(form: str, offset: int, real_registers: Path, tmp_path: Path) -> None:
    document = tmp_path / f"{_NAME}.{form}"
    document.write_bytes(_FORMS[form](_spoilt(offset)))
    content = shutil.copytree(real_registers, tmp_path / "content")
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    arguments = ["import", str(document), "--content", str(content), "--report", str(tmp_path / "account")]
    printed = [CliRunner().invoke(main, [*arguments, *more]) for more in ([], ["--update", "--force"], ["--stdout"])]
    for done in printed:
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        assert done.exit_code in (0, 3), done.output
        _prints_nothing_that_a_terminal_obeys(done.output)
    written = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert {path.parent for path in written} <= {(content / RECORD).parent, content / "sources", tmp_path}
    assert {path.name for path in written if path.parent == tmp_path} == {"account.html", "account.txt"}
    (record,) = (path for path in written if path.suffix == ".yaml")
    _prints_nothing_that_a_terminal_obeys(record.read_text())
    held = parse(record.read_text())[0]
    assert held.keys() <= parse((CONTENT / RECORD).read_text())[0].keys() | {"footnotes"}
    assert MARK in json.dumps(held)
    _prints_nothing_that_a_terminal_obeys((tmp_path / "account.txt").read_text())
    page = BeautifulSoup((tmp_path / "account.html").read_text(), "html.parser")
    assert {tag.name for tag in page.find_all(True)} <= _ON_THE_PAGE
    assert not {name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on") or name == "src"}
    assert all(link["href"].startswith("#") for link in page.find_all("a"))
    count("hostile texts put through an import", len(_HELD))


@pytest.mark.parametrize("sign", [text for text in NO_TEXTS.values() if len(text) < 100 and not _held(re.sub("[\\t\\n]", "", text))])
def test_a_text_with_a_sign_that_is_no_text_is_refused_and_not_repeated(sign: str, real_registers: Path, tmp_path: Path) -> None:
    document = tmp_path / "document.txt"
    document.write_bytes(KAZAKHSTAN.read_bytes() + sign.encode(errors="surrogatepass"))
    done = CliRunner().invoke(main, ["import", str(document), "--content", str(real_registers), "--stdout"])
    assert (done.exit_code, done.stdout, done.stderr.startswith("Error: document.txt ")) == (1, "", True), done.output
    _prints_nothing_that_a_terminal_obeys(done.stderr)


@pytest.mark.parametrize("place", [".", "/"])
def test_a_report_without_a_name_is_wrong_usage(place: str, real_registers: Path) -> None:
    done = CliRunner().invoke(main, ["import", str(KAZAKHSTAN), "--content", str(real_registers), "--stdout", "--report", place])
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"Error: --report {place} names no file; name one, such as build/account" in done.stderr


def _prints_nothing_that_a_terminal_obeys(text: str) -> None:
    assert _OBEYED.findall(text) == []


@pytest.fixture(scope="module")
def real_registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content without its records."""
    left_out = shutil.ignore_patterns("assessments", "sources", "published", "permalinks.txt")
    return shutil.copytree(CONTENT, tmp_path_factory.mktemp("registers") / "content", ignore=left_out)
