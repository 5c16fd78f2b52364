"""The real document as PDF and as DOCX imports to the same record as its text, every word accounted for."""

from pathlib import Path
from typing import Any

import pytest

from generator.importing.command import imported
from generator.importing.document import Imported
from generator.importing.letter import CUT
from generator.records.assessment import Assessment
from tests.printed import KAZAKHSTAN, as_pdf
from tests.printed_docx import as_docx
from tests.test_import import REAL, RECORD, TODAY, data, without_editorial

TEXT = KAZAKHSTAN.read_text(encoding="utf-8")
MENDED = TEXT.replace("illtreatment", "ill-treatment").replace("nonprofit", "non-profit")
"""The text as its document has it: a DOCX is not extracted, so that it loses no hyphen."""


@pytest.fixture(scope="module", params=["pdf", "docx"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The import of the document in a form."""
    path = tmp_path_factory.mktemp("forms") / f"kaz.{request.param}"
    path.write_bytes(as_pdf(TEXT) if request.param == "pdf" else as_docx(MENDED))
    return imported(path, REAL, TODAY)


def record_of(made: Imported) -> dict[str, Any]:
    (draft,) = made.drafts
    return data(Assessment.model_validate(draft.data))


def test_the_record_is_the_one_of_the_text(made: Imported) -> None:
    found, typed = record_of(made), data(REAL.assessments[RECORD])
    for record in (found, typed):
        del record["source"]
    assert without_editorial(found) == without_editorial(typed)


def test_every_word_is_accounted_for(made: Imported) -> None:
    assert made.account.complete
    assert made.account.counts["field"] > 0.95 * len(TEXT.split())


def test_the_stored_source_imported_again_gives_the_same_record(made: Imported, tmp_path: Path) -> None:
    (tmp_path / "stored.txt").write_text(made.stored.text)
    again = imported(tmp_path / "stored.txt", REAL, TODAY)
    assert again.stored == made.stored
    assert again.account.complete
    found, first = record_of(again), record_of(made)
    for record in (found, first):
        del record["source"]["derived_from"]  # which a text does not say of itself
    assert found == first
    assert [(line.text, line.kind, line.page, line.cell, line.markers) for line in again.source.lines if line.text not in ("", CUT)] == [
        (line.text, line.kind, line.page, line.cell, line.markers) for line in made.source.lines if line.text not in ("", CUT)
    ]


def test_nothing_is_asked_about_that_only_broken_lines_could_leave_open(made: Imported) -> None:
    assert made.drafts[0].remarks == ()


def test_a_pdf_is_mended_as_the_text_is_and_a_docx_needs_no_mending(made: Imported) -> None:
    source, typed = record_of(made)["source"], data(REAL.assessments[RECORD])["source"]
    mended = [[repair["extracted"] for repair in each.get("repairs", ())] for each in (source, typed)]
    assert mended[0] == (mended[1] if made.source.form == "PDF" else [])
