"""Who is tied to whom, as the arrays that the kernels walk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
Points = NDArray[np.float64]

LEGIBLE_UP_TO = 2000  # nodes; more can't be drawn apart from one another at once
_HEAVIEST = 8.0  # a tie never pulls more than this many times the mean: one record can't collapse the picture


@dataclass(frozen=True, slots=True)
class Topology:
    """Ties in compressed rows, without loops or parallels, and what follows from them.

    Attributes
    ----------
    indptr, indices : ndarray of int32
        Neighbours of node i are ``indices[indptr[i]:indptr[i + 1]]``, ascending.
    pull : ndarray of float32
        Strength of each tie in row order; the mean is about one.
    mass : ndarray of float32, shape (n,)
        How strongly each one repels: by the root of its ties, about 1; on coarse levels the sum of its parts.
    component : ndarray of int32, shape (n,)
        Connected component of each node, the largest being 0.
    charge : ndarray of float32, shape (n,)
        Strength of repulsion, chosen so that ties are about one unit long at rest.
    """

    indptr: Ints
    indices: Ints
    pull: Floats
    mass: Floats
    component: Ints
    charge: Floats

    @property
    def n(self) -> int:
        """Number of nodes."""
        return len(self.mass)

    @property
    def sizes(self) -> NDArray[np.intp]:
        """Number of nodes of each component, largest first."""
        return np.bincount(self.component)

    @property
    def edges(self) -> NDArray[np.intp]:
        """The ties as pairs ``i < j``."""
        rows = np.repeat(np.arange(self.n), np.diff(self.indptr))
        once = rows < self.indices
        return np.column_stack([rows[once], self.indices[once]])


def topology(
    n: int,
    edges: NDArray[np.intp],
    weights: NDArray[np.float64] | None = None,
    mass: Floats | None = None,
    charge: float | None = None,
    repulsion: float = 1.0,
) -> Topology:
    """Build the arrays; parallel ties add up, loops vanish, the direction is ignored.

    A `charge` marks a part or a coarser level of another graph, whose pulls are taken as they are; otherwise
    charges are chosen by the graph and multiplied by `repulsion`.
    """
    weights = np.ones(len(edges)) if weights is None else weights
    low, high = np.minimum(edges[:, 0], edges[:, 1]), np.maximum(edges[:, 0], edges[:, 1])
    proper = low < high
    keys, position = np.unique(low[proper] * np.intp(n) + high[proper], return_inverse=True)
    summed = np.bincount(position, weights[proper], len(keys))
    low, high = keys // max(n, 1), keys % max(n, 1)

    if mass is None:
        mass = _room_for_ties(n, low, high)
    component = components(n, low, high)
    pull = np.maximum(summed, 0.0)
    if charge is None and len(pull):
        typical = pull.mean() or 1.0
        pull = np.clip(pull / typical, 1 / _HEAVIEST, _HEAVIEST)
    rows, columns = np.concatenate([low, high]), np.concatenate([high, low])
    order = np.argsort(rows * np.intp(n) + columns)
    indptr = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(rows, minlength=n), out=indptr[1:])
    return Topology(
        indptr,
        columns[order].astype(np.int32),
        np.concatenate([pull, pull])[order].astype(np.float32),
        mass,
        component,
        np.full(n, charge, np.float32)
        if charge is not None
        else np.float32(repulsion) * _charges(component, mass, component[low], pull),
    )


def _room_for_ties(n: int, low: NDArray[np.intp], high: NDArray[np.intp]) -> Floats:
    """Return masses by which hubs push harder, so that in graphs that can be read none sits on another."""
    if n == 0 or n > LEGIBLE_UP_TO:
        return np.ones(n, np.float32)
    ties = np.bincount(low, minlength=n) + np.bincount(high, minlength=n)
    mass = np.sqrt(ties + 1.0)
    return np.asarray(mass / mass.mean(), np.float32)


def components(n: int, low: NDArray[np.intp], high: NDArray[np.intp]) -> Ints:
    """Label the connected components of ties, largest first.

    Each tie hooks the larger root of its ends to the smaller, then pointers jump to their roots.
    """
    root = np.arange(n)
    while len(low):
        a, b = root[low], root[high]
        if (a == b).all():
            break
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(root, root[root]):
            root = root[root]
    _, label = np.unique(root, return_inverse=True)
    rank = np.argsort(np.argsort(-np.bincount(label), kind="stable"), kind="stable")
    return rank[label].astype(np.int32)


def _charges(component: Ints, mass: Floats, of_tie: Ints, pull: NDArray[np.float64]) -> Floats:
    """Repulsion at which ties rest near unit length.

    At rest the virials balance: the sum of (spring force x length) over ties equals the sum of (repulsion x
    distance) over pairs, which for a 1/r force is the charge times the number of pairs.
    """
    if not len(component):
        return np.zeros(0, np.float32)
    total = np.bincount(component, mass)
    tension = np.bincount(of_tie, pull, len(total))
    pairs = np.maximum(total * (total - 1) / 2, 1.0)
    spread = 2.2 - 2.4 / np.maximum(total, 2)  # ties vary in length; a lone pair doesn't
    return (spread * tension / pairs)[component].astype(np.float32)
