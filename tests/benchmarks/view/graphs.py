"""Made-up graphs with positions: communities whose ties stay mostly inside, as after a layout."""

import numpy as np

from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES
from synpol_desktop.core.network import Network, Positions

FIRST = ["محمد", "فاطمة", "خالد", "مريم", "وزارة", "مجلس", "حزب", "هيئة", "لجنة", "اتحاد"]
SECOND = ["الخارجية", "الأمن الدولي", "العدالة", "الدول العربية", "الإصلاح", "التحرير", "الدفاع"]


def clustered(n, edges_per_node=4, seed=7):
    """Return a network of n nodes and its positions, the same ones for a seed."""
    rng = np.random.default_rng(seed + n)
    m, groups = n * edges_per_node, max(4, n // 60)
    side = int(np.ceil(np.sqrt(groups)))
    grid = np.stack((np.arange(groups) % side, np.arange(groups) // side), axis=1)
    centres = (grid + rng.normal(0, 0.25, (groups, 2))) * 160.0
    group = rng.integers(0, groups, n)
    xy = centres[group] + rng.normal(0, 38.0, (n, 2))
    order = np.argsort(group, kind="stable")
    start = np.searchsorted(group[order], np.arange(groups))
    count = np.maximum(1, np.bincount(group, minlength=groups))
    source, chance = rng.integers(0, n, m), rng.random(m)
    near = np.clip(group[source] + rng.choice([-1, 1, -side, side], m), 0, groups - 1)
    far = rng.integers(0, groups, m)
    goal = np.where(chance < 0.82, group[source], np.where(chance < 0.95, near, far))
    target = order[np.minimum(n - 1, start[goal] + (rng.random(m) ** 2 * count[goal]).astype(int))]
    edges = np.stack((source, target), axis=1).astype(np.intp)
    degree = np.bincount(edges.ravel(), minlength=n) + rng.random(n)
    names = zip(rng.choice(FIRST, n), rng.choice(SECOND, n), range(n), strict=True)
    network = Network(
        np.arange(n),
        tuple(f"{a} {b} {i}" for a, b, i in names),
        rng.integers(0, len(ENTITY_TYPES), n).astype(np.uint8),
        degree / degree.max(),
        edges,
        rng.integers(0, len(RELATION_TYPES), m).astype(np.uint8),
        np.ones(m),
    )
    return network, Positions(xy, np.zeros(n, np.bool_))
