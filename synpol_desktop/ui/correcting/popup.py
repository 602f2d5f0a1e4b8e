"""A small list at a place of the text: typing narrows it, Enter takes the marked line, Escape closes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.ui.i18n import line
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.physical_keys import physical_key
from synpol_desktop.ui.tables.cells import TextCells

WIDTH, LEAST_ROW_PX, MOST_ROWS, GAP_PX = 360, 20, 14, 6


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: what it says, a note, its colour and what it stands for.

    ``key`` takes it: a digit, while nothing was typed, or Ctrl with a digit.
    """

    text: str
    note: str
    colour: int | None
    value: object
    key: str = ""


class Popup(QFrame):
    """Offers choices below a place of the window."""

    taken = Signal(object)
    """Carries the value of the choice that was taken."""
    asked = Signal(str)
    """Carries what was typed."""
    closed = Signal()

    def __init__(self, window: QWidget, title: str, hint: str) -> None:
        super().__init__(window)
        self.hide()
        self.setProperty("role", "popup")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._choices: Sequence[Choice] = ()
        self._back: QWidget | None = None
        self._waiting = self._agreed = self._typed = False
        self.title = Label("", "section", wrap=False)
        self.title.setText(title)
        self.line = QLineEdit(clearButtonEnabled=True)
        self.line.setAccessibleName(title)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._ask_for)
        self.list = QListWidget()
        self.list.setItemDelegate(TextCells(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(title)
        self.list.itemClicked.connect(lambda _item: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(5)
        self._hint = Label(hint, "muted", wrap=True)
        self._hint.setMinimumWidth(WIDTH - 24)  # else room is kept for the height at its narrowest
        for widget in (self.title, self.line, self.list, self._hint):
            column.addWidget(widget)
        column.addStretch(1)

    def open(self, place: QPoint, text: str) -> None:
        """Show the list at a place of the window, with a text to begin with."""
        self._back = self.window().focusWidget()
        self.line.setText(text)
        self._typed = False
        self._place = place
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus()
        self.line.selectAll()

    @property
    def choices(self) -> Sequence[Choice]:
        """What is offered."""
        return self._choices

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the first is current."""
        self._choices = choices
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(line(choice.text, choice.note, choice.key))
            if choice.colour is not None:
                item.setIcon(_dot(choice.colour))
            self.list.addItem(item)
        if choices:
            self.list.setCurrentRow(0)
        if self.isVisible():
            self._fit()

    def _ask_for(self, typed: str) -> None:
        self._typed = True
        self.asked.emit(typed)

    def wait(self) -> None:
        """Say that better choices are on their way: Enter takes the first of them when they are there."""
        self._waiting, self._agreed = True, False

    def go_on(self) -> None:
        """Say that all choices are there; take the first if Enter was pressed meanwhile."""
        self._waiting = False
        if self._agreed:
            self._agreed = False
            self._take()

    def _agree(self) -> None:
        """Take the marked line; one that was marked by nobody waits for better ones."""
        if self._waiting and self.list.currentRow() <= 0:
            self._agreed = True
        else:
            self._take()

    def _fit(self) -> None:
        window = self.window()
        row = max(self.list.sizeHintForRow(0), LEAST_ROW_PX)
        frame = 2 * self.list.frameWidth()
        self.list.setFixedHeight(row * min(max(len(self._choices), 1), MOST_ROWS) + frame)
        width = min(WIDTH, window.width() - 2 * GAP_PX)
        layout = self.layout()
        assert layout is not None
        height = layout.totalHeightForWidth(width)
        left = min(max(self._place.x() - width // 2, GAP_PX), window.width() - width - GAP_PX)
        top = min(self._place.y() + GAP_PX, window.height() - height - GAP_PX)
        self.setGeometry(left, max(top, GAP_PX), width, height)

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._choices):
            value = self._choices[row].value
            self.close_list()
            self.taken.emit(value)

    def close_list(self) -> None:
        """Go away, and give the focus back."""
        self._waiting = self._agreed = False
        if self.isVisible():
            self.hide()
            if self._back is not None:
                self._back.setFocus()
            self.closed.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            focus = self.window().focusWidget()
            if focus is not self.line and focus is not self.list:
                self._back = None
                self.close_list()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        key = physical_key(event)
        if key == "enter":
            self._agree()
            return True
        if key.isdigit():
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            return self._digit(key, control=control) or control
        return False

    def _digit(self, digit: str, *, control: bool) -> bool:
        """Take the line that a digit stands for; a digit after other letters belongs to them."""
        if self._typed and not control:
            return False
        keys = [f"Ctrl+{digit}", digit] if control else [digit]
        rows = {choice.key: row for row, choice in reversed(list(enumerate(self._choices)))}
        row = next((rows[key] for key in keys if key in rows), None)
        if row is None:
            return False
        self.list.setCurrentRow(row)
        self._take()
        return True


def _dot(colour: int) -> QIcon:
    pixmap = QPixmap(12, 12)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromRgb(colour))
    painter.drawEllipse(1, 1, 10, 10)
    painter.end()
    return QIcon(pixmap)
