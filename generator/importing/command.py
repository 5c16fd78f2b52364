"""What `assessments import` does: read, import, write the drafts with their source, and say what a person must look at."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from generator.corpus import Corpus
from generator.faults import Fault, Misuse
from generator.importing.comments import comments_of, head_of
from generator.importing.document import Imported, import_document
from generator.importing.draft import Draft
from generator.importing.facts import NotAnAssessmentError
from generator.importing.patch import patched
from generator.importing.read import read
from generator.importing.report_page import report_page
from generator.importing.report_text import account_in_words, report_text
from generator.importing.update import updated
from generator.importing.vocabulary import vocabularies
from generator.importing.yaml_draft import draft_yaml
from generator.load.validate import validate
from generator.load.yaml_files import parse, read_text
from generator.problems import printable
from generator.records.assessment import Assessment
from generator.schema import modeline
from generator.write import write_file

_INCOMPLETE = 3
"""Exit status: a word of the document could not be accounted for (design, Pages and addresses)."""


class ImportRefusedError(Fault):
    """A document that holds no record, or one that would overwrite a file; nothing was written."""


class StandsAlreadyError(ImportRefusedError, Misuse):
    """A draft whose file is there, and neither --update nor --force was given."""


@dataclass(frozen=True)
class DraftFile:
    """A draft as it is to be written."""

    draft: Draft
    text: str
    before: str | None = None
    """What its file held; None where there was none."""

    @property
    def difference(self) -> str:
        """The change as a unified diff; empty where nothing changes."""
        held, text = (self.before or "").splitlines(keepends=True), self.text.splitlines(keepends=True)
        return "".join(difflib.unified_diff(held, text, self.draft.file, f"{self.draft.file}, imported"))


@dataclass(frozen=True)
class ImportOptions:
    """The options of the command; `today` is the day of the import, YYYY-MM-DD."""

    today: str
    report: Path | None = None
    recommendations: Path | None = None
    update: bool = False
    force: bool = False
    stdout: bool = False


def run_import(file: Path, corpus: Corpus, directory: Path, options: ImportOptions) -> int:
    """Import a document into a content directory; the exit status. Results go to stdout, what happened to stderr.

    Raises UnreadableError or ImportRefusedError, with a sentence and nothing written.
    """
    made = imported(file, corpus, options.today, options.recommendations)
    files = new_files(made, corpus) if options.stdout else files_for(made, corpus, directory, update=options.update, force=options.force)
    for each in files:
        click.echo(each.text if options.stdout else each.difference if options.update else "", nl=False)
    said = [] if options.stdout else list(write_drafts(files, made, directory))
    if options.report:
        said += write_report(made, options.report)
    for line in (*said, *(f"look: {line}" for line in to_look_at(files)), *account_in_words(made)):
        click.echo(line, err=True)
    return 0 if made.account.complete else _INCOMPLETE


def imported(file: Path, corpus: Corpus, today: str, recommendations: Path | None = None) -> Imported:
    """What comes of a document. Raises UnreadableError or ImportRefusedError, each with a sentence."""
    source = read(file)
    observations = read(recommendations) if recommendations else None
    try:
        return import_document(source, corpus, vocabularies(), today, observations)
    except NotAnAssessmentError as error:
        raise ImportRefusedError(f"{printable(file.name)} {error}") from None


def new_files(made: Imported, corpus: Corpus) -> list[DraftFile]:
    """Each draft as a new file."""
    return [DraftFile(draft, _written(draft, made, corpus)) for draft in made.drafts]


def files_for(made: Imported, corpus: Corpus, directory: Path, *, update: bool, force: bool) -> list[DraftFile]:
    """Each draft as the file to be written in a directory. StandsAlreadyError where one is there and may not be overwritten.

    With `update`, a record that says the same already stays as it is, to the byte.
    """
    files = []
    for file in new_files(made, corpus):
        path = directory / file.draft.file
        before = read_text(path) if path.exists() else None
        if before is not None and update:
            file = _updated(file, before, corpus)
        elif before is not None and not force:
            raise StandsAlreadyError(
                f"{path} is there already; --update imports anew and keeps what an editor added, --force writes the draft in its place"
            )
        files.append(replace(file, before=before))
    return files


def write_drafts(files: list[DraftFile], made: Imported, directory: Path) -> Iterator[str]:
    """Write drafts and source; what was written, a line each."""
    for file in files:
        if write_file(file.text.encode(), directory / file.draft.file):
            paragraphs = file.draft.data["paragraphs"]
            graded = sum(len(paragraph["evaluations"]) for paragraph in paragraphs)
            yield f"{directory / file.draft.file}: written, with paragraphs {_listed(paragraphs)} and {graded} evaluations"
        else:
            yield f"{directory / file.draft.file}: says the same already"
    stored = directory / made.stored.file
    yield f"{stored}: {'stored' if write_file(made.stored.text.encode(), stored) else 'stored already'}"


def write_report(made: Imported, place: Path) -> list[str]:
    """Write the account as a page and as text beside it; what was written, a line each."""
    page, text = place.with_suffix(".html"), place.with_suffix(".txt")
    write_file(report_page(made).encode(), page)
    write_file(report_text(made).encode(), text)
    return [f"{page}, {text}: the account of every word"]


def to_look_at(files: list[DraftFile]) -> Iterator[str]:
    """What a person must look at, a line each."""
    for file in files:
        state = f"{file.draft.data['state']}: " if len(files) > 1 else ""
        for remark in file.draft.remarks:
            where = f"line {remark.line}: " if remark.line else ""
            yield printable(f"{state}{where}{remark.sentence}")
        for finding in validate(Assessment, dict(file.draft.data), file.draft.file)[1]:
            yield printable(f"{state}{finding.on}: {finding.message}")


def _listed(paragraphs: list[dict[str, int]]) -> str:
    return ", ".join(str(paragraph["number"]) for paragraph in paragraphs)


def _written(draft: Draft, made: Imported, corpus: Corpus) -> str:
    committee = corpus.committees.get(draft.data["committee"])
    comments = comments_of(draft, made.source.name, committee, made.vocabulary)
    return draft_yaml(draft.data, comments, head_of(draft, made.source.name, made.account, modeline(draft.file)))


def _updated(file: DraftFile, before: str, corpus: Corpus) -> DraftFile:
    """The file with what an editor added to the record held; where the two say the same it stays as it is."""
    held = _as_read(parse(before)[0], file.draft.file)
    data = updated(held, _as_read(file.draft.data, file.draft.file), corpus.organizations)
    draft = replace(file.draft, data=data)
    text = patched(before, held, data)
    return DraftFile(draft, text if text is not None else draft_yaml(data, {}, [modeline(draft.file)]))


def _as_read(data: Mapping[str, Any], file: str) -> dict[str, Any]:
    """The data as the record reads them, the faulty parts set aside."""
    return validate(Assessment, dict(data), file)[0].model_dump(mode="json", by_alias=True, exclude_defaults=True, warnings=False)
