"""What stands before the States: the report's title and symbol, and how the document words the grades."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importing.dates import dates_in
from generator.importing.labels import begins_with, heading_at, parted
from generator.importing.paragraphs import Layout, fits_on, paragraphs_of_lines
from generator.importing.pieces import FIELD, FRONT, HEADING, LABEL, RUNNING_HEAD, WORDINGS, Parsed, Piece, words_in
from generator.importing.segment import grade_of, is_front, is_group_heading
from generator.importing.vocabulary import Phrases, Vocabulary, squashed
from generator.importing.words import TextLine, Word, text_of, text_of_paragraphs
from generator.problems import Keys
from generator.symbols import symbols_in

_LONGEST_HEADING = 15
"""Words of a grade's heading at the most; where no colon comes by then, the whole is the heading."""

_LONGEST_PHRASE = 5
"""Words of a phrase on one of two lines."""


def parse_front(lines: Sequence[TextLine], vocabulary: Vocabulary, layout: Layout, before_criteria: bool) -> Parsed:
    """The front matter; `before_criteria` says that what is left at its end is the title of the table of criteria."""
    place, last, found = 0, 0, set[Keys]()
    while place < len(lines):
        end, pieces = _front_at(lines, place, vocabulary, layout)
        if pieces:
            last = end
        for piece in pieces:
            again = piece.keys in found and piece.keys != ()
            yield replace(piece, kind=RUNNING_HEAD, keys=(), value=None) if again else piece
        found |= {piece.keys for piece in pieces}
        place = end
    if before_criteria and last < len(lines):
        words = words_in(lines[last:])
        yield Piece(FIELD, words, (WORDINGS, "title"), text_of(words))


def parse_aside(aside: Sequence[tuple[str, tuple[Word, ...]]], *, symbol_is_known: bool) -> Iterator[Piece]:
    """What belongs to pages. Where the report's symbol stands nowhere else, the first running head that has it says it, if all agree."""
    heads = [str(symbol) for kind, words in aside if kind == RUNNING_HEAD for symbol, _, _ in symbols_in(text_of(words)) if symbol.session]
    sought = heads[0] if not symbol_is_known and len(set(heads)) == 1 else None
    for kind, words in aside:
        symbols = [each for each in symbols_in(text_of(words)) if str(each[0]) == sought] if kind == RUNNING_HEAD else []
        if not symbols:
            yield Piece(kind, words)
            continue
        _, start, end = symbols[0]
        before, rest = parted(words, start)
        symbol, after = parted(rest, end - start)
        yield Piece(FIELD, symbol, ("report", "symbol"), sought)
        yield from (Piece(kind, part) for part in (before, after) if part)
        sought = None


def _front_at(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary, layout: Layout) -> tuple[int, list[Piece]]:
    """What begins at a line, and the place of the next; no piece where it is nothing known."""
    line = lines[place]
    symbols = symbols_in(line.text)
    heading = heading_at(lines, place, vocabulary.of("front", "heading"))
    if heading and heading.next > place + 1:
        return heading.next, [Piece(FRONT, heading.words)]
    if begins_with(line, vocabulary.of("front", "title")):
        end = _end_of_title(lines, place, vocabulary, layout)
        return end, _title(words_in(lines[place:end]))
    if symbols and symbols[0][1] == 0 and not line.text[symbols[0][2] :].strip(":*"):
        return place + 1, [Piece(FIELD, line.words, ("report", "symbol"), str(symbols[0][0]))]
    if is_front(line, vocabulary) and symbols and symbols[0][0].session and not line.text[symbols[0][2] :].strip(":*"):
        before, symbol = parted(line.words, symbols[0][1])  # "United Nations CCPR/C/108/2": two ends of a line
        return place + 1, [Piece(FRONT, before), Piece(FIELD, symbol, ("report", "symbol"), str(symbols[0][0]))]
    if is_front(line, vocabulary):
        end = _end_of_title(lines, place, vocabulary, layout)
        return end, [Piece(FRONT, words_in(lines[place:end]))]
    dates = dates_in(line.text, vocabulary.months)
    if dates and (dates[0].start, dates[0].end) == (0, len(line.text)):
        issued = any(begins_with(each, vocabulary.of("front", "distributed")) for each in lines[max(0, place - 3) : place])
        day = dates[0].dates
        return place + 1, [Piece(FIELD, line.words, ("report", "distributed" if issued else "date"), str(day[0]))] if len(day) == 1 else []
    if is_group_heading(line, vocabulary) or (dates and len(line.text) < 60):
        return place + 1, [Piece(FRONT, line.words)]
    return place + 1, []


def _title(words: tuple[Word, ...]) -> list[Piece]:
    """The title, and the symbol where it follows at once."""
    text = text_of(words)
    symbols = symbols_in(text)
    title, rest = parted(words, symbols[0][1]) if symbols else (words, ())
    pieces = [Piece(FIELD, title, ("report", "title"), text_of(title).rstrip(" ,:"))]
    return [*pieces, Piece(FIELD, rest, ("report", "symbol"), str(symbols[0][0]))] if symbols else pieces


def _end_of_title(lines: Sequence[TextLine], place: int, vocabulary: Vocabulary, layout: Layout) -> int:
    """A title goes on where its line is full, ends in the midst of a phrase, or is followed by a small letter."""
    while place + 1 < len(lines) and not symbols_in(lines[place].text):
        line, following = lines[place : place + 2]
        open_end = line.text.endswith(",") or vocabulary.of("front", "goes_on").equal(text_of(line.words[-1:]))
        open_end = open_end or _parts_a_phrase(line, following, vocabulary.of("front", "heading"))
        full = bool(layout.width) and not fits_on(line, following, layout)
        if begins_with(following, vocabulary.of("front", "criteria")):
            break
        if (following.after_blank and not following.begins_page) or not (open_end or full or following.text[:1].islower()):
            break
        place += 1
    return place + 1


def _parts_a_phrase(line: TextLine, following: TextLine, phrases: Phrases) -> bool:
    """Whether a phrase begins at the end of a line and ends on the next: `of the Human Rights`, `Committee`."""
    ends = [squashed(text_of(line.words[-count:])) for count in range(1, _LONGEST_PHRASE)]
    begins = [squashed(text_of(following.words[:count])) for count in range(1, _LONGEST_PHRASE)]
    return any(end + begin in phrases.forms for end in ends for begin in begins)


def parse_criteria(lines: Sequence[TextLine], layout: Layout) -> Parsed:
    """How the document words each grade: a heading, and after its colon a text."""
    places = _grade_places(lines)
    for place, end in zip(places, [*places[1:], len(lines)], strict=False):
        grade = str(grade_of(lines[place]))
        inside = [replace(lines[place], words=lines[place].words[1:]), *lines[place + 1 : end]]
        inside = [line for line in inside if line.words]
        group = _group_after(inside) if end < len(lines) else 0
        yield Piece(LABEL, lines[place].words[:1])
        yield from _wording(grade, inside[: len(inside) - group], layout)
        yield from (Piece(HEADING, line.words) for line in inside[len(inside) - group :])


def _grade_places(lines: Sequence[TextLine]) -> list[int]:
    """The lines that begin with the next grade: A article within the text of one is not taken for a grade."""
    places: list[int] = []
    for place, line in enumerate(lines):
        grade = grade_of(line)
        before = grade_of(lines[places[-1]]) if places else ""
        if grade and grade > str(before):
            places.append(place)
    return places


def _group_after(lines: Sequence[TextLine]) -> int:
    """1 where the last line is a heading over the grades that follow (`Reply/action partially satisfactory`, then B1 and B2)."""
    if len(lines) < 2:
        return 0
    before, last = lines[-2:]
    return int(before.text.endswith(".") and not last.text.endswith(".") and last.text[0].isupper())


def _wording(grade: str, lines: Sequence[TextLine], layout: Layout) -> Parsed:
    paragraphs = paragraphs_of_lines(lines, layout)
    if not paragraphs:
        return
    first = text_of(paragraphs[0])
    colon = first.find(": ")
    short = colon > 0 and len(first[:colon].split()) <= _LONGEST_HEADING
    heading, rest = parted(paragraphs[0], colon + 1) if short else (paragraphs[0], ())
    keys = (WORDINGS, "grades", grade)
    yield Piece(FIELD, heading, (*keys, "heading"), text_of(heading).rstrip(":"))
    text = [paragraph for paragraph in (rest, *paragraphs[1:]) if paragraph]
    if text:
        yield Piece(FIELD, tuple(word for paragraph in text for word in paragraph), (*keys, "text"), text_of_paragraphs(text))
