"""The lines and names under a time axis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from synpol_desktop.ui.timing.axis import Axis
from synpol_desktop.ui.timing.calendar import Unit, label, starts, step

_CHOICES = (
    (Unit.DAY, 1),
    (Unit.DAY, 2),
    (Unit.DAY, 5),
    (Unit.WEEK, 1),
    (Unit.DAY, 10),
    (Unit.MONTH, 1),
    (Unit.QUARTER, 1),
    (Unit.YEAR, 1),
    (Unit.YEAR, 2),
    (Unit.YEAR, 5),
    (Unit.DECADE, 1),
    (Unit.DECADE, 2),
    (Unit.DECADE, 5),
)
"""How far apart lines are: every so many units."""


@dataclass(frozen=True, slots=True)
class Tick:
    """What the axis says of a stretch of time.

    Parameters
    ----------
    day, end : int
        Its first day, and the day after its last.
    whole : bool
        Whether each bar has a name of its own, which then stands under the middle of it.
    """

    day: int
    end: int
    text: str
    whole: bool


def ticks(axis: Axis, least_px: float) -> list[Tick]:
    """Return the lines of an axis, at least so many pixels apart."""
    per_day = axis.width / axis.length
    unit, every = next(
        ((unit, every) for unit, every in _CHOICES if unit.value * every * per_day >= least_px), _CHOICES[-1]
    )
    whole = unit is axis.unit and every == 1 and unit is not Unit.WEEK  # whose name is its first day
    return [Tick(day, step(unit, day, 1), _text(unit, day), whole) for day in _days(axis, unit, every)]


def _days(axis: Axis, unit: Unit, every: int) -> Iterator[int]:
    shown = axis.days
    for day in starts(unit, shown.first, shown.last):
        when = date.fromordinal(day)
        if unit is Unit.DAY:
            number, late = when.day - 1, every > 1 and when.day > 31 - every
        else:
            number, late = when.year // (10 if unit is Unit.DECADE else 1), False
        regular = number % every == 0 or unit in (Unit.WEEK, Unit.MONTH, Unit.QUARTER)
        if regular and not late and axis.first <= day <= axis.last:
            yield day


def _text(unit: Unit, day: int) -> str:
    named = {Unit.WEEK: Unit.DAY, Unit.QUARTER: Unit.MONTH, Unit.DECADE: Unit.YEAR}.get(unit, unit)
    return label(named, day)
