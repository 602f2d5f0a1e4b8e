"""Drawing edges of one colour: hairlines where there are many, smooth lines with filled heads where few."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.style import Rgb
from synpol_desktop.ui.painting.buffers import draw_lines
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.routes import heads, route
from synpol_desktop.ui.painting.scene import WIDTHS, Scene


def draw_edges(
    painter: QPainter,
    scene: Scene,
    edges: IndexArray,
    px: FloatArray,
    radii: FloatArray,
    ratio: float,
    line: Rgb,
    width: int,
    arrows: bool,
) -> None:
    """Draw edges of one colour; a negative width class means hairlines."""
    if width < 0 and not arrows:
        painter.setPen(QPen(color(line), 0))
        ends = px.take(scene.edge_source[edges], axis=0), px.take(scene.edge_target[edges], axis=0)
        draw_lines(painter, np.concatenate(ends, axis=1))
        return
    routes = route(scene, edges, px, radii, ratio)
    long_enough = routes.lengths > (16 if width >= 0 else 26) * ratio
    which = np.flatnonzero(scene.edge_directed[edges] & long_enough) if arrows else np.empty(0, np.intp)
    if width < 0:
        triangles = heads(routes, which, 6 * ratio)
        wings = [np.concatenate((triangles[:, 0], triangles[:, side]), axis=1) for side in (1, 2)]
        painter.setPen(QPen(color(line), 0))
        draw_lines(painter, np.concatenate((routes.lines, *wings)))
        return
    thickness = WIDTHS[width] * ratio
    pen = QPen(color(line), thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    if width == 0 and ratio == 1.0:
        pen = QPen(color(line), 1)
    painter.setPen(pen)
    draw_lines(painter, _shortened(routes.lines, routes.owner, which, thickness, ratio))
    fill_heads(painter, heads(routes, which, (6.5 + 1.6 * WIDTHS[width]) * ratio), line)


def _shortened(
    lines: FloatArray, owner: IndexArray, which: IndexArray, thickness: float, ratio: float
) -> FloatArray:
    """Return the lines with headed ones cut back a little, so that thick ones don't blunt the tip."""
    if not len(which):
        return lines
    last = np.flatnonzero(np.append(owner[1:] != owner[:-1], True))
    last = last[np.isin(owner[last], which)]
    cut = lines.copy()
    way = cut[last, 2:] - cut[last, :2]
    length = np.hypot(way[:, 0], way[:, 1])
    share = np.maximum(1 - (thickness + 3 * ratio) / np.maximum(length, 1e-9), 0.05)
    cut[last, 2:] = cut[last, :2] + way * share[:, None]
    return cut


def draw_bold_edges(
    painter: QPainter,
    scene: Scene,
    edges: IndexArray,
    px: FloatArray,
    radii: FloatArray,
    ratio: float,
    line: Rgb,
) -> None:
    """Draw chosen edges of one colour thick, on a paler band."""
    pale = mixed(line, scene.style.background, 0.35)
    routes = route(scene, edges, px, radii, ratio)
    painter.setPen(QPen(color(pale), 8 * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    draw_lines(painter, routes.lines)
    draw_edges(painter, scene, edges, px, radii, ratio, line, len(WIDTHS) - 1, scene.style.arrows)


def fill_heads(painter: QPainter, triangles: FloatArray, line: Rgb) -> None:
    """Draw arrowheads, given as (k, 3, 2) corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(line))
    for corners in triangles.tolist():
        painter.drawConvexPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
