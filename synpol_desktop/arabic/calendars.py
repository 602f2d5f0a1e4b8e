"""Arithmetic on days, weeks, months and years, in the Gregorian and the Islamic calendar."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from synpol_desktop.core.dates import days
from synpol_desktop.core.paths import resource
from synpol_desktop.core.tables import read_table, values

_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
"""1 Muharram 1 AH of the civil reckoning, 16 July 622 in the Julian calendar."""


def day_value(year: int, month: int, day: int) -> str | None:
    """Return the date value of a day, or None if there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_value(year: int, month: int) -> str | None:
    """Return the date value of a month, or None if there is no such month."""
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and 1 <= year <= 9999 else None


def span_value(first: str | None, last: str | None) -> str | None:
    """Return the interval of two date values, or None if one is missing or the order is wrong."""
    if first is None or last is None or days(last)[1] < days(first)[0]:
        return None
    return first if first == last else f"{first}/{last}"


def islamic_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of an Islamic date: by the Umm al-Qura calendar as far as its table reaches.

    Before 1366 and after 1500 AH the tabular (civil) calendar stands in. Where months go by sighting, the
    result may be off by a day or two.
    Source: ``islamic_years.tsv``; the 30-year cycle with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 1 <= year <= 3000):
        return None
    known = _month_starts().get(year)
    if known is not None:
        return date.fromordinal(known[month - 1] + day - 1)
    elapsed = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
    return date.fromordinal(_ISLAMIC_EPOCH + elapsed)


def islamic_year(of: date) -> int:
    """Return the Islamic year in which a Gregorian day falls."""
    year = max((30 * (of.toordinal() - _ISLAMIC_EPOCH) + 10646) // 10631, 1)
    begins, ends = islamic_day(year, 1, 1), islamic_day(year + 1, 1, 1)
    if ends is not None and ends <= of:
        return year + 1
    return year - 1 if year > 1 and begins is not None and of < begins else year


@functools.cache
def _month_starts() -> Mapping[int, tuple[int, ...]]:
    """Return the ordinal of each month's first day, of the years in the table."""
    starts = {}
    for row in read_table(resource("lexicons", "islamic_years.tsv")):
        long = set(values(row["long"]))
        lengths = [30 if str(month) in long else 29 for month in range(1, 12)]
        starts[int(row["year"])] = tuple(
            accumulate(lengths, initial=date.fromisoformat(row["first"]).toordinal())
        )
    return starts


def islamic_span(year: int, month: int | None) -> str | None:
    """Return the interval of Gregorian days that an Islamic month or year covers."""
    first = islamic_day(year, month or 1, 1)
    years, months = divmod(month or 12, 12)
    after = islamic_day(year + years, months + 1, 1)
    if first is None or after is None:
        return None
    return f"{first.isoformat()}/{(after - timedelta(days=1)).isoformat()}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The publication date, as far as it is known; relative expressions are counted from it.

    All methods return None when the anchor is too coarse for the answer.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, published: str | None) -> Anchor:
        """Read a date value; of an interval what both ends share; nothing of what is no date value."""
        if not published:
            return cls()
        try:
            first, last = days(published)
        except ValueError:
            return cls()
        if first == last:
            return cls(first.year, first.month, first.day)
        if first.year != last.year:
            return cls()
        return cls(first.year, first.month if first.month == last.month else None)

    @property
    def date(self) -> date | None:
        """The day, if it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def shift(self, unit: str, count: int) -> str | None:
        """Return the day, week, month or year that lies ``count`` units ahead (back if negative)."""
        today = self.date
        try:
            if unit == "year":
                return None if self.year is None else f"{date(self.year + count, 1, 1).year:04d}"
            if unit == "month":
                if self.year is None or self.month is None:
                    return None
                years, month = divmod(self.year * 12 + self.month - 1 + count, 12)
                return month_value(years, month + 1)
            if today is None:
                return None
            if unit == "day":
                return (today + timedelta(days=count)).isoformat()
            monday = today + timedelta(days=7 * count - today.weekday())
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        except (ValueError, OverflowError):
            return None

    def stretch(self, unit: str, count: int) -> str | None:
        """Return the last ``-count`` (or the next ``count``) whole units as one interval."""
        near, far = self.shift(unit, 1 if count > 0 else -1), self.shift(unit, count)
        if near is None or far is None:
            return None
        first, last = (near, far) if count > 0 else (far, near)
        return span_value(first.partition("/")[0], last.rpartition("/")[2])

    def weekday(self, weekday: int, direction: int) -> str | None:
        """Return the nearest day with an ISO weekday: before (-1), after (1), or before or on (0)."""
        today = self.date
        if today is None:
            return None
        ahead = (weekday - today.isoweekday()) % 7
        if direction > 0:
            ahead = ahead or 7
        elif direction < 0 or ahead:
            ahead -= 7
        return self.shift("day", ahead)

    def month_year(self, month: int, direction: int) -> int | None:
        """Return the year of the last (-1), this (0) or the coming (1) month of a number."""
        if self.year is None or (self.month is None and direction):
            return None
        if direction < 0:
            return self.year if month < (self.month or 0) else self.year - 1
        if direction > 0:
            return self.year if month > (self.month or 0) else self.year + 1
        return self.year

    def day_year(self, month: int, day: int, direction: int) -> int | None:
        """Return the year of the last (-1), this (0) or the coming (1) day and month."""
        if self.date is None or direction == 0 or month != self.month:
            return self.month_year(month, direction)
        assert self.year is not None
        here = self.date.day
        if direction < 0:
            return self.year if day < here else self.year - 1
        return self.year if day > here else self.year + 1

    def nearest_year(self, month: int, weekday: int | None, day: int | None) -> int | None:
        """Return the plausible year of a month that is named without one.

        News looks back further than ahead: of the twelve months around the publication, nine lie behind
        it. A weekday that fits only one of the years decides.
        """
        if self.year is None or self.month is None:
            return None
        distance = month - self.month
        year = self.year - 1 if distance > 3 else self.year + 1 if distance < -9 else self.year
        if weekday is not None and day is not None:
            for candidate in (year, year - 1, year + 1):
                if _falls_on(candidate, month, day, weekday):
                    return candidate
        return year


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    value = day_value(year, month, day)
    return value is not None and date.fromisoformat(value).isoweekday() == weekday
