"""SHA256SUMS, checked by the program that readers have: every file is listed, and one changed byte is found."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.sums import write_sums


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


def test_the_sums_stand_in_the_order_of_their_paths_and_leave_themselves_out(tmp_path: Path) -> None:
    for name in ("b", "a/c", "a b", "é"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    write_sums(tmp_path)
    once = (tmp_path / "SHA256SUMS").read_bytes()
    write_sums(tmp_path)
    assert (tmp_path / "SHA256SUMS").read_bytes() == once
    assert [line.partition("  ")[2] for line in once.decode().splitlines()] == ["a b", "a/c", "b", "é"]
