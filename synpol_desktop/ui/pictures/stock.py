"""The screen's nodes and names as shapes and text, for drawings that can be enlarged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.looks import Codes, Dot
from synpol_desktop.ui.painting.buffers import draw_points
from synpol_desktop.ui.painting.dots import SIDE, Dots
from synpol_desktop.ui.painting.labels import Face, LabelPictures, Stamp, label_font
from synpol_desktop.ui.painting.network_painter import Stock
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.shapes import node_shape
from synpol_desktop.ui.painting.sprites import FADED, Sprites, border
from synpol_desktop.ui.pictures.ink import Line, Pen, middle

_SHARES = {Face.SMALL: 0.88, Face.PLAIN: 1.0, Face.STRONG: 1.0, Face.EDGE: 0.84, Face.REGION: 1.12}
_INKS = {Face.SMALL: 0.92, Face.PLAIN: 1.0, Face.STRONG: 1.0, Face.EDGE: 0.9, Face.REGION: 1.0}


class Shapes(Sprites):
    """Nodes drawn as shapes."""

    def __init__(self, style: StyleSheet) -> None:  # no pictures are made
        self._style = style

    @override
    def draw(
        self,
        painter: QPainter,
        dots: Sequence[Dot],
        px: FloatArray,
        codes: Codes,
        radii: FloatArray,
        faded: NDArray[np.bool_] | None = None,
    ) -> None:
        """Draw nodes at ``px`` (k, 2)."""
        style = self._style
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for node, ((x, y), code, radius) in enumerate(
            zip(px.tolist(), codes.tolist(), radii.tolist(), strict=True)
        ):
            dot, dim = dots[code], faded is not None and faded[node]
            painter.setBrush(color(mixed(dot.fill, style.background, FADED) if dim else dot.fill))
            painter.setPen(border(dot, radius, style))
            painter.drawPath(node_shape(dot.shape, radius, x, y))
        painter.restore()


class Texts(LabelPictures):
    """Names set as text by a pen."""

    def __init__(self, style: StyleSheet, pen: Pen) -> None:
        super().__init__(style, 1.0)
        self._sheet, self._pen = style, pen
        self._faces = {
            face: label_font(style, share, bold=face in (Face.STRONG, Face.REGION))
            for face, share in _SHARES.items()
        }

    @override
    def stamp(self, painter: QPainter, stamps: Sequence[Stamp], until: float = float("inf")) -> None:
        """Set names where the placing has put them."""
        for stamp in stamps:
            font = self._faces[stamp.name.face]
            ink = mixed(self._sheet.text, self._sheet.background, _INKS[stamp.name.face])
            lines = stamp.name.text.split("\n")
            _, high = self.size(stamp.name)
            strip = high / len(lines)
            for number, text in enumerate(lines):
                y = middle(font, stamp.y - high / 2 + number * strip, strip)
                self._pen.write(
                    Line(
                        text,
                        stamp.x,
                        y,
                        font,
                        ink,
                        halo=self._sheet.halo,
                        turn=stamp.turn,
                        about=(stamp.x, stamp.y),
                        opacity=stamp.opacity,
                    )
                )


class Points(Dots):
    """The nodes of a map as points that can be enlarged."""

    @override
    def draw(
        self,
        painter: QPainter,
        region: QRect,
        px: FloatArray,
        codes: Codes,
        fills: NDArray[np.uint32],
        ratio: float,
        side: float = SIDE,
    ) -> None:
        """Draw a point at each of ``px`` (k, 2)."""
        inside = ((px >= (region.left(), region.top())) & (px <= (region.right(), region.bottom()))).all(
            axis=1
        )
        for code in np.unique(codes[inside]).tolist():
            painter.setPen(QPen(color(int(fills[code])), side * ratio))
            draw_points(painter, px[inside & (codes == code)])


class DrawnStock(Stock):
    """Nodes as shapes and names as text, for the painter of the screen."""

    def __init__(self, style: StyleSheet, pen: Pen) -> None:  # nothing of the screen's is made
        self.sprites = Shapes(style)
        self.labels = Texts(style, pen)
        self.dots = Points()
