"""Breadth-first search between two nodes, with nodes and first steps that are closed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Ints


def search(
    indptr: Ints,
    indices: Ints,
    weights: NDArray[np.float64],
    least: float,
    source: int,
    target: int,
    closed: NDArray[np.bool_],
    closed_first: NDArray[np.bool_],
    previous: Ints,
) -> bool:
    """Return whether the target is reached along ties of at least a weight.

    Parameters
    ----------
    closed : ndarray of bool, shape (n,)
        Nodes that may not be entered.
    closed_first : ndarray of bool, shape (n,)
        Nodes that may not be entered by the first step.
    previous : ndarray of int32, shape (n,)
        Receives where each reached node was entered from; -1 where it wasn't.
    """
    n = indptr.shape[0] - 1
    previous[:] = -1
    previous[source] = source
    queue = np.empty(n, np.int32)
    queue[0] = source
    head = 0
    tail = 1
    while head < tail:
        u = queue[head]
        head += 1
        if u == target:
            return True
        for e in range(indptr[u], indptr[u + 1]):
            v = indices[e]
            if previous[v] >= 0 or closed[v] or weights[e] < least or (u == source and closed_first[v]):
                continue
            previous[v] = u
            queue[tail] = v
            tail += 1
    return False
