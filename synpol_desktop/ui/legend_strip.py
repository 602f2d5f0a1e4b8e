"""The legend under the graph: a click hides what a line stands for or shows it, two isolate it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from synpol_desktop.core.style import StyleSheet
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.painting.legend import Entry, Legend, Place, draw_entries, flow
from synpol_desktop.ui.painting.palettes import color


class LegendStrip(QWidget):
    """Flows the lines of a legend into its width.

    Left and Right go through those that stand for something, Space toggles one, Enter leaves it alone.
    """

    toggled = Signal(object)
    isolated = Signal(object)
    """Carry what the line stands for."""

    def __init__(self, style: StyleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._legend = Legend()
        self._style = style
        self._current = 0
        self._doubled = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Click a line to hide it or to show it again; double click to leave it alone"))

    @property
    def legend(self) -> Legend:
        """What is shown."""
        return self._legend

    @property
    def current(self) -> int:
        """The line that the keyboard is on."""
        return self._current

    def show_legend(self, legend: Legend) -> None:
        """Show other lines."""
        self._legend = legend
        self._current = min(self._current, max(len(legend.entries) - 1, 0))
        self.setAccessibleName("; ".join(entry.text for entry in legend.entries))
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(flow(self._legend, self._style, width)[0])

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(max(self.width(), 400)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), color(self._style.background))
        places = self._places()
        draw_entries(painter, self._legend, self._style, places)
        if self.hasFocus() and places:
            painter.setPen(QPen(color(self._style.selection), 1.4))
            painter.drawRoundedRect(places[self._current].rect.adjusted(-5, 1, 5, -1), 5, 5)
        painter.end()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._doubled:  # the second release of a double click
            self._doubled = False
            return
        self._tell(self.toggled, self._under(event.position()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._doubled = True
            line = self._under(event.position())
            self._tell(self.toggled, line)  # takes back what the first click did
            self._tell(self.isolated, line)

    def _under(self, place: QPointF) -> Entry | None:
        met = (each for each in self._places() if each.rect.adjusted(-8, 0, 8, 0).contains(place))
        found = next(met, None)
        return None if found is None else found.entry

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        onward = Qt.Key.Key_Left if self._legend.rtl else Qt.Key.Key_Right
        entries = self._legend.entries
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and entries:
            self._step(1 if event.key() == onward else -1)
        elif event.key() == Qt.Key.Key_Space and entries:
            self._tell(self.toggled, entries[self._current])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and entries:
            self._tell(self.isolated, entries[self._current])
        else:
            super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        """Go to the next line that stands for something."""
        entries = self._legend.entries
        for _ in entries:
            self._current = (self._current + way) % len(entries)
            if entries[self._current].kind is not None:
                break
        self.update()

    @staticmethod
    def _tell(signal: SignalInstance, entry: Entry | None) -> None:
        if entry is not None and entry.kind is not None:
            signal.emit(entry.kind)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def place_of(self, number: int) -> QRectF:
        """Return where a line is drawn."""
        return self._places()[number].rect

    def _places(self) -> list[Place]:
        return flow(self._legend, self._style, self.width())[1]
