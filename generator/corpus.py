"""Everything content says, as frozen records: what the rules judge and the index is made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.records.assessment import Assessment
from generator.records.registers import (
    Committee,
    KnownAssessment,
    Organization,
    PublishedVersion,
    Redirect,
    Site,
    State,
    Topic,
    Withdrawal,
)
from generator.records.values import SetAside


class Unread(Mapping[Any, Any]):
    """A register whose file could not be read: whatever asks it anything is set aside, so that no fault hides another."""

    def __getitem__(self, key: Any) -> Any:
        raise SetAside(str(key))

    def __iter__(self) -> Iterator[Any]:
        raise SetAside("register")

    def __len__(self) -> int:
        raise SetAside("register")

    def __contains__(self, key: Any) -> bool:
        raise SetAside(str(key))

    def __bool__(self) -> bool:
        raise SetAside("register")


@dataclass(frozen=True)
class StoredSource:
    """A stored source text: the SHA-256 of its bytes, and the lines of it in which an e-mail address stands."""

    sha256: str
    e_mails: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class StoredVersion:
    """A published version of a record: the file that holds it, which is copied and never held, and the SHA-256 of its bytes."""

    path: Path
    sha256: str


@dataclass(frozen=True, eq=False)
class Corpus:
    """All of content. Files are named by their path below the content directory, with forward slashes."""

    site: Site | None
    committees: Mapping[str, Committee]
    states: Mapping[str, State]
    organizations: Mapping[str, Organization]
    topics: Mapping[str, Topic]
    known: tuple[KnownAssessment, ...]
    redirects: tuple[Redirect, ...]
    assessments: Mapping[str, Assessment]
    """By file, in the order of their paths."""
    prose: Mapping[str, str] = field(default_factory=dict)
    """The Markdown of each page in `pages/`, by file."""
    sources: Mapping[str, StoredSource] = field(default_factory=dict)
    """The files of `sources/`, by file."""
    permalinks: Mapping[str, int] = field(default_factory=dict)
    """Every address and anchor ever published, with the line of permalinks.txt it stands on."""
    published: Mapping[str, tuple[PublishedVersion, ...]] = field(default_factory=dict)
    """The published versions of each record, by its key (`ccpr/123/kaz`), the latest last."""
    versions: Mapping[str, StoredVersion] = field(default_factory=dict)
    """The versions stored in `published/`, by the hash that names the file."""
    withdrawn: tuple[Withdrawal, ...] = ()
    """The published versions that had to be withdrawn."""
    schemas: Mapping[str, str] = field(default_factory=dict)
    """The schemas stored in `schema/`, those of older versions of the contract included, by file."""
    unread: frozenset[str] = frozenset()
    """The files that could not be read: what they would have said is not known."""
