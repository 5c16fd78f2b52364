"""Prose of the genre about one State: phrases with their slots filled, the names, numbers and dates of that State in them."""

import datetime
from collections.abc import Callable
from functools import partial

from generator.dates import PartialDate
from generator.sample.draws import Draws
from generator.sample.genre import Phrase, Subject, genre
from generator.sample.names import name, short_name
from generator.sample.states import SampleState

_FEW = ("two", "three", "four", "five")
_SMALL = (*_FEW, "six", "seven", "eight", "nine", *map(str, range(10, 41)))
_TITLES = ("", "", "", "Mr. ", "Ms. ", "Dr. ")


class Prose:
    """Sentences about a State on a subject, up to a year; they depend on the draws and on nothing else."""

    def __init__(self, draws: Draws, state: SampleState, year: int, subject: Subject):
        self.draws, self._state, self._year, self._subject = draws, state, year, subject
        self._genre = genre()
        self._left: dict[str, list[Phrase]] = {}
        self._slots: dict[str, Callable[[], str]] = {
            "number": self._number,
            "small": partial(draws.early, _SMALL),
            "few": partial(draws.one, _FEW),
            "money": lambda: f"{draws.between(1, 99)}.{draws.below(10)} million",
            "currency": lambda: state.currency,
            "year": lambda: str(year - draws.small(7)),
            "years": self._years,
            "date": self._date,
            "person": self._person,
            "town": partial(self._named, 16),
            "province": partial(self._named, 2),
            "name": partial(self._named, 80),
            "state": lambda: state.name,
            "organization": lambda: draws.one(state.organizations).name,
            **{kind: partial(draws.early, words) for kind, words in self._genre.words.items()},
            **{kind: partial(self.phrase, kind) for kind in (*self._genre.phrases, *subject.phrases)},
        }

    def phrase(self, kind: str) -> str:
        """The next phrase of a kind; none comes again before the others have."""
        left = self._left.get(kind)
        if not left:
            left = self._left[kind] = self._shuffled(kind)
        return self._said(left.pop())

    def sentence(self, kind: str) -> str:
        """A phrase with a capital."""
        return capital(self.phrase(kind))

    def sentences(self, kind: str, count: int) -> str:
        """So many of them, one after the other."""
        return " ".join([self.sentence(kind) for _ in range(count)])

    def every(self, kind: str) -> list[str]:
        """Every general phrase of a kind, in order."""
        return [self._said(phrase) for phrase in self._genre.phrases[kind]]

    def _shuffled(self, kind: str) -> list[Phrase]:
        """The phrases of a kind in any order: those of the subject, where it has such, with as many general ones."""
        own, general = self._subject.phrases.get(kind, ()), self._genre.phrases.get(kind, ())
        phrases = (*own, *self.draws.several(general, len(own) or len(general)))
        return self.draws.several(phrases, len(phrases))

    def _said(self, phrase: Phrase) -> str:
        """A phrase with its slots filled: they are its odd parts."""
        if len(phrase) == 1:
            return phrase[0]
        return "".join([self._slots[part]() if place % 2 else part for place, part in enumerate(phrase)])

    def _named(self, common: int) -> str:
        return name(self._state.places + self.draws.rank(common))

    def _person(self) -> str:
        given = short_name(self._state.places + self.draws.rank(20))
        return f"{self.draws.one(_TITLES)}{given} {self._named(150)}"

    def _number(self) -> str:
        return f"{11 + self.draws.small(9000):,}"

    def _years(self) -> str:
        first = self._year - 1 - self.draws.small(7)
        return f"{first} and {first + self.draws.between(1, self._year - first)}"

    def _date(self) -> str:
        day = datetime.date(self._year - 1 - self.draws.small(6), 1, 1) + datetime.timedelta(days=self.draws.below(365))
        return PartialDate(day.year, day.month, day.day).words


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[0].upper() + text[1:]
