"""The fields that several tables have: which assessment a row is of, where it stands, from which report."""

from generator.data.codes import COMMITTEE, REGISTER, VERSION
from generator.data.fields import Field

NO_TEXT = ("none-printed", "not-held")
"""What stands in the place of a text."""
NO_FACT = ("not-stated", "not-held")
"""What stands in the place of a date or another fact."""

ASSESSMENT = Field("assessment", "The assessment: committee, session and State.", REGISTER, refers_to="assessments")
WHERE = (
    Field("committee", "The treaty body, by id.", REGISTER),
    Field("session", "The session at which the assessment was adopted.", COMMITTEE, "integer"),
    Field("state", "The State party, by the code of the register.", REGISTER),
    Field("state_name", "The State party’s present short name.", REGISTER),
)
REPORT = (
    Field("report", "The symbol of the report that holds the evaluation.", COMMITTEE, refers_to="documents"),
    Field("report_version", "The version of the report the text was taken from.", COMMITTEE, codes=VERSION),
)


def address(what: str) -> Field:
    """The field that holds the address of each row."""
    return Field("address", f"The full address of {what} on this site. It does not break.", REGISTER)
