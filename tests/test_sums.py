"""SHA256SUMS, checked by the program that readers have: every file is listed, and one changed byte is found."""

import shutil
import subprocess
from pathlib import Path

import pytest


def _check(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="coreutils is not installed")
def test_sha256sum_finds_every_file_and_every_change(built: Path, tmp_path: Path) -> None:
    site = shutil.copytree(built, tmp_path / "site")
    done = _check(site)
    assert done.returncode == 0, done.stderr
    confirmed = {line.removesuffix(": OK") for line in done.stdout.splitlines()}
    assert confirmed == {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    changed = site / "ccpr/123/kaz/24/index.html"
    changed.write_bytes(changed.read_bytes().replace(b"not satisfactory", b"not satisfactorY", 1))
    done = _check(site)
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if not line.endswith(": OK")] == ["ccpr/123/kaz/24/index.html: FAILED"]


def test_the_sums_stand_in_the_order_of_their_paths(built: Path) -> None:
    names = [line.partition("  ")[2] for line in (built / "SHA256SUMS").read_text().splitlines()]
    assert names == sorted(names)
    assert len(names) > 100
