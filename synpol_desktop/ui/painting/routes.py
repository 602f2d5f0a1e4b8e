"""The way of each edge on the surface: straight, bent beside its parallels, or a loop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.ui.painting.scene import Scene

LANE = 15.0
"""Distance of neighbouring parallel edges at their middle, logical pixels."""
BEND_FROM = 26.0
"""Shorter edges stay straight: a bend would not be seen."""
_CURVE: FloatArray = np.linspace(0, 1, 13)
"""Shares of a bend at which its pieces meet."""
_LOOP: FloatArray = np.linspace(0, 1, 19)
_ACROSS = np.array((-1.0, 1.0))
"""Turns vectors, their parts exchanged, by a quarter."""
_TOWARDS_NODE = np.radians(135.0)
"""Where a loop's node is, seen from the middle of the loop."""


@dataclass(frozen=True, slots=True)
class Routes:
    """Line pieces of some edges.

    Parameters
    ----------
    lines : ndarray of float64, shape (k, 4)
        x1, y1, x2, y2 of each piece.
    owner : ndarray of intp, shape (k,)
        Which of the asked edges the piece belongs to.
    tips, directions : ndarray of float64, shape (edges, 2)
        Where each edge meets its target, and the unit vector that it arrives with.
    lengths : ndarray of float64, shape (edges,)
        Visible length.
    """

    lines: FloatArray
    owner: IndexArray
    tips: FloatArray
    directions: FloatArray
    lengths: FloatArray


def route(scene: Scene, edges: IndexArray, px: FloatArray, radii: FloatArray, ratio: float) -> Routes:
    """Lay edges (in drawing order) from rim to rim.

    Parameters
    ----------
    px : ndarray of float64, shape (n, 2)
        All nodes in device pixels.
    radii : ndarray of float64, shape (n,)
        In device pixels.
    ratio : float
        Device pixels a logical pixel.
    """
    source, target = scene.edge_source[edges], scene.edge_target[edges]
    begin, end = px.take(source, axis=0), px.take(target, axis=0)
    way = end - begin
    length = np.hypot(way[:, 0], way[:, 1])
    unit = way / np.maximum(length, 1e-9)[:, None]
    leave = radii.take(source) * 0.9
    arrive = radii.take(target) + 1.5 * ratio
    room = np.maximum(length - leave - arrive, 0.0)
    loop = source == target
    lane = scene.edge_lane[edges]
    bent = (lane != 0) & ~loop & (length > BEND_FROM * ratio)
    straight = ~bent & ~loop
    tips = end - unit * np.minimum(arrive, length)[:, None]
    directions = unit.copy()
    pieces: list[FloatArray] = []
    owners: list[IndexArray] = []
    chosen = np.flatnonzero(straight)
    if len(chosen):
        start = begin[chosen] + unit[chosen] * np.minimum(leave, length)[chosen, None]
        pieces.append(np.concatenate((start, tips[chosen]), axis=1))
        owners.append(chosen)
    chosen = np.flatnonzero(bent)
    if len(chosen):
        points = _bows(
            begin[chosen], way[chosen], length[chosen], lane[chosen], leave[chosen], arrive[chosen], ratio
        )
        _join(points, chosen, pieces, owners, tips, directions)
    chosen = np.flatnonzero(loop)
    if len(chosen):
        points = _loops(begin[chosen], radii[source[chosen]], np.abs(lane[chosen]), ratio)
        _join(points, chosen, pieces, owners, tips, directions)
        room[chosen] = 40 * ratio
    lines = np.concatenate(pieces) if pieces else np.empty((0, 4))
    owner = np.concatenate(owners) if owners else np.empty(0, np.intp)
    return Routes(lines, owner, tips, directions, room)


def _bows(
    begin: FloatArray,
    way: FloatArray,
    length: FloatArray,
    lane: FloatArray,
    leave: FloatArray,
    arrive: FloatArray,
    ratio: float,
) -> FloatArray:
    """Return points (k, steps + 1, 2) on quadratic curves that pass beside the straight line."""
    normal = way[:, ::-1] * _ACROSS / length[:, None]
    reach = lane * np.minimum(LANE * ratio, length * 0.22)
    control = begin + way / 2 + normal * (2 * reach)[:, None]
    first = np.minimum(leave / length, 0.45)
    last = 1 - np.minimum(arrive / length, 0.45)
    t = first[:, None] + (last - first)[:, None] * _CURVE
    t = t[:, :, None]
    end = (begin + way)[:, None]
    points: FloatArray = (1 - t) ** 2 * begin[:, None] + 2 * t * (1 - t) * control[:, None] + t**2 * end
    return points


def _loops(centre: FloatArray, radius: FloatArray, number: FloatArray, ratio: float) -> FloatArray:
    """Return points (k, steps + 1, 2) on circles that stand on the upper right of their node."""
    size = radius * 0.6 + (7 + 4 * number) * ratio
    far = radius * 0.75 + size * 0.75
    middle = centre + np.stack((far, -far), axis=1) * 0.7071
    # The part that the node covers is left open, from where the circle leaves its rim to where it comes back.
    leave, arrive = (
        np.arccos(np.clip((far**2 + size**2 - rim**2) / (2 * far * size), -1.0, 1.0))
        for rim in (radius * 0.9, radius + 1.5 * ratio)
    )
    turn = (2 * np.pi - leave - arrive)[:, None] * _LOOP + (_TOWARDS_NODE + leave)[:, None]
    circle = np.stack((np.cos(turn), np.sin(turn)), axis=2)
    points: FloatArray = middle[:, None] + size[:, None, None] * circle
    return points


def _join(
    points: FloatArray,
    chosen: IndexArray,
    pieces: list[FloatArray],
    owners: list[IndexArray],
    tips: FloatArray,
    directions: FloatArray,
) -> None:
    """Turn rows of points into line pieces and note where the edges arrive."""
    pieces.append(np.concatenate((points[:, :-1], points[:, 1:]), axis=2).reshape(-1, 4))
    owners.append(np.repeat(chosen, points.shape[1] - 1))
    last = points[:, -1] - points[:, -2]
    tips[chosen] = points[:, -1]
    directions[chosen] = last / np.maximum(np.hypot(last[:, 0], last[:, 1]), 1e-9)[:, None]


def heads(routes: Routes, which: IndexArray, size: FloatArray) -> FloatArray:
    """Return the triangles (k, 3, 2) of arrowheads for some of the routed edges: tip, left, right.

    ``size`` is the length of each.
    """
    tip, along = routes.tips[which], routes.directions[which]
    back = tip - along * size[:, None]
    side = along[:, ::-1] * _ACROSS * (size * 0.42)[:, None]
    corners = np.empty((len(which), 3, 2))
    corners[:, 0], corners[:, 1], corners[:, 2] = tip, back + side, back - side
    return corners
