"""Draws a histogram over time: stacked bars, the chosen range, the axis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, log10

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from synpol_desktop.core.kinds import QUADS
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import number
from synpol_desktop.ui.painting.palettes import color
from synpol_desktop.ui.theme import Theme
from synpol_desktop.ui.timing.axis import Axis
from synpol_desktop.ui.timing.calendar import Days, Unit, label
from synpol_desktop.ui.timing.tally import Bars
from synpol_desktop.ui.timing.ticks import ticks

TOP = 16.0
AXIS_PX = 24.0
BETWEEN_NAMES = 22.0
_LATE_DAYS = tuple(date(2020, month, 28).toordinal() for month in range(1, 13))
_FAINT = 70
_GAP_FROM = 5.0


@dataclass(frozen=True, slots=True)
class Sight:
    """What is drawn."""

    axis: Axis
    bars: Bars
    chosen: Days | None
    hovered: int | None
    height: float

    @property
    def ground(self) -> float:
        """Where the bars stand, in pixels from the top."""
        return self.height - AXIS_PX

    def rect(self, bar: int) -> QRectF:
        """Return the column of a bar, over the whole height."""
        ends = self.axis.x(self.bars.edges[bar]), self.axis.x(self.bars.edges[bar + 1])
        return QRectF(min(ends), TOP, abs(ends[1] - ends[0]), self.ground - TOP)


def draw(painter: QPainter, sight: Sight, style: StyleSheet, theme: Theme) -> None:
    """Draw a histogram; the background is there already."""
    top = nice_top(float(sight.bars.heights.max(initial=0.0)))
    if sight.hovered is not None:
        painter.fillRect(sight.rect(sight.hovered), QColor(theme.hover))
    _draw_range(painter, sight, theme)
    _draw_levels(painter, sight, top, theme)
    _draw_bars(painter, sight, top, style, theme)
    _draw_ends(painter, sight, theme)
    _draw_axis(painter, sight, theme)


def nice_top(most: float) -> float:
    """Return a round number that the highest bar does not pass."""
    if most <= 2:
        return 2.0
    size = 10.0 ** int(log10(most))
    return next(part * size for part in (1.0, 2.0, 4.0, 5.0, 6.0, 8.0, 10.0) if part * size >= most)


def _draw_range(painter: QPainter, sight: Sight, theme: Theme) -> None:
    if sight.chosen is not None:
        shade = QColor(theme.accent)
        shade.setAlpha(34)
        painter.fillRect(_span(sight, sight.chosen), shade)


def _span(sight: Sight, days: Days) -> QRectF:
    ends = sight.axis.x(days.first), sight.axis.x(days.last + 1)
    return QRectF(min(ends), 0, max(abs(ends[1] - ends[0]), 1.0), sight.ground)


def _draw_levels(painter: QPainter, sight: Sight, top: float, theme: Theme) -> None:
    """Draw the lines of half and whole height with their numbers, where time begins."""
    line = QColor(theme.border)
    metrics = QFontMetricsF(painter.font())
    for share in (0.5, 1.0):
        y = round(sight.ground - share * (sight.ground - TOP)) + 0.5
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(0, y), QPointF(sight.axis.width, y))
        text = number(top * share, 0 if top * share == int(top * share) else 1)
        wide = metrics.horizontalAdvance(text)
        x = sight.axis.width - wide - 6 if sight.axis.from_right else 6.0
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(x, y - 3), text)
    painter.setPen(QPen(line, 1))
    painter.drawLine(QPointF(0, sight.ground + 0.5), QPointF(sight.axis.width, sight.ground + 0.5))


def _draw_bars(painter: QPainter, sight: Sight, top: float, style: StyleSheet, theme: Theme) -> None:
    bars, axis = sight.bars, sight.axis
    if not len(bars):
        return
    ends = np.array([axis.x(day) for day in bars.edges])
    left = np.minimum(ends[:-1], ends[1:])
    wide = np.abs(np.diff(ends))
    gap = np.where(wide >= _GAP_FROM, 1.0, 0.0)
    scale = (sight.ground - TOP) / top
    inside = _inside(sight)
    inks = [*(color(style.quad(quad)) for quad in QUADS), QColor(theme.disabled)]
    layers = zip(inks, np.column_stack((bars.exact, bars.loose)).T, strict=True)
    floor = np.zeros(len(bars))
    painter.setPen(Qt.PenStyle.NoPen)
    for ink, counts in layers:
        height = counts * scale
        for shown, alpha in ((inside, 255), (~inside, _FAINT)):
            faded = QColor(ink)
            faded.setAlpha(alpha)
            painter.setBrush(faded)
            painter.drawRects(
                [
                    QRectF(left[at], sight.ground - floor[at] - height[at], wide[at] - gap[at], height[at])
                    for at in np.flatnonzero(shown & (counts > 0)).tolist()
                ]
            )
        floor += height
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _inside(sight: Sight) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which bars the chosen range touches; all, if none is chosen."""
    edges = np.asarray(sight.bars.edges)
    if sight.chosen is None:
        return np.ones(len(sight.bars), np.bool_)
    touched: np.ndarray[tuple[int], np.dtype[np.bool_]] = (edges[1:] > sight.chosen.first) & (
        edges[:-1] <= sight.chosen.last
    )
    return touched


def _draw_ends(painter: QPainter, sight: Sight, theme: Theme) -> None:
    if sight.chosen is None:
        return
    painter.setPen(QPen(QColor(theme.accent), 1.6))
    middle = (sight.ground + TOP) / 2
    for day in (sight.chosen.first, sight.chosen.last + 1):
        x = sight.axis.x(day)
        painter.drawLine(QPointF(x, 0), QPointF(x, sight.ground))
        painter.setBrush(QColor(theme.base))
        painter.drawRoundedRect(QRectF(x - 3.5, middle - 9, 7, 18), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _draw_axis(painter: QPainter, sight: Sight, theme: Theme) -> None:
    metrics = QFontMetricsF(painter.font())
    # The widest name is a day's; asking for its room first lets days give way to months.
    unit = Unit.DAY if sight.axis.length < 400 else Unit.MONTH
    apart = max(metrics.horizontalAdvance(label(unit, day)) for day in _LATE_DAYS) + BETWEEN_NAMES
    for tick in ticks(sight.axis, apart):
        x = round(sight.axis.x(tick.day)) + 0.5
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(x, sight.ground), QPointF(x, sight.ground + 5))
        wide = ceil(metrics.horizontalAdvance(tick.text))
        middle = (x + sight.axis.x(tick.end)) / 2 if tick.whole else x
        at = min(max(middle - wide / 2, 2.0), sight.axis.width - wide - 2)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QPointF(at, sight.height - 6), tick.text)
