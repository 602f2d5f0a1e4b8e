from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synpol_desktop.arabic.calendars import Anchor, islamic_day, islamic_span, islamic_year, span_value
from synpol_desktop.core.dates import days, is_date_value

DAYS = st.dates(date(1000, 1, 1), date(2900, 1, 1))


@pytest.mark.parametrize(
    ("islamic", "gregorian"),
    [
        ((1, 1, 1), date(622, 7, 19)),
        ((1366, 1, 1), date(1946, 11, 25)),
        ((1400, 1, 1), date(1979, 11, 20)),
        ((1436, 10, 25), date(2015, 8, 10)),
        ((1444, 9, 1), date(2023, 3, 23)),
        ((1445, 1, 1), date(2023, 7, 19)),
    ],
)
def test_known_days_of_the_islamic_calendar(islamic, gregorian):
    assert islamic_day(*islamic) == gregorian


@pytest.mark.parametrize("islamic", [(0, 1, 1), (1445, 13, 1), (1445, 0, 1), (1445, 1, 31)])
def test_impossible_islamic_days_are_none(islamic):
    assert islamic_day(*islamic) is None


@example(date(1946, 11, 24))
@example(date(2077, 11, 17))
@given(DAYS)
def test_a_day_lies_in_its_islamic_year(day):
    first, last = days(islamic_span(islamic_year(day), None) or "")
    assert first <= day <= last
    assert (last - first).days in (352, 353, 354)  # observed years may be a day shorter than reckoned ones


@given(st.integers(1, 2900), st.integers(1, 12))
def test_islamic_months_follow_each_other_without_a_gap(year, month):
    _, last = days(islamic_span(year, month) or "")
    years, following = divmod(month, 12)
    first, _ = days(islamic_span(year + years, following + 1) or "")
    assert first == last + timedelta(days=1)


@pytest.mark.parametrize(
    ("published", "known"),
    [
        ("2023-11-14", (2023, 11, 14)),
        ("2023-11", (2023, 11, None)),
        ("2023", (2023, None, None)),
        ("2023-11-06/2023-11-12", (2023, 11, None)),
        ("2023-11-27/2023-12-03", (2023, None, None)),
        ("2023-12-31/2024-01-01", (None, None, None)),
        ("14 November", (None, None, None)),
        (None, (None, None, None)),
    ],
)
def test_an_anchor_knows_no_more_than_the_publication_date(published, known):
    anchor = Anchor.of(published)
    assert (anchor.year, anchor.month, anchor.day) == known


@given(DAYS, st.integers(1, 7), st.sampled_from([-1, 0, 1]))
def test_a_weekday_is_the_nearest_in_its_direction(day, weekday, direction):
    value = date.fromisoformat(Anchor.of(day.isoformat()).weekday(weekday, direction) or "")
    assert value.isoweekday() == weekday
    gap = (value - day).days
    assert {-1: -7 <= gap <= -1, 0: -6 <= gap <= 0, 1: 1 <= gap <= 7}[direction]


@given(DAYS, st.sampled_from(["day", "week", "month", "year"]), st.integers(-40, 40))
def test_shifting_there_and_back_returns(day, unit, count):
    there = Anchor.of(day.isoformat()).shift(unit, count)
    assert there is not None
    assert is_date_value(there)
    back = Anchor.of(days(there)[0].isoformat()).shift(unit, -count)
    assert back == Anchor.of(day.isoformat()).shift(unit, 0)


@pytest.mark.parametrize(
    ("call", "known"),
    [("year", "2023"), ("month", None), ("week", None), ("day", None)],
)
def test_a_coarse_anchor_gives_only_coarse_values(call, known):
    assert Anchor.of("2023").shift(call, 0) == known
    assert Anchor().shift(call, 0) is None
    assert Anchor.of("2023").weekday(1, -1) is None
    assert Anchor.of("2023").stretch("month", -2) is None


def test_a_shift_out_of_the_calendar_has_no_value():
    assert Anchor.of("0001-01-01").shift("day", -1) is None
    assert Anchor.of("9999").shift("year", 1) is None


def test_an_interval_needs_both_ends_in_order():
    assert span_value("2023-01-01", "2023-01-02") == "2023-01-01/2023-01-02"
    assert span_value("2023-01-01", "2023-01-01") == "2023-01-01"
    assert span_value("2023-01-02", "2023-01-01") is None
    assert span_value(None, "2023") is None


@pytest.mark.parametrize(
    ("month", "weekday", "day", "year"),
    [(11, None, None, 2023), (1, None, None, 2024), (2, None, None, 2023), (2, 2, 28, 2023), (1, 5, 5, 2024)],
)
def test_a_month_without_a_year_is_the_nearest_plausible(month, weekday, day, year):
    assert Anchor.of("2023-11-14").nearest_year(month, weekday, day) == year
