"""When actors first appear, and the axis that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np

from synpol_desktop.core.dates import days
from synpol_desktop.core.network import FloatArray, Network
from synpol_desktop.core.records import RelationRow
from synpol_desktop.ui.i18n import writing

Tick = tuple[float, str]
"""Where a line of the axis is, in layout units, and what it says."""

MOST_TICKS = 12
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between two lines."""


def day_of(value: str | None) -> float:
    """Return the count of days of a date, a month or a year, its beginning where it is long; NaN for none."""
    if not value:
        return float("nan")
    return float(days(value)[0].toordinal())


def first_days(network: Network, rows: Iterable[RelationRow]) -> FloatArray:
    """Return the first dated day on which each node does or suffers something; NaN if there is none."""
    first = np.full(network.n, np.nan)
    place = {int(entity): node for node, entity in enumerate(network.ids)}
    for row in rows:
        day = day_of(row.first)
        for end in (place.get(int(row.key.source)), place.get(int(row.key.target))):
            if end is not None:
                first[end] = np.fmin(first[end], day)
    return first


def ticks(when: FloatArray, x: FloatArray) -> tuple[Tick, ...]:
    """Return the lines of an axis on which nodes of these days stand at these places.

    Parameters
    ----------
    when, x : ndarray of float64, shape (n,)
        Days and places; places are a straight line's function of days, as a timeline makes them. NaN days are
        left out.
    """
    known = ~np.isnan(when)
    if not known.any():
        return ()
    when, x = when[known], x[known]
    low, high = int(np.argmin(when)), int(np.argmax(when))
    begin, end = date.fromordinal(int(when[low])), date.fromordinal(int(when[high]))
    if begin == end:
        return ((float(x[low]), writing().plain.day(begin)),)
    span = (end.year - begin.year) * 12 + end.month - begin.month + 1
    step = next((step for step in _STEPS if span / step <= MOST_TICKS), _STEPS[-1])
    slope = (x[high] - x[low]) / (when[high] - when[low])
    months = range((begin.year * 12 + begin.month - 1) // step * step, end.year * 12 + end.month, step)
    made = []
    for month in months:
        day = date(month // 12, month % 12 + 1, 1)
        text = writing().plain.dated(f"{day.year:04}" if step % 12 == 0 else f"{day.year:04}-{day.month:02}")
        made.append((float(x[low] + slope * (day.toordinal() - when[low])), text))
    return tuple(made)
