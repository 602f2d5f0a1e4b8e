"""Which ways a relation may lead between two entities, by its type and theirs."""

from __future__ import annotations

from functools import cache

from synpol_desktop.core.kinds import SYMMETRIC, EntityType, RelationType
from synpol_desktop.extraction.relating.lexicon import lexicon

ONWARDS, BACK, BOTH = ">", "<", "="
"""From the first of two entities in a sentence to the second, the other way, and the same in both."""


class Ways(dict[tuple[RelationType, EntityType, EntityType], tuple[str, ...]]):
    """The ways from the first of two entities in a sentence, found when they are first asked for."""

    def __missing__(self, key: tuple[RelationType, EntityType, EntityType]) -> tuple[str, ...]:
        kind, first, second = key
        ends = lexicon().ends[kind]
        onwards = first in ends.source and second in ends.target
        if kind in SYMMETRIC:
            found = (BOTH,) * onwards
        else:
            found = (ONWARDS,) * onwards + (BACK,) * (second in ends.source and first in ends.target)
        self[key] = found
        return found


@cache
def ways() -> Ways:
    """Return the ways that the table of ends allows."""
    return Ways()
