"""A record imported anew: shown before it is written, with all that a person added, put elsewhere or remarked still in it."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.patch import patched
from generator.importing.update import comparable, editorial_keys, like
from generator.load.yaml_files import comments, parse
from generator.records.assessment import Assessment, ConcludingObservations, Evaluation, Paragraph, Reply, Report
from tests.conftest import CONTENT, PROJECT
from tests.test_import import RECORD, STORED, run

TYPED_IN = (CONTENT / RECORD).read_text()
SLIPPED = TYPED_IN.replace("Complainants are warned", "Complainants were warned")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content directory with the registers and the record."""
    ignored = shutil.ignore_patterns("sources", "published", "permalinks.txt")
    shutil.copytree(CONTENT, tmp_path / "content", ignore=ignored)
    return tmp_path / "content"


def update(content: Path, record: str, *options: str, source: str | None = None) -> tuple[str, list[str], list[str]]:
    """What the record becomes, the changed lines of the difference and what was told."""
    (content / RECORD).write_text(record)
    file = content.parent / "document.txt"
    file.write_text(STORED.read_text() if source is None else source)
    result = run(str(file), "--content", str(content), "--update", *options)
    assert result.exit_code == (3 if source else 0)
    changed = [line for line in result.stdout.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]
    return (content / RECORD).read_text(), changed, result.stderr.splitlines()


def said(record: str) -> Any:
    return comparable(parse(record)[0])


def remarks_in(record: str) -> list[str]:
    return sorted(text for _, text in comments(record))


def test_with_nothing_new_the_file_stays_as_it_is_to_the_byte(content: Path) -> None:
    for options in ((), ("--force",)):
        record, changed, told = update(content, TYPED_IN, *options)
        assert (record, changed) == (TYPED_IN, [])
        assert f"{content / RECORD}: says the same already" in told


def test_only_the_lines_of_what_changed_are_changed(content: Path) -> None:
    right = TYPED_IN.replace("    topics: [torture", "    # an editor's remark\n    topics: [torture")
    mistyped = right.replace("Complainants are warned", "Complainants were warned").replace("2016-12-07", "2016-12-08")
    record, changed, told = update(content, mistyped, "--force")
    assert changed == [
        "-  - {symbol: CCPR/C/KAZ/CO/2/Add.1, date: 2016-12-08}",
        "+  - {symbol: CCPR/C/KAZ/CO/2/Add.1, date: 2016-12-07}",
        "-          (d) Complainants were warned of criminal liability for false reporting;",
        "+          (d) Complainants are warned of criminal liability for false reporting;",
    ]
    assert record == right
    assert [line for line in told if line.startswith("would be taken out")] == [
        "would be taken out: replies.0.date: 2016-12-08",
        "would be taken out: paragraphs.24.information.1.text: were",
    ]


def test_in_a_pipe_nothing_is_written_unless_force_says_so(content: Path) -> None:
    record, changed, told = update(content, SLIPPED)
    assert record == SLIPPED
    assert len(changed) == 2
    assert f"{content / RECORD}: not written; --update --force writes it" in told
    assert not (content / "sources").exists()


SCOPE = "{words: the first part of the first}"


def test_a_scope_that_a_person_corrected_stays(content: Path) -> None:
    corrected = TYPED_IN.replace("scope: [a, b]", f"scope: {SCOPE}", 1)
    record, changed, told = update(content, corrected, "--force")
    assert (record, changed) == (corrected, [])
    assert any(line.startswith("stays as it is: paragraphs.24.evaluations.0.scope: {words: ") for line in told)


def test_a_scope_that_a_person_corrected_and_its_marks_stay_where_the_text_has_a_slip(content: Path) -> None:
    corrected = TYPED_IN.replace("scope: [a, b]", f"scope: {SCOPE}", 1)
    slipped = corrected.replace("The Committee welcomes", "The Committee welcomed", 1)
    assert slipped != corrected
    record, _, _ = update(content, slipped, "--force")
    assert said(record)["paragraphs"] == said(corrected)["paragraphs"]


def test_words_that_the_import_puts_nowhere_stay_where_a_person_put_them(content: Path) -> None:
    document = STORED.read_text().replace("Add.1, 7 December 2016", "Add.1, 7 December 2016, perhaps belatedly")
    placed = TYPED_IN.replace("million tenge.", "million tenge. perhaps belatedly")
    slipped = placed.replace("Complainants are warned", "Complainants were warned")
    record, changed, told = update(content, slipped, "--force", source=document)
    assert said(record)["paragraphs"] == said(placed)["paragraphs"]
    assert not any("perhaps" in line for line in changed)
    assert any(line.startswith("stays as it is: paragraphs.18.reply: ") for line in told)


def test_words_that_a_person_gave_to_another_voice_stay_there(content: Path) -> None:
    first, second = "organizations: [amnesty-international]", "organizations: [ngo-coalition-of-kazakhstan-against-torture]"
    body = TYPED_IN.index("paragraphs:\n")
    moved = TYPED_IN[:body] + TYPED_IN[body:].replace(first, "organizations: [x]", 1).replace(second, first, 1).replace(
        "[x]", second[15:], 1
    )
    assert moved != TYPED_IN
    record, changed, told = update(content, moved, "--force")
    assert (record, changed) == (moved, [])
    assert any(line.startswith("stays as it is: paragraphs.18.information.") for line in told)


NAMES = ("Amnesty International", "NGO Coalition of Kazakhstan against Torture")
IDS = ("amnesty-international", "ngo-coalition-of-kazakhstan-against-torture")


def exchanged(text: str, begin: str, names: tuple[str, str]) -> str:
    """The text with two names exchanged from a line on, where they stand alone on a line, or as the organizations of a record."""
    at = text.index(begin)
    pattern = re.compile(rf"(?m)(?<=^)({'|'.join(names)})$|(?<=organizations: \[)({'|'.join(names)})(?=\])")
    return text[:at] + pattern.sub(lambda found: names[1 - names.index(found[0])], text[at:])


def update_with_the_first_source_stored(content: Path, record: str, document: str) -> tuple[str, list[str]]:
    """What the record becomes and what stays, where the document is a later one than the text stored under its name."""
    stored = content / STORED.relative_to(CONTENT)
    stored.parent.mkdir()
    stored.write_text(STORED.read_text())
    (content / RECORD).write_text(record)
    (content.parent / "document.txt").write_text(document)
    result = run(str(content.parent / "document.txt"), "--content", str(content), "--update", "--force")
    return (content / RECORD).read_text(), [line for line in result.stderr.splitlines() if line.startswith("stays as it is")]


def test_names_that_the_document_exchanges_follow_it_where_nobody_changed_them(content: Path) -> None:
    document = exchanged(STORED.read_text(), "\nParagraph 18", NAMES)
    record, kept = update_with_the_first_source_stored(content, TYPED_IN, document)
    assert said(record)["paragraphs"] == said(exchanged(TYPED_IN, "\nparagraphs:", IDS))["paragraphs"]
    assert kept == []


def test_names_that_a_person_exchanged_stay_where_the_document_changes_elsewhere(content: Path) -> None:
    corrected = exchanged(TYPED_IN, "\nparagraphs:", IDS)
    document = STORED.read_text().replace("Complainants are warned", "Complainants were warned")
    record, kept = update_with_the_first_source_stored(content, corrected, document)
    assert said(record)["paragraphs"] == said(corrected.replace("Complainants are warned", "Complainants were warned"))["paragraphs"]
    assert len(kept) == 6


def test_a_text_that_a_person_gave_to_several_organizations_is_not_given_back_where_another_has_a_slip() -> None:
    imported = [
        {"organizations": ["a", "b"], "text": "No answer was given on wigs."},
        {"organizations": ["c"], "text": "No answer was given on hats."},
    ]
    corrected = [
        {**imported[0], "organizations": ["c"]},
        {**imported[1], "organizations": ["a", "b"], "text": "No answer was given on hatz."},
    ]
    assert like(corrected, imported) == [(0, 0), (1, 1)]


def test_an_order_that_a_person_gave_stays_and_is_named(content: Path) -> None:
    first, second, third = (
        TYPED_IN.index(f"      - grade: {grade}\n        scope: {scope}") for grade, scope in (("C", "[a]"), ("C", "[b]"), ("B", "[c]"))
    )
    moved = TYPED_IN[:first] + TYPED_IN[second:third] + TYPED_IN[first:second] + TYPED_IN[third:]
    record, changed, told = update(content, moved, "--force")
    assert (record, changed) == (moved, [])
    assert [line for line in told if line.startswith("stays")] == [
        "stays as it is: paragraphs.54.evaluations: in another order than the import has"
    ]


def test_what_a_person_placed_and_no_document_has_is_named_before_it_goes(content: Path) -> None:
    placed = TYPED_IN.replace("        text: |\n", "        text: |\n          Nobody ever printed this.\n\n", 1)
    record, _, told = update(content, placed)
    assert record == placed
    assert [line for line in told if line.startswith("would be taken out")] == [
        "would be taken out: paragraphs.18.information.0.text: Nobody ever printed this."
    ]


def test_a_key_that_comes_leaves_every_comment_and_the_other_lines(content: Path) -> None:
    without = re.sub(r"(?m)^stated_evaluation: .*\n", "", TYPED_IN)
    lines = [f"{line}    # remark {number}" if re.search(r": \[.*\]$", line) else line for number, line in enumerate(without.split("\n"))]
    remarked = "\n".join([*lines[:2], "# at the top", *lines[2:]])
    record, changed, _ = update(content, remarked, "--force")
    assert [line.partition(":")[0] for line in changed] == ["+stated_evaluation"]
    assert remarks_in(record) == remarks_in(remarked)
    assert said(record) == said(TYPED_IN)


def test_a_key_that_goes_leaves_every_comment_and_the_other_lines(content: Path) -> None:
    begins, ends = TYPED_IN.index("\nletter:\n") + 1, TYPED_IN.index("\nfootnotes:\n") + 1
    letter = TYPED_IN[begins:ends].replace("letter:", "letter:    # theirs")
    remarked = f"{TYPED_IN[:begins]}# the letter\n{letter}# the notes\n{TYPED_IN[ends:]}"
    source = STORED.read_text()
    alone = source[source.index(" Report on follow-up") :]
    (content / RECORD).write_text(remarked)
    (content.parent / "extract.txt").write_text(alone)
    result = run(str(content.parent / "extract.txt"), "--content", str(content), "--update", "--force")
    record = (content / RECORD).read_text()
    assert "letter" not in parse(record)[0]
    assert remarks_in(record) == remarks_in(remarked)
    lost = [line for line in result.stderr.splitlines() if line.startswith("would be taken out: letter.")]
    assert "would be taken out: letter.date: 2018-08-01" in lost
    assert not any(line.endswith("…") for line in lost)
    assert record[: record.index("source:")] in remarked.replace(letter, "# theirs\n").replace(
        "version: advance unedited", "version: advance unedited"
    )


def test_a_paragraph_of_another_number_keeps_its_topics_marks_and_remarks(content: Path) -> None:
    remarked = TYPED_IN.replace("    topics: [torture, deprivation", "    # of both rounds\n    topics: [torture, deprivation")
    slipped = remarked.replace("  - number: 24\n", "  - number: 25\n")
    assert slipped != remarked
    record, changed, _ = update(content, slipped, "--force")
    assert record == remarked
    assert changed == ["-  - number: 25", "+  - number: 24"]


def test_an_organization_s_text_that_is_missing_is_put_in_its_place(content: Path) -> None:
    begins = TYPED_IN.index("      - organizations: [amnesty-international]")
    ends = TYPED_IN.index("    evaluations:", begins)
    record, changed, _ = update(content, TYPED_IN[:begins] + "      # Amnesty is missing\n" + TYPED_IN[ends:], "--force")
    assert said(record) == said(TYPED_IN)
    assert "# Amnesty is missing" in record
    assert {line[0] for line in changed} == {"+"}


def test_the_keys_kept_are_those_that_no_document_states() -> None:
    kept = {key for kind in (Assessment, Report, ConcludingObservations, Reply, Paragraph, Evaluation) for key in editorial_keys(kind)}
    assert kept == {"coverage", "procedure", "distributed", "topics", "marks"}


@pytest.mark.parametrize(("answer", "expected"), [("", SLIPPED), ("y", TYPED_IN)])
def test_on_a_terminal_a_person_is_shown_the_difference_and_asked(content: Path, answer: str, expected: str) -> None:
    (content / RECORD).write_text(SLIPPED)
    command = [sys.executable, "-m", "generator.cli", "import", str(STORED), "--content", str(content), "--update"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=PROJECT)
    os.close(theirs)
    shown = b""
    while b"[y/N]" not in shown and select.select([ours], [], [], 60)[0]:
        shown += os.read(ours, 4096)
    assert b"Complainants are warned" in shown
    assert (content / RECORD).read_text() == SLIPPED
    os.write(ours, f"{answer}\n".encode())
    while select.select([ours], [], [], 60)[0]:
        try:
            os.read(ours, 4096)
        except OSError:  # the other side has ended
            break
    assert process.wait(60) == 0
    os.close(ours)
    assert (content / RECORD).read_text() == expected


DATA: dict[str, Any] = parse(TYPED_IN)[0]


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Any]:
    """The record with keys and items taken out, or their texts and facts changed."""

    def edited(value: Any) -> Any:
        if isinstance(value, dict):
            kept = {key: edited(item) for key, item in value.items() if draw(st.integers(0, 25)) or key in ("number", "symbol")}
            return kept or value
        if isinstance(value, list):
            return [edited(item) for item in value if draw(st.integers(0, 12))] or value
        return f"{value} It is late." if isinstance(value, str) and not draw(st.integers(0, 15)) else value

    changed: dict[str, Any] = edited(DATA)
    return changed


def with_remarks(places: list[int]) -> str:
    """The record with a comment above each of some keys, each at its indentation."""
    lines = TYPED_IN.split("\n")
    begins = [number for number, line in enumerate(lines) if re.match(r" *(- )?[a-z_]+:( |$)", line)]
    for place in sorted({begins[place % len(begins)] for place in places}, reverse=True):
        indent = len(lines[place]) - len(lines[place].lstrip(" "))
        lines.insert(place, f"{' ' * indent}# remark at {place}")
    return "\n".join(lines)


@settings(max_examples=10)
@given(edits(), st.lists(st.integers(0, 300), max_size=12))
def test_any_change_is_made_line_by_line_and_loses_no_comment(edited: dict[str, Any], places: list[int]) -> None:
    remarked = with_remarks(places)
    assert said(remarked) == comparable(DATA)
    changed = patched(remarked, DATA, edited)
    assert said(changed) == comparable(edited)
    assert remarks_in(changed) == remarks_in(remarked)
    assert said(patched(changed, edited, DATA)) == comparable(DATA)
