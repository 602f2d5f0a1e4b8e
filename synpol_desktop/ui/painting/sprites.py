"""Nodes drawn once into a strip of pictures: one for each type, size and strength."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.core.network import CodeArray, FloatArray
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.painting.buffers import FRAGMENT_COLUMNS, draw_fragments
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.shapes import node_shape

SMALLEST, LARGEST, STEP = 1.2, 42.0, 1.08
"""Radii in logical pixels, and the ratio of one size to the next."""
FADED = 0.22
"""How much of its colour a node keeps that is not part of what is selected."""


class SpriteStrip:
    """Pictures of nodes for one style and one device pixel ratio."""

    def __init__(self, style: StyleSheet, ratio: float) -> None:
        count = int(np.ceil(np.log(LARGEST / SMALLEST) / np.log(STEP))) + 1
        self._radii = SMALLEST * STEP ** np.arange(count)
        self._cells = 2 * np.ceil((self._radii * 1.3 + np.minimum(self._radii * 0.2, 1.2)) * ratio)
        self._tops = np.concatenate(([0.0], np.cumsum(self._cells)[:-1]))
        width = int(self._cells[-1]) * 2 * len(ENTITY_TYPES)
        self._pixmap = QPixmap(width, int(self._cells.sum()))
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._draw(style, ratio)

    def _draw(self, style: StyleSheet, ratio: float) -> None:
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for strength in range(2):
            for code, kind in enumerate(ENTITY_TYPES):
                fill = style.node_fill[code]
                if strength:
                    fill = mixed(fill, style.background, FADED)
                for radius, cell, top in zip(self._radii, self._cells, self._tops, strict=True):
                    painter.setBrush(color(fill))
                    border = min(1.6, radius * 0.22) * ratio
                    painter.setPen(QPen(color(style.outline), border) if radius > 2.4 else Qt.PenStyle.NoPen)
                    left = (strength * len(ENTITY_TYPES) + code) * cell
                    shape = node_shape(
                        kind, float(radius * ratio), float(left + cell / 2), float(top + cell / 2)
                    )
                    painter.drawPath(shape)
        painter.end()

    def draw(
        self,
        painter: QPainter,
        px: FloatArray,
        types: CodeArray,
        radii: FloatArray,
        faded: NDArray[np.bool_] | None = None,
    ) -> None:
        """Draw nodes at device pixels ``px`` (k, 2); radii are logical pixels."""
        if not len(px):
            return
        size = np.log(np.maximum(radii, SMALLEST) / SMALLEST) / np.log(STEP)
        size = np.minimum(np.rint(size).astype(np.intp), len(self._radii) - 1)
        cell = self._cells[size]
        column = types if faded is None else types + faded * len(ENTITY_TYPES)
        rows = np.empty((len(px), FRAGMENT_COLUMNS))
        rows[:, :2] = np.rint(px)
        rows[:, 2] = column * cell
        rows[:, 3] = self._tops[size]
        rows[:, 4] = cell
        rows[:, 5] = cell
        rows[:, 6:8] = 1.0
        rows[:, 8] = 0.0
        rows[:, 9] = 1.0
        draw_fragments(painter, rows, self._pixmap)


def draw_pin(painter: QPainter, x: float, y: float, size: float, style: StyleSheet) -> None:
    """Draw the mark of a node that is held in its place: a small pin stuck in its upper side."""
    head = QPointF(x + size * 0.9, y - size * 0.9)
    for ink, wide, grow in ((style.background, size * 1.3, size * 0.35), (style.text, size * 0.5, 0.0)):
        painter.setPen(QPen(color(ink), wide, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(x - size * 0.8, y + size * 0.8), head)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(ink))
        painter.drawEllipse(head, size + grow, size + grow)
    painter.setBrush(Qt.BrushStyle.NoBrush)
