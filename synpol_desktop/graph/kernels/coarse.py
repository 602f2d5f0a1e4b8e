"""Shrink a graph by joining neighbours, for the multilevel start."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Floats, Ints

_TOGETHER = 4  # nodes that may become one


def join_neighbours(indptr: Ints, indices: Ints, pull: Floats, mass: Floats, visit: Ints, group: Ints) -> int:
    """Put each node in a group with the neighbour that it's tied to most strongly for its mass.

    Returns
    -------
    int
        The number of groups; `group` receives the group of each node.
    """
    n = indptr.shape[0] - 1
    size = np.zeros(n, np.int32)
    groups = 0
    group[:] = -1
    for t in range(n):
        i = visit[t]
        if group[i] >= 0:
            continue
        partner = -1
        strongest = np.float32(-1)
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            if group[j] >= 0 and size[group[j]] >= _TOGETHER:
                continue
            w = pull[e] / (mass[i] * mass[j])
            if w > strongest:
                strongest = w
                partner = j
        if partner >= 0 and group[partner] >= 0:
            group[i] = group[partner]
            size[group[i]] += 1
            continue
        group[i] = groups
        size[groups] = 1
        if partner >= 0:
            group[partner] = groups
            size[groups] = 2
        groups += 1
    return groups


def visiting_order(indptr: Ints) -> NDArray[np.int32]:
    """Nodes with few neighbours first: they have the least choice."""
    return np.argsort(np.diff(indptr), kind="stable").astype(np.int32)
