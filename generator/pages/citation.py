"""How each voice is cited (design, Pages): the report numbers no paragraphs of its own, so none is ever cited by one."""

from itertools import pairwise

from generator.index import Index, ParagraphEntry
from generator.pages.wording import information_from
from generator.records.assessment import Assessment, Evaluation, ScopeInWords

_AUTHOR = "Human Rights Committee"


def report_name(record: Assessment) -> str:
    """`CCPR/C/123/2 (advance unedited version)`."""
    status = " (advance unedited version)" if record.report.version == "advance unedited" else ""
    return f"{record.report.symbol}{status}"


def cited_by_voice(index: Index, entry: ParagraphEntry) -> list[tuple[str, str]]:
    """Each voice that speaks on a paragraph, with how it is cited; a voice whose text is not held or printed is left out."""
    record, number, paragraph = entry.record, entry.number, entry.paragraph
    state = index.state_name(record.state)
    cited = []
    if entry.reading.recommendation:
        cited.append(("Recommendation", cite_recommendation(record, number, None, taken=paragraph.recommendation_from is not None)))
    if entry.reading.reply:
        cited.append(("Summary of the reply", cite_reply(record, state, number, None)))
    for text, _ in entry.reading.information:
        names = [index.corpus.organizations[identifier].name for identifier in text.organizations]
        cited.append((information_from(names), cite_information(record, state, names, number, None)))
    cited += [("Evaluation", cite_evaluation(record, state, number, each)) for each in paragraph.evaluations if each.printed_text]
    return cited


def cite_recommendation(record: Assessment, number: int, letter: str | None, *, taken: bool = False) -> str:
    """`CCPR/C/KAZ/CO/2, para. 24 (d), as reproduced in CCPR/C/123/2 (advance unedited version)`.

    `taken`: the report does not reprint it, and the text here is from the concluding observations themselves.
    """
    cited = _paragraph(record, number, letter)
    return cited if taken else f"{cited}, as reproduced in {report_name(record)}"


def cite_evaluation(record: Assessment, state: str, number: int, evaluation: Evaluation) -> str:
    """`CCPR/C/123/2 (advance unedited version), Kazakhstan, evaluation of para. 24 (c)–(f) of CCPR/C/KAZ/CO/2`."""
    scope = evaluation.scope
    letters = ""
    if isinstance(scope, tuple):
        letters = f" ({scope[0]})" if len(scope) == 1 else f" {_letters(scope)}"
    elif isinstance(scope, ScopeInWords):
        letters = f" ({scope.words})"
    return f"{report_name(record)}, {state}, evaluation of para. {number}{letters} of {record.concluding_observations.symbol}"


def cite_reply(record: Assessment, state: str, number: int, letter: str | None) -> str:
    """`CCPR/C/123/2 (…), Kazakhstan, summary of the State party’s reply on para. 24 (b) of CCPR/C/KAZ/CO/2`."""
    return f"{report_name(record)}, {state}, summary of the State party’s reply on {_of(record, number, letter)}"


def cite_information(record: Assessment, state: str, names: list[str], number: int, letter: str | None) -> str:
    """`CCPR/C/123/2 (…), Kazakhstan, summary of information from Amnesty International on para. 24 (b) of CCPR/C/KAZ/CO/2`."""
    told = information_from(names).replace("Information", "information", 1)
    return f"{report_name(record)}, {state}, summary of {told} on {_of(record, number, letter)}"


def cite_paragraph(record: Assessment, state: str, number: int) -> str:
    """The assessment of a paragraph as a whole."""
    return f"{_AUTHOR}, {_title(record)}{report_name(record)}, {state}, assessment of {_of(record, number, None)}"


def cite_assessment(record: Assessment, state: str) -> str:
    """The part of the report on a State party."""
    return f"{_AUTHOR}, {_title(record)}{report_name(record)}, {state}"


def _title(record: Assessment) -> str:
    return f"{record.report.title}, " if record.report.printed_title else ""


def _paragraph(record: Assessment, number: int, letter: str | None) -> str:
    return f"{record.concluding_observations.symbol}, para. {number}{f' ({letter})' if letter else ''}"


def _of(record: Assessment, number: int, letter: str | None) -> str:
    return f"para. {number}{f' ({letter})' if letter else ''} of {record.concluding_observations.symbol}"


def _letters(letters: tuple[str, ...]) -> str:
    """`(c)–(f)` for letters that follow on each other, `(a), (c)` for others, `(a) and (b)` for two."""
    if len(letters) == 2:
        return f"({letters[0]}) and ({letters[1]})"
    if all(ord(later) - ord(earlier) == 1 for earlier, later in pairwise(letters)):
        return f"({letters[0]})–({letters[-1]})"
    return ", ".join(f"({letter})" for letter in letters)
