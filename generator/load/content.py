"""The content directory into a Corpus: every file read once, every fault a finding, what is sound kept."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from generator.addresses import is_address
from generator.corpus import Corpus, StoredSource, StoredVersion, Unread
from generator.kept import Kept
from generator.load.parsed import parsed
from generator.load.validate import validate
from generator.load.yaml_files import A_LINK, UnreadableFile, read_bytes, read_text
from generator.made_with import sha256_of_data
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
    Withdrawal,
)
from generator.records.values import Record
from generator.text import e_mails_in
from generator.workers import CORES, in_workers

AnyRecord = TypeVar("AnyRecord", bound=Record)

WORTH = 50
"""How many records it is worth starting a worker for."""

_PLACES = "assessments/<committee>/<session>/<state>.yaml"
_READ = re.compile(
    r"(site|states|organizations|topics|redirects|known)\.yaml|permalinks\.txt|"
    r"assessments/.+\.yaml|committees/[^/]+\.yaml|pages/[^/]+\.md|sources/[^/]+\.txt|LICENSES/.+|"
    r"schema/\d+/[a-z]+\.json|published/([0-9a-f]{64}\.json|versions\.txt|withdrawn\.yaml)"
)
"""The files of a content directory; what has another name is read by nobody."""


@dataclass
class _Reading:
    """One reading of a content directory: what is found wrong on the way."""

    directory: Path
    kept: Kept | None = None
    """Where what files say is kept, parsed."""
    findings: list[Finding] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)

    def data(self, file: str) -> Any:
        """What a YAML file says; None, with a problem noted, when it cannot be read."""
        try:
            data, duplicates = parsed(read_text(self.directory / file), self.kept)
        except UnreadableFile as error:
            self.unread(file, error)
            return None
        self.findings += [Finding(file, keys, "KEY-TWICE", message, at_key=True) for keys, message in duplicates]
        return data

    def unread(self, file: str, error: UnreadableFile) -> None:
        """Note that a file could not be read."""
        self.unreadable.append(Problem(file, error.line, error.column, error.code, error.message))

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
        numbers = [key for key in data if not isinstance(key, str)]
        for key in numbers:
            message = f"found the number {key}; expected an id; put it in quotes if it is one"
            self.findings.append(Finding(file, (key,), "TYPE", message, at_key=True))
        return {key: self.record(kind, value, file, (key,)) for key, value in data.items() if key not in numbers}

    def listed(self, kind: type[AnyRecord], file: str) -> tuple[AnyRecord, ...]:
        """A file that is a list of records."""
        data = self.data(file)
        if data is None or isinstance(data, list):
            return tuple(self.record(kind, item, file, (position,)) for position, item in enumerate(data or []))
        self.findings.append(Finding(file, (), "TYPE", "expected a list; write [] where there is nothing to list"))
        return ()

    def below(self, folder: str, ending: str) -> Iterator[str]:
        """The files with that ending in a folder and below it, by path, as the corpus names them."""
        if (self.directory / folder).is_symlink():
            return iter(())
        paths = sorted((self.directory / folder).rglob(f"*{ending}"), key=lambda path: path.as_posix())
        return (path.relative_to(self.directory).as_posix() for path in paths if not path.name.startswith("."))

    def ledger(self, file: str) -> list[str]:
        """The lines of a file of the ledger; none before anything was published."""
        if not (self.directory / file).exists():
            return []
        try:
            return read_text(self.directory / file).split("\n")
        except UnreadableFile as error:
            if error.code != "FILE-EMPTY":
                self.unread(file, error)
            return []


def read_content(directory: Path, kept: Kept | None = None) -> tuple[Corpus, list[Finding], list[Problem]]:
    """The corpus in a directory, the faults of shape found, and a problem for each file that could not be read at all.

    `kept`: where what files say is kept, so that a file that has not changed is not parsed again.
    """
    if not directory.is_dir():
        problem = Problem(".", 1, 1, "CONTENT-MISSING", "is no directory; name the content directory with --content DIR")
        return _EMPTY, [], [problem]
    if not (directory / "site.yaml").exists() and not (directory / "assessments").exists():
        problem = Problem(".", 1, 1, "CONTENT-EMPTY", f"holds neither site.yaml nor assessments/; {_HINT}")
        return _EMPTY, [], [problem]
    reading = _Reading(directory, kept)
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
        prose=_texts(reading, "pages", ".md"),
        sources=_sources(reading),
        permalinks=_permalinks(reading),
        published=_published(reading),
        versions=_versions(reading),
        schemas=_texts(reading, "schema", ".json"),
        withdrawn=reading.listed(Withdrawal, _WITHDRAWN) if (directory / _WITHDRAWN).exists() else (),
    )
    corpus = replace(corpus, unread=frozenset(problem.file for problem in reading.unreadable))
    _stray_files(reading)
    if not corpus.assessments and not reading.unreadable:
        reading.unreadable.append(Problem(".", 1, 1, "CONTENT-EMPTY", f"holds no assessment; {_HINT}"))
    return corpus, reading.findings, reading.unreadable


def read_registers(directory: Path) -> tuple[Corpus, list[Problem]]:
    """The registers of a directory, without its records: committees, States, organizations; a problem for each that cannot be read."""
    if not directory.is_dir():
        return read_content(directory)[0], read_content(directory)[2]
    reading = _Reading(directory)
    corpus = replace(
        _EMPTY,
        committees=_committees(reading),
        states=reading.register(State, "states.yaml"),
        organizations=reading.register(Organization, "organizations.yaml"),
    )
    return corpus, reading.unreadable


_WITHDRAWN = "published/withdrawn.yaml"
_HINT = f"a record is a file {_PLACES}, such as assessments/ccpr/123/kaz.yaml"
_EMPTY = Corpus(None, Unread(), Unread(), Unread(), Unread(), (), (), {})


def _committees(reading: _Reading) -> Mapping[str, Committee]:
    data = {file: reading.data(file) for file in reading.below("committees", ".yaml")}
    committees = {Path(file).stem: reading.record(Committee, said, file) for file, said in data.items() if said is not None}
    return Unread() if None in data.values() else committees


def _assessments(reading: _Reading) -> dict[str, Assessment]:
    """The records, read side by side."""

    def read(file: str) -> tuple[str, Assessment | None, list[Finding], list[Problem]]:
        own = _Reading(reading.directory, reading.kept)
        data = own.data(file)
        return file, None if data is None else own.record(Assessment, data, file), own.findings, own.unreadable

    files = list(reading.below("assessments", ".yaml"))
    records = {}
    for file, record, findings, unreadable in in_workers(read, files, CORES, name=str, worth=WORTH):
        reading.findings += findings
        reading.unreadable += unreadable
        if record is not None:
            records[file] = record
    return dict(sorted(records.items()))


def _texts(reading: _Reading, folder: str, ending: str) -> dict[str, str]:
    texts = {}
    for file in reading.below(folder, ending):
        try:
            texts[file] = read_text(reading.directory / file)
        except UnreadableFile as error:
            reading.unread(file, error)
    return texts


def _sources(reading: _Reading) -> dict[str, StoredSource]:
    """The stored sources; one that cannot be read passes for unchanged, for its own problem is noted."""
    sources = {}
    for file in reading.below("sources", ".txt"):
        try:
            data = read_bytes(reading.directory / file)
        except UnreadableFile as error:
            reading.unread(file, error)
            sources[file] = StoredSource(Path(file).stem)
            continue
        lines = enumerate(data.decode(errors="replace").split("\n"), start=1) if b"@" in data else ()
        e_mails = tuple((number, found) for number, line in lines for found in e_mails_in(line))
        sources[file] = StoredSource(sha256_of_data(data), e_mails)
    return sources


def _permalinks(reading: _Reading) -> dict[str, int]:
    """The lines of permalinks.txt with their numbers; they stand in the order of their characters, each once."""
    file, permalinks, before = "permalinks.txt", dict[str, int](), ""
    for number, line in enumerate(reading.ledger(file), start=1):
        if not line:
            continue
        message = ""
        if not is_address(line):
            message = f"{line!r} is no address; a line is one address of this site, such as /ccpr/123/kaz/24/#reply-a"
        elif line in permalinks:
            message = f"{line} stands on line {permalinks[line]} already; take this one out"
        elif line < before:
            message = f"{line} stands after {before}; sort the lines by their characters (LC_ALL=C sort)"
        reading.findings += [Finding(file, (number,), "LEDGER-LINE", message)] if message else []
        if is_address(line):
            before = line
            permalinks.setdefault(line, number)
    return permalinks


def _published(reading: _Reading) -> dict[str, tuple[PublishedVersion, ...]]:
    """The lines `ccpr/123/kaz 2026-11-23 <sha256>` of published/versions.txt, by record, in the order they were added."""
    file, published = "published/versions.txt", dict[str, tuple[PublishedVersion, ...]]()
    for number, line in enumerate(reading.ledger(file), start=1):
        parts = line.split()
        if not parts:
            continue
        if len(parts) != 3:
            reading.unreadable.append(
                Problem(file, number, 1, "LEDGER-LINE", f"{line!r} is not of the form: ccpr/123/kaz 2026-11-23 <sha256>")
            )
            continue
        said = dict(zip(("assessment", "revised", "sha256"), parts, strict=True), line=number)
        version = reading.record(PublishedVersion, said, file, (number,))
        published[parts[0]] = (*published.get(parts[0], ()), version)
    return published


def _versions(reading: _Reading) -> dict[str, StoredVersion]:
    """The stored versions; one that cannot be read passes for unchanged, for its own problem is noted."""
    versions = {}
    for file in reading.below("published", ".json"):
        path = reading.directory / file
        try:
            sha256 = sha256_of_data(read_bytes(path))
        except UnreadableFile as error:
            reading.unread(file, error)
            sha256 = path.stem
        versions[path.stem] = StoredVersion(path, sha256)
    return versions


def _stray_files(reading: _Reading) -> None:
    """A file that is not read is one somebody believes to be published; so is what a link to a folder leads to."""
    for path in sorted(reading.directory.rglob("*")):
        file = path.relative_to(reading.directory).as_posix()
        if any(part.startswith(".") for part in file.split("/")):
            continue
        if path.is_symlink() and path.is_dir():
            reading.unreadable.append(Problem(file, 1, 1, "FILE-LINK", f"{A_LINK}; put the folder itself here"))
        elif path.is_file() and not _READ.fullmatch(file):
            hint = f"a record is a file {_PLACES}" if file.startswith("assessments/") else "rename it, or move it out of content"
            reading.unreadable.append(Problem(file, 1, 1, "FILE-NAME", f"is not read; {hint}"))
