"""A network made ready for drawing: what doesn't change while the camera or the nodes move."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.network import FloatArray, IndexArray, Network
from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.forms import Shape
from synpol_desktop.core.styling.looks import Looks, plain

_SYMMETRIC = np.array([relation.symmetric for relation in RELATION_TYPES])


class Scene:
    """Drawing orders, sizes and lanes of one network under one style.

    Edges have a drawing order of their own: by pen, then weight, then the importance of their ends. Each
    pen is one block, and the first part of a block is its most important part. Attributes that begin
    with ``edge_`` follow it; ``edge_index`` gives the place in the network and ``place_of`` leads back.

    Parameters
    ----------
    looks : Looks, optional
        What rules made of the network; types and quads decide when it is left out.

    Raises
    ------
    ValueError
        If there is not one look for each node and each edge.
    """

    def __init__(self, network: Network, style: StyleSheet, looks: Looks | None = None) -> None:
        if looks is not None and (len(looks.dot_of), len(looks.pen_of)) != (network.n, network.m):
            raise ValueError("network and looks differ in length")
        self.network = network
        self.style = style
        self.ruled = looks is not None
        """Whether rules gave the looks."""
        self.looks = looks = looks or plain(network, style)
        self.radius: FloatArray = looks.radius
        important = -network.importance
        self.by_rank: IndexArray = (
            np.lexsort((important, -looks.radius)) if looks.sized else np.argsort(important, kind="stable")
        )
        self.rank: IndexArray = np.empty(network.n, np.intp)
        self.rank[self.by_rank] = np.arange(network.n)
        self._order_edges(network, looks)
        self._index_ends(network.n)

    def _order_edges(self, network: Network, looks: Looks) -> None:
        pen = looks.pen_of
        ends = network.importance[network.edges].sum(axis=1)
        order = np.lexsort((-ends, -network.weights, pen))
        self.edge_index: IndexArray = order
        self.place_of: IndexArray = np.empty(network.m, np.intp)
        self.place_of[order] = np.arange(network.m)
        self.edge_source: IndexArray = np.ascontiguousarray(network.edges[order, 0])
        self.edge_target: IndexArray = np.ascontiguousarray(network.edges[order, 1])
        self.edge_directed: NDArray[np.bool_] = ~_SYMMETRIC[network.relations[order]]
        self.edge_lane: FloatArray = lanes(network.edges, network.n)[order]
        self.edge_width: FloatArray = np.array([each.width for each in looks.pens] or [0.0])[pen[order]]
        bounds = np.concatenate(([0], np.flatnonzero(np.diff(pen[order])) + 1, [network.m]))
        self.blocks: list[tuple[int, int, int]] = [
            (int(pen[order[a]]), a, b) for a, b in pairwise(bounds.tolist()) if b > a
        ]
        """Pen, first and end of each run of edges that are drawn with it."""

    def _index_ends(self, n: int) -> None:
        self._asked = -1, np.empty(0, np.intp), np.empty(0, np.intp)
        ends = np.concatenate((self.edge_source, self.edge_target))
        self._by_end = np.argsort(ends, kind="stable")
        self._starts = np.searchsorted(ends[self._by_end], np.arange(n + 1))

    def fill(self, node: int) -> Rgb:
        """Return the colour of a node."""
        return self.looks.fill(node)

    def shape(self, node: int) -> Shape:
        """Return the outline of a node."""
        return self.looks.shape(node)

    def incident(self, node: int) -> IndexArray:
        """Return the edges that end at a node, in drawing order, each once."""
        if not len(self.edge_source):
            return np.empty(0, np.intp)
        if node != self._asked[0]:  # a node that is dragged is asked for in each frame
            edges = np.unique(
                self._by_end[self._starts[node] : self._starts[node + 1]] % len(self.edge_source)
            )
            ends = np.concatenate(([node], self.edge_source[edges], self.edge_target[edges]))
            self._asked = node, edges, ends
        return self._asked[1]

    def around(self, node: int) -> IndexArray:
        """Return a node with the ends of its edges, some of them more than once."""
        return self._asked[2] if len(self.incident(node)) else np.array([node])

    def neighbours(self, node: int) -> IndexArray:
        """Return the nodes that share an edge with a node, without itself."""
        edges = self.incident(node)
        ends = np.unique(np.concatenate((self.edge_source[edges], self.edge_target[edges])))
        others: IndexArray = ends[ends != node]
        return others


def lanes(edges: IndexArray, n: int) -> FloatArray:
    """Return how far from the straight line each edge runs, in lane widths.

    Edges between one pair of nodes get lanes side by side around zero. The sign is that of an observer who
    walks from the edge's source to its target. Loops get 0, 1, 2, … at each node.
    """
    m = len(edges)
    if not m:
        return np.zeros(0)
    low, high = edges.min(axis=1), edges.max(axis=1)
    pair = low.astype(np.int64) * n + high
    order = np.argsort(pair, kind="stable")
    sorted_pair = pair[order]
    first = np.concatenate(([True], sorted_pair[1:] != sorted_pair[:-1]))
    starts = np.flatnonzero(first)
    group = np.cumsum(first) - 1
    count = np.diff(np.append(starts, m))[group]
    number = np.arange(m) - starts[group]
    result = np.empty(m)
    result[order] = number - (count - 1) / 2
    loop = edges[:, 0] == edges[:, 1]
    numbers = np.empty(m)
    numbers[order] = number
    result[loop] = numbers[loop]
    backwards = edges[:, 0] > edges[:, 1]
    result[backwards] *= -1
    return result
