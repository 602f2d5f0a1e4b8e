"""Springs, and the move of one tick."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Floats, Ints

STEP = 0.6  # of the way to where the forces balance, if nothing else moved


def move(
    x: NDArray[np.float64],
    speed: Floats,
    force: Floats,
    push: Floats,
    drift: Floats,
    hold: np.float32,
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

    `drift` is where the pivots of a graph want each node to go, and `hold` their weight against the forces.

    Dividing by the summed stiffness of a node's springs (a Jacobi preconditioner) lets leaves and hubs
    settle in the same number of ticks. A node whose reach is 0 (pinned or cold) doesn't move at all.
    The logarithm is taken apart into the exponent, which the bits of the number hold, and a polynomial of the
    mantissa (a least-squares fit; error 1e-5): the library's would cost half of the tick.
    """
    unit = np.float32(1 / np.log2(1 + clusters))  # a tie of length 1 pulls with force 1
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
            bits = np.float32(np.float32(1) + clusters * np.sqrt(dx * dx + dy * dy)).view(np.int32)
            exponent = np.float32((bits >> 23) - 127)
            m = np.int32((bits & 0x7FFFFF) | 0x3F800000).view(np.float32) - np.float32(1)
            tail = np.float32(-0.30338357) + m * (np.float32(0.14642696) - m * np.float32(0.03459259))
            tail = np.float32(-0.72044198) + m * (np.float32(0.46929926) + m * tail)
            w = pull[t] * unit * (exponent + m * (np.float32(1.44268323) + m * tail))
            fx += w * dx
            fy += w * dy
            stiffness += w
        share = np.float32(STEP) / (np.float32(1) + hold)
        mx = damping * speed[i, 0] + share * (fx / stiffness + hold * drift[i, 0]) + push[i, 0]
        my = damping * speed[i, 1] + share * (fy / stiffness + hold * drift[i, 1]) + push[i, 1]
        limit = min(np.float32(1), reach[i] / (np.sqrt(mx * mx + my * my) + np.float32(1e-12)))
        mx *= limit
        my *= limit
        speed[i, 0] = mx
        speed[i, 1] = my
        moved[i, 0] = px + mx
        moved[i, 1] = py + my
