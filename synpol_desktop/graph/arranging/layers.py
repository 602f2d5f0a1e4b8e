"""Layers from top to bottom, for ties that have a direction."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synpol_desktop.core.network import IndexArray
from synpol_desktop.graph.kernels.checking import checked_edges
from synpol_desktop.graph.kernels.topology import Points

_SWEEPS = 12
_ROW_GAP = 1.6  # units between layers
_WIDEST = 60  # nodes of one row; a wider layer is folded into several


def layered(n: int, edges: ArrayLike) -> Points:
    """Place nodes in layers so that as many ties as possible point downwards.

    After Sugiyama, Tagawa and Toda (1981): ties that close a circle are turned around, a node lies below all
    that point to it, and the order in each layer follows the neighbours in the layers around it.

    Parameters
    ----------
    edges : array of int, shape (m, 2)
        Source first.

    Raises
    ------
    ValueError
        If an edge names a node outside ``range(n)``.
    """
    pairs = checked_edges(edges, n)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    forward = _without_circles(n, pairs)
    layer = _longest_way(n, forward)
    x = _ordered(n, layer, forward)
    return _folded(layer, x)


def _without_circles(n: int, pairs: IndexArray) -> IndexArray:
    """Turn around the ties that lead back to a node on the way from which they were met."""
    after: list[list[int]] = [[] for _ in range(n)]
    for tail, head in pairs.tolist():
        after[tail].append(head)
    incoming = np.bincount(pairs[:, 1], minlength=n)
    outgoing = np.bincount(pairs[:, 0], minlength=n)
    state = np.zeros(n, np.int8)  # 0 unmet, 1 on the way, 2 done
    backward: set[tuple[int, int]] = set()
    for root in np.lexsort((-outgoing, incoming)).tolist():  # what nobody points to first
        way = [(root, 0)] if state[root] == 0 else []
        state[root] = max(state[root], 1)
        while way:
            node, turn = way.pop()
            if turn == len(after[node]):
                state[node] = 2
                continue
            way.append((node, turn + 1))
            head = after[node][turn]
            if state[head] == 1:
                backward.add((node, head))
            elif state[head] == 0:
                state[head] = 1
                way.append((head, 0))
    turned = np.array([pair in backward for pair in map(tuple, pairs.tolist())], np.bool_)
    forward = pairs.copy()
    forward[turned] = pairs[turned][:, ::-1]
    return np.unique(forward, axis=0) if len(forward) else forward


def _longest_way(n: int, forward: IndexArray) -> NDArray[np.int64]:
    """Return for each node the number of ties on the longest way to it."""
    layer = np.zeros(n, np.int64)
    open_ties = np.bincount(forward[:, 1], minlength=n)
    begin = np.searchsorted(forward[:, 0], np.arange(n + 1))
    ready = np.flatnonzero(open_ties == 0).tolist()
    while ready:
        node = ready.pop()
        for head in forward[begin[node] : begin[node + 1], 1].tolist():
            layer[head] = max(layer[head], layer[node] + 1)
            open_ties[head] -= 1
            if open_ties[head] == 0:
                ready.append(head)
    # What points to nothing above it moves down to just above what it points to.
    free = np.ones(n, np.bool_)
    free[forward[:, 1]] = False
    lowest = np.full(n, np.iinfo(np.int64).max)
    np.minimum.at(lowest, forward[:, 0], layer[forward[:, 1]] - 1)
    move = free & (lowest < np.iinfo(np.int64).max)
    layer[move] = lowest[move]
    return layer


def _ordered(n: int, layer: NDArray[np.int64], forward: IndexArray) -> NDArray[np.float64]:
    """Return places in the layers, one unit apart and centred, after sweeps down and up along the ties."""
    depth = int(layer.max(initial=-1)) + 1
    order = np.argsort(layer, kind="stable")
    members = np.split(order, np.searchsorted(layer[order], np.arange(1, depth)))
    x, place = np.empty(n), np.empty(n, np.intp)
    for nodes in members[:depth]:
        x[nodes] = _even(np.arange(len(nodes), dtype=np.float64))
    down, up = _by_layer(layer, forward[:, ::-1], depth), _by_layer(layer, forward, depth)
    wide = [level for level in range(depth) if len(members[level]) > 1]
    for sweep in range(_SWEEPS):
        ties, levels = (down, wide) if sweep % 2 == 0 else (up, wide[::-1])
        for level in levels:
            tails, heads = ties[level].T
            own = members[level]
            place[own] = np.arange(len(own))
            count = np.bincount(place[tails], minlength=len(own))
            total = np.bincount(place[tails], x[heads], len(own))
            x[own] = _even(np.where(count, total / np.maximum(count, 1), x[own]))
    return x


def _by_layer(layer: NDArray[np.int64], ties: IndexArray, depth: int) -> list[IndexArray]:
    """Part ties by the layer of their first end."""
    order = np.argsort(layer[ties[:, 0]], kind="stable")
    return np.split(ties[order], np.searchsorted(layer[ties[order, 0]], np.arange(1, depth)))


def _even(wish: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return places one unit apart, centred, in the order of the wishes."""
    x = np.empty(len(wish))
    x[np.argsort(wish, kind="stable")] = np.arange(len(wish)) - (len(wish) - 1) / 2
    return x


def _folded(layer: NDArray[np.int64], x: NDArray[np.float64]) -> Points:
    """Stack rows downwards; a layer with more than `_WIDEST` nodes takes several, close together."""
    y = np.zeros(len(layer))
    placed = x.copy()
    depth = 0.0
    for level in range(int(layer.max(initial=-1)) + 1):
        members = np.flatnonzero(layer == level)
        members = members[np.argsort(x[members], kind="stable")]
        rows = -(-len(members) // _WIDEST)
        place = np.arange(len(members))
        placed[members] = (place // rows) - (len(members) - 1) // rows / 2 + (place % rows) / rows
        y[members] = depth + (place % rows)
        depth += max(rows - 1, 0) + _ROW_GAP
    return np.column_stack([placed, y - (y.max(initial=0.0) / 2)])
