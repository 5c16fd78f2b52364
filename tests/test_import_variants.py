"""Each file of importing/ is one document in a form that real ones have, written for the tests, and what its import gives.

A file's name is the sentence. Its keys: `document`, the text, and where given the text of the concluding observations,
`recommendations`; then `expect`, a record for each draft without what is the same for all of them and without our own keys,
`look`, what a person is told to look at, and `nowhere`, the words that went nowhere; or `refused`, the sentence of the refusal.
"""

from pathlib import Path
from typing import Any

import pytest

from generator.importing.command import imported
from generator.importing.document import Imported
from generator.importing.draft import Draft
from generator.importing.draft_files import ImportRefusedError
from generator.importing.report import unassigned_by_line
from generator.importing.report_page import report_page
from generator.importing.report_text import report_text
from generator.importing.update import comparable
from generator.importing.yaml_draft import draft_yaml
from generator.load.content import read_content
from generator.load.validate import validate
from generator.load.yaml_files import parse
from generator.records.assessment import Assessment
from tests.conftest import INVENTED, PROJECT

CASES = sorted((PROJECT / "tests" / "importing").glob("*.yaml"))
REGISTERS = read_content(INVENTED)[0]
_SAME_FOR_ALL = ("committee", "language", "record", "source")


def read_case(path: Path) -> dict[str, Any]:
    """What a file says; dates stay text."""
    said: dict[str, Any] = parse(path.read_text())[0]
    return said


def imported_case(case: dict[str, Any], folder: Path) -> Imported:
    """What comes of a file's document."""
    for name in ("document", "recommendations"):
        (folder / f"{name}.txt").write_text(case.get(name, ""))
    recommendations = folder / "recommendations.txt" if "recommendations" in case else None
    return imported(folder / "document.txt", REGISTERS, "2278-12-31", recommendations)


def expected_of(draft: Draft) -> dict[str, Any]:
    """A draft as a file expects it, written and read again: what is not the same for every draft, and repairs and cuts of its source."""
    source = {key: draft.data["source"][key] for key in ("cuts", "repairs") if key in draft.data["source"]}
    said = {**{key: value for key, value in draft.data.items() if key not in _SAME_FOR_ALL}, **source}
    read: dict[str, Any] = parse(draft_yaml(said, {}, []))[0]
    return read


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_gives_its_record(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    if "refused" in case:
        with pytest.raises(ImportRefusedError) as refusal:
            imported_case(case, tmp_path)
        assert str(refusal.value) == f"document.txt {case['refused']}"
        return
    made = imported_case(case, tmp_path)
    assert comparable([expected_of(draft) for draft in made.drafts]) == comparable(case["expect"])
    assert [remark.sentence for draft in made.drafts for remark in draft.remarks] == case.get("look", [])
    assert dict(unassigned_by_line(made)) == case.get("nowhere", {})
    assert not made.account.twice
    assert not made.account.differing
    for draft in made.drafts:
        assert validate(Assessment, draft.data, draft.file)[1] == []


def test_the_account_says_what_was_taken_from_the_concluding_observations(tmp_path: Path) -> None:
    case = read_case(PROJECT / "tests" / "importing" / "an-addendum-with-its-concluding-observations-given.yaml")
    made = imported_case(case, tmp_path)
    begin = (
        "From recommendations.txt. These words of it went into recommendations, by the lines of that file; the rest of it was not taken."
    )
    _, taken = report_text(made).split(begin)
    assert [line.strip() for line in taken.splitlines() if line] == [
        "7  paragraphs.2.recommendation: The State party should:",
        "8  paragraphs.2.recommendation: (a) Put away the glove;",
        "9  paragraphs.2.recommendation: (b) Offer a chair.",
        "11  paragraphs.3.recommendation: The State party is asked to:",
        "12  paragraphs.3.recommendation: (a) Keep the peace. It should not declare war for want of a ball;",
        "13  paragraphs.3.recommendation: (b) Find the ball after investigations.3",
        "14  paragraphs.3.recommendation: 3",
        "16  paragraphs.3.recommendation: See CAT/C/FRE/CO/2.",
    ]
    _, section = report_page(made).split('<h2 id="taken-over">From recommendations.txt</h2>')
    assert "<p><b>8</b> <span>(a) Put away the glove;</span></p>" in section
    assert section.count('<p class="name">paragraphs.2.recommendation</p><p>The State party should:</p>') == 1
    assert 'id="line-' not in section

    other = imported_case({**case, "recommendations": "1. The Committee considered another report, CCPR/C/RUR/CO/1."}, tmp_path)
    assert "From recommendations.txt. No word of it was taken.\n" in report_text(other)
    alone = imported_case({key: value for key, value in case.items() if key != "recommendations"}, tmp_path)
    assert "recommendations.txt" not in report_text(alone) + report_page(alone)
