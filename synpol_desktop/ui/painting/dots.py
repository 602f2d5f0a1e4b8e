"""Tens of thousands of nodes as dots, written straight into the pixels of an image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from synpol_desktop.core.network import FloatArray
from synpol_desktop.core.styling.looks import Codes

SIDE = 3
"""Logical pixels of a dot where no other size is asked for."""
_OPAQUE = 0xFF000000


class Dots:
    """Draws square dots; keeps its image, since fresh memory costs as much as the dots."""

    def __init__(self) -> None:
        self._image = QImage()

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
        """Draw a dot at each of ``px`` (k, 2), later ones above.

        Parameters
        ----------
        region : QRect
            The part of the surface that is drawn; dots are cut by its border.
        codes : ndarray of uint16, shape (k,)
            Which of the colours each dot has.
        fills : ndarray of uint32
            Colours as 0xRRGGBB.
        side : float
            Logical pixels of a dot.
        """
        if self._image.size() != region.size():
            self._image = QImage(region.size(), QImage.Format.Format_ARGB32_Premultiplied)
        self._image.fill(0)
        wide, high = region.width(), region.height()
        pixels = np.frombuffer(self._image.bits(), np.uint32)
        side = max(1, round(side * ratio))
        corner = np.rint(px - (region.left() + side / 2, region.top() + side / 2)).astype(np.int32)
        inside = ((corner >= 0) & (corner <= (wide - side, high - side))).all(axis=1)
        first = corner[inside, 1] * wide + corner[inside, 0]
        ink = (fills.astype(np.uint32) | np.uint32(_OPAQUE))[codes[inside]]
        for row in range(side):
            for column in range(side):
                pixels[first + (row * wide + column)] = ink
        painter.drawImage(region.topLeft(), self._image)
