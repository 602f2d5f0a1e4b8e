"""Round arrangements: one circle, or rings around a node."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synpol_desktop.core.network import IndexArray
from synpol_desktop.graph.kernels.checking import checked_edges, checked_labels
from synpol_desktop.graph.kernels.topology import Points

_SWEEPS = 24
_RING_GAP = 1.6  # units between rings, at least
_ROOM = 1.0  # units of arc for each node


def circle(n: int, edges: ArrayLike, labels: ArrayLike | None = None) -> Points:
    """Place all nodes on one circle, in an order that keeps ties short.

    Parameters
    ----------
    labels : array of int, shape (n,), optional
        Groups that must stay together on the circle.

    Returns
    -------
    ndarray of float64, shape (n, 2)
        In layout units around the origin; neighbours on the circle are one unit apart.

    Raises
    ------
    ValueError
        If an edge names a node outside ``range(n)`` or a label is missing.
    """
    pairs = checked_edges(edges, n)
    groups = checked_labels(labels, n)
    order = np.lexsort((_walk(n, pairs), groups))
    best, least = order, _span(order, pairs)
    for _ in range(_SWEEPS):
        order = np.lexsort((_mean_turn(order, pairs), groups))
        span = _span(order, pairs)
        if span >= least:
            break
        best, least = order, span
    turn = np.empty(n)
    turn[best] = 2 * np.pi * np.arange(n) / max(n, 1)
    return _at(turn, np.full(n, _ROOM / (2 * np.sin(np.pi / n)) if n > 1 else 0.0))


def concentric(n: int, edges: ArrayLike, centre: int) -> Points:
    """Place nodes on rings by their distance from one of them; whatever it doesn't reach is on the last ring.

    Raises
    ------
    ValueError
        If an edge names a node outside ``range(n)``, or the centre is none of them.
    """
    pairs = checked_edges(edges, n)
    if not 0 <= centre < n:
        raise ValueError(f"there is no node {centre} among {n}")
    ring = distances(n, pairs, [centre])
    ring[ring < 0] = ring.max() + 1
    turn, radius = np.zeros(n), np.zeros(n)
    outer = 0.0
    for level in range(1, int(ring.max()) + 1):
        members = np.flatnonzero(ring == level)
        outer = max(outer + _RING_GAP, len(members) * _ROOM / (2 * np.pi))
        wish = _towards_inner(members, ring, turn, pairs, n)
        turn[members[np.argsort(wish, kind="stable")]] = _spread(np.sort(wish))
        radius[members] = outer
    return _at(turn, radius)


def distances(n: int, pairs: IndexArray, sources: ArrayLike) -> NDArray[np.int64]:
    """Return the distance of each node from the nearest source, in ties; -1 where there is no way."""
    away = np.full(n, -1, np.int64)
    front = np.zeros(n, np.bool_)
    front[np.asarray(sources, np.intp)] = True
    steps = 0
    while front.any():
        away[front] = steps
        steps += 1
        reached = np.concatenate([pairs[front[pairs[:, 0]], 1], pairs[front[pairs[:, 1]], 0]])
        front = np.zeros(n, np.bool_)
        front[reached] = True
        front &= away < 0
    return away


def _at(turn: NDArray[np.float64], radius: NDArray[np.float64]) -> Points:
    """Turn 0 is at the top; angles grow clockwise, as y grows downwards."""
    return np.column_stack([np.sin(turn) * radius, -np.cos(turn) * radius])


def _walk(n: int, pairs: IndexArray) -> NDArray[np.int64]:
    """Return the place of each node in a walk that goes deep first from the best tied nodes."""
    neighbours: list[list[int]] = [[] for _ in range(n)]
    for a, b in pairs.tolist():
        neighbours[a].append(b)
        neighbours[b].append(a)
    place = np.full(n, -1, np.int64)
    met = 0
    for start in sorted(range(n), key=lambda node: -len(neighbours[node])):
        stack = [start]
        while stack:
            node = stack.pop()
            if place[node] >= 0:
                continue
            place[node] = met
            met += 1
            stack += sorted(set(neighbours[node]), key=lambda other: len(neighbours[other]))
    return place


def _span(order: IndexArray, pairs: IndexArray) -> int:
    """Return the sum of the ties' lengths along the circle."""
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    gap = np.abs(place[pairs[:, 0]] - place[pairs[:, 1]])
    return int(np.minimum(gap, len(order) - gap).sum())


def _mean_turn(order: IndexArray, pairs: IndexArray) -> NDArray[np.float64]:
    """Return for each node the mean direction of itself and its neighbours on the circle."""
    n = len(order)
    turn = np.empty(n)
    turn[order] = 2 * np.pi * np.arange(n) / max(n, 1)
    tails, heads = np.concatenate([pairs, pairs[:, ::-1]]).T
    x = np.cos(turn) + np.bincount(tails, np.cos(turn)[heads], n)
    y = np.sin(turn) + np.bincount(tails, np.sin(turn)[heads], n)
    return np.asarray(np.arctan2(y, x) % (2 * np.pi))


def _towards_inner(
    members: IndexArray, ring: NDArray[np.int64], turn: NDArray[np.float64], pairs: IndexArray, n: int
) -> NDArray[np.float64]:
    """Return the direction in which each member's neighbours on the ring inside lie."""
    tails, heads = np.concatenate([pairs, pairs[:, ::-1]]).T
    inner = ring[heads] == ring[tails] - 1
    tails, heads = tails[inner], heads[inner]
    x = np.bincount(tails, np.cos(turn)[heads], n)[members]
    y = np.bincount(tails, np.sin(turn)[heads], n)[members]
    return np.asarray(np.arctan2(y, x) % (2 * np.pi))


def _spread(wish: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return even turns in this order, rotated so that they are near the wished ones."""
    even = 2 * np.pi * np.arange(len(wish)) / max(len(wish), 1)
    miss = wish - even
    return np.asarray(even + np.arctan2(np.sin(miss).sum(), np.cos(miss).sum()))
