"""Line icons from ``resources/icons``, in the colour of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from synpol_desktop.core.paths import resource

SIZES = (20, 40)
"""Pixels drawn for an icon of 20: at one and at two device pixels for each logical one."""


def icon(name: str, colour: str, disabled: str | None = None) -> QIcon:
    """Return an icon drawn in a colour (``#rrggbb``), and in another while it is disabled."""
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled or colour)):
        for size in SIZES:
            made.addPixmap(_pixmap(name, ink, size), mode)
    return made


def app_icon() -> QIcon:
    """Return the program's own icon."""
    made = QIcon()
    for size in (32, 64, 128):
        made.addPixmap(_pixmap("synpol", "#000000", size))
    return made


@cache
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    drawing = resource("icons", f"{name}.svg").read_text("utf-8").replace("#000000", colour)
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
