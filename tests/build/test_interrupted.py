"""A build that is killed at any moment leaves the old site whole, or has put the new one in its place; the next build is right."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.build.conftest import States, bytes_of, leftovers
from tests.conftest import PROJECT, run_assessments
from tests.counted import count

_MOMENTS = 12
_COUNTED = ("open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.utime", "shutil.rmtree", "subprocess.Popen", "os.fork")

_KILLED = f"""
import os, signal, sys
kill_at, alone, events = int(sys.argv.pop(1)), os.getpid(), 0
def hook(event, arguments):
    global events
    if event in {_COUNTED!r} and os.getpid() == alone:
        events += 1
        if events == kill_at:
            os.kill(alone, signal.SIGKILL)
sys.addaudithook(hook)
from generator.cli import main
events = 0
try:
    main()
finally:
    sys.stderr.write(f"events: {{events}}\\n")
"""
"""The command, killed by itself at the n-th thing it asks of the system after it has started; never at 0."""


def _killed_at(moment: int, work: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _KILLED, str(moment), "build"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_killed_at_any_moment_the_old_site_stands_or_the_new(states: States, tmp_path: Path) -> None:
    before, after = states.before, states.after
    whole = _killed_at(0, shutil.copytree(states.edited, tmp_path / "whole"))
    assert whole.returncode == 0, whole.stderr
    events = int(whole.stderr.rpartition("events: ")[2])
    assert events > 10 * _MOMENTS
    outcomes = set()
    for number in range(1, _MOMENTS + 1):
        work = shutil.copytree(states.edited, tmp_path / str(number))
        killed = _killed_at(events * number // (_MOMENTS + 1), work)
        assert killed.returncode == -signal.SIGKILL
        site = bytes_of(work / "site")
        assert site in (before, after)
        outcomes.add(site == after)
        done = run_assessments("build", cwd=work)
        assert done.returncode == 0, done.stderr
        assert bytes_of(work / "site") == after
        assert leftovers(work) == []
        count("faults survived")
    assert False in outcomes


def test_a_worker_that_is_killed_fails_the_build_with_its_page(content: Path) -> None:
    killed = (
        "import os, signal, generator.build.render as render\n"
        "from generator.cli import main\n"
        "page = render.Renderer.page\n"
        "def killed(self, written):\n"
        "    if written.address == '/about/':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return page(self, written)\n"
        "render.Renderer.page = killed\n"
        "main()\n"
    )
    work = content.parent
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run([sys.executable, "-c", killed, "build"], cwd=work, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "about/index.md: the process that was making it was killed by SIGKILL; was there memory enough?" in done.stderr
    assert "Traceback" not in done.stderr
    assert "nothing was published" in done.stderr
    assert not (work / "site").exists()
    assert leftovers(work) == []
    assert run_assessments("build", cwd=work).returncode == 0
    count("faults survived")
