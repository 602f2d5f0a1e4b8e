from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synpol_desktop.arabic.calendars import islamic_day
from synpol_desktop.arabic.writing import Digits, Months, Writing, islamic_date

DAYS = st.dates(date(623, 1, 1), date(2500, 12, 31))


@given(DAYS)
def test_the_islamic_date_of_a_day_leads_back_to_the_day(day):
    found = islamic_date(day)
    assert found is not None
    assert islamic_day(*found) == day


def test_there_is_no_islamic_date_before_the_first():
    assert islamic_date(date(600, 1, 1)) is None
    assert Writing("ar", hijri=True).dated("0600-01-01") == "0600-01-01"


@pytest.mark.parametrize(
    ("writing", "value", "said"),
    [
        (Writing("en"), "2023-05-17", "2023-05-17"),
        (Writing("ar"), "2023-05", "2023-05"),
        (Writing("ar", Digits.ARABIC), "2023-05-17", "٢٠٢٣/٠٥/١٧"),
        (Writing("ar", months=Months.LEVANT), "2023-05-17", "17 أيار 2023"),
        (Writing("ar", months=Months.GREGORIAN), "2023-05", "مايو 2023"),
        (Writing("ar", Digits.ARABIC, Months.BOTH), "2023-01-02", "٢ كانون الثاني/يناير ٢٠٢٣"),
        (Writing("ar", months=Months.LEVANT), "2023", "2023"),
        (Writing("ar", months=Months.LEVANT, hijri=True), "2023-05-17", "17 أيار 2023 (27 شوال 1444 هـ)"),
        (Writing("en", Digits.ARABIC, Months.LEVANT, True), "2023-05-17", "17 May 2023 (27 Shawwal 1444 AH)"),
        (Writing("ar", hijri=True), "2023-05", "2023-05"),
        (Writing("en", months=Months.BOTH), "2023-05-17/2023-06-02", "17 May 2023 to 2 June 2023"),
        (Writing("ar"), "2023-05-17/2023-06-02", "من 2023-05-17 إلى 2023-06-02"),
        (Writing("ar"), None, ""),
        (Writing("ar"), "أمس", "أمس"),
        (Writing("ar", months=Months.LEVANT), "2023-13-01", "2023-13-01"),
    ],
)
def test_a_date_value_is_written_as_is_wished(writing, value, said):
    assert writing.dated(value) == said


@given(DAYS, st.sampled_from(Digits), st.sampled_from(Months))
def test_no_two_days_are_written_alike(day, digits, months):
    writing = Writing("ar", digits, months)
    other = date.fromordinal(day.toordinal() + 1)
    assert writing.day(day) != writing.day(other)


def test_a_number_has_the_digits_and_the_decimal_mark_of_its_language():
    assert Writing("ar", Digits.ARABIC).number(1234.5, 1) == "١٢٣٤٫٥"
    assert Writing("ar").number(1234.5, 1) == "1234.5"
    assert Writing("en", Digits.ARABIC).number(7) == "7"
