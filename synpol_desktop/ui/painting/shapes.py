"""The outlines of nodes: one for each type unless rules say so; colour is never the only difference."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from synpol_desktop.core.styling.forms import Shape

CORNERED = frozenset({Shape.DIAMOND, Shape.TRIANGLE, Shape.STAR})
"""Shapes whose corners reach far beyond the radius."""


def node_shape(shape: Shape, radius: float, x: float = 0.0, y: float = 0.0) -> QPainterPath:
    """Return the closed outline of a node; all shapes of one radius look equally large."""
    path = QPainterPath()
    match shape:
        case Shape.CIRCLE:
            path.addEllipse(QPointF(x, y), radius, radius)
        case Shape.SQUARE:
            half = radius * 0.9
            path.addRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), half * 0.42, half * 0.42)
        case Shape.DIAMOND:
            path.addPolygon(_polygon(x, y, radius * 1.2, 4, -90))
        case Shape.TRIANGLE:
            path.addPolygon(_polygon(x, y + radius * 0.18, radius * 1.28, 3, -90))
        case Shape.PAGE:
            path.addPolygon(_page(x, y, radius))
        case Shape.HEXAGON:
            path.addPolygon(_polygon(x, y, radius * 1.08, 6, 0))
        case Shape.STAR:
            path.addPolygon(_star(x, y, radius * 1.28, radius * 0.62))
        case Shape.CROSS:
            path.addPolygon(_cross(x, y, radius * 1.05, radius * 0.42))
    path.closeSubpath()
    return path


def _polygon(x: float, y: float, radius: float, corners: int, turn: float) -> QPolygonF:
    angles = (math.radians(turn + 360 * i / corners) for i in range(corners))
    return QPolygonF([QPointF(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles])


def _page(x: float, y: float, radius: float) -> QPolygonF:
    wide, high, fold = radius * 0.78, radius * 1.02, radius * 0.55
    corners = ((-wide, -high), (wide - fold, -high), (wide, fold - high), (wide, high), (-wide, high))
    return QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners])


def _star(x: float, y: float, outer: float, inner: float) -> QPolygonF:
    corners = []
    for number in range(10):
        angle, reach = math.radians(36 * number - 90), inner if number % 2 else outer
        corners.append(QPointF(x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return QPolygonF(corners)


def _cross(x: float, y: float, reach: float, half: float) -> QPolygonF:
    quarter = ((half, -reach), (half, -half), (reach, -half))
    corners = []
    for turn in range(4):
        for dx, dy in quarter:
            for _ in range(turn):
                dx, dy = -dy, dx
            corners.append(QPointF(x + dx, y + dy))
    return QPolygonF(corners)
