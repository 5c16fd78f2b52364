"""Concluding observations of an invented State: the paragraphs selected for follow-up, the same at every session that follows them up."""

import datetime
from dataclasses import dataclass

from generator.sample.draws import Draws
from generator.sample.genre import Subject, genre
from generator.sample.prose import Prose, capital
from generator.sample.sessions import FIRST, last_day
from generator.sample.states import SampleState

_FOLLOWED_UP = 6
"""The sessions in a row at which the same concluding observations may be followed up."""
_BEFORE = 5
"""How many sessions before the first of these they were adopted."""


@dataclass(frozen=True)
class SelectedParagraph:
    """A paragraph selected for follow-up; `letters` are its points, none where it has no lettered ones."""

    number: int
    subject: Subject
    title: str
    letters: tuple[str, ...]
    recommendation: str


@dataclass(frozen=True)
class SampleObservations:
    """Invented concluding observations."""

    symbol: str
    following: str
    """The symbol of the next ones."""
    session: int
    adopted: datetime.date
    paragraphs: tuple[SelectedParagraph, ...]

    def followed_up_before(self, session: int) -> int:
        """At how many sessions before that one they may have been followed up."""
        return session - self.session - _BEFORE


def observations_before(seed: int, state: SampleState, session: int) -> SampleObservations:
    """Those of the State that a session follows up."""
    phase = state.number % _FOLLOWED_UP
    cycle = (session + phase) // _FOLLOWED_UP
    adopted_at = cycle * _FOLLOWED_UP - phase - _BEFORE
    number = cycle - FIRST // _FOLLOWED_UP + 1
    adopted = last_day(adopted_at)
    draws = Draws(seed, state.key, number)
    subjects = draws.several(tuple(genre().subjects.values()), draws.between(2, 4))
    numbers = sorted(draws.several(range(5, 60), len(subjects)))
    series = f"CCPR/C/{state.key}/CO"
    return SampleObservations(
        f"{series}/{number}",
        f"{series}/{number + 1}",
        adopted_at,
        adopted,
        tuple(_selected(Prose(draws, state, adopted.year, subject), at, subject) for at, subject in zip(numbers, subjects, strict=True)),
    )


def _selected(prose: Prose, number: int, subject: Subject) -> SelectedParagraph:
    draws, title = prose.draws, prose.sentence("title")
    count = draws.one((0, 0, 0, 2, 3, 3, 4, 4, 5, 6, 7, 8))
    asked = [prose.phrase("measure") + "".join(prose.phrase("addition") for _ in range(draws.between(1, 2))) for _ in range(count or 2)]
    letters = tuple("abcdefgh"[:count])
    if not count:
        text = f"The State party should {prose.phrase('aim')}. It should, in particular, {asked[0]}, and {asked[1]}."
    elif draws.chance(0.2):
        points = [f"({letter}) {measure}" for letter, measure in zip(letters, asked, strict=True)]
        text = f"The State party should: {'; '.join(points[:-1])}; and {points[-1]}."
    else:
        points = [f"({letter}) {capital(measure)}" for letter, measure in zip(letters, asked, strict=True)]
        text = "\n\n".join([f"The State party should {prose.phrase('aim')}. It should, inter alia:", ";\n\n".join(points)]) + "."
    return SelectedParagraph(number, subject, title, letters, text)
