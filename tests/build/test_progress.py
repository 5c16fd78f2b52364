"""What a build shows: a bar that moves on a terminal, plain lines in a pipe, nothing of one that is over at once, figures at its end."""

import os
import pty
import re
import subprocess
import sys

from tests.conftest import PROJECT

_BUILD = """
import generator.progress
generator.progress._SOON, generator.progress._A_LINE_EVERY, generator.progress._A_DRAWING_EVERY = {soon}, 0, 0
shown = generator.progress.Shown()
for stage in ("writing Markdown and data", "rendering pages"):
    told = shown.stage(stage)
    for done in range(4):
        told(done, 3)
shown.end(1, "site")
"""
_LAST = re.compile(r"1 page in site: [\d.]+ s, \d+ pages a second; peak memory \d+ MB, of a worker \d+ MB")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT), "TERM": "xterm"}


def test_lines_in_a_pipe() -> None:
    done = subprocess.run([sys.executable, "-c", _BUILD.format(soon=0)], env=_environment(), capture_output=True, text=True, check=True)
    lines = done.stderr.splitlines()
    assert lines[0] == "writing Markdown and data: 0 of 3"
    assert lines[-2].startswith("rendering pages: 3 of 3")
    assert _LAST.fullmatch(lines[-1])
    assert "\x1b" not in done.stderr
    assert done.stdout == ""


def test_a_bar_on_a_terminal() -> None:
    reading, writing = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", _BUILD.format(soon=0)], env=_environment(), stderr=writing) as build:
        os.close(writing)
        shown = b""
        try:
            while data := os.read(reading, 65536):
                shown += data
        except OSError:  # the terminal is gone with its last writer
            pass
        assert build.wait() == 0
    os.close(reading)
    drawn = shown.decode()
    assert "\x1b[" in drawn
    text = re.sub(r"\x1b\[[?\d;]*[a-zA-Z]", "", drawn)
    assert re.search(r"rendering pages ━+ 3/3 ", text)
    assert _LAST.search(text)


def test_a_build_that_is_over_at_once_shows_its_figures_only() -> None:
    done = subprocess.run([sys.executable, "-c", _BUILD.format(soon=3600)], env=_environment(), capture_output=True, text=True, check=True)
    assert _LAST.fullmatch(done.stderr.strip())
