"""How good a layout is: four measures over pairs and nodes that are drawn once for a graph.

stress  normalised stress at the best scale, sum w (s |xi - xj| - d)^2 / sum w d^2 with w = 1 / d^2
        (Gansner, Koren and North, GD 2004); 0 is best, a random layout has about .25
shep    Spearman's correlation of distances in the graph and in the plane; 1 is best
np2     mean Jaccard index of a node's 2-ring and as many nearest nodes in the plane
        (neighbourhood preservation after Kruiger et al., EuroVis 2017); 1 is best
crowd   share of nodes whose nearest node is nearer than a tenth of the mean spacing, which is
        sqrt(area / n) of the inner 98 %; 0 is best. Piling nodes up raises np2: read them together
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree
from scipy.stats import spearmanr

MEASURES = ("stress", "shep", "np2", "crowd")
_SOURCES, _PER_SOURCE, _RINGS = 48, 4000, 1000
_SMALLEST_RING, _LARGEST_RING = 5, 400


class Reference:
    """Samples of one graph against which layouts of it are measured."""

    def __init__(self, n: int, edges: NDArray[np.intp], seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        ones = np.ones(2 * len(edges))
        ties = csr_matrix((ones, (edges.ravel("F"), edges[:, ::-1].ravel("F"))), shape=(n, n))
        tails, heads, hops = [], [], []
        for source in rng.choice(n, min(_SOURCES, n), replace=False):
            away = dijkstra(ties, unweighted=True, indices=source)
            reached = np.flatnonzero(np.isfinite(away) & (away > 0))
            reached = rng.choice(reached, min(_PER_SOURCE, len(reached)), replace=False)
            tails.append(np.full(len(reached), source))
            heads.append(reached)
            hops.append(away[reached])
        self._n = n
        self._tails, self._heads, self._hops = (np.concatenate(part) for part in (tails, heads, hops))
        self._rings = self._two_rings(ties, rng)

    @staticmethod
    def _two_rings(ties: csr_matrix, rng: np.random.Generator) -> list[tuple[int, NDArray[np.intp]]]:
        rings = []
        for node in rng.permutation(ties.shape[0])[: 4 * _RINGS]:
            first = ties.indices[ties.indptr[node] : ties.indptr[node + 1]]
            ring = np.union1d(first, ties[first].indices)
            ring = ring[ring != node]
            if _SMALLEST_RING <= len(ring) <= _LARGEST_RING:
                rings.append((int(node), ring))
        return rings[:_RINGS]

    def measure(self, positions: NDArray[np.float64]) -> dict[str, float]:
        """Return the four measures.

        Raises
        ------
        ValueError
            If the positions aren't finite or of the wrong shape.
        """
        if positions.shape != (self._n, 2) or not np.isfinite(positions).all():
            raise ValueError(f"not a finite layout of {self._n} nodes")
        plane = np.hypot(*(positions[self._tails] - positions[self._heads]).T)
        ratio = plane / self._hops
        square = float(ratio @ ratio)
        return {
            "stress": 1 - float(ratio.sum()) ** 2 / (len(ratio) * square) if square else 1.0,
            "shep": float(spearmanr(plane, self._hops).statistic) if plane.std() else 0.0,
            "np2": self._kept_rings(positions),
            "crowd": _crowd(positions),
        }

    def _kept_rings(self, positions: NDArray[np.float64]) -> float:
        tree = cKDTree(positions)
        kept = []
        for node, ring in self._rings:
            _, near = tree.query(positions[node], k=len(ring) + 1)
            near = near[near != node][: len(ring)]
            common = len(np.intersect1d(near, ring))
            kept.append(common / (2 * len(ring) - common))
        return float(np.mean(kept)) if kept else float("nan")


def _crowd(positions: NDArray[np.float64]) -> float:
    low, high = np.quantile(positions, [0.01, 0.99], axis=0)
    spacing = np.sqrt(max(float(np.prod(high - low)), 1e-300) / len(positions))
    nearest = cKDTree(positions).query(positions, k=2)[0][:, 1]
    return float((nearest < 0.1 * spacing).mean())
