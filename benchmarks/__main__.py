"""Measures at each size and writes RESULTS.md: medians, ratios in one run, and where they fall short. BENCH_LARGE=1 adds 10,000."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from statistics import median

from benchmarks.importing import timed
from benchmarks.load import ASKED, under_load
from benchmarks.measure import Build, Run, runs
from generator.made_with import PROJECT
from generator.progress import READING
from generator.workers import CORES

_RESULTS = Path(__file__).with_name("RESULTS.md")
_WORK = PROJECT / "build" / "bench"
_SIZES = {100: 3, 1000: 3}
"""How many turns at each size, in assessments."""
_LARGE = {10_000: 1}
_SERVED = 1000
"""The size, in assessments, of the site that is put under load."""
_BYTES = "weighs"
"""The tests that print how many bytes a page and a search take."""
_MEASURED_WITH = ("mkdocs", "mkdocs-material", "Markdown", "pagefind-bin", "pydantic", "ruamel.yaml")


def main() -> None:
    """Measure everything and write the results, after each size: a run that is broken off has written those before."""
    sizes = _SIZES | (_LARGE if os.environ.get("BENCH_LARGE") else {})
    shutil.rmtree(_WORK, ignore_errors=True)
    measured: dict[int, list[Run]] = {}
    others: list[str] = []
    for size, times in sizes.items():
        _say(f"{size:,} assessments, {times} turn{'s' * (times > 1)}")
        measured[size] = list(runs(size, times, CORES, _WORK / str(size), _say))
        if size == _SERVED:
            others = [*_bytes(), *_load(measured[size][0].cold.pages), *_imports()]
        _RESULTS.write_text("\n\n".join([*_document(measured), *others]) + "\n", encoding="utf-8")
        _say(f"written: {_RESULTS}")
    shutil.rmtree(_WORK)


def _document(measured: dict[int, list[Run]]) -> Iterator[str]:
    yield "# Results\n\nWritten by `make bench`; medians over the turns of one run. Ratios count, seconds are this machine's."
    yield _machine()
    for size, turns in measured.items():
        yield f"## {size:,} assessments, {turns[0].cold.pages:,} pages, {len(turns)} turn{'s' * (len(turns) > 1)}"
        yield _table(("what", "measured", "limit", ""), _ratios(size, turns))
        yield _table(
            (
                "build",
                "seconds",
                "of which content to Markdown",
                "to data files",
                "largest process, MB",
                "with search, MB",
                "all processes, MB",
            ),
            _seconds(turns),
        )
    if len(measured) > 1:
        yield "## From one size to the next"
        yield _table(("what", "measured", "limit", ""), _growth(measured))


def _machine() -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in _MEASURED_WITH)
    return f"{CORES} processors, {platform.machine()}, Linux {platform.release()}, Python {platform.python_version()}; {versions}."


def _ratios(size: int, turns: Sequence[Run]) -> Iterator[tuple[str, ...]]:
    def ratio(ours: Callable[[Run], float], stock: Callable[[Run], float] = lambda run: run.stock.seconds) -> float:
        return median(ours(run) / stock(run) for run in turns)

    yield _held("cold build, against stock", ratio(lambda run: run.cold.rendering), 0.55)
    yield _held("nothing changed", ratio(lambda run: run.unchanged.rendering), 0.03)
    yield _held("one assessment edited", ratio(lambda run: run.edited.rendering), 0.05)
    searched = ratio(lambda run: run.cold.with_search, lambda run: run.stock_searched.seconds)
    yield _held("cold build with the search index, against stock with its search plugin", searched, None)
    for name in ("cold", "unchanged", "edited"):
        yield _held(f"content to Markdown, {name}", ratio(attrgetter(f"{name}.to_markdown")), 0.1)
        yield _held(f"records to data files, {name}", ratio(attrgetter(f"{name}.to_data")), None)
    yield _held("peak memory of the largest process, against stock", ratio(lambda run: run.cold.memory, lambda run: run.stock.memory), 0.6)
    searched = ratio(lambda run: run.cold.memory_with_search, lambda run: run.stock_searched.memory)
    yield _held("the same with the search index, Pagefind's own process included, against stock with its search plugin", searched, None)
    for name, build in (("nothing kept", "cold"), ("parsed files kept", "unchanged")):
        took = median(getattr(run, build).parts[READING] for run in turns) / size * 1000
        yield _held(f"reading and checking, {name}, ms an assessment", took, 3.0)


def _seconds(turns: Sequence[Run]) -> Iterator[tuple[str, ...]]:
    names = ("cold", "unchanged", "edited", "stock", "stock_searched")
    for name in names:
        builds: list[Build] = [getattr(run, name) for run in turns]
        ours = "stock" not in name
        yield (
            name.replace("_searched", ", with search") if not ours else f"ours, {name}",
            f"{median(build.seconds for build in builds):.1f}",
            f"{median(build.to_markdown for build in builds):.1f}" if ours else "",
            f"{median(build.to_data for build in builds):.1f}" if ours else "",
            f"{median(build.memory for build in builds) / 1e6:.0f}",
            f"{median(build.memory_with_search for build in builds) / 1e6:.0f}",
            f"{median(build.all_memory for build in builds) / 1e6:.0f}",
        )


def _growth(measured: dict[int, list[Run]]) -> Iterator[tuple[str, ...]]:
    sizes = sorted(measured)
    for small, large in pairwise(sizes):
        cost, pages, memory = {}, {}, {}
        for size in (small, large):
            pages[size] = measured[size][0].cold.pages
            cost[size] = median(run.cold.rendering for run in measured[size]) / pages[size]
            memory[size] = median(run.cold.memory for run in measured[size])
        between = f"from {small:,} to {large:,} assessments"
        limit = 1.15 if small >= 1000 else None
        yield _held(f"cost of a page {between}", cost[large] / cost[small], limit)
        grown = (memory[large] - memory[small]) / (pages[large] - pages[small]) / 1000
        yield _held(f"memory of the largest process {between}, KB a page more", grown, 5.0 if small >= 1000 else None)


def _held(what: str, measured: float, limit: float | None) -> tuple[str, ...]:
    if limit is None:
        return what, f"{measured:.3f}", "", ""
    return what, f"{measured:.3f}", f"≤ {limit:g}", "held" if measured <= limit else "**falls short**"


def _table(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


def _bytes() -> Iterator[str]:
    """What the browser tests say of bytes over the wire, in their words."""
    command = [sys.executable, "-m", "pytest", "-q", "-s", "tests/browser", "-k", _BYTES]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)  # noqa: S603 — our own tests
    lines = [line.lstrip(".") for line in done.stdout.splitlines() if re.search(r"\d bytes", line)]
    yield "## Bytes over the wire"
    yield "\n".join(f"- {line}" for line in lines) or "Not measured: no browser."


def _load(pages: int) -> Iterator[str]:
    yield f"## nginx with a site of {_SERVED:,} assessments, {pages:,} pages, under load\n\n{ASKED}"
    yield _table(("what", "measured", "limit", ""), under_load(_WORK / str(_SERVED) / "content", _WORK))


def _imports() -> Iterator[str]:
    yield "## Import of a session report of about 300 pages"
    yield _table(("what", "measured"), timed(_WORK))


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
