"""One assessment: what the Committee printed about one State party at one session, and what we say about the record."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.records.values import (
    Date,
    Dates,
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


class Revision(Record):
    """When the record itself was added and last changed."""

    added: Date
    """The day the record was first published here."""
    revised: Date
    """The day of the record's last change."""


class Report(Record):
    """The document that holds the evaluation."""

    symbol: SymbolText
    title: LineOrNonePrinted | None = None
    version: Literal["advance unedited", "issued", "not-stated"]
    date: Date | None = None
    """A date the document prints without saying what it is."""
    adopted: Date | None = None
    distributed: Date | None = None

    @property
    def printed_title(self) -> str | None:
        """The title, where it is held and printed."""
        return self.title if is_printed(self.title) else None


class ConcludingObservations(Record):
    """The document that made the recommendations."""

    symbol: SymbolText
    date: Dates | None = None
    adopted: Dates | None = None
    session: Number | None = None
    """The session that adopted them."""
    distributed: Date | None = None
    """Editorial: from the document itself, not from the report."""


class Reply(Record):
    """The State party's document; the Committee's summary of it stands in each paragraph."""

    symbol: SymbolText
    date: Date | None = None
    submitted: Date | None = None
    received: Date | None = None
    distributed: Date | None = None


class Submission(Record):
    """An organization's document, or a joint one of several."""

    organizations: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    date: Date | None = None
    received: Date | None = None
    printed: Line | None = None
    """The names as printed, where the register has others."""
    others: Flag = False
    """Whether the document adds "and other civil society organizations"."""


class Information(Record):
    """The Committee's summary, on one paragraph, of what organizations submitted."""

    organizations: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    printed: Line | None = None
    text: OfficialText


class Mark(Record):
    """A passage of an evaluation picked out by us; the words are the Committee's."""

    kind: Literal["request", "reiterates", "no-information", "insufficient", "welcomes"]
    points: Annotated[tuple[Letter, ...], Field(min_length=1)] | None = None
    """The points it concerns, where the evaluation covers several."""
    quote: OfficialText


class ScopeInWords(Record):
    """What the document says a grade covers, where it names no letters."""

    words: Line


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
    scope: Scope
    """Which points the one grade covers: their letters, whole, not-stated, not-held, or the printed words."""
    printed: Line | None = None
    """The label as printed: `[B] (a) and (b):`."""
    text: TextOrNonePrinted | None = None
    marks: tuple[Mark, ...] | None = None
    """Editorial. Absent: not yet read. Empty: read, none found."""

    @property
    def printed_text(self) -> str | None:
        """The text, where it is held and printed."""
        return self.text if is_printed(self.text) else None


class Paragraph(Record):
    """A numbered paragraph of the concluding observations that was chosen for follow-up."""

    number: Number
    title: LineOrNonePrinted | None = None
    topics: tuple[Identifier, ...] = ()
    """Editorial."""
    recommendation: TextOrNonePrinted | None = None
    recommendation_from: SymbolText | None = None
    """The document the recommendation is taken from, where the report does not reprint it."""
    reply: TextOrNonePrinted | None = None
    """The Committee's summary of the State party's reply."""
    information: NonePrintedOr[tuple[Information, ...]] | None = None
    evaluations: tuple[Evaluation, ...]
    """In printed order."""

    @property
    def printed_title(self) -> str | None:
        """The title, where it is held and printed."""
        return self.title if is_printed(self.title) else None


class CommitteeLetter(Record):
    """The Special Rapporteur's letter to the State party; the signatory is part of the text."""

    date: Date
    text: OfficialText


class Footnote(Record):
    """A footnote of the document."""

    mark: Line
    on: Line
    """Where the marker stands, not where the note landed on the page."""
    text: OfficialText


class LaterDocument(Record):
    """What came after, so that nobody takes this for the last word."""

    symbol: SymbolText
    kind: Line
    date: Date | None = None
    distributed: Date | None = None


class Repair(Record):
    """A damage of the extraction that the record reads otherwise than the stored text."""

    line: Number
    extracted: Line
    read: Line
    basis: Line


class Source(Record):
    """Where the words come from, and what they were checked against."""

    file: Line | None = None
    derived_from: Line
    checked_against: Line | None = None
    obtained_from: Line
    obtained_on: Date
    cuts: tuple[Literal["addressee"], ...] = ()
    repairs: tuple[Repair, ...] = ()


class PrintedError(Record):
    """A contradiction of the document itself: it is shown on the page, and the named problem is not reported."""

    code: Line
    on: Line
    text: PlainText


class Correction(Record):
    """A mistake of ours in the record, and why it was one."""

    date: Date
    what: PlainText
    why: PlainText


class Note(Record):
    """Editorial; shown as ours, beside the printed words."""

    on: Line
    text: PlainText


class Assessment(Record):
    """One State party at one session of one committee."""

    committee: Identifier
    session: Number
    state: StateKey
    printed: Line | None = None
    """The State's name as the document prints it, where the register has another."""
    language: Literal["en", "fr", "es", "ru", "ar", "zh"]
    coverage: Literal["full", "header", "partial"]
    record: Revision
    report: Report
    criteria: Identifier
    concluding_observations: ConcludingObservations
    replies: NonePrintedOr[tuple[Reply, ...]] | None = None
    submissions: NonePrintedOr[tuple[Submission, ...]] | None = None
    follow_up_paragraphs: tuple[Number, ...]
    stated_evaluation: TextOrNonePrinted | None = None
    """As printed: `Additional information required for paragraphs 18[C], …`."""
    paragraphs: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    recommended_action: TextOrNonePrinted | None = None
    procedure: Literal["discontinued", "continuing", "reminder", "meeting-requested", "completed", "suspended", "not-stated", "not-held"]
    """Editorial: our reading of the recommended action."""
    next_report: Date | None = None
    letter: CommitteeLetter | None = None
    footnotes: tuple[Footnote, ...] = ()
    later: tuple[LaterDocument, ...] = ()
    source: Source
    printed_errors: tuple[PrintedError, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def key(self) -> str:
        """`ccpr/123/kaz`: its place in content, and its address."""
        return f"{self.committee}/{self.session}/{self.state.lower()}"

    @property
    def reply_documents(self) -> tuple[Reply, ...]:
        """The replies named in the header; none where it names none or that part is not held."""
        return self.replies if isinstance(self.replies, tuple) else ()

    @property
    def submission_documents(self) -> tuple[Submission, ...]:
        """The submissions named in the header; none where it names none or that part is not held."""
        return self.submissions if isinstance(self.submissions, tuple) else ()
