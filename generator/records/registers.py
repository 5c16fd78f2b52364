"""The registers: committees, States, organizations, topics, redirects, what is known and not held, and the site itself."""

from typing import Annotated, Literal

from pydantic import Field

from generator.records.values import (
    Address,
    Date,
    Dates,
    Identifier,
    Line,
    Number,
    OfficialText,
    PlainText,
    Record,
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
    text: OfficialText | None = None


class Wordings(Record):
    """How one document words the grades of a scheme."""

    title: Line | None = None
    grades: dict[str, Wording]


class Criteria(Record):
    """A dated scheme of grades; a letter means something only within it."""

    title: Line
    grades: dict[str, Line]
    """The grades in the scheme's order, each with short words for a chip."""
    no_report: tuple[Line, ...] = ()
    """Which grades mean that no report came."""
    adopted_in: SymbolText | None = None
    wordings: dict[SymbolText, Wordings] = Field(default_factory=dict)


class Committee(Record):
    """A treaty body, with the sessions and schemes that the material names."""

    name: Line
    treaty: Line
    sessions: dict[Number, Session]
    criteria: dict[Identifier, Criteria]


class State(Record):
    """A reporter: a State party, or a territory that reports by itself."""

    name: Line
    codes: Annotated[tuple[StateCode, ...], Field(min_length=1)]
    """Every code document symbols use for it."""
    kind: Literal["state", "observer", "territory"]
    m49: Line | None = None
    region: Line | None = None
    subregion: Line | None = None


class Organization(Record):
    """An NGO, a national human rights institution or a coalition."""

    name: Line
    kind: Literal["ngo", "nhri", "coalition"]
    also: tuple[Line, ...] = ()
    """Other names it goes by."""


class Topic(Record):
    """A topic of ours, for paragraphs."""

    name: Line
    covenant: tuple[Number, ...] = ()
    """Articles of the Covenant it falls under."""


class Redirect(Record):
    """Where a page or anchor that is gone has moved."""

    from_: Address = Field(alias="from")
    to: Address


class KnownAssessment(Record):
    """An assessment known to exist and not held."""

    committee: Identifier
    session: Number
    state: StateKey
    symbol: SymbolText | None = None
    source: Line


class Licence(Record):
    """The licence, in three parts."""

    code: PlainText
    notes: PlainText
    """Metadata and notes."""
    official_text: PlainText


class Site(Record):
    """What the publisher decides."""

    title: Line
    base_address: Line
    contact: Line
    licence: Licence


class PublishedVersion(Record):
    """A version of a record that was published: the hash of its content, and the day it then gave as revised."""

    assessment: Line
    revised: Date
    sha256: Line
