"""A document into drafts and an account of its words: the stages in their order, pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.corpus import Corpus
from generator.importing.account import Account, Entry, account_of, texts_of
from generator.importing.body import parse_paragraph
from generator.importing.clean import CleanText, clean, full_width
from generator.importing.draft import Draft, make_draft
from generator.importing.facts import Facts, NotAnAssessmentError
from generator.importing.footnotes import dotted, parse_notes, place_of
from generator.importing.front import parse_aside, parse_criteria, parse_front
from generator.importing.grades import compared_grades
from generator.importing.header import labelled_values, parse_value
from generator.importing.labels import begins_with
from generator.importing.letter import parse_letter
from generator.importing.organizations import names_of
from generator.importing.paragraphs import Layout
from generator.importing.pieces import ADDRESSEE, CUT_MARK, FIELD, HEADING, Parsed, Piece, Remark, of_kind, words_in
from generator.importing.recommendations import observations_of, with_recommendations
from generator.importing.segment import Part, Segments, segment
from generator.importing.source import SourceText
from generator.importing.stored import StoredText, stored_text
from generator.importing.submissions import names_in_header, parse_submissions
from generator.importing.vocabulary import Vocabulary, squashed
from generator.importing.words import Repair
from generator.records.values import NONE_PRINTED
from generator.text import E_MAIL_CUT

_FIRST_LINES = 80
"""Lines in which a document says what it is."""
_DERIVED = {
    "text": "text extracted from the PDF (PDF not held)",
    "PDF": "text extracted from the PDF (PDF not held)",
    "DOCX": "text extracted from the DOCX (DOCX not held)",
}


@dataclass(frozen=True)
class Imported:
    """What came of a document."""

    source: SourceText
    stored: StoredText
    drafts: tuple[Draft, ...]
    account: Account
    vocabulary: Vocabulary


@dataclass(frozen=True)
class _Parsed:
    """What parsing a stretch of a document gave."""

    pieces: tuple[Piece, ...] = ()
    remarks: tuple[Remark, ...] = ()
    repairs: tuple[Repair, ...] = ()

    def __add__(self, other: "_Parsed") -> "_Parsed":
        return _Parsed(self.pieces + other.pieces, self.remarks + other.remarks, self.repairs + other.repairs)


def import_document(
    source: SourceText, corpus: Corpus, vocabularies: Sequence[Vocabulary], today: str, observations: SourceText | None = None
) -> Imported:
    """The drafts of a document, one for each State in it, and the account. `corpus` has the registers; `today` is YYYY-MM-DD.

    `observations`: the concluding observations, for recommendations that the document does not reprint.
    Raises NotAnAssessmentError, with a sentence, for a document of another kind.
    """
    source = _numbered(source)
    cleaned, segments, vocabulary = _read_by_the_best(source, corpus, vocabularies)
    layout = _layout(cleaned, vocabulary)
    shared = _shared(cleaned, segments, vocabulary, layout)
    parts = [_part(part, vocabulary, layout, corpus) for part in segments.parts]
    shared, parts = _with_notes(cleaned, shared, parts, layout)
    facts = _facts(source, shared, segments, today)
    drafts = [make_draft(_once((*shared.pieces, *part.pieces)), facts, corpus, vocabulary) for part in parts]
    account = account_of(source, list(_entries(shared, parts)), [dict(_texts(draft)) for draft in drafts])
    drafts = [_with_recommendations(draft, observations, vocabulary) for draft in drafts]
    addressee = {word.line for piece in shared.pieces if piece.kind == ADDRESSEE for word in piece.words}
    stored = stored_text(source, addressee)
    cut = any(piece.kind in (ADDRESSEE, CUT_MARK) for piece in shared.pieces)
    finished = (
        _finished(draft, shared + part, cleaned, stored, cut=cut, checked=account.complete)
        for draft, part in zip(drafts, parts, strict=True)
    )
    return Imported(source, stored, tuple(finished), account, vocabulary)


def _with_recommendations(draft: Draft, observations: SourceText | None, vocabulary: Vocabulary) -> Draft:
    if observations is None:
        lacking = [str(each["number"]) for each in draft.data["paragraphs"] if each.get("recommendation") == NONE_PRINTED]
        said = f"the recommendations of {', '.join(lacking)} are not reprinted"
        sentence = f"{said}: --recommendations takes them from the concluding observations"
        return replace(draft, remarks=(*draft.remarks, *([Remark(("paragraphs",), 0, sentence)] if lacking else [])))
    cleaned = clean(_numbered(observations), vocabulary)
    layout = _layout(cleaned, vocabulary)
    return with_recommendations(draft, observations_of(cleaned, observations.name, layout), vocabulary, layout)


def _layout(cleaned: CleanText, vocabulary: Vocabulary) -> Layout:
    return Layout(cleaned.width, vocabulary.of("damage", "abbreviations").printed)


def _numbered(source: SourceText) -> SourceText:
    """The source with its lines counted through where two have one number, as where a page breaks within a line."""
    if len({line.number for line in source.lines}) == len(source.lines):
        return source
    return replace(source, lines=tuple(replace(line, number=number) for number, line in enumerate(source.lines, start=1)))


def _read_by_the_best(source: SourceText, corpus: Corpus, vocabularies: Sequence[Vocabulary]) -> tuple[CleanText, Segments, Vocabulary]:
    """The document as the vocabulary reads it that finds the most parts in it."""
    names = frozenset(squashed(state.name) for state in corpus.states.values())
    readings = []
    for vocabulary in vocabularies:
        cleaned = clean(source, vocabulary)
        _refuse(cleaned, vocabulary)
        readings.append((cleaned, segment(cleaned.lines, vocabulary, names), vocabulary))
    best = max(readings, key=lambda reading: len(reading[1].parts))
    if not best[1].parts:
        looked_for = best[2].of("labels", "concluding_observations").printed[0]
        raise NotAnAssessmentError(
            f"holds no assessment: no line begins with '{looked_for}:' and names a symbol such as CCPR/C/KAZ/CO/2, "
            "as the header of every State's part does. Is it the follow-up report, or a letter with its extract?"
        )
    return best


def _refuse(cleaned: CleanText, vocabulary: Vocabulary) -> None:
    """Refuse by name what looks alike and is something else."""
    for line in cleaned.lines[:_FIRST_LINES]:
        for what, phrases in vocabulary.phrases.get("refused", {}).items():
            if begins_with(line, phrases):
                raise NotAnAssessmentError(f"is {what}: line {line.number} reads {line.text[:80]!r}. It is never read as an assessment")


def _collected(parsed: Iterable[Piece | Remark | Repair]) -> _Parsed:
    found = list(parsed)
    return _Parsed(
        tuple(each for each in found if isinstance(each, Piece)),
        tuple(each for each in found if isinstance(each, Remark)),
        tuple(each for each in found if isinstance(each, Repair)),
    )


def _shared(cleaned: CleanText, segments: Segments, vocabulary: Vocabulary, layout: Layout) -> _Parsed:
    """What stands before the States, and what belongs to pages."""

    def parsed() -> Parsed:
        widest = full_width([line.length for line in segments.letter]) if layout.width else 0
        yield from parse_letter(segments.letter, vocabulary, replace(layout, width=widest, indented=True))
        yield from parse_front(segments.front, vocabulary, layout, bool(segments.criteria))
        yield from parse_criteria(segments.criteria, layout)

    found = _collected(parsed())
    named = any(piece.keys == ("report", "symbol") for piece in found.pieces)
    return found + _Parsed(tuple(parse_aside(cleaned.aside, symbol_is_known=named)))


def _part(part: Part, vocabulary: Vocabulary, layout: Layout, corpus: Corpus) -> _Parsed:
    """What one State's part says."""

    def parsed() -> Parsed:
        yield from of_kind(HEADING, part.lead)
        if part.name:
            yield Piece(FIELD, words_in(part.name), ("state",), " ".join(line.text for line in part.name))
        replies = submissions = 0
        for value in (*values, *ending):
            found = _collected(
                parse_submissions(value, vocabulary, names, submissions)
                if value.name == "submissions"
                else parse_value(value, vocabulary, layout, replies)
            )
            replies = max([replies, *_after(found, "replies")])
            submissions = max([submissions, *_after(found, "submissions")])
            yield from found.pieces
            yield from found.remarks
        for position, paragraph in enumerate(part.paragraphs):
            yield from parse_paragraph(paragraph, position, vocabulary, layout, names)

    _, values = labelled_values(part.header, vocabulary)
    _, ending = labelled_values(part.end, vocabulary)
    names = names_in_header(values, vocabulary, names_of(corpus.organizations, vocabulary.of("body", "others")))
    found = _collected(parsed())
    return found + _Parsed(remarks=tuple(compared_grades(found.pieces)))


def _after(parsed: _Parsed, key: str) -> Iterator[int]:
    """The places after those of the pieces in a list."""
    return (int(piece.keys[1]) + 1 for piece in parsed.pieces if piece.keys[:1] == (key,) and len(piece.keys) > 1)


def _with_notes(cleaned: CleanText, shared: _Parsed, parts: list[_Parsed], layout: Layout) -> tuple[_Parsed, list[_Parsed]]:
    """The notes with the pieces they belong to: those of one State's part, else those of the document."""
    parts = list(parts)
    counts = [0] * len(parts)
    own = [next((number for number, part in enumerate(parts) if place_of(note, part.pieces)), None) for note in cleaned.notes]
    common = [note for note, number in zip(cleaned.notes, own, strict=True) if number is None]
    shared += _collected(parse_notes(list(zip(common, range(len(common)), strict=True)), shared.pieces, layout))
    for note, number in zip(cleaned.notes, own, strict=True):
        if number is not None:
            position = len(common) + counts[number]
            parts[number] += _collected(parse_notes([(note, position)], parts[number].pieces, layout))
            counts[number] += 1
    return shared, parts


def _facts(source: SourceText, shared: _Parsed, segments: Segments, today: str) -> Facts:
    letter = next((str(piece.value) for piece in shared.pieces if piece.keys == ("letter", "text")), "")
    front = "\n".join(line.text for line in segments.front)
    return Facts(letter, front, today, _DERIVED[source.form])


def _once(pieces: Sequence[Piece]) -> Sequence[Piece]:
    return [piece for piece in pieces if piece.kind == FIELD or piece.value is not None]


def _entries(shared: _Parsed, parts: Sequence[_Parsed]) -> Iterator[Entry]:
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


def _finished(draft: Draft, parsed: _Parsed, cleaned: CleanText, stored: StoredText, *, cut: bool, checked: bool) -> Draft:
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
    remarks = (*draft.remarks, *parsed.remarks, *doubts, *_cut_e_mails(parsed.pieces))
    return replace(draft, data={**draft.data, "source": source}, remarks=remarks)


def _cut_e_mails(pieces: Iterable[Piece]) -> Iterator[Remark]:
    for piece in pieces:
        for word in piece.words if piece.kind == FIELD else ():
            if E_MAIL_CUT in word.text:
                sentence = f"holds an e-mail address, and none is published: {E_MAIL_CUT} stands in its place, in the stored text too"
                yield Remark(piece.keys, word.line, sentence)
