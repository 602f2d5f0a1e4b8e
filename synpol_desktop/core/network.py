"""The graph as arrays. One node order and one edge order are shared by facts, positions and looks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES
from synpol_desktop.core.records import RelationKey

FloatArray = NDArray[np.float64]
IndexArray = NDArray[np.intp]
CodeArray = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Actors and the relations between them.

    Parameters
    ----------
    ids : ndarray of int64, shape (n,)
        Entity ids, distinct.
    labels : tuple of str, length n
    types : ndarray of uint8, shape (n,)
        Position of each node's type in ``ENTITY_TYPES``.
    importance : ndarray of float64, shape (n,)
        In 0..1; decides sizes and which labels win.
    edges : ndarray of intp, shape (m, 2)
        Node indices, source first.
    relations : ndarray of uint8, shape (m,)
        Position of each edge's type in ``RELATION_TYPES``.
    weights : ndarray of float64, shape (m,)
        Number of relation mentions behind the edge (> 0).
    icons : ndarray of uint8, shape (n,), optional
        Position of each node's picture in ``NODE_ICONS`` plus one; 0 for none.

    Raises
    ------
    ValueError
        If shapes disagree or an edge names a node that is not there.
    """

    ids: NDArray[np.int64]
    labels: tuple[str, ...]
    types: CodeArray
    importance: FloatArray
    edges: IndexArray
    relations: CodeArray
    weights: FloatArray
    icons: CodeArray | None = None

    def __post_init__(self) -> None:
        n, m = len(self.ids), len(self.edges)
        if not (len(self.labels) == len(self.types) == len(self.importance) == n):
            raise ValueError("node arrays differ in length")
        if self.icons is not None and len(self.icons) != n:
            raise ValueError("node arrays differ in length")
        if self.edges.shape != (m, 2) or len(self.relations) != m or len(self.weights) != m:
            raise ValueError("edge arrays differ in length")
        if m and (self.edges.min() < 0 or self.edges.max() >= n):
            raise ValueError("an edge names a node that is not there")
        if n and self.types.max(initial=0) >= len(ENTITY_TYPES):
            raise ValueError("unknown entity type code")
        if m and self.relations.max(initial=0) >= len(RELATION_TYPES):
            raise ValueError("unknown relation type code")

    @property
    def n(self) -> int:
        """Number of nodes."""
        return len(self.ids)

    @property
    def m(self) -> int:
        """Number of edges."""
        return len(self.edges)

    def key(self, edge: int) -> RelationKey:
        """Return the relation that an edge stands for."""
        source, target = self.edges[edge]
        return RelationKey(
            EntityId(int(self.ids[source])),
            RELATION_TYPES[self.relations[edge]],
            EntityId(int(self.ids[target])),
        )

    @classmethod
    def empty(cls) -> Network:
        """Return a network without nodes."""
        return cls(
            np.empty(0, np.int64),
            (),
            np.empty(0, np.uint8),
            np.empty(0, np.float64),
            np.empty((0, 2), np.intp),
            np.empty(0, np.uint8),
            np.empty(0, np.float64),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """Where the nodes of a network are.

    Parameters
    ----------
    xy : ndarray of float64, shape (n, 2)
        Layout units (one is the ideal edge length), y grows downwards.
    pinned : ndarray of bool, shape (n,)
    """

    xy: FloatArray
    pinned: NDArray[np.bool_]

    def __post_init__(self) -> None:
        if self.xy.shape != (len(self.pinned), 2):
            raise ValueError("positions and pins differ in length")
