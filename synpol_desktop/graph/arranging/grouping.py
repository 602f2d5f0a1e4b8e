"""Groups side by side: communities, types, blocs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from synpol_desktop.core.network import IndexArray
from synpol_desktop.graph.kernels.checking import (
    checked_aspect,
    checked_edges,
    checked_labels,
    checked_weights,
)
from synpol_desktop.graph.kernels.choice import EngineName, pick_engine
from synpol_desktop.graph.kernels.engine import Engine
from synpol_desktop.graph.kernels.manner import ASPECT
from synpol_desktop.graph.kernels.start import pack
from synpol_desktop.graph.kernels.topology import Points, topology
from synpol_desktop.graph.layout import ForceLayout

_MARGIN = 0.4  # units around a group that stay free
_MESH = 0.35


def grouped(
    n: int,
    edges: ArrayLike,
    labels: ArrayLike,
    weights: ArrayLike | None = None,
    *,
    seed: int = 0,
    aspect: float = ASPECT,
    engine: EngineName = "auto",
) -> Points:
    """Lay out each group by itself, and set the groups side by side, the largest in the middle.

    Parameters
    ----------
    labels : array of int, shape (n,)
        Group of each node.
    aspect : float
        Width over height of the whole.

    Raises
    ------
    ValueError
        If an edge names a node outside ``range(n)``, or a label or weight is missing.
    """
    pairs = checked_edges(edges, n)
    strengths = checked_weights(weights, len(pairs))
    group = checked_labels(labels, n)
    if n == 0:
        return np.zeros((0, 2))
    sizes = np.bincount(group, minlength=1)
    rank = np.argsort(np.argsort(-sizes, kind="stable"), kind="stable")
    group, sizes = rank[group], np.sort(sizes)[::-1]
    own = group[pairs[:, 0]] == group[pairs[:, 1]]
    order = np.argsort(group[pairs[own, 0]], kind="stable")
    inner, strength = pairs[own][order], strengths[own][order]
    cuts = np.searchsorted(group[inner[:, 0]], np.arange(len(sizes) + 1))
    members = np.split(np.argsort(group, kind="stable"), np.cumsum(sizes)[:-1])
    x, local = np.zeros((n, 2)), np.empty(n, np.intp)
    for g, nodes in enumerate(members):
        local[nodes] = np.arange(len(nodes))
        ties = slice(cuts[g], cuts[g + 1])
        layout = ForceLayout(
            len(nodes), local[inner[ties]], strength[ties], seed=seed, aspect=aspect, engine=engine
        )
        layout.run()
        x[nodes] = layout.positions
    return _side_by_side(x, group, members, pick_engine(engine), checked_aspect(aspect))


def _side_by_side(
    x: Points, group: IndexArray, members: Sequence[IndexArray], engine: Engine, aspect: float
) -> Points:
    """Pack the discs that the groups fill, so that no group reaches into another."""
    if len(members) < 2:
        return x
    discs = [_disc(x[nodes]) for nodes in members]
    owner = np.repeat(np.arange(len(members)), [len(disc) for disc in discs])
    covered = np.vstack([x, *discs])
    component = np.concatenate([group, owner]).astype(np.int32)
    net = replace(topology(len(covered), np.zeros((0, 2), np.intp)), component=component)
    pack(net, covered, np.bincount(component), engine, aspect)
    return covered[: len(x)]


def _disc(x: Points) -> Points:
    """Return points all over the disc around the middle of some points."""
    middle = (x.min(axis=0) + x.max(axis=0)) / 2
    radius = float(np.hypot(*(x - middle).T).max()) + _MARGIN
    line = np.arange(-radius, radius + _MESH, _MESH)
    mesh = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    return np.asarray(middle + mesh[np.hypot(*mesh.T) <= radius])
