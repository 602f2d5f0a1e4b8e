"""Stress between all pairs: put nodes as far apart in the plane as they are in the graph."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Ints

_ABREAST = 8


def unfold_exactly(
    indptr: Ints,
    indices: Ints,
    members: Ints,
    bounds: NDArray[np.int64],
    seed: int,
    rounds: int,
    x: NDArray[np.float64],
    stress: NDArray[np.float64],
) -> None:
    """Minimise the full stress of each listed component by stochastic gradient descent.

    The schedule is that of Zheng, Pawar and Goodman, "Graph drawing by stochastic gradient descent", IEEE
    TVCG 2019: one pair at a time, in a new order each round, with steps that fall from the diameter squared
    to .1.

    Parameters
    ----------
    members, bounds : ndarray
        Nodes of component c are ``members[bounds[c]:bounds[c + 1]]``.
    stress : ndarray of float64, shape (c,)
        Receives the stress that is left, a sum over pairs.
    """
    local = np.zeros(indptr.shape[0], np.int64)
    for c in range(bounds.shape[0] - 1):
        start = bounds[c]
        size = bounds[c + 1] - start
        if size < 2:
            continue
        for a in range(size):
            local[members[start + a]] = a
        hops = np.zeros((size, size), np.int16)
        queue = np.empty(size, np.int64)
        widest = 1
        for a in range(size):
            row = hops[a]
            row[a] = 1
            queue[0] = a
            head = 0
            tail = 1
            while head < tail:
                u = queue[head]
                head += 1
                node = members[start + u]
                for e in range(indptr[node], indptr[node + 1]):
                    v = local[indices[e]]
                    if row[v] == 0:
                        row[v] = row[u] + 1
                        queue[tail] = v
                        tail += 1
            widest = max(widest, row[queue[size - 1]] - 1)

        order = np.arange(size)
        px = np.zeros(size)
        py = np.zeros(size)
        state = (seed * 7919 + c * 104729 + 12345) & 0x7FFFFFFF
        for a in range(size):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            px[a] = ((state >> 8) / 8388608.0 - 0.5) * widest
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            py[a] = ((state >> 8) / 8388608.0 - 0.5) * widest
        part = np.zeros(widest + 1)
        fall = np.log(0.1 / (widest * widest)) / max(1, rounds - 1)
        for step in range(rounds):
            rate = widest * widest * np.exp(fall * step)
            for ring in range(1, widest + 1):
                part[ring] = 0.5 * min(1.0, rate / (ring * ring))
            for a in range(size - 1, 0, -1):
                state = (state * 1103515245 + 12345) & 0x7FFFFFFF
                b = (state >> 8) % (a + 1)
                order[a], order[b] = order[b], order[a]
            # A few nodes at a time against all before them, staggered: neighbouring pairs share no node, so
            # that the processor works on several at once, and few rows of distances are in use.
            for begin in range(0, size, _ABREAST):
                end = min(size, begin + _ABREAST)
                for k in range(end):
                    for i_place in range(begin, end):
                        j_place = k + i_place - begin
                        if j_place >= end:
                            j_place -= end
                        if j_place >= i_place:
                            continue
                        i = order[i_place]
                        j = order[j_place]
                        want = hops[i, j] - 1
                        dx = px[i] - px[j]
                        dy = py[i] - py[j]
                        share = part[want] * (1.0 - want / np.sqrt(dx * dx + dy * dy + 1e-12))
                        px[i] -= share * dx
                        py[i] -= share * dy
                        px[j] += share * dx
                        py[j] += share * dy
        stress[c] = 0.0
        for a in range(size):
            x[members[start + a], 0] = px[a]
            x[members[start + a], 1] = py[a]
            for b in range(a):
                want = hops[a, b] - 1
                dx = px[a] - px[b]
                dy = py[a] - py[b]
                stress[c] += (np.sqrt(dx * dx + dy * dy) / want - 1.0) ** 2
