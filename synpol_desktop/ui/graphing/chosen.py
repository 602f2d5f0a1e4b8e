"""The actors that are chosen in the graph: one or many; the last of them is what all panels select."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.selection import Selected, Selection


class Chosen(QObject):
    """Keeps several actors selected beside the one selection that all panels share."""

    changed = Signal(object, object)
    """What was chosen before, and what is chosen now: tuples of EntityId."""

    def __init__(self, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._now: tuple[EntityId, ...] = ()
        self._setting = False
        selection.changed.connect(self._follow)

    @property
    def now(self) -> tuple[EntityId, ...]:
        """The chosen actors, in the order in which they were chosen."""
        return self._now

    def set(self, entities: Iterable[EntityId]) -> None:
        """Choose these and no others."""
        chosen = tuple(dict.fromkeys(entities))
        self._setting = True
        try:
            known = [entity for entity in chosen if entity > 0]  # folds are no actors of the workspace
            if not known:
                self._selection.clear()
            elif known[-1] != self._selection.now.entity:
                self._selection.select_entity(known[-1])
        finally:
            self._setting = False
        self._take(chosen)

    def add(self, entities: Iterable[EntityId]) -> None:
        """Choose these as well."""
        self.set((*self._now, *entities))

    def toggle(self, entity: EntityId) -> None:
        """Choose one more, or leave it out if it was chosen."""
        if entity in self._now:
            self.set(other for other in self._now if other != entity)
        else:
            self.add((entity,))

    def _follow(self, selected: Selected) -> None:
        if self._setting or (selected.entity is not None and selected.entity in self._now):
            return
        self._take(() if selected.entity is None else (selected.entity,))

    def _take(self, chosen: tuple[EntityId, ...]) -> None:
        if chosen != self._now:
            before, self._now = self._now, chosen
            self.changed.emit(before, chosen)
