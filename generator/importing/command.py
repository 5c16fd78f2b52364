"""What `assessments import` does: read, import, write the drafts with their source, and say what a person must look at."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator.corpus import Corpus
from generator.faults import Misuse
from generator.importing.document import Imported, import_document
from generator.importing.draft_files import DraftFile, ImportRefusedError, files_for, new_files
from generator.importing.facts import NotAnAssessmentError
from generator.importing.read import read
from generator.importing.report_page import report_page
from generator.importing.report_text import account_in_words, report_text
from generator.importing.vocabulary import vocabularies
from generator.load.validate import validate
from generator.load.yaml_files import read_text
from generator.problems import printable
from generator.records.assessment import Assessment
from generator.write import write_file

_INCOMPLETE = 3
"""Exit status: a word of the document could not be accounted for (design, Pages and addresses)."""


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

    Raises UnreadableError, ImportRefusedError, or Misuse where the report has no name, with a sentence and nothing written.
    """
    if options.report and not options.report.name:
        raise Misuse(f"--report {options.report} names no file; name one, such as build/account")
    made = imported(file, corpus, options.today, options.recommendations)
    files = new_files(made, corpus) if options.stdout else files_for(made, corpus, directory, update=options.update, force=options.force)
    if options.stdout:
        for each in files:
            click.echo(each.text, nl=False)
    else:
        for line in write_drafts(files, made, directory, lambda each: may_be_written(each, options)):
            click.echo(line, err=True)
    if options.report:
        click.echo(write_report(made, options.report), err=True)
    for line in (*(f"look: {line}" for line in to_look_at(files)), *account_in_words(made)):
        click.echo(line, err=True)
    return 0 if made.account.complete else _INCOMPLETE


def may_be_written(file: DraftFile, options: ImportOptions) -> bool:
    """Show what a record that is there would become, and what it keeps and loses; whether it may be written, asked where a person sits."""
    if file.before is None or not options.update:
        return True
    click.echo(file.difference, nl=False)
    for line in file.kept:
        click.echo(f"stays as it is: {printable(line)}", err=True)
    for line in file.taken_out:
        click.echo(f"would be taken out: {printable(line)}", err=True)
    if file.text == file.before or options.force:
        return True
    watched = sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()
    return watched and click.confirm(f"{file.draft.file}: write this?", default=False, err=True)


def imported(file: Path, corpus: Corpus, today: str, recommendations: Path | None = None) -> Imported:
    """What comes of a document. Raises UnreadableError or ImportRefusedError, each with a sentence."""
    source = read(file)
    observations = read(recommendations) if recommendations else None
    try:
        return import_document(source, corpus, vocabularies(), today, observations)
    except NotAnAssessmentError as error:
        raise ImportRefusedError(f"{printable(file.name)} {error}") from None


def write_drafts(files: Sequence[DraftFile], made: Imported, directory: Path, may_be: Callable[[DraftFile], bool]) -> Iterator[str]:
    """Write those drafts that may be, and with them the source; what was written, a line each.

    Raises ImportRefusedError where a file has changed since it was read.
    """
    settled = False
    for file in files:
        path = directory / file.draft.file
        if not may_be(file):
            yield f"{path}: not written; --update --force writes it"
            continue
        settled = True
        if file.text == file.before:
            yield f"{path}: says the same already"
            continue
        if (read_text(path) if path.exists() else None) != file.before:
            raise ImportRefusedError(f"{path} was changed by somebody while this import ran; nothing was written to it. Import again")
        write_file(file.text.encode(), path)
        paragraphs = file.draft.data["paragraphs"]
        graded = sum(len(paragraph["evaluations"]) for paragraph in paragraphs)
        yield f"{path}: written, with paragraphs {_listed(paragraphs)} and {graded} evaluations"
    if settled:
        stored = directory / made.stored.file
        yield f"{stored}: {'stored' if write_file(made.stored.text.encode(), stored) else 'stored already'}"


def write_report(made: Imported, place: Path) -> str:
    """Write the account as a page and as text beside it; what was written, in a line."""
    page, text = place.with_suffix(".html"), place.with_suffix(".txt")
    write_file(report_page(made).encode(), page)
    write_file(report_text(made).encode(), text)
    return f"{page}, {text}: the account of every word"


def to_look_at(files: Sequence[DraftFile]) -> Iterator[str]:
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
