"""Whatever breaks a build: the old site stands byte for byte, a sentence says what to do, nothing is left behind, the next one is right."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.conftest import States, bytes_of, copy_of_program, leftovers, record_of
from tests.conftest import PROJECT, run_assessments
from tests.counted import count

_SIGNALLED = """
import importlib, os, signal, sys
place, number, name = sys.argv.pop(1).split()
module, _, function = place.rpartition(".")
module, left, group = importlib.import_module(module), int(number), os.getpgrp()
call = getattr(module, function)
def signalled(*arguments, **named):
    global left
    left -= 1
    if left == 0:
        os.killpg(group, signal.Signals[name])
    return call(*arguments, **named)
setattr(module, function, signalled)
from generator.cli import main
main()
"""
"""The command, with a signal to it and all its workers, as a terminal sends it, when a function of it is called for the n-th time."""

_MOMENTS = [
    ("generator.cli.find_problems", 1, "SIGHUP"),
    ("generator.documentation.write_file", 20, "SIGTERM"),
    ("generator.data.files.write_sqlite", 1, "SIGINT"),
    ("generator.build.rendered.twin", 5, "SIGINT"),
    ("generator.search.pagefind.settle", 1, "SIGTERM"),
    ("generator.build.whole.link", 100, "SIGINT"),
    ("generator.site.exchange", 1, "SIGHUP"),
]
_ONE_STEP_LESS = "import generator.build.exchange as exchange\nexchange._exchanged_at_once = lambda one, other: False\n"
"""What stands in for a system that cannot exchange two folders at once."""


@pytest.fixture
def work(states: States, tmp_path: Path) -> Path:
    """A folder with a site and an edit that is not built yet."""
    return shutil.copytree(states.edited, tmp_path / "work")


def _hear_signals() -> None:
    """What a shell starts in the background is deaf to interrupts, and so is all that it starts: these tests may be run so."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _run(program: str, *arguments: str, cwd: Path, before: tuple[str, ...] = (), path: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    """A program with the command in it, in a group of processes of its own."""
    environment = {**os.environ, "PYTHONPATH": str(path)}
    command = [*before, sys.executable, "-c", program, *arguments]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        preexec_fn=_hear_signals,
    )


def _survived(done: subprocess.CompletedProcess[str], work: Path, site: Path, stands: dict[str, str], *said: str, status: int = 1) -> None:
    """The build failed as it should, with sentences, and what stood stands."""
    told = " ".join(done.stderr.split())
    assert done.returncode == status, told
    assert [words for words in said if words not in told] == [], told
    assert "Traceback" not in told
    assert "[Errno" not in told
    assert bytes_of(site) == stands
    assert leftovers(work) == []
    count("faults survived")


def _mended(work: Path, states: States, *options: str) -> None:
    """With nothing in its way the next build is right."""
    done = run_assessments("build", *options, cwd=work)
    assert done.returncode == 0, done.stderr
    assert bytes_of(work / "site") == states.after
    assert leftovers(work) == []


def test_a_signal_at_any_stage_ends_a_build_in_order(work: Path, states: States) -> None:
    for place, number, name in _MOMENTS:
        done = _run(_SIGNALLED, f"{place} {number} {name}", "build", "--full", cwd=work)
        status = 128 + signal.Signals[name]
        stands = "what stands in site is as it was"
        _survived(done, work, work / "site", states.before, f"stopped by {name}", stands, status=status)
    done = _run(_SIGNALLED, "generator.build.spare.keep 1 SIGTERM", "build", cwd=work)
    _survived(done, work, work / "site", states.after, "stopped by SIGTERM", "the new site stands in site, whole", status=143)
    _mended(work, states)


def test_a_signal_between_two_steps_of_an_exchange_puts_the_old_site_back(work: Path, states: States) -> None:
    second = (
        _ONE_STEP_LESS
        + "from pathlib import Path\nimport os, signal\nrename = Path.rename\n"
        + (
            "def renamed(path, to):\n"
            "    if path.parent.name == '.site-aside' and path.name == 'site':\n"
            "        os.kill(os.getpid(), signal.SIGTERM)\n"
            "    return rename(path, to)\n"
            "Path.rename = renamed\n"
            "from generator.cli import main\n"
            "main()\n"
        )
    )
    done = _run(second, "build", cwd=work)
    _survived(done, work, work / "site", states.before, "stopped by SIGTERM", "what stands in site is as it was", status=143)
    killed = _run(second.replace("SIGTERM", "SIGKILL"), "build", cwd=work)
    assert killed.returncode == -signal.SIGKILL
    assert not (work / "site").exists()
    assert bytes_of(work / ".site-aside" / "old") == states.before
    (work / "content" / "committees").rename(work / "committees")
    assert run_assessments("build", cwd=work).returncode == 1
    (work / "committees").rename(work / "content" / "committees")
    _mended(work, states)
    count("faults survived")


def test_a_signal_that_is_to_be_ignored_is_ignored(work: Path, states: States) -> None:
    done = _run(_SIGNALLED, "generator.site.exchange 1 SIGHUP", "build", cwd=work, before=("nohup",))
    assert done.returncode == 0, done.stderr
    assert bytes_of(work / "site") == states.after
    count("faults survived")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, in memory."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("only root can mount a disk that is soon full, and not in every container")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


class _Filled:
    """A disk with so many bytes left on it, while this is entered."""

    def __init__(self, disk: Path, left: int):
        self._file, self._left = disk / "filling", left

    def __enter__(self) -> None:
        free = os.statvfs(self._file.parent)
        with self._file.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(4096, free.f_bavail * free.f_frsize - self._left))

    def __exit__(self, *_: object) -> None:
        self._file.unlink()


def test_a_full_disk_at_any_stage_leaves_the_old_site(disk: Path, states: States) -> None:
    work = shutil.copytree(states.edited, disk / "work")
    stages = set()
    for left in (0, 400_000, 1_200_000, 2_400_000):
        with _Filled(disk, left):
            done = run_assessments("build", "--full", cwd=work)
            space = "no space is left on the disk that holds"
            _survived(done, work, work / "site", states.before, space, "free some, and run the command again", "site is as it was")
        full = re.search(f"{space} {re.escape(str(work))}/(build/store/[a-z]+|[^/]+)", done.stderr)
        assert full, done.stderr
        stages.add(full[1])
    assert stages >= {"build/store/docs", "build/store/aside"}
    _mended(work, states)


def test_a_full_disk_below_the_site_alone_leaves_the_old_one(disk: Path, work: Path, states: States) -> None:
    site = shutil.copytree(work / "site", disk / "site")
    for left in (0, 1_000_000):
        with _Filled(disk, left):
            done = run_assessments("build", "--site", str(site), cwd=work)
            _survived(done, disk, site, states.before, f"no space is left on the disk that holds {disk}/", "is as it was")
    done = run_assessments("build", "--site", str(site), cwd=work)
    assert done.returncode == 0, done.stderr
    assert bytes_of(site) == states.after


def test_a_disk_too_full_for_the_zip_leaves_folder_and_zip_as_they_were(disk: Path, work: Path) -> None:
    site, archive = disk / "site-offline", disk / "site-offline.zip"
    build = ("build", "--offline", "--site", str(site))
    assert run_assessments(*build, cwd=work).returncode == 0
    stood, zipped = bytes_of(site), archive.read_bytes()
    record = record_of(work / "content", 1)
    record.write_text(re.sub("(?m)^    title: .*$", "    title: Another invented title", record.read_text()))
    with _Filled(disk, sum(path.stat().st_size + 4096 for path in site.rglob("*")) - archive.stat().st_size // 2):
        done = run_assessments(*build, cwd=work)
        _survived(done, disk, site, stood, "no space is left on the disk", "free some", "is as it was")
        assert archive.read_bytes() == zipped
    assert run_assessments(*build, cwd=work).returncode == 0
    assert bytes_of(site) != stood
    assert archive.read_bytes() != zipped


def test_a_place_that_can_only_be_read_is_named(disk: Path, work: Path, states: States) -> None:
    site = shutil.copytree(work / "site", disk / "out" / "site")
    elsewhere = shutil.copytree(states.edited, disk / "elsewhere")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    only = "is on a disk that can only be read; choose a place that can be written to"
    done = run_assessments("build", "--site", str(site), cwd=work)
    _survived(done, disk, site, states.before, f"{disk}/out/.site-aside {only}", "is as it was")
    done = run_assessments("build", "--site", str(work / "site"), cwd=elsewhere)
    _survived(done, work, work / "site", states.before, f"{disk}/elsewhere/build/store/", only, "is as it was")
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    _mended(work, states)


def test_where_a_disk_is_mounted_nothing_can_be_exchanged(disk: Path, work: Path) -> None:
    done = run_assessments("build", "--site", str(disk), cwd=work)
    _survived(done, work, disk, {}, f"a disk is mounted at {disk}", f"such as {disk}/site", status=2)


def test_a_folder_without_rights_is_named(work: Path, states: States) -> None:
    obey = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
    closed = shutil.copytree(work / "site", work / "closed" / "site").parent
    closed.chmod(0o500)
    try:
        done = _run("from generator.cli import main; main()", "build", "--site", "closed/site", cwd=work, before=obey)
    finally:
        closed.chmod(0o700)
    _survived(done, work, closed / "site", states.before, f"this user has no right to {closed}/.site-aside", "site is as it was")


def test_bad_content_leaves_the_old_site(work: Path, states: States) -> None:
    record = record_of(work / "content")
    text = record.read_bytes()
    for bad, said in ((b"colour: [red\n", "YAML"), (text.replace(b"\nstate: ", b"\nstate: Q"), "a State's key"), (b"\x00", "")):
        record.write_bytes(bad)
        done = run_assessments("build", cwd=work)
        _survived(done, work, work / "site", states.before, record.name, said, "nothing was written")
    record.write_bytes(text)
    _mended(work, states)


_BAD_PROGRAMS = {
    "mkdocs.yml": [
        (b"nav: [\n", "mkdocs.yml cannot be used: MkDocs encountered an error parsing the configuration file"),
        (b"colour: red\n", "Config value 'colour': Unrecognised configuration name: colour"),
        (b"markdown_extensions: [no_such_extension]\n", "Failed to load extension 'no_such_extension'"),
        (None, "mkdocs.yml"),
    ],
    "theme/base.html": [
        (b"{% if x %}", "theme/base.html:"),
        (b"{{ nothing.at.all }}", "UndefinedError: 'nothing' is undefined"),
        (b"\xff", "theme/base.html is no text in UTF-8: see its byte"),
    ],
    "theme/notice.html": [(None, "theme/notice.html is missing"), (b"\xff", "theme/notice.html is no text in UTF-8: see its byte")],
    "theme/one-file.html": [(b"$nothing", "theme/one-file.html: $nothing is no part of it; there are $article")],
}
"""What is added to a file of the program, or that it is gone, and what is said of it."""


def test_a_bad_configuration_or_theme_leaves_the_old_site_and_is_named_with_its_file(work: Path, states: States) -> None:
    program = copy_of_program(work / "program")
    for name, faults in _BAD_PROGRAMS.items():
        good = (program / name).read_bytes()
        for added, said in faults:
            if added is None:
                (program / name).unlink()
            else:
                (program / name).write_bytes(good + added)
            done = run_assessments("build", "--site", "site", cwd=work, PYTHONPATH=str(program))
            _survived(done, work, work / "site", states.before, said, "what stands in site is as it was")
        (program / name).write_bytes(good)
    _mended(work, states)
