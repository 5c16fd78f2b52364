"""Builds of one place wait for each other, by whatever name it is called; what this tool did not make is left as it is."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pagefind_bin
import pytest

from tests.build.conftest import States, bytes_of, copy_of_program, leftovers
from tests.conftest import PROJECT, run_assessments
from tests.counted import count

_HELD = """
import generator.site
write = generator.site.write_whole
def held(*arguments):
    write(*arguments)
    open("go").read()
generator.site.write_whole = held
from generator.cli import main
main()
"""
"""The command, held up until somebody writes into the pipe `go`, with its site made and not yet in its place."""

_PAGEFIND_HELD = """
import os, pagefind_bin
pagefind_bin.get_executable = os.path.abspath("pagefind").__str__
from generator.cli import main
main()
"""
_WAITING = "is under way; waiting for it"


@pytest.fixture
def work(states: States, tmp_path: Path) -> Path:
    """A folder with a site, an edit that is not built yet, and a pipe to hold a build up by."""
    work = shutil.copytree(states.edited, tmp_path / "work")
    os.mkfifo(work / "go")
    return work


def _begun(program: str, *arguments: str, cwd: Path, program_at: Path = PROJECT) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(program_at)}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, cwd=cwd, env=environment, stderr=subprocess.PIPE, text=True)


def _until(build: subprocess.Popen[str], words: str) -> None:
    """Read what a build says until it says the words."""
    assert build.stderr is not None
    for line in build.stderr:
        if words in line:
            return
    raise AssertionError(f"never said: {words}")


def test_a_second_build_of_a_place_waits_and_they_do_not_mix(work: Path, states: States) -> None:
    other = shutil.copytree(states.edited, work.parent / "other")
    (work / "link").symlink_to(work / "site")
    first = _begun(_HELD, "build", cwd=work)
    with (work / "go").open("w") as go:  # opens once the first has made its site
        shutil.rmtree(work / "content")
        shutil.copytree(work.parent / "other/content", work / "content")
        last = next((other / "content" / "assessments").rglob("*.yaml"))
        last.write_text(last.read_text().replace("    title: ", "    title: Another "))
        second = _begun("from generator.cli import main; main()", "build", "--site", str(work / "link"), cwd=other)
        _until(second, _WAITING)
        assert bytes_of(work / "site") == states.before
        go.write("on")
    assert first.wait() == 0
    assert second.communicate() is not None
    assert second.returncode == 0
    assert run_assessments("build", "--site", "alone", cwd=other).returncode == 0
    assert bytes_of(work / "site") == bytes_of(other / "alone")
    assert bytes_of(work / "site") != states.after
    assert (work / "link").is_symlink()
    assert leftovers(work) == leftovers(other) == []
    count("faults survived")


def test_builds_of_two_places_share_a_store_at_once(work: Path, states: States) -> None:
    shutil.rmtree(work / "build")
    builds = [_begun("from generator.cli import main; main()", "build", "--site", name, cwd=work) for name in ("one", "two")]
    for build in builds:
        _, said = build.communicate()
        assert build.returncode == 0, said
    assert bytes_of(work / "one") == bytes_of(work / "two") == states.after
    assert leftovers(work) == []


def test_what_a_killed_build_began_ends_before_the_next_begins(work: Path, states: States) -> None:
    """Pagefind outlives a build that is killed, and would write into the files of the next."""
    (work / "pagefind").write_text(f"#!/bin/sh\ncat '{work}/go' >/dev/null\nexit 1\n")
    (work / "pagefind").chmod(0o700)
    killed = _begun(_PAGEFIND_HELD, "build", "--full", "--jobs", "1", cwd=work)
    with (work / "go").open("w") as go:
        killed.kill()
        killed.wait()
        following = _begun("from generator.cli import main; main()", "build", cwd=work)
        _until(following, _WAITING)
        go.write("on")
    assert following.communicate() is not None
    assert following.returncode == 0
    assert bytes_of(work / "site") == states.after
    assert leftovers(work) == []
    count("faults survived")


def test_a_theme_that_is_changed_during_a_build_ends_it_in_words(work: Path, states: States) -> None:
    program = copy_of_program(work / "program")
    held_once = f"mkdir '{work}/held' 2>/dev/null && cat '{work}/go' >/dev/null"
    (work / "pagefind").write_text(f"#!/bin/sh\n{held_once}\nexec '{pagefind_bin.get_executable()}' \"$@\"\n")
    (work / "pagefind").chmod(0o700)
    build = _begun(_PAGEFIND_HELD, "build", "--full", cwd=work, program_at=program)
    with (work / "go").open("w") as go:  # opens once pages are rendered
        styles = program / "theme/static/record.css"
        styles.write_text(f"{styles.read_text()}\n/* invented */\n")
        go.write("on")
    _, said = build.communicate()
    assert build.returncode == 1
    assert "theme was changed while the site was being made of it; run the command again" in " ".join(said.split())
    assert bytes_of(work / "site") == states.before
    assert leftovers(work) == []
    count("faults survived")


def test_a_search_tool_that_is_killed_fails_the_build_in_words(work: Path, states: States) -> None:
    (work / "pagefind").write_text("#!/bin/sh\nkill -KILL $$\n")
    (work / "pagefind").chmod(0o700)
    failed = _begun(_PAGEFIND_HELD, "build", "--full", cwd=work)
    _, said = failed.communicate()
    assert failed.returncode == 1
    assert "Pagefind was killed by SIGKILL; was there memory enough?" in said
    assert "what stands in site is as it was" in said
    assert bytes_of(work / "site") == states.before
    assert leftovers(work) == []
    count("faults survived")


def _thesis(place: Path) -> None:
    place.mkdir()
    (place / "thesis.txt").write_text("three years of work")


def _file(place: Path) -> None:
    place.write_text("three years of work")


@pytest.mark.parametrize(
    ("theirs", "make", "said"),
    [
        ("out", _thesis, "out holds files and was not made by this command"),
        ("out", _file, "out is a file; name a folder, or remove it yourself"),
        (".out-aside", _thesis, ".out-aside holds files and was not made by this command"),
        ("out.zip", _file, "out.zip was not made by this command"),
    ],
)
def test_what_is_not_ours_is_left_alone(work: Path, theirs: str, make: object, said: str) -> None:
    assert callable(make)
    make(work / theirs)
    before = {path: path.read_bytes() for path in [work / theirs, *(work / theirs).rglob("*")] if path.is_file()}
    offline = ("--offline",) if theirs.endswith(".zip") else ()
    done = run_assessments("build", "--site", "out", *offline, cwd=work)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())
    assert {path: path.read_bytes() for path in before} == before
    assert stat.S_IFMT((work / theirs).stat().st_mode) == (stat.S_IFDIR if make is _thesis else stat.S_IFREG)
    count("faults survived")
