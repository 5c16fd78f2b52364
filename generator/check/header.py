"""Rules on a record's header: its place, its documents and their dates, its organizations, and what it must hold."""

from collections.abc import Iterator

from generator.check.rules import AssessmentCase, Fault, ParagraphCase, Rule, each_paragraph, the_record
from generator.dates import PartialDate, dates_in_words
from generator.load.validate import suggestion
from generator.problems import Keys
from generator.records.assessment import Reply

_PARAGRAPH_TEXTS = ("title", "recommendation", "reply", "information")
_RECORD_TEXTS = ("replies", "submissions", "stated_evaluation", "recommended_action")


def path_agrees(case: AssessmentCase) -> Iterator[Fault]:
    """The file stands where its committee, session and State say."""
    expected = f"assessments/{case.record.key}.yaml"
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


def organizations_exist(case: AssessmentCase) -> Iterator[Fault]:
    """The organizations named are in organizations.yaml."""
    for keys, name in [*_submitters(case), *_informants(case)]:
        if name not in case.corpus.organizations:
            yield Fault(keys, f"no organization {name!r} in organizations.yaml{suggestion(name, case.corpus.organizations)}")


def informants_are_in_the_header(case: AssessmentCase) -> Iterator[Fault]:
    """An organization with information on a paragraph is named in the header's submissions."""
    if case.record.submissions is None:
        return
    named = {name for submission in case.record.submission_documents for name in submission.organizations}
    for keys, name in _informants(case):
        if name not in named:
            yield Fault(keys, f"{name} is not among the header's submissions{suggestion(name, named)}")


def submitters_are_cited(case: AssessmentCase) -> Iterator[Fault]:
    """In a full record, an organization named in the header has information on some paragraph."""
    if case.record.coverage != "full":
        return
    texts = [paragraph.information for paragraph in case.record.paragraphs]
    cited = {name for listed in texts if isinstance(listed, tuple) for text in listed for name in text.organizations}
    for keys, name in _submitters(case):
        if name not in cited:
            yield Fault(keys, f"{name} is in the header, but no paragraph has information from it", warning=True)


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


def replies_follow_the_observations(case: AssessmentCase) -> Iterator[Fault]:
    """No reply is dated before the concluding observations."""
    observations = case.record.concluding_observations
    for position, reply in enumerate(case.record.reply_documents):
        for key, date in _reply_dates(reply):
            adopted = observations.adopted or observations.date or ()
            if any(day.certainly_after(date) for day in adopted):
                message = f"is {date.words}, before the concluding observations of {dates_in_words(adopted)}"
                yield Fault(("replies", position, key), message)


def replies_are_in_order(case: AssessmentCase) -> Iterator[Fault]:
    """The replies stand in the order of their dates."""
    before: dict[str, PartialDate] = {}
    for position, reply in enumerate(case.record.reply_documents):
        for key, date in _reply_dates(reply):
            if key in before and before[key].certainly_after(date):
                message = (
                    f"is {date.words}, earlier than the reply before it, of {before[key].words}; replies stand in the order of their dates"
                )
                yield Fault(("replies", position, key), message)
            before[key] = date


def documents_precede_the_report(case: AssessmentCase) -> Iterator[Fault]:
    """Replies and submissions are no later than the session that evaluated them, or the report's distribution."""
    end, distributed = _session_end(case), case.record.report.distributed
    limit = end or distributed
    if limit is None:
        return
    what = f"the end of the session that evaluates it ({limit.words})" if end else f"the distribution of the report ({limit.words})"
    dated: list[tuple[Keys, PartialDate]] = []
    for position, reply in enumerate(case.record.reply_documents):
        dated += [(("replies", position, key), date) for key, date in _reply_dates(reply)]
    for position, submission in enumerate(case.record.submission_documents):
        dates = ((key, submission.sound(key)) for key in ("date", "received"))
        dated += [(("submissions", position, key), date) for key, date in dates if date]
    for keys, date in dated:
        if date.certainly_after(limit):
            yield Fault(keys, f"is {date.words}, after {what}")


def the_letter_follows_the_session(case: AssessmentCase) -> Iterator[Fault]:
    """The letter is no earlier than the end of the session it reports on."""
    end = _session_end(case)
    if case.record.letter and end and end.certainly_after(case.record.letter.date):
        yield Fault(("letter", "date"), f"is {case.record.letter.date.words}, before the end of the session it reports on ({end.words})")


def revised_is_not_before_added(case: AssessmentCase) -> Iterator[Fault]:
    """A record is revised no earlier than it was added."""
    if case.record.record.added.certainly_after(case.record.record.revised):
        yield Fault(("record", "revised"), f"is {case.record.record.revised}, before the record was added ({case.record.record.added})")


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


def _reply_dates(reply: Reply) -> list[tuple[str, PartialDate]]:
    return [(key, reply.sound(key)) for key in ("date", "submitted", "received") if reply.sound(key)]


def _session_end(case: AssessmentCase) -> PartialDate | None:
    committee = case.corpus.committees.get(case.record.committee)
    session = committee.sessions.get(case.record.session) if committee else None
    return session.date[-1] if session and session.date else None


def _submitters(case: AssessmentCase) -> Iterator[tuple[Keys, str]]:
    """The organizations of the header's submissions, each with the keys that lead to its name."""
    submissions = case.record.sound("submissions")
    for position, submission in enumerate(submissions if isinstance(submissions, tuple) else ()):
        for at, name in enumerate(submission.sound("organizations", ())):
            yield ("submissions", position, "organizations", at), name


def _informants(case: AssessmentCase) -> Iterator[tuple[Keys, str]]:
    """The organizations whose information the paragraphs hold, each with the keys that lead to its name."""
    for number, paragraph in enumerate(case.record.paragraphs):
        texts = paragraph.sound("information")
        for position, text in enumerate(texts if isinstance(texts, tuple) else ()):
            for at, name in enumerate(text.sound("organizations", ())):
                yield ("paragraphs", number, "information", position, "organizations", at), name


RULES: tuple[Rule[AssessmentCase] | Rule[ParagraphCase], ...] = (
    Rule("PATH", the_record, path_agrees),
    Rule("STATE-UNKNOWN", the_record, state_exists),
    Rule("COMMITTEE-UNKNOWN", the_record, committee_exists),
    Rule("SESSION-UNKNOWN", the_record, session_exists),
    Rule("TOPIC-UNKNOWN", each_paragraph, topics_exist),
    Rule("ORGANIZATION-UNKNOWN", the_record, organizations_exist),
    Rule("ORGANIZATION-HEADER", the_record, informants_are_in_the_header, may_be_printed=True),
    Rule("ORGANIZATION-SILENT", the_record, submitters_are_cited, may_be_printed=True),
    Rule("FOLLOW-UP", the_record, follow_up_paragraphs_are_present, may_be_printed=True),
    Rule("PARAGRAPH-TWICE", the_record, a_paragraph_stands_once),
    Rule("SYMBOL-STATE", the_record, symbols_name_the_state, may_be_printed=True),
    Rule("DATE-REPLY", the_record, replies_follow_the_observations, may_be_printed=True),
    Rule("DATE-ORDER", the_record, replies_are_in_order, may_be_printed=True),
    Rule("DATE-REPORT", the_record, documents_precede_the_report, may_be_printed=True),
    Rule("DATE-LETTER", the_record, the_letter_follows_the_session, may_be_printed=True),
    Rule("DATE-REVISED", the_record, revised_is_not_before_added),
    Rule("COVERAGE", the_record, coverage_is_kept),
    Rule("COVERAGE", each_paragraph, coverage_of_a_paragraph_is_kept),
)
