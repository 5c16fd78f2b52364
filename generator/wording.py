"""The words of the pages: labels, notices and fixed sentences, each spelled once (design, Words and Pages)."""

from generator.dates import PartialDate, dates_in_words, period_in_words
from generator.points import ReplyStatus
from generator.records.assessment import Assessment, Evaluation, LaterDocument, Mark, ScopeInWords
from generator.records.registers import Licence, Session
from generator.text import letters_in_words

PUBLISHER = "United Nations"
RECOMMENDED = "The Committee recommended"
REPLY = "Summary of the State party’s reply"
EVALUATION = "The Committee’s evaluation"
STILL_ASKED = "What the Committee still asks"
MISSING = "The Committee, in its evaluation, on missing information"
MISSING_KINDS = ("no-information", "insufficient")
PICKED_OUT = "Passages picked out by us; the words are the Committee’s."

ADVANCE_UNEDITED = "Advance unedited version: cite the issued document if you can; the two were not compared here."
NOT_WITHDRAWN = "This does not withdraw the recommendations."
POINTS_NOT_HELD = "Which points each grade covers is not held here."
TEXT_NOT_HELD = "The text is not held here: this record has the header of the document and not its body."
MARKS_NOT_READ = "This evaluation has not been read for requests yet."

ABSENT = {
    "recommendation": "The text of the recommendation is not held here.",
    "reply": "The summary of the State party’s reply is not held here.",
    "information": "Information from organizations is not held here.",
    "evaluation": "The text of the evaluation is not held here.",
}
NONE_PRINTED = {
    "recommendation": "The report does not reprint the recommendation.",
    "reply": "The report prints no summary of a reply on this paragraph.",
    "information": "The report prints no information from organizations on this paragraph.",
    "evaluation": "The report prints no text with this grade.",
}
SILENCE = {
    ReplyStatus.NOTHING: ("Nothing on this point", " in the summary of the reply."),
    ReplyStatus.NOT_DETERMINABLE: (
        "Not determinable:",
        " the summary of the reply is not printed point by point; what it says on this point cannot be told apart.",
    ),
    ReplyStatus.NO_REPORT: ("No report received,", " by the grade’s criteria."),
    ReplyStatus.NONE_PRINTED: ("None printed:", " the report prints no summary of a reply on this paragraph."),
    ReplyStatus.NOT_HELD: ("Not held here:", " what the summary of the reply says on this point is not known from this record."),
}
"""What stands in the place of a reply; the first words are set apart."""

COVERAGE = {
    "full": "full text of the document’s part on this State party",
    "header": "header of the document only, no text",
    "partial": "part of the text",
}
PROCEDURE = {
    "discontinued": "recommended: discontinue the follow-up procedure, with the information requested in the next periodic report",
    "continuing": "recommended: continue the follow-up procedure",
    "reminder": "recommended: send a reminder",
    "meeting-requested": "recommended: request a meeting",
    "completed": "recommended: complete the follow-up procedure",
    "suspended": "recommended: suspend the follow-up procedure",
    "not-stated": "not stated in the document",
    "not-held": "not held here",
}
LANGUAGE = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic", "zh": "Chinese"}
VERSION = {"advance unedited": "advance unedited version", "issued": "issued version", "not-stated": "version not stated"}


def ordinal(number: int) -> str:
    """`121st`, `112th`, `123rd`."""
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def session_name(number: int) -> str:
    """`123rd session`."""
    return f"{ordinal(number)} session"


def session_dates(session: Session | None) -> str:
    """`July 2018`, `20 June 2016 to 15 July 2016`; nothing where no document held here dates the session."""
    return period_in_words(session.date) if session and session.date else ""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 paragraph`, `3 paragraphs`."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def listed(words: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def point_name(number: int, letter: str | None) -> str:
    """`24 (d)`; `18` for a recommendation without letters."""
    return f"{number} ({letter})" if letter else str(number)


def scope_in_words(evaluation: Evaluation) -> str:
    """`one grade for (c) to (f)`: which points the grade covers, or why that cannot be said."""
    scope = evaluation.scope
    if isinstance(scope, ScopeInWords):
        return f"one grade, for what the document calls “{scope.words}”"
    if isinstance(scope, tuple):
        return f"one grade for {letters_in_words(scope)}" if len(scope) > 1 else f"grade for {letters_in_words(scope)}"
    return {
        "whole": "one grade for the whole paragraph",
        "not-stated": "which points it covers is not stated in the document",
        "not-held": "which points it covers is not held here",
    }[scope]


def information_from(names: list[str]) -> str:
    """`Information from Amnesty International`."""
    return f"Information from {listed(names)}"


def information_label(names: list[str]) -> str:
    """`Information from Amnesty International, as summarized by the Committee`."""
    return f"{information_from(names)}, as summarized by the Committee"


def marked_points(mark: Mark) -> str:
    """The points a marked passage concerns, as `(a) and (b)`; nothing where it names none."""
    return letters_in_words(mark.points) if mark.points else ""


def later_notice(later: LaterDocument) -> str:
    """`Later: concluding observations of 11 July 2025`, to be followed by the symbol."""
    return f"{later.kind} of {later.date.words}" if later.date else later.kind


def observations_date(record: Assessment) -> str:
    """When the concluding observations were adopted, as printed: `11 July 2016`; nothing where it is not held."""
    dates = record.concluding_observations.adopted or record.concluding_observations.date
    return dates_in_words(dates) if dates else ""


def licence(licence: Licence) -> str:
    """The licence in its three parts: our code, our metadata and notes, and the official text."""
    return f"Software: {licence.code}. Our metadata and notes: {licence.notes}. {licence.official_text}"


def checked(against: str | None) -> str:
    """What the text held was checked against."""
    if against == "extraction":
        return "checked against a text extraction, not the PDF"
    return f"checked against {against}" if against else "not checked against the document"


def due(date: PartialDate) -> str:
    """`Due date given: 15 July 2020`."""
    return f"Due date given: {date.words}"
