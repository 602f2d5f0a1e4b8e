"""Whether confidence means what it says: of what is said at .8, about 8 in 10 should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BANDS = 10


@dataclass(frozen=True, slots=True)
class Band:
    """Claims of about the same confidence, from ``low`` on: how sure they were said to be, and were."""

    low: float
    count: int
    said: float
    right: float


def reliability(tests: Sequence[tuple[float, bool]]) -> list[Band]:
    """Return the bands that hold any claim (M. DeGroot, S. Fienberg 1983).

    Parameters
    ----------
    tests : sequence of (float, bool)
        Confidence of each claim, and whether it is right.
    """
    bands = []
    for number in range(BANDS):
        inside = [test for test in tests if min(BANDS - 1, int(test[0] * BANDS)) == number]
        if inside:
            count = len(inside)
            said = sum(confidence for confidence, _ in inside) / count
            right = sum(is_right for _, is_right in inside) / count
            bands.append(Band(number / BANDS, count, said, right))
    return bands


def surest(tests: Sequence[tuple[float, bool]], precision: float) -> float | None:
    """Return the least confidence from which on so large a share is right, None where there is none."""
    ordered = sorted(tests, reverse=True)
    right, least = 0, None
    for number, (confidence, is_right) in enumerate(ordered, start=1):
        right += is_right
        if right / number >= precision:
            least = confidence
    return least
