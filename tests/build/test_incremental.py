"""Any sequence of changes, built one upon the other, gives byte for byte the site that is built anew."""

import hashlib
import os
import re
import shutil
import tempfile
import time
from pathlib import Path

import cbor2
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from generator.build.store import A_DAY
from tests.build.conftest import bytes_of, copy_of_program, record_of
from tests.conftest import IN_CI, run_assessments

_WORDS = st.text(alphabet="xyz ", min_size=1, max_size=12).map(lambda text: f"Invented {text} end")


class Changes(RuleBasedStateMachine):
    """A content, a program and a site that is built after every change; another is built of them with nothing kept."""

    sampled: Path
    place: Path

    @initialize()
    def begin(self) -> None:
        self.work = Path(tempfile.mkdtemp(dir=self.place))
        self.content = shutil.copytree(self.sampled, self.work / "content")
        self.program = copy_of_program(self.work / "program")
        self.states = re.findall("^([A-Z]{3}):", (self.content / "states.yaml").read_text(), re.MULTILINE)
        self.compare()

    @rule(words=_WORDS, position=st.integers(0, 9))
    def edit(self, words: str, position: int) -> None:
        record = record_of(self.content, position % self.count())
        record.write_text(re.sub("(?m)^    title: .*$", f"    title: {words}", record.read_text()))
        self.compare()

    @rule(position=st.integers(0, 9), other=st.integers(0, 9))
    def add(self, position: int, other: int) -> None:
        """The record of one State again as that of another."""
        record = record_of(self.content, position % self.count())
        state, name = record.stem.upper(), self.states[other % len(self.states)]
        text = re.sub(rf"\b{state}\b", name, record.read_text())
        record.with_name(f"{name.lower()}.yaml").write_text(text)
        self.compare()

    @precondition(lambda self: self.count() > 1)
    @rule(position=st.integers(0, 9))
    def delete(self, position: int) -> None:
        record_of(self.content, position % self.count()).unlink()
        self.compare()

    @rule(words=_WORDS, position=st.integers(0, 9))
    def rename(self, words: str, position: int) -> None:
        """Another name of a State, which stands on its pages and on those that list it."""
        states, key = self.content / "states.yaml", record_of(self.content, position % self.count()).stem.upper()
        states.write_text(re.sub(rf"(?m)^{key}: {{name: [^,]*,", f"{key}: {{name: {words},", states.read_text()))
        self.compare()

    @rule(words=_WORDS)
    def edit_prose(self, words: str) -> None:
        page = self.content / "pages/about.md"
        page.write_text(f"{page.read_text()}\n{words}\n")
        self.compare()

    @rule(position=st.integers(0, 9))
    def move(self, position: int) -> None:
        """An address that was published before there was this site leads to the page of a record."""
        key = record_of(self.content, position % self.count()).relative_to(self.content / "assessments").as_posix().removesuffix(".yaml")
        (self.content / "permalinks.txt").write_text("/ccpr/9/old/\n")
        (self.content / "redirects.yaml").write_text(f"- {{from: /ccpr/9/old/, to: /{key}/}}\n")
        self.compare()

    @rule(words=_WORDS, template=st.sampled_from(["notice.html", "static/record.css", "base.html", "static/cite.js"]))
    def change_theme(self, words: str, template: str) -> None:
        path = self.program / "theme" / template
        note = {".css": f"\n/* {words} */\n", ".js": f"\n// {words}\n"}.get(path.suffix, f"\n<!-- {words} -->\n")
        path.write_text(path.read_text() + note)
        self.compare()

    @rule(toc_depth=st.sampled_from([1, 2, 3]))
    def change_configuration(self, toc_depth: int) -> None:
        path = self.program / "mkdocs.yml"
        path.write_text(re.sub(r"toc_depth: \d", f"toc_depth: {toc_depth}", path.read_text()))
        self.compare()

    def count(self) -> int:
        return len(list((self.content / "assessments").rglob("*.yaml")))

    def compare(self) -> None:
        for site, options in (("kept", ()), ("anew", ("--full",))):
            done = run_assessments(
                *("build", "--content", "content", "--site", site, *options), cwd=self.work, PYTHONPATH=str(self.program)
            )
            assert done.returncode == 0, done.stderr
        kept, anew = bytes_of(self.work / "kept"), bytes_of(self.work / "anew")
        assert kept == anew

    def teardown(self) -> None:
        shutil.rmtree(self.work, ignore_errors=True)


@pytest.mark.slow
def test_each_kind_of_change_gives_the_site_that_is_built_anew(small_content: Path, tmp_path: Path) -> None:
    changes = _changes_of(small_content, tmp_path)()
    try:
        changes.begin()
        changes.edit("Invented title end", 1)
        changes.add(0, 5)
        changes.rename("Invented name end", 2)
        changes.delete(0)
        changes.change_theme("xyz", "notice.html")
        changes.change_configuration(1)
    finally:
        changes.teardown()


def _changes_of(content: Path, place: Path) -> type[Changes]:
    return type("ChangesOfTheSmallContent", (Changes,), {"sampled": content, "place": place})


@pytest.mark.skipif(IN_CI, reason="the examples that are the same in every run make one kind of change only")
def test_any_sequence_of_changes_gives_the_site_that_is_built_anew(small_content: Path, tmp_path: Path) -> None:
    run_state_machine_as_test(_changes_of(small_content, tmp_path), settings=settings(max_examples=2, stateful_step_count=5, deadline=None))


def test_nothing_changed_leaves_the_site_as_it_is(work: Path) -> None:
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (work / "site").rglob("*")}
    assert run_assessments("build", cwd=work).returncode == 0
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (work / "site").rglob("*")} == before


def test_only_the_markdown_that_changed_is_touched(content: Path) -> None:
    work = content.parent
    assert run_assessments("pages", cwd=work).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in (work / "build/docs").rglob("*.md")}
    record = record_of(content)
    record.write_text(re.sub("(?m)^    title: .*$", "    title: Invented title", record.read_text()))
    assert run_assessments("pages", cwd=work).returncode == 0
    touched = [path for path, time in before.items() if path.stat().st_mtime_ns != time]
    listing = (
        r"(index|(states|ccpr|documents|topics|organizations|requests|nothing-in-summary|grades)/.*"
        r"|(explore|search|coverage|due|data)/index)\.md"
    )
    others = [path.relative_to(work / "build/docs").as_posix() for path in touched]
    key = record.relative_to(content / "assessments").as_posix().removesuffix(".yaml")
    assert f"{key}/index.md" in others
    assert [path for path in others if not path.startswith(f"{key}/") and not re.fullmatch(listing, path)] == []
    assert len(touched) < len(before) / 2


def test_what_no_build_has_asked_for_in_a_week_is_removed_once_a_day(content: Path) -> None:
    def build(title: str) -> None:
        record = record_of(content)
        record.write_text(re.sub("(?m)^    title: .*$", f"    title: {title}", record.read_text()))
        assert run_assessments("build", cwd=content.parent).returncode == 0

    build("Invented title")
    store = content.parent / "build/store"
    unused = [store / name for name in ("made/ab/ab0123", "docs/ab0123", "spare/ab0123", "parsed/ab/ab0123")]
    for path in unused:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch() if path.parent.parent.name == "parsed" else path.mkdir()
        os.utime(path, (0, 0))
    held = {path for path in store.glob("made/??/*") if path not in unused}
    build("Invented title after a moment")
    assert all(path.exists() for path in unused)
    os.utime(store / "cleared", (time.time() - 2 * A_DAY, time.time() - 2 * A_DAY))
    build("Invented title after two days")
    assert [path for path in unused if path.exists()] == []
    assert held
    assert all(path.exists() for path in held)
    assert (store / "cleared").stat().st_mtime > time.time() - A_DAY


@pytest.mark.parametrize("damage", ["a byte is changed", "the end is cut off", "a file is gone", "the sums are gone", "it is a file"])
def test_a_damaged_store_is_noticed_and_mended(work: Path, damage: str) -> None:
    assert run_assessments("build", cwd=work).returncode == 0  # what is written for a site is kept under the name of its folder
    whole = bytes_of(work / "site")
    entries = sorted(path.parent for path in (work / "build/store/made").rglob("sums"))
    for entry in entries:
        page = next(path for path in sorted(entry.rglob("*")) if path.is_file() and path.name != "sums")
        held = page.read_bytes()
        page.unlink()  # the site is linked to it
        if damage == "a byte is changed":
            page.write_bytes(bytes([held[0] ^ 1]) + held[1:])
        elif damage == "the end is cut off":
            page.write_bytes(held[: len(held) // 2])
        elif damage == "the sums are gone":
            (entry / "sums").unlink()
        elif damage == "it is a file":
            shutil.rmtree(entry)
            entry.write_text("no entry")
    written = sorted((work / "build/store/written").glob("??/*"))[::2]  # of the others the files are damaged
    assert written
    for path in (*written, *(work / "build/store/parsed").glob("??/*")):
        path.write_bytes(path.read_bytes()[:-1])
    for path in sorted((work / "build/store/docs").rglob("*.md"))[::3]:
        page = path.read_bytes()
        path.unlink()
        if damage != "a file is gone":
            path.write_bytes(page[:-1] + b"x")
    done = run_assessments("build", cwd=work)
    assert done.returncode == 0, done.stderr
    assert bytes_of(work / "site") == whole


def test_what_was_written_and_is_made_of_the_same_is_not_made_again(work: Path) -> None:
    assert run_assessments("build", cwd=work).returncode == 0  # what is written for a site is kept under the name of its folder
    whole = bytes_of(work / "site")
    forged = {path: _forged_as_written(path) for path in (work / "build/store/written").glob("??/*")}
    assert run_assessments("build", cwd=work).returncode == 0
    assert [path for path, data in forged.items() if path.read_bytes() != data] == []  # else it was made, and kept anew
    record = record_of(work / "content")
    record.write_text(re.sub("(?m)^    title: .*$", "    title: Another", record.read_text(), count=1))
    assert run_assessments("build", cwd=work).returncode == 0
    new = [path for path in (work / "build/store/written").glob("??/*") if path not in forged]
    assert 0 < len(new) < len(forged)
    assert bytes_of(work / "site") != whole


def test_full_takes_nothing_from_the_store(work: Path) -> None:
    whole = bytes_of(work / "site")
    for sums in (work / "build/store/made").rglob("sums"):
        _forge(sums.parent)
    shutil.rmtree(work / "site")
    assert run_assessments("build", cwd=work).returncode == 0
    assert bytes_of(work / "site") != whole  # what is whole is believed
    assert run_assessments("build", "--full", cwd=work).returncode == 0
    assert bytes_of(work / "site") == whole


def test_what_is_kept_of_an_earlier_site_is_not_believed(work: Path) -> None:
    record = record_of(work / "content")
    first = record.read_text()
    whole = bytes_of(work / "site")
    record.write_text(re.sub("(?m)^    title: .*$", "    title: Another", first, count=1))
    assert run_assessments("build", cwd=work).returncode == 0
    assert bytes_of(work / "site") != whole
    (spare,) = (work / "build/store/spare").iterdir()
    assert bytes_of(spare) == whole
    for name in ("index.html", "states/index.html", "robots.txt"):
        (spare / name).unlink()
    (spare / "index.html").write_text("forged")
    (spare / "states/index.html").symlink_to(record)
    (spare / "robots.txt").mkdir()
    (spare / "robots.txt/stray").write_text("stray")
    (spare / "stray").symlink_to(work)
    record.write_text(first)
    assert run_assessments("build", cwd=work).returncode == 0
    assert bytes_of(work / "site") == whole
    assert [path for path in (work / "site").rglob("*") if path.is_symlink() or path.name == "stray"] == []


def _forged_as_written(path: Path) -> bytes:
    """What is kept of a portion, with one more thing in it that nothing reads."""
    held = cbor2.loads(path.read_bytes()[32:])
    data = cbor2.dumps({**held, "forged": True})
    path.write_bytes(hashlib.sha256(data).digest() + data)
    return path.read_bytes()


def _forge(entry: Path) -> None:
    """Another page in an entry, with the sums that go with it."""
    from generator.build.store import _write_sums
    from generator.made_with import sha256_of

    pages = {path.relative_to(entry).as_posix(): path for path in entry.rglob("*") if path.is_file() and path.name != "sums"}
    for page in pages.values():
        held = page.read_bytes()
        page.unlink()
        page.write_bytes(held + b"\n")
    _write_sums(entry, {name: sha256_of(path) for name, path in pages.items()})
