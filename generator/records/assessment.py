"""One assessment: what the Committee printed about one State party at one session, and what we say about the record."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.records.values import (
    OURS,
    Date,
    Dates,
    Editorial,
    Flag,
    Identifier,
    Letter,
    Line,
    LineOrNonePrinted,
    NonePrintedOr,
    Number,
    OfficialText,
    PlainText,
    Record,
    StateKey,
    SymbolText,
    TextOrNonePrinted,
    is_printed,
)


class Revision(Record, json_schema_extra=OURS):
    """When the record itself was added and last changed."""

    added: Date
    """The day the record was first published here."""
    revised: Date
    """The day of the record's last change."""


class Report(Record):
    """The document that holds the evaluation."""

    symbol: SymbolText
    """The document's symbol."""
    title: LineOrNonePrinted | None = None
    """Its title, as printed."""
    version: Literal["advance unedited", "issued", "not-stated"]
    """Whether the text held is the advance unedited version or the issued one, as the document says of itself."""
    date: Date | None = None
    """A date the document prints without saying what it is."""
    adopted: Date | None = None
    """The date on which the document says it was adopted."""
    distributed: Editorial[Date | None] = None
    """The date of its distribution, from the issued document."""

    @property
    def printed_title(self) -> str | None:
        """The title, where it is held and printed."""
        return self.title if is_printed(self.title) else None


class ConcludingObservations(Record):
    """The document that made the recommendations."""

    symbol: SymbolText
    """The document's symbol."""
    date: Dates | None = None
    """The date or dates the report prints without saying what they are."""
    adopted: Dates | None = None
    """The date or dates on which the report says they were adopted."""
    session: Number | None = None
    """The session that adopted them."""
    distributed: Editorial[Date | None] = None
    """The date of their distribution, from the document itself and not from the report."""


class Reply(Record):
    """The State party's document; the Committee's summary of it stands in each paragraph."""

    symbol: SymbolText
    """The document's symbol."""
    date: Date | None = None
    """A date the report prints without saying what it is."""
    submitted: Date | None = None
    """The date on which the report says it was submitted."""
    received: Date | None = None
    """The date on which the report says it was received."""
    distributed: Editorial[Date | None] = None
    """The date of its distribution, from the document itself and not from the report."""


class Submission(Record):
    """An organization's document, or a joint one of several."""

    organizations: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The organizations it is from, by their ids in organizations.yaml; several for a joint one."""
    date: Date | None = None
    """A date the report prints without saying what it is."""
    received: Date | None = None
    """The date on which the report says it was received."""
    printed: Line | None = None
    """The names as printed, where the register has others."""
    others: Flag = False
    """Whether the document adds "and other civil society organizations"."""


class Information(Record):
    """The Committee's summary, on one paragraph, of what organizations submitted."""

    organizations: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """The organizations it is from, by their ids in organizations.yaml; several for a joint one."""
    printed: Line | None = None
    """The names as printed, where the register has others."""
    text: OfficialText
    """The Committee's summary, word for word, with labels as in the recommendation."""


class Mark(Record, json_schema_extra=OURS):
    """A passage of an evaluation picked out by us; the words are the Committee's."""

    kind: Literal["request", "reiterates", "no-information", "insufficient", "welcomes"]
    """What the Committee does in it: requests, reiterates its recommendation, finds information missing or insufficient, or welcomes."""
    points: Annotated[tuple[Letter, ...], Field(min_length=1)] | None = None
    """The points it concerns, where the evaluation covers several."""
    quote: OfficialText
    """The passage, word for word; it stands once in one paragraph of the evaluation's text."""


class ScopeInWords(Record):
    """What the document says a grade covers, where it names no letters."""

    words: Line
    """The words, as printed."""


def _form_of_scope(value: object) -> str:
    """The tag of the form a scope is written in; no tag can be taken for a key. One letter was meant as a list of one."""
    if isinstance(value, str) and len(value) > 1:
        return "<word>"
    return "<words>" if isinstance(value, dict | ScopeInWords) else "<points>"


Scope = Annotated[
    Annotated[Literal["whole", "not-stated", "not-held"], Tag("<word>")]
    | Annotated[tuple[Letter, ...], Field(min_length=1), Tag("<points>")]
    | Annotated[ScopeInWords, Tag("<words>")],
    Discriminator(_form_of_scope),
]


class Evaluation(Record):
    """The Committee's graded text on a paragraph, or on a group of its points."""

    grade: Line
    """A letter of the record's criteria; it means nothing without them."""
    scope: Scope
    """Which points the one grade covers: their letters, whole, not-stated, not-held, or the printed words."""
    printed: Line | None = None
    """The label as printed: `[B] (a) and (b):`."""
    text: TextOrNonePrinted | None = None
    """The Committee's text, word for word. Letters in it are prose and start no point."""
    marks: Editorial[tuple[Mark, ...] | None] = None
    """Passages of the text that we picked out. Absent: not yet read. Empty: read, none found."""

    @property
    def printed_text(self) -> str | None:
        """The text, where it is held and printed."""
        return self.text if is_printed(self.text) else None


class Paragraph(Record):
    """A numbered paragraph of the concluding observations that was chosen for follow-up."""

    number: Number
    """Its number in the concluding observations."""
    title: LineOrNonePrinted | None = None
    """The heading the report gives it, as printed."""
    topics: Editorial[tuple[Identifier, ...]] = ()
    """What it is about, by our ids in topics.yaml."""
    recommendation: TextOrNonePrinted | None = None
    """What the State party should do, word for word. A paragraph that begins with a label such as (a) starts that point."""
    recommendation_from: SymbolText | None = None
    """The document the recommendation is taken from, where the report does not reprint it."""
    reply: TextOrNonePrinted | None = None
    """The Committee's summary of the State party's reply, word for word, with labels as in the recommendation."""
    information: NonePrintedOr[tuple[Information, ...]] | None = None
    """The Committee's summaries of what organizations told it, in printed order."""
    evaluations: tuple[Evaluation, ...]
    """The Committee's evaluations, in printed order."""

    @property
    def printed_title(self) -> str | None:
        """The title, where it is held and printed."""
        return self.title if is_printed(self.title) else None


class CommitteeLetter(Record):
    """The Special Rapporteur's letter to the State party; the signatory is part of the text."""

    date: Date
    """The date of the letter, as printed."""
    text: OfficialText
    """The letter, word for word, its signatory included and its addressee cut."""


class Footnote(Record):
    """A footnote of the document."""

    mark: Line
    """The marker, as printed."""
    on: Line
    """Where the marker stands, not where the note landed on the page."""
    text: OfficialText
    """The note, word for word."""


class LaterDocument(Record, json_schema_extra=OURS):
    """What came after, so that nobody takes this for the last word."""

    symbol: SymbolText
    """The document's symbol."""
    kind: Line
    """What the document is, in our words: concluding observations, a reply."""
    date: Date | None = None
    """The date of the document."""
    distributed: Date | None = None
    """The date of its distribution."""


class Repair(Record, json_schema_extra=OURS):
    """A damage of the extraction that the record reads otherwise than the stored text."""

    line: Number
    """The line of the stored text, counted from 1."""
    extracted: Line
    """What the stored text has."""
    read: Line
    """What the record has instead."""
    basis: Line
    """Why the document is read so: a line-end hyphen lost in the extraction."""


class Source(Record, json_schema_extra=OURS):
    """Where the words come from, and what they were checked against."""

    file: Line | None = None
    """The stored text, by its path below content/; absent where none is stored."""
    derived_from: Line
    """What the text was made from."""
    checked_against: Line | None = None
    """What the record was compared with, word by word; absent where it was not."""
    obtained_from: Line
    """Who or what gave us the document."""
    obtained_on: Date
    """The day we obtained it."""
    cuts: tuple[Literal["addressee"], ...] = ()
    """What was cut from the stored text before it was stored."""
    repairs: tuple[Repair, ...] = ()
    """Where the record reads the stored text otherwise than it stands."""


class PrintedError(Record, json_schema_extra=OURS):
    """A contradiction of the document itself: it is shown on the page, and the named problem is not reported."""

    code: Line
    """The code of the problem that `assessments check` would report."""
    on: Line
    """The place in the record, in dotted form: paragraphs.24.reply."""
    text: PlainText
    """What contradicts what, in our words, for the page."""


class Correction(Record, json_schema_extra=OURS):
    """A mistake of ours in the record, and why it was one."""

    date: Date
    """The day of the correction."""
    what: PlainText
    """What was changed."""
    why: PlainText
    """Why it was wrong."""


class Note(Record, json_schema_extra=OURS):
    """Editorial; shown as ours, beside the printed words."""

    on: Line
    """The place in the record the note is on, in dotted form: concluding_observations.session."""
    text: PlainText
    """The note."""


class Assessment(Record):
    """One State party at one session of one committee."""

    committee: Identifier
    """The committee, by the name of its file in committees/."""
    session: Number
    """The number of the session at which the evaluation was adopted."""
    state: StateKey
    """The State party, by its key in states.yaml."""
    printed: Line | None = None
    """The State's name as the document prints it, where the register has another."""
    language: Literal["en", "fr", "es", "ru", "ar", "zh"]
    """The language of the official text held."""
    coverage: Editorial[Literal["full", "header", "partial"]]
    """What is held: the full text of the document's part on this State party, its header only, or part of the text."""
    record: Revision
    """When the record was added and last revised."""
    report: Report
    """The follow-up report this is the record of."""
    criteria: Identifier
    """The scheme that gives the grades their meaning, by its id in the committee's file."""
    concluding_observations: ConcludingObservations
    """The concluding observations that are followed up."""
    replies: NonePrintedOr[tuple[Reply, ...]] | None = None
    """The State party's documents, as the header of the report lists them."""
    submissions: NonePrintedOr[tuple[Submission, ...]] | None = None
    """The organizations' documents, in the order of the report's header."""
    follow_up_paragraphs: tuple[Number, ...]
    """The numbers of the paragraphs chosen for follow-up, as the header lists them."""
    stated_evaluation: TextOrNonePrinted | None = None
    """As printed: `Additional information required for paragraphs 18[C], …`."""
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    """The follow-up paragraphs, in printed order."""
    recommended_action: TextOrNonePrinted | None = None
    """What the report recommends to do next, word for word."""
    procedure: Editorial[
        Literal["discontinued", "continuing", "reminder", "meeting-requested", "completed", "suspended", "not-stated", "not-held"]
    ]
    """Our reading of the recommended action."""
    next_report: Date | None = None
    """When the next report is due, as printed: a date, a month or a year. Absent where none is printed."""
    letter: CommitteeLetter | None = None
    """The letter to the State party, where it is held."""
    footnotes: tuple[Footnote, ...] = ()
    """The document's footnotes."""
    later: tuple[LaterDocument, ...] = ()
    """What is known to have come after this document."""
    source: Source
    """Where the text of the record comes from."""
    printed_errors: tuple[PrintedError, ...] = ()
    """Where the document contradicts itself; each turns one named problem into a flag on the page."""
    corrections: tuple[Correction, ...] = ()
    """Mistakes of ours in the record that were corrected."""
    notes: tuple[Note, ...] = ()
    """Our notes, shown beside the printed words they are on."""

    @property
    def key(self) -> str:
        """`ccpr/123/kaz`: its place in content, and its address."""
        return f"{self.committee}/{self.session}/{self.state.lower()}"

    @property
    def slug(self) -> str:
        """`ccpr-123-kaz`: its key where a slash cannot stand, as an anchor or in a list of references."""
        return self.key.replace("/", "-")

    @property
    def file(self) -> str:
        """`assessments/ccpr/123/kaz.yaml`: where content holds it."""
        return f"assessments/{self.key}.yaml"

    @property
    def reply_documents(self) -> tuple[Reply, ...]:
        """The replies named in the header; none where it names none or that part is not held."""
        return self.replies if isinstance(self.replies, tuple) else ()

    @property
    def submission_documents(self) -> tuple[Submission, ...]:
        """The submissions named in the header; none where it names none or that part is not held."""
        return self.submissions if isinstance(self.submissions, tuple) else ()
