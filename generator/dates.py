"""Dates as documents print them: a year, a month or a day, never made more precise than they are."""

import calendar
import datetime
import re
from dataclasses import dataclass

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)  # those of the calendar module follow the locale
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day; `str()` gives back exactly what `parse` read."""

    year: int
    month: int | None = None
    day: int | None = None

    @staticmethod
    def parse(text: str) -> "PartialDate":
        """The date written as YYYY, YYYY-MM or YYYY-MM-DD; ValueError when it has another form or does not exist."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date = PartialDate(year, month, day)
        try:
            datetime.date(year, month or 1, day or 1)
        except ValueError:
            raise ValueError(f"{text} is not in the calendar; write YYYY, YYYY-MM or YYYY-MM-DD") from None
        return date

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def earliest(self) -> datetime.date:
        """The first day the date can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day the date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def certainly_after(self, other: "PartialDate") -> bool:
        """Whether no reading of the two dates lets this one be the earlier or the same (July 2018 is not after 2018)."""
        return self.earliest > other.latest

    @property
    def words(self) -> str:
        """`11 July 2016`, `July 2018`, `2028`."""
        parts = [str(self.day)] if self.day else []
        if self.month:
            parts.append(_MONTHS[self.month - 1])
        return " ".join([*parts, str(self.year)])


def dates_in_words(dates: tuple[PartialDate, ...]) -> str:
    """`11 July 2016`, or `6 November 2017 and 7 November 2017` where a document prints two."""
    return " and ".join(date.words for date in dates)


def period_in_words(dates: tuple[PartialDate, ...]) -> str:
    """`July 2018`, or `20 June 2016 to 15 July 2016` for a session that has a first and a last day."""
    return " to ".join(date.words for date in dates)
