"""Small networks for tests of the graph view."""

import numpy as np

from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.core.network import Network, Positions

CONSULT = RELATION_TYPES.index(RelationType.CONSULT)
ACCUSE = RELATION_TYPES.index(RelationType.ACCUSE)
SANCTION = RELATION_TYPES.index(RelationType.SANCTION)
HEADS = RELATION_TYPES.index(RelationType.HEADS)


def network(n, edges, relations=None, labels=None, types=None, weight=1.0):
    """Return a network; the first node is the most important."""
    m = len(edges)
    return Network(
        np.arange(100, 100 + n),
        tuple(labels or (f"جهة رقم {i}" for i in range(n))),
        np.array(types if types is not None else np.arange(n) % 6, np.uint8),
        np.linspace(1.0, 0.1, n) if n else np.empty(0),
        np.array(edges, np.intp).reshape(m, 2),
        np.array(relations if relations is not None else [CONSULT] * m, np.uint8),
        np.full(m, weight),
    )


def positions(xy, pinned=()):
    """Return positions with some nodes pinned."""
    marks = np.zeros(len(xy), np.bool_)
    marks[list(pinned)] = True
    return Positions(np.array(xy, np.float64).reshape(-1, 2), marks)


def ring(n, radius=2.0):
    """Return a network whose nodes lie on a circle, each tied to the next."""
    angle = np.linspace(0, 2 * np.pi, n, endpoint=False)
    xy = np.stack((np.cos(angle), np.sin(angle)), axis=1) * radius
    return network(n, [(i, (i + 1) % n) for i in range(n)]), positions(xy)


def scattered(n, seed=0):
    """Return a network of nodes thrown at random, with twice as many edges."""
    rng = np.random.default_rng(seed)
    edges = rng.integers(0, n, (2 * n, 2))
    return network(n, edges, rng.integers(0, 23, 2 * n)), positions(rng.normal(0, np.sqrt(n), (n, 2)))
