"""Pages rendered on several machines, copied into one folder, make the site that one machine makes."""

import shutil
from pathlib import Path

import pytest

from tests.build.conftest import bytes_of, record_of
from tests.conftest import run_assessments


@pytest.fixture
def parts(content: Path) -> Path:
    """The pages of three machines, each with a store of its own, in one folder."""
    for number in (1, 2, 3):
        machine = content.parent / f"machine-{number}"
        machine.mkdir()
        done = run_assessments("build", "--content", str(content), "--site", "part", "--shard", f"{number}/3", cwd=machine)
        assert done.returncode == 0, done.stderr
        shutil.copytree(machine / "part", content.parent / "site", dirs_exist_ok=True)
    return content.parent


def test_three_parts_make_the_whole(parts: Path) -> None:
    for number in (1, 2, 3):
        pages = list((parts / f"machine-{number}" / "part").rglob("index.html"))
        assert len(pages) > 5
        assert not (parts / f"machine-{number}" / "part" / "SHA256SUMS").exists()
    done = run_assessments("build", "--finish", cwd=parts)
    assert done.returncode == 0, done.stderr
    assert run_assessments("build", "--site", "whole", "--full", cwd=parts).returncode == 0
    assert bytes_of(parts / "site") == bytes_of(parts / "whole")


def test_a_part_that_is_missing_or_of_other_content_is_said(parts: Path) -> None:
    gone = next((parts / "site").rglob("index.html")).parent
    shutil.rmtree(gone)
    done = run_assessments("build", "--finish", cwd=parts)
    assert done.returncode == 1
    assert "1 of " in done.stderr
    assert "copy every part into it" in done.stderr
    assert "Traceback" not in done.stderr
    record_of(parts / "content").unlink()
    assert "are not in" in run_assessments("build", "--finish", cwd=parts).stderr


def test_parts_are_no_site_and_a_site_is_no_part(parts: Path) -> None:
    done = run_assessments("build", cwd=parts)
    assert done.returncode == 2
    assert "holds pages of one or several machines (made with --shard), and not a site" in done.stderr
    assert run_assessments("build", "--site", "whole", cwd=parts).returncode == 0
    done = run_assessments("build", "--site", "whole", "--finish", cwd=parts)
    assert done.returncode == 2
    assert "holds a site, and not pages of one or several machines" in done.stderr


@pytest.mark.parametrize("shard", ["0/3", "4/3", "3", "1/0", "one/three"])
def test_a_part_of_no_whole_is_refused(content: Path, shard: str) -> None:
    done = run_assessments("build", "--shard", shard, cwd=content.parent)
    assert done.returncode == 2
    assert "the first of three is 1/3" in done.stderr


def test_a_part_and_the_whole_are_two_commands(content: Path) -> None:
    done = run_assessments("build", "--shard", "1/3", "--finish", cwd=content.parent)
    assert done.returncode == 2
    assert "two commands, one after the other" in done.stderr
