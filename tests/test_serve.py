"""The preview: a real server on this machine shows the site, follows an edit, and keeps the last good page when content breaks."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.conftest import copy_of_program
from tests.conftest import CONTENT

_PATIENCE = 60
"""Seconds to wait for something to happen before calling it missing; no speed is judged."""


def _hear_interrupts() -> None:
    """What a shell starts in the background is deaf to them, and so is all that it starts: these tests may be run so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A running preview of a copy of the content by a copy of the program: its address, and the folder of both and of what it says."""
    content = shutil.copytree(CONTENT, tmp_path / "content")
    program = copy_of_program(tmp_path / "program")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator.cli", "serve", "--content", str(content), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(program)}
    with (tmp_path / "said").open("w") as said:
        server = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=said, preexec_fn=_hear_interrupts
        )
    try:
        yield f"http://127.0.0.1:{port}/", tmp_path
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=_PATIENCE)


def _eventually_shows(address: str, words: str) -> str:
    """The page at an address once it holds the words."""
    deadline = time.monotonic() + _PATIENCE
    page = ""
    while time.monotonic() < deadline:
        try:
            page = urllib.request.urlopen(address, timeout=5).read().decode()  # noqa: S310 — the address is our own
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{address} never showed {words!r}")


def test_the_preview_follows_an_edit_and_survives_a_mistake(preview: tuple[str, Path]) -> None:
    address, work = preview
    page = f"{address}ccpr/133/jor/11/"
    _eventually_shows(page, "Violence against women, including domestic violence")
    record = work / "content/assessments/ccpr/133/jor.yaml"
    text = record.read_text()
    record.write_text(text.replace("including domestic violence", "edited in a test").replace("revised: 2026-11-23", "revised: 2026-11-24"))
    _eventually_shows(page, "Violence against women, edited in a test")
    record.write_text("colour: red\n")
    time.sleep(2)
    _eventually_shows(page, "Violence against women, edited in a test")
    record.write_text(text.replace("including domestic violence", "mended").replace("revised: 2026-11-23", "revised: 2026-11-24"))
    _eventually_shows(page, "Violence against women, mended")


def _eventually_says(said: Path, words: str) -> str:
    """What the preview has said once it has said the words."""
    deadline = time.monotonic() + _PATIENCE
    while words not in (told := said.read_text()):
        assert time.monotonic() < deadline, f"never said {words!r} in {told!r}"
        time.sleep(0.2)
    return told


def test_a_template_that_breaks_is_named_with_its_line_and_the_preview_goes_on(preview: tuple[str, Path]) -> None:
    address, work = preview
    theme, said = work / "program/theme", work / "said"
    _eventually_shows(address, "</html>")
    template = theme / "base.html"
    good = template.read_text()
    line = good.count("\n") + 1
    faults = {
        "{% if %}": f"{template}:{line}: TemplateSyntaxError: Expected an expression, got 'end of statement block'",
        "{{ nothing.at.all }}": f"{template}:{line}: UndefinedError: 'nothing' is undefined",
    }
    for added, fault in faults.items():
        template.write_text(good + added)
        _eventually_says(said, f"{fault}\nthe preview stays as it was; it is made anew at the next change\n")
        _eventually_shows(address, "</html>")
    template.write_text(f"{good}<!-- mended -->")
    _eventually_shows(address, "<!-- mended -->")
    frame = theme / "one-file.html"
    frame.write_text(f"{frame.read_text()}$nothing")
    told = _eventually_says(said, f"{frame}: $nothing is no part of it; there are $article")
    assert "Traceback" not in told
