"""One search box over actors, relations and texts; its answers hang below it."""

from __future__ import annotations

import threading

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from typing_extensions import override

from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.physical_keys import physical_key
from synpol_desktop.ui.searching import history
from synpol_desktop.ui.searching.pages import Page, answer_page, help_page, history_page, problem_page
from synpol_desktop.ui.searching.panel import Panel
from synpol_desktop.workspace.searching.answers import Answer, Limits
from synpol_desktop.workspace.searching.problems import QueryError

TYPING_MS = 80
LIMITS = Limits()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchBox(QLineEdit):
    """Searches while typing.

    Down and Up go through the answers, Enter opens one, Escape closes them; in the empty box Down shows the
    recent searches. F1 says how to search. Undo and redo are the box's own, whatever the keyboard's layout.
    """

    answered = Signal()
    """An answer to what was typed is shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stop = threading.Event()
        self.setPlaceholderText(tr("Search texts and names"))
        self.setAccessibleName(tr("Search texts and names"))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(260)
        help_action = self.addAction(
            icon("help", desk.theme.muted), QLineEdit.ActionPosition.TrailingPosition
        )
        help_action.setToolTip(tr("How to search (F1)"))
        help_action.triggered.connect(self.show_help)
        self.answers = Panel(desk, self)
        self.answers.opened.connect(self._followed)
        self.answers.left.connect(self._back)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(lambda: self._ask(typing=True))
        self.textEdited.connect(lambda _text: self._typed())
        self.textChanged.connect(lambda text: None if text.strip() else self._close())
        self.destroyed.connect(self._stop.set)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._see_focus)

    def search_for(self, query: str) -> None:
        """Write a query into the box and answer it."""
        self.setText(query)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask(typing=False)

    def show_help(self) -> None:
        """Show how to search."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(help_page(self.search_for))

    def _typed(self) -> None:
        self._stop.set()  # nobody waits for an answer to what stood here before
        self._typing.start()

    def _ask(self, *, typing: bool) -> None:
        self._typing.stop()
        query = self.text()
        if not query.strip():
            return
        self._stop.set()
        self._stop = stop = threading.Event()
        workspace, where = self._desk.workspace, self._desk.filter

        def question() -> Answer | QueryError:
            try:
                return workspace.find(query, where, LIMITS, typing=typing, stopped=stop.is_set)
            except QueryError as error:
                return error

        self._desk.jobs.ask("search", question, lambda found: self._answer(query, found))

    def _answer(self, query: str, found: Answer | QueryError) -> None:
        if self.text() != query:
            return
        if isinstance(found, QueryError):
            self._show(problem_page(self._desk, query, found))
        else:
            self._show(answer_page(self._desk, found))
        self.answered.emit()

    def _show(self, page: Page) -> None:
        self.setAccessibleDescription("")
        self.answers.show_page(page)

    def _followed(self) -> None:
        if self.text().strip():
            history.remember(self.text().strip())
        self._close()

    def _back(self) -> None:
        self._close()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.answers.hide()

    def _see_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close the answers when the user goes elsewhere in the window."""
        inside = now is None or now is self or self.answers.isAncestorOf(now) or now is self.answers
        if not inside and self.answers.isVisible():
            self._close()

    def _show_recent(self) -> None:
        queries = history.recent()
        if queries:
            self._show(history_page(queries, self.search_for))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._desk.jobs.ask("search is coming", self._desk.workspace.prepare_search, lambda _: None)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()

    @override
    def event(self, event: QEvent) -> bool:
        overriding = event.type() == QEvent.Type.ShortcutOverride
        if overriding and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shown = event.key(), self.answers.isVisible()
        if key == Qt.Key.Key_Escape:
            if shown:
                self._close()
            else:
                self.clear()
        elif key in _STEPS and shown:
            self.answers.move_current(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Down and not self.text().strip():
            self._show_recent()
        elif key == Qt.Key.Key_Down:
            self._ask(typing=True)
        elif key in _ENTER:
            if self._typing.isActive() or not shown or not self.answers.follow():
                self._ask(typing=False)
        elif key == Qt.Key.Key_F1:
            self.show_help()
        elif _undoes(event):
            self.undo()
        elif _redoes(event):
            self.redo()
        else:
            super().keyPressEvent(event)


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is the box's, though the window has a shortcut for it."""
    return event.key() == Qt.Key.Key_F1 or _undoes(event) or _redoes(event)


def _undoes(event: QKeyEvent) -> bool:
    """Whether a key takes typing back, also where the layout writes another letter on it."""
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and physical_key(event) == "z"


def _redoes(event: QKeyEvent) -> bool:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return (event.modifiers() == both and physical_key(event) == "z") or (
        event.modifiers() == Qt.KeyboardModifier.ControlModifier and physical_key(event) == "y"
    )
