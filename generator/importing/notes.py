"""Footnotes lifted out of the text they interrupt, and the word each one's marker stands against."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.importing.source import Line
from generator.importing.words import Word, cut, words_of

_MARK = re.compile(r"\d{1,2}|\*{1,3}|[†‡]")
_MARKED = re.compile(r"(.*[^\W\d_][)\]”’\".,;:]{0,2})(\d{1,2}|\*{1,3}|[†‡])([:,.;]?)")
"""`replies1`, `Hungary*`, `Committee.2`, `replies1:`; not `CO/2` and not `C1`."""
_LIKE_MARKED = re.compile(r"[“‘\"(\[]*[^\W\d_’'-]*?[^\W\d_]{4}(?:(?<=[a-z])\d{1,2}[.;:,]?|[)\]”’\"]*[.;,][)\]”’\"]*\d{1,2})")
"""`investigations.3`, `made;2`, `replies1`; not `art.19`, `Add.1`, `COVID19` or `12.5`."""
_GRADE = re.compile(r"\(?\[?[A-Z]\d\b.*")

_WITH_TEXT = re.compile(r"(\*{1,3}|[†‡])\s+[“(\[]?[^\W\d_a-z]")
"""`* Adopted by the Committee at its 134th session`: a note with its mark beside it."""
_MOST_LINES = 15
"""Lines a note of a text file may have."""


@dataclass(frozen=True)
class Note:
    """A footnote: its mark, its words, and the marker in the text with the word it stands against, where that is found."""

    mark: Word
    words: tuple[tuple[Word, ...], ...]
    """By line."""
    page: int
    unsure: bool = False
    """Whether it may end before: an empty line stands within it, or no page ends with it."""
    marker: Word | None = None
    marked: Word | None = None

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.mark.line


def lifted(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """The lines without the notes, and the notes.

    A text file's note is a mark alone on its line, then a few lines to the end of the page, or, where the text before has a marker like
    it, to an empty line; or a sign such as `*` with its text beside it. A number alone on its line is else a number.
    """
    kept: list[Line] = []
    notes: list[Note] = []
    first = _first_markers(lines)
    numbered = place = 0
    while place < len(lines):
        end = _end_of_note(lines, place, numbered, first)
        if end:
            notes.append(_note(lines[place:end], ends_page=end < len(lines) and lines[end].begins_page))
            numbered += notes[-1].mark.text.isdigit()
            place = end
        else:
            kept.append(lines[place])
            place += 1
    return tuple(kept), tuple(notes)


def _first_markers(lines: Sequence[Line]) -> Mapping[str, int]:
    """For each mark the place of the first line with a word that ends like its marker."""
    first: dict[str, int] = {}
    for place, line in enumerate(lines):
        for found in filter(None, (_marks(word.text) for word in words_of(line))):
            first.setdefault(found[2], place)
    return first


def _note(lines: Sequence[Line], *, ends_page: bool) -> Note:
    (mark, *others), *following = [words for line in lines if (words := words_of(line))]
    text = tuple(tuple(words) for words in ([others, *following] if others else following))
    texts = [bool(line.text) for line in lines[1:]]
    unsure = lines[0].kind != "note" and (not ends_page or any(before and not after for before, after in itertools.pairwise(texts)))
    return Note(mark, text, lines[0].page, unsure)


def _end_of_note(lines: Sequence[Line], place: int, before: int, first: Mapping[str, int]) -> int | None:
    """Where the note that begins at a place ends; None where none begins there. `before` numbered notes have been found.

    `first`: for each mark the place of its first marker.
    """
    line = lines[place]
    if line.kind == "note":
        following = range(place + 1, len(lines))
        return next((at for at in following if lines[at].kind != "note" or _begins_note(lines[at])), len(lines))
    beside = _WITH_TEXT.match(line.text)
    if not (beside or _alone(line.text, before + 1)) or line.begins_page or _label_before(lines, place):
        return None
    end = _end_of_page(lines, place, before + 1)
    ends_page = end < len(lines) and lines[end].begins_page
    marked = first.get(beside[1] if beside else line.text, place) < place
    if not ends_page:
        texts = itertools.dropwhile(lambda at: not lines[at].text, range(place + 1, end))
        end = next((at for at in texts if not lines[at].text), end)
    if beside:
        return end if marked and _ends_beside(lines, end, beside[1]) else None
    few = 0 < sum(bool(each.text) for each in lines[place + 1 : end]) <= _MOST_LINES
    return end if few and (marked or ends_page) else None


def _ends_beside(lines: Sequence[Line], end: int, mark: str) -> bool:
    """Whether a note with its mark beside it ends at a place: a list of items that begin with `*` has no page or empty line there."""
    if end == len(lines) or lines[end].begins_page or not lines[end].text:
        return True
    following = _WITH_TEXT.match(lines[end].text)
    return bool(following and following[1] != mark)


def _begins_note(line: Line) -> bool:
    return bool(_MARK.fullmatch(line.text.split(" ")[0]))


def _alone(text: str, number: int) -> bool:
    return text == str(number) or (bool(text) and not text.isdigit() and bool(_MARK.fullmatch(text)))


def _label_before(lines: Sequence[Line], place: int) -> bool:
    """Whether the number stands as the value of a label: `Follow-up paragraphs:`, then `1`."""
    before = next((line.text for line in reversed(lines[max(0, place - 3) : place]) if line.text), "")
    return before.endswith((":", "Paragraph", "/"))


def _end_of_page(lines: Sequence[Line], place: int, number: int) -> int:
    """The end of the page, or where the next note begins."""
    for at in range(place + 1, len(lines)):
        if lines[at].begins_page or _alone(lines[at].text, number + 1) or _WITH_TEXT.match(lines[at].text):
            return at
    return len(lines)


def lost_notes(lines: Sequence[Line], words: Mapping[int, Sequence[Word]]) -> Iterator[tuple[int, str]]:
    """What looks like the marker of a note that was not found, and stays in the text: its line, and a sentence."""
    for line in lines:
        inside = words.get(line.number, ())
        marks = [(start, end) for start, end in line.markers if _MARK.fullmatch(line.text[start:end])]
        raised = [word for word in inside for start, end in marks if word.start <= start and end <= word.end]
        for word in inside:
            if word in raised or _LIKE_MARKED.fullmatch(word.text):
                yield (
                    line.number,
                    f"{word.text!r} ends like the marker of a footnote, and the note was not found: is it text, or is a note lost?",
                )


def unmarked(
    lines: Sequence[Line], words: dict[int, tuple[Word, ...]], notes: Sequence[Note]
) -> tuple[dict[int, tuple[Word, ...]], list[Note]]:
    """The words by line without the markers of the notes, and the notes with their markers."""
    words, found = dict(words), list[Note]()
    like = _like_markers(words)
    pages = {line.number: line.page for line in lines}
    for note in notes:
        place = _marker(words, lines, pages, note, like.get(note.mark.text, ()))
        if place is None:
            found.append(note)
            continue
        number, at, start, end = place
        inside = list(words[number])
        before, rest = cut(inside[at], start)
        marker, after = cut(rest, end - start)
        kept = [replace(word, joined=word is after) for word in (before, after) if word.text]
        inside[at : at + 1] = kept
        words[number] = tuple(inside)
        found.append(replace(note, marker=marker, marked=before if before.text else (inside[at - 1] if at else None)))
    return words, found


def _marker(
    words: dict[int, tuple[Word, ...]], lines: Sequence[Line], pages: dict[int, int], note: Note, like: Sequence[tuple[int, Word]]
) -> tuple[int, int, int, int] | None:
    """Line, word and span of a note's marker: where the reader knows it, else the nearest before the note that looks like one."""
    for line in lines:
        for start, end in line.markers:
            if line.text[start:end] == note.mark.text:
                at = next((at for at, word in enumerate(words.get(line.number, ())) if word.start <= start < word.end), None)
                if at is not None:
                    word = words[line.number][at]
                    return line.number, at, start - word.start, end - word.start
    before = [(number, word) for number, word in like if number <= note.line and word in words[number]]
    on_page = [each for each in before if pages.get(each[0]) == note.page]
    nearest = on_page or before
    if not nearest:
        return None
    number, word = nearest[-1]
    found = _marks(word.text)
    assert found
    return number, words[number].index(word), found.start(2), found.end(2)


def _like_markers(words: Mapping[int, Sequence[Word]]) -> Mapping[str, Sequence[tuple[int, Word]]]:
    """The words that end like the marker of each mark, with the numbers of their lines."""
    like: dict[str, list[tuple[int, Word]]] = {}
    for number, inside in words.items():
        for word in inside:
            found = _marks(word.text)
            if found:
                like.setdefault(found[2], []).append((number, word))
    return like


def _marks(word: str) -> re.Match[str] | None:
    """The word parted at a marker, if it ends like one: `replies1`."""
    found = _MARKED.fullmatch(word) if "/" not in word else None
    return found if found and not _GRADE.fullmatch(word) else None
