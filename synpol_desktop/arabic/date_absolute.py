"""Readers of dates that name a month, a year or numbers."""

from __future__ import annotations

import re

from synpol_desktop.arabic.calendars import (
    day_value,
    islamic_day,
    islamic_span,
    islamic_year,
    month_value,
    span_value,
)
from synpol_desktop.arabic.date_patterns import day_numbers, patterns
from synpol_desktop.arabic.date_reading import Place, Reader, Reading, direction
from synpol_desktop.arabic.date_words import date_words, plain

_YEAR = re.compile(r"\d{4}")
_RANGE = re.compile(r"\d{4}(?:[ \t]?[–-][ \t]?\d{4})+")
_ENTRY = re.compile(r"[ \t]?[:–-](?![ \t]?\d)")
_COUNTED = re.compile(r"[ \t]{1,3}(\w+)")
_MARKERS = frozenset({"شهر", "الشهر", "شهري", "شهرا"})
_PLAUSIBLE = range(1800, 2100)

_LONGEST_CHAIN = 4
"""So many dates may be joined to one before they are read on their own."""

Following = tuple[list[Reading], str]
"""The readings joined to an expression, and the word that joins them."""


def read_day_month(at: int, place: Place) -> list[Reading] | None:
    """Read a day or days of a named month: the 18th of November last year, 11 and 12 May."""
    match = _doubly_named(patterns().day_month, at, place.text)
    if match is None:
        return None
    if "في" in match["sep"].split() and place.before not in date_words().forms("before_day"):
        return None  # "Geneva 2 in November", "the second in May": the number counts something else
    if place.before in date_words().forms("not_day"):
        return None  # "the first week of May"
    if _is_a_name(match, place):
        return _readings(match, None)
    month = date_words().months[plain(match["m"])].number
    days = day_numbers(match["days"])
    if not all(1 <= day <= 31 for day in days):
        return None
    after = _following(match, place, read_day_month)
    year = _year(match, place, month, days[0], after)
    value = None
    if year is not None:
        value = span_value(day_value(year, month, days[0]), day_value(year, month, days[-1]))
    return _with_following(Reading(match.start(), match.end(), value), after)


def read_month(at: int, place: Place) -> list[Reading] | None:
    """Read a named month with or without a year; without one it is the nearest plausible."""
    match = _doubly_named(patterns().month, at, place.text)
    if match is None:
        return None
    name = date_words().months[plain(match["m"])]
    marked = _has_tail(match) or match.re.groupindex.get("m2") is not None or place.before in _MARKERS
    if name.ambiguous and not marked:
        return None
    if place.before in date_words().forms("named_after") and not _has_tail(match):
        return None
    after = _following(match, place, read_month)
    year = _year(match, place, name.number, None, after)
    value = None if year is None else month_value(year, name.number)
    return _with_following(Reading(match.start(), match.end(), value), after)


def read_month_day(at: int, place: Place) -> list[Reading] | None:
    """Read the English order: November 14, 2023."""
    match = patterns().month_day.match(place.text, at)
    if match is None:
        return None
    month = date_words().months[match["m"]].number
    return _readings(match, day_value(int(match["y"]), month, int(match["d"])))


def read_numeric(at: int, place: Place) -> list[Reading] | None:
    """Read 2023.11.14, 2023-11-14, 14/11/2023, 5/10/1436; what can't be the month is the day."""
    match = patterns().numeric.match(place.text, at)
    if match is None:
        return None
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        year, month, day = int(match["y2"]), int(match["m2"]), int(match["d2"])
        if month > 12:
            month, day = day, month
    if year not in _PLAUSIBLE:
        known = islamic_day(year, month, day)
        return [Reading(match.start(), match.end(), known.isoformat(), approximate=True)] if known else None
    return _readings(match, day_value(year, month, day))


def read_islamic(at: int, place: Place) -> list[Reading] | None:
    """Read a date of the Islamic calendar; the value is a day or an interval, and approximate."""
    match = patterns().islamic.match(place.text, at)
    if match is None:
        return None
    month = date_words().months[plain(match["m"])].number
    year = int(match["y"]) if match["y"] else _islamic_year_near(match, place, month)
    if year is None:
        return None
    value = islamic_span(year, month)
    if match["days"]:
        days = [islamic_day(year, month, day) for day in day_numbers(match["days"])]
        known = [day.isoformat() for day in days if day is not None]
        value = span_value(known[0], known[-1]) if known else None
    return [Reading(match.start(), match.end(), value, approximate=True)]


def read_islamic_year(at: int, place: Place) -> list[Reading] | None:
    """Read a year of the Islamic calendar that is marked as one: 1445 AH."""
    match = patterns().islamic_year.match(place.text, at)
    value = match and islamic_span(int(match["y"]), None)
    return [Reading(match.start(), match.end(), value, approximate=True)] if match and value else None


def read_named_year(at: int, place: Place) -> list[Reading] | None:
    """Read one or several years after the word for year; each is a date of its own."""
    return _each_year(patterns().named_year.match(place.text, at))


def read_years(at: int, place: Place) -> list[Reading] | None:
    """Read bare years where a preposition or a part of the year says that they are years."""
    match = patterns().years.match(place.text, at)
    if match is None:
        return None
    one = len(match["ys"]) == 4
    if _RANGE.fullmatch(match["ys"]) or _opens_an_entry(place, match):
        return _each_year(match)
    if place.before not in date_words().forms("before_year" if one else "before_years"):
        return None
    counted = _COUNTED.match(place.text, match.end())
    if counted is not None and counted[1] in date_words().forms("counted"):
        return None
    if int(match["ys"][:4]) % 1000 == 0 and one and counted is not None:
        return None  # "in 2000 …" is a round number more often than a year
    return _each_year(match)


def _opens_an_entry(place: Place, match: re.Match[str]) -> bool:
    """Whether the line begins with the year, as in a chronicle: ``1956- أزمة``."""
    return not place.before and _ENTRY.match(place.text, match.end()) is not None


def _each_year(match: re.Match[str] | None) -> list[Reading] | None:
    if match is None:
        return None
    begin = match.start("ys")
    found = [(begin + year.start(), begin + year.end(), int(year[0])) for year in _YEAR.finditer(match["ys"])]
    readings = [Reading(start, end, str(year)) for start, end, year in found if year in _PLAUSIBLE]
    if readings:
        readings[0] = Reading(match.start(), readings[0].end, readings[0].value)
        readings[-1] = Reading(readings[-1].start, match.end(), readings[-1].value)
    return readings


def _doubly_named(both: tuple[re.Pattern[str], ...], at: int, text: str) -> re.Match[str] | None:
    """Match a month with two names if they are names of one month, else with one."""
    months = date_words().months
    double, single = both
    match = double.match(text, at)
    if match is not None:
        second = match["m2"] or match["m3"]
        if months[plain(match["m"])].number == months[plain(second)].number:
            return match
    return single.match(text, at)


def _is_a_name(match: re.Match[str], place: Place) -> bool:
    """Whether a day and month without a year names a movement or an event (the 14 March alliance)."""
    return not _has_tail(match) and not match["w"] and place.before in date_words().forms("named_after")


def _has_tail(match: re.Match[str]) -> bool:
    return any(match[group] for group in ("y", "ry", "cy", "mod"))


def _year(
    match: re.Match[str], place: Place, month: int, day: int | None, after: Following | None
) -> int | None:
    """Return the year that is meant: its own, that of a date joined to it, or what the anchor implies."""
    if after is not None and after[0][0].value:
        return _year_before(after[0][0].value, month)
    anchor = place.anchor
    if match["y"]:
        return int(match["y"])
    if match["cy"]:
        return anchor.year
    if match["ry"]:
        way = direction(match["ry"])
        if way is None:
            return place.year
        return None if anchor.year is None else anchor.year + way
    if match["mod"]:
        way = direction(match["mod"])
        if way is None:
            return place.year
        if day is not None:
            return anchor.day_year(month, day, max(way, -1))
        return anchor.month_year(month, max(way, -1))
    groups = match.re.groupindex
    weekday = date_words().weekdays[plain(match["w"])] if "w" in groups and match["w"] else None
    year = anchor.nearest_year(month, weekday, day)
    if year is None or weekday is not None or not place.is_ahead(match.start()):
        return year
    return anchor.month_year(month, 1) if month != anchor.month else year


def _following(match: re.Match[str], place: Place, read: Reader) -> Following | None:
    """Read what is joined to an expression without a year (28 October to 3 November 2022)."""
    join = None if _has_tail(match) else patterns().join.match(place.text, match.end())
    if join is None or place.joined >= _LONGEST_CHAIN:
        return None
    place.joined += 1
    readings = read(join.end(), place)
    place.joined -= 1
    return (readings, join["join"]) if readings and readings[0].value else None


def _year_before(date: str, month: int) -> int:
    """Return the year of a month which stands before a date: the same, or the one before."""
    year, following = int(date[:4]), int(date[5:7])
    return year if month <= following else year - 1


def _with_following(reading: Reading, after: Following | None) -> list[Reading]:
    """Return both, joined to one interval if the words say from … to."""
    if after is None:
        return [reading]
    others, join = after
    value = None
    if join not in ("و", "،", ","):
        value = span_value(reading.value, others[0].value)
    if value is None:
        return [reading, *others]
    return [Reading(reading.start, others[0].end, value), *others[1:]]


def _readings(match: re.Match[str], value: str | None) -> list[Reading]:
    return [Reading(match.start(), match.end(), value)]


def _islamic_year_near(match: re.Match[str], place: Place, month: int) -> int | None:
    """Return the Islamic year of a month without one: only beside a day, last, next or the word for month."""
    today = place.anchor.date
    if today is None or not (match["days"] or match["mod"]):
        return None
    way = direction(match["mod"]) if match["mod"] else 0
    if way is None:
        return None
    this = islamic_year(today)
    begin = islamic_day(this, month, 1)
    end = islamic_day(this, month, 29)
    if begin is None or end is None:
        return None
    if way < 0:
        return this if end < today else this - 1
    if way > 0:
        return this if begin > today else this + 1
    return this
