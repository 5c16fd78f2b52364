"""Drafts as the files they are to be: new ones, or records that are there with what the document says anew."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.corpus import Corpus
from generator.faults import Fault, Misuse
from generator.importing.comments import comments_of, head_of
from generator.importing.differences import kept, taken_out
from generator.importing.document import Imported, import_document
from generator.importing.draft import Draft
from generator.importing.facts import NotAnAssessmentError
from generator.importing.patch import patched
from generator.importing.read import read
from generator.importing.source import UnreadableError
from generator.importing.update import Given, comparable, updated, words_of_text
from generator.importing.vocabulary import vocabularies
from generator.importing.words import text_of
from generator.importing.yaml_draft import draft_yaml
from generator.load.validate import validate
from generator.load.yaml_files import parse, read_text
from generator.records.assessment import Assessment
from generator.schema import modeline


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
    kept: tuple[str, ...] = ()
    """Where the record stays otherwise than the document was imported, a line each."""
    taken_out: tuple[str, ...] = ()
    """What the record has and would lose, a line each."""

    @property
    def difference(self) -> str:
        """The change as a unified diff; empty where nothing changes."""
        held, text = (self.before or "").splitlines(keepends=True), self.text.splitlines(keepends=True)
        return "".join(difflib.unified_diff(held, text, self.draft.file, f"{self.draft.file}, imported"))


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
            file = _updated(file, before, made, corpus, directory)
        elif before is not None and not force:
            raise StandsAlreadyError(
                f"{path} is there already; --update shows what an import would change in it, --force writes the draft in its place"
            )
        files.append(replace(file, before=before))
    return files


def _written(draft: Draft, made: Imported, corpus: Corpus) -> str:
    committee = corpus.committees.get(draft.data["committee"])
    comments = comments_of(draft, made.source.name, committee, made.vocabulary)
    return draft_yaml(draft.data, comments, head_of(draft, made.source.name, made.account, modeline(draft.file)))


def _updated(file: DraftFile, before: str, made: Imported, corpus: Corpus, directory: Path) -> DraftFile:
    """The record held with what the document says anew; ImportRefusedError where its lines cannot be changed one by one."""
    held = _as_read(parse(before)[0], file.draft.file)
    draft = _as_read(file.draft.data, file.draft.file)
    spare = words_of_text(text_of(made.account.unassigned))
    data = updated(held, draft, Given(corpus.organizations, spare, _as_first_read(held, file.draft, corpus, directory)))
    text = patched(before, held, data) if held else None
    if text is None or comparable(_as_read(parse(text)[0], file.draft.file)) != comparable(data):
        raise ImportRefusedError(
            f"{file.draft.file} is not written as a record of the contract, key by key on its lines, so that it cannot be updated; "
            "assessments check says what is wrong with it, and --stdout prints the draft to compare it with"
        )
    return DraftFile(replace(file.draft, data=data), text, before, tuple(kept(draft, data)), tuple(taken_out(held, data)))


def _as_first_read(held: Mapping[str, Any], draft: Draft, corpus: Corpus, directory: Path) -> dict[str, Any] | None:
    """What the stored text that a record was made from is read as, where the document imported is another one."""
    stored = held.get("source", {}).get("file", draft.data["source"]["file"])
    if stored == draft.data["source"]["file"] or not (directory / stored).is_file():
        return None
    try:
        drafts = import_document(read(directory / stored), corpus, vocabularies(), draft.data["record"]["added"]).drafts
    except (UnreadableError, NotAnAssessmentError):
        return None
    return next((_as_read(each.data, each.file) for each in drafts if each.file == draft.file), None)


def _as_read(data: Mapping[str, Any], file: str) -> dict[str, Any]:
    """The data as the record reads them, the faulty parts set aside."""
    return validate(Assessment, dict(data), file)[0].model_dump(mode="json", by_alias=True, exclude_defaults=True, warnings=False)
