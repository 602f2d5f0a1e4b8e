"""Handing numpy memory to QPainter without a Python object for each line."""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QLineF, QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPixmap

_FEW = 8
"""Polygons up to so many are written into a path one by one; a stream pays for more."""
FRAGMENT_COLUMNS = 10
"""x, y (centre), source left, top, width, height, scale x, scale y, rotation, opacity."""


def _address(rows: NDArray[np.float64]) -> int:
    # ``rows.ctypes`` imports its module at each use, and Qt's import hook makes that dear.
    address: int = rows.__array_interface__["data"][0]
    return address


def draw_lines(painter: QPainter, lines: NDArray[np.float64]) -> None:
    """Draw rows of x1, y1, x2, y2 in one call; set a clip rect first (five times faster)."""
    if len(lines):
        rows = np.ascontiguousarray(lines, np.float64)
        first = cast(QLineF, shiboken6.wrapInstance(_address(rows), QLineF))
        painter.drawLines(first, len(rows))


def draw_points(painter: QPainter, points: NDArray[np.float64]) -> None:
    """Draw rows of x, y as dots of the pen's width in one call."""
    if len(points):
        rows = np.ascontiguousarray(points, np.float64)
        first = cast(QPointF, shiboken6.wrapInstance(_address(rows), QPointF))
        painter.drawPoints(first, len(rows))


def polygons(corners: NDArray[np.float64]) -> QPainterPath:
    """Return closed polygons, shape (k, corners, 2), as one path."""
    count, each = corners.shape[:2]
    path = QPainterPath()
    if count <= _FEW:
        for first, *others in corners.tolist():
            path.moveTo(*first)
            for corner in others:
                path.lineTo(*corner)
            path.closeSubpath()
        return path
    # Many are read from Qt's stream format.
    elements = np.empty(count * each, [("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
    elements["kind"] = 1
    elements["kind"][::each] = 0
    elements["x"], elements["y"] = corners[:, :, 0].ravel(), corners[:, :, 1].ravel()
    winding = np.array([0, 1], ">i4").tobytes()
    data = np.array([count * each], ">i4").tobytes() + elements.tobytes() + winding
    QDataStream(QByteArray(data)) >> path
    return path


def draw_fragments(painter: QPainter, fragments: NDArray[np.float64], pixmap: QPixmap) -> None:
    """Draw parts of a pixmap, one a row (``FRAGMENT_COLUMNS``), in one call."""
    if len(fragments):
        rows = np.ascontiguousarray(fragments, np.float64)
        first = cast(QPainter.PixmapFragment, shiboken6.wrapInstance(_address(rows), QPainter.PixmapFragment))
        painter.drawPixmapFragments(first, len(rows), pixmap)
