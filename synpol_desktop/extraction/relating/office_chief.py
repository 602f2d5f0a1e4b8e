"""Whom somebody serves: ``مبعوث الرئيس الفلاني فلان إلى المنطقة علان`` names a chief and an envoy of his."""

from __future__ import annotations

from functools import cache

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import knowledge, known_id
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.office_walk import Walk
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_REACH = 8
_CHIEFS = frozenset(map(folded, ("رئيس", "رئيسة", "ملك", "أمير", "سلطان", "عاهل")))


def chief_of(document: Document, walk: Walk, before: End | None, behind: tuple[End, int] | None) -> bool:
    """Whether the person right behind the title of a chief is that chief, not who serves them.

    So it is where somebody else is named before the whole title or behind it, or where the tables know the
    chief of that state.
    """
    person, body = walk.person, walk.body or walk.state
    if walk.chief is None or person is None or body is None or walk.comma:
        return False
    if before is not None or behind is not None:
        return True
    key = document.entities[person.entity].key
    return (known_id(key), known_id(document.entities[body.entity].key)) in _chiefs()


@cache
def _chiefs() -> frozenset[tuple[str, str]]:
    """Return who was once the chief of which state or body."""
    return frozenset((each.person, each.body) for each in knowledge().offices if each.title[0] in _CHIEFS)


def person_behind(
    document: Document, words: Lexicon, units: tuple[Unit, ...], last: int
) -> tuple[End, int] | None:
    """Return the person behind a chief's name and what the title goes on with (``فلان إلى المنطقة علان``)."""
    posted = False
    for at in range(last + 1, min(len(units), last + _REACH)):
        unit = units[at]
        if unit.conjunction or unit.finite or "complementizer" in unit.kinds or unit.ends_clause:
            return None
        if unit.mention is not None:
            if document.entity_of(unit.mention).type is not EntityType.PER:
                posted = True
                continue
            follows = posted or at == last + 1
            return (End(unit.mention.entity, unit.mention.span), at) if follows and not unit.case else None
        if unit.kind is Kind.SIGN:
            if unit.word not in COMMAS:
                return None
        elif at == last + 1 and not (words.has("posted", unit.word) or unit.case == "ل" or _is_aim(unit)):
            return None
        else:
            posted = posted or at > last + 1 or unit.case == "ل" or _is_aim(unit)
    return None


def _is_aim(unit: Unit) -> bool:
    return unit.whole.startswith(("لشؤون", "لشوون", "للشؤون", "للشوون"))


def serves(walk: Walk, relation: RelationType) -> bool:
    """Whether an office is one under a chief that the title names."""
    return walk.chief is not None and relation is RelationType.REPRESENTS
