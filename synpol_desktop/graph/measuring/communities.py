"""Groups of actors that are tied to each other more than to the rest."""

from __future__ import annotations

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.kernels import moving
from synpol_desktop.graph.kernels.jit import runnable
from synpol_desktop.graph.kernels.topology import Ints, components
from synpol_desktop.graph.measuring.ties import Ties, ties

_ROUNDS = 10
_TRIES = 3  # different orders of visiting; the best result is kept


def communities(
    net: Ties,
    resolution: float = 1.0,
    seed: int = 0,
    progress: Progress | None = None,
    *,
    tries: int = _TRIES,
    rounds: int = _ROUNDS,
) -> tuple[IndexArray, float]:
    """Find communities by modularity (the Leiden algorithm); each is connected.

    Parameters
    ----------
    net : Ties
        Without direction.
    resolution : float
        Above one, communities become smaller and more.
    tries, rounds : int
        How often nodes are visited in another order, the best result being kept, and how often each result
        is gone over. One try of two rounds takes a tenth of the time and loses a thousandth of modularity.

    Returns
    -------
    ndarray of intp, shape (n,)
        Community of each node, 0 being the largest.
    float
        The modularity.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    ValueError
        If the resolution isn't positive.
    """
    if not (np.isfinite(resolution) and resolution > 0):
        raise ValueError(f"the resolution must be positive, not {resolution}")
    progress = progress or Progress()
    if len(net.indices) == 0:
        return np.arange(net.n), 0.0
    best: Ints = np.arange(net.n, dtype=np.int32)
    quality = -1.0
    for attempt in range(tries):
        label: Ints = np.arange(net.n, dtype=np.int32)
        for turn in range(rounds):
            progress.step(attempt * rounds + turn, tries * rounds, "community")
            before = label
            label = _round(net, label, resolution, np.random.default_rng([seed, attempt, turn]), progress)
            if np.array_equal(label, before):
                break
        found = modularity(net, label, resolution)
        if found > quality + 1e-12:
            best, quality = label, found
    return by_size(_connected(net, best)), modularity(net, _connected(net, best), 1.0)


def modularity(net: Ties, label: IndexArray | Ints, resolution: float = 1.0) -> float:
    """Return the share of weight inside communities, less what chance would put there."""
    double = float(net.weights.sum())
    if double <= 0:
        return 0.0
    tails = net.tails
    inside = float(net.weights[label[tails] == label[net.indices]].sum())
    strength = np.bincount(label, np.bincount(tails, net.weights, net.n))
    return inside / double - resolution * float((strength**2).sum()) / double**2


def by_size(label: IndexArray | Ints) -> IndexArray:
    """Give groups new numbers, the largest 0; of equals the one that has the earliest node comes first."""
    _, first, place, counts = np.unique(label, return_index=True, return_inverse=True, return_counts=True)
    rank = np.empty(len(first), np.intp)
    rank[np.lexsort((first, -counts))] = np.arange(len(first))
    return np.asarray(rank[place], np.intp)


def _round(net: Ties, label: Ints, resolution: float, rng: np.random.Generator, progress: Progress) -> Ints:
    """Move nodes, then parts of communities, then parts of those, until nothing moves."""
    label, level = label.copy(), net
    strength = strengths(net)
    member = np.arange(net.n, dtype=np.int32)  # of each node: its place in the present level
    while True:
        progress.step(0, 0, "community")
        order = rng.permutation(level.n).astype(np.int32)
        rows = (level.indptr, level.indices, level.weights, strength, resolution, order)
        moved = runnable(moving.move_nodes)(*rows, label)
        part = np.empty(level.n, np.int32)
        runnable(moving.join_within)(*rows, label, part)
        names, part = _renamed(part)
        if len(names) == level.n:
            return _renamed(label[member])[1]
        strength = np.bincount(part, strength, len(names)).astype(np.float64)
        coarse = _renamed(label)[1][names]
        level = _merged(level, part, len(names))
        member = part[member]
        # Labels must stay below the number of nodes of a level.
        label = _renamed(coarse)[1]
        if not moved and len(names) > 0.98 * len(part):
            return _renamed(label[member])[1]


def _renamed(label: Ints) -> tuple[IndexArray, Ints]:
    """Return one node of each group, and labels from 0 without gaps."""
    _, first, place = np.unique(label, return_index=True, return_inverse=True)
    return first, place.astype(np.int32)


def _merged(level: Ties, part: Ints, count: int) -> Ties:
    """Make one node of each part. Ties inside parts vanish; strengths still remember them."""
    return ties(count, part[level.tails].astype(np.intp), part[level.indices].astype(np.intp), level.weights)


def _connected(net: Ties, label: IndexArray | Ints) -> IndexArray:
    """Part communities that hang together through others only."""
    tails, heads = net.tails, net.indices.astype(np.intp)
    inside = (label[tails] == label[heads]) & (tails < heads)
    return components(net.n, tails[inside], heads[inside]).astype(np.intp)


def strengths(net: Ties) -> FloatArray:
    """Return the sum of each node's weights."""
    return np.bincount(net.tails, net.weights, net.n).astype(np.float64)
