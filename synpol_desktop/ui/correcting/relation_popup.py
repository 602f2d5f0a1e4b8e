"""The list of relations that two names may have."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, Quad, RelationType
from synpol_desktop.ui.correcting.fitting import fitting
from synpol_desktop.ui.correcting.popup import Choice, Popup
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.words import name_of


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation type, from the first name to the second or ``turned`` round."""

    type: RelationType
    turned: bool = False


class RelationPopup(Popup):
    """Offers the types that fit both ends, also those that fit only the other way; typing finds any type."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window, "", tr("Type a digit, or a part of the relation's name."))
        self._desk = desk
        self._fitting: list[Stated] = []
        self.asked.connect(self._show)

    def open_for(self, place: QPoint, source: EntityId, target: EntityId) -> None:
        """Open for a relation from one entity to another."""
        workspace = self._desk.workspace
        ends = workspace.entity(source), workspace.entity(target)
        names = workspace.label(source), workspace.label(target)
        title = tr("From {source} to {target}", source=names[0], target=names[1])
        self.title.setText(self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 330))
        self.title.setToolTip(title)
        self.line.setAccessibleName(title)
        self.list.setAccessibleName(title)
        forth, back = fitting(ends[0].type, ends[1].type), fitting(ends[1].type, ends[0].type)
        # A text often names a body before its head: the offices that fit the other way only stand first.
        turned = [Stated(kind, turned=True) for kind in back if kind not in forth and not kind.symmetric]
        offices = [stated for stated in turned if stated.type.quad is Quad.STRUCTURAL]
        rest = [stated for stated in turned if stated not in offices]
        self._fitting = [*offices, *map(Stated, forth), *rest] or list(map(Stated, RELATION_TYPES))
        self._show("")
        self.open(place, "")

    def _show(self, typed: str) -> None:
        wanted = folded(typed).casefold().strip()
        offered = {stated.type for stated in self._fitting}
        rest = [Stated(kind) for kind in RELATION_TYPES if wanted and kind not in offered]
        named = [
            stated for stated in (*self._fitting, *rest) if wanted in folded(name_of(stated.type)).casefold()
        ]
        self.offer([self._choice(stated, n) for n, stated in enumerate(named, start=1)])

    def _choice(self, stated: Stated, n: int) -> Choice:
        way = tr("the other way") if stated.turned else ""
        ink = self._desk.style.line(stated.type)
        return Choice(name_of(stated.type), way, ink, stated, str(n) if n < 10 else "")
