"""Readers of dates that are counted from the day of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from synpol_desktop.arabic.calendars import day_value, span_value
from synpol_desktop.arabic.date_patterns import day_numbers, patterns
from synpol_desktop.arabic.date_reading import Place, Reading, direction, number_of, unit_of
from synpol_desktop.arabic.date_words import date_words, plain

_WORD = re.compile(r"\w+")
_QUOTES = frozenset('»”"')
_NAME_OPENED = re.compile(r"[«“\"]\w+ $")
_TOMORROW = 1
_FARTHEST_PLAN = 5
"""Days from today to the last weekday that a plan can mean; what comes later in the week was just now."""
_FARTHEST = {"day": 400, "week": 60, "month": 60, "year": 200}


def read_unit(at: int, place: Place) -> list[Reading] | None:
    """Read one definite unit: last week, this month, the coming year."""
    match = patterns().unit.match(place.text, at)
    if match is None:
        return None
    way = direction(match["mod"]) if match["mod"] else 0
    if way is None:
        return None
    value = place.anchor.shift(unit_of(match["u"] or match["u2"]), way)
    return _reading(at, match.end(), value)


def read_units(at: int, place: Place) -> list[Reading] | None:
    """Read several whole units: the last two days, the three coming months."""
    match = patterns().units.match(place.text, at)
    if match is None:
        return None
    way = direction(match["mod"])
    unit = unit_of(match["du"] or match["pl"] or match["pl2"])
    count = 2 if match["du"] else number_of(match["n"] or match["n2"])
    if way is None or not 1 <= count <= _FARTHEST[unit]:
        return None
    return _reading(at, match.end(), place.anchor.stretch(unit, way * count))


def read_ago(at: int, place: Place) -> list[Reading] | None:
    """Read a duration that ends now: three months ago, two days ago."""
    match = patterns().ago.match(place.text, at)
    if match is None:
        return None
    if match["about"] and plain(match["about"]) in date_words().forms("beyond"):
        return _reading(at, match.end(), None)  # more than two years ago
    unit = unit_of(match["nu"] or match["u"] or match["du"])
    count = number_of(match["n"]) if match["n"] else 2 if match["du"] else 1
    if not 1 <= count <= _FARTHEST[unit]:
        return None
    if unit == "week":  # "two weeks ago" is a day, as "last week" is none
        return _reading(at, match.end(), place.anchor.shift("day", -7 * count))
    return _reading(at, match.end(), place.anchor.shift(unit, -count))


def read_edge(at: int, place: Place) -> list[Reading] | None:
    """Read the beginning or end of the year or month at hand (``نهاية العام``)."""
    match = patterns().edge.match(place.text, at)
    if match is None:
        return None
    return _reading(at, match.end(), place.anchor.shift(unit_of(match["u"]), 0))


def read_day_word(at: int, place: Place) -> list[Reading] | None:
    """Read yesterday, today, tomorrow, with the weekday that may follow."""
    match = patterns().day_word.match(place.text, at)
    if match is None:
        return None
    words = date_words()
    count = int(words.words["day"][plain(match["r"])])
    named = count >= 0 and match["r"].startswith("ال")
    if named and (place.before in words.forms("today_name") or _is_quoted_name(place.text, at, match.end())):
        return _reading(at, match.end(), None)
    if _word_after(place.text, match.end()) in words.forms("far_day"):
        return _reading(at, match.end(), None)
    if count == 0 and match["r"] == "اليوم":
        if place.before == "في" and not match["w"]:
            return _reading(at, match.end(), None)  # two hours a day
        if not match["w"] and _is_another_day(place.text, match.end()):
            return None
    value = place.anchor.shift("day", count)
    if value is None or not match["w"]:
        return _reading(at, match.end(), value)
    day, weekday = date.fromisoformat(value), words.weekdays[plain(match["w"])]
    return _agreeing(at, match.end(), day, weekday, past=count < 0)


def read_weekday(at: int, place: Place) -> list[Reading] | None:
    """Read a weekday; a bare one is the nearest, or between the nearest two what the sentence speaks of."""
    night = place.before in date_words().forms("night")
    match = (patterns().night if night else patterns().weekday).match(place.text, at)
    if match is None or place.before in date_words().forms("not_weekday"):
        return None
    weekday = date_words().weekdays[plain(match["w"])]
    if match["week"] or match["this"]:
        way = direction(match["week"]) if match["week"] else 0
        value = None if way is None else _in_week(place, way, weekday)
    else:
        way = direction(match["mod"]) if match["mod"] else _bare_way(place, at, weekday)
        if way is None:
            return _reading(at, match.end(), None)
        if place.before == "هذا" and not match["mod"]:
            way = 1  # this Thursday
        value = place.anchor.weekday(weekday, max(way, -1))
        if way == -2 and value is not None:
            value = _later(value, -7)
    if value is not None and match["w2"]:
        gap = (date_words().weekdays[plain(match["w2"])] - weekday) % 7
        last = _later(value, gap)
        if way == -1 and place.anchor.date is not None and last >= place.anchor.date.isoformat():
            value, last = _later(value, -7), _later(last, -7)
        value = span_value(value, last)
    return _reading(at, match.end(), value)


def _bare_way(place: Place, at: int, weekday: int) -> int:
    """Return which way a weekday without an adjective points.

    Today, yesterday and the day before are meant as they are; papers call six days ago by its date, so
    that the day after today is ahead. Only farther days need a word that tells of what is to come.
    """
    today = place.anchor.date
    if today is None:
        return int(place.is_ahead(at))
    gap = (weekday - today.isoweekday()) % 7
    if gap == _TOMORROW:
        happened = date_words().forms("happened")
        return int(not {place.before, "و" + place.before} & happened)
    return int(_TOMORROW < gap <= _FARTHEST_PLAN and (place.is_ahead(at) or place.is_near(at)))


def read_day_of_month(at: int, place: Place) -> list[Reading] | None:
    """Read a day of last, this or the coming month, or of the month last named."""
    match = patterns().day_of_month.match(place.text, at)
    if match is None:
        return None
    days = [number for number in day_numbers(match["days"]) if 1 <= number <= 31]
    way = direction(match["mod"]) if match["mod"] else 0
    if way is None:
        month = f"{place.year:04d}-{place.month:02d}" if place.year and place.month else None
    else:
        month = place.anchor.shift("month", way)
    if month is None or not days:
        return _reading(at, match.end(), None)
    year, number = int(month[:4]), int(month[5:7])
    value = span_value(day_value(year, number, days[0]), day_value(year, number, days[-1]))
    return _reading(at, match.end(), value)


def _is_another_day(text: str, at: int) -> bool:
    after, words = _word_after(text, at), date_words()
    return after in words.forms("not_today") or after in words.ordinals


def _word_after(text: str, at: int) -> str:
    after = _WORD.search(text, at, at + 40)
    return after[0] if after else ""


def _is_quoted_name(text: str, at: int, end: int) -> bool:
    """Whether quotes hold the word behind one other: the name of a paper (``«النهر اليوم»``)."""
    return text[end : end + 1] in _QUOTES and _NAME_OPENED.search(text, max(0, at - 24), at) is not None


def _agreeing(start: int, end: int, day: date, weekday: int, *, past: bool) -> list[Reading]:
    """Return the day with the named weekday that is nearest: a text may be older than its publication.

    What was yesterday or before can't lie ahead.
    """
    off = (weekday - day.isoweekday() + 3) % 7 - 3
    if past and off > 0:
        off -= 7
    value = (day + timedelta(days=off)).isoformat()
    return [Reading(start, end, value, approximate=off != 0)]


def _in_week(place: Place, way: int, weekday: int) -> str | None:
    week = place.anchor.shift("week", way)
    return None if week is None else _later(week.partition("/")[0], weekday - 1)


def _later(day: str, count: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat()


def _reading(start: int, end: int, value: str | None) -> list[Reading]:
    return [Reading(start, end, value)]
