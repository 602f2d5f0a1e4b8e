from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.writing import Months, Writing
from synpol_desktop.ui.i18n import set_writing
from synpol_desktop.ui.timing.calendar import UNITS, Days, Unit, bar_of, floor, label, starts, step

days = st.integers(date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal())
near = st.integers(date(1800, 1, 1).toordinal(), date(2100, 12, 31).toordinal())


def number(text):
    return date.fromisoformat(text).toordinal()


@given(st.sampled_from(UNITS), days)
def test_a_bar_begins_on_or_before_each_of_its_days(unit, day):
    assert floor(unit, day) <= day
    assert floor(unit, floor(unit, day)) == floor(unit, day)


@given(st.sampled_from(UNITS[1:]), near, st.integers(0, 4000))
def test_bars_follow_each_other_and_cover_every_day(unit, first, length):
    edges = starts(unit, first, first + length)
    assert edges[0] <= first
    assert edges[-1] > first + length
    for begin, end in pairwise(edges):
        assert floor(unit, end - 1) == begin
    assert edges[bar_of(edges, first + length)] <= first + length < edges[bar_of(edges, first + length) + 1]


def test_bars_cover_the_first_and_the_last_day_there_is():
    for unit in UNITS[1:]:
        assert starts(unit, 1, 400)[0] == 1
        assert starts(unit, date.max.toordinal(), date.max.toordinal())[-1] >= date.max.toordinal()


@given(st.sampled_from(UNITS), near, st.integers(-50, 50))
def test_whole_bars_stay_whole_bars_when_a_range_moves(unit, day, count):
    begin = floor(unit, day)
    bar = Days(begin, step(unit, begin, 1) - 1)
    moved = bar.moved(unit, count)
    assert floor(unit, moved.first) == moved.first
    assert moved == Days(moved.first, step(unit, moved.first, 1) - 1)
    assert moved.moved(unit, -count) == bar


@pytest.mark.parametrize(
    ("unit", "first", "expected"),
    [
        (Unit.MONTH, "2023-02-01", "2023-02"),
        (Unit.QUARTER, "2023-04-01", "2023-04/06"),
        (Unit.YEAR, "2023-01-01", "2023"),
        (Unit.DAY, "2023-02-01", "2023-02-01"),
        (Unit.DECADE, "2020-01-01", "2020–2029"),
    ],
)
def test_bars_are_named_by_their_time(unit, first, expected):
    assert label(unit, number(first)) == expected


def test_open_ends_are_those_of_all_facts():
    whole = Days(number("2021-01-01"), number("2023-01-01"))
    assert Days.of(None, date(2022, 1, 1), whole) == Days(whole.first, number("2022-01-01"))
    assert Days.of(date(2024, 1, 1), None, whole) == Days(number("2024-01-01"), number("2024-01-01"))
    with pytest.raises(ValueError, match="before it begins"):
        Days(2, 1)


@pytest.mark.parametrize("start", [1, 6, 7])
@given(near)
def test_a_week_begins_on_the_day_that_is_wished(start, day):
    set_writing(Writing(week_start=start))
    try:
        first = floor(Unit.WEEK, day)
        assert first <= day < step(Unit.WEEK, first, 1)
        assert date.fromordinal(first).isoweekday() == start
    finally:
        set_writing(Writing())


def test_bars_are_named_as_dates_are_written():
    set_writing(Writing(months=Months.LEVANT, hijri=True))
    try:
        day = date(2023, 4, 1).toordinal()
        assert label(Unit.MONTH, day) == "April 2023"
        assert label(Unit.QUARTER, day) == "April – June 2023"
        assert label(Unit.DAY, day) == "1 April 2023"
        assert label(Unit.WEEK, day) == "1 April 2023 – 7 April 2023"
    finally:
        set_writing(Writing())
