"""Words for one of two who were named before: ``الأخير``, ``الأول``, ``الثاني``."""

from __future__ import annotations

from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.units import Unit

ONE_OF_TWO = frozenset({Denotes.LATTER, Denotes.ORDERED})
"""What such words denote."""

_SECOND = ("الثاني", "الثانيه")
_ARTICLE = "ال"
_BEGINS = frozenset({"topic", "meanwhile"})
"""Kinds of words that begin a clause about another."""


def is_one_named(units: tuple[Unit, ...], place: int, kind: Denotes) -> bool:
    """Whether such a word means somebody; else it describes the noun before (``الأشهر الأخيرة``).

    A number does so only right behind a verb of speech, and where a clause begins (``فيما الثاني``).
    """
    before = units[place - 1] if place else None
    if kind is Denotes.LATTER:
        return before is None or not before.word.startswith(_ARTICLE)
    return before is not None and (
        bool(before.speech and before.finite) or not _BEGINS.isdisjoint(before.kinds)
    )


def place_in_order(word: str) -> int:
    """Return which of two a word counts, from 0."""
    return int(word in _SECOND)
