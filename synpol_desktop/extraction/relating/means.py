"""Adverbials of means and manner, which stand between a verb and its object (``قصفت بالمدفعية مدينة``)."""

from __future__ import annotations

from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.units import Kind, Unit

_BY = "ب"
_REACH = 7
_COUNTED = 4
_MORE = frozenset({"من", "بين"})
"""May stand inside such an adverbial (``بأكثر من عشر غارات``)."""


def by_means(words: Lexicon, units: tuple[Unit, ...], first: int) -> bool:
    """Whether what begins at a unit stands behind such an adverbial, which has no name for its genitive."""
    for place in range(first - 1, max(-1, first - 1 - _REACH), -1):
        unit = units[place]
        if unit.kind is not Kind.WORD or unit.finite or (place == first - 1 and unit.word in _MORE):
            return False  # "fully from the country": the preposition is that of the verb
        if unit.case == _BY:
            return opens_means(words, units[:first], place) and not _is_owned(words, units, place, first)
        if unit.case or ("preposition" in unit.kinds and unit.word not in _MORE):
            return False
    return False


def opens_means(words: Lexicon, units: tuple[Unit, ...], place: int) -> bool:
    """Whether such an adverbial begins at a unit."""
    if units[place].case != _BY:
        return False
    if "manner" in units[place].kinds:
        return True
    for unit in units[place : place + _COUNTED]:
        if unit.kind is not Kind.WORD:
            return False
        if _is_means(words, unit):
            return True
    return False


def _is_means(words: Lexicon, unit: Unit) -> bool:
    return words.has("means", unit.word.removeprefix("ال"))


def _is_owned(words: Lexicon, units: tuple[Unit, ...], place: int, first: int) -> bool:
    """Whether the last noun of the adverbial is somebody's (``بمدفعية الجيش``, ``بنيران مدفعية الجيش``)."""
    last = units[first - 1]
    if last.word.startswith("ال") or not _is_means(words, last):
        return False
    return place == first - 1 or bool(last.conjunction) or _is_means(words, units[first - 2])
