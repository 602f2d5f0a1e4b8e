"""Sort points along a Hilbert curve, so that neighbours in the array are neighbours in the plane."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Longs = NDArray[np.int64]


def extent(x: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the points (numpy's own reduction takes ten times as long)."""
    left = top = 1e300
    right = bottom = -1e300
    for i in range(x.shape[0]):
        left = min(left, x[i, 0])
        right = max(right, x[i, 0])
        top = min(top, x[i, 1])
        bottom = max(bottom, x[i, 1])
    return left, top, right, bottom


def hilbert_keys(
    x: NDArray[np.float64], left: float, top: float, scale: float, keys: Longs, first: int, last: int
) -> None:
    """Write the 24-bit place of each point on the curve."""
    for i in range(first, last):
        a = np.int64((x[i, 0] - left) * scale)
        b = np.int64((x[i, 1] - top) * scale)
        key = np.int64(0)
        bit = np.int64(2048)
        while bit > 0:
            right = 1 if (a & bit) > 0 else 0
            lower = 1 if (b & bit) > 0 else 0
            key += bit * bit * ((3 * right) ^ lower)
            if lower == 0:
                if right == 1:
                    a = 4095 - a
                    b = 4095 - b
                a, b = b, a
            bit >>= 1
        keys[i] = key


def sort_by_component(
    keys: Longs, component: NDArray[np.int32], components: int, order: Longs, spare: Longs
) -> None:
    """Radix sort: `order` lists the points by component, and by key inside each."""
    n = keys.shape[0]
    for i in range(n):
        order[i] = i
    for digit in range(2):
        shift = 12 * digit
        place = np.zeros(4097, np.int64)
        for i in range(n):
            place[((keys[i] >> shift) & 4095) + 1] += 1
        for k in range(4096):
            place[k + 1] += place[k]
        for i in range(n):
            point = order[i]
            k = (keys[point] >> shift) & 4095
            spare[place[k]] = point
            place[k] += 1
        for i in range(n):
            order[i] = spare[i]
    if components > 1:
        place = np.zeros(components + 1, np.int64)
        for i in range(n):
            place[component[i] + 1] += 1
        for k in range(components):
            place[k + 1] += place[k]
        for i in range(n):
            point = order[i]
            spare[place[component[point]]] = point
            place[component[point]] += 1
        for i in range(n):
            order[i] = spare[i]
