"""Nodes drawn once into pages of pictures: one for each look, size and strength that was needed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from synpol_desktop.core.network import FloatArray, IndexArray
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.forms import PATTERNS, Dash
from synpol_desktop.core.styling.looks import Codes, Dot
from synpol_desktop.ui.painting.buffers import FRAGMENT_COLUMNS, draw_fragments
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.shapes import node_shape

SMALLEST, LARGEST, STEP = 1.2, 42.0, 1.08
"""Radii in logical pixels, and the ratio of one size to the next."""
FADED = 0.22
"""How much of its colour a node keeps that is not part of what is selected."""
_WIDE, _HIGH = 1024, 2048
"""Of a page in logical pixels: all sizes of the usual looks fit on one."""
_PAGES = 4
_CHUNK = 256


def border(dot: Dot, radius: float, style: StyleSheet, ratio: float = 1.0) -> QPen:
    """Return the pen of a node's border; small nodes have none unless a rule gave them one."""
    if dot.width <= 0 and radius <= 2.4:
        return QPen(Qt.PenStyle.NoPen)
    wide = min(dot.width, radius * 0.6) if dot.width > 0 else min(1.6, radius * 0.22)
    pen = QPen(color(style.outline if dot.border is None else dot.border), wide * ratio)
    if dot.dash is not Dash.SOLID:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(list(PATTERNS[dot.dash]))
    return pen


class Sprites:
    """Pictures of nodes for one style and one device pixel ratio."""

    def __init__(self, style: StyleSheet, ratio: float) -> None:
        self._style, self._ratio = style, ratio
        count = int(np.ceil(np.log(LARGEST / SMALLEST) / np.log(STEP))) + 1
        self._radii = SMALLEST * STEP ** np.arange(count)
        self._forget()

    def _forget(self) -> None:
        """Begin with empty pages."""
        self._free = 0
        self._rows: dict[tuple[Dot, bool], int] = {}
        self._known = np.empty((0, len(self._radii), 4))
        self._pages: list[QPixmap] = []
        self._shelves: dict[int, tuple[int, int, int]] = {}

    def draw(
        self,
        painter: QPainter,
        dots: Sequence[Dot],
        px: FloatArray,
        codes: Codes,
        radii: FloatArray,
        faded: NDArray[np.bool_] | None = None,
    ) -> None:
        """Draw nodes at device pixels ``px`` (k, 2), later ones above.

        Parameters
        ----------
        codes : ndarray of uint16, shape (k,)
            Which of ``dots`` each node looks like.
        radii : ndarray of float64, shape (k,)
            Logical pixels.
        faded : ndarray of bool, shape (k,), optional
            Nodes that are not part of what is selected.
        """
        if not len(px):
            return
        size = np.log(np.maximum(radii, SMALLEST) / SMALLEST) / np.log(STEP)
        size = np.minimum(np.rint(size).astype(np.intp), len(self._radii) - 1)
        # Few at a time where pages are several: what matters more stays above what matters less.
        whole = len(px) if len(self._pages) <= 1 else _CHUNK
        for first in range(0, len(px), whole):
            part = slice(first, first + whole)
            dim = None if faded is None else faded[part]
            self._draw(painter, dots, px[part], codes[part], size[part], dim)

    def _draw(
        self,
        painter: QPainter,
        dots: Sequence[Dot],
        px: FloatArray,
        codes: Codes,
        size: IndexArray,
        faded: NDArray[np.bool_] | None,
    ) -> None:
        asked = codes.astype(np.intp)
        if faded is not None:
            asked += faded * len(dots)
        found = self._find(dots, asked, size)
        rows = np.empty((len(px), FRAGMENT_COLUMNS))
        rows[:, :2] = np.rint(px)
        rows[:, 2:4] = found[:, 1:3]
        rows[:, 4:6] = found[:, 3:]
        rows[:, 6:8] = 1.0
        rows[:, 8] = 0.0
        rows[:, 9] = 1.0
        pages = found[:, 0]
        if len(self._pages) == 1:
            draw_fragments(painter, rows, self._pages[0])
            return
        for page in np.unique(pages).astype(int).tolist():
            draw_fragments(painter, rows[pages == page], self._pages[page])

    def _find(self, dots: Sequence[Dot], asked: IndexArray, size: IndexArray) -> FloatArray:
        """Return page, left, top and side of the picture of each node, drawing those that are missing."""
        for attempt in range(2):
            table = np.full(2 * len(dots), -1, np.intp)
            for code in np.flatnonzero(np.bincount(asked, minlength=len(table))).tolist():
                table[code] = self._row(dots[code % len(dots)], code >= len(dots))
            rows = table[asked]
            found = self._known[rows, size]
            missing = np.isnan(found[:, 3])
            if not missing.any():
                return found
            for key in np.unique(rows[missing] * len(self._radii) + size[missing]).tolist():
                self._make(*divmod(key, len(self._radii)))
            if len(self._pages) <= _PAGES or attempt:
                break
            self._forget()
        return self._known[rows, size]

    def _row(self, dot: Dot, dim: bool) -> int:
        row = self._rows.get((dot, dim))
        if row is None:
            row = self._rows[dot, dim] = len(self._rows)
            if row >= len(self._known):
                more = np.full((max(16, len(self._known)), len(self._radii), 4), np.nan)
                self._known = np.concatenate((self._known, more))
        return row

    def _make(self, row: int, size: int) -> None:
        dot, dim = list(self._rows)[row]
        radius, ratio = float(self._radii[size]), self._ratio
        side = 2 * int(np.ceil((radius * 1.36 + max(min(radius * 0.2, 1.2), dot.width / 2)) * ratio))
        page, left, top = self._room(side)
        style, fill = self._style, dot.fill
        if dim:
            fill = mixed(fill, style.background, FADED)
        painter = QPainter(self._pages[page])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(color(fill))
        pen = border(dot, radius, style, ratio)
        if dim and dot.border is not None:
            pen.setColor(color(mixed(dot.border, style.background, FADED)))
        painter.setPen(pen)
        painter.drawPath(node_shape(dot.shape, radius * ratio, left + side / 2, top + side / 2))
        painter.end()
        self._known[row, size] = page, left, top, side

    def _room(self, side: int) -> tuple[int, int, int]:
        """Return page, left and top of a place for a picture; those of one size stand on a shelf."""
        wide, high = round(_WIDE * self._ratio), round(_HIGH * self._ratio)
        page, left, top = self._shelves.get(side, (-1, wide, 0))
        if left + side > wide:
            if not self._pages or self._free + side > high:
                pixmap = QPixmap(wide, high)
                pixmap.fill(Qt.GlobalColor.transparent)
                self._pages.append(pixmap)
                self._free = 0
            page, left, top = len(self._pages) - 1, 0, self._free
            self._free += side
        self._shelves[side] = page, left + side, top
        return page, left, top


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
