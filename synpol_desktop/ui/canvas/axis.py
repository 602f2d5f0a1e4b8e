"""Lines of a time axis behind the graph, with what they say at the upper border."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.painting.camera import Camera
from synpol_desktop.ui.painting.labels import label_font
from synpol_desktop.ui.painting.palettes import color, mixed

Tick = tuple[float, str]
"""Where a line is, in layout units, and what it says."""

_PLATE = 6.0
_APART = 10.0
_FAINT = 45


def draw_axis(
    painter: QPainter, ticks: Sequence[Tick], camera: Camera, style: StyleSheet, size: tuple[int, int]
) -> None:
    """Draw in logical pixels; a text that would touch the one before is left out, its line stays."""
    wide, high = size
    font = label_font(style)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    taken: list[QRectF] = []
    for x, text in ticks:
        at = x * camera.scale + camera.x
        if not -_PLATE <= at <= wide + _PLATE:
            continue
        painter.setPen(QPen(color(style.text, _FAINT), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at, 0), QPointF(at, high))
        span = metrics.horizontalAdvance(text) + 2 * _PLATE
        plate = QRectF(at - span / 2, 4, span, metrics.height() + 2)
        if any(plate.adjusted(-_APART, 0, _APART, 0).intersects(other) for other in taken):
            continue
        taken.append(plate)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(style.background, 225))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(color(mixed(style.text, style.background, 0.75)))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
