"""What lies above the picture: lifted nodes, rings of the selection, what the pointer is on."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.canvas.pointing import Thing
from synpol_desktop.ui.canvas.stage import Stage
from synpol_desktop.ui.painting.edges import draw_bold_edges, draw_edges
from synpol_desktop.ui.painting.labels import elided, label_font
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.shapes import node_shape
from synpol_desktop.ui.painting.sprites import border

_MANY = 80
"""Nodes with more edges are dragged with hairlines."""


def draw_overlay(
    painter: QPainter, stage: Stage, hovered: Thing, focus: Thing, width: float, height: float
) -> None:
    """Draw in logical pixels above the blitted picture.

    Parameters
    ----------
    hovered, focus : Thing
        What the pointer is on, and the node or region that has the keyboard's focus.
    """
    standing_out = stage.lifted or stage.nodes or max(hovered[1], focus[1]) >= 0
    if not standing_out or not stage.scene.network.n:
        return
    node, edge = (hovered[1] if hovered[0] == name else -1 for name in ("node", "edge"))
    current = focus[1] if focus[0] == "node" else -1
    px, radii = _places(stage, node, edge, current)
    painter.setClipRect(0, 0, int(width), int(height))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for dashed, (kind, number) in ((False, hovered), (True, focus)):
        if kind == "region":
            _hull(painter, stage, number, dashed=dashed)
    for lifted in stage.lifted:
        _lifted(painter, stage, lifted, px, radii)
    for chosen in stage.nodes:
        _ring(painter, stage, chosen, px, radii, 2.4, 1.0)
    if edge >= 0:
        _edge(painter, stage, edge, px, radii)
    if current >= 0 and current not in stage.nodes:
        _ring(painter, stage, current, px, radii, 1.6, 0.65, dashed=True)
    if node >= 0:
        _ring(painter, stage, node, px, radii, 1.8, 0.55)
        _name(painter, stage, node, px, radii, width, height)


def _places(stage: Stage, node: int, edge: int, current: int) -> tuple[FloatArray, FloatArray]:
    """Return pixels and radii of what is drawn above the picture; those of all other nodes are not set."""
    scene = stage.scene
    alone = [one for one in (node, current, *stage.nodes) if one >= 0]
    ends = scene.network.edges[[edge] if edge >= 0 else []].ravel()
    parts = [scene.around(lifted) for lifted in stage.lifted]
    needed = (
        parts[0]
        if len(parts) == 1 and not alone and edge < 0
        else np.concatenate((np.array(alone, np.intp), ends, *parts))
    )
    px, radii = np.empty((scene.network.n, 2)), np.empty(scene.network.n)
    px[needed] = stage.camera.to_px(stage.xy[needed])
    radii[needed] = scene.radius[needed] * stage.factor
    return px, radii


def _hull(painter: QPainter, stage: Stage, number: int, *, dashed: bool) -> None:
    """Draw the border of a region of the map."""
    if stage.regions is None or number >= len(stage.regions.each):
        return
    pen = QPen(color(stage.scene.style.selection), 2.0)
    if dashed:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = stage.camera.to_px(stage.regions.each[number].corners).tolist()
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


def _lifted(painter: QPainter, stage: Stage, node: int, px: FloatArray, radii: FloatArray) -> None:
    scene = stage.scene
    edges = scene.incident(node)
    many = len(edges) > _MANY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
    draw_edges(painter, scene, edges, px, radii, 1.0, fine=not many, arrows=scene.style.arrows)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _node(painter, stage, node, px, radii)
    _caption(painter, stage, node, px, radii, elided(scene.network.labels[node]))


def _node(painter: QPainter, stage: Stage, node: int, px: FloatArray, radii: FloatArray) -> None:
    looks, radius = stage.scene.looks, float(radii[node])
    dot = looks.dots[int(looks.dot_of[node])]
    painter.setPen(border(dot, radius, stage.scene.style))
    painter.setBrush(color(dot.fill))
    painter.drawPath(node_shape(dot.shape, radius, float(px[node, 0]), float(px[node, 1])))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _edge(painter: QPainter, stage: Stage, edge: int, px: FloatArray, radii: FloatArray) -> None:
    scene = stage.scene
    draw_bold_edges(painter, scene, scene.place_of[[edge]], px, radii, 1.0)
    for end in scene.network.edges[edge].tolist():
        _node(painter, stage, end, px, radii)


def _ring(
    painter: QPainter,
    stage: Stage,
    node: int,
    px: FloatArray,
    radii: FloatArray,
    width: float,
    share: float,
    *,
    dashed: bool = False,
) -> None:
    style = stage.scene.style
    pen = QPen(color(mixed(style.selection, style.background, share)), width)
    if dashed:
        pen.setDashPattern([2.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shape, radius = stage.scene.shape(node), float(radii[node])
    painter.drawPath(node_shape(shape, radius * 1.12 + 4.0, float(px[node, 0]), float(px[node, 1])))


def _caption(
    painter: QPainter, stage: Stage, node: int, px: FloatArray, radii: FloatArray, text: str
) -> None:
    caption = _set(text, stage.scene.style, painter.device().devicePixelRatio())
    x = float(px[node, 0]) - caption.deviceIndependentSize().width() / 2
    painter.drawPixmap(round(x), round(float(px[node, 1] + radii[node] * 1.05)), caption)


@lru_cache(maxsize=8)
def _set(text: str, style: StyleSheet, ratio: float) -> QPixmap:
    """Return the picture of a caption; the same one is asked for in every frame of a drag."""
    font = label_font(style)
    metrics = QFontMetricsF(font)
    size = QSizeF(metrics.horizontalAdvance(text) + 8, metrics.height())
    caption = QPixmap((size * ratio).toSize())
    caption.setDevicePixelRatio(ratio)
    caption.fill(Qt.GlobalColor.transparent)
    painter = QPainter(caption)
    painter.setFont(font)
    painter.setPen(color(style.text))
    painter.drawText(QRectF(QPointF(0, 0), size), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return caption


def _name(
    painter: QPainter, stage: Stage, node: int, px: FloatArray, radii: FloatArray, width: float, height: float
) -> None:
    """Draw the whole name on a plate, kept inside the window."""
    style = stage.scene.style
    font = label_font(style, bold=True)
    metrics = QFontMetricsF(font)
    text = stage.scene.network.labels[node]
    wide, high = metrics.horizontalAdvance(text) + 18, metrics.height() + 6
    x = min(max(float(px[node, 0]) - wide / 2, 4.0), max(width - wide - 4.0, 4.0))
    y = float(px[node, 1] + radii[node] * 1.2 + 5)
    if y + high > height - 4:
        y = float(px[node, 1] - radii[node] * 1.2 - 5 - high)
    plate = QRectF(x, y, wide, high)
    painter.setPen(QPen(color(mixed(style.text, style.background, 0.35)), 1))
    painter.setBrush(color(style.halo, 245))
    painter.drawRoundedRect(plate, 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font)
    painter.setPen(color(style.text))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
