"""What lies under the pointer: nodes first, edges where no node is hit."""

from __future__ import annotations

import numpy as np

from synpol_desktop.core.network import FloatArray
from synpol_desktop.ui.painting.routes import route
from synpol_desktop.ui.painting.scene import Scene

NODE_REACH = 3.0
"""Logical pixels beyond a node's rim that still hit it."""
EDGE_REACH = 5.0
_BOX_PAD = 34.0
"""How far a bent edge or a loop may leave the box of its ends, logical pixels."""


def node_at(px: FloatArray, radii: FloatArray, x: float, y: float) -> int:
    """Return the node under a pixel, or -1; of several, the one whose centre is nearest for its size."""
    if not len(px):
        return -1
    away = np.hypot(px[:, 0] - x, px[:, 1] - y) / (radii + NODE_REACH)
    found = int(away.argmin())
    return found if away[found] <= 1.0 else -1


class EdgeFinder:
    """Finds edges near a point; boxes of edges are kept until positions change."""

    def __init__(self, scene: Scene, xy: FloatArray) -> None:
        self._scene = scene
        self._xy = xy
        self._boxes: tuple[FloatArray, FloatArray] | None = None

    def edge_at(self, px: FloatArray, radii: FloatArray, world: tuple[float, float], scale: float) -> int:
        """Return the edge (index in the network) that passes within ``EDGE_REACH`` pixels, or -1.

        Parameters
        ----------
        px, radii : ndarray
            Nodes in logical pixels.
        world : tuple of float
            The point, in layout units.
        scale : float
            Pixels a layout unit.
        """
        scene = self._scene
        if not len(scene.edge_source):
            return -1
        if self._boxes is None:
            begin, end = self._xy[scene.edge_source], self._xy[scene.edge_target]
            self._boxes = np.minimum(begin, end), np.maximum(begin, end)
        low, high = self._boxes
        pad = _BOX_PAD / scale + float(radii.max(initial=0.0)) / scale
        x, y = world
        near = (
            (low[:, 0] - pad <= x)
            & (x <= high[:, 0] + pad)
            & (low[:, 1] - pad <= y)
            & (y <= high[:, 1] + pad)
        )
        edges = np.flatnonzero(near)
        if not len(edges):
            return -1
        routes = route(scene, edges, px, radii, 1.0)
        point = np.array(world) * scale + (px[0] - self._xy[0] * scale)
        away = _distances(routes.lines, point)
        if not len(away):
            return -1
        best = int(away.argmin())
        return int(scene.edge_index[edges[routes.owner[best]]]) if away[best] <= EDGE_REACH else -1


def _distances(lines: FloatArray, point: FloatArray) -> FloatArray:
    """Return how far a point is from each line piece."""
    begin, way = lines[:, :2], lines[:, 2:] - lines[:, :2]
    length = np.maximum((way**2).sum(axis=1), 1e-12)
    share = np.clip(((point - begin) * way).sum(axis=1) / length, 0.0, 1.0)
    rest: FloatArray = point - begin - way * share[:, None]
    return np.hypot(rest[:, 0], rest[:, 1])
