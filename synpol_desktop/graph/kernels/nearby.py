"""Keep nodes legible: push apart what would overlap, through a hashed grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Floats, Ints

_EXAMINED = 48  # of one cell at most: a heap of points at one place must not cost n squared


def push_apart(
    x: NDArray[np.float64],
    component: Ints,
    inside: float,
    between: float,
    table: NDArray[np.int64],
    bucket: NDArray[np.int64],
    sorted_points: NDArray[np.int64],
    push: Floats,
) -> None:
    """Write for each point the way that clears most of every overlap.

    Points of one component overlap when nearer than `inside`, points of different ones when nearer than
    `between`. `table` has a power of two cells, and one more.
    """
    n = x.shape[0]
    cells = table.shape[0] - 1
    side = max(inside, between)
    table[:] = 0
    for i in range(n):
        a = np.int64(np.floor(x[i, 0] / side))
        b = np.int64(np.floor(x[i, 1] / side))
        cell = (a * 73856093 ^ b * 19349663) & (cells - 1)
        bucket[i] = cell
        table[cell + 1] += 1
    for k in range(cells):
        table[k + 1] += table[k]
    for i in range(n - 1, -1, -1):
        table[bucket[i] + 1] -= 1
        sorted_points[table[bucket[i] + 1]] = i
    # Now table[cell + 1] is where a cell begins; the next one's beginning is its end.
    for i in range(n):
        a = np.int64(np.floor(x[i, 0] / side))
        b = np.int64(np.floor(x[i, 1] / side))
        px = 0.0
        py = 0.0
        for da in range(-1, 2):
            for db in range(-1, 2):
                cell = ((a + da) * 73856093 ^ (b + db) * 19349663) & (cells - 1)
                begin = table[cell + 1]
                end = table[cell + 2] if cell + 2 <= cells else n
                for k in range(begin, min(end, begin + _EXAMINED)):
                    j = sorted_points[k]
                    if j == i:
                        continue
                    gap = inside if component[i] == component[j] else between
                    dx = x[i, 0] - x[j, 0]
                    dy = x[i, 1] - x[j, 1]
                    square = dx * dx + dy * dy
                    if square >= gap * gap:
                        continue
                    if np.floor(x[j, 0] / side) != a + da or np.floor(x[j, 1] / side) != b + db:
                        continue  # of another cell with the same hash, which has its own turn
                    if square < 1e-12:  # the same place: part along a direction of their own
                        turn = 2.399963 * min(i, j) + (3.141593 if i < j else 0.0)
                        px += 0.4 * gap * np.cos(turn)
                        py += 0.4 * gap * np.sin(turn)
                        continue
                    distance = np.sqrt(square)
                    share = 0.4 * (gap - distance) / distance
                    px += share * dx
                    py += share * dy
        push[i, 0] = px
        push[i, 1] = py
