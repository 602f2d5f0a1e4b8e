"""Relations of a network as ties: one for each pair of actors, with and without direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.network import FloatArray, IndexArray, Network
from synpol_desktop.graph.kernels.topology import Ints

_SYMMETRIC = np.array([kind.symmetric for kind in RELATION_TYPES])


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Ties in compressed rows. Loops are left out, parallel relations add up.

    Attributes
    ----------
    indptr, indices : ndarray of int32
        Neighbours of node i are ``indices[indptr[i]:indptr[i + 1]]``, ascending.
    weights : ndarray of float64
        In the order of `indices`.
    """

    indptr: Ints
    indices: Ints
    weights: FloatArray

    @property
    def n(self) -> int:
        """Number of nodes."""
        return len(self.indptr) - 1

    @property
    def degree(self) -> IndexArray:
        """Number of neighbours of each node."""
        return np.diff(self.indptr).astype(np.intp)

    @property
    def tails(self) -> IndexArray:
        """The node whose row an entry is in."""
        return np.repeat(np.arange(self.n), self.degree)


def ties(n: int, sources: IndexArray, targets: IndexArray, weights: FloatArray) -> Ties:
    """Collect ties from sources to targets."""
    proper = sources != targets
    keys, place = np.unique(sources[proper] * np.intp(n) + targets[proper], return_inverse=True)
    summed = np.bincount(place, weights[proper], len(keys))
    tails, heads = np.divmod(keys, max(n, 1))
    indptr = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(tails, minlength=n), out=indptr[1:])
    return Ties(indptr, heads.astype(np.int32), summed.astype(np.float64))


def directed(network: Network) -> Ties:
    """Ties from source to target; relations without direction count both ways."""
    both = _SYMMETRIC[network.relations]
    sources, targets = network.edges.T
    return ties(
        network.n,
        np.concatenate([sources, targets[both]]),
        np.concatenate([targets, sources[both]]),
        np.concatenate([network.weights, network.weights[both]]),
    )


def undirected(network: Network) -> Ties:
    """Ties both ways; the weight of a pair is the sum of its relations' weights."""
    sources, targets = network.edges.T
    return ties(
        network.n,
        np.concatenate([sources, targets]),
        np.concatenate([targets, sources]),
        np.concatenate([network.weights, network.weights]),
    )


def mask_of(n: int, nodes: IndexArray) -> NDArray[np.bool_]:
    """Mark some nodes."""
    mask = np.zeros(n, np.bool_)
    mask[nodes] = True
    return mask
