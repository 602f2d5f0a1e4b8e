"""Small pictures inside nodes, by type or chosen by the analyst; on the screen and in every drawing."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPixmap, QTransform

from synpol_desktop.core.icons import NODE_ICONS, NodeIcon
from synpol_desktop.core.network import CodeArray, FloatArray
from synpol_desktop.core.paths import resource
from synpol_desktop.core.style import Rgb
from synpol_desktop.core.tables import read_table
from synpol_desktop.ui.painting.palettes import color

SMALLEST_PX = 6.0
"""Nodes of a smaller radius, in logical pixels, carry no picture: it could not be told."""
_SHARE = 1.08
"""The side of a picture over the radius of its node."""
_SIDE = 24.0
_LIGHT, _DARK = 0xFFFFFF, 0x1B1F24
_BRIGHT = 150.0


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in read_table(resource("icons", "nodes.tsv"))}


def icon_name(icon: NodeIcon, language: str) -> str:
    """Return what a picture is called."""
    return _rows()[icon.value]["ar" if language == "ar" else "en"]


def icon_path(icon: NodeIcon, x: float, y: float, side: float) -> QPainterPath:
    """Return the outline of a picture around a point."""
    turn = QTransform.fromTranslate(x, y).scale(side / _SIDE, side / _SIDE).translate(-_SIDE / 2, -_SIDE / 2)
    return turn.map(_outline(icon))


def picture_of(icon: NodeIcon, ink: Rgb, side: int, ratio: float = 2.0) -> QIcon:
    """Return a picture for menus and lists."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = side * ratio / 2
    painter.fillPath(icon_path(icon, middle, middle, side * ratio), color(ink))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return QIcon(pixmap)


def ink_on(fill: Rgb) -> Rgb:
    """Return light or dark, whichever can be read on a colour."""
    red, green, blue = (fill >> shift & 255 for shift in (16, 8, 0))
    return _DARK if 0.299 * red + 0.587 * green + 0.114 * blue > _BRIGHT else _LIGHT


def draw_icon(painter: QPainter, code: int, x: float, y: float, radius: float, fill: Rgb) -> None:
    """Draw the picture of one node; ``code`` is one of `core.network.Network.icons`, not 0."""
    painter.fillPath(icon_path(NODE_ICONS[code - 1], x, y, radius * _SHARE), color(ink_on(fill)))


def carrying(codes: CodeArray, radii: FloatArray) -> list[int]:
    """Return the rows that have a picture and are large enough for it; radii are logical pixels."""
    rows: list[int] = ((codes > 0) & (radii >= SMALLEST_PX)).nonzero()[0].tolist()
    return rows


@cache
def _outline(icon: NodeIcon) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    words = iter(_rows()[icon.value]["outline"].split())

    def point() -> QPointF:
        return QPointF(float(next(words)), float(next(words)))

    for word in words:
        match word:
            case "M":
                path.moveTo(point())
            case "L":
                path.lineTo(point())
            case "C":
                path.cubicTo(point(), point(), point())
            case "Z":
                path.closeSubpath()
            case "O":
                middle, radius = point(), float(next(words))
                path.addEllipse(middle, radius, radius)
            case _:
                raise ValueError(f"the picture {icon.value} can't be drawn: {word}")
    return path
