"""The key to a picture: types with their shapes, quads with their lines, and what rules gave."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from synpol_desktop.core.kinds import EntityType, Quad
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.forms import Dash, shape_of
from synpol_desktop.core.styling.looks import Dot, Pen
from synpol_desktop.core.styling.sieves import Value
from synpol_desktop.ui.i18n import writing
from synpol_desktop.ui.painting.buffers import draw_lines
from synpol_desktop.ui.painting.dashes import dashed
from synpol_desktop.ui.painting.labels import label_font
from synpol_desktop.ui.painting.palettes import color, mixed
from synpol_desktop.ui.painting.shapes import node_shape
from synpol_desktop.ui.painting.sprites import border

ROW = 24.0
PAD = 12.0
_SWATCH = 26.0
_GAP = 8.0
_COLUMN_GAP = 22.0
RADIUS = 7.0
_DASH = 1.3
"""Broken lines of a legend are cut finer, so that their pattern shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend; the text is shown as it is, ``shown`` is false for what a filter hides.

    Parameters
    ----------
    kind : EntityType, Quad or Value, optional
        What the line stands for; None for headings and examples.
    swatch : Dot or Pen, optional
        What it looks like, if not as its kind does by itself; a heading has none.
    radius : float
        Of a dot.
    part : int
        Lines of another part begin a new row.
    """

    kind: EntityType | Quad | Value | None
    text: str
    count: int | None = None
    shown: bool = True
    swatch: Dot | Pen | None = None
    radius: float = RADIUS
    part: int = 0

    @property
    def bare(self) -> bool:
        """Whether it is a heading without a swatch."""
        return self.swatch is None and not isinstance(self.kind, EntityType | Quad)

    def look(self, style: StyleSheet) -> Dot | Pen | None:
        """Return what stands beside the text."""
        if self.swatch is not None:
            return self.swatch
        if isinstance(self.kind, EntityType):
            return Dot(style.fill(self.kind), shape_of(self.kind))
        return Pen(style.quad(self.kind), 2.2) if isinstance(self.kind, Quad) else None


@dataclass(frozen=True, slots=True)
class Legend:
    """The lines of a legend, ready translated.

    Parameters
    ----------
    rtl : bool
        Whether swatches stand on the right and lines flow from there.
    """

    entries: tuple[Entry, ...] = ()
    rtl: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry is drawn."""

    entry: Entry
    rect: QRectF


def flow(legend: Legend, style: StyleSheet, width: float) -> tuple[float, list[Place]]:
    """Lay the entries in lines of at most ``width``; return the height and places."""
    places: list[Place] = []
    x, y = PAD, PAD * 0.7
    for number, entry in enumerate(legend.entries):
        wide = _needed(entry, style)
        turn = number and _row_of(entry) != _row_of(legend.entries[number - 1])
        if x > PAD and (turn or x + wide > width - PAD):
            x, y = PAD, y + ROW
        left = width - x - wide if legend.rtl else x
        places.append(Place(entry, QRectF(left, y, wide, ROW)))
        x += wide + _COLUMN_GAP
    return y + ROW + PAD * 0.7, places


def _row_of(entry: Entry) -> tuple[int, bool]:
    return entry.part, isinstance(entry.kind, Quad)


def beside(entry: Entry) -> float:
    """Return how much of a line its swatch takes, with the gap to the text."""
    return 0.0 if entry.bare else _SWATCH + _GAP


def _needed(entry: Entry, style: StyleSheet) -> float:
    metrics = QFontMetricsF(label_font(style))
    wide = beside(entry) + metrics.horizontalAdvance(entry.text)
    if entry.count is not None:
        wide += 2 * _GAP + metrics.horizontalAdvance(_number(entry.count))
    return wide


def _number(value: int) -> str:
    return writing().digits_of(QLocale.c().toString(value))


def draw_entries(painter: QPainter, legend: Legend, style: StyleSheet, places: list[Place]) -> None:
    """Draw entries where ``flow`` laid them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(label_font(style))
    for place in places:
        _draw_entry(painter, place.entry, style, place.rect, legend.rtl)


def _draw_entry(painter: QPainter, entry: Entry, style: StyleSheet, rect: QRectF, rtl: bool) -> None:
    strength = 1.0 if entry.shown else 0.3
    centre = QPointF((rect.right() - _SWATCH / 2) if rtl else (rect.left() + _SWATCH / 2), rect.center().y())
    look = entry.look(style)
    if isinstance(look, Pen):
        ink = mixed(look.colour, style.background, strength)
        _draw_line(painter, replace(look, colour=ink), centre, rtl)
    elif look is not None:
        painter.setPen(Qt.PenStyle.NoPen if look.border is None else border(look, RADIUS, style))
        painter.setBrush(color(mixed(look.fill, style.background, strength)))
        painter.drawPath(node_shape(look.shape, entry.radius, centre.x(), centre.y()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    away = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    room = beside(entry)
    inner = rect.adjusted(0, 0, -room, 0) if rtl else rect.adjusted(room, 0, 0, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextDontClip
    painter.setPen(color(mixed(style.text, style.background, strength)))
    painter.drawText(inner, side | middle, entry.text)
    if entry.count is not None:
        painter.setPen(color(mixed(style.text, style.background, 0.55 * strength)))
        painter.drawText(inner, away | middle, _number(entry.count))


def _draw_line(painter: QPainter, look: Pen, centre: QPointF, rtl: bool) -> None:
    way = -1.0 if rtl else 1.0
    begin, end = centre.x() - 12 * way, centre.x() + 12 * way
    y = centre.y()
    solid = look.dash is Dash.SOLID
    cap = Qt.PenCapStyle.RoundCap if solid else Qt.PenCapStyle.FlatCap
    painter.setPen(QPen(color(look.colour), look.width, Qt.PenStyle.SolidLine, cap))
    line = np.array([[begin, y, end - 7 * way, y]])
    draw_lines(
        painter, line if solid else dashed(line, np.zeros(1, np.intp), look.dash, min(look.width, _DASH))
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(look.colour))
    back = end - 9 * way
    painter.drawConvexPolygon(QPolygonF([QPointF(end, y), QPointF(back, y - 4), QPointF(back, y + 4)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
