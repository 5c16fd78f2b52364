"""A small invented content that builds in moments, and what tests of the builder ask of a site."""

import hashlib
import re
import shutil
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import PROJECT, make_sample, once, run_assessments


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three invented assessments; their site stands beside them."""
    return once(tmp_path_factory, "small", _make_small) / "content"


def _make_small(work: Path) -> None:
    make_sample(work, assessments=3, seed=7)
    assert run_assessments("build", cwd=work).returncode == 0


@pytest.fixture
def content(small_content: Path, tmp_path: Path) -> Path:
    """A copy of the small content, to edit."""
    return shutil.copytree(small_content, tmp_path / "content")


@pytest.fixture
def work(small_content: Path, tmp_path: Path) -> Path:
    """A copy of the folder with the small content, its site and what the builder keeps."""
    return shutil.copytree(small_content.parent, tmp_path / "work")


class States(NamedTuple):
    """A folder with a site and an edit of its content that is not built yet; what the site holds, and what it will hold then."""

    edited: Path
    before: dict[str, str]
    after: dict[str, str]


@pytest.fixture(scope="session")
def states(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> States:
    """A site of the small content, to be copied and broken."""
    folder = once(tmp_path_factory, "states", partial(_make_states, small_content.parent))
    edited, before, now = folder / "edited", bytes_of(folder / "edited" / "site"), bytes_of(folder / "after" / "site")
    assert before != now
    return States(edited, before, now)


def _make_states(small: Path, folder: Path) -> None:
    edited = shutil.copytree(small, folder / "edited")
    record = record_of(edited / "content")
    record.write_text(re.sub("(?m)^    title: .*$", "    title: Invented title", record.read_text()))
    after = shutil.copytree(edited, folder / "after")
    assert run_assessments("build", cwd=after).returncode == 0


def leftovers(work: Path) -> list[Path]:
    """What builds make for a while and clear away: folders aside, in the store too, and files that are not in their places yet."""
    return [path for path in work.rglob("*") if re.fullmatch(r"\..+-aside|\..+\.\d+", path.name) or path.match("store/aside/*")]


def bytes_of(folder: Path) -> dict[str, str]:
    """What each file below a folder holds, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def record_of(content: Path, position: int = 0) -> Path:
    """One of the records."""
    return sorted((content / "assessments").rglob("*.yaml"))[position]


def copy_of_program(place: Path) -> Path:
    """The program with its theme and configuration, to change them."""
    for name in ("generator", "theme"):
        shutil.copytree(PROJECT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", place)
    return place
