"""The history: each step by its name, the newest first; a click goes back or forth to it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.ids import StepId
from synpol_desktop.core.records import HistoryStep
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import isolate, line, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.words import step_text

ROLE = Qt.ItemDataRole.UserRole
SHOWN = 1000
START = StepId(0)


@dataclass(frozen=True, slots=True)
class _Line:
    step: StepId
    text: str
    at: str
    done: bool


class HistoryPanel(QWidget):
    """Lists the steps; those that were taken back are grey and can be done again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self.list = QListWidget()
        self.list.setAccessibleName(tr("History"))
        self.setFocusProxy(self.list)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(Label(tr("A click goes to the state after that step."), "muted"))
        column.addWidget(self.list, 1)
        desk.changed.connect(self._read_again)

    def refresh(self) -> None:
        """Read the steps again, when they can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._desk.jobs.ask("history", lambda: self._desk.workspace.history(SHOWN), self._fill)

    def _fill(self, steps: list[HistoryStep]) -> None:
        lines = [_Line(step.id, step_text(step), step.at, step.done) for step in steps]
        if len(steps) < SHOWN:
            lines.append(_Line(START, tr("Empty workspace"), "", done=True))
        self.list.clear()
        now = next((n for n, each in enumerate(lines) if each.done), None)
        for number, each in enumerate(lines):
            when = isolate(each.at.replace("T", " ")[:16]) if each.at else ""
            item = QListWidgetItem(line(each.text, when))
            item.setData(ROLE, int(each.step))
            font = item.font()
            font.setBold(number == now)
            font.setItalic(not each.done)
            item.setFont(font)
            if not each.done:
                item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        if now is not None:
            self.list.setCurrentRow(now)

    def _go(self, item: QListWidgetItem) -> None:
        self._desk.go_to(StepId(item.data(ROLE)))

    def _read_again(self, changes: Changes) -> None:
        if changes.history:
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
