"""`assessments sample`: content of any size that is valid, the same everywhere, various, and visibly invented."""

import hashlib
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.index import Index, make_index
from generator.load.content import read_content
from generator.points import ReplyStatus
from generator.records.values import is_printed
from generator.sample.content import SampleContent
from generator.sample.sessions import STATES, place
from generator.write import MARKER, write_files
from tests.conftest import run_assessments

_FREE_CODE = re.compile("AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]")
"""The codes of three letters that ISO 3166 gives to no State."""
_WORD = re.compile(r"[^\W\d_]+")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of a sample of 300 assessments."""
    folder = tmp_path_factory.mktemp("sample")
    write_files(SampleContent(300, 7), folder)
    return make_index(read_content(folder)[0])


def _written(folder: Path, *arguments: str, **environment: str) -> dict[str, str]:
    """What the command writes into a folder: the hash of each file."""
    done = run_assessments("sample", *arguments, "--out", str(folder), cwd=folder.parent, **environment)
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes_whatever_the_order_of_sets(tmp_path: Path) -> None:
    once = _written(tmp_path / "once", "--assessments", "40", "--seed", "3", PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    again = _written(tmp_path / "again", "--assessments", "40", "--seed", "3", PYTHONHASHSEED="2", TZ="UTC")
    assert once == again
    assert sum(file.startswith("assessments/") for file in once) == 40


def test_another_seed_gives_other_states_organizations_and_assessments() -> None:
    ours, theirs = SampleContent(40, 3), SampleContent(40, 4)
    for file in ("states.yaml", "organizations.yaml"):
        assert ours[file] != theirs[file]
    assert {ours[file] for file in ours if file.startswith("assess")}.isdisjoint(theirs.values())


def test_more_assessments_leave_the_first_ones_as_they_are() -> None:
    few, many = SampleContent(30, 5), SampleContent(60, 5)
    records = [file for file in few if file.startswith("assessments/")]
    assert len(records) == 30
    assert all(few[file] == many[file] for file in records)


def test_no_two_of_ten_thousand_are_of_one_state_and_session() -> None:
    places = [place(number) for number in range(10_000)]
    assert len(set(places)) == 10_000
    assert {state for state, _ in places} == set(range(STATES))


@pytest.mark.parametrize("count", [1, 250])
def test_check_finds_no_problem(count: int, tmp_path: Path) -> None:
    _written(tmp_path / "sample", "--assessments", str(count))
    done = run_assessments("check", "--content", "sample", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    found = {line.split()[2] for line in done.stdout.splitlines()}
    assert found == {"SITE-PLACEHOLDER", "ADDRESS-UNLISTED", "VERSION-UNLISTED"}


def test_records_vary_as_the_real_ones_do(sample: Index) -> None:
    records = [entry.record for entry in sample.assessments]
    assert {record.coverage for record in records} == {"full", "header", "partial"}
    assert 15 <= sum(record.coverage == "header" for record in records) <= 45
    assert {record.criteria for record in records} == set(sample.corpus.committees["ccpr"].criteria)
    assert {len(record.paragraphs) for record in records} == {2, 3, 4}
    assert {record.procedure for record in records} == {
        *("discontinued", "continuing", "reminder", "meeting-requested", "completed", "suspended", "not-stated", "not-held")
    }
    assert {len(str(record.next_report)) for record in records if record.next_report} == {4, 7, 10}
    for key in ("letter", "later", "footnotes", "notes", "corrections", "printed_errors"):
        having = sum(bool(getattr(record, key)) for record in records)
        assert 0 < having < len(records)
    assert {len(record.reply_documents) for record in records} == {0, 1, 2, 3}
    assert {record.report.version for record in records} == {"issued", "advance unedited", "not-stated"}
    assert any(sample.wordings(record) for record in records)
    assert any(sample.wordings(record) is None for record in records)


def test_paragraphs_vary_as_the_real_ones_do(sample: Index) -> None:
    entries = [paragraph for entry in sample.assessments for paragraph in entry.paragraphs]
    full = [entry for entry in entries if entry.record.coverage == "full"]
    assert {point.status for entry in entries for point in entry.reading.points} == set(ReplyStatus)
    assert any(not entry.reading.points for entry in entries)
    assert {len([point for point in entry.reading.points if point.letter]) for entry in full} >= {0, *range(2, 9)}
    assert {len(entry.information) for entry in full} == {0, 1, 2, 3, 4}
    assert any(text.aliases for entry in full for text in entry.information)
    assert any(entry.paragraph.recommendation_from for entry in full)
    scopes = [evaluation.scope for entry in full for evaluation in entry.paragraph.evaluations]
    assert {scope if isinstance(scope, str) else type(scope).__name__ for scope in scopes} == {
        "whole",
        "not-stated",
        "tuple",
        "ScopeInWords",
    }
    assert any(len(entries) > 1 for entries in sample.by_observations.values())
    assert set(sample.by_topic) == set(sample.corpus.topics)


def test_evaluations_are_marked_read_without_marks_or_not_yet_read(sample: Index) -> None:
    marks = [evaluation.marks for entry in sample.assessments for each in entry.paragraphs for evaluation in each.paragraph.evaluations]
    assert None in marks
    assert () in marks
    kinds = {mark.kind for marked in marks for mark in marked or ()}
    assert kinds == {"request", "reiterates", "no-information", "insufficient", "welcomes"}


def _texts(sample: Index, topic: str = "") -> list[str]:
    """The official text of each paragraph held in full, all of it or that on a topic."""
    paragraphs = [each.paragraph for entry in sample.assessments for each in entry.paragraphs if entry.record.coverage == "full"]
    return [
        " ".join(
            text for text in (each.recommendation, each.reply, *(evaluation.text for evaluation in each.evaluations)) if is_printed(text)
        )
        for each in paragraphs
        if not topic or topic in each.topics
    ]


def test_texts_are_as_long_as_real_ones_and_some_five_times_as_long(sample: Index, index: Index) -> None:
    real = sorted(map(len, _texts(index)))
    invented = sorted(map(len, _texts(sample)))
    assert real[0] / 3 < invented[len(invented) // 2] < real[-1]
    assert invented[-1] > 5 * invented[len(invented) // 2]


def test_new_words_keep_coming(sample: Index) -> None:
    texts = _texts(sample)
    halves = texts[: len(texts) // 2], texts[len(texts) // 2 :]
    known, later = ({word.lower() for text in half for word in _WORD.findall(text)} for half in halves)
    assert len(later - known) > len(known) / 10


def test_paragraphs_on_torture_speak_of_it(sample: Index) -> None:
    texts = _texts(sample, "torture")
    assert sum("torture" in text for text in texts) > len(texts) * 0.9
    assert any("ill-treatment" in text for text in texts)


def test_states_are_visibly_invented_and_lie_in_real_regions(sample: Index, index: Index) -> None:
    real = index.corpus.states.values()
    regions = {(state.region, state.subregion) for state in real if state.region}
    states = sample.corpus.states
    assert all(_FREE_CODE.fullmatch(key) for key in states)
    assert all(state.name.endswith(" (invented)") for state in states.values())
    assert {state.name.removesuffix(" (invented)") for state in states.values()}.isdisjoint(state.name for state in real)
    assert {(state.region, state.subregion) for state in states.values()} == regions
    assert sum(state.subregion == "Central Asia" for state in states.values()) > 1
    assert set(sample.corpus.organizations).isdisjoint(index.corpus.organizations)
    assert sample.site.title.startswith("SAMPLE")


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    done = run_assessments("sample", "--out", "mine", cwd=tmp_path)
    assert done.returncode == 2
    assert "mine holds files and was not made by this command" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_smaller_sample_replaces_a_larger_one(tmp_path: Path) -> None:
    _written(tmp_path / "sample", "--assessments", "9")
    fewer = _written(tmp_path / "sample", "--assessments", "2")
    assert fewer.keys() - {MARKER} == set(SampleContent(2, 1))


def test_its_site_has_a_page_for_each_assessment_and_paragraph(tmp_path: Path) -> None:
    _written(tmp_path / "sample", "--assessments", "3")
    done = run_assessments("build", "--content", "sample", "--site", "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for record in read_content(tmp_path / "sample")[0].assessments.values():
        page = BeautifulSoup((tmp_path / "site" / record.key / "index.html").read_text(encoding="utf-8"), "html.parser")
        assert page.title is not None
        assert "SAMPLE" in page.title.text
        assert "(invented)" in page.title.text
        for paragraph in record.paragraphs:
            assert (tmp_path / "site" / record.key / str(paragraph.number) / "index.html").is_file()
