"""The same content gives the same bytes, whoever builds it where and when; what is dated is so by the newest record, or as asked for."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.conftest import bytes_of, leftovers
from tests.conftest import INVENTED, PROJECT, run_assessments

_BACKWARDS = """
import os
_entries, _names = os.scandir, os.listdir
class Backwards:
    def __init__(self, path="."):
        with _entries(path) as entries:
            self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def __iter__(self):
        return self._entries
    def __next__(self):
        return next(self._entries)
os.scandir, os.listdir = Backwards, lambda path=".": sorted(_names(path), reverse=True)
"""
"""A file system that gives its files in the order opposite to their names."""


def _turkish(folder: Path) -> dict[str, str]:
    """Turkish, whose small i has another capital, with a comma before decimals; where the machine cannot make it, no locale at all."""
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", folder / "tr_TR.UTF-8"], capture_output=True, check=False)
    return {"LOCPATH": str(folder), "LC_ALL": "tr_TR.UTF-8"} if made.returncode == 0 else {"LC_ALL": "xx_XX.UTF-8"}


def _early(folder: Path) -> tuple[Path, dict[str, str], int, str]:
    """A machine where the day begins first, in Turkish, that shares nothing with others and gives files backwards."""
    (folder / "sitecustomize.py").write_text(_BACKWARDS)
    path = f"{folder}:{PROJECT}"
    work = folder / "a folder, ünlike the other"
    return work, {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "PYTHONPATH": path, **_turkish(folder)}, 0o077, "1"


def _late(folder: Path) -> tuple[Path, dict[str, str], int, str]:
    """A machine where the day begins last, that knows no letters but those of ASCII, and has many processors."""
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return folder / "b", {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "4294967295", "PYTHONPATH": str(PROJECT), **ascii_only}, 0o002, "3"


@pytest.mark.parametrize("machine", [_early, _late])
def test_any_machine_makes_the_same_bytes(
    built_invented: Path, offline_invented: Path, tmp_path: Path, machine: Callable[[Path], tuple[Path, dict[str, str], int, str]]
) -> None:
    work, environment, umask, jobs = machine(tmp_path)
    work.mkdir()
    shutil.copytree(INVENTED, work / "content")
    for folder, options in (("online", ()), ("offline", ("--offline",))):
        (work / folder).mkdir()
        command = [sys.executable, "-m", "generator.cli", "build", "--site", f"{folder}/site", "--jobs", jobs, *options]
        told = {**os.environ, **environment}
        done = subprocess.run(command, cwd=work, env=told, umask=umask, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert bytes_of(work / "online/site") == bytes_of(built_invented)
    assert bytes_of(work / "offline/site") == bytes_of(offline_invented)
    assert (work / "offline/site.zip").read_bytes() == offline_invented.with_name("site.zip").read_bytes()


def _dates(archive: Path) -> set[tuple[int, ...]]:
    with zipfile.ZipFile(archive) as held:
        return {entry.date_time for entry in held.infolist()}


def test_what_is_dated_has_the_day_of_the_newest_record_or_the_time_asked_for(content: Path) -> None:
    work = content.parent
    revised = max(path.read_text().partition("revised: ")[2][:10] for path in (content / "assessments").rglob("*.yaml"))
    assert run_assessments("build", "--offline", cwd=work).returncode == 0
    assert _dates(work / "site-offline.zip") == {(*map(int, revised.split("-")), 0, 0, 0)}
    held = bytes_of(work / "site-offline")
    assert run_assessments("build", "--offline", cwd=work, SOURCE_DATE_EPOCH="1000000000").returncode == 0
    assert _dates(work / "site-offline.zip") == {(2001, 9, 9, 1, 46, 40)}
    assert bytes_of(work / "site-offline") == held
    for wrong in ("yesterday", "9" * 30, "-1", "1_000", "١٢"):
        done = run_assessments("build", "--offline", cwd=work, SOURCE_DATE_EPOCH=wrong)
        assert done.returncode == 2
        assert f"SOURCE_DATE_EPOCH is '{wrong}', no time; it is a whole number of seconds since 1970" in " ".join(done.stderr.split())
    assert _dates(work / "site-offline.zip") == {(2001, 9, 9, 1, 46, 40)}
    assert leftovers(work) == []
