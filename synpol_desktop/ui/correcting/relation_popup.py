"""The list of relations that two names may have."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.ui.correcting.fitting import fitting
from synpol_desktop.ui.correcting.popup import Choice, Popup
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.words import name_of


class RelationPopup(Popup):
    """Offers the types that fit both ends; typing finds any type."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, "", tr("Type a part of the relation's name, or Ctrl with a digit."))
        self._desk = desk
        self._kinds: list[RelationType] = []
        self.asked.connect(self._show)

    def open_for(self, place: QPoint, source: EntityId, target: EntityId) -> None:
        """Open for a relation from one entity to another."""
        workspace = self._desk.workspace
        ends = workspace.entity(source), workspace.entity(target)
        title = tr("From {source} to {target}", source=ends[0].name, target=ends[1].name)
        self.title.setText(self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 330))
        self.title.setToolTip(title)
        self._kinds = fitting(ends[0].type, ends[1].type) or list(RELATION_TYPES)
        self._show("")
        self.open(place, "")

    def _show(self, typed: str) -> None:
        wanted = folded(typed).casefold().strip()
        kinds = self._kinds if not wanted else RELATION_TYPES
        named = [kind for kind in kinds if wanted in folded(name_of(kind)).casefold()]
        self.offer(
            [
                Choice(name_of(kind), "", self._desk.style.line(kind), kind, f"Ctrl+{n}" if n < 10 else "")
                for n, kind in enumerate(named, start=1)
            ]
        )
