"""Date values as they are stored: an ISO 8601 day, month, year, or an interval of two days."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

_VALUE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=4096)
def days(value: str) -> tuple[date, date]:
    """Return the first and the last day that a date value covers.

    Parameters
    ----------
    value : str
        ``2023-11-08``, ``2023-11``, ``2023`` or ``2023-11-06/2023-11-12``.

    Raises
    ------
    ValueError
        If it is none of these, or no such day exists.
    """
    first, _, last = value.partition("/")
    if last:
        begin, end = days(first)[0], days(last)[1]
        if end < begin:
            raise ValueError(f"interval ends before it begins: {value}")
        return begin, end
    match = _VALUE.fullmatch(value)
    if match is None:
        raise ValueError(f"not a date value: {value!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def is_date_value(value: str) -> bool:
    """Whether ``days`` accepts the value."""
    try:
        days(value)
    except ValueError:
        return False
    return True
