"""The content directory into a Corpus: every file read once, every fault a finding, what is sound kept."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from generator.corpus import Corpus, Unread
from generator.load.validate import validate
from generator.load.yaml_files import LARGEST, UnreadableFile, parse, read_text
from generator.problems import Finding, Keys, Problem
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
)
from generator.records.values import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)

_PLACES = "assessments/<committee>/<session>/<state>.yaml"


@dataclass
class _Reading:
    """One reading of a content directory: what is found wrong on the way."""

    directory: Path
    findings: list[Finding] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)

    def data(self, file: str) -> Any:
        """What a YAML file says; None, with a problem noted, when it cannot be read."""
        try:
            data, duplicates = parse(read_text(self.directory / file))
        except UnreadableFile as error:
            self.unreadable.append(Problem(file, error.line, error.column, error.code, error.message))
            return None
        self.findings += [Finding(file, keys, "KEY-TWICE", message, at_key=True) for keys, message in duplicates]
        return data

    def record(self, kind: type[AnyRecord], data: Any, file: str, at: Keys = ()) -> AnyRecord:
        record, findings = validate(kind, data, file, at)
        self.findings += findings
        return record

    def register(self, kind: type[AnyRecord], file: str) -> Mapping[Any, AnyRecord]:
        """A file of records by their id."""
        data = self.data(file)
        if not isinstance(data, dict):
            if data is not None:
                self.findings.append(Finding(file, (), "TYPE", "expected a mapping: an id, and under it what the id stands for"))
            return Unread()
        return {key: self.record(kind, value, file, (key,)) for key, value in data.items()}

    def listed(self, kind: type[AnyRecord], file: str) -> tuple[AnyRecord, ...]:
        """A file that is a list of records."""
        data = self.data(file)
        if data is None or isinstance(data, list):
            return tuple(self.record(kind, item, file, (position,)) for position, item in enumerate(data or []))
        self.findings.append(Finding(file, (), "TYPE", "expected a list; write [] where there is nothing to list"))
        return ()

    def below(self, folder: str, ending: str) -> Iterator[str]:
        """The files with that ending in a folder and below it, by path, as the corpus names them."""
        paths = sorted((self.directory / folder).rglob(f"*{ending}"), key=lambda path: path.as_posix())
        return (path.relative_to(self.directory).as_posix() for path in paths if not path.name.startswith("."))

    def lines(self, file: str) -> list[str]:
        """The lines of a text file; none when there is no such file."""
        if not (self.directory / file).exists():
            return []
        try:
            return read_text(self.directory / file).split("\n")
        except UnreadableFile as error:
            if error.code != "FILE-EMPTY":
                self.unreadable.append(Problem(file, error.line, error.column, error.code, error.message))
            return []


def read_content(directory: Path) -> tuple[Corpus, list[Finding], list[Problem]]:
    """The corpus in a directory, the faults of shape found, and a problem for each file that could not be read at all."""
    if not directory.is_dir():
        problem = Problem(".", 1, 1, "CONTENT-MISSING", "is no directory; name the content directory with --content DIR")
        return _EMPTY, [], [problem]
    reading = _Reading(directory)
    site = reading.data("site.yaml")
    corpus = Corpus(
        site=None if site is None else reading.record(Site, site, "site.yaml"),
        committees=_committees(reading),
        states=reading.register(State, "states.yaml"),
        organizations=reading.register(Organization, "organizations.yaml"),
        topics=reading.register(Topic, "topics.yaml"),
        known=reading.listed(KnownAssessment, "known.yaml"),
        redirects=reading.listed(Redirect, "redirects.yaml"),
        assessments=_assessments(reading),
        prose=_prose(reading),
        sources={file: _sha256(directory / file) for file in reading.below("sources", ".txt")},
        permalinks=frozenset(line for line in reading.lines("permalinks.txt") if line),
        published=_published(reading),
    )
    _stray_files(reading)
    if not corpus.assessments and not reading.unreadable:
        reading.unreadable.append(
            Problem(".", 1, 1, "CONTENT-EMPTY", f"holds no assessment; a record is a file {_PLACES}, such as assessments/ccpr/123/kaz.yaml")
        )
    return corpus, reading.findings, reading.unreadable


_EMPTY = Corpus(None, Unread(), Unread(), Unread(), Unread(), (), (), {})


def _committees(reading: _Reading) -> Mapping[str, Committee]:
    committees = {}
    for file in reading.below("committees", ".yaml"):
        data = reading.data(file)
        if data is None:
            return Unread()
        committees[Path(file).stem] = reading.record(Committee, data, file)
    return committees


def _assessments(reading: _Reading) -> dict[str, Assessment]:
    read = ((file, reading.data(file)) for file in reading.below("assessments", ".yaml"))
    return {file: reading.record(Assessment, data, file) for file, data in read if data is not None}


def _prose(reading: _Reading) -> dict[str, str]:
    return {file: "\n".join(reading.lines(file)) for file in reading.below("pages", ".md")}


def _published(reading: _Reading) -> dict[str, tuple[PublishedVersion, ...]]:
    """The lines `ccpr/123/kaz 2026-11-23 <sha256>` of published/versions.txt, by record, in the order they were added."""
    file, published = "published/versions.txt", dict[str, tuple[PublishedVersion, ...]]()
    for number, line in enumerate(reading.lines(file), start=1):
        parts = line.split()
        if not parts:
            continue
        if len(parts) != 3:
            reading.unreadable.append(
                Problem(file, number, 1, "LEDGER-LINE", f"{line!r} is not of the form: ccpr/123/kaz 2026-11-23 <sha256>")
            )
            continue
        version = reading.record(PublishedVersion, dict(zip(("assessment", "revised", "sha256"), parts, strict=True)), file)
        published[parts[0]] = (*published.get(parts[0], ()), version)
    return published


def _stray_files(reading: _Reading) -> None:
    """A file under assessments/ that is not read is a record somebody believes to be published."""
    for path in sorted((reading.directory / "assessments").rglob("*")):
        if path.is_file() and path.suffix != ".yaml" and not path.name.startswith("."):
            file = path.relative_to(reading.directory).as_posix()
            reading.unreadable.append(Problem(file, 1, 1, "FILE-NAME", f"is not read; a record is a file {_PLACES}"))


def _sha256(path: Path) -> str:
    """The hash of a stored source; of nothing when the file is too large to be one."""
    return hashlib.sha256(path.read_bytes() if path.stat().st_size <= LARGEST else b"").hexdigest()
