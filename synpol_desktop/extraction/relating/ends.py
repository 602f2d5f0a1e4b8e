"""The two ends of a relation in the text."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.light import light
from synpol_desktop.core.spans import Span

PLACES = frozenset({EntityType.GPE, EntityType.LOC})
"""Types of what lies somewhere, states among them."""


@light
class End:
    """One entity at an end of a relation and the words that denote it."""

    entity: int
    span: Span
