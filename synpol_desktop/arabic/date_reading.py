"""What the readers of date expressions share: where an expression stands, and what they give back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from synpol_desktop.arabic.calendars import Anchor
from synpol_desktop.arabic.date_words import date_words, plain

_CLAUSE_END = re.compile(r"[.!?؟\n]")
_WORD = re.compile(r"\w+")
_FUTURE = re.compile(r"[وف]?س[يتن]\w{2,}")
_REACH = 90
"""How far back, in characters, a future verb still tells the time of a weekday."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A part of the folded text and its date value.

    Without a value it is a date expression that can't be resolved (or a name that looks like a date); its
    words are not read again.
    """

    start: int
    end: int
    value: str | None
    approximate: bool = False


@dataclass(slots=True)
class Place:
    """Where an expression stands: the folded text, the publication date, and what was read before.

    Parameters
    ----------
    before : str
        The word before the expression, without proclitics; empty at the start of a line.
    year, month : int or None
        The year and month last read, for "of the same year".
    joined : int
        How many dates the one at hand is joined to.
    """

    text: str
    anchor: Anchor
    before: str = ""
    year: int | None = None
    month: int | None = None
    joined: int = 0

    def is_near(self, at: int) -> bool:
        """Whether the sentence up to here speaks of what begins or is due, so that a day in it is ahead."""
        soon = date_words().forms("coming_day")
        words = _WORD.finditer(self.text, *self._clause(at))
        return any(match[0].removeprefix("و") in soon for match in words)

    def _clause(self, at: int) -> tuple[int, int]:
        """Return the range of the sentence before a place, as far as its verbs still tell the time."""
        begin = max(0, at - _REACH)
        for stop in _CLAUSE_END.finditer(self.text, begin, at):
            begin = stop.end()
        return begin, at

    def is_ahead(self, at: int) -> bool:
        """Whether the sentence up to here speaks of what will be."""
        words = date_words()
        coming, false = words.forms("coming"), tuple(words.forms("not_coming"))
        for match in _WORD.finditer(self.text, *self._clause(at)):
            word = match[0].removeprefix("و")
            if word in coming or (_FUTURE.fullmatch(word) and not word.startswith(false)):
                return True
        return False


Reader = Callable[[int, Place], list[Reading] | None]
"""Reads the expression that begins at an offset, which may hold several dates; None if there is none."""


def direction(adjective: str) -> int | None:
    """Return how far an adjective (last, this, next, the one before the last) points; None for "the same"."""
    form = plain(adjective)
    for kind in ("past", "current", "next", "before_last"):
        value = date_words().words[kind].get(form)
        if value is not None:
            return int(value)
    return None


def unit_of(form: str) -> str:
    """Return the unit (day, week, month, year) that a singular, dual or plural form names."""
    words = date_words().words
    name = plain(form)
    return words["unit"].get(name) or words["dual"].get(name) or words["plural"][name]


def number_of(form: str) -> int:
    """Return the value of digits or of a number word."""
    return int(form) if form.isdigit() else date_words().cardinals[plain(form)]
