"""The legend on the graph view; its lines can be clicked to filter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.painting.legend import Legend, column, draw_entries, draw_plate

_INSET = 12


class LegendOverlay(QWidget):
    """Stands in the lower corner of a view, on the side where reading begins.

    Parameters
    ----------
    view : QWidget
        The view it lies on.
    """

    entry_clicked = Signal(object)
    """The clicked line's ``EntityType`` or ``Quad``."""

    def __init__(self, view: QWidget, style: StyleSheet) -> None:
        super().__init__(view)
        self._legend = Legend()
        self._style = style
        self._view = view
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.installEventFilter(self)
        self.hide()

    @property
    def legend(self) -> Legend:
        """What is shown."""
        return self._legend

    def show_legend(self, legend: Legend, style: StyleSheet) -> None:
        """Show other lines or colours; hides itself when there are none."""
        self._legend, self._style = legend, style
        self.setAccessibleName("; ".join(entry.text for entry in legend.entries))
        self._stand()
        self.setVisible(bool(legend.entries))
        self._view.update()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide, high, _ = column(self._legend, self._style)
        return QSize(round(wide), round(high))

    def _stand(self) -> None:
        view = self._view
        size = self.sizeHint()
        x = view.width() - size.width() - _INSET if self._legend.rtl else _INSET
        self.setGeometry(x, view.height() - size.height() - _INSET, size.width(), size.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_plate(painter, self._style, QRectF(self.rect()))
        draw_entries(painter, self._legend, self._style, column(self._legend, self._style)[2])
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        for place in column(self._legend, self._style)[2]:
            if place.rect.contains(event.position()):
                self.entry_clicked.emit(place.entry.kind)
                return
