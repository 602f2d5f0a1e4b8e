"""Names that stand for a group without a name, as examples of it (``دعا جميع الدول، خاصة كذا وكذا، إلى``)."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_LEADS = frozenset({"من", "بما", "بمن", "في", "علي", "لا", "ما"})
"""Stand before a word that introduces examples (``من بينها``, ``بما في ذلك``, ``وعلى رأسها``)."""

_THAT, _IN = "ذلك", "في"
_ARTICLE = "ال"
_DESCRIBED, _OPENED = 4, 2


def exemplified(words: Lexicon, units: tuple[Unit, ...], first: int, taken: Sequence[bool]) -> int:
    """Return the first unit of the group of which a name is an example, ``first`` where there is none."""
    if units[first].case or units[first].conjunction:
        return first
    at = first - 1
    while at > 0 and units[at].kind is Kind.SIGN and ("quote" in units[at].kinds or units[at].word == ":"):
        at -= 1
    if at < 1 or not _introduces(words, units, at):
        return first
    at -= 1
    while at > 0 and units[at].word in _LEADS and units[at].mention is None:
        at -= 1
    if units[at].word in COMMAS:
        at -= 1
    for place in range(at, max(-1, at - _DESCRIBED), -1):
        unit = units[place]
        if taken[place] or unit.kind is not Kind.WORD or unit.mention is not None or unit.dated:
            return first
        if words.has("collective", unit.word.removeprefix(_ARTICLE)):
            return _opening(words, units, place, taken)
        if unit.case or unit.conjunction or unit.finite or "preposition" in unit.kinds:
            return first
    return first


def _introduces(words: Lexicon, units: tuple[Unit, ...], at: int) -> bool:
    """Whether a word says that examples follow."""
    word = units[at].word
    return (
        words.has("example", word)
        or words.has("especially", word)
        or (word == _THAT and units[at - 1].word == _IN)
    )


def _opening(words: Lexicon, units: tuple[Unit, ...], place: int, taken: Sequence[bool]) -> int:
    """Return the first of the words before a noun for a group that count it (``جميع الدول``)."""
    for _ in range(_OPENED):
        unit, before = units[place], units[place - 1] if place else None
        counts = before is not None and words.has("counting", before.word) and not taken[place - 1]
        if unit.case or unit.conjunction or not counts:
            return place
        place -= 1
    return place
