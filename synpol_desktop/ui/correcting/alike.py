"""The bar below the text that offers to do with all places alike what was done with one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import Occurrence
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import tool_button


@dataclass(frozen=True, slots=True)
class Alike:
    """Words, and what they shall name: an entity, or nothing (``entity`` None) where they name ``was``."""

    words: str
    entity: EntityId | None
    was: EntityId | None = None

    def concerns(self, place: Occurrence) -> bool:
        """Whether there is anything to change at a place."""
        if self.entity is None:
            return place.exact and place.entity == self.was
        return not (place.exact and place.entity == self.entity)


class AlikeBar(QFrame):
    """Counts the other places in the background; shown only if there are any."""

    wanted = Signal(object)
    """Carries the :class:`Alike`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphBar")
        self._desk = desk
        self.alike: Alike | None = None
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self.wanted.emit(self.alike))
        close = tool_button(icon("close", desk.theme.muted), tr("Close"))
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 8, 5)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(close)
        self.hide()

    def ask(self, alike: Alike) -> None:
        """Look for the other places."""
        self.clear()
        self._desk.jobs.ask(
            "alike",
            lambda: sum(map(alike.concerns, self._desk.workspace.occurrences(alike.words))),
            lambda count: self._show(alike, count),
        )

    def clear(self) -> None:
        """Offer nothing."""
        self.alike = None
        self.hide()

    def _show(self, alike: Alike, count: int) -> None:
        self.alike = alike if count else None
        self.button.setText(ntr("One more like this…", "All {n} like this…", count))
        self.setVisible(count > 0)
