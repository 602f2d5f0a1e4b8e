"""Springs, and the move of one tick."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Floats, Ints


def move(
    x: NDArray[np.float64],
    speed: Floats,
    force: Floats,
    push: Floats,
    indptr: Ints,
    indices: Ints,
    pull: Floats,
    mass: Floats,
    reach: Floats,
    clusters: np.float32,
    damping: np.float32,
    moved: NDArray[np.float64],
    first: int,
    last: int,
) -> None:
    """Add springs r log(1 + c r), divide by the stiffness, and move at most `reach`.

    Dividing by the summed stiffness of a node's springs (a Jacobi preconditioner) lets leaves and hubs
    settle in the same number of ticks. A node whose reach is 0 (pinned or cold) doesn't move at all.
    """
    unit = np.float32(1) / np.log(np.float32(1) + clusters)  # a tie of length 1 pulls with force 1
    for i in range(first, last):
        if reach[i] <= 0:
            moved[i, 0] = x[i, 0]
            moved[i, 1] = x[i, 1]
            speed[i, 0] = np.float32(0)
            speed[i, 1] = np.float32(0)
            continue
        px = x[i, 0]
        py = x[i, 1]
        fx = force[i, 0]
        fy = force[i, 1]
        stiffness = np.float32(0.12) * mass[i]  # what repulsion adds
        for t in range(indptr[i], indptr[i + 1]):
            j = indices[t]
            dx = np.float32(x[j, 0] - px)
            dy = np.float32(x[j, 1] - py)
            w = pull[t] * unit * np.log(np.float32(1) + clusters * np.sqrt(dx * dx + dy * dy))
            fx += w * dx
            fy += w * dy
            stiffness += w
        mx = damping * speed[i, 0] + np.float32(0.5) * fx / stiffness + push[i, 0]
        my = damping * speed[i, 1] + np.float32(0.5) * fy / stiffness + push[i, 1]
        limit = min(np.float32(1), reach[i] / (np.sqrt(mx * mx + my * my) + np.float32(1e-12)))
        mx *= limit
        my *= limit
        speed[i, 0] = mx
        speed[i, 1] = my
        moved[i, 0] = px + mx
        moved[i, 1] = py + my
