"""Pairs of actors that may be one, with the reasons in words: merge them, or say that they never are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.tasks.pairing import Pair, Reason, pairs
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.labels import ElidedLabel
from synpol_desktop.ui.review.queue import Lines, QueueModel, QueueView
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import KeepApart

KEYS = {"a": "merge", "enter": "merge", "n": "never", "delete": "never", "s": "next"}


class PairsPanel(QWidget):
    """Shows the pairs, the likeliest first."""

    merge_wanted = Signal(object, object)
    """Carries the ids of the actor that keeps its name and of the other."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self.model: QueueModel[Pair] = QueueModel(self._lines)
        self.view: QueueView[Pair] = QueueView(self.model, KEYS, desk.theme)
        self.view.setAccessibleName(tr("Actors that may be one"))
        self.view.asked.connect(self.act)
        self.view.clicked.connect(lambda index: self._show(self.model.items[index.row()]))
        self.count = ElidedLabel("", "muted")
        self.setFocusProxy(self.view)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        self.buttons = {}
        for name, text in (
            ("merge", tr("Merge (A)")),
            ("never", tr("Never merge (N)")),
            ("next", tr("Skip (S)")),
        ):
            button = self.buttons[name] = QPushButton(text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, name=name: self.act(name))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        desk.changed.connect(self._read_again)

    def refresh(self) -> None:
        """Look for pairs again, off the window's thread, when they can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._desk.jobs.ask("pairs", lambda: pairs(self._desk.workspace), self._fill)

    def act(self, name: str) -> None:
        """Answer for the current pair, or go on to the next."""
        row = self.view.currentIndex().row()
        if not 0 <= row < len(self.model.items):
            return
        pair = self.model.items[row]
        if name == "next":
            self._go(row + 1)
            return
        before = len(self._desk.workspace.history(1)) and self._desk.workspace.history(1)[0].id
        if name == "merge":
            self.merge_wanted.emit(pair.first.id, pair.second.id)
        else:
            self._desk.do(KeepApart(pair.first.id, pair.second.id, "analyst"))
        after = self._desk.workspace.history(1)
        if after and after[0].id != before:
            self.model.remove(row)
            self._go(row)

    def _fill(self, found: list[Pair]) -> None:
        row = self.view.currentIndex().row()
        self.model.fill(found)
        self.view.blockSignals(True)
        self._go(max(row, 0))
        self.view.blockSignals(False)
        self.count.setText(ntr("{n} pair", "{n} pairs", len(found)))
        for button in self.buttons.values():
            button.setEnabled(bool(found))

    def _go(self, row: int) -> None:
        if self.model.items:
            self.view.setCurrentIndex(self.model.index(min(row, len(self.model.items) - 1)))

    def _show(self, pair: Pair) -> None:
        self._desk.selection.select_entity(pair.second.id)

    def _lines(self, pair: Pair) -> Lines:
        first, second = pair.first, pair.second
        question = tr("{second} is {first}?", second=second.name, first=first.name)
        counts = (
            ntr("{n} mention", "{n} mentions", second.mentions),
            ntr("{n} mention", "{n} mentions", first.mentions),
        )
        why = line(name_of(first.type), *(reason_text(reason, number) for reason, number in pair.reasons))
        note = line(tr("{percent}\u00a0%", percent=round(100 * pair.likeness)), *counts)
        return question, note, why, self._desk.style.fill(first.type)

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()


def reason_text(reason: Reason, number: int) -> str:
    """Return a reason in words."""
    words: dict[Reason, Callable[[], str]] = {
        Reason.SPELLING: lambda: tr("the same name in another spelling"),
        Reason.SHORTER: lambda: tr("one name leaves out words of the other"),
        Reason.LAST_WORD: lambda: tr("one is the other's last name alone"),
        Reason.ALIKE: lambda: tr("the names are written nearly alike"),
        Reason.ENGLISH: lambda: tr("the same name in English"),
        Reason.ALIAS: lambda: tr("one is also called like the other"),
        Reason.NEIGHBOURS: lambda: ntr(
            "{n} common neighbour in the graph", "{n} common neighbours in the graph", number
        ),
        Reason.TOGETHER: lambda: ntr(
            "against it: {n} article names both", "against it: {n} articles name both", number
        ),
    }
    return words[reason]()
