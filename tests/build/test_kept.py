"""What is kept of a portion is taken for that portion only, and only where all that it was made of is as it was."""

import fcntl
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator import documentation, made_with
from generator.build.exchange import alone_in, remove_unused
from generator.build.rendered import keys_of, rendered
from generator.build.store import Store
from generator.corpus import Corpus
from generator.documentation import write_documentation
from generator.edition import Edition, edition_of
from generator.index import Index, make_index
from generator.kept import Kept
from generator.ledger import published_addresses
from generator.portions import portions_of_files, portions_of_pages
from generator.workers import WorkerError
from tests.build.conftest import bytes_of
from tests.conftest import run_assessments


def _untold(doing: str) -> Callable[[int, int], None]:
    return lambda done, of: None


def _edition(corpus: Corpus) -> Edition:
    assert corpus.site
    return edition_of(corpus, corpus.site)


def _only(corpus: Corpus, *states: str) -> Corpus:
    """A content that never had other records."""
    records = {file: record for file, record in corpus.assessments.items() if record.state in states}
    return replace(corpus, assessments=records, permalinks={}, published={}, versions={})


@pytest.mark.slow
def test_records_that_share_a_document_come_and_go(corpus: Corpus, tmp_path: Path) -> None:
    """Three records of one report, and one whose report a register names too: by whom a document is used changes, not what those say."""
    every = ("KAZ", "JOR", "MUS", "DOM")
    assert {record.state for record in corpus.assessments.values()} == set(every)
    kept = Kept(tmp_path / "kept")
    for number, states in enumerate([every, ("KAZ", "JOR", "DOM"), ("KAZ", "JOR"), ("JOR",), (), ("KAZ",), ("MUS", "JOR"), every]):
        index = make_index(_only(corpus, *states))
        edition = _edition(corpus)
        sums = write_documentation(index, edition, tmp_path / "one upon the other", 2, _untold, kept)
        assert sums == write_documentation(index, edition, tmp_path / f"anew {number}", 2, _untold), states


def test_no_two_portions_have_one_name(index: Index, invented: Index) -> None:
    for of in (index, invented):
        edition = _edition(of.corpus)
        names = [each.name for each in (*portions_of_pages(of, edition), *portions_of_files(of, edition, published_addresses(of)))]
        assert len(names) == len(set(names))


def test_a_session_of_two_committees_is_two_portions(index: Index) -> None:
    (known, *_) = index.corpus.known
    (committee,) = index.corpus.committees
    corpus = replace(
        _only(index.corpus),
        committees={committee: index.corpus.committees[committee], "cabc": index.corpus.committees[committee]},
        known=(known, known.model_copy(update={"committee": "cabc"})),
    )
    names = [each.name for each in portions_of_pages(make_index(corpus), _edition(index.corpus)) if each.name.startswith("session")]
    assert len(set(names)) == len(names) == 2


def test_what_may_be_made_of_another_theme_than_its_key_says_is_not_kept(
    index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "notice.html").write_text("before")
    monkeypatch.setattr(documentation, "theme_files", lambda: [theme / "notice.html"])
    monkeypatch.setattr(made_with, "PROJECT", tmp_path)
    kept = Kept(tmp_path / "kept")
    write_documentation(index, _edition(index.corpus), tmp_path / "docs", 1, _untold, kept)
    of_before = set(kept.folder.rglob("*"))
    assert of_before
    (theme / "notice.html").write_text("after")

    def changed(doing: str) -> Callable[[int, int], None]:
        (theme / "notice.html").write_text("later")
        return lambda done, of: None

    write_documentation(index, _edition(index.corpus), tmp_path / "docs", 1, changed, kept)
    assert set(kept.folder.rglob("*")) == of_before


def test_a_page_that_is_not_what_its_key_says_is_not_rendered(index: Index, tmp_path: Path) -> None:
    edition, docs = _edition(index.corpus), tmp_path / "docs"
    sums = write_documentation(index, edition, docs, 1, _untold)
    keys = keys_of({path: sha256 for path, sha256 in sums.items() if path.endswith(".md")}, edition)
    (docs / "about/index.md").write_bytes((docs / "search/index.md").read_bytes())
    store = Store(tmp_path / "store", tmp_path / "aside")
    with pytest.raises(WorkerError, match=r"about/index\.md: what it is made of was changed while the site was being made"):
        rendered(docs, keys, edition, store, 1, lambda done, of: None)


def test_what_pagefind_would_take_from_its_surroundings_changes_nothing(content: Path) -> None:
    work = content.parent
    (work / "pagefind.yml").write_text("exclude_selectors: [span]\n")
    assert run_assessments("build", "--site", "by file", cwd=work).returncode == 0
    (work / "pagefind.yml").unlink()
    assert run_assessments("build", "--full", "--site", "by variable", cwd=work, PAGEFIND_EXCLUDE_SELECTORS="span").returncode == 0
    assert run_assessments("build", "--full", "--site", "plain", cwd=work).returncode == 0
    assert bytes_of(work / "by file") == bytes_of(work / "by variable") == bytes_of(work / "plain")


def test_a_folder_in_which_a_build_is_at_work_is_not_removed(tmp_path: Path) -> None:
    long_ago = datetime(2001, 1, 1, tzinfo=UTC).timestamp()
    for name in ("at work", "new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text("page")
    with alone_in(tmp_path / "at work", lambda: None):
        for name in ("at work", "old"):
            os.utime(tmp_path / name, (long_ago, long_ago))
        remove_unused(tmp_path, time.time() - 60)
        assert {path.name for path in tmp_path.iterdir()} == {"at work", "new"}
    remove_unused(tmp_path, time.time() - 60)
    assert {path.name for path in tmp_path.iterdir()} == {"new"}


def test_a_second_build_waits_for_the_first_at_work_in_the_same_folder_of_the_store(tmp_path: Path) -> None:
    waited: list[str] = []
    lock = tmp_path / "docs"
    lock.mkdir()
    held = os.open(lock, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)

    def waiting() -> None:
        waited.append("waited")
        fcntl.flock(held, fcntl.LOCK_UN)

    with alone_in(lock, waiting):
        assert waited == ["waited"]
    os.close(held)
