"""When two places in a text are the same for the analyst, whatever a new extraction made of their edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

Ends = tuple[int, int]
T = TypeVar("T")


def shared(a: Ends, b: Ends) -> int:
    """Return how many code points two places share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same_place(a: Ends, b: Ends) -> bool:
    """Whether two places share at least half of what they cover together."""
    both = shared(a, b)
    return 2 * both >= (a[1] - a[0]) + (b[1] - b[0]) - both


def best(place: Sequence[Ends], others: Iterable[tuple[T, Sequence[Ends]]]) -> list[T]:
    """Return what lies at a place, else what overlaps it most.

    Parameters
    ----------
    place : sequence of ends
        One span for a mention, two for a relation; all of them must overlap.
    """
    found: list[T] = []
    most = 0.0
    for other, spans in others:
        parts = [shared(a, b) / max(a[1] - a[0], b[1] - b[0]) for a, b in zip(place, spans, strict=True)]
        if not all(parts) or sum(parts) < most:
            continue
        if sum(parts) > most:
            most, found = sum(parts), []
        found.append(other)
    return found
