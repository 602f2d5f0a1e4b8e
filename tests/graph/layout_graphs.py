"""Small graphs whose picture is known."""

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.plain import all_hops

Edges = NDArray[np.intp]


def grid(side: int) -> tuple[int, Edges]:
    index = np.arange(side * side).reshape(side, side)
    across = np.column_stack([index[:, :-1].ravel(), index[:, 1:].ravel()])
    down = np.column_stack([index[:-1].ravel(), index[1:].ravel()])
    return side * side, np.vstack([across, down])


def ring(n: int) -> tuple[int, Edges]:
    return n, np.column_stack([np.arange(n), (np.arange(n) + 1) % n])


def groups(count: int, size: int, seed: int = 0) -> tuple[int, Edges]:
    """Random groups, each tied to the next by one edge."""
    rng = np.random.default_rng(seed)
    edges = [
        (g * size + i, g * size + int(rng.integers(i)))
        for g in range(count)
        for i in range(1, size)
        for _ in (0, 1)
    ]
    edges += [(g * size, (g + 1) * size) for g in range(count - 1)]
    return count * size, np.array(edges)


def stress(x: NDArray[np.float64], edges: Edges) -> float:
    """Normalised stress at the best scale, over all pairs of a connected graph."""
    hops = all_hops(len(x), edges)
    pairs = np.triu_indices(len(x), 1)
    ratio = np.hypot(*np.moveaxis(x[:, None] - x[None], -1, 0))[pairs] / hops[pairs]
    return float(1 - ratio.sum() ** 2 / (len(ratio) * (ratio @ ratio)))


def nearest(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distance of each node to its nearest one."""
    away = np.hypot(*np.moveaxis(x[:, None] - x[None], -1, 0))
    np.fill_diagonal(away, np.inf)
    return away.min(axis=1)


def tie_lengths(x: NDArray[np.float64], edges: Edges) -> NDArray[np.float64]:
    return np.hypot(*(x[edges[:, 0]] - x[edges[:, 1]]).T)
