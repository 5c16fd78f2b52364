"""The record of Kazakhstan against its stored source: every word of the one is in the other, in order, and is of a named kind.

The source is read as four blocks, each in its own order: the letter, the criteria, the footnote (which the extraction left inside
a sentence of paragraph 18's reply) and the State's section.
"""

import copy
import difflib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.corpus import Corpus
from generator.load.content import read_content
from generator.problems import Keys
from generator.records.assessment import Assessment, Information, Paragraph
from generator.records.registers import Committee
from generator.text import paragraphs_of
from tests.conftest import CONTENT

REAL = read_content(CONTENT)[0]
RECORD = REAL.assessments["assessments/ccpr/123/kaz.yaml"]
SOURCE = (CONTENT / str(RECORD.source.file)).read_text()
KINDS = {"field", "header", "heading", "label", "cut mark", "footnote mark", "field and footnote mark"}
"""A field holds its words as printed; a header line is made of dates, symbols, numbers and names that are held as such."""


@dataclass(frozen=True)
class Word:
    """A word as the record prints it; `begins` where it is the first of a paragraph, heading or line."""

    text: str
    kind: str
    begins: bool = False


def piece(kind: str, text: str, goes_on: bool = False) -> list[Word]:
    """The words of a text; its paragraphs begin lines, the first of them unless it goes on from what stands before."""
    paragraphs = [paragraph.split() for paragraph in paragraphs_of(text)]
    return [
        Word(word, kind, begins=place == 0 and not (goes_on and number == 0))
        for number, words in enumerate(paragraphs)
        for place, word in enumerate(words)
    ]


def glued(words: list[Word], end: str, kind: str | None = None) -> list[Word]:
    """The words with something printed against the last of them."""
    last = words[-1]
    return [*words[:-1], Word(last.text + end, kind or last.kind, last.begins)]


def letter(record: Assessment) -> Iterator[Word]:
    assert record.letter
    yield from piece("header", record.letter.date.words)
    yield from piece("field", record.letter.text)
    yield from (word for cut in record.source.cuts for word in piece("cut mark", f"[cut: {cut}]"))


def criteria(record: Assessment, committee: Committee) -> Iterator[Word]:
    wordings = committee.criteria[record.criteria].wordings[record.report.symbol]
    (note,) = (footnote for footnote in record.footnotes if footnote.on == "criteria")
    yield from piece("header", f"{record.report.title},")
    yield from piece("header", f"{record.report.symbol}:")
    yield from glued(piece("field", str(wordings.title)), note.mark, "field and footnote mark")
    for grade, wording in wordings.grades.items():
        yield from piece("label", grade)
        yield from glued(piece("field", wording.heading), ":") if wording.text else piece("field", wording.heading)
        yield from piece("field", wording.text, goes_on=True) if wording.text else ()


def footnotes(record: Assessment) -> Iterator[Word]:
    for footnote in record.footnotes:
        yield from piece("footnote mark", footnote.mark)
        yield from piece("field", footnote.text)


def state_section(record: Assessment, corpus: Corpus) -> Iterator[Word]:
    *numbers, last = map(str, record.follow_up_paragraphs)
    named = {name: organization.name for name, organization in corpus.organizations.items()}
    submitted = [f"{named[name]}, {each.date.words}" for each in record.submission_documents if each.date for name in each.organizations]
    observations = record.concluding_observations
    yield from piece("heading", corpus.states[record.state].name)
    yield from piece("label", "Concluding observations:")
    yield from piece("header", f"{observations.symbol}, {' and '.join(date.words for date in observations.date or ())}")
    yield from piece("label", "Follow-up paragraphs:")
    yield from piece("header", f"{', '.join(numbers)} and {last}")
    yield from piece("label", "Follow-up reply:")
    yield from (word for reply in record.reply_documents if reply.date for word in piece("header", f"{reply.symbol}, {reply.date.words}"))
    yield from piece("label", "Committee’s evaluation:")
    yield from piece("field", str(record.stated_evaluation))
    yield from piece("label", "Non-governmental organizations:")
    yield from piece("header", "; ".join(submitted), goes_on=True)
    for paragraph in record.paragraphs:
        yield from _paragraph(paragraph, named)
    yield from piece("label", "Recommended action:")
    yield from piece("field", str(record.recommended_action), goes_on=True)
    yield from piece("label", "Next periodic report:")
    yield from piece("header", f"{record.next_report.words if record.next_report else ''}.", goes_on=True)


def _paragraph(paragraph: Paragraph, named: dict[str, str]) -> Iterator[Word]:
    yield from piece("label", f"Paragraph {paragraph.number}:")
    yield from piece("field", str(paragraph.title), goes_on=True)
    yield from piece("field", str(paragraph.recommendation))
    yield from piece("heading", "Summary of State party’s reply")
    yield from piece("field", str(paragraph.reply))
    yield from piece("heading", "Information from non-governmental organizations")
    for text in paragraph.information or ():
        assert isinstance(text, Information)
        yield from (word for name in text.organizations for word in piece("heading", named[name]))
        yield from piece("field", text.text)
    yield from piece("heading", "Committee’s evaluation")
    for evaluation in paragraph.evaluations:
        yield from piece("field", str(evaluation.printed))
        yield from piece("field", str(evaluation.text), goes_on=True)


def printed(record: Assessment, corpus: Corpus) -> dict[str, list[Word]]:
    """Every word of the source as the record has it, block by block."""
    return {
        "letter": list(letter(record)),
        "criteria": list(criteria(record, corpus.committees[record.committee])),
        "footnote": list(footnotes(record)),
        "State": list(state_section(record, corpus)),
    }


def blocks(source: str, record: Assessment) -> dict[str, list[tuple[str, bool]]]:
    """The words of the source, repaired where the record says so, block by block; each with whether it begins a line."""
    lines = source.split("\n")
    for repair in record.source.repairs:
        words = lines[repair.line - 1].split()
        assert words.count(repair.extracted) == 1
        lines[repair.line - 1] = " ".join(repair.read if word == repair.extracted else word for word in words)
    cut, state = lines.index("[cut: addressee]") + 1, lines.index("Kazakhstan")
    note = lines.index("1", state)
    note_ends = next(number for number, line in enumerate(lines) if number > note and line.startswith(" "))  # where the next page begins
    parts = {
        "letter": lines[:cut],
        "criteria": lines[cut:state],
        "footnote": lines[note:note_ends],
        "State": lines[state:note] + lines[note_ends:],
    }
    return {name: [(word, place == 0) for line in part for place, word in enumerate(line.split())] for name, part in parts.items()}


def differences(source: str, record: Assessment, corpus: Corpus) -> list[str]:
    """Where the words of the record and of its source differ: none, or what each has instead of the other."""
    expected, found = printed(record, corpus), blocks(source, record)
    differing = []
    for name, words in expected.items():
        ours, theirs = [word.text for word in words], [word for word, _ in found[name]]
        if ours != theirs:
            matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
            parts = (part for part in matcher.get_opcodes() if part[0] != "equal")
            differing += [f"{name}: record {ours[a:b]}, source {theirs[c:d]}" for _, a, b, c, d in parts]
    return differing


def test_record_and_source_have_the_same_words_in_the_same_order() -> None:
    assert differences(SOURCE, RECORD, REAL) == []


def test_every_word_of_the_source_is_accounted_for_once() -> None:
    kinds = Counter(word.kind for words in printed(RECORD, REAL).values() for word in words)
    assert kinds.total() == len(SOURCE.split())
    assert set(kinds) == KINDS
    assert kinds["field and footnote mark"] == kinds["footnote mark"] == 1
    assert kinds["field"] > 0.9 * kinds.total()


def test_every_paragraph_of_the_record_begins_where_a_line_of_the_source_does() -> None:
    found = blocks(SOURCE, RECORD)
    for name, words in printed(RECORD, REAL).items():
        inside = [word.text for word, (_, begins_line) in zip(words, found[name], strict=True) if word.begins and not begins_line]
        assert not inside, f"{name}: {inside}"


def test_a_repair_only_puts_back_the_hyphen_that_a_line_end_lost() -> None:
    assert [(repair.extracted, repair.read) for repair in RECORD.source.repairs] == [
        ("illtreatment", "ill-treatment"),
        ("illtreatment", "ill-treatment"),
        ("nonprofit", "non-profit"),
    ]
    unrepaired = RECORD.model_copy(update={"source": RECORD.source.model_copy(update={"repairs": RECORD.source.repairs[1:]})})
    assert differences(SOURCE, unrepaired, REAL) == ["State: record ['ill-treatment'], source ['illtreatment']"]


def test_the_addressee_is_cut() -> None:
    assert SOURCE.count("[cut: addressee]") == 1
    assert "@" not in SOURCE


# What follows shows that the comparison can fail: a text of the record is spoilt, and it must be noticed.

DATA: dict[str, Any] = RECORD.model_dump(mode="json", by_alias=True, exclude_defaults=True)
_TEXTS = {"title", "recommendation", "reply", "text", "printed", "stated_evaluation", "recommended_action"}


def _texts(value: Any, at: Keys = ()) -> Iterator[Keys]:
    """The places of official text in the record."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        if key in _TEXTS and isinstance(item, str):
            yield (*at, key)
        elif key not in ("notes", "marks"):
            yield from _texts(item, (*at, key))


def spoilt(keys: Keys, change: Callable[[str], str]) -> Assessment:
    """The record with one of its texts changed."""
    data = copy.deepcopy(DATA)
    holder: Any = data
    for key in keys[:-1]:
        holder = holder[key]
    holder[keys[-1]] = change(holder[keys[-1]])
    return Assessment.model_validate(data)


def without_a_word(text: str, place: int) -> str:
    words = text.split(" ")
    return " ".join(words[:place] + words[place + 1 :])


def with_two_words_swapped(text: str, place: int) -> str:
    words = text.split(" ")
    words[place : place + 2] = reversed(words[place : place + 2])
    return " ".join(words)


PLACES = list(_texts(DATA))


def test_the_spoilt_texts_are_all_the_official_texts() -> None:
    assert len(PLACES) == 1 + 1 + 1 + 1 + 1 + 3 * 3 + 2 + 2 + 3 + 2 * (1 + 2 + 3)


@settings(deadline=None)
@given(st.data())
@pytest.mark.parametrize("spoil", [without_a_word, with_two_words_swapped])
def test_a_word_dropped_or_two_swapped_is_noticed(spoil: Callable[[str, int], str], data: st.DataObject) -> None:
    keys = data.draw(st.sampled_from(PLACES))
    text: Any = DATA
    for key in keys:
        text = text[key]
    places = [
        place
        for place, (word, following) in enumerate(zip(text.split(" "), [*text.split(" ")[1:], ""], strict=True))
        if word != following and following and "\n" not in word + following
    ]
    assume(places)
    place = data.draw(st.sampled_from(places))
    assert differences(SOURCE, spoilt(keys, lambda said: spoil(said, place)), REAL)


def test_an_apostrophe_straightened_is_noticed_wherever_it_stands() -> None:
    tried = 0
    for keys in PLACES:
        text: Any = DATA
        for key in keys:
            text = text[key]
        if "’" in text:
            assert differences(SOURCE, spoilt(keys, lambda said: said.replace("’", "'", 1)), REAL)
            tried += 1
    assert tried > 8


def test_a_spelling_made_uniform_is_noticed() -> None:
    keys = ("paragraphs", 2, "information", 2, "text")
    assert differences(SOURCE, spoilt(keys, lambda said: said.replace("Kushakbaev ", "Kushakbayev ")), REAL) == [
        "State: record ['Kushakbayev'], source ['Kushakbaev']"
    ]


@pytest.mark.parametrize("keys", [("next_report",), ("letter", "date"), ("replies", 0, "date"), ("submissions", 2, "date")])
def test_a_date_of_the_header_that_is_changed_is_noticed(keys: Keys) -> None:
    assert differences(SOURCE, spoilt(keys, lambda _: "2019-03-04"), REAL)


def test_a_word_more_in_the_source_is_noticed_wherever_it_stands() -> None:
    words = SOURCE.split(" ")
    for place in range(5, len(words), 97):
        assert differences(" ".join([*words[:place], "never", *words[place:]]), RECORD, REAL)


def test_a_wording_of_a_grade_that_is_changed_is_noticed() -> None:
    committee = REAL.committees["ccpr"].model_dump(mode="json", exclude_defaults=True)
    wording = committee["criteria"]["ccpr-2016"]["wordings"]["CCPR/C/123/2"]["grades"]["C"]
    wording["text"] = wording["text"].replace("or do not", "and do not")
    committees = {"ccpr": Committee.model_validate({**committee, "sessions": {}})}
    changed = Corpus(REAL.site, committees, REAL.states, REAL.organizations, REAL.topics, (), (), {})
    assert differences(SOURCE, RECORD, changed) == ["criteria: record ['and'], source ['or']"]
