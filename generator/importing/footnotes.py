"""Footnotes into the record: each with its mark, its text, and the place its marker stands at."""

from collections.abc import Sequence

from generator.importing.notes import Note
from generator.importing.paragraphs import Layout, paragraphs_of_lines
from generator.importing.pieces import FIELD, FOOTNOTE_MARK, WORDINGS, Parsed, Piece, Remark
from generator.importing.words import TextLine, text_of, text_of_paragraphs

CRITERIA = "criteria"
_NO_PLACE = "report"


def parse_notes(notes: Sequence[tuple[Note, int]], pieces: Sequence[Piece], layout: Layout) -> Parsed:
    """The pieces of notes, each at its position of the record's list; `pieces` are those of the text they stand under."""
    for note, position in notes:
        keys = ("footnotes", position)
        on = place_of(note, pieces)
        said = {"mark": note.mark.text, "on": on or _NO_PLACE}
        yield Piece(FIELD, (note.mark,), keys, said)
        lines = [TextLine(words, words[0].line, len(text_of(words))) for words in note.words]
        text = text_of_paragraphs(paragraphs_of_lines(lines, layout))
        yield Piece(FIELD, tuple(word for line in lines for word in line.words), (*keys, "text"), text)
        if note.marker:
            yield Piece(FOOTNOTE_MARK, (note.marker,))
        if note.unsure:
            sentence = f"the note that begins on line {note.line} is read to line {lines[-1].number}; does it end there?"
            yield Remark((*keys, "text"), note.line, sentence)
        if on is None:
            yield Remark((*keys, "on"), note.line, "the marker of this note was not found: name the place it stands at")


def place_of(note: Note, pieces: Sequence[Piece]) -> str | None:
    """The place in dotted form whose words hold the marker; None where there is none."""
    if note.marked is None:
        return None
    holder = next((piece for piece in pieces if any(_same(word, note) for word in piece.words)), None)
    if holder is None or not holder.keys:
        return None
    return CRITERIA if holder.keys[0] == WORDINGS else dotted(holder, pieces)


def dotted(piece: Piece, pieces: Sequence[Piece]) -> str:
    """The keys of a piece in the form notes use: a paragraph by its number."""
    keys = list(piece.keys)
    if keys[0] == "paragraphs":
        number = next(each.value for each in pieces if each.keys == (*keys[:2], "number"))
        keys[1] = number
    return ".".join(map(str, keys))


def _same(word: object, note: Note) -> bool:
    marked = note.marked
    return marked is not None and (getattr(word, "line", None), getattr(word, "end", None)) == (marked.line, marked.end)
