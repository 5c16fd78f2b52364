"""How long the import of a long document takes: a real part of a report, again for each of fifty States, as text and as PDF."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from generator.load.content import read_content
from generator.made_with import PROJECT
from tests.printed import as_pdf

_PARTS = 50
_CONTENT = PROJECT / "content"
_COMPLETE = (0, 3)
"""Exit status of an import that was made: with every word accounted for, or with words that went nowhere."""


def timed(work: Path) -> Iterator[tuple[str, str]]:
    """What was imported, and in how many seconds, by the command with its account. `work`: an existing folder."""
    text = _report()
    (work / "report.txt").write_text(text, encoding="utf-8")
    (work / "report.pdf").write_bytes(as_pdf(text))
    words = len(text.split())
    for name in ("report.txt", "report.pdf"):
        command = [sys.executable, "-m", "generator.cli", "import", str(work / name), "--content", str(_CONTENT)]
        command += ["--stdout", "--report", str(work / "account")]
        begun = time.monotonic()
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(PROJECT)}, capture_output=True, text=True, check=False)  # noqa: S603
        seconds = time.monotonic() - begun
        if done.returncode not in _COMPLETE:
            raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
        drafts = done.stdout.count("\ncommittee: ")
        told = "every word accounted for" if done.returncode == 0 else "words that went nowhere are listed"
        yield f"`assessments import {name}`: {drafts} States, {words:,} words", f"{seconds:.1f} s; {told}"


def _report() -> str:
    """The stored text of Kazakhstan with its State's part again for other States."""
    corpus = read_content(_CONTENT)[0]
    (stored,) = corpus.sources
    lines = (_CONTENT / stored).read_text(encoding="utf-8").split("\n")
    start = lines.index("Kazakhstan")
    others = [key for key, state in corpus.states.items() if key != "KAZ" and state.codes == (key,)][: _PARTS - 1]
    parts = ["\n".join(lines[start:])]
    for key in others:
        own = [corpus.states[key].name, *lines[start + 1 :]]
        parts.append("\n".join(own).replace("CCPR/C/KAZ/", f"CCPR/C/{key}/"))
    return "\n".join(["\n".join(lines[:start]), *parts])
