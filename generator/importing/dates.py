"""Dates as documents print them, read: `11 July 2016`, `6 and 7 November 2017`, `July 2018`, `2028`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.dates import PartialDate

_RANGE = r"(?:\s*(?:-|–|—|and|to|,)\s*)"


@dataclass(frozen=True)
class DatesAt:
    """The dates a stretch of text prints, and its span."""

    dates: tuple[PartialDate, ...]
    start: int
    end: int


def dates_in(text: str, months: Sequence[str], years: bool = False) -> list[DatesAt]:
    """The dates that stand in a text, in order; a year alone only where `years` says that it can be one."""
    names = "|".join(re.escape(month) for month in months)
    day = rf"(?:(?<![\w/.-])(?P<days>\d{{1,2}}(?:{_RANGE}\d{{1,2}}){{0,9}})\s*)?\b(?P<month>{names})\s*,?\s*(?P<year>(?:19|2\d)\d\d)"
    pattern = re.compile(rf"{day}\b" + (r"|(?<![\w/.-])(?P<alone>(?:19|2\d)\d\d)(?![\w/-])" if years else ""), re.IGNORECASE)
    found = (_read(match, months) for match in pattern.finditer(text))
    return [dates for dates in found if dates]


def _read(match: re.Match[str], months: Sequence[str]) -> DatesAt | None:
    parts = match.groupdict()
    if parts.get("alone"):
        return DatesAt((PartialDate.parse(parts["alone"]),), *match.span())
    month = [name.casefold() for name in months].index(parts["month"].casefold()) + 1
    days = [int(day) for day in re.findall(r"\d+", parts["days"] or "")]
    written = [f"{parts['year']}-{month:02}-{day:02}" for day in days] or [f"{parts['year']}-{month:02}"]
    try:
        return DatesAt(tuple(PartialDate.parse(date) for date in written), *match.span())
    except ValueError:  # 31 June
        return None
