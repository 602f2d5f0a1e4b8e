"""Text of a drawing, kept apart from its lines so that each form can set it in its own way."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from synpol_desktop.core.style import Rgb
from synpol_desktop.ui.painting.palettes import color


class Anchor(StrEnum):
    """Which part of a line of text stands at its place."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


class Line(NamedTuple):
    """A line of text: ``x`` is that of its anchor, ``y`` that of its baseline, in logical pixels."""

    text: str
    x: float
    y: float
    font: QFont
    ink: Rgb
    anchor: Anchor = Anchor.MIDDLE
    halo: Rgb | None = None
    turn: float = 0.0
    about: tuple[float, float] = (0.0, 0.0)
    opacity: float = 1.0


class Pen(Protocol):
    """Sets lines of text in a drawing."""

    def write(self, line: Line) -> None:
        """Set a line."""


class PainterPen:
    """Sets text with Qt: as text, or as outlines that need no font.

    Parameters
    ----------
    outlines : bool
        Fill the shapes of letters instead of writing text.
    """

    def __init__(self, painter: QPainter, *, outlines: bool) -> None:
        self._painter = painter
        self._outlines = outlines

    def write(self, line: Line) -> None:
        """Set a line, its halo under it."""
        painter, metrics = self._painter, QFontMetricsF(line.font)
        wide = metrics.horizontalAdvance(line.text)
        left = -{Anchor.LEFT: 0.0, Anchor.MIDDLE: wide / 2, Anchor.RIGHT: wide}[line.anchor]
        painter.save()
        painter.setOpacity(line.opacity)
        painter.translate(*line.about)
        painter.rotate(line.turn)
        painter.translate(-line.about[0], -line.about[1])
        place = QPointF(line.x + left, line.y)
        if self._outlines or line.halo is not None:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            path.addText(place, line.font, line.text)
            if line.halo is not None:
                pen = QPen(color(line.halo), 4.0, Qt.PenStyle.SolidLine)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.strokePath(path, pen)
            if self._outlines:
                painter.fillPath(path, color(line.ink))
        if not self._outlines:
            painter.setFont(line.font)
            painter.setPen(color(line.ink))
            painter.drawText(place, line.text)
        painter.restore()


class KeepingPen:
    """Keeps the lines, to be written into an SVG file."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def write(self, line: Line) -> None:
        """Keep a line."""
        self.lines.append(line)


def middle(font: QFont, top: float, high: float) -> float:
    """Return the baseline of a line of text that stands in the middle of a strip."""
    metrics = QFontMetricsF(font)
    return top + (high - metrics.height()) / 2 + metrics.ascent()
