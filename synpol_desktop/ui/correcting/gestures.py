"""What mouse and keyboard do in the text beside selecting it: drag from name to name, and one-key acts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from synpol_desktop.core.records import Mention
from synpol_desktop.ui.physical_keys import physical_key, plain
from synpol_desktop.ui.source_text import SourceText

ARC_PX = 2.2
KEYS = {
    "enter": "name",
    "m": "name",
    "delete": "unmark",
    "r": "relate",
    "e": "edit",
    "d": "date",
    "a": "alike",
}
"""What the keys of the text ask for."""


class Arc(QWidget):
    """The line from the name where a drag began to the mouse."""

    def __init__(self, parent: QWidget, ink: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._ink = QColor(ink)
        self._ends = (QPoint(), QPoint())

    def draw(self, begin: QPoint, end: QPoint) -> None:
        """Draw between two places of the parent."""
        parent = self.parentWidget()
        assert parent is not None
        self._ends = (begin, end)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        begin, end = (QPointF(place) for place in self._ends)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ink, ARC_PX))
        path = QPainterPath(begin)
        top = QPointF((begin.x() + end.x()) / 2, min(begin.y(), end.y()) - 34)
        path.quadTo(top, end)
        painter.drawPath(path)
        painter.setBrush(self._ink)
        painter.drawEllipse(begin, 3.5, 3.5)
        painter.drawEllipse(end, 5, 5)
        painter.end()


class Gestures(QObject):
    """Listens to the text.

    Parameters
    ----------
    mention_at : callable
        The mention that covers a code point.
    """

    linked = Signal(object, object)
    """Carries the mentions that a drag went from and to."""
    wanted = Signal(str)
    """Carries what a key asks for: one of the values of ``KEYS``."""

    def __init__(self, text: SourceText, mention_at: Callable[[int], Mention | None], ink: str) -> None:
        super().__init__(text)
        self._text, self._mention_at = text, mention_at
        self._origin: Mention | None = None
        self._over: Mention | None = None
        self.arc = Arc(text.viewport(), ink)
        text.viewport().installEventFilter(self)
        text.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._text.viewport():
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and watched is self._text and plain(event):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        here = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            extending = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._origin, self._over = None if extending else self._at(here), None
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton:
            return self._drag(here)
        elif event.type() == QEvent.Type.MouseButtonRelease and self._origin is not None:
            begin, end = self._origin, self._over
            self._origin = self._over = None
            self.arc.hide()
            if end is not None:
                self._text.drop_selection()
                QTimer.singleShot(0, lambda: self.linked.emit(begin, end))
        return False

    def _drag(self, here: QPoint) -> bool:
        """Draw the arc while the mouse is over another name; else the drag selects words."""
        if self._origin is None:
            return False
        over = self._at(here)
        self._over = over if over is not None and over.id != self._origin.id else None
        if self._over is None:
            self.arc.hide()
            return False
        self._text.drop_selection()
        self.arc.draw(self._text.place_of(self._origin.span), here)
        return True

    def _at(self, place: QPoint) -> Mention | None:
        point = self._text.point_at(place)
        return None if point is None else self._mention_at(point)

    def _key(self, event: QKeyEvent) -> bool:
        asked = KEYS.get(physical_key(event))
        if asked is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self.wanted.emit(asked)
            return True
        return False
