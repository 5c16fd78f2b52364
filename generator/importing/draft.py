"""The draft of one State's record: pieces put together, and for what the document leaves open, remarks to a person."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.corpus import Corpus
from generator.importing.facts import Facts, NotAnAssessmentError, session_of, version_of, with_facts_of_letter
from generator.importing.pieces import WORDINGS, Piece, Remark
from generator.importing.scheme import scheme_of
from generator.importing.vocabulary import Vocabulary, squashed
from generator.importing.words import Word
from generator.problems import Keys
from generator.records.assessment import Assessment
from generator.records.values import NONE_PRINTED, NOT_HELD, NOT_STATED
from generator.stated import stated_grades
from generator.symbols import Symbol

_ORDER = (
    *("number", "grade", "scope", "organizations", "symbol", "title", "version", "date", "adopted", "session", "submitted", "received"),
    *("distributed", "printed", "others", "recommendation", "recommendation_from", "reply", "information", "evaluations"),
    *("mark", "on", "text"),
)
"""The keys below the first level in the order a record has them."""
_TEXTS = ("title", "recommendation", "reply", "information")


@dataclass(frozen=True)
class TakenOver:
    """Words of the concluding observations that went into a recommendation: the number of its paragraph, and the words."""

    paragraph: int
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Draft:
    """A State's record to be: its data in the order of the contract, and what a person must look at."""

    data: Mapping[str, Any]
    remarks: tuple[Remark, ...]
    wordings: Mapping[str, Any]
    """How the document words the grades, for the committee's file."""
    taken_over: tuple[TakenOver, ...] = ()

    @property
    def file(self) -> str:
        """Its place below the content directory."""
        return f"assessments/{self.data['committee']}/{self.data['session']}/{self.data['state'].lower()}.yaml"


def make_draft(pieces: Sequence[Piece], unread: Collection[Keys], facts: Facts, corpus: Corpus, vocabulary: Vocabulary) -> Draft:
    """The record that the pieces make; NotAnAssessmentError where it names no session or no concluding observations.

    `unread`: the fields that words which went nowhere may belong to. None of them is called none-printed: it is left out.
    """
    data = assembled(pieces)
    wordings = data.pop(WORDINGS, {})
    if "symbol" not in data.get("concluding_observations", {}):
        raise NotAnAssessmentError("has a header that names concluding observations without their symbol, such as CCPR/C/KAZ/CO/2")
    session = session_of(data, facts, vocabulary)
    state, doubts = _state(data, corpus)
    printed = [_filled(paragraph, ("paragraphs", place), unread) for place, paragraph in enumerate(data.get("paragraphs", ()))]
    paragraphs = printed or list(_graded_only(data))
    committee, report = corpus.committees.get(vocabulary.committee), data["report"]["symbol"]
    criteria, about_criteria = scheme_of(committee, session, report, wordings.get("grades", {}), _grades_of(paragraphs))
    remarks = [*doubts, *about_criteria, *([] if printed else [_header_only(("paragraphs",) in unread)])]
    made = {
        "committee": vocabulary.committee,
        "session": session,
        **state,
        "language": vocabulary.language,
        "coverage": "full" if printed else "header",
        "record": {"added": facts.today, "revised": facts.today},
        "report": {
            **({"title": NONE_PRINTED} if printed else {}),
            **data.get("report", {}),
            "version": version_of(data, facts, vocabulary),
        },
        "criteria": criteria,
        "follow_up_paragraphs": data.get("follow_up_paragraphs") or [paragraph["number"] for paragraph in paragraphs],
        "paragraphs": paragraphs,
        "procedure": _procedure(data.get("recommended_action", ""), vocabulary) if printed else NOT_HELD,
        "source": {"derived_from": facts.derived_from, "obtained_from": "not recorded", "obtained_on": facts.today},
    }
    absent = ("replies", "submissions", "stated_evaluation", *(("recommended_action",) if printed else ()))
    everything = {**{name: NONE_PRINTED for name in absent if (name,) not in unread}, **data, **made}
    everything = with_facts_of_letter(everything, facts, vocabulary)
    names = [name for name in Assessment.model_fields if name in everything]
    return Draft({name: ordered(everything[name]) for name in names}, tuple(remarks), wordings)


def assembled(pieces: Iterable[Piece]) -> dict[str, Any]:
    """The values of pieces under their keys; a mapping is added to what stands there."""
    data: dict[str, Any] = {}
    for piece in pieces:
        if piece.value is not None:
            _put(data, piece.keys, piece.value)
    return data


def _put(data: dict[str, Any], keys: Keys, value: Any) -> None:
    """Set a value, making the lists and mappings that lead to it; what a field holds already stays."""
    at: Any = data
    for key, following in itertools.pairwise(keys):
        at = _entered(at, key, [] if isinstance(following, int) else {})
    if isinstance(value, dict):
        _entered(at, keys[-1], {}).update(value)
    else:
        at.setdefault(keys[-1], value)


def _entered(at: Any, key: str | int, empty: Any) -> Any:
    """What stands under a key of a mapping or a place of a list, made where it is not there yet."""
    if isinstance(at, dict):
        return at.setdefault(key, empty)
    if key == len(at):
        at.append(empty)
    return at[key]


def ordered(value: Any) -> Any:
    """The value with the keys of its mappings in the contract's order."""
    if isinstance(value, dict):
        places = {key: place for place, key in enumerate(_ORDER)}
        return {key: ordered(value[key]) for key in sorted(value, key=lambda key: places.get(key, len(places)))}
    return [ordered(item) for item in value] if isinstance(value, list) else value


def _filled(paragraph: Mapping[str, Any], keys: Keys, unread: Collection[Keys]) -> dict[str, Any]:
    """The paragraph with what the document does not print said so."""
    return {**{name: NONE_PRINTED for name in _TEXTS if (*keys, name) not in unread}, "evaluations": [], **paragraph}


def _graded_only(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The paragraphs of a document that holds a header alone: their numbers, and the grades it states."""
    stated = {number: grades for number, grades, _ in stated_grades(data.get("stated_evaluation", ""))}
    for number in data.get("follow_up_paragraphs") or stated:
        yield {"number": number, "evaluations": [{"grade": grade, "scope": "not-held"} for grade in stated.get(number, ())]}


def _grades_of(paragraphs: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(evaluation["grade"] for paragraph in paragraphs for evaluation in paragraph["evaluations"])


def _header_only(unread: bool) -> Remark:
    said = "no paragraph could be read, though the document has some" if unread else "the document holds a header and no paragraphs"
    return Remark(("coverage",), 0, f"{said}; the grades are those the header states")


def _state(data: Mapping[str, Any], corpus: Corpus) -> tuple[dict[str, str], list[Remark]]:
    """The State's key, and its name where that is printed otherwise than the register has it."""
    entity = Symbol.parse(data["concluding_observations"]["symbol"]).entity or ""
    printed = data.get("state")
    by_code = next((key for key, state in corpus.states.items() if entity in state.codes), None)
    by_name = next((key for key, state in corpus.states.items() if state.name == printed), None)
    key = by_code or by_name or entity[-3:]
    registered = corpus.states[key].name if key in corpus.states else None
    doubt = ""
    if registered is None:
        doubt = f"states.yaml has no State with the code {entity}: add it there"
    elif by_code and by_name and by_code != by_name:
        doubt = f"the symbol names {by_code}, the heading {printed}: which of them is it?"
    elif printed is None:
        doubt = f"no State's name stands above the header; {registered} is the one the symbol names"
    elif squashed(printed) != squashed(registered):
        doubt = f"the heading names {printed!r}, the symbol {registered}: is it the same State?"
    said = {"state": key, **({"printed": printed} if printed and printed != registered else {})}
    return said, [Remark(("state",), 0, doubt)] if doubt else []


def _procedure(action: str, vocabulary: Vocabulary) -> str:
    """Our reading of the recommended action, by the words in it."""
    names = vocabulary.patterns.get("procedure", {})
    return next((name for name, patterns in names.items() if any(pattern.search(action) for pattern in patterns)), NOT_STATED)
