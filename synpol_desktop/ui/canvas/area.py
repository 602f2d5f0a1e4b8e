"""An area that is drawn on the graph to choose what lies in it: a box or a free line around it."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.painting.palettes import color

_STEP = 3.0
"""Pixels between two points of a lasso."""


class Tool(Enum):
    """What a drag on the background does."""

    PAN = 0
    BOX = 1
    LASSO = 2


class Area:
    """Grows while the pointer moves; in logical pixels."""

    def __init__(self, tool: Tool, at: QPointF) -> None:
        self._tool = tool
        self._points = [at]

    def reach(self, at: QPointF) -> None:
        """Take the pointer's next place."""
        if self._tool is Tool.BOX:
            self._points = [self._points[0], at]
        elif (at - self._points[-1]).manhattanLength() >= _STEP:
            self._points.append(at)

    def nodes(self, px: FloatArray) -> IndexArray:
        """Return which of the points ``px`` (n, 2) lie in the area."""
        if len(px) == 0 or len(self._points) < 2:
            return np.empty(0, np.intp)
        if self._tool is Tool.BOX:
            box = QRectF(self._points[0], self._points[-1]).normalized()
            low, high = (box.left(), box.top()), (box.right(), box.bottom())
            return np.flatnonzero(((px >= low) & (px <= high)).all(axis=1))
        return np.flatnonzero(_inside(px, np.array([(p.x(), p.y()) for p in self._points])))

    def draw(self, painter: QPainter, style: StyleSheet) -> None:
        """Draw the border and a light filling."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(style.selection), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(color(style.selection, 34))
        if self._tool is Tool.BOX:
            painter.drawRect(QRectF(self._points[0], self._points[-1]).normalized())
        else:
            painter.drawPolygon(QPolygonF(self._points))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _inside(px: FloatArray, corners: FloatArray) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which points lie in a polygon, by the even-odd rule."""
    within = np.zeros(len(px), np.bool_)
    x, y = px[:, 0], px[:, 1]
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 == y2:
            continue
        crosses = (y1 > y) != (y2 > y)
        within ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return within
