"""The registers: committees, States, organizations, topics, redirects, what is known and not held, and the site itself."""

from typing import Annotated, Literal

from pydantic import Field

from generator.records.values import (
    OURS,
    Address,
    Date,
    Dates,
    Editorial,
    Identifier,
    Line,
    Number,
    NumberKey,
    OfficialText,
    PlainText,
    Record,
    Sha256,
    StateCode,
    StateKey,
    SymbolText,
)


class Session(Record):
    """A session of a committee."""

    date: Dates | None = None
    """A month, or the first and the last day."""


class Wording(Record):
    """How one document words one grade."""

    heading: Line
    """The words beside the letter, as printed."""
    text: OfficialText | None = None
    """What the document says the grade means, word for word."""


class Wordings(Record):
    """How one document words the grades of a scheme."""

    title: Line | None = None
    """The title of the document's table of criteria, as printed."""
    grades: dict[str, Wording]
    """The wording of each grade, by its letter."""


class Criteria(Record):
    """A dated scheme of grades; a letter means something only within it."""

    title: Editorial[Line]
    """What we call the scheme."""
    grades: Editorial[dict[str, Line]]
    """The grades in the scheme's order, each with short words of ours for a chip."""
    no_report: Editorial[tuple[Line, ...]] = ()
    """Which grades mean that no report came."""
    adopted_in: SymbolText | None = None
    """The document in which the Committee adopted the scheme."""
    wordings: dict[SymbolText, Wordings] = Field(default_factory=dict)
    """How documents word the grades, by the document's symbol."""


class Committee(Record):
    """A treaty body, with the sessions and schemes that the material names."""

    name: Line
    """Its name."""
    treaty: Line
    """The treaty it is the body of."""
    sessions: dict[NumberKey, Session]
    """Its sessions, by number; {} where no document held dates one."""
    criteria: dict[Identifier, Criteria]
    """Its schemes of grades, by our ids."""


class State(Record, json_schema_extra=OURS):
    """A reporter: a State party, or a territory that reports by itself."""

    name: Line
    """The UN's short name of today."""
    codes: Annotated[tuple[StateCode, ...], Field(min_length=1)]
    """Every code document symbols use for it."""
    kind: Literal["state", "observer", "territory"]
    """Whether it is a Member State, an observer, or a territory that reports by itself."""
    m49: Line | None = None
    """Its UN M49 code, in quotes."""
    region: Line | None = None
    """Its UN M49 region."""
    subregion: Line | None = None
    """Its UN M49 sub-region."""


class Organization(Record, json_schema_extra=OURS):
    """An NGO, a national human rights institution or a coalition."""

    name: Line
    """Its full name."""
    kind: Literal["ngo", "nhri", "coalition"]
    """Whether it is an NGO, a national human rights institution or a coalition."""
    also: tuple[Line, ...] = ()
    """Other names it goes by."""


class Topic(Record, json_schema_extra=OURS):
    """A topic of ours, for paragraphs."""

    name: Line
    """Its name."""
    covenant: tuple[Number, ...] = ()
    """Articles of the Covenant it falls under."""


_ONE_END = (
    {"required": ["to"], "properties": {"gone": False, "why": False}},
    {"required": ["gone", "why"], "properties": {"to": False}},
)


class Redirect(Record, json_schema_extra={**OURS, "oneOf": list(_ONE_END)}):
    """Where a page, an anchor or a file that is gone has moved, or when and why a page was withdrawn.

    A page takes with it what stands on it, beside it and below it.
    """

    from_: Address = Field(alias="from")
    """The address that is gone."""
    to: Address | None = None
    """Where it has moved; absent where it was withdrawn."""
    gone: Date | None = None
    """The day it was withdrawn; absent where it has moved."""
    why: Line | None = None
    """Why it was withdrawn; goes with `gone`."""


class KnownAssessment(Record, json_schema_extra=OURS):
    """An assessment known to exist and not held."""

    committee: Identifier
    """The committee, by the name of its file in committees/."""
    session: Number
    """The number of the session."""
    state: StateKey
    """The State party, by its key in states.yaml."""
    symbol: SymbolText | None = None
    """The document's symbol, where it is known."""
    source: Line
    """How it is known to exist."""


class Licence(Record, json_schema_extra=OURS):
    """The licence, in three parts."""

    code: PlainText
    """The licence of the program."""
    notes: PlainText
    """The licence of our metadata and notes."""
    official_text: PlainText
    """What holds for the official text, on which nothing is granted here."""


class Site(Record, json_schema_extra=OURS):
    """What the publisher decides."""

    title: Line
    """The site's title."""
    base_address: Line
    """Where the site is published: https://, the host, and a slash at the end."""
    contact: Line
    """The e-mail address for errors; no other is published."""
    licence: Licence
    """What is stated wherever a licence is."""


class PublishedVersion(Record):
    """A version of a record that was published: the hash of its content, and the day it then gave as revised."""

    assessment: Line
    """The record, by its place: ccpr/123/kaz."""
    revised: Date
    """The day the version gave as revised."""
    sha256: Sha256
    """The hash of its content."""
    line: Number
    """Where it stands in versions.txt, counted from 1."""


class Withdrawal(Record, json_schema_extra=OURS):
    """A published version that had to be withdrawn: what it said is gone; its hash, the day and the reason stay."""

    sha256: Sha256
    """The hash of the version."""
    date: Date
    """The day it was withdrawn."""
    reason: Line
    """Why."""
