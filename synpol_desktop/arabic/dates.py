"""Finding date expressions in Arabic news and giving them a value.

The conventions: a value is as precise as the words (a day, a week as an interval, a month, a year);
relative words are counted from the publication date and have no value without it; vague words and
durations without an anchor have none. No year is ever guessed where the publication date is unknown.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from synpol_desktop.arabic.calendars import Anchor
from synpol_desktop.arabic.date_absolute import (
    read_day_month,
    read_islamic,
    read_islamic_year,
    read_month,
    read_month_day,
    read_named_year,
    read_numeric,
    read_years,
)
from synpol_desktop.arabic.date_reading import Place, Reader, Reading
from synpol_desktop.arabic.date_relative import (
    read_ago,
    read_day_of_month,
    read_day_word,
    read_edge,
    read_unit,
    read_units,
    read_weekday,
)
from synpol_desktop.arabic.date_words import date_words
from synpol_desktop.arabic.folding import fold
from synpol_desktop.core.found import FoundDate

_WORD = re.compile(r"\w+")
_LINE_BREAK = re.compile(r"[\n\r]")
_PROCLITICS = "وفبلك"
_DIGITS = "digits"

Rule = tuple[str, Reader]


@functools.cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """Return the readers to try at each word; of several the one that reads furthest wins."""
    words = date_words()
    months = words.months
    lead = [*words.weekdays, *words.forms("day"), "يوم", _DIGITS, *words.ordinals]
    units = [article + form for form in words.forms("unit") for article in ("ال", "ل")]
    many = [article + f for kind in ("dual", "plural") for f in words.forms(kind) for article in ("ال", "ل")]
    many += [article + form for form in words.cardinals for article in ("ال", "ل")]
    starts: list[tuple[str, Reader, Iterable[str]]] = [
        ("day and month", read_day_month, lead),
        ("number date", read_numeric, lead),
        ("islamic date", read_islamic, [*lead, *(m for m in months if months[m].islamic)]),
        ("islamic year", read_islamic_year, [_DIGITS]),
        ("day of a month", read_day_of_month, lead),
        ("month", read_month, [m for m in months if not months[m].islamic]),
        ("month, day, year", read_month_day, [m for m in months if months[m].english]),
        ("year", read_named_year, words.forms("year")),
        ("bare year", read_years, [_DIGITS]),
        ("relative unit", read_unit, [*units, "هذا", "هذه"]),
        ("relative units", read_units, many),
        ("edge of a unit", read_edge, words.forms("edge")),
        ("time ago", read_ago, words.forms("ago")),
        ("relative day", read_day_word, words.forms("day")),
        ("weekday", read_weekday, [*words.weekdays, "يوم", "يومي", "ايام"]),
    ]
    table: dict[str, list[Rule]] = {}
    for name, reader, forms in starts:
        for first in {form.split()[0] for form in forms}:
            table.setdefault(first, []).append((name, reader))
    return {first: tuple(rules) for first, rules in table.items()}


def find_dates(text: str, published: str | None = None) -> list[FoundDate]:
    """Return the date expressions of a text that can be given a value, in their order.

    Parameters
    ----------
    published : str or None
        The date value of the publication; a month or a year is enough for coarse expressions.

    Notes
    -----
    The time is linear in the length of the text.
    """
    form = fold(text)
    may_begin = [number for number, begins in enumerate(map(_begins, _WORD.findall(form.text))) if begins]
    if not may_begin:
        return []
    place = Place(form.text, Anchor.of(published))
    found: list[FoundDate] = []
    done = read = 0
    words = list(_WORD.finditer(form.text))
    for number in may_begin:
        word = words[number]
        if word.start() < done:
            continue
        begins = _begins(word[0])
        history = words[max(0, number - 3) : number]
        place.before = _before(history, word, form.text)
        name, readings, done = _read(word, begins, place)
        for reading in readings:
            if reading.value is not None:
                _remember(place, reading.value)
                leading = [each for each in history if each.start() >= read]
                span = form.span(_begin(form.text, reading.start, leading), reading.end)
                found.append(FoundDate(span, reading.value, name, reading.approximate))
                read = reading.end
    return found


def read_date(text: str) -> str | None:
    """Return the date that a line of metadata states in full, most precise first; None if there is none."""
    values = [found.value for found in find_dates(text)]
    return max(values, key=lambda value: (len(value.partition("/")[0]), "/" not in value), default=None)


@functools.lru_cache(maxsize=8192)
def _begins(word: str) -> tuple[tuple[int, tuple[Rule, ...]], ...]:
    """Return the rules that may read a date from a word on, by how many proclitics are left off before."""
    found = []
    for skip in range(min(3, len(word))):
        if skip and word[skip - 1] not in _PROCLITICS:
            break
        rest = word[skip:]
        numbered = rest[0].isdigit() or (rest.startswith("ال") and rest[2:3].isdigit())
        rules = _rules().get(_DIGITS if numbered else rest)
        if rules:
            found.append((skip, rules))
    return tuple(found)


def _read(
    word: re.Match[str], begins: Iterable[tuple[int, tuple[Rule, ...]]], place: Place
) -> tuple[str, list[Reading], int]:
    """Try the rules at a word; return the one that read most, what it read, where it ended."""
    for skip, rules in begins:
        best: tuple[str, list[Reading], int] | None = None
        for name, reader in rules:
            readings = reader(word.start() + skip, place)
            if not readings:
                continue
            end = readings[-1].end
            if best is None or end > best[2]:
                best = (name, readings, end)
        if best is not None:
            return best
    return "", [], word.end()


def _before(history: list[re.Match[str]], word: re.Match[str], text: str) -> str:
    """Return the word before, if it stands on the same line; without "and"."""
    if not history or _LINE_BREAK.search(text, history[-1].end(), word.start()):
        return ""
    before = history[-1][0]
    return before[1:] if before[0] == "و" and len(before) > 2 else before


def _remember(place: Place, value: str) -> None:
    """Keep the year and month for expressions such as "of the same year"."""
    place.year = int(value[:4])
    month = value[5:7]
    place.month = int(month) if month.isdigit() else None


def _begin(text: str, start: int, history: list[re.Match[str]]) -> int:
    """Return where an expression begins with "at the end of", "on the morning of", "the month of"."""
    words = date_words()
    parts = words.forms("part") | words.forms("daypart")
    for word in reversed(history):
        if word[0] not in parts or text[word.end() : start].strip(" \t"):
            break
        start = word.start()
    return start
