"""How central nodes are: each function takes ties and returns one value for each node."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.kernels import centrality
from synpol_desktop.graph.kernels.jit import runnable
from synpol_desktop.graph.measuring.ties import Ties

EXACT_UP_TO = 2000  # nodes whose betweenness is computed from all of them
SAMPLE = 600  # sources beyond that
_AT_ONCE = 32  # sources between two looks at whether to stop
_DAMPING = 0.85
_ROUNDS = 200
_CLOSE = 1e-12


def betweenness(
    net: Ties, seed: int = 0, progress: Progress | None = None, sample: int = SAMPLE
) -> tuple[FloatArray, int]:
    """Return the share of shortest paths between others that pass through each node, and the sample's size.

    Paths are counted in ties, without direction. Above ``EXACT_UP_TO`` nodes only paths from a random sample
    of them are followed (Brandes and Pich, 2007); the sample's size is 0 where the values are exact.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    progress = progress or Progress()
    sources = np.arange(net.n, dtype=np.int32)
    sampled = 0
    if net.n > EXACT_UP_TO and sample < net.n:
        sources = np.random.default_rng(seed).choice(sources, sample, replace=False)
        sampled = sample
    between = np.zeros(net.n)
    kernel = runnable(centrality.add_betweenness)
    for first in range(0, len(sources), _AT_ONCE):
        progress.step(first, len(sources), "betweenness")
        kernel(net.indptr, net.indices, sources[first : first + _AT_ONCE], between)
    pairs = (net.n - 1) * (net.n - 2)
    return (between / pairs * (net.n / len(sources)) if net.n > 2 else np.zeros(net.n)), sampled


def pagerank(net: Ties, progress: Progress | None = None) -> FloatArray:
    """Return the share of time that a random walk along directed ties spends at each node.

    It follows a tie with a chance in proportion to its weight, and starts anew at any node in 15 of 100 steps
    and where no tie leads on (Page, Brin, Motwani and Winograd, 1999).
    """
    progress = progress or Progress()
    n = net.n
    if n == 0:
        return np.zeros(0)
    tails, heads = net.tails, net.indices
    out = np.bincount(tails, net.weights, n)
    share = net.weights / out[tails]
    rank = np.full(n, 1 / n)
    for turn in range(_ROUNDS):
        progress.step(turn, _ROUNDS, "pagerank")
        before = rank
        lost = float(before[out == 0].sum())
        rank = _DAMPING * (np.bincount(heads, before[tails] * share, n) + lost / n) + (1 - _DAMPING) / n
        if np.abs(rank - before).sum() < _CLOSE:
            break
    return np.asarray(rank / rank.sum())


def cores(net: Ties) -> FloatArray:
    """Return for each node the largest k such that it is in a part where all have k neighbours."""
    core = np.zeros(net.n, np.int32)
    runnable(centrality.peel)(net.indptr, net.indices, core)
    return core.astype(np.float64)


def clustering(net: Ties) -> FloatArray:
    """Return the share of pairs of a node's neighbours that are tied; 0 with fewer than two neighbours."""
    triangles: NDArray[np.int32] = np.zeros(net.n, np.int32)
    runnable(centrality.count_triangles)(net.indptr, net.indices, triangles)
    degree = net.degree.astype(np.float64)
    return np.asarray(2 * triangles / np.maximum(degree * (degree - 1), 1))
