"""A tag as a chip, and the line in which one is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QMenu, QWidget
from typing_extensions import override

from synpol_desktop.arabic.folding import folded
from synpol_desktop.ui.i18n import isolate, tr
from synpol_desktop.ui.labels import Label, make_clickable, tool_button

WIDEST_PX, LEAST_PX, FIELD_PX = 190, 24, 150
MOST = 12
"""Tags that are proposed at once."""


class Chip(QFrame):
    """One tag: a click on it looks for all that have it, its button takes it away, F2 calls it otherwise."""

    followed = Signal()
    removed = Signal()
    rename_wanted = Signal()

    def __init__(self, tag: str, close: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setProperty("role", "chip")
        name = Label()
        name.setText(name.fontMetrics().elidedText(isolate(tag), Qt.TextElideMode.ElideRight, WIDEST_PX))
        name.setToolTip(tag)
        name.setMinimumWidth(LEAST_PX)  # a narrow card is not made wider by a long tag
        name.setAccessibleName(tr("Tag {tag}", tag=tag))
        make_clickable(name, self.followed.emit)
        self.name = name
        self.button = tool_button(close, tr("Remove the tag {tag}", tag=tag))
        self.button.setIconSize(QSize(10, 10))
        self.button.setFixedSize(16, 16)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 1, 3, 1)
        row.setSpacing(1)
        row.addWidget(name)
        row.addWidget(self.button)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()  # the window's F2 edits the chosen articles
            return True
        return super().event(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Look for this tag"), self.followed.emit)
        menu.addAction(f"{tr('Rename everywhere…')}\tF2", self.rename_wanted.emit)
        menu.addAction(f"{tr('Remove')}\t\u2066Del\u2069", self.removed.emit)
        menu.exec(event.globalPos())


class TagField(QLineEdit):
    """A line in which a tag is typed; those that there are already are proposed.

    Parameters
    ----------
    known : callable
        Returns the tags that there are, those used most first; asked when the line gets the focus.
    """

    entered = Signal(str)
    left = Signal()
    """It was left, or Escape was pressed, and nothing was entered."""

    def __init__(self, known: Callable[[], Iterable[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._tags: list[str] = []
        self.setPlaceholderText(tr("Tag"))
        self.setAccessibleName(tr("New tag"))
        self.setMaxLength(100)
        self.setFixedWidth(FIELD_PX)
        self._proposed = QStringListModel(self)
        completer = QCompleter(self._proposed, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._enter)
        self.setCompleter(completer)
        self.textEdited.connect(self._typed)
        self.returnPressed.connect(lambda: self._enter(self.text()))

    @property
    def proposed(self) -> list[str]:
        """The tags that are proposed for what is typed."""
        return self._proposed.stringList()

    def known_as(self, text: str) -> str:
        """Return a tag that is there already and differs from a text in spelling only, else the text."""
        plain = " ".join(text.split())
        return next((tag for tag in self._tags if _plain(tag) == _plain(plain)), plain)

    def _propose(self, text: str) -> None:
        wanted = _plain(text)
        found = [tag for tag in self._tags if wanted in _plain(tag)]
        found.sort(key=lambda tag: not _plain(tag).startswith(wanted))
        self._proposed.setStringList(found[:MOST])

    def _typed(self, text: str) -> None:
        self._propose(text)
        if self.proposed and self.hasFocus():
            self.completer().complete()

    def _enter(self, text: str) -> None:
        tag = self.known_as(text)
        if tag:
            self.clear()
            self.entered.emit(tag)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._tags = list(self._known())
            self._propose(self.text())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in kept:
            self.left.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.clear()
                self.left.emit()
                return True
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down and self.proposed:
            self.completer().complete()
            return True
        return super().event(event)


def _plain(text: str) -> str:
    return folded(" ".join(text.split())).casefold()
