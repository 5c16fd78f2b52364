"""Rules on a record's header: its place, its documents and their symbols, its paragraphs, and what it must hold."""

from collections.abc import Iterator

from generator.check.rules import AssessmentCase, Fault, ParagraphCase, Rule, each_paragraph, the_record
from generator.load.validate import suggestion
from generator.problems import Keys
from generator.records.values import NONE_PRINTED

_PARAGRAPH_TEXTS = ("title", "recommendation", "reply", "information")
_RECORD_TEXTS = ("replies", "submissions", "stated_evaluation", "recommended_action")


def path_agrees(case: AssessmentCase) -> Iterator[Fault]:
    """The file stands where its committee, session and State say."""
    expected = case.record.file
    if case.file != expected:
        keys = f"committee {case.record.committee}, session {case.record.session}, state {case.record.state}"
        yield Fault((), f"its keys say {keys}: the file belongs at {expected}")


def state_exists(case: AssessmentCase) -> Iterator[Fault]:
    """The State is in states.yaml."""
    if case.record.state not in case.corpus.states:
        yield Fault(("state",), f"no State {case.record.state!r} in states.yaml{suggestion(case.record.state, case.corpus.states)}")


def committee_exists(case: AssessmentCase) -> Iterator[Fault]:
    """The committee has a file."""
    if case.record.committee not in case.corpus.committees:
        known = case.corpus.committees
        yield Fault(("committee",), f"no file committees/{case.record.committee}.yaml{suggestion(case.record.committee, known)}")


def session_exists(case: AssessmentCase) -> Iterator[Fault]:
    """The session is in the committee's list."""
    committee = case.corpus.committees.get(case.record.committee)
    if committee and case.record.session not in committee.sessions:
        file = f"committees/{case.record.committee}.yaml"
        yield Fault(("session",), f"{file} lists no session {case.record.session}; add it there, with {{}} where it is not dated")


def topics_exist(case: ParagraphCase) -> Iterator[Fault]:
    """The topics are in topics.yaml."""
    for position, topic in enumerate(case.paragraph.topics):
        if topic not in case.corpus.topics:
            yield Fault(("topics", position), f"no topic {topic!r} in topics.yaml{suggestion(topic, case.corpus.topics)}")


def follow_up_paragraphs_are_present(case: AssessmentCase) -> Iterator[Fault]:
    """The follow-up paragraphs of the header are the paragraphs of the record."""
    stated, present = list(case.record.follow_up_paragraphs), [paragraph.number for paragraph in case.record.paragraphs]
    if stated != present:
        missing = [f"{number} is missing" for number in stated if number not in present]
        extra = [f"{number} is not in the header" for number in present if number not in stated]
        why = ", ".join(missing + extra) or "their order differs"
        yield Fault(("follow_up_paragraphs",), f"lists {_listed(stated)}, but the paragraphs here are {_listed(present)}: {why}")


def a_paragraph_stands_once(case: AssessmentCase) -> Iterator[Fault]:
    """No paragraph number stands twice."""
    seen = set()
    for position, paragraph in enumerate(case.record.paragraphs):
        number = paragraph.sound("number")
        if number in seen:
            yield Fault(("paragraphs", position, "number"), f"paragraph {number} stands in this record already; a number stands once")
        seen |= {number} - {None}


def symbols_name_the_state(case: AssessmentCase) -> Iterator[Fault]:
    """The symbols of the concluding observations and the replies name the State, by any of its codes."""
    state = case.corpus.states.get(case.record.state)
    if state is None:
        return
    named: list[tuple[Keys, str | None]] = [(("concluding_observations", "symbol"), case.record.concluding_observations.symbol.entity)]
    for position, reply in enumerate(case.record.reply_documents):
        symbol = reply.sound("symbol")
        named += [(("replies", position, "symbol"), symbol.entity)] if symbol else []
    for keys, entity in named:
        if entity not in state.codes:
            yield Fault(
                keys, f"names {entity or 'no State'}, but the record is on {case.record.state}, whose codes are {', '.join(state.codes)}"
            )


def the_report_is_of_the_session(case: AssessmentCase) -> Iterator[Fault]:
    """The report's symbol names the session of the record, where it names any."""
    symbol = case.record.report.symbol
    if symbol.session not in (None, case.record.session):
        yield Fault(("report", "symbol"), f"{symbol} is a document of session {symbol.session}, but the record is of {case.record.session}")


def a_recommendation_is_taken_from_the_observations(case: ParagraphCase) -> Iterator[Fault]:
    """Where a record says which document a recommendation is from, it holds it, and that document is the concluding observations."""
    paragraph = case.paragraph
    if paragraph.recommendation_from is None:
        return
    if paragraph.lacks("recommendation") or paragraph.sound("recommendation") == NONE_PRINTED:
        message = "says where the recommendation is from, but there is none here; write the recommendation, or take this key out"
        yield Fault(("recommendation_from",), message, at_key=True)
    observations = case.record.concluding_observations.symbol
    if paragraph.recommendation_from not in (observations, observations.parent):
        message = f"is {paragraph.recommendation_from}, but the concluding observations are {observations}"
        yield Fault(("recommendation_from",), message)


def coverage_is_kept(case: AssessmentCase) -> Iterator[Fault]:
    """A full record has every text key, with none-printed where the document prints none; a header record has no text."""
    record = case.record
    if record.coverage == "full":
        yield from (_lacking((key,)) for key in _RECORD_TEXTS if record.lacks(key))
        if record.report.lacks("title"):
            yield _lacking(("report", "title"))
    if record.coverage == "header":
        yield from (_exceeding((key,)) for key in ("recommended_action", "letter") if record.sound(key) is not None)


def coverage_of_a_paragraph_is_kept(case: ParagraphCase) -> Iterator[Fault]:
    """The same for each paragraph and its evaluations."""
    paragraph = case.paragraph
    if case.record.coverage == "full":
        yield from (_lacking((key,)) for key in _PARAGRAPH_TEXTS if paragraph.lacks(key))
        if not paragraph.evaluations:
            yield Fault(("evaluations",), "lists none, and the record says coverage: full; say coverage: partial where none is held")
        for position, evaluation in enumerate(paragraph.evaluations):
            if evaluation.lacks("text"):
                yield _lacking(("evaluations", position, "text"))
            if evaluation.sound("scope") == "not-held":
                yield Fault(
                    ("evaluations", position, "scope"),
                    "is not-held in a record with coverage: full; write what the document prints, or not-stated",
                )
    if case.record.coverage == "header":
        yield from (_exceeding((key,)) for key in _PARAGRAPH_TEXTS[1:] if paragraph.sound(key) is not None)
        for position, evaluation in enumerate(paragraph.evaluations):
            if evaluation.sound("text") is not None:
                yield _exceeding(("evaluations", position, "text"))


def _lacking(keys: Keys) -> Fault:
    instead = (
        "say coverage: partial where it is not held"
        if keys[-1] in ("title", "text")
        else "write none-printed where the document prints none"
    )
    return Fault(keys, f"{keys[-1]} is missing, and the record says coverage: full; {instead}")


def _exceeding(keys: Keys) -> Fault:
    return Fault(keys, f"{keys[-1]} is held, but the record says coverage: header; write coverage: partial or full", at_key=True)


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers)


RULES: tuple[Rule[AssessmentCase] | Rule[ParagraphCase], ...] = (
    Rule("PATH", the_record, path_agrees),
    Rule("STATE-UNKNOWN", the_record, state_exists),
    Rule("COMMITTEE-UNKNOWN", the_record, committee_exists),
    Rule("SESSION-UNKNOWN", the_record, session_exists),
    Rule("TOPIC-UNKNOWN", each_paragraph, topics_exist),
    Rule("FOLLOW-UP", the_record, follow_up_paragraphs_are_present, may_be_printed=True),
    Rule("PARAGRAPH-TWICE", the_record, a_paragraph_stands_once),
    Rule("SYMBOL-STATE", the_record, symbols_name_the_state, may_be_printed=True),
    Rule("SYMBOL-SESSION", the_record, the_report_is_of_the_session, may_be_printed=True),
    Rule("RECOMMENDATION-FROM", each_paragraph, a_recommendation_is_taken_from_the_observations),
    Rule("COVERAGE", the_record, coverage_is_kept),
    Rule("COVERAGE", each_paragraph, coverage_of_a_paragraph_is_kept),
)
