"""Every table of the data set: the files, the schema and the codebook are all made from what is declared here, once."""

from generator.data.codes import COMMITTEE, EDITORIAL, REGISTER, ROLES, VOICES
from generator.data.fields import Field, Table
from generator.data.header_tables import ASSESSMENTS, REPLIES, SUBMISSIONS
from generator.data.paragraph_tables import EVALUATIONS, INFORMATION, MARKS, PARAGRAPHS, POINTS
from generator.data.shared_fields import address

ORGANIZATIONS = Table(
    "organizations",
    "One row an organization that made a submission or has information in an assessment held here.",
    (
        Field("organization", "The organization, by id.", REGISTER),
        address("the organization"),
        Field("name", "Its name.", REGISTER),
        Field("also", "Other names it goes by, one a line.", REGISTER, missing=("none",)),
        Field(
            "editorial_kind",
            "What it is.",
            EDITORIAL,
            codes={
                "ngo": "A non-governmental organization.",
                "nhri": "A national human rights institution.",
                "coalition": "A coalition of organizations.",
            },
        ),
    ),
)

DOCUMENTS = Table(
    "documents",
    "One row a document of the United Nations that the records name.",
    (
        Field("document", "The symbol of the document.", COMMITTEE),
        address("the document"),
        Field("kind", "What the symbol says the document is.", REGISTER),
        Field("official_address", "The official address of the English version; that one exists was not checked.", REGISTER),
        Field("roles", "What it is used as here.", REGISTER, "list", codes=ROLES),
        Field("assessments", "The assessments held here that name it.", REGISTER, "list", ("none",), refers_to="assessments"),
    ),
)

TOPICS = Table(
    "topics",
    "One row a topic of ours.",
    (
        Field("topic", "The topic, by id.", REGISTER),
        Field("editorial_name", "Its name.", EDITORIAL),
        Field("editorial_covenant", "The articles of the Covenant it falls under.", EDITORIAL, "list", ("none",)),
    ),
)

VERSIONS = Table(
    "versions",
    "One row a published version of a record; the latest of a record stands last.",
    (
        Field("sha256", "The hash of the version’s content.", REGISTER),
        address("the version"),
        Field("assessment", "The assessment.", REGISTER),
        Field("editorial_revised", "The day the record then gave as its last change.", EDITORIAL),
        Field("editorial_withdrawn", "The day the version was withdrawn.", EDITORIAL, missing=("not-applicable",)),
        Field("editorial_reason", "Why it was withdrawn.", EDITORIAL, missing=("not-applicable",)),
    ),
)

KNOWN = Table(
    "known",
    "One row an assessment known to exist and not held here.",
    (
        Field("known", "The assessment: committee, session and State, as in the table assessments.", REGISTER),
        Field("committee", "The treaty body, by id.", REGISTER),
        Field("editorial_session", "The session, by the source.", EDITORIAL, "integer"),
        Field("state", "The State party, by the code of the register.", REGISTER),
        Field("state_name", "The State party’s present short name.", REGISTER),
        Field("editorial_report", "The symbol of the report, by the source.", EDITORIAL, missing=("not-known",)),
        Field("editorial_source", "How the assessment is known to exist.", EDITORIAL),
    ),
)

PASSAGES = Table(
    "passages",
    "In SQLite only: every paragraph of official text, for full-text search (FTS5). Ask with passages MATCH 'words'.",
    (
        Field("address", "The full address of the passage.", REGISTER),
        Field("assessment", "The assessment.", REGISTER),
        Field("number", "The number of the paragraph.", COMMITTEE, "integer", ("not-applicable",)),
        Field("voice", "Whose words they are.", COMMITTEE, codes=VOICES),
        Field("organizations", "The organizations whose information is summarized, by id.", COMMITTEE, "list", ("not-applicable",)),
        Field("text", "The passage, word for word.", COMMITTEE),
    ),
)

TABLES = (
    ASSESSMENTS,
    REPLIES,
    SUBMISSIONS,
    PARAGRAPHS,
    POINTS,
    EVALUATIONS,
    MARKS,
    INFORMATION,
    ORGANIZATIONS,
    DOCUMENTS,
    TOPICS,
    KNOWN,
    VERSIONS,
)
"""The tables that are files."""
SQLITE = "assessments.sqlite"
DESCRIPTOR = "datapackage.json"
NAMES = (*(f"{table.name}.{ending}" for table in TABLES for ending in ("csv", "jsonl")), SQLITE, DESCRIPTOR)
"""The names of the files of the data set."""
