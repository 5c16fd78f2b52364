"""Payloads in every text of the content: pages and files hold them as they stand, and are otherwise those of plain words."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import rispy
from markdown_it import MarkdownIt
from pybtex.database import parse_file
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.data.csv_file import read_cell
from generator.verify.copies import Folder
from generator.verify.site import verified
from tests.payload_site import payload_of
from tests.payloads import TEXTS

_VERSION = re.compile(r"\b[0-9a-f]{64}\b|\b[0-9a-f]{12}\b")
"""The hash of a record, whole or shortened, which changes with every text of it."""
Sites = tuple[Path, Path]


def _same(value: Any, payloads: Callable[[str], str]) -> Any:
    """A value without hashes and in small letters, as topics are in descriptions; of plain words, payloads are made."""
    if isinstance(value, dict):
        return {_same(key, payloads): _same(item, payloads) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_same(item, payloads) for item in value]
    return payloads(_VERSION.sub("version", value.lower())).lower() if isinstance(value, str) else value


def _both(sites: Sites, pattern: str, read: Callable[[Path], Any]) -> Iterator[tuple[str, Any, Any]]:
    """Each file of a form by its name, what it holds, and what it should hold by the plain site."""
    hostile, plain = sites
    names = sorted(path.relative_to(hostile).as_posix() for path in hostile.glob(pattern))
    assert names == sorted(path.relative_to(plain).as_posix() for path in plain.glob(pattern)) != []
    for name in names:
        yield name, _same(read(hostile / name), str), _same(read(plain / name), payload_of)


def _elements(file: Path) -> list[Any]:
    """The elements of a page with their attributes, then its text, and its linked data."""
    root = LexborHTMLParser(file.read_text()).root
    assert root is not None
    data = [json.loads(script.text()) for script in root.css("script[type='application/ld+json']")]
    assert not any("<" in script.text() for script in root.css("script"))
    return [[[node.tag, dict(node.attributes)] for node in root.traverse()], _words(root), data]


def _words(root: LexborNode) -> str:
    """The text of a page but for its linked data, BibTeX and citations as Markdown, in which signs are written otherwise."""
    as_markdown = [style for style in root.css(".styles div") if style.text(deep=True).strip().startswith("Markdown")]
    for other in (*root.css("script, pre"), *as_markdown):
        other.decompose()
    return root.text(deep=True)


def _spaced(words: str) -> str:
    return re.sub("[ \n]+", " ", words)


def test_a_page_gains_no_element_and_no_attribute_and_its_text_is_the_payload(hostile: Sites) -> None:
    for name, made, meant in _both(hostile, "**/index.html", _elements):
        kept = slice(1) if name == "states/index.html" else slice(2)  # a region there has its anchor from its name
        assert [each[kept] for each in made[0]] == [each[kept] for each in meant[0]], name
        assert _spaced(made[1]) == _spaced(meant[1]), name
        assert made[2] == meant[2], name
    assert LexborHTMLParser((hostile[0] / "ccpr/903/elp/index.html").read_text()).css_first(".lede").text().endswith(" ".join(TEXTS))


def test_the_one_file_of_an_assessment_holds_the_payloads_and_nothing_that_runs(hostile: Sites) -> None:
    files = sorted(hostile[0].glob("ccpr/*/*/*-*.html"))
    assert len(files) == 6
    for file in files:
        page = LexborHTMLParser(file.read_text())
        assert page.css("script, img, iframe, object, svg, form, mark [onclick], [onload], [onerror]") == []
        assert " ".join(TEXTS) in page.root.text(deep=True)  # type: ignore[union-attr]


def test_a_twin_has_the_elements_and_the_words_of_its_page_by_commonmark(hostile: Sites) -> None:
    def rendered(file: Path) -> list[Any]:
        root = LexborHTMLParser(str(MarkdownIt("commonmark").render(file.read_text()))).root
        assert root is not None
        return [[node.tag for node in root.traverse()], _words(root).split()]

    for name, made, meant in _both(hostile, "**/index.md", rendered):
        assert made[0] == meant[0], name
        assert " ".join(made[1]) == " ".join(" ".join(meant[1]).replace("\u2028", " ").split()), name


def _cells(file: Path) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)]
    return [[read_cell(cell) for cell in row] for row in rows]


def _rows(file: Path) -> list[Any]:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as data:
        assert data.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = [name for (name,) in data.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        tables = [name for name in tables if not name.startswith("passages_")]
        return [[name, data.execute(f'SELECT * FROM "{name}"').fetchall()] for name in tables]  # noqa: S608 — names of our own tables


def _xml(file: Path) -> list[Any]:
    return [[each.tag, dict(each.attrib), (each.text or "").strip()] for each in ElementTree.fromstring(file.read_bytes()).iter()]


@pytest.mark.parametrize(
    ("pattern", "read"),
    [
        ("data/*.csv", _cells),
        ("data/*.jsonl", lambda file: [json.loads(line) for line in file.read_text().split("\n") if line]),
        ("data/*.sqlite", _rows),
        ("ccpr/**/*-???.json", lambda file: json.loads(file.read_text())),
        ("**/*.csl.json", lambda file: json.loads(file.read_text())),
        ("**/*.atom", _xml),
        ("search/points-*.js", lambda file: json.loads(file.read_text().partition("]=")[2].rstrip(";\n"))),
        ("search/labels.js", lambda file: json.loads(file.read_text().partition("]=")[2].rstrip(";\n"))),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_file_holds_the_payloads_as_they_stand(hostile: Sites, pattern: str, read: Callable[[Path], Any]) -> None:
    for name, made, meant in _both(hostile, pattern, read):
        assert made == meant, name


def test_files_for_reference_managers_hold_one_entry_each_and_no_command(hostile: Sites) -> None:
    for file in hostile[0].rglob("*.ris"):
        assert len(rispy.loads(file.read_text())) == file.read_text().count("TY  - ") == 1
    for file in hostile[0].rglob("*.bib"):
        assert len(parse_file(str(file)).entries) == 1
        assert not re.search(r"\\(input|def)\b", file.read_text())


def test_the_site_verifies_and_asks_nobody(hostile: Sites) -> None:
    assert verified(Folder(hostile[0]), 2).flaws == ()
