"""Documents printed from random records import back to those records; broken ones never crash an import and never lose a word."""

import random
import re
import string
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.document import Imported, import_document
from generator.importing.facts import NotAnAssessmentError
from generator.importing.report_page import report_page
from generator.importing.source import Line, SourceText
from generator.importing.update import comparable
from generator.importing.vocabulary import vocabularies
from generator.importing.words import words_of
from generator.load.content import read_content
from tests.conftest import CONTENT, INVENTED
from tests.printed_record import document_of

REGISTERS = read_content(INVENTED)[0]
NAMES = {key: each.name for key, each in REGISTERS.organizations.items()}
STATES = {key: each.name for key, each in REGISTERS.states.items()}
VOCABULARIES = vocabularies()
STORED = next((CONTENT / "sources").glob("*.txt")).read_text()
_WORDS = re.split(
    " ", "the duel of heir masks lawful dungeon was held lodge moat ill-treatment 34 persons “oath” Zenda law, winter and bridge"
)
_ABSENT = "none-printed"


def source_of(text: str) -> SourceText:
    """A text as its reader gives it: a line that begins with one space begins a page."""
    lines: list[Line] = []
    page = 1
    for number, line in enumerate(text.split("\n"), start=1):
        begins = line[:1] == " " and line[1:2] not in ("", " ")
        page += begins and number > 1
        lines.append(Line(line.strip(), number, page, begins))
    return SourceText("printed.txt", "text", tuple(lines))


def made_of(text: str) -> Imported:
    return import_document(source_of(text), REGISTERS, VOCABULARIES, "2279-12-31")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A paragraph of one sentence, so that only its last line ends with a stop."""
    return f"It {' '.join(draw(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=60)))} too."


@st.composite
def texts(draw: st.DrawFn, letters: Sequence[str]) -> str:
    """A block: an opening, or points each with one or two paragraphs."""
    paragraphs = [draw(sentences())] if draw(st.booleans()) or not letters else []
    for letter in letters:
        paragraphs.append(f"({letter}) {draw(sentences())}")
        paragraphs += [draw(sentences())] if draw(st.booleans()) else []
    return "\n\n".join(paragraphs)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A record as an import would draft it, our own keys aside."""
    paragraphs = []
    for number in sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=3))):
        letters = string.ascii_lowercase[: draw(st.sampled_from([0, 2, 4]))]
        informants = draw(st.lists(st.sampled_from(sorted(NAMES)), unique=True, max_size=3))
        groups = [letters[:2], letters[2:]] if letters and draw(st.booleans()) else [""]
        evaluations = []
        for group in (group for group in groups if group or groups == [""]):
            scope = f" {' and '.join(f'({letter})' for letter in group)}" if group else ""
            grade = draw(st.sampled_from("ABCE"))
            evaluations.append({"grade": grade, "scope": list(group) or "whole", "printed": f"[{grade}]{scope}:", "text": draw(texts(()))})
        answered = [letter for letter in letters if draw(st.booleans())]
        information = [{"organizations": [name], "text": draw(texts(letters[1:3]))} for name in informants]
        paragraphs.append(
            {
                "number": number,
                "title": draw(st.sampled_from(["Duels", "Masks and the heir", "Ill-treatment"])),
                "recommendation": draw(texts(letters)),
                "reply": draw(st.one_of(st.just(_ABSENT), texts(answered))),
                "information": information or _ABSENT,
                "evaluations": evaluations,
            }
        )
    state = draw(st.sampled_from(["RUR", "FRE", "SYL", "ZEN"]))
    numbers = [paragraph["number"] for paragraph in paragraphs]
    runs = [f"{paragraph['number']}{''.join('[' + each['grade'] + ']' for each in paragraph['evaluations'])}" for paragraph in paragraphs]
    submitted = draw(st.lists(st.sampled_from(sorted(NAMES)), unique=True, max_size=3))
    return {
        "session": 906,
        "state": state,
        "report": {"symbol": "CCPR/C/906/2", "title": "Report on follow-up to concluding observations"},
        "concluding_observations": {"symbol": f"CCPR/C/{state}/CO/{draw(st.integers(1, 9))}", "date": "2277-07-06"},
        "replies": [{"symbol": f"CCPR/C/{state}/CO/1/Add.{place}", "date": f"2278-0{place}"} for place in range(1, draw(st.integers(1, 4)))]
        or _ABSENT,
        "submissions": [{"organizations": [name], "date": "2278-06-13"} for name in submitted] or _ABSENT,
        "follow_up_paragraphs": numbers,
        "stated_evaluation": f"Additional information required for paragraphs {', '.join(runs)}",
        "paragraphs": paragraphs,
        "recommended_action": draw(st.one_of(st.just(_ABSENT), sentences())),
        **draw(st.sampled_from([{}, {"next_report": "2281"}, {"next_report": "2281-07-15"}])),
    }


def of_the_document(data: Any) -> Any:
    """A draft without the keys that are the same for all, or ours."""
    ours = ("committee", "language", "coverage", "record", "criteria", "procedure", "source")
    report = {key: data["report"][key] for key in ("symbol", "title")}
    return {**{key: value for key, value in data.items() if key not in ours}, "report": report}


def lost(made: Imported) -> list[str]:
    """Words of the source that are neither in a piece nor told as going nowhere."""
    held = {(word.line, at) for entry in made.account.entries for word in entry.words for at in range(word.start, word.end)}
    held |= {(word.line, at) for word in made.account.unassigned for at in range(word.start, word.end)}
    words = (word for line in made.source.lines for word in words_of(line))
    return [word.text for word in words if any((word.line, at) not in held for at in range(word.start, word.end))]


@settings(max_examples=15)
@given(st.lists(records(), min_size=1, max_size=3, unique_by=lambda record: record["state"]))
def test_records_printed_as_a_document_import_back(records: list[dict[str, Any]]) -> None:
    made = made_of(document_of(records, NAMES, STATES))
    assert [comparable(of_the_document(draft.data)) for draft in made.drafts] == [comparable(record) for record in records]
    assert made.account.complete
    assert lost(made) == []
    concatenated = [word for entry in made.account.entries for word in entry.words]
    assert [(word.line, word.start) for word in concatenated] == sorted((word.line, word.start) for word in concatenated)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_a_broken_document_never_crashes_an_import_and_never_loses_a_word(chance: random.Random, faults: int) -> None:
    lines = STORED.split("\n")
    for _ in range(faults):
        place = chance.randrange(len(lines))
        fault = chance.randrange(5)
        if fault == 0:
            del lines[place]
        elif fault == 1:
            lines.insert(place, lines[chance.randrange(len(lines))])
        elif fault == 2:
            lines[place] = lines[place][: chance.randrange(len(lines[place]) + 1)]
        elif fault == 3:
            other = chance.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        else:
            lines[place] = lines[place].replace(" ", chance.choice(["", "-", " \u00ad", " (b) ", ": "]), 1)
    try:
        made = made_of("\n".join(lines))
    except NotAnAssessmentError:
        return
    assert lost(made) == []
    assert not made.account.twice


@settings(max_examples=20)
@given(st.text(max_size=40))
def test_the_page_of_the_account_shows_any_text_as_text(text: str) -> None:
    spoilt = f"<script>{text}</script>&amp;"
    try:
        made = made_of(STORED.replace("Complainants are warned", f"Complainants {spoilt} are warned"))
    except NotAnAssessmentError:
        return
    page = report_page(made)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" in text or "http" not in page.replace('http-equiv="Content-Security-Policy"', "")
