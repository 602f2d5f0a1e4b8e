"""What governs a noun phrase: the preposition before it, and the nouns between them."""

from __future__ import annotations

from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.means import by_means
from synpol_desktop.extraction.relating.units import Kind, Unit

_FAR = 3
_AND, _ARTICLE = "و", "ال"


def governor(words: Lexicon, units: tuple[Unit, ...], first: int) -> tuple[str, int]:
    """Return the preposition that governs the phrase which begins at a unit, and the nouns between them."""
    if units[first].case:
        return units[first].case, 0
    if units[first].conjunction or by_means(words, units, first):
        return "", 0
    gap, own = 0, -1
    for place in range(first - 1, max(-1, first - 2 * _FAR - 1), -1):
        unit = units[place]
        if unit.kind is Kind.SIGN:
            if "quote" in unit.kinds:
                continue
            break
        if unit.word == "من" and place > 0 and "part" in units[place - 1].kinds:
            continue
        if "part" in unit.kinds and gap == 0:
            if unit.case or unit.conjunction:
                return unit.case, 0
            continue
        opens = bool(unit.speech) and (place == 0 or bool(unit.conjunction))  # "voiced", not "through"
        if "preposition" in unit.kinds and not unit.triggers and not opens:
            return unit.word, gap
        if unit.mention is not None or not is_noun(unit) or _is_possessed(unit):
            break
        if unit.finite and not _is_governed_noun(units, place):
            break
        if unit.adjective is not None and own < 0:
            own = gap  # no noun is in the genitive across an adjective
        gap += 1
        if unit.case:
            return unit.case, gap
        if gap > _FAR or (unit.conjunction and not _shares_genitive(units, place)):
            break
        gap -= bool(unit.conjunction)
    return "", gap if own < 0 else own


def _shares_genitive(units: tuple[Unit, ...], place: int) -> bool:
    """Whether a noun and the one before it have one genitive (``على أمن واستقرار الدولة``)."""
    unit, before = units[place], units[place - 1] if place else None
    if before is None or before.kind is not Kind.WORD or before.mention is not None or before.conjunction:
        return False
    if unit.conjunction != _AND or unit.word.startswith(_ARTICLE) or before.word.startswith(_ARTICLE):
        return False
    led = bool(before.case) or (place > 1 and "preposition" in units[place - 2].kinds)
    return led and is_noun(before) and "preposition" not in before.kinds and not _is_possessed(before)


def _is_governed_noun(units: tuple[Unit, ...], place: int) -> bool:
    """Whether a word that may be a verb is the noun behind a preposition (``على طلب الدولة``)."""
    unit = units[place]
    if unit.conjunction or not any(form.shape is Shape.MASDAR for form, _ in unit.triggers):
        return False
    before = units[place - 1] if place else None
    if before is not None and before.word == "من" and unit.word.endswith("ه"):
        return True  # "from the grip of"; a verb would be "who"
    if before is not None and "site" in before.kinds and not before.word.startswith(_ARTICLE):
        return bool(before.case) or (place > 1 and "governs" in units[place - 2].kinds)  # "on sites of"
    return bool(unit.case) or (before is not None and "governs" in before.kinds and not before.speech)


def _is_possessed(unit: Unit) -> bool:
    """Whether a noun carries a pronoun, so that no name is its genitive (``لقائه فلاناً``)."""
    return bool(unit.triggers) and all(form.pronoun for form, _ in unit.triggers)


def is_noun(unit: Unit) -> bool:
    """Whether a word may be a noun of a phrase."""
    carried = bool(unit.case) or "light" not in unit.kinds  # "of holding", not "held"
    return carried and not unit.dated and unit.role is None and _NO_NOUNS.isdisjoint(unit.kinds)


_NO_NOUNS = frozenset(
    {
        "transparent",
        "complementizer",
        "relative",
        "subordinator",
        "weekday",
        "auxiliary",
        "gathers",
    }
)
