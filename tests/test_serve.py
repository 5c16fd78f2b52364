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

from tests.conftest import CONTENT, PROJECT

_PATIENCE = 60
"""Seconds to wait for something to happen before calling it missing; no speed is judged."""


def _hear_interrupts() -> None:
    """What a shell starts in the background is deaf to them, and so is all that it starts: these tests may be run so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A running preview of a copy of the content: its address and the copy."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator.cli", "serve", "--content", str(content), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    server = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_hear_interrupts,
    )
    try:
        yield f"http://127.0.0.1:{port}/", content
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
    address, content = preview
    page = f"{address}ccpr/133/jor/11/"
    _eventually_shows(page, "Violence against women, including domestic violence")
    record = content / "assessments/ccpr/133/jor.yaml"
    text = record.read_text()
    record.write_text(text.replace("including domestic violence", "edited in a test").replace("revised: 2026-11-23", "revised: 2026-11-24"))
    _eventually_shows(page, "Violence against women, edited in a test")
    record.write_text("colour: red\n")
    time.sleep(2)
    _eventually_shows(page, "Violence against women, edited in a test")
    record.write_text(text.replace("including domestic violence", "mended").replace("revised: 2026-11-23", "revised: 2026-11-24"))
    _eventually_shows(page, "Violence against women, mended")
