"""The labels of a State's header and of what follows its paragraphs, and their values read into fields."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importing.dates import DatesAt, dates_in
from generator.importing.labels import LabelAt, label_at, numbers_in
from generator.importing.paragraphs import Layout, paragraphs_of_lines
from generator.importing.pieces import EVENT, FIELD, LABEL, Parsed, Piece, Remark, words_in
from generator.importing.shapes import begins_anew, heading_length
from generator.importing.spans import Span, given_to, small_words
from generator.importing.vocabulary import Vocabulary
from generator.importing.words import TextLine, Word, text_of, text_of_paragraphs
from generator.stated import GRADE
from generator.symbols import symbols_in

FIELDS = (
    "concluding_observations",
    "follow_up_paragraphs",
    "replies",
    "history",
    "submissions",
    "stated_evaluation",
    "recommended_action",
    "next_report",
)
_SESSION = re.compile(r"\(?\b(\d{1,3})\s?(?:st|nd|rd|th) session\)?")

_LONGEST_WITHOUT = 3
"""Lines before the first grade of a stated evaluation, or of one without grades."""
_OF_A_RUN = re.compile(r"(?:\W|\d|and\b|[A-Z]\d?\b)*")
"""A line that goes on with a run of grades: `24[B][C] and`, `[C][C][B]`."""


@dataclass(frozen=True)
class Labelled:
    """A label, and its value as lines; the value's first line may stand beside the label."""

    name: str
    label: LabelAt
    lines: tuple[TextLine, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the value."""
        return words_in(self.lines)


def labelled_values(lines: Sequence[TextLine], vocabulary: Vocabulary) -> tuple[tuple[TextLine, ...], tuple[Labelled, ...]]:
    """The lines before the first label, and each label with what stands up to the next."""
    places = list(_labels(lines, vocabulary))
    ends = [*(place for place, _, _ in places[1:]), len(lines)][: len(places)]
    values = tuple(
        Labelled(name, label, (*remainder(lines, label), *lines[label.next : end]))
        for (_, name, label), end in zip(places, ends, strict=True)
    )
    return tuple(lines[: places[0][0] if places else len(lines)]), values


def remainder(lines: Sequence[TextLine], label: LabelAt) -> tuple[TextLine, ...]:
    """What stands beside a label, as a line."""
    return (replace(lines[label.next - 1], words=label.rest, after_blank=False),) if label.rest else ()


def _labels(lines: Sequence[TextLine], vocabulary: Vocabulary) -> Iterator[tuple[int, str, LabelAt]]:
    place = 0
    while place < len(lines):
        found = ((name, label_at(lines, place, vocabulary.of("labels", name))) for name in FIELDS)
        name, label = next(((name, label) for name, label in found if label), ("", None))
        if label:
            yield place, name, label
        place = label.next if label else place + 1


_EVENT = re.compile(r"\s*[:–—-]([^;\d]*)")
"""`15 April 2278: reply received, CCPR/C/RUR/CO/4/Add.1`"""


def parse_value(value: Labelled, vocabulary: Vocabulary, layout: Layout, replies: int) -> Parsed:
    """The pieces of a label and its value, submissions aside; `replies` are those that labels before it named."""
    yield Piece(LABEL, value.label.words)
    if not value.words:
        return
    if value.name in ("replies", "history", "next_report") and vocabulary.of("body", "none").equal(text_of(value.words)):
        yield Piece(LABEL, value.words)
    elif value.name == "history":
        yield from _history(value, vocabulary, replies)
    elif value.name == "replies":
        yield from _replies(value.words, vocabulary, replies)
    elif value.name == "recommended_action":
        yield from _recommended_action(value.lines, layout)
    elif value.name == "stated_evaluation":
        yield from _stated_evaluation(value.lines)
    else:
        readers: dict[str, Callable[[tuple[Word, ...], Vocabulary], Parsed]] = {
            "concluding_observations": _observations,
            "follow_up_paragraphs": _follow_up_paragraphs,
            "next_report": _next_report,
        }
        yield from readers[value.name](value.words, vocabulary)


def _observations(words: tuple[Word, ...], vocabulary: Vocabulary) -> Parsed:
    text = text_of(words)
    key = "concluding_observations"
    spans = [Span(start, end, (key, "symbol"), str(symbol)) for symbol, start, end in symbols_in(text)[:1]]
    spans += [Span(found.start(), found.end(), (key, "session"), int(found[1])) for found in _SESSION.finditer(text)][:1]
    for dates in dates_in(text, vocabulary.months)[:1]:
        listed = [str(date) for date in dates.dates]
        spans.append(Span(dates.start, dates.end, (key, _called(text, dates, vocabulary)), listed[0] if len(listed) == 1 else listed))
    yield from given_to(words, spans, _small(vocabulary))


def _called(text: str, dates: DatesAt, vocabulary: Vocabulary) -> str:
    """What the words before a date say that it is, or after it, where it begins an event; `date` where they do not."""
    before = re.split(r"[;\d]", text[: dates.start])[-1].casefold()
    event = _EVENT.match(text, dates.end) if not text[: dates.start].strip() else None
    before = event[0].casefold() if event else before
    return next(
        (
            name
            for name in ("received", "submitted", "adopted")
            if any(_stands(word, before) for word in vocabulary.of("body", name).printed)
        ),
        "date",
    )


def _stands(phrase: str, text: str) -> bool:
    return bool(re.search(rf"\b{re.escape(phrase.casefold())}\b", text))


def _small(vocabulary: Vocabulary) -> frozenset[str]:
    names = ("received", "submitted", "adopted", "dated", "conjunctions")
    return small_words(*(vocabulary.of("body", name).printed for name in names))


def _follow_up_paragraphs(words: tuple[Word, ...], vocabulary: Vocabulary) -> Parsed:
    """`18, 24 and 54`: the first number holds the list, the others are of the same field."""
    found = numbers_in(words)
    numbers = [number for number, _, _ in found]
    key = ("follow_up_paragraphs",)
    spans = [Span(start, end, key, None if place else numbers) for place, (_, start, end) in enumerate(found)]
    yield from given_to(words, spans, small_words(vocabulary.of("body", "conjunctions").printed, ["paragraphs"]))


def _stated_evaluation(lines: Sequence[TextLine]) -> Parsed:
    """The lines up to the end of the run of grades; where none stands there, the first few. What follows goes nowhere."""
    end = next((place + 1 for place, line in enumerate(lines[:_LONGEST_WITHOUT]) if re.search(GRADE, line.text)), 0)
    while end and end < len(lines) and _OF_A_RUN.fullmatch(lines[end].text):
        end += 1
    words = words_in(lines[: end or _LONGEST_WITHOUT])
    yield Piece(FIELD, words, ("stated_evaluation",), text_of(words))
    if not end:
        yield Remark(("stated_evaluation",), words[0].line, "no grade is stated in the form 18[C]; does all of this belong to it?")


def _recommended_action(lines: Sequence[TextLine], layout: Layout) -> Parsed:
    """The action up to what reads like a heading, where another part of the document begins; that goes nowhere."""
    headed = (place for place in range(1, len(lines)) if begins_anew(lines, place, layout) and heading_length(lines, place, layout))
    own = lines[: next(headed, len(lines))]
    paragraphs = paragraphs_of_lines(own, layout)
    yield Piece(FIELD, words_in(own), ("recommended_action",), text_of_paragraphs(paragraphs))
    if len(paragraphs) > 1:
        sentence = f"the recommended action has {len(paragraphs)} paragraphs; does each belong to it?"
        yield Remark(("recommended_action",), lines[0].number, sentence)


def _next_report(words: tuple[Word, ...], vocabulary: Vocabulary) -> Parsed:
    found = dates_in(text_of(words), vocabulary.months, years=True)[:1]
    spans = [Span(dates.start, dates.end, ("next_report",), str(dates.dates[0])) for dates in found if len(dates.dates) == 1]
    yield from given_to(words, spans, _small(vocabulary))


def _replies(words: tuple[Word, ...], vocabulary: Vocabulary, before: int) -> Parsed:
    """Symbols, each with its dates after it; a date before the first symbol is that one's."""
    text = text_of(words)
    symbols = symbols_in(text)
    if not symbols:
        yield Remark(("replies",), words[0].line, "names a reply without a symbol of the forms known here", (("replies",),))
        return
    spans = [Span(start, end, ("replies", before + place, "symbol"), str(symbol)) for place, (symbol, start, end) in enumerate(symbols)]
    taken = set()
    for dates in dates_in(text, vocabulary.months):
        place = max(0, sum(start <= dates.start for _, start, _ in symbols) - 1)
        keys = ("replies", before + place, _called(text, dates, vocabulary))
        if keys not in taken and len(dates.dates) == 1:
            spans.append(Span(dates.start, dates.end, keys, str(dates.dates[0])))
        taken.add(keys)
    yield from given_to(words, spans, _small(vocabulary))


def _history(value: Labelled, vocabulary: Vocabulary, before: int) -> Parsed:
    """A log of dated events: a line with the symbol of a reply gives the reply, others are told to the person who reviews the draft."""
    for line in value.lines:
        replies = [symbol for symbol, _, _ in symbols_in(line.text) if symbol.entity]
        if replies:
            read = list(_replies(line.words, vocabulary, before))
            yield from read
            taken = {word.start for piece in read if isinstance(piece, Piece) for word in piece.words}
            yield Piece(EVENT, tuple(word for word in line.words if word.start not in taken))
            before += len(replies)
        else:
            yield Piece(EVENT, line.words)
            yield Remark(("replies",), line.number, f"the follow-up history has an event that no key holds: {line.text}")


def is_none(value: Labelled, vocabulary: Vocabulary) -> bool:
    """Whether a value says that there is none."""
    return vocabulary.of("body", "none").equal(text_of(value.words)) or not value.words
