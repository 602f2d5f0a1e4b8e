"""Drawings without a ground, to be laid over something else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.ui.painting.export import MOST_PIXELS
from synpol_desktop.ui.pictures.ink import PainterPen
from synpol_desktop.ui.pictures.sheet import Sheet


class _Unfilled(QPainter):
    """Draws everything but grounds: these are the only rectangles that are filled."""

    def fillRect(self, *_: object) -> None:
        """Leave a ground out."""


def unfilled(sheet: Sheet, scale: float) -> QImage:
    """Return a drawing on a transparent ground.

    Raises
    ------
    SynpolError
        If the picture would have more than ``MOST_PIXELS``.
    """
    wide, high = (round(side * scale) for side in sheet.size)
    if wide * high > MOST_PIXELS:
        raise SynpolError("The picture would be too large.", hint="Choose a smaller size or scale.")
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = _Unfilled(image)
    painter.scale(scale, scale)
    sheet.draw(painter, PainterPen(painter, outlines=True))
    painter.end()
    return image
