"""Keep nodes legible: push apart what would overlap, through a grid."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Floats, Ints

_EXAMINED = 64  # of one row of cells at most: a heap of points at one place must not cost n squared
_SAMPLE = 1000
_PART = 0.65  # of the mean spacing of a picture: more would draw all nodes onto a lattice
_MOST_SWEEPS = 60
_CLEARED = 1e-3  # units of overlap that nobody sees


def grid_over(x: NDArray[np.float64], gap: float, cells: int) -> tuple[float, float, float, int]:
    """Lay a grid over most of the points; those outside count as in its border cells.

    Returns
    -------
    left, top, side : float
        Where it begins, and the side of a cell, at least `gap`.
    across : int
        Number of columns; there are as many rows as the given number of cells allows.
    """
    sample = x[:: max(1, len(x) // _SAMPLE)]
    few = len(sample) // 50
    low, high = np.partition(sample, [few, len(sample) - 1 - few], axis=0)[[few, len(sample) - 1 - few]]
    margin = 0.25 * (high - low) + gap
    wide, deep = high - low + 2 * margin
    side = max(gap, float(np.sqrt(wide * deep / cells)))
    across = max(1, min(cells, int(wide / side) + 1))
    return float(low[0] - margin[0]), float(low[1] - margin[1]), side, across


def push_apart(
    x: NDArray[np.float64],
    component: Ints,
    inside: float,
    between: float,
    left: float,
    top: float,
    side: float,
    across: int,
    table: NDArray[np.int64],
    bucket: NDArray[np.int64],
    sorted_points: NDArray[np.int64],
    spots: Floats,
    push: Floats,
) -> None:
    """Write for each point the way that clears most of every overlap.

    Points of one component overlap when nearer than `inside`, points of different ones when nearer than
    `between`. The grid is that of `grid_over`; `table` has two places more than it has cells, and `spots`, of
    shape (2, n), is room for a sorted copy.
    """
    n = x.shape[0]
    down = (table.shape[0] - 2) // across
    widest = max(inside, between)
    scale = 1.0 / side
    reach = widest * scale
    square_reach = np.float32(widest * widest)
    last_column = across - 1.0
    last_row = down - 1.0
    table[:] = 0
    for i in range(n):
        a = np.int64(min(max((x[i, 0] - left) * scale, 0.0), last_column))
        b = np.int64(min(max((x[i, 1] - top) * scale, 0.0), last_row))
        bucket[i] = b * across + a
        table[bucket[i] + 2] += 1
    for k in range(2, table.shape[0]):
        table[k] += table[k - 1]
    for i in range(n):
        place = table[bucket[i] + 1]
        sorted_points[place] = i
        spots[0, place] = x[i, 0] - left
        spots[1, place] = x[i, 1] - top
        table[bucket[i] + 1] += 1
    # Now table[cell] is where a cell begins, and table[cell + 1] where it ends.
    for place in range(n):
        i = sorted_points[place]
        px = spots[0, place]
        py = spots[1, place]
        column = px * scale
        row = py * scale
        first_column = np.int64(min(max(column - reach, 0.0), last_column))
        final_column = np.int64(min(max(column + reach, 0.0), last_column))
        first_row = np.int64(min(max(row - reach, 0.0), last_row))
        final_row = np.int64(min(max(row + reach, 0.0), last_row))
        sum_x = np.float32(0)
        sum_y = np.float32(0)
        for cells in range(first_row * across, final_row * across + 1, across):
            begin = table[cells + first_column]
            end = table[cells + final_column + 1]
            if end - begin > _EXAMINED:
                begin += (i * 7919) % (end - begin - _EXAMINED + 1)
                end = begin + _EXAMINED
            for k in range(begin, end):
                dx = px - spots[0, k]
                dy = py - spots[1, k]
                square = dx * dx + dy * dy
                if square >= square_reach or k == place:
                    continue
                j = sorted_points[k]
                gap = np.float32(inside if component[i] == component[j] else between)
                if square >= gap * gap:
                    continue
                if square < 1e-10:  # the same place: part along a direction of their own
                    turn = 2.399963 * min(i, j) + (3.141593 if i < j else 0.0)
                    sum_x += np.float32(0.4 * gap * np.cos(turn))
                    sum_y += np.float32(0.4 * gap * np.sin(turn))
                    continue
                distance = np.sqrt(square)
                share = np.float32(0.4) * (gap - distance) / distance
                sum_x += share * dx
                sum_y += share * dy
        push[i, 0] = sum_x
        push[i, 1] = sum_y


def cleared(
    x: NDArray[np.float64], gap: float, free: NDArray[np.bool_], sweeps: int = _MOST_SWEEPS
) -> NDArray[np.float64]:
    """Part the nodes of a small picture that overlap all the same: ties pull harder than overlaps push.

    Compares all pairs.

    Parameters
    ----------
    gap : float
        Nodes overlap when nearer than this (0: never); less is asked for where the picture has no room.
    free : ndarray of bool, shape (n,)
        Which nodes may move.
    sweeps : int
        How often all are parted at most.
    """
    if gap <= 0 or len(x) < 2:
        return x
    x = x.copy()
    room = _PART * float(np.sqrt(np.prod(np.ptp(x, axis=0)) / len(x)))
    wanted = min(gap, room)
    for _ in range(sweeps):
        across, down = x[:, 0, None] - x[:, 0], x[:, 1, None] - x[:, 1]
        squares = across * across + down * down
        np.fill_diagonal(squares, np.inf)
        one, other = np.nonzero(squares < wanted * wanted)  # few: all else is done for these only
        distance = np.sqrt(squares[one, other])
        overlap = wanted - distance
        if overlap[free[one]].max(initial=0.0) < _CLEARED:
            break
        share = 0.4 * overlap / np.maximum(distance, 1e-9)
        pushes = [np.bincount(one, share * way[one, other], len(x)) for way in (across, down)]
        x[free] += np.stack(pushes, axis=1)[free]
    return x
