"""A site behind nginx, told by nothing but the rules it brings along, under wrk for a minute. Alone: python -m benchmarks.load 100."""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import in_environment
from generator.made_with import PROJECT
from tests.servers import nginx

_SECONDS = 30
"""Of each of the two runs."""
_CONNECTIONS = 32
_RUNS = {"compressed": "gzip", "as it is": "identity"}
"""What the reader can unpack."""
_PAGES_A_FILE = 9
"""So many pages are asked for, then one file of what they load: a browser keeps those."""
ASKED = f"Every page and what pages load, in a mixed order; {_SECONDS} s a run, {_CONNECTIONS} connections, wrk on the same machine."


def under_load(content: Path, work: Path) -> Iterator[tuple[str, ...]]:
    """What was measured, how much it was, its limit and whether it holds: of a site of a content directory, built with `--compress`.

    `work`: an existing folder. Raises CalledProcessError where the site cannot be built or wrk fails.
    """
    if not (shutil.which("wrk") and (shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin"))):
        yield "Not measured: no wrk, or no nginx (Debian: apt-get install wrk nginx-light)", "", "", ""
        return
    site = work / "served"
    command = [sys.executable, "-m", "generator.cli", "build", "--compress", "--content", str(content), "--site", str(site)]
    subprocess.run(command, cwd=work, env=in_environment(), check=True, capture_output=True)  # noqa: S603 — our own command
    (work / "asked").write_text("".join(f"{address}\n" for address in _addresses(site)), encoding="utf-8")
    with tempfile.TemporaryDirectory() as own, nginx(site, Path(own)) as at:
        for name, unpacks in _RUNS.items():
            yield from _said(name, _asked(at, work / "asked", unpacks))


def _addresses(site: Path) -> Iterator[str]:
    """The pages in a mixed order, the same in every run, with files between them."""
    mixed = random.Random(1)  # noqa: S311 — an order, no secret
    pages = sorted(f"/{path.parent.relative_to(site).as_posix()}/".replace("/./", "/") for path in site.rglob("index.html"))
    files = sorted(f"/{path.relative_to(site).as_posix()}" for path in (site / "static").rglob("*.*") if path.suffix not in (".br", ".gz"))
    mixed.shuffle(pages)
    for start in range(0, len(pages), _PAGES_A_FILE):
        yield from pages[start : start + _PAGES_A_FILE]
        yield mixed.choice(files)


def _asked(at: str, addresses: Path, unpacks: str) -> dict[str, float]:
    script = PROJECT / "benchmarks" / "load.lua"
    command = ["wrk", "--threads", "1", "--connections", str(_CONNECTIONS), "--duration", f"{_SECONDS}s", "--script", str(script)]
    done = subprocess.run([*command, at, "--", str(addresses), unpacks], check=True, capture_output=True, text=True)  # noqa: S603
    said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return said


def _said(name: str, run: dict[str, float]) -> Iterator[tuple[str, ...]]:
    errors = int(run["refused"] + run["broken"])
    yield f"{name}: errors (no answer, or one of 400 and above) in {run['requests']:,.0f} requests", f"{errors}", "0", _held(errors)
    yield f"{name}: requests a second", f"{run['requests'] / run['seconds']:,.0f}", "", ""
    yield f"{name}: MB a second", f"{run['bytes'] / run['seconds'] / 1e6:,.1f}", "", ""
    times = " / ".join(f"{run[part]:.1f}" for part in ("median", "slow", "slowest"))
    yield f"{name}: ms to an answer, median / 99th of a hundred / slowest", times, "", ""


def _held(errors: int) -> str:
    return "**falls short**" if errors else "held"


def main(assessments: int, work: Path) -> None:
    """Measure a site of so many invented assessments and print what was measured."""
    content = work / "content"
    command = [sys.executable, "-m", "generator.cli", "sample", "--assessments", str(assessments), "--out", str(content)]
    work.mkdir(parents=True, exist_ok=True)
    subprocess.run(command, cwd=work, env=in_environment(), check=True)  # noqa: S603 — our own command
    for row in under_load(content, work):
        sys.stdout.write(f"{': '.join(filter(None, row))}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), PROJECT / "build" / "load")
