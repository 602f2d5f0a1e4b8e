"""Kernels of measures: who lies between others, cores, triangles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Ints

Reals = NDArray[np.float64]


def add_betweenness(indptr: Ints, indices: Ints, sources: Ints, between: Reals) -> None:
    """Add the dependency of each source on each node (Brandes, J. Math. Sociology 25, 2001).

    Parameters
    ----------
    between : ndarray of float64, shape (n,)
        Shares of shortest paths from the sources that pass through a node are added to it.
    """
    n = indptr.shape[0] - 1
    hops = np.empty(n, np.int32)
    paths = np.empty(n, np.float64)
    owed = np.empty(n, np.float64)
    queue = np.empty(n, np.int32)
    for s in range(sources.shape[0]):
        source = sources[s]
        hops[:] = -1
        paths[:] = 0.0
        owed[:] = 0.0
        hops[source] = 0
        paths[source] = 1.0
        queue[0] = source
        head = 0
        tail = 1
        while head < tail:
            u = queue[head]
            head += 1
            for e in range(indptr[u], indptr[u + 1]):
                v = indices[e]
                if hops[v] < 0:
                    hops[v] = hops[u] + 1
                    queue[tail] = v
                    tail += 1
                if hops[v] == hops[u] + 1:
                    paths[v] += paths[u]
        for place in range(tail - 1, 0, -1):
            v = queue[place]
            share = (1.0 + owed[v]) / paths[v]
            for e in range(indptr[v], indptr[v + 1]):
                u = indices[e]
                if hops[u] == hops[v] - 1:
                    owed[u] += paths[u] * share
            between[v] += owed[v]


def peel(indptr: Ints, indices: Ints, core: Ints) -> None:
    """Write the largest k such that a node is in a part where all have k neighbours.

    Nodes are taken away in the order of their degree (Batagelj and Zaversnik, 2003).
    """
    n = indptr.shape[0] - 1
    most = 0
    for i in range(n):
        core[i] = indptr[i + 1] - indptr[i]
        most = max(most, core[i])
    begin = np.zeros(most + 2, np.int32)
    for i in range(n):
        begin[core[i] + 1] += 1
    for k in range(most + 1):
        begin[k + 1] += begin[k]
    order = np.empty(n, np.int32)
    place = np.empty(n, np.int32)
    free = begin.copy()
    for i in range(n):
        place[i] = free[core[i]]
        order[place[i]] = i
        free[core[i]] += 1
    for t in range(n):
        v = order[t]
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if core[u] > core[v]:
                # Swap u with the first of its bin, then shift the bin's border over it.
                first = begin[core[u]]
                w = order[first]
                if w != u:
                    order[first] = u
                    order[place[u]] = w
                    place[w] = place[u]
                    place[u] = first
                begin[core[u]] += 1
                core[u] -= 1


def count_triangles(indptr: Ints, indices: Ints, triangles: Ints) -> None:
    """Add to each node the triangles that it is part of; each is found once, from its lowest-ranked corner.

    A node ranks by its degree, so that hubs look at few pairs.
    """
    n = indptr.shape[0] - 1
    marked = np.full(n, -1, np.int32)
    for a in range(n):
        degree_a = indptr[a + 1] - indptr[a]
        for e in range(indptr[a], indptr[a + 1]):
            b = indices[e]
            degree_b = indptr[b + 1] - indptr[b]
            if degree_b > degree_a or (degree_b == degree_a and b > a):
                marked[b] = a
        for e in range(indptr[a], indptr[a + 1]):
            b = indices[e]
            if marked[b] != a:
                continue
            degree_b = indptr[b + 1] - indptr[b]
            for f in range(indptr[b], indptr[b + 1]):
                c = indices[f]
                degree_c = indptr[c + 1] - indptr[c]
                if marked[c] == a and (degree_c > degree_b or (degree_c == degree_b and c > b)):
                    triangles[a] += 1
                    triangles[b] += 1
                    triangles[c] += 1
