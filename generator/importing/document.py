"""A document into drafts and an account of its words: the stages in their order, pure."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.corpus import Corpus
from generator.importing.account import Account, Entry, account_of, texts_of
from generator.importing.clean import CleanText, clean
from generator.importing.draft import Draft, make_draft
from generator.importing.facts import Facts, NotAnAssessmentError
from generator.importing.footnotes import dotted
from generator.importing.letter import names_an_addressee
from generator.importing.organizations import names_of
from generator.importing.parts import Collected, part_of, shared_of, with_notes
from generator.importing.pieces import ADDRESSEE, CUT_MARK, FIELD, Piece, Remark
from generator.importing.reading import Reading, layout_of, numbered, read_by_the_best
from generator.importing.recommendations import observations_of, with_recommendations
from generator.importing.source import SourceText
from generator.importing.state_part import Part
from generator.importing.stored import StoredText, stored_text
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine
from generator.records.values import NONE_PRINTED
from generator.text import E_MAIL_CUT

_DERIVED = {
    "text": "a text file; what it was made from is not recorded",
    "PDF": "text extracted from the PDF (PDF not held)",
    "DOCX": "text extracted from the DOCX (DOCX not held)",
}
_NAMED = "may name the addressee of a letter, who is never published; it stands in the stored text: cut it and import again"


@dataclass(frozen=True)
class Imported:
    """What came of a document."""

    source: SourceText
    stored: StoredText
    drafts: tuple[Draft, ...]
    account: Account
    vocabulary: Vocabulary
    observations: str = ""
    """The name of the file of the concluding observations; empty where none was given."""


def import_document(
    source: SourceText, corpus: Corpus, vocabularies: Sequence[Vocabulary], today: str, observations: SourceText | None = None
) -> Imported:
    """The drafts of a document, one for each State in it, and the account. `corpus` has the registers; `today` is YYYY-MM-DD.

    `observations`: the concluding observations, for recommendations that the document does not reprint.
    Raises NotAnAssessmentError, with a sentence, for a document of another kind.
    """
    source = numbered(source)
    reading = read_by_the_best(source, corpus, vocabularies)
    parts = [part_of(part, reading, corpus) for part in reading.segments.parts]
    shared, parts = with_notes(reading, shared_of(reading), parts)
    facts = _facts(source, shared, reading, today)
    drafts = [make_draft(_once((*shared.pieces, *part.pieces)), part.unread, facts, corpus, reading.vocabulary) for part in parts]
    _refuse_one_twice(drafts, reading.segments.parts)
    account = account_of(source, list(_entries(shared, parts)), [dict(_texts(draft)) for draft in drafts])
    drafts = [_with_recommendations(draft, observations, reading.vocabulary, corpus) for draft in drafts]
    addressee = {word.line for piece in shared.pieces if piece.kind == ADDRESSEE for word in piece.words}
    stored = stored_text(source, addressee)
    cut = any(piece.kind in (ADDRESSEE, CUT_MARK) for piece in shared.pieces)
    read = {word.line for piece in shared.pieces for word in piece.words}
    named = [Remark(("source",), line.number, _NAMED) for line in reading.cleaned.lines if _is_named(line, read, reading.vocabulary)]
    finished = (
        _finished(draft, shared + part, reading.cleaned, stored, named, cut=cut, checked=account.complete)
        for draft, part in zip(drafts, parts, strict=True)
    )
    return Imported(source, stored, tuple(finished), account, reading.vocabulary, observations.name if observations else "")


def _is_named(line: TextLine, read: Collection[int], vocabulary: Vocabulary) -> bool:
    """Whether a line outside of a letter may name its addressee; `read` are the lines of the letter and the front matter."""
    return line.number not in read and names_an_addressee(line, vocabulary)


def _refuse_one_twice(drafts: Sequence[Draft], parts: Sequence[Part]) -> None:
    """Refuse a document with two parts that would be one file, where the second would take the place of the first."""
    lines: dict[str, int] = {}
    for draft, part in zip(drafts, parts, strict=True):
        line = part.header[0].number
        if draft.file in lines:
            raise NotAnAssessmentError(
                f"has two parts on {draft.data['state']}, with headers at lines {lines[draft.file]} and {line}; a session has one record "
                "of a State. Is the second a quotation, or another State's? Correct the text, or import each part from a file of its own"
            )
        lines[draft.file] = line


def _with_recommendations(draft: Draft, observations: SourceText | None, vocabulary: Vocabulary, corpus: Corpus) -> Draft:
    if observations is None:
        lacking = [str(each["number"]) for each in draft.data["paragraphs"] if each.get("recommendation") == NONE_PRINTED]
        said = f"the recommendations of {', '.join(lacking)} are not reprinted"
        sentence = f"{said}: --recommendations takes them from the concluding observations"
        return replace(draft, remarks=(*draft.remarks, *([Remark(("paragraphs",), 0, sentence)] if lacking else [])))
    cleaned = clean(numbered(observations), vocabulary)
    layout = layout_of(cleaned, vocabulary)
    names = names_of(corpus.organizations, vocabulary.of("body", "others"))
    return with_recommendations(draft, observations_of(cleaned, observations.name, layout), vocabulary, layout, names)


def _facts(source: SourceText, shared: Collected, reading: Reading, today: str) -> Facts:
    letter = next((str(piece.value) for piece in shared.pieces if piece.keys == ("letter", "text")), "")
    front = "\n".join(line.text for line in reading.segments.front)
    return Facts(letter, front, today, _DERIVED["PDF" if _has_pages(source) else source.form])


def _has_pages(source: SourceText) -> bool:
    """Whether a text file has page breaks, as one extracted from a PDF does."""
    return source.form == "text" and any(line.page > 1 for line in source.lines)


def _once(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return [piece for piece in pieces if piece.kind == FIELD or piece.value is not None]


def _entries(shared: Collected, parts: Sequence[Collected]) -> Iterator[Entry]:
    """Every piece as an entry of the account."""
    for piece in shared.pieces:
        yield _entry(piece, shared.pieces, None)
    for number, part in enumerate(parts):
        for piece in part.pieces:
            yield _entry(piece, part.pieces, number)


def _entry(piece: Piece, pieces: Sequence[Piece], draft: int | None) -> Entry:
    return Entry(piece.kind, dotted(piece, pieces) if piece.kind == FIELD and piece.keys else "", piece.words, draft)


def _texts(draft: Draft) -> Iterator[tuple[str, str]]:
    """The texts of a draft, by place, with the wordings of the grades."""
    yield from texts_of(draft.data)
    yield from texts_of({"wordings": draft.wordings})


def _finished(
    draft: Draft, parsed: Collected, cleaned: CleanText, stored: StoredText, named: Sequence[Remark], *, cut: bool, checked: bool
) -> Draft:
    """The draft with its source and every remark."""
    lines = {word.line for piece in parsed.pieces for word in piece.words}
    repairs = sorted((repair for repair in (*cleaned.repairs, *parsed.repairs) if repair.line in lines), key=lambda repair: repair.line)
    written = [
        {"line": stored.numbers[repair.line], "extracted": repair.extracted, "read": repair.read, "basis": repair.basis}
        for repair in repairs
    ]
    source: dict[str, Any] = {
        "file": stored.file,
        "derived_from": draft.data["source"]["derived_from"],
        **({"checked_against": "extraction"} if checked else {}),
        "obtained_from": draft.data["source"]["obtained_from"],
        "obtained_on": draft.data["source"]["obtained_on"],
        **({"cuts": ["addressee"]} if cut else {}),
        **({"repairs": written} if written else {}),
    }
    doubts = [Remark(("source",), doubt.line, doubt.sentence) for doubt in cleaned.doubts if doubt.line in lines]
    remarks = (*draft.remarks, *parsed.remarks, *doubts, *_cut_e_mails(parsed.pieces), *named)
    return replace(draft, data={**draft.data, "source": source}, remarks=remarks)


def _cut_e_mails(pieces: Iterable[Piece]) -> Iterator[Remark]:
    for piece in pieces:
        for word in piece.words if piece.kind == FIELD else ():
            if E_MAIL_CUT in word.text:
                sentence = f"holds an e-mail address, and none is published: {E_MAIL_CUT} stands in its place, in the stored text too"
                yield Remark(piece.keys, word.line, sentence)
