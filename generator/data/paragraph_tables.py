"""The tables made from the paragraphs of the records: paragraphs, points, evaluations, marked passages and information."""

from generator.data.codes import COMMITTEE, COVERAGE, EDITORIAL, GRADE, KINDS, REGISTER, REPLY_STATUS, WARNING, YES_NO, coded
from generator.data.fields import Field, Table
from generator.data.shared_fields import ASSESSMENT, NO_FACT, NO_TEXT, REPORT, WHERE, address
from generator.points import ReplyStatus

_COVERED_BY = ("in-no-scope", "not-stated", "not-determinable", "not-held")
"""Why no evaluation can be named for a point."""
_OF_GRADE = (*_COVERED_BY, "see-evaluations")

_PARAGRAPH = Field("paragraph", "The paragraph: its assessment and its number.", REGISTER, refers_to="paragraphs")
_NUMBER = Field("number", "The number of the paragraph in the concluding observations.", COMMITTEE, "integer")


def _wording(of_grade: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields that give a grade its meaning."""
    held = tuple(dict.fromkeys((*of_grade, "not-held")))
    return (
        Field("criteria", "The scheme the grade belongs to, by id: a letter means something only within it.", REGISTER),
        Field("editorial_grade_words", "Our short words for the grade.", EDITORIAL, missing=of_grade),
        Field("wording_heading", "The heading the report’s own criteria give the grade.", COMMITTEE, missing=held),
        Field("wording_text", "The text the report’s own criteria give the grade.", COMMITTEE, missing=(*held, "none-printed")),
    )


PARAGRAPHS = Table(
    "paragraphs",
    "One row a paragraph of the concluding observations that was chosen for follow-up.",
    (
        Field("paragraph", "The paragraph: its assessment and its number.", REGISTER),
        address("the paragraph"),
        ASSESSMENT,
        *WHERE,
        _NUMBER,
        Field("title", "The title the report gives the paragraph.", COMMITTEE, missing=(*NO_FACT, "none-printed")),
        Field("editorial_topics", "Our topics for the paragraph.", EDITORIAL, "list", ("none",), refers_to="topics"),
        Field("recommendation", "The recommendation, whole.", COMMITTEE, missing=NO_TEXT),
        Field(
            "recommendation_from",
            "The document the recommendation is taken from, where the report does not reprint it.",
            COMMITTEE,
            missing=("not-applicable",),
        ),
        Field("reply", "The Committee’s summary of the State party’s reply, whole.", COMMITTEE, missing=NO_TEXT),
    ),
)

POINTS = Table(
    "points",
    f"One row a point of a recommendation. {WARNING}",
    (
        Field("point", "The point: its paragraph and its letter.", REGISTER),
        address("the point, or of the paragraph where it has no letter"),
        ASSESSMENT,
        Field("editorial_coverage", "How much of the document’s part is held here.", EDITORIAL, codes=COVERAGE),
        *WHERE,
        *REPORT,
        Field("concluding_observations", "The symbol of the document that made the recommendation.", COMMITTEE, refers_to="documents"),
        _PARAGRAPH,
        _NUMBER,
        Field(
            "letter",
            "The letter of the point. whole: the recommendation has no letters. not-held: its points are not held, and this one row stands "
            "for the paragraph with all its evaluations.",
            COMMITTEE,
            missing=("not-held",),
        ),
        Field("lead_in", "The text before the letters.", COMMITTEE, missing=(*NO_TEXT, "not-applicable")),
        Field("recommendation", "What was recommended on the point.", COMMITTEE, missing=NO_TEXT),
        Field(
            "editorial_reply_status",
            "What the Committee’s summary of the State party’s reply says on the point. Coded from how the summary is printed.",
            EDITORIAL,
            codes={coded(status): meaning for status, meaning in REPLY_STATUS.items()},
        ),
        Field(
            "reply",
            "What the summary of the State party’s reply says on the point; the coded status where it says nothing that can be told apart.",
            COMMITTEE,
            missing=tuple(coded(status) for status in REPLY_STATUS if status is not ReplyStatus.SUMMARIZED),
        ),
        Field(
            "information_organizations",
            "The organizations whose information, as summarized by the Committee, is printed under the point.",
            COMMITTEE,
            "list",
            ("nothing-on-this-point", "not-determinable", *NO_TEXT),
            refers_to="organizations",
        ),
        Field(
            "information",
            "The texts of information printed under the point.",
            REGISTER,
            "list",
            ("nothing-on-this-point", "not-determinable", *NO_TEXT),
            refers_to="information",
        ),
        Field(
            "evaluations",
            "The evaluations the point falls under; all those of the paragraph where the letter is whole or not-held.",
            REGISTER,
            "list",
            _COVERED_BY,
            refers_to="evaluations",
        ),
        Field(
            GRADE,
            f"The grade of the evaluation the point falls under. {WARNING} The table evaluations has each grade once.",
            COMMITTEE,
            missing=_OF_GRADE,
        ),
        Field(
            "scope",
            "What the one grade covers: the letters of its points, whole, or in-words (the words stand in the table evaluations).",
            COMMITTEE,
            "list",
            _OF_GRADE,
        ),
        *_wording(_OF_GRADE),
        Field(
            "editorial_reiterated",
            "Whether a passage of the evaluation that reiterates the recommendation was picked out, on the point or on all its points.",
            EDITORIAL,
            missing=(*_OF_GRADE, "not-read", "none-printed"),
            codes=YES_NO,
        ),
    ),
)

EVALUATIONS = Table(
    "evaluations",
    "One row an evaluation: one grade with its scope and its text.",
    (
        Field("evaluation", "The evaluation: its paragraph and its place in printed order.", REGISTER),
        address("the evaluation"),
        ASSESSMENT,
        *WHERE,
        *REPORT,
        _PARAGRAPH,
        _NUMBER,
        Field("grade", f"The grade. {WARNING}", COMMITTEE),
        Field("scope", "What the one grade covers: the letters of its points, whole, or in-words.", COMMITTEE, "list", NO_FACT),
        Field("scope_words", "What the document says the grade covers, where it gives no letters.", COMMITTEE, missing=("not-applicable",)),
        Field("printed", "The label as printed.", COMMITTEE, missing=NO_TEXT),
        *_wording(()),
        Field("text", "The text of the evaluation.", COMMITTEE, missing=NO_TEXT),
        Field("editorial_read", "Whether we have read the evaluation for passages to pick out.", EDITORIAL, codes=YES_NO),
    ),
)

MARKS = Table(
    "marks",
    "One row a passage of an evaluation that we picked out. The words are the Committee’s, the choice is ours.",
    (
        Field("mark", "The passage: its evaluation and its place.", REGISTER),
        address("the evaluation"),
        Field("evaluation", "The evaluation it is from.", REGISTER, refers_to="evaluations"),
        ASSESSMENT,
        *WHERE,
        _NUMBER,
        Field("editorial_kind", "What the passage does.", EDITORIAL, codes=KINDS),
        Field("editorial_points", "The points it concerns, where the evaluation covers several.", EDITORIAL, "list", ("whole-scope",)),
        Field("quote", "The passage, word for word.", COMMITTEE),
    ),
)

INFORMATION = Table(
    "information",
    "One row a text in which the Committee summarizes, on one paragraph, what organizations submitted.",
    (
        Field("information", "The text: its paragraph and its place in printed order.", REGISTER),
        address("the text"),
        ASSESSMENT,
        *WHERE,
        _PARAGRAPH,
        _NUMBER,
        Field("organizations", "The organizations it is from.", COMMITTEE, "list", refers_to="organizations"),
        Field("printed", "Their names as printed, where the register has others.", COMMITTEE, missing=("not-applicable",)),
        Field("points", "The points it speaks on, by the letters it is printed under.", COMMITTEE, "list", ("without-letters",)),
        Field("text", "The text.", COMMITTEE),
    ),
)
