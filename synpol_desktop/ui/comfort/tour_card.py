"""What the tour looks like: a card over the graph, and a frame about what it tells of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.theme import Theme

WIDTH_PX, MARGIN_PX, LINE_PX = 380, 12, 3


class TourCard(QFrame):
    """Says what a stop is about; Left and Right go back and on, Escape ends."""

    next_wanted = Signal()
    back_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, count: int, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._count = count
        self._before = window.focusWidget()
        self.setProperty("role", "popup")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.title, self.number = Label("", "title", wrap=True), Label("", "muted")
        self.text = Label("", wrap=True)
        for label in (self.title, self.text):
            label.setMinimumWidth(WIDTH_PX - 28)  # else room is kept for the height at its narrowest
        self.next_button = _button("", self.next_wanted)
        self.next_button.setDefault(True)
        self.back_button = _button(tr("Back"), self.back_wanted)
        self.close_button = _button(tr("End the tour"), self.close_wanted)
        line = QHBoxLayout()
        line.addWidget(self.number)
        line.addStretch(1)
        for button in (self.close_button, self.back_button, self.next_button):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(line)
        QWidget.setTabOrder(self.next_button, self.back_button)
        QWidget.setTabOrder(self.back_button, self.close_button)

    def show_step(self, at: int, title: str, text: str) -> None:
        """Show a stop."""
        self.title.setText(title)
        self.text.setText(text)
        self.number.setText(tr("{n} of {total}", n=at + 1, total=self._count))
        last = at == self._count - 1
        self.next_button.setText(tr("Done") if last else tr("Next"))
        self.next_button.setAccessibleDescription(f"{title}. {text}")
        self.back_button.setEnabled(at > 0)
        self.close_button.setVisible(not last)
        self.show()
        self.raise_()

    def place(self, near: QWidget) -> None:
        """Lie over the lower edge of a panel, inside the window."""
        window = self.window()
        layout = self.layout()
        assert layout is not None
        width = min(WIDTH_PX, window.width() - 2 * MARGIN_PX)
        height = layout.totalHeightForWidth(width)
        corner = near.mapTo(window, QPoint(0, 0))
        left = corner.x() + (near.width() - width) // 2
        top = corner.y() + near.height() - height - MARGIN_PX
        left = min(max(left, MARGIN_PX), window.width() - width - MARGIN_PX)
        self.setGeometry(left, max(top, MARGIN_PX), width, height)
        self.raise_()

    def leave(self) -> None:
        """Go away; the focus goes back to where it was."""
        held = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if held and self._before is not None:
            self._before.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        towards_end = (
            Qt.Key.Key_Left if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        )
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            (self.next_wanted if event.key() == towards_end else self.back_wanted).emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)


class Frame(QWidget):
    """A line about a part of the window; it takes no clicks."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._ink = QColor(theme.accent)
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def surround(self, target: QWidget | None) -> None:
        """Stand about another part."""
        self._target = target
        self.setVisible(target is not None)
        self.follow()

    def follow(self) -> None:
        """Stand where the part is now."""
        if self._target is None or not self._target.isVisible():
            self.hide()
            return
        corner = self._target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-2, -2, 2, 2))
        self.show()
        self.raise_()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ink, LINE_PX))
        inset = LINE_PX / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 6, 6)
        painter.end()


def _button(text: str, signal: object) -> QPushButton:
    made = QPushButton(text)
    made.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
    return made
