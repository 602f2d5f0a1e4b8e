"""Selections that are kept under a name, and joined with what is chosen: and, or, minus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.graphing.following import Following
from synpol_desktop.ui.i18n import isolate, line, ntr, tr
from synpol_desktop.ui.labels import Label

ROLE = Qt.ItemDataRole.UserRole
LEAST_PX = 150


class Join(Enum):
    """How a kept selection meets what is chosen now."""

    INSTEAD = 0
    AND = 1
    OR = 2
    MINUS = 3


class Kept(QObject):
    """Selections by name."""

    changed = Signal()

    def __init__(self, following: Following) -> None:
        super().__init__(following)
        self._following = following
        self._all: dict[str, tuple[EntityId, ...]] = {}

    @property
    def all(self) -> Mapping[str, tuple[EntityId, ...]]:
        """The actors of each name, in the order of keeping."""
        return self._all

    def take(self, kept: Mapping[str, tuple[EntityId, ...]]) -> None:
        """Have these and no others."""
        if kept != self._all:
            self._all = dict(kept)
            self.changed.emit()

    def keep(self, name: str) -> bool:
        """Keep what is chosen under a name; false without a name or without a selection."""
        chosen = self._following.chosen.now
        if not name.strip() or not chosen:
            return False
        self._all[name.strip()] = chosen
        self.changed.emit()
        return True

    def drop(self, name: str) -> None:
        """Forget a name."""
        if self._all.pop(name, None) is not None:
            self.changed.emit()

    def use(self, name: str, join: Join) -> None:
        """Choose a kept selection, or join it with what is chosen."""
        now, kept = self._following.chosen.now, self._all.get(name, ())
        joined: dict[Join, Callable[[], tuple[EntityId, ...]]] = {
            Join.INSTEAD: lambda: kept,
            Join.AND: lambda: tuple(one for one in now if one in set(kept)),
            Join.OR: lambda: (*now, *kept),
            Join.MINUS: lambda: tuple(one for one in now if one not in set(kept)),
        }
        self._following.choose(joined[join]())


class KeptPanel(QWidget):
    """Lists the kept selections; Enter chooses one, Delete forgets it."""

    def __init__(self, kept: Kept, following: Following, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept, self._following = kept, following
        self.name = QLineEdit(placeholderText=tr("Name of the selection"), clearButtonEnabled=True)
        self.name.setAccessibleName(tr("Name of the selection"))
        self.name.returnPressed.connect(self.keep)
        self.name.textChanged.connect(self._allow)
        self.keep_button = QPushButton(tr("Keep"))
        self.keep_button.clicked.connect(self.keep)
        self.count = Label("", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Kept selections"))
        self.list.itemActivated.connect(lambda _item: self.use(Join.INSTEAD))
        self.buttons: dict[Join, QPushButton] = {}
        self.drop_button = QPushButton(tr("Forget"))
        self.drop_button.clicked.connect(self.drop)
        self.setMinimumHeight(LEAST_PX)
        self.setFocusProxy(self.name)
        self._lay_out()
        kept.changed.connect(self._show)
        following.chosen.changed.connect(lambda _before, _now: self._count())
        self._show()

    def keep(self) -> None:
        """Keep what is chosen under the name that was typed."""
        if self._kept.keep(self.name.text()):
            self.name.clear()

    def use(self, join: Join) -> None:
        """Choose or join the selection that is marked in the list."""
        name = self._current()
        if name is not None:
            self._kept.use(name, join)

    def drop(self) -> None:
        """Forget the selection that is marked in the list."""
        name = self._current()
        if name is not None:
            self._kept.drop(name)

    def _current(self) -> str | None:
        item = self.list.currentItem()
        return None if item is None else str(item.data(ROLE))

    def _show(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for name, actors in self._kept.all.items():
            item = QListWidgetItem(line(name, ntr("{n} actor", "{n} actors", len(actors))))
            item.setData(ROLE, name)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        for button in (*self.buttons.values(), self.drop_button):
            button.setEnabled(self.list.count() > 0)
        self._count()

    def _count(self) -> None:
        chosen = ntr("{n} actor", "{n} actors", len(self._following.chosen.now))
        self.count.setText(tr("Selected now: {count}", count=isolate(chosen)))
        self._allow()

    def _allow(self) -> None:
        """Let the button say whether there is something to keep, and a name for it."""
        chosen, named = bool(self._following.chosen.now), bool(self.name.text().strip())
        self.keep_button.setEnabled(chosen and named)
        tip = "" if chosen else tr("Select actors first.")
        self.keep_button.setToolTip(tip or ("" if named else tr("Write a name first.")))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.count)
        top.addWidget(self.name, 1)
        top.addWidget(self.keep_button)
        row = QHBoxLayout()
        for join, text, tip in (
            (Join.INSTEAD, tr("Select"), tr("Select these instead")),
            (Join.AND, tr("And"), tr("Of those selected, only these")),
            (Join.OR, tr("Or"), tr("Those selected, and these")),
            (Join.MINUS, tr("Minus"), tr("Those selected, without these")),
        ):
            button = self.buttons[join] = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, join=join: self.use(join))
            row.addWidget(button)
        row.addWidget(self.drop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(row)
