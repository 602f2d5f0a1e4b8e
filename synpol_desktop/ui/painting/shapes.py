"""The outline of each entity type, so that colour is never the only difference."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from synpol_desktop.core.kinds import EntityType


def node_shape(kind: EntityType, radius: float, x: float = 0.0, y: float = 0.0) -> QPainterPath:
    """Return the closed outline of a node; all shapes of one radius look equally large."""
    path = QPainterPath()
    match kind:
        case EntityType.PER:
            path.addEllipse(QPointF(x, y), radius, radius)
        case EntityType.ORG:
            half = radius * 0.9
            path.addRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), half * 0.42, half * 0.42)
        case EntityType.GPE:
            path.addPolygon(_polygon(x, y, radius * 1.2, 4, -90))
        case EntityType.LOC:
            path.addPolygon(_polygon(x, y + radius * 0.18, radius * 1.28, 3, -90))
        case EntityType.LAW:
            path.addPolygon(_page(x, y, radius))
        case EntityType.EVENT:
            path.addPolygon(_polygon(x, y, radius * 1.08, 6, 0))
    path.closeSubpath()
    return path


def _polygon(x: float, y: float, radius: float, corners: int, turn: float) -> QPolygonF:
    angles = (math.radians(turn + 360 * i / corners) for i in range(corners))
    return QPolygonF([QPointF(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles])


def _page(x: float, y: float, radius: float) -> QPolygonF:
    wide, high, fold = radius * 0.78, radius * 1.02, radius * 0.55
    corners = ((-wide, -high), (wide - fold, -high), (wide, fold - high), (wide, high), (-wide, high))
    return QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners])
