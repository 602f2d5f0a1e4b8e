"""Forms of address before a name, and nouns for a place that are other words here."""

from __future__ import annotations

from collections.abc import Sequence

from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.office import Office
from synpol_desktop.extraction.relating.units import Kind, Unit

_ARTICLE = "ال"
_PLURALS = frozenset({"ون", "ين"})
_ON = "علي"  # on: behind المحافظة, what is kept


def is_styled(words: Lexicon, before: Unit, title: Unit) -> bool:
    """Whether a noun makes a form of address of the title behind it (``صاحب السمو``)."""
    definite = title.word.startswith(_ARTICLE) and title.word in words.titles
    return definite and words.has("styled", before.word)


def is_led(words: Lexicon, before: Unit, name: Unit) -> bool:
    """Whether a word belongs to the name behind it: of a form of address, or fighters called by their body.

    ``المتمردون الحوثيون`` are the body itself: both words are definite plurals of one ending.
    """
    if is_styled(words, before, name):
        return True
    ending = before.word[-2:]
    plural = ending in _PLURALS and before.word.startswith(_ARTICLE) and name.word.startswith(_ARTICLE)
    apposed = plural and name.mention is not None and name.word.endswith(ending)
    return apposed and words.has("combatant", before.word.removeprefix(_ARTICLE))


def address_before(words: Lexicon, units: tuple[Unit, ...], first: int, taken: Sequence[bool]) -> int:
    """Return the first of the titles right before an office with its holder (``معالي وزير كذا فلان``)."""
    while first > 0 and not taken[first - 1] and not (units[first].case or units[first].conjunction):
        before = units[first - 1]
        title = before.word in words.titles and "preposition" not in before.kinds
        if before.kind is not Kind.WORD or not (title or is_styled(words, before, units[first])):
            break
        first -= 1
    return first


def is_demand(unit: Unit, office: Office) -> bool:
    """Whether what looks like an office is a verb (``وطالب بكذا``): nobody holds it, nor in any body."""
    told = any(form.shape.finite for form, _ in unit.speech)
    return told and office.person is None and office.body is None


def is_no_place(words: Lexicon, units: tuple[Unit, ...], place: int) -> bool:
    """Whether a noun for a place stands before its name, or is another word here.

    ``المحافظة على الأمن`` is keeping it, ``القوى المحافظة`` are conservative.
    """
    following = units[place + 1] if place + 1 < len(units) else None
    if following is not None and (following.mention or following.adjective):
        return True
    if not words.has("no_settlement", units[place].word):
        return False
    before = units[place - 1] if place else None
    describes = before is not None and before.kind is Kind.WORD and before.word.startswith(_ARTICLE)
    apart = units[place].case or units[place].conjunction
    return (describes and not apart) or (following is not None and following.word == _ON)
