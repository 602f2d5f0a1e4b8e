"""Stretches of the calendar as bars of a histogram, and ranges of days that move by them."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from synpol_desktop.ui.i18n import writing

LAST_DAY = date.max.toordinal()


class Unit(Enum):
    """How long a bar is; ``value`` is its usual number of days."""

    DAY = 1.0
    WEEK = 7.0
    MONTH = 30.4
    QUARTER = 91.3
    YEAR = 365.2
    DECADE = 3652.4

    @property
    def months(self) -> int:
        """How many months a bar has; 0 for days and weeks."""
        return {Unit.DAY: 0, Unit.WEEK: 0, Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120}[
            self
        ]


UNITS = tuple(Unit)


def floor(unit: Unit, day: int) -> int:
    """Return the first day of the bar that a day is in; weeks begin as the user wishes."""
    if unit is Unit.DAY:
        return day
    if unit is Unit.WEEK:
        return max(day - (date.fromordinal(day).isoweekday() - writing().week_start) % 7, 1)
    when = date.fromordinal(day)
    number = (when.year * 12 + when.month - 1) // unit.months * unit.months
    year, month = divmod(number, 12)
    return date(max(year, 1), month + 1 if year else 1, 1).toordinal()


def step(unit: Unit, day: int, count: int) -> int:
    """Return the day that is so many units later (earlier, if negative); month ends stay month ends."""
    if not unit.months:
        return min(max(day + count * int(unit.value), 1), LAST_DAY)
    when = date.fromordinal(day)
    year, month = divmod(when.year * 12 + when.month - 1 + count * unit.months, 12)
    if not 1 <= year <= 9999:
        return 1 if year < 1 else LAST_DAY
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(when.day, length)).toordinal()


def starts(unit: Unit, first: int, last: int) -> list[int]:
    """Return the first day of each bar that covers a stretch of days, and the day after the last bar."""
    found = [floor(unit, max(first, 1))]
    while found[-1] <= last and found[-1] < LAST_DAY:
        found.append(step(unit, found[-1], 1) if found[-1] > 1 else floor(unit, step(unit, 1, 1)))
    return found


def bar_of(edges: Sequence[int], day: int) -> int:
    """Return the number of the bar that a day is in; the nearest for a day outside."""
    return min(max(bisect_right(edges, day) - 1, 0), max(len(edges) - 2, 0))


def label(unit: Unit, day: int) -> str:
    """Return the name of the bar that begins on a day."""
    when, told = date.fromordinal(day), writing().plain
    month = f"{when.year:04}-{when.month:02}"
    match unit:
        case Unit.DAY:
            return told.day(when)
        case Unit.WEEK:
            return f"{told.day(when)} – {told.day(date.fromordinal(min(day + 6, LAST_DAY)))}"
        case Unit.MONTH:
            return told.dated(month)
        case Unit.QUARTER if told.month_name(when.month):
            return f"{told.month_name(when.month)} – {told.dated(f'{when.year:04}-{when.month + 2:02}')}"
        case Unit.QUARTER:
            return told.digits_of(f"{told.dated(month)}/{when.month + 2:02}")
        case Unit.YEAR:
            return told.digits_of(f"{when.year:04}")
        case Unit.DECADE:
            return told.digits_of(f"{when.year:04}–{when.year + 9:04}")


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """A range of days, both ends in it.

    Raises
    ------
    ValueError
        If it ends before it begins.
    """

    first: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a range of days ends before it begins")

    @classmethod
    def of(cls, first: date | None, last: date | None, whole: Days) -> Days:
        """Return the range between two days; an open end is that of the whole, where it lies beyond."""
        begin = first.toordinal() if first else min(whole.first, last.toordinal() if last else whole.first)
        end = last.toordinal() if last else max(whole.last, begin)
        return cls(begin, end)

    @property
    def length(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    @property
    def dates(self) -> tuple[date, date]:
        """Both ends as dates."""
        return date.fromordinal(self.first), date.fromordinal(self.last)

    def moved(self, unit: Unit, count: int) -> Days:
        """Return the range so many units later; one of whole months stays one of whole months."""
        begin = step(unit, self.first, count)
        after = step(unit, min(self.last + 1, LAST_DAY), count)
        return Days(begin, max(after - 1, begin))

    def within(self, whole: Days) -> Days:
        """Return the part that lies in another range; its nearest day if none does."""
        first = min(max(self.first, whole.first), whole.last)
        return Days(first, max(min(self.last, whole.last), first))
