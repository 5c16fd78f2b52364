"""The coded words of the data set, each with what it says, and the warning that goes with every grade."""

from generator import wording
from generator.points import ReplyStatus

GRADE = "grade_one_per_evaluation_not_per_point"
WARNING = "One evaluation over four points is one grade, not four. Grades are letters of a scheme: do not average, add or rank them."

COMMITTEE = "committee"
EDITORIAL = "editorial"
REGISTER = "register"
CODED_BY = {
    COMMITTEE: "Printed in a document of the Committee: its words, grades, dates and symbols. A word in the place of a value is our "
    "reading of the document.",
    EDITORIAL: "Coded by us. The names of these fields begin with editorial_.",
    REGISTER: "An id, an address or a name of a register: it tells rows apart and judges nothing.",
}
"""Who a field comes from."""

MISSING = {
    "none-printed": "The document prints none.",
    "not-held": "Not held here; the document may print it.",
    "not-known": "Not known here.",
    "not-stated": "The document, held here in full, does not say.",
    "not-determinable": "Printed, but not point by point, so that it cannot be told apart.",
    "nothing-in-summary": "The summary of the reply is printed point by point, has no general part, and passes over the point.",
    "no-report-received": "No report was received, by the criteria of the grade.",
    "nothing-on-this-point": "The information is printed point by point, and none of it names the point.",
    "in-no-scope": "The scopes of the evaluations are printed, and none of them names the point.",
    "see-evaluations": "Several evaluations stand in the row; each has its own row in the table evaluations.",
    "without-letters": "The text is not printed point by point.",
    "whole-scope": "The whole scope of the evaluation.",
    "not-read": "The evaluation has not been read for such passages yet.",
    "none": "None.",
    "not-applicable": "The field does not apply to the row.",
}
"""Every coded word that stands in the place of a value, with what it says. No cell is ever empty."""

YES_NO = {"yes": "Yes.", "no": "No."}
COVERAGE = {key: f"{words[0].upper()}{words[1:]}." for key, words in wording.COVERAGE.items()}
PROCEDURE = {key: f"{words[0].upper()}{words[1:]}." for key, words in wording.PROCEDURE.items()}
LANGUAGE = {key: f"{name}." for key, name in wording.LANGUAGE.items()}
VERSION = {
    "advance-unedited": "The advance unedited version; it was not compared with the issued document.",
    "issued": "The issued document.",
    "not-stated": "The source does not say.",
}
KINDS = {
    "request": "It asks for something.",
    "reiterates": "It reiterates a recommendation.",
    "no-information": "It says that no information was provided.",
    "insufficient": "It says that the information was not sufficient.",
    "welcomes": "It welcomes something.",
}
ROLES = {
    "follow-up-report": "The report that holds an evaluation.",
    "follow-up-report-not-held": "A report that holds an evaluation known and not held here.",
    "concluding-observations": "The document that made the recommendations.",
    "reply-of-the-State-party": "A reply of the State party.",
    "recommendations-taken-from-it": "Where a recommendation was taken from that its report does not reprint.",
    "later": "What came after an assessment.",
    "adopted-in-it": "The document a scheme of grades was adopted in.",
    "worded-in-it": "A document that words a scheme of grades.",
}
VOICES = {
    "recommendation": "What the Committee recommended.",
    "reply": "The Committee’s summary of the State party’s reply.",
    "information": "The Committee’s summary of information from organizations.",
    "evaluation": "The Committee’s evaluation.",
    "letter": "The letter of the Special Rapporteur to the State party.",
}

REPLY_STATUS = {
    ReplyStatus.SUMMARIZED: "The summary of the State party’s reply speaks on the point.",
    ReplyStatus.NOTHING: "The summary is printed point by point, has no general part, and skips the point; the reply may speak on it.",
    ReplyStatus.NOT_DETERMINABLE: "The summary has no letters, or a general part besides: what it says on the point cannot be told apart.",
    ReplyStatus.NO_REPORT: "No report was received, by the criteria of the grade.",
    ReplyStatus.NONE_PRINTED: "The report prints no summary of a reply on the paragraph.",
    ReplyStatus.NOT_HELD: "Not held here.",
}


def coded(status: ReplyStatus) -> str:
    """A reply status as a coded word: `nothing-in-summary`."""
    return status.value.replace(" the ", " ").replace(" ", "-")
