"""Drawing edges: hairlines where there are many, smooth lines with filled heads where few."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.style import Rgb
from synpol_desktop.core.styling.forms import Dash
from synpol_desktop.core.styling.looks import Pen
from synpol_desktop.ui.painting.buffers import draw_lines, polygons
from synpol_desktop.ui.painting.dashes import dashed
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.routes import Routes, heads, route
from synpol_desktop.ui.painting.scene import Scene

_HEAD_FROM = 16.0
"""Visible length from which an edge has a head, logical pixels."""
_WING_FROM = 26.0


def draw_edges(
    painter: QPainter,
    scene: Scene,
    edges: IndexArray,
    px: FloatArray,
    radii: FloatArray,
    ratio: float,
    *,
    fine: bool,
    arrows: bool,
    strength: float = 1.0,
    boldness: float = 1.0,
) -> None:
    """Draw some edges, each with its pen; dashes show where edges are few enough to have heads.

    Parameters
    ----------
    edges : ndarray of intp
        Ascending, in drawing order.
    px, radii : ndarray of float64
        All nodes, in the pixels of the painter.
    ratio : float
        Those pixels a logical pixel.
    fine : bool
        Whether lines have their widths, bends and filled heads; set the painter's smoothing to match.
    strength : float
        Share of the line's colour over the background.
    boldness : float
        Factor on line widths and heads.
    """
    if not len(edges):
        return
    if not fine and not arrows:
        ends = px.take(scene.edge_source[edges], axis=0), px.take(scene.edge_target[edges], axis=0)
        lines = np.concatenate(ends, axis=1)
        for each, low, high in _runs(scene, edges):
            painter.setPen(QPen(_line_color(each.colour, scene.style.background, strength), 0))
            draw_lines(painter, lines[low:high])
        return
    routes = route(scene, edges, px, radii, ratio)
    headed = _headed(scene, edges, routes, ratio, fine) if arrows else np.empty(0, np.intp)
    order = np.argsort(routes.owner, kind="stable")
    owner = routes.owner[order]
    thickness = np.maximum(scene.edge_width[edges] * (boldness * ratio), 0.8)
    lines = routes.lines[order]
    if fine:
        _shorten(lines, owner, headed, thickness + 3 * ratio * boldness)
    size = 6.5 * ratio * boldness + 1.6 * thickness[headed] if fine else np.full(len(headed), 6 * ratio)
    triangles = heads(routes, headed, size)
    runs = _runs(scene, edges)
    bounds = np.array([run[1:] for run in runs], np.intp)
    pieces, arrowheads = np.searchsorted(owner, bounds).tolist(), np.searchsorted(headed, bounds).tolist()
    for (each, _, _), (first, last), (begin, end) in zip(runs, pieces, arrowheads, strict=True):
        line = _line_color(each.colour, scene.style.background, strength)
        drawn, cap = lines[first:last], Qt.PenCapStyle.SquareCap
        wide = max(each.width * boldness * ratio, 0.8)
        if each.dash is not Dash.SOLID:
            drawn = dashed(drawn, owner[first:last], each.dash, max(wide if fine else 0.0, 1.2 * ratio))
            cap = Qt.PenCapStyle.FlatCap
        if fine:
            # Square caps: round ones cost the raster engine seven times as much.
            painter.setPen(QPen(line, wide, Qt.PenStyle.SolidLine, cap))
            draw_lines(painter, drawn)
            if end > begin:
                painter.fillPath(polygons(triangles[begin:end]), QBrush(line))
        else:
            painter.setPen(QPen(line, 0))
            corners = triangles[begin:end]
            wings = [np.concatenate((corners[:, 0], corners[:, side]), axis=1) for side in (1, 2)]
            draw_lines(painter, np.concatenate((drawn, *wings)))


def draw_bold_edges(
    painter: QPainter, scene: Scene, edges: IndexArray, px: FloatArray, radii: FloatArray, ratio: float
) -> None:
    """Draw chosen edges on a paler band."""
    routes = route(scene, edges, px, radii, ratio)
    for each, low, high in _runs(scene, edges):
        band = _line_color(each.colour, scene.style.background, 0.35)
        painter.setPen(QPen(band, 8 * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        draw_lines(painter, routes.lines[(routes.owner >= low) & (routes.owner < high)])
    draw_edges(painter, scene, edges, px, radii, ratio, fine=True, arrows=scene.style.arrows)


def _runs(scene: Scene, edges: IndexArray) -> list[tuple[Pen, int, int]]:
    """Return pen, first and end in ``edges`` of each run that one pen draws."""
    bounds = np.searchsorted(edges, [first for _, first, _ in scene.blocks] + [scene.network.m]).tolist()
    ends = zip(scene.blocks, bounds[:-1], bounds[1:], strict=True)
    return [(scene.looks.pens[pen], low, high) for (pen, _, _), low, high in ends if high > low]


@lru_cache(maxsize=512)
def _line_color(ink: Rgb, background: Rgb, strength: float) -> QColor:
    return color(mixed(ink, background, strength))


def _headed(scene: Scene, edges: IndexArray, routes: Routes, ratio: float, fine: bool) -> IndexArray:
    """Return which of the edges have a head: directed ones that are long enough to show it."""
    long_enough = routes.lengths > (_HEAD_FROM if fine else _WING_FROM) * ratio
    return np.flatnonzero(scene.edge_directed[edges] & long_enough)


def _shorten(lines: FloatArray, owner: IndexArray, headed: IndexArray, by: FloatArray) -> None:
    """Cut headed edges back at their end, in place, so that thick lines don't blunt the tip."""
    last = np.searchsorted(owner, headed, side="right") - 1
    way = lines[last, 2:] - lines[last, :2]
    length = np.hypot(way[:, 0], way[:, 1])
    share = np.maximum(1 - by[headed] / np.maximum(length, 1e-9), 0.05)
    lines[last, 2:] = lines[last, :2] + way * share[:, None]
