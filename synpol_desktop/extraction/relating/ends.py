"""The two ends of a relation in the text."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.spans import Span


@dataclass(frozen=True, slots=True)
class End:
    """One entity at an end of a relation and the words that denote it."""

    entity: int
    span: Span
