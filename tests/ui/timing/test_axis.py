from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from synpol_desktop.ui.timing.axis import Axis
from synpol_desktop.ui.timing.brush import Brush, Hold, Key, bar_at, keyed
from synpol_desktop.ui.timing.calendar import Days, Unit
from synpol_desktop.ui.timing.date_field import read_date
from synpol_desktop.ui.timing.ticks import ticks

BEGIN = 738_000
axes = st.builds(
    lambda length, width, right: Axis.over(Days(BEGIN, BEGIN + length), width, from_right=right),
    st.integers(0, 30_000),
    st.integers(200, 2000),
    st.booleans(),
)
shares = st.floats(0.01, 0.99)


@given(axes, shares)
def test_a_day_is_found_where_it_is_drawn(axis, share):
    day = axis.first + axis.length * share
    assert abs(axis.day(axis.x(day)) - day) < 1e-6 * axis.length


@given(axes)
def test_time_runs_from_the_side_that_was_asked_for(axis):
    assert (axis.x(axis.first) > axis.x(axis.last)) == axis.from_right


@given(axes, shares, st.floats(0.2, 8))
def test_zooming_keeps_the_day_under_the_pointer(axis, share, factor):
    whole = Days(BEGIN - 50_000, BEGIN + 80_000)
    about = axis.first + axis.length * share
    zoomed = axis.zoomed(factor, about, whole)
    assume(whole.first < zoomed.first < zoomed.last < whole.last)
    assert abs(zoomed.x(about) - axis.x(about)) < 0.5


@given(axes, st.floats(-90_000, 90_000))
def test_panning_never_leaves_all_facts(axis, days):
    whole = Days(BEGIN, BEGIN + 30_000)
    moved = axis.panned(days, whole)
    assert moved.days.first <= whole.last
    assert moved.days.last >= whole.first
    assert abs(moved.length - axis.length) < 1e-6


@given(axes)
def test_names_of_the_axis_do_not_run_into_each_other(axis):
    lines = ticks(axis, 90)
    places = sorted(axis.x(tick.day) for tick in lines)
    assert all(right - left > 60 for left, right in pairwise(places))


@given(axes, shares, shares, st.booleans())
def test_a_drag_makes_a_range_of_whole_bars_between_its_ends(axis, one, other, exact):
    a, b = one * axis.width, other * axis.width
    days = Brush(Hold.NEW, a, None, axis).drag(b, exact=exact)
    low, high = sorted((axis.day(a), axis.day(b)))
    assert days.first <= low + 1
    assert days.last >= high - 1
    if not exact:
        assert bar_at(axis, days.first).first == days.first
        assert bar_at(axis, days.last).last == days.last


@given(axes, st.lists(st.sampled_from(Key), max_size=12))
def test_keys_always_leave_a_range(axis, keys):
    whole, days = Days(BEGIN, BEGIN + 30_000), None
    for key in keys:
        days = keyed(key, axis, days, whole)
        assert days.first <= days.last


def test_zooming_in_turns_years_into_quarters_months_weeks_and_days():
    whole = Days(BEGIN, BEGIN + 30_000)
    axis = Axis.over(whole, 700, from_right=True)
    seen = [axis.unit]
    for _ in range(40):
        axis = axis.zoomed(1.25, BEGIN + 15_000, whole)
        if axis.unit is not seen[-1]:
            seen.append(axis.unit)
    assert seen == [Unit.YEAR, Unit.QUARTER, Unit.MONTH, Unit.WEEK, Unit.DAY]


def test_dates_are_read_as_people_type_them():
    def iso(text):
        found = read_date(text)
        return None if found is None else tuple(day.isoformat() for day in found)

    assert iso("2023-05-17") == ("2023-05-17", "2023-05-17")
    assert iso("17/5/2023") == ("2023-05-17", "2023-05-17")
    assert iso(" ٢٠٢٣/٥ ") == ("2023-05-01", "2023-05-31")
    assert iso("2024") == ("2024-01-01", "2024-12-31")
    assert [iso(text) for text in ("", "soon", "2023-02-30", "12-13-2020", "0000")] == [None] * 5
