"""`--compress`: text that gains by it stands there compressed too, made once for the same bytes, and gone with its file."""

import gzip
import shutil
from pathlib import Path

import brotli
import pytest

from generator.media_types import BINARY, MEDIA_TYPES
from tests.build.conftest import bytes_of, record_of
from tests.conftest import run_assessments

_PACKED = (".br", ".gz")


def _build(work: Path, *options: str) -> Path:
    done = run_assessments("build", "--content", "content", *options, cwd=work)
    assert done.returncode == 0, done.stderr
    return work / "site"


def _plain(site: Path) -> list[Path]:
    return [path for path in site.rglob("*") if path.is_file() and path.suffix not in _PACKED]


def test_each_text_above_a_kilobyte_stands_there_compressed_and_nothing_else_does(content: Path) -> None:
    site = _build(content.parent, "--compress")
    texts = {f".{ending}" for ending, media_type in MEDIA_TYPES.items() if media_type not in BINARY}
    gaining = [path for path in _plain(site) if path.suffix in texts and path.stat().st_size >= 1024]
    assert {path.suffix for path in gaining} >= {".html", ".md", ".css", ".js", ".json", ".csv", ".atom", ".xml"}
    for path in gaining:
        br, gz = (path.with_name(path.name + ending).read_bytes() for ending in _PACKED)
        assert brotli.decompress(br) == gzip.decompress(gz) == path.read_bytes()
        assert len(br) < len(gz) < path.stat().st_size
        assert gz[4:8] == bytes(4)  # the time at which it was made
    assert len(list(site.rglob("*.br"))) == len(list(site.rglob("*.gz"))) == len(gaining)


def test_what_did_not_change_is_not_compressed_again_and_the_bytes_are_those_of_a_full_build(content: Path) -> None:
    work = content.parent
    before = {path: path.stat().st_ino for path in _build(work, "--compress").rglob("*.br")}
    record = record_of(content)
    record.write_text(record.read_text().replace("    title: ", "    title: Invented ", 1))
    site = _build(work, "--compress")
    after = {path: path.stat().st_ino for path in site.rglob("*.br")}
    anew = {path for path, inode in after.items() if before.get(path) != inode}
    assert 0 < len(anew) < len(after) / 2
    assert all(path.with_suffix(".gz").stat().st_ino != before.get(path.with_suffix(".gz")) for path in anew)
    _build(work, "--compress", "--site", "anew", "--full")
    assert bytes_of(site) == bytes_of(work / "anew")


def test_what_is_compressed_goes_with_its_file_and_with_the_option(content: Path) -> None:
    work = content.parent
    site = _build(work, "--compress")
    files = set(_plain(site))
    record_of(content).unlink()
    _build(work, "--compress")
    assert files - set(_plain(site))
    assert [path for path in site.rglob("*") if path.suffix in _PACKED and not path.with_suffix("").exists()] == []
    _build(work)
    assert [path for path in site.rglob("*") if path.suffix in _PACKED] == []


def test_parts_of_several_machines_are_compressed_at_the_end(content: Path) -> None:
    work = content.parent
    whole = bytes_of(_build(work, "--compress"))
    _build(work, "--site", "part", "--shard", "1/1")
    shutil.rmtree(work / "build")
    _build(work, "--site", "part", "--finish", "--compress")
    assert bytes_of(work / "part") == whole


@pytest.mark.parametrize("other", [("--offline",), ("--shard", "1/2")])
def test_what_no_server_sends_is_not_compressed(content: Path, other: tuple[str, ...]) -> None:
    done = run_assessments("build", "--compress", *other, cwd=content.parent)
    assert done.returncode == 2
    assert "--compress is for a whole site that servers send" in done.stderr
