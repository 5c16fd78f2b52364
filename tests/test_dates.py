"""Partial dates: printed as read, never made more precise, and compared only as far as they are known."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.dates import PartialDate, dates_in_words, period_in_words

DAYS = st.dates(min_value=datetime.date(1, 1, 1))
PARTIAL = st.builds(
    lambda day, length: PartialDate.parse(day.isoformat()[:length]),
    DAYS,
    st.sampled_from([4, 7, 10]),
)


@given(DAYS, st.sampled_from([4, 7, 10]))
def test_a_date_prints_as_it_was_read(day: datetime.date, length: int) -> None:
    text = day.isoformat()[:length]
    assert str(PartialDate.parse(text)) == text


@given(st.text(alphabet="0123456789-٠２ ", max_size=11))
def test_what_is_read_prints_the_same_and_the_rest_is_refused(text: str) -> None:
    try:
        read = PartialDate.parse(text)
    except ValueError as error:
        assert "write YYYY, YYYY-MM or YYYY-MM-DD" in str(error)  # noqa: PT017
    else:
        assert str(read) == text


@pytest.mark.parametrize(
    "text",
    [
        "2016-13",
        "2016-13-45",
        "2016-02-30",
        "2017-02-29",
        "0000",
        "2016-1",
        "16",
        "2016-7-11",
        "11 July 2016",
        "2016/07/11",
        " 2016",
        "２０１６",
    ],
)
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write YYYY, YYYY-MM or YYYY-MM-DD"):
        PartialDate.parse(text)


@given(PARTIAL)
def test_a_date_means_a_span_that_its_day_lies_in(date: PartialDate) -> None:
    assert date.earliest <= date.latest
    assert date.earliest.isoformat().startswith(str(date))
    assert date.latest.isoformat().startswith(str(date))


@given(PARTIAL, PARTIAL)
def test_one_date_is_after_another_only_when_no_reading_of_them_meets(one: PartialDate, other: PartialDate) -> None:
    overlap = one.earliest <= other.latest and other.earliest <= one.latest
    assert overlap + one.certainly_after(other) + other.certainly_after(one) == 1


@given(PARTIAL, PARTIAL, PARTIAL)
def test_what_is_after_a_later_date_is_after_the_earlier(one: PartialDate, two: PartialDate, three: PartialDate) -> None:
    assert not one.certainly_after(one)
    if three.certainly_after(two) and two.certainly_after(one):
        assert three.certainly_after(one)


@given(PARTIAL)
def test_the_words_of_a_date_hold_its_numbers_and_no_others(date: PartialDate) -> None:
    *before, year = date.words.split(" ")
    assert int(year) == date.year
    assert before == [*([str(date.day)] if date.day else []), *([calendar.month_name[date.month]] if date.month else [])]


def test_a_month_is_not_after_the_year_it_lies_in() -> None:
    july, year = PartialDate.parse("2018-07"), PartialDate.parse("2018")
    assert not july.certainly_after(year)
    assert not year.certainly_after(july)
    assert PartialDate.parse("2018-08-01").certainly_after(july)


@pytest.mark.parametrize(("text", "words"), [("2016-07-11", "11 July 2016"), ("2018-07", "July 2018"), ("2028", "2028")])
def test_a_date_in_words_says_no_more_than_is_known(text: str, words: str) -> None:
    assert PartialDate.parse(text).words == words


def test_two_dates_and_a_period_are_told_apart() -> None:
    dates = tuple(map(PartialDate.parse, ("2017-11-06", "2017-11-07")))
    assert dates_in_words(dates) == "6 November 2017 and 7 November 2017"
    assert period_in_words(dates) == "6 November 2017 to 7 November 2017"
