"""How much cooperation and how much conflict is stated, as one bar with both numbers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from synpol_desktop.core.kinds import Quad
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import line, ntr
from synpol_desktop.ui.painting.palettes import color

HEIGHT_PX = 8


class Balance(QWidget):
    """Cooperation from where lines begin, conflict from where they end."""

    def __init__(self, style: StyleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.counts = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: tuple[int, int]) -> None:
        """Show other numbers."""
        self.counts = counts
        said = balance_text(counts)
        self.setToolTip(said)
        self.setAccessibleName(said)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        kind, hostile = self.counts
        if kind + hostile == 0:
            return
        painter = QPainter(self)
        share = self.width() * kind / (kind + hostile)
        begin = self.width() - share if self.isRightToLeft() else 0.0
        rest = 0.0 if self.isRightToLeft() else share
        painter.fillRect(QRectF(begin, 0, share, HEIGHT_PX), color(self._style.quad(Quad.VERBAL_COOPERATION)))
        conflict = color(self._style.quad(Quad.MATERIAL_CONFLICT))
        painter.fillRect(QRectF(rest, 0, self.width() - share, HEIGHT_PX), conflict)
        painter.end()


def balance_text(counts: tuple[int, int]) -> str:
    """Return both numbers in words."""
    return line(
        ntr("{n} of cooperation", "{n} of cooperation", counts[0]),
        ntr("{n} of conflict", "{n} of conflict", counts[1]),
    )
