"""Names of relations along the edges that stand out."""

from __future__ import annotations

import math
from itertools import product

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.ui.painting.labels import Face, LabelPictures, Name, Stamp
from synpol_desktop.ui.painting.placement import Occupancy, Rect
from synpol_desktop.ui.painting.routes import route
from synpol_desktop.ui.painting.scene import Scene
from synpol_desktop.ui.painting.shot import Shot

_MOST = 60
_SAMPLES = 64
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7)
"""Where along its edge a name is tried."""
_SPARE = 8.0
"""Logical pixels that must be left of the edge beyond its name."""


def place_edge_names(
    scene: Scene,
    pictures: LabelPictures,
    occupancy: Occupancy,
    shot: Shot,
    px: FloatArray,
    radii: FloatArray,
) -> list[Stamp]:
    """Choose names for the edges of the emphasis that are long enough to carry theirs.

    A chosen edge that is too short has its name level beside its middle. Names turn with their edge but never
    stand on their head, and keep off one another and off what ``occupancy`` holds.
    """
    edges = _standing_out(shot)
    if shot.emphasis is None or not shot.edge_names or not len(edges):
        return []
    ratio, bold = shot.ratio, shot.emphasis.bold
    routes = route(scene, edges, px, radii, ratio)
    stamps: list[Stamp] = []
    for number, edge in enumerate(edges.tolist()):
        text = shot.edge_names[scene.network.relations[scene.edge_index[edge]]]
        name = Name(text, Face.EDGE)
        wide, high = pictures.size(name)
        pieces = routes.lines[routes.owner == number]
        length = float(np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T).sum())
        if length >= wide + 2 * _SPARE * ratio:
            stamp = _along(name, pieces, length, (wide, high), occupancy)
        elif number < len(bold):
            stamp = _level(name, pieces, (wide, high), occupancy)
        else:
            stamp = None
        if stamp is not None:
            stamps.append(stamp)
    return stamps


def points_on_edges(scene: Scene, shot: Shot, px: FloatArray, radii: FloatArray) -> FloatArray:
    """Return points, shape (k, 2), a few pixels apart on the edges that carry names."""
    lines = route(scene, _standing_out(shot), px, radii, shot.ratio).lines
    shares = np.linspace(0, 1, _SAMPLES)[:, None, None]
    if len(lines) > _MOST:  # bends come in short pieces
        shares = shares[:: _SAMPLES // 8]
    points: FloatArray = lines[:, :2] + (lines[:, 2:] - lines[:, :2]) * shares
    return points.reshape(-1, 2)


def _standing_out(shot: Shot) -> IndexArray:
    """Return the edges of the emphasis, in drawing order, the chosen ones first."""
    if shot.emphasis is None:
        return np.empty(0, np.intp)
    bold, rest = shot.emphasis.bold, np.flatnonzero(shot.emphasis.told)
    return np.concatenate((bold, rest[~np.isin(rest, bold)]))[:_MOST]


def _along(
    name: Name, pieces: FloatArray, length: float, size: tuple[int, int], occupancy: Occupancy
) -> Stamp | None:
    for share in _SHARES:
        if min(share, 1 - share) * length < size[0] / 2:
            continue
        x, y = _point(pieces, share)
        # The chord under the name, so that a bent edge carries it level with its bend.
        half = size[0] / 2 / length
        (x0, y0), (x1, y1) = _point(pieces, share - half), _point(pieces, share + half)
        turn = math.atan2(y1 - y0, x1 - x0)
        if occupancy.claim_all(_squares(x, y, turn, size)):
            degrees = math.degrees(turn)
            upright = degrees - 180 if degrees > 90 else degrees + 180 if degrees <= -90 else degrees
            return Stamp(name, x, y, upright)
    return None


def _level(name: Name, pieces: FloatArray, size: tuple[int, int], occupancy: Occupancy) -> Stamp | None:
    wide, high = size
    x, y = _point(pieces, 0.5)
    ways = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
    for gap, (dx, dy) in product((6, 22), ways):
        left, top = x - wide / 2 + dx * (wide / 2 + gap), y - high / 2 + dy * (high / 2 + gap)
        if occupancy.claim((left, top, wide, high)):
            return Stamp(name, round(left) + wide / 2, round(top) + high / 2)
    return None


def _point(pieces: FloatArray, share: float) -> tuple[float, float]:
    """Return the point at a share of the length of joined line pieces."""
    steps = np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T)
    ends = np.cumsum(steps)
    goal = share * ends[-1]
    k = min(int(np.searchsorted(ends, goal)), len(pieces) - 1)
    within = 1 - (ends[k] - goal) / max(float(steps[k]), 1e-9)
    x, y = pieces[k, :2] + (pieces[k, 2:] - pieces[k, :2]) * within
    return float(x), float(y)


def _squares(x: float, y: float, turn: float, size: tuple[int, int]) -> list[Rect]:
    """Return squares that cover a turned label."""
    wide, high = size
    side = high * 0.8
    count = max(1, math.ceil(wide / side))
    offsets = [(k + 0.5) / count * wide - wide / 2 for k in range(count)]
    across, down = math.cos(turn), math.sin(turn)
    return [(x + o * across - side / 2, y + o * down - side / 2, side, side) for o in offsets]
