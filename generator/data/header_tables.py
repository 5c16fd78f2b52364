"""The tables made from the headers of the records: assessments, replies and submissions."""

from generator.data.codes import COMMITTEE, COVERAGE, EDITORIAL, LANGUAGE, PROCEDURE, REGISTER, YES_NO
from generator.data.fields import Field, Table
from generator.data.shared_fields import ASSESSMENT, NO_FACT, NO_TEXT, REPORT, WHERE, address

ASSESSMENTS = Table(
    "assessments",
    "One row an assessment: one State party at one session of one committee.",
    (
        Field("assessment", "The assessment: committee, session and State.", REGISTER),
        address("the assessment"),
        *WHERE,
        Field(
            "state_printed",
            "The State party’s name as the report prints it, where the register has another.",
            COMMITTEE,
            missing=("not-applicable",),
        ),
        Field("language", "The language of the text held.", REGISTER, codes=LANGUAGE),
        Field("editorial_coverage", "How much of the document’s part is held here.", EDITORIAL, codes=COVERAGE),
        *REPORT,
        Field("report_title", "The title of the report.", COMMITTEE, missing=(*NO_FACT, "none-printed")),
        Field("report_date", "A date the report prints without saying what it is.", COMMITTEE, missing=NO_FACT),
        Field("report_adopted", "When the report was adopted.", COMMITTEE, missing=NO_FACT),
        Field(
            "editorial_report_distributed", "When the report was distributed; from the issued document.", EDITORIAL, missing=("not-held",)
        ),
        Field("criteria", "The scheme of grades, by id.", REGISTER),
        Field("criteria_title", "The scheme of grades, by name.", REGISTER),
        Field("concluding_observations", "The symbol of the document that made the recommendations.", COMMITTEE, refers_to="documents"),
        Field(
            "concluding_observations_date", "Their date, as printed without saying what it is: one, or several.", COMMITTEE, "list", NO_FACT
        ),
        Field("concluding_observations_adopted", "When they were adopted: one date, or several.", COMMITTEE, "list", NO_FACT),
        Field("concluding_observations_session", "The session that adopted them.", COMMITTEE, "integer", NO_FACT),
        Field(
            "editorial_concluding_observations_distributed",
            "When they were distributed; from the document itself, not from the report.",
            EDITORIAL,
            missing=("not-held",),
        ),
        Field("replies", "The State party’s replies named in the header.", REGISTER, "list", NO_TEXT, refers_to="replies"),
        Field("submissions", "The submissions of organizations named in the header.", REGISTER, "list", NO_TEXT, refers_to="submissions"),
        Field("stated_evaluation", "The run of grades as the header prints it.", COMMITTEE, missing=NO_TEXT),
        Field("recommended_action", "The recommended action as printed.", COMMITTEE, missing=NO_TEXT),
        Field("editorial_procedure", "Our reading of the recommended action.", EDITORIAL, codes=PROCEDURE),
        Field("next_report", "When the next report is due, as printed: a day, a month or a year.", COMMITTEE, missing=NO_FACT),
        Field("letter_date", "The date of the letter to the State party.", COMMITTEE, missing=NO_TEXT),
        Field("editorial_added", "The day the record was first published here.", EDITORIAL),
        Field("editorial_revised", "The day of the record’s last change.", EDITORIAL),
        Field("editorial_sha256", "The hash of the record’s content; every published version stays readable under it.", EDITORIAL),
    ),
)

_DATE = Field("date", "A date the report prints without saying what it is.", COMMITTEE, missing=NO_FACT)
_RECEIVED = Field("received", "When the report says it was received.", COMMITTEE, missing=NO_FACT)

REPLIES = Table(
    "replies",
    "One row a reply of the State party that the header of a report names. The Committee’s summary of it stands in the table paragraphs.",
    (
        Field("reply", "The reply: its assessment and its place in printed order.", REGISTER),
        ASSESSMENT,
        *WHERE,
        Field("document", "The symbol of the reply.", COMMITTEE, refers_to="documents"),
        _DATE,
        Field("submitted", "When the report says it was submitted.", COMMITTEE, missing=NO_FACT),
        _RECEIVED,
        Field(
            "editorial_distributed",
            "When it was distributed; from the document itself, not from the report.",
            EDITORIAL,
            missing=("not-held",),
        ),
    ),
)

SUBMISSIONS = Table(
    "submissions",
    "One row a submission that the header of a report names. The Committee’s summaries of it stand in the table information.",
    (
        Field("submission", "The submission: its assessment and its place in printed order.", REGISTER),
        ASSESSMENT,
        *WHERE,
        Field("organizations", "The organizations it is from; several for a joint one.", COMMITTEE, "list", refers_to="organizations"),
        Field("others", "Whether the report adds “and other” organizations that it does not name.", COMMITTEE, codes=YES_NO),
        Field("printed", "The names as printed, where the register has others.", COMMITTEE, missing=("not-applicable",)),
        _DATE,
        _RECEIVED,
    ),
)
