"""Handing numpy memory to QPainter without a Python object for each line."""

from __future__ import annotations

from typing import cast

import numpy as np
import shiboken6
from numpy.typing import NDArray
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPixmap

FRAGMENT_COLUMNS = 10
"""x, y (centre), source left, top, width, height, scale x, scale y, rotation, opacity."""


def draw_lines(painter: QPainter, lines: NDArray[np.float64]) -> None:
    """Draw rows of x1, y1, x2, y2 in one call; set a clip rect first (five times faster)."""
    if len(lines):
        rows = np.ascontiguousarray(lines, np.float64)
        first = cast(QLineF, shiboken6.wrapInstance(rows.ctypes.data, QLineF))
        painter.drawLines(first, len(rows))


def draw_fragments(painter: QPainter, fragments: NDArray[np.float64], pixmap: QPixmap) -> None:
    """Draw parts of a pixmap, one a row (``FRAGMENT_COLUMNS``), in one call."""
    if len(fragments):
        rows = np.ascontiguousarray(fragments, np.float64)
        first = cast(
            QPainter.PixmapFragment, shiboken6.wrapInstance(rows.ctypes.data, QPainter.PixmapFragment)
        )
        painter.drawPixmapFragments(first, len(rows), pixmap)
