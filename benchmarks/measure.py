"""What is measured at one size: builds of ours and of stock MkDocs, in turn, each in a fresh process."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.made_with import PROJECT
from generator.progress import INDEXING, READING, WRITING, WRITING_DATA

_OURS = (sys.executable, "-m", "benchmarks.ours")
_STOCK = (sys.executable, "-m", "mkdocs", "build", "--quiet")


@dataclass(frozen=True)
class Build:
    """One build: seconds from the start of its process to its end, and memory in bytes."""

    pages: int
    seconds: float
    memory: int
    """The peak of its largest process, without search."""
    memory_with_search: int
    all_memory: int
    """The peak of every process that it ran at the same time, added up, with search."""
    parts: dict[str, float]
    """Seconds of each of its parts; none for stock."""

    @property
    def rendering(self) -> float:
        """Seconds from Markdown to a site in its place, without search: what stock MkDocs does too."""
        return self.with_search - self.parts.get(INDEXING, 0)

    @property
    def with_search(self) -> float:
        """The same, with the search index."""
        return self.seconds - (self.to_markdown + self.to_data if self.parts else 0)

    @property
    def to_markdown(self) -> float:
        """Seconds from content to Markdown."""
        return self.parts[READING] + self.parts[WRITING]

    @property
    def to_data(self) -> float:
        """Seconds from records to the data set, what the explorer and the search show, citations to import, feeds."""
        return self.parts[WRITING_DATA]


@dataclass(frozen=True)
class Run:
    """One turn: ours from nothing, with nothing changed, with one record edited; stock without search, and with it."""

    cold: Build
    unchanged: Build
    edited: Build
    stock: Build
    stock_searched: Build


def runs(size: int, times: int, jobs: int, work: Path, say: Callable[[str], None]) -> Iterator[Run]:
    """So many turns at a size, in assessments. `say`: is told of each build, for they take long.

    `work`: a folder that is not there yet. Each turn has one of its own in it, and nothing is removed between builds: ext4 passes
    over inodes that were freed just now, and the next build would pay for the removal of the one before.
    """

    def told(what: str, build: Build) -> Build:
        of_which = "".join(f", {part} {seconds:.1f}" for part, seconds in build.parts.items())
        say(f"{what}: {build.seconds:.1f} s{of_which}; largest process {build.memory / 1e6:.0f} MB")
        return build

    content = work / "content"
    work.mkdir(parents=True)
    command = [sys.executable, "-m", "generator.cli", "sample", "--assessments", str(size), "--out", str(content)]
    subprocess.run(command, env=in_environment(), check=True)  # noqa: S603 — our own command
    for turn in range(times):
        own = work / f"turn-{turn}"
        own.mkdir()
        cold, unchanged = (told(name, _ours(content, own, jobs)) for name in ("cold", "unchanged"))
        _edit(content, turn)
        edited = told("edited", _ours(content, own, jobs))
        (documentation,) = (own / "build/store/docs").iterdir()
        stock = told("stock", _stock(documentation, own / "stock", "[]"))
        yield Run(cold, unchanged, edited, stock, told("stock, with search", _stock(documentation, own / "stock-with-search", "[search]")))


def _edit(content: Path, turn: int) -> None:
    """Another title of one paragraph of the record in the middle."""
    records = sorted((content / "assessments").rglob("*.yaml"))
    record = records[len(records) // 2]
    title = f"    title: Invented title of turn {turn}"
    record.write_text(re.sub("(?m)^    title: .*$", title, record.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def _ours(content: Path, work: Path, jobs: int) -> Build:
    seconds, _, told = _timed((*_OURS, str(content), "site", str(jobs)), work)
    said = json.loads(told)
    own, worker = said["memory_with_search"]
    return Build(said["pages"], seconds, max(said["memory"]), max(own, worker), own + jobs * worker, said["seconds"])


def _stock(documentation: Path, folder: Path, plugins: str) -> Build:
    folder.mkdir()
    (folder / "theme").symlink_to(PROJECT / "theme")
    configured = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    for before, after in (
        ("docs_dir: build/docs", f"docs_dir: {documentation}"),
        ("plugins: []", f"plugins: {plugins}"),
        ("strict: true", "strict: false"),
    ):
        assert before in configured
        configured = configured.replace(before, after)
    (folder / "mkdocs.yml").write_text(configured, encoding="utf-8")
    seconds, memory, _ = _timed(_STOCK, folder)
    pages = sum(1 for _ in documentation.rglob("*.md"))
    return Build(pages, seconds, memory, memory, memory, {})


def _timed(command: tuple[str, ...], folder: Path) -> tuple[float, int, bytes]:
    """Seconds, peak memory in bytes and output of a command; CalledProcessError where it fails."""
    begun = time.monotonic()
    with subprocess.Popen(command, cwd=folder, env=in_environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603
        assert process.stdout
        told = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds, usage.ru_maxrss * 1024, told


def in_environment() -> dict[str, str]:
    """The environment in which the program of this checkout runs."""
    return {**os.environ, "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "1"}
