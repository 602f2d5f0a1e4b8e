"""Kernels of community detection: move nodes to where modularity grows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Ints

Reals = NDArray[np.float64]


def move_nodes(
    indptr: Ints, indices: Ints, weights: Reals, strength: Reals, resolution: float, order: Ints, label: Ints
) -> int:
    """Move nodes to neighbouring communities while that gains modularity; return how many moves there were.

    Nodes wait in a queue, and the neighbours of a moved one queue again (Traag, Waltman and van Eck, "From
    Louvain to Leiden", Scientific Reports 9, 2019).

    Parameters
    ----------
    strength : ndarray of float64, shape (n,)
        Sum of a node's weights, loops counted twice.
    label : ndarray of int32, shape (n,)
        Community of each node, below n; changed in place.
    """
    n = indptr.shape[0] - 1
    total = np.zeros(n, np.float64)
    double = 0.0
    for i in range(n):
        total[label[i]] += strength[i]
        double += strength[i]
    waiting = np.ones(n, np.bool_)
    queue = order.copy()
    head = 0
    length = n
    toward = np.zeros(n, np.float64)
    met = np.empty(n, np.int32)
    moves = 0
    while length > 0:
        i = queue[head]
        head = head + 1 if head + 1 < n else 0
        length -= 1
        waiting[i] = False
        own = label[i]
        count = 0
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            if j == i:
                continue
            other = label[j]
            if toward[other] == 0.0:
                met[count] = other
                count += 1
            toward[other] += weights[e]
        pressure = resolution * strength[i] / double
        total[own] -= strength[i]
        best = own
        gain = toward[own] - pressure * total[own] + 1e-9 * strength[i]
        for k in range(count):
            other = met[k]
            value = toward[other] - pressure * total[other]
            if value > gain:
                gain = value
                best = other
            toward[other] = 0.0
        toward[own] = 0.0
        total[best] += strength[i]
        if best == own:
            continue
        moves += 1
        label[i] = best
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            if not waiting[j] and label[j] != best:
                waiting[j] = True
                place = head + length
                queue[place if place < n else place - n] = j
                length += 1
    return moves


def join_within(
    indptr: Ints,
    indices: Ints,
    weights: Reals,
    strength: Reals,
    resolution: float,
    order: Ints,
    label: Ints,
    part: Ints,
) -> None:
    """Write connected parts of communities: lone nodes join the part of their community that gains most.

    Only lone nodes move, and only to parts that they are tied to, so every part stays connected.
    """
    n = indptr.shape[0] - 1
    double = 0.0
    total = np.empty(n, np.float64)
    size = np.ones(n, np.int32)
    for i in range(n):
        part[i] = i
        total[i] = strength[i]
        double += strength[i]
    toward = np.zeros(n, np.float64)
    met = np.empty(n, np.int32)
    for t in range(n):
        i = order[t]
        if size[part[i]] > 1:
            continue
        count = 0
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            if j == i or label[j] != label[i]:
                continue
            if toward[part[j]] == 0.0:
                met[count] = part[j]
                count += 1
            toward[part[j]] += weights[e]
        best = -1
        gain = 1e-9 * strength[i]
        for k in range(count):
            value = toward[met[k]] - resolution * strength[i] * total[met[k]] / double
            if value > gain:
                gain = value
                best = met[k]
            toward[met[k]] = 0.0
        if best >= 0:
            size[part[i]] -= 1
            total[part[i]] -= strength[i]
            part[i] = best
            size[best] += 1
            total[best] += strength[i]
