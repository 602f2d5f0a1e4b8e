"""A quoted sentence with coloured words, laid out by Qt's text engine from plain text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from synpol_desktop.core.spans import Span
from synpol_desktop.ui.offsets import Offsets

Coloured = tuple[Span, QTextCharFormat]


class Quote(QWidget):
    """Shows text, right to left, wrapped to its width.

    Parameters
    ----------
    coloured : sequence of (Span, QTextCharFormat)
        Spans are code points of ``text``.
    """

    def __init__(self, text: str, coloured: Sequence[Coloured] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = text
        offsets = Offsets(text)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        ranges = []
        for span, look in coloured:
            start, end = offsets.span_units(span)
            entry = QTextLayout.FormatRange()
            entry.start, entry.length, entry.format = start, end - start, look
            ranges.append(entry)
        self._layout.setFormats(ranges)
        self._laid_width = -1
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self._lay_out(max(self.width(), 240)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        self._layout.draw(painter, QPointF(0, 0), [], QRectF(event.rect()))
        painter.end()

    def _lay_out(self, width: int) -> int:
        if width != self._laid_width or self._layout.font() != self.font():
            self._laid_width = width
            self._layout.setFont(self.font())
            self._layout.beginLayout()
            height = 0.0
            while (line := self._layout.createLine()).isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, height))
                height += line.height() * 1.18
            self._layout.endLayout()
            self._height = int(height + 4)
        return self._height
