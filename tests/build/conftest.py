"""A small invented content that builds in moments, and what tests of the builder ask of a site."""

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.conftest import PROJECT, run_assessments


@pytest.fixture(scope="session")
def small_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three invented assessments."""
    content = tmp_path_factory.mktemp("small") / "content"
    done = run_assessments("sample", "--assessments", "3", "--seed", "7", "--out", str(content), cwd=content.parent)
    assert done.returncode == 0, done.stderr
    return content


@pytest.fixture
def content(small_content: Path, tmp_path: Path) -> Path:
    """A copy of the small content, to edit."""
    return shutil.copytree(small_content, tmp_path / "content")


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
