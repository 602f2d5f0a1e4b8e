"""A line in which an actor is named: what is typed is searched, and one of the answers is taken."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import EntityRow
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, ntr
from synpol_desktop.ui.words import name_of

TYPING_MS, FOUND = 120, 12
ROLE = Qt.ItemDataRole.UserRole


class ActorField(QLineEdit):
    """Holds one actor, or none while the text is not an answer that was taken."""

    actor_changed = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._name = desk, name
        self.actor: EntityId | None = None
        """Who is named."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.answers = QStandardItemModel(self)
        completer = QCompleter(self.answers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(lambda _text: self._take(completer.currentIndex()))
        self.setCompleter(completer)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)

    def show_actor(self, actor: EntityId | None) -> None:
        """Name an actor."""
        self.setText("" if actor is None else self._desk.workspace.label(actor))
        self._set(actor)

    def take_first(self) -> None:
        """Take the best answer to what is typed, if none was taken."""
        if self.actor is None and self.text().strip():
            found = self._desk.workspace.search_entities(self.text().strip(), 1)
            if found:
                self.show_actor(self._desk.workspace.entity(found[0]).id)

    def _edited(self, text: str) -> None:
        self._set(None)
        if text.strip():
            self._typing.start()

    def _ask(self) -> None:
        text, desk = self.text().strip(), self._desk

        def find() -> list[EntityRow]:
            workspace = desk.workspace
            return workspace.entity_rows(workspace.search_entities(text, FOUND), desk.filter)

        desk.jobs.ask(f"actors {id(self)}", find, self._show)

    def _show(self, rows: list[EntityRow]) -> None:
        self.answers.clear()
        for row in rows:
            item = QStandardItem(row.name)
            item.setData(int(row.id), ROLE)
            item.setToolTip(line(name_of(row.type), ntr("{n} mention", "{n} mentions", row.mentions)))
            self.answers.appendRow(item)
        if rows and self.hasFocus():
            self.completer().complete()

    def _take(self, index: QModelIndex) -> None:
        self._set(EntityId(int(index.data(ROLE))))

    def _set(self, actor: EntityId | None) -> None:
        if actor != self.actor:
            self.actor = actor
            self.actor_changed.emit()
