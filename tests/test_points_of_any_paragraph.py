"""Points of any paragraph whatever: built from what is printed under which letter, and read back to exactly that."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from generator.points import ParagraphReading, Point, ReplyStatus, read_paragraph
from generator.records.assessment import Paragraph
from generator.text import Passage

_LETTERS = "abcdef"
_NONE_PRINTED, _UNLETTERED = "none-printed", "unlettered"


@dataclass(frozen=True)
class Part:
    """What is printed under one label; `letters` is empty for what stands under none. Each word of it stands once in its paragraph."""

    letters: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def printed(self) -> str:
        """As it stands in YAML, a paragraph a word."""
        label = ", ".join(f"({letter})" for letter in self.letters)
        return "\n\n".join([f"{label} {self.words[0]}".lstrip(), *self.words[1:]])


@dataclass(frozen=True)
class Printed:
    """A text with labels: what stands before the first, under each, and after `(-)`."""

    opening: Part | None
    parts: tuple[Part, ...]
    closing: Part | None

    @property
    def text(self) -> str:
        """As it stands in YAML."""
        before = [self.opening.printed] if self.opening else []
        after = [f"(-) {self.closing.printed}"] if self.closing else []
        return "\n\n".join([*before, *(part.printed for part in self.parts), *after])

    @property
    def letters(self) -> set[str]:
        """The letters that something is printed under."""
        return {letter for part in self.parts for letter in part.letters}

    def on(self, letter: str | None) -> list[str]:
        """The words on a point; all of them where it has no letter."""
        every = [self.opening, *self.parts, self.closing]
        return [word for part in every if part and (letter is None or letter in part.letters) for word in part.words]

    @property
    def under_none(self) -> list[str]:
        """The words that stand under no letter."""
        return [word for part in (self.opening, self.closing) if part for word in part.words]


def _part(name: str, letters: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[Part]:
    return st.builds(
        lambda told, count: Part(told, tuple(f"{name} {number} of {count}." for number in range(1, count + 1))), letters, st.integers(1, 3)
    )


_LABEL = st.lists(st.sampled_from(_LETTERS), min_size=1, max_size=3, unique=True).map(tuple)
_GENERAL = _part("General", st.just(()))
_TEXT = st.builds(
    lambda opening, parts, closing: Printed(
        opening if opening or parts else Part((), ("Alone.",)), tuple(parts), closing if parts else None
    ),
    st.none() | _GENERAL,
    st.lists(_part("Told", _LABEL), max_size=4),
    st.none() | _GENERAL,
)
_RECOMMENDED = st.integers(1, 6).map(lambda count: [Part((letter,), (f"Do {letter}.",)) for letter in _LETTERS[:count]])
_SCOPE = st.sampled_from(["whole", "not-stated", "not-held"]) | _LABEL.map(sorted)
_EVALUATION = st.fixed_dictionaries({"grade": st.sampled_from("BCD"), "scope": _SCOPE})
_TEXTS = st.lists(_TEXT, max_size=3)


@dataclass(frozen=True)
class Drawn:
    """A paragraph as it is printed."""

    recommendation: list[Part] | str | None
    reply: Printed | str | None
    information: list[Printed]
    evaluations: list[dict[str, object]]

    @property
    def recommended(self) -> str | None:
        """The recommendation as it stands in YAML."""
        if isinstance(self.recommendation, list):
            return "\n\n".join(part.printed for part in self.recommendation)
        return "Do.\n\nDo it all." if self.recommendation == _UNLETTERED else self.recommendation

    @property
    def read(self) -> ParagraphReading:
        """The paragraph as the program reads it."""
        said = {
            "number": 7,
            "recommendation": self.recommended,
            "reply": self.reply.text if isinstance(self.reply, Printed) else self.reply,
            "information": [{"organizations": ["zenda-monitor"], "text": text.text} for text in self.information] or "none-printed",
            "evaluations": self.evaluations,
        }
        held = {key: value for key, value in said.items() if value is not None}
        return read_paragraph(Paragraph.model_validate(held), no_report=("D",))

    @property
    def letters(self) -> list[str | None]:
        """Which points it has."""
        if self.recommendation is None:
            return []
        if isinstance(self.recommendation, list):
            return [letter for part in self.recommendation for letter in part.letters]
        if self.recommendation == _UNLETTERED:
            return [None]
        named = {letter for text in (self.reply, *self.information) if isinstance(text, Printed) for letter in text.letters}
        named |= {letter for each in self.evaluations if isinstance(each["scope"], list) for letter in each["scope"]}
        return [*sorted(named)] or [None]

    def status(self, letter: str | None) -> ReplyStatus:
        """What is to be said of the reply on a point (design, Content)."""
        if not isinstance(self.reply, Printed):
            if self.evaluations and all(each["grade"] == "D" for each in self.evaluations):
                return ReplyStatus.NO_REPORT
            return ReplyStatus.NONE_PRINTED if self.reply == _NONE_PRINTED else ReplyStatus.NOT_HELD
        if letter is None or letter in self.reply.letters:
            return ReplyStatus.SUMMARIZED
        return ReplyStatus.NOT_DETERMINABLE if self.reply.under_none or not self.reply.letters else ReplyStatus.NOTHING


_PARAGRAPHS = st.builds(
    Drawn,
    _RECOMMENDED | st.sampled_from([_UNLETTERED, _NONE_PRINTED, None]),
    _TEXT | st.sampled_from([_NONE_PRINTED, None]),
    _TEXTS,
    st.lists(_EVALUATION, max_size=3),
)


def _words(passages: tuple[Passage, ...]) -> list[str]:
    return [paragraph for passage in passages for paragraph in passage.paragraphs]


@given(_PARAGRAPHS)
def test_each_point_has_what_is_printed_under_its_letter_and_nothing_else(drawn: Drawn) -> None:
    read = drawn.read
    assert [point.letter for point in read.points] == drawn.letters
    for point in read.points:
        assert point.status is drawn.status(point.letter)
        assert _words(point.reply) == (drawn.reply.on(point.letter) if isinstance(drawn.reply, Printed) else [])
        told = {each.position: _words(each.passages) for each in point.information}
        assert told == {place: words for place, text in enumerate(drawn.information) if (words := text.on(point.letter))}
        assert point.evaluations == tuple(_covering(drawn, point))


def _covering(drawn: Drawn, point: Point) -> Iterator[int]:
    for place, evaluation in enumerate(drawn.evaluations):
        scope = evaluation["scope"]
        if scope == "whole" or (isinstance(scope, list) and point.letter in scope):
            yield place


@given(_PARAGRAPHS)
def test_no_word_that_is_printed_is_lost_and_none_is_moved(drawn: Drawn) -> None:
    read = drawn.read
    for printed, text in ((drawn.reply, read.reply), *zip(drawn.information, (each for _, each in read.information), strict=True)):
        if isinstance(printed, Printed):
            assert text is not None
            assert [*text.opening, *_words(text.passages), *text.closing] == printed.on(None)
            assert list(text.general) == printed.under_none


@given(_RECOMMENDED, st.sampled_from(["; ", ", "]), st.booleans())
def test_points_printed_run_in_are_those_printed_one_below_the_other(parts: list[Part], mark: str, joined: bool) -> None:
    words = [f"({part.letters[0]}) do {part.letters[0]}" for part in parts]
    words[-1] = f"and {words[-1]}" if joined and len(words) > 1 else words[-1]
    said = {"number": 7, "recommendation": f"The State party should: {mark.join(words)}.", "evaluations": []}
    letters = [point.letter for point in read_paragraph(Paragraph.model_validate(said), ()).points]
    assert letters == ([part.letters[0] for part in parts] if len(parts) > 1 else [None])
