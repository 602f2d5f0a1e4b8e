"""Which nodes and edges of a scene are in a picture."""

from __future__ import annotations

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot

_LONG_EDGES = ((90.0, 0.5), (200.0, 0.24), (420.0, 0.11))
"""Where edges are too many to be drawn smooth: lengths, and the share of their colour from there on."""
KEPT_SHARE = 0.05
"""Share of each pen, the most important edges, that is drawn also when only short ones are."""


def nodes_in_sight(scene: Scene, shot: Shot, px: FloatArray, radii: FloatArray) -> IndexArray:
    """Return the nodes that touch the region, the most important first."""
    r, reach = shot.region, float(radii.max(initial=0.0)) * 1.4
    x, y = px[:, 0], px[:, 1]
    inside = (
        (x > r.left() - reach) & (x < r.right() + reach) & (y > r.top() - reach) & (y < r.bottom() + reach)
    )
    if shot.without:
        inside[list(shot.without)] = False
    by_rank = scene.by_rank
    return by_rank[inside.take(by_rank)]


def edges_in_sight(scene: Scene, shot: Shot, px: FloatArray) -> IndexArray:
    """Return the edges that cross the region, in drawing order; only short or important ones if asked."""
    r, pad = shot.region, 30 * shot.ratio
    x, y = np.ascontiguousarray(px.T, np.float32)
    left, right, top, bottom = r.left() - pad, r.right() + pad, r.top() - pad, r.bottom() + pad
    kept = np.ones(len(scene.edge_source), np.bool_)
    if len(px) and (x.min() < left or x.max() > right or y.min() < top or y.max() > bottom):
        outside = (x < left).astype(np.uint8)
        outside |= (x > right).astype(np.uint8) << 1
        outside |= (y < top).astype(np.uint8) << 2
        outside |= (y > bottom).astype(np.uint8) << 3
        kept = (outside.take(scene.edge_source) & outside.take(scene.edge_target)) == 0
    for node in shot.without:
        kept[scene.incident(node)] = False
    if np.isfinite(shot.longest):
        reach = shot.longest * shot.ratio
        short = np.abs(x.take(scene.edge_source) - x.take(scene.edge_target)) <= reach
        short &= np.abs(y.take(scene.edge_source) - y.take(scene.edge_target)) <= reach
        for _, first, last in scene.blocks:
            short[first : first + int(np.ceil((last - first) * KEPT_SHARE))] = True
        kept &= short
    return np.flatnonzero(kept)


def by_length(
    scene: Scene, shot: Shot, px: FloatArray, edges: IndexArray, headed: bool
) -> list[tuple[IndexArray, float, bool]]:
    """Part many edges, the longest first and faint, so that they don't bury what is near.

    Returns
    -------
    list of tuple
        Edges, the share of their colour, and whether they have heads.
    """
    begin, end = (px.take(ends[edges], axis=0) for ends in (scene.edge_source, scene.edge_target))
    length = np.hypot(*(end - begin).T) / shot.ratio
    part = np.digitize(length, [reach for reach, _ in _LONG_EDGES])
    shares = (1.0, *(share for _, share in _LONG_EDGES))
    return [(edges[part == k], shares[k], headed and not k) for k in reversed(range(len(shares)))]
