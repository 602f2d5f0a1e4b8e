"""Compile every kernel: ``python -m synpol_desktop.graph.kernels.warming``."""

from __future__ import annotations

import numpy as np

from synpol_desktop.graph.kernels.choice import mark_cached
from synpol_desktop.graph.kernels.jit import runnable
from synpol_desktop.graph.kernels.search import search
from synpol_desktop.graph.layout import ForceLayout
from synpol_desktop.graph.measuring.centrality import betweenness, clustering, cores
from synpol_desktop.graph.measuring.communities import communities
from synpol_desktop.graph.measuring.ties import ties


def main() -> None:
    """Fill the cache and say so."""
    use_every_kernel()
    mark_cached()


def use_every_kernel() -> None:
    """Lay out and measure graphs that need every kernel, once."""
    n = 2400  # beyond the exact start, with a small component
    ring = np.column_stack([np.arange(n), (np.arange(n) + 1) % n])
    for clusters in (1.0, 1e5):
        ForceLayout(n + 3, np.vstack([ring, [[n, n + 1]]]), clusters=clusters, engine="numba").step()
    ForceLayout(3, np.array([[0, 1]]), engine="numba").step()
    both = np.vstack([ring, ring[:, ::-1]])[: 2 * n]
    net = ties(n, both[:, 0], both[:, 1], np.ones(len(both)))
    betweenness(net, sample=1)
    cores(net)
    clustering(net)
    communities(net)
    previous, open_to_all = np.empty(n, np.int32), np.zeros(n, np.bool_)
    rows = (net.indptr, net.indices, net.weights)
    runnable(search)(*rows, 0.0, 0, 1, open_to_all, open_to_all, previous)


if __name__ == "__main__":
    main()
