"""Rules on dates: what a record says came first came first."""

from collections.abc import Iterator

from generator.check.rules import AssessmentCase, Fault, ParagraphCase, Rule, each_paragraph, the_record
from generator.dates import PartialDate, dates_in_words, period_in_words
from generator.problems import Keys
from generator.records.assessment import Reply


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


def documents_precede_their_distribution(case: AssessmentCase) -> Iterator[Fault]:
    """The concluding observations and the report are dated and adopted no later than they were distributed."""
    observations, report = case.record.sound("concluding_observations"), case.record.sound("report")
    adopted = report.sound("adopted") if report else None
    dated = [("report", "adopted", (adopted,) if adopted else (), report.sound("distributed") if report else None)]
    for key in ("date", "adopted") if observations else ():
        dated.append(("concluding_observations", key, observations.sound(key) or (), observations.sound("distributed")))
    for document, key, dates, distributed in dated:
        if distributed and any(date.certainly_after(distributed) for date in dates):
            yield Fault((document, key), f"is {dates_in_words(dates)}, after the document was distributed ({distributed.words})")


def replies_are_submitted_before_they_are_received(case: AssessmentCase) -> Iterator[Fault]:
    """A reply is submitted no later than it is received."""
    for position, reply in enumerate(case.record.reply_documents):
        submitted, received = reply.sound("submitted"), reply.sound("received")
        if submitted and received and submitted.certainly_after(received):
            yield Fault(("replies", position, "submitted"), f"is {submitted.words}, after the reply was received ({received.words})")


def the_next_report_is_due_later(case: AssessmentCase) -> Iterator[Fault]:
    """The next periodic report is due no earlier than the session that evaluates this one."""
    dates, due = _session_dates(case), case.record.next_report
    if dates and due and dates[0].certainly_after(due):
        yield Fault(("next_report",), f"is {due.words}, before the session that evaluates the follow-up ({period_in_words(dates)})")


def no_report_means_no_reply(case: ParagraphCase) -> Iterator[Fault]:
    """Where every grade of a paragraph means that no report came, the header names no reply dated before the end of the session."""
    committee = case.corpus.committees.get(case.record.committee)
    criteria = committee.criteria.get(case.record.criteria) if committee else None
    grades = [evaluation.grade for evaluation in case.paragraph.evaluations]
    if criteria is None or not grades or not all(grade in criteria.no_report for grade in grades):
        return
    end = _session_end(case)
    for reply in case.record.reply_documents:
        date = next((date for _, date in _reply_dates(reply) if end is None or end.certainly_after(date)), None)
        if date:
            symbol = reply.sound("symbol") or "a reply"
            given = " and ".join(dict.fromkeys(grades))
            yield Fault(("evaluations",), f"say by {given} that no report came, but the header lists {symbol} of {date.words}")
            return


def _reply_dates(reply: Reply) -> list[tuple[str, PartialDate]]:
    return [(key, reply.sound(key)) for key in ("date", "submitted", "received") if reply.sound(key)]


def _session_end(case: AssessmentCase) -> PartialDate | None:
    dates = _session_dates(case)
    return dates[-1] if dates else None


def _session_dates(case: AssessmentCase) -> tuple[PartialDate, ...]:
    """The month of the session, or its first and last day; nothing where it is not dated."""
    committee = case.corpus.committees.get(case.record.committee)
    session = committee.sessions.get(case.record.session) if committee else None
    return session.date or () if session else ()


RULES: tuple[Rule[AssessmentCase] | Rule[ParagraphCase], ...] = (
    Rule("DATE-REPLY", the_record, replies_follow_the_observations, may_be_printed=True),
    Rule("DATE-ORDER", the_record, replies_are_in_order, may_be_printed=True),
    Rule("DATE-REPORT", the_record, documents_precede_the_report, may_be_printed=True),
    Rule("DATE-LETTER", the_record, the_letter_follows_the_session, may_be_printed=True),
    Rule("DATE-DISTRIBUTED", the_record, documents_precede_their_distribution, may_be_printed=True),
    Rule("DATE-RECEIVED", the_record, replies_are_submitted_before_they_are_received, may_be_printed=True),
    Rule("DATE-DUE", the_record, the_next_report_is_due_later, may_be_printed=True),
    Rule("NO-REPORT", each_paragraph, no_report_means_no_reply, may_be_printed=True),
    Rule("DATE-REVISED", the_record, revised_is_not_before_added),
)
