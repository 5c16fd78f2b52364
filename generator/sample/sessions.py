"""Which State and session an invented assessment is of, by its number alone, and when the sessions are."""

import datetime
from functools import cache

COMMITTEE = "ccpr"
"""The committee they are sessions of."""
FIRST = 100
"""The first session with assessments."""
STATES = 190
"""The States there are at most."""
SPAN = 41
"""How many sessions a State's first 24 assessments are spread over, and every 12 that follow: a session is never of too many States."""
_MONTHS = (3, 7, 10)


def place(number: int) -> tuple[int, int]:
    """The State, counted from 0, and the session of the assessment of that number, from 0; no two numbers have the same.

    The assessments come in rounds, one assessment a State; each round has 8 States more than the one before.
    """
    turn = 0
    while number >= _states_in(turn):
        number -= _states_in(turn)
        turn += 1
    return number, FIRST + SPAN * max(0, turn // 12 - 1) + (17 * number + 9 * turn) % SPAN


def _states_in(turn: int) -> int:
    return min(STATES, 8 * (turn + 1))


@cache
def first_day(session: int) -> datetime.date:
    """The day a session begins: there are three a year, and the 123rd was in July 2018."""
    year, turn = divmod(2018 * 3 + 1 + session - 123, 3)
    return datetime.date(year, _MONTHS[turn], 2 + session % 5)


@cache
def last_day(session: int) -> datetime.date:
    """The day a session ends."""
    return first_day(session) + datetime.timedelta(days=25)


def report_symbol(session: int, state: int) -> str:
    """The symbol of a session's report on a State: one report for all of them, and later an addendum each."""
    return f"{report_of(session)}/Add.{state + 1}" if session >= 128 else report_of(session)


def report_of(session: int) -> str:
    """The symbol of a session's report; no real one has so high a number."""
    return f"CCPR/C/{session}/900"
