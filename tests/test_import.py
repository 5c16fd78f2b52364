"""The document of Kazakhstan imported: the record that was typed in, its repairs, its account, and what the command writes."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.corpus import Corpus
from generator.importing.account import account_of
from generator.importing.command import imported
from generator.importing.document import Imported, import_document
from generator.importing.grades import compared_grades
from generator.importing.pieces import FIELD, Piece
from generator.importing.read import read
from generator.importing.update import comparable
from generator.importing.vocabulary import VOCABULARIES, vocabularies
from generator.importing.words import Word
from generator.load.content import read_content
from generator.load.yaml_files import parse
from generator.records.assessment import Assessment
from tests.conftest import CONTENT
from tests.printed import as_pdf

RECORD = "assessments/ccpr/123/kaz.yaml"
REAL = read_content(CONTENT)[0]
STORED = CONTENT / str(REAL.assessments[RECORD].source.file)
ADDRESSEE = (
    "H.E. Mx. Invented Person\nAmbassador Extraordinary and Plenipotentiary\nPermanent Representative\nEmail: nobody@invented.example"
)
TODAY = "2026-11-24"


def without_editorial(record: dict[str, Any]) -> Any:
    """A record without the keys that design §3 names editorial, texts as paragraphs."""
    ours = {"marks", "topics", "notes", "later", "record", "corrections", "procedure", "distributed", "obtained_from", "obtained_on"}

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: kept(item) for key, item in value.items() if key not in ours}
        return [kept(item) for item in value] if isinstance(value, list) else value

    return comparable(kept(record))


def data(record: Assessment) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


@pytest.fixture(scope="module")
def with_addressee(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stored text as it may have been before it was stored: with an addressee and an e-mail address."""
    path = tmp_path_factory.mktemp("download") / "downloaded.txt"
    path.write_text(STORED.read_text().replace("[cut: addressee]", ADDRESSEE))
    return path


@pytest.fixture(scope="module", params=["stored", "downloaded"])
def made(request: pytest.FixtureRequest, with_addressee: Path) -> Imported:
    """The import of the stored text, and of the text with the addressee."""
    return imported(STORED if request.param == "stored" else with_addressee, REAL, TODAY)


def test_the_import_gives_the_record_that_was_typed_in(made: Imported) -> None:
    (draft,) = made.drafts
    assert draft.file == RECORD
    found = data(Assessment.model_validate(draft.data))
    assert without_editorial(found) == without_editorial(data(REAL.assessments[RECORD]))


def test_the_text_to_store_is_the_stored_one_the_addressee_cut(made: Imported) -> None:
    assert made.stored.text == STORED.read_text()
    assert made.stored.file == REAL.assessments[RECORD].source.file


def test_a_letter_that_stands_after_the_report_is_read_and_its_addressee_cut(with_addressee: Path, tmp_path: Path) -> None:
    letter, report = with_addressee.read_text().split("\n Report on follow-up")
    file = tmp_path / "changed.txt"
    file.write_text(f"Report on follow-up{report} {letter.lstrip()}\n")
    made = imported(file, REAL, TODAY)
    found, typed = (data(record) for record in (Assessment.model_validate(made.drafts[0].data), REAL.assessments[RECORD]))
    assert made.drafts[0].remarks == ()
    assert made.account.complete
    assert without_editorial({**found, "source": {}}) == without_editorial({**typed, "source": {}})
    assert "Invented Person" not in made.stored.text


def test_a_sentence_that_begins_with_he_names_no_addressee(tmp_path: Path) -> None:
    file = tmp_path / "changed.txt"
    changed = STORED.read_text().replace("Excellency,\n", "Excellency,\nHe is thanked.\n", 1)
    file.write_text(changed.replace("Complainants are", "It is so.\nHe said that complainants are", 1))
    made = imported(file, REAL, TODAY)
    assert made.drafts[0].data["letter"]["text"].startswith("Excellency,\n\nHe is thanked.\n\n")
    assert made.drafts[0].remarks == ()
    assert made.account.complete


def test_an_addressee_outside_of_a_letter_is_told(tmp_path: Path) -> None:
    file = tmp_path / "changed.txt"
    file.write_text(STORED.read_text() + "H.E. Mx. Invented Person\n")
    remarks = [remark for remark in imported(file, REAL, TODAY).drafts[0].remarks if remark.line]
    said = "may name the addressee of a letter, who is never published; it stands in the stored text: cut it and import again"
    assert [remark.sentence for remark in remarks] == [said]


def test_every_word_went_to_one_place(made: Imported) -> None:
    assert made.account.complete
    split = 1  # replies1: a word, and the marker of the footnote
    assert sum(made.account.counts.values()) == sum(len(line.text.split()) for line in made.source.lines) + split
    assert made.account.counts["field"] > 0.95 * sum(made.account.counts.values())


def test_the_grades_are_worded_as_they_are_filed(made: Imported) -> None:
    filed = REAL.committees["ccpr"].criteria["ccpr-2016"].wordings[REAL.assessments[RECORD].report.symbol]
    assert comparable(made.drafts[0].wordings) == comparable(filed.model_dump(mode="json", exclude_defaults=True))


def run(*arguments: str) -> Result:
    """The real command."""
    return CliRunner().invoke(main, ["import", *arguments], catch_exceptions=False)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content directory with the registers and no record."""
    shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("assessments", "sources", "published", "permalinks.txt"))
    return tmp_path / "content"


def test_the_command_writes_draft_source_and_report(content: Path, with_addressee: Path, tmp_path: Path) -> None:
    result = run(str(with_addressee), "--content", str(content), "--report", str(tmp_path / "account"))
    assert result.exit_code == 0
    assert (content / STORED.relative_to(CONTENT)).read_text() == STORED.read_text()
    draft = (content / RECORD).read_text()
    assert without_editorial(parse(draft)[0]) == without_editorial(parse((CONTENT / RECORD).read_text())[0])
    for written in (draft, (tmp_path / "account.html").read_text(), (tmp_path / "account.txt").read_text(), result.output):
        assert "nobody@" not in written
        assert "Invented Person" not in written
    assert "0 went nowhere" in result.stderr


def test_a_record_that_is_there_is_not_overwritten_unless_asked(content: Path) -> None:
    assert run(str(STORED), "--content", str(content)).exit_code == 0
    (content / RECORD).write_text("mine: yes\n")
    refused = run(str(STORED), "--content", str(content))
    assert refused.exit_code == 2
    assert "--update shows what an import would change" in refused.stderr
    assert (content / RECORD).read_text() == "mine: yes\n"
    assert run(str(STORED), "--content", str(content), "--force").exit_code == 0
    assert "session: 123" in (content / RECORD).read_text()


def test_an_e_mail_address_in_a_text_is_cut_marked_and_told(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "changed.txt"
    file.write_text(STORED.read_text().replace("million tenge.", "million tenge (write to nobody@invented.example)."))
    result = run(str(file), "--content", str(content), "--report", str(tmp_path / "account"))
    assert result.exit_code == 0
    (stored,) = (content / "sources").iterdir()
    for written in (content / RECORD, stored, tmp_path / "account.html", tmp_path / "account.txt"):
        assert "nobody@" not in written.read_text()
    reply = parse((content / RECORD).read_text())[0]["paragraphs"][0]["reply"]
    assert " ".join(reply.split()).endswith("79.4 million tenge (write to [cut: e-mail address]).")
    assert "line 106: holds an e-mail address, and none is published" in result.stderr
    before = (content / RECORD).read_text()
    assert run(str(stored), "--content", str(content), "--update").stdout == ""
    assert (content / RECORD).read_text() == before
    checked = CliRunner().invoke(main, ["check", "--content", str(content)])
    assert [line for line in checked.stdout.splitlines() if ": warning " not in line] == []


def test_passages_that_may_be_marked_stand_in_comments_and_take_effect_only_where_a_person_keeps_them(content: Path) -> None:
    assert run(str(STORED), "--content", str(content)).exit_code == 0
    draft = (content / RECORD).read_text()
    assert not [each for each in evaluations_in(draft) if "marks" in each]
    kept = evaluations_in(re.sub(r"^( *)# (marks:|  - \{kind: )", r"\1\2", draft, flags=re.MULTILINE))
    typed_in = evaluations_in((CONTENT / RECORD).read_text())
    for made, ours in zip(kept, typed_in, strict=True):
        suggested = [(mark["kind"], mark["quote"]) for mark in made["marks"]]
        assert all(quote in " ".join(made["text"].split()) for _, quote in suggested)
        for mark in ours["marks"]:
            assert [kind for kind, quote in suggested if kind == mark["kind"] and " ".join(mark["quote"].split()) in quote], mark


def evaluations_in(record: str) -> list[dict[str, Any]]:
    return [evaluation for paragraph in parse(record)[0]["paragraphs"] for evaluation in paragraph["evaluations"]]


@pytest.mark.parametrize("damage", ["cut off", "another document", "prose"])
def test_what_is_refused_leaves_no_file_behind(content: Path, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "report.pdf"
    if damage == "cut off":
        file.write_bytes(as_pdf(STORED.read_text())[:-4000])
    else:
        file = tmp_path / "report.txt"
        file.write_text(
            "It was the best of times." if damage == "prose" else "Concluding observations on the fourth periodic report\n7. It should."
        )
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    refused = run(str(file), "--content", str(content), "--report", str(tmp_path / "account"))
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: ")
    assert "Traceback" not in refused.stderr
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before
    assert list(tmp_path.glob("account*")) == []


def test_drafts_can_be_printed_and_nothing_is_written(content: Path) -> None:
    result = run(str(STORED), "--content", str(content), "--stdout")
    assert result.exit_code == 0
    assert without_editorial(parse(result.stdout)[0]) == without_editorial(parse((CONTENT / RECORD).read_text())[0])
    assert not (content / "assessments").exists()
    assert not (content / "sources").exists()


def test_the_draft_passes_the_check_of_the_content(content: Path) -> None:
    run(str(STORED), "--content", str(content))
    checked = CliRunner().invoke(main, ["check", "--content", str(content)])
    assert [line for line in checked.stdout.splitlines() if ": warning " not in line] == []


def test_a_word_more_goes_nowhere_and_the_exit_status_says_so(content: Path, tmp_path: Path) -> None:
    file = tmp_path / "changed.txt"
    file.write_text(STORED.read_text().replace("CCPR/C/KAZ/CO/2/Add.1, 7 December 2016", "CCPR/C/KAZ/CO/2/Add.1, 7 December 2016, perhaps"))
    result = run(str(file), "--content", str(content))
    assert result.exit_code == 3
    assert "line 69: went nowhere: perhaps" in result.stderr
    assert "is accounted for" in (content / RECORD).read_text()


@pytest.mark.parametrize("grade", ["A", "E"])
def test_grades_that_differ_are_told_with_both_lines(corpus: Corpus, tmp_path: Path, grade: str) -> None:
    file = tmp_path / "changed.txt"
    file.write_text(STORED.read_text().replace("[C] (b): The", f"[{grade}] (b): The"))
    (draft,) = imported(file, corpus, TODAY).drafts
    (remark,) = (remark for remark in draft.remarks if remark.keys == ("stated_evaluation",))
    sentence = f"the header states 54[C][C][B], but the evaluations are 54[C][{grade}][B] (lines 359, 368, 371)"
    assert (remark.line, remark.sentence) == (75, sentence)


def test_a_field_with_other_words_than_went_there_is_told_with_their_lines(made: Imported) -> None:
    entry = next(entry for entry in made.account.entries if entry.field == "recommended_action")
    account = account_of(made.source, made.account.entries, [{"recommended_action": "Another letter should be sent."}])
    assert account.differing == (f"recommended_action, from lines {entry.words[0].line} to {entry.words[-1].line}",)


def test_evaluations_of_a_paragraph_without_a_number_are_left_out_of_the_comparison() -> None:
    word = Word("7[B]", 3, 0, 4)
    stated = Piece(FIELD, (word,), ("stated_evaluation",), "7[B]")
    assert list(compared_grades([stated, Piece(FIELD, (word,), ("paragraphs", 0, "evaluations", 0), {"grade": "C"})])) == []


def test_another_body_is_another_data_file(tmp_path: Path) -> None:
    words = {"Concluding observations": "Views of the panel", "Committee's evaluation": "Panel's finding", "Paragraph": "Item"}
    vocabulary = (VOCABULARIES / "ccpr.en.toml").read_text()
    text = STORED.read_text()
    for ours, theirs in words.items():
        vocabulary = vocabulary.replace(f'"{ours}"', f'"{theirs}"')
        text = re.sub(rf"^( ?){ours.replace(chr(39), '’')}", rf"\1{theirs.replace(chr(39), '’')}", text, flags=re.MULTILINE)
    (tmp_path / "panel.en.toml").write_text(vocabulary)
    (tmp_path / "panel.txt").write_text(text)
    made = import_document(read(tmp_path / "panel.txt"), REAL, vocabularies(tmp_path), TODAY)
    assert made.account.complete
    assert without_editorial(made.drafts[0].data["paragraphs"]) == without_editorial(data(REAL.assessments[RECORD])["paragraphs"])
