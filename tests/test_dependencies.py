"""What the project stands on: installed as locked, licensed as listed, imported as declared, and asked after for known faults."""

import importlib.metadata
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.browser.chromium import Quiet, answering
from tests.conftest import PROJECT
from tests.licences import TABLE, VENDORED, Vendored, table
from tests.locked import FOR_TESTS, FOR_THE_SITE, locked, version_of

_THE_PROJECT_AND_WHAT_INSTALLS = {"follow-up-record", "pip", "setuptools"}
_WORDS = {"MIT": "Permission is hereby granted, free of charge", "OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1"}


def _applying(lock: Path) -> dict[str, str]:
    """The versions that a lock says are to be installed on this machine."""
    return {canonicalize_name(each.name): version_of(each) for each in locked(lock) if each.marker is None or each.marker.evaluate()}


def test_what_is_installed_is_what_the_lock_says_and_nothing_else() -> None:
    installed = {canonicalize_name(each.name): each.version for each in importlib.metadata.distributions(path=[_site_packages()])}
    said = _applying(FOR_TESTS)
    assert {name: installed.get(name) for name in said} == said
    assert installed.keys() - said.keys() - _THE_PROJECT_AND_WHAT_INSTALLS == set()


def _site_packages() -> str:
    return next(path for path in sys.path if path.startswith(sys.prefix) and path.endswith("site-packages"))


def test_the_site_is_built_with_what_the_tests_ran_with() -> None:
    site, tests = _applying(FOR_THE_SITE), _applying(FOR_TESTS)
    assert site
    assert {name: tests.get(name) for name in site} == site


@pytest.mark.parametrize("lock", [FOR_THE_SITE, FOR_TESTS])
def test_every_package_of_a_lock_is_held_to_the_hashes_of_its_files(lock: Path) -> None:
    named = [line for line in lock.read_text().splitlines() if line[:1].isalnum()]
    assert len(locked(lock)) == len(named) > 30


def test_the_licences_listed_are_those_of_what_is_locked_and_installed() -> None:
    assert TABLE.read_text() == table(), "run: make licences"
    rows = [line.split(" | ") for line in TABLE.read_text().splitlines() if line.startswith("| ")]
    assert [row for row in rows if any(cell.strip("| ") == "" for cell in row)] == []


@pytest.mark.parametrize("vendored", VENDORED, ids=lambda each: each.name)
def test_what_is_vendored_is_there_with_its_version_and_its_licence(vendored: Vendored) -> None:
    notice = (PROJECT / vendored.notice).read_text()
    assert list(PROJECT.glob(vendored.files))
    assert f"{vendored.name} {vendored.version}" in notice.replace(", version ", " ")
    assert _WORDS[vendored.licence] in " ".join(notice.replace("//", "").split())


def test_nothing_else_is_vendored() -> None:
    listed = {path for each in VENDORED for pattern in (each.files, each.notice) for path in PROJECT.glob(pattern)}
    places = [
        *(PROJECT / "theme" / "engines").iterdir(),
        *(PROJECT / "theme" / "static" / "fonts").iterdir(),
        *(PROJECT / "content" / "LICENSES").iterdir(),
    ]
    ours = {"engine-online.js", "engine-offline.js"}
    assert {path.name for path in places if path not in listed and path.name not in ours} == {"pagefind-LICENSE.txt"}
    held = (PROJECT / "theme" / "engines" / "pagefind-LICENSE.txt").read_text()
    assert held.startswith(f"Pagefind {_applying(FOR_THE_SITE)['pagefind-bin']} ")  # what the site publishes comes from the package


@pytest.mark.parametrize(
    ("module", "found"),
    [
        ("import yaml\n", "DEP003 'yaml' imported but it is a transitive dependency"),
        ("def late():\n    import nowhere\n", "DEP001 'nowhere' imported but missing"),
        ("import pytest\n", "DEP004 'pytest' imported but declared as a dev dependency"),
    ],
)
def test_an_import_of_what_is_not_declared_is_found(module: str, found: str, tmp_path: Path) -> None:
    shutil.copyfile(PROJECT / "pyproject.toml", tmp_path / "pyproject.toml")
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator" / "module.py").write_text(module)
    done = subprocess.run(
        [sys.executable, "-m", "deptry", "--no-ansi", "generator"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert found in done.stderr


@contextmanager
def _osv(faulty: str) -> Iterator[str]:
    """The address of what answers as OSV does, and knows a fault of one package."""

    class _Osv(Quiet):
        def do_POST(self) -> None:  # noqa: N802 — the name is the library's
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fault = {
                "id": "PYSEC-0000-1",
                "summary": "An invented fault.",
                "affected": [{"package": {"name": faulty, "ecosystem": "PyPI"}}],
            }
            answer = json.dumps({"vulns": [fault]} if asked.get("package", {}).get("name") == faulty else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    with answering(_Osv) as at:
        yield f"{at}/v1/query"


def _audited(address: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROJECT / ".ci" / "audit", address], capture_output=True, text=True, check=False)


def test_a_known_fault_of_a_locked_package_fails_and_none_passes() -> None:
    with _osv("click") as address:
        found = _audited(address)
    assert found.returncode == 1
    assert "PYSEC-0000-1" in found.stdout
    with _osv("not-locked-here") as address:
        passed = _audited(address)
    assert passed.returncode == 0
    assert "No known vulnerabilities found" in passed.stderr


def test_where_the_data_cannot_be_reached_the_audit_says_so_and_fails_nothing() -> None:
    with _osv("click") as address:
        pass
    done = _audited(address)
    assert done.returncode == 0
    assert done.stderr.startswith(f"pip-audit is skipped: {address} cannot be reached")
