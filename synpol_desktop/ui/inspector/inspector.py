"""Which page of the inspector is shown, and what it reads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import RelationKey
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.inspector.entity_page import EntityPage
from synpol_desktop.ui.inspector.pair import by_date
from synpol_desktop.ui.inspector.relation_page import RelationPage
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.selection import Selected


class Inspector(QStackedWidget):
    """Shows the selected entity's card or the selected relation's evidence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._nothing = Label(
            tr("Choose an actor or a relation: in the graph, in a table, or in the text."), "muted", wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setContentsMargins(24, 24, 24, 24)
        self.entity_page = EntityPage(desk)
        self.relation_page = RelationPage(desk)
        self.relation_page.entity_wanted.connect(desk.selection.select_entity)
        for page in (self._nothing, self.entity_page, self.relation_page):
            self.addWidget(page)
        self._shown: RelationKey | None = None
        self._carded: EntityId | None = None
        """Whose card is up to date."""
        desk.selection.changed.connect(self._follow)
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self._start_again())

    def _start_again(self) -> None:
        self._carded = None
        self._follow(self._desk.selection.now, again=True)

    def _follow(self, selected: Selected, *, again: bool = False) -> None:
        if selected.entity is not None:
            if again or selected.entity != self._carded:
                self.entity_page.show_entity(selected.entity)
                self._carded = selected.entity
            self.setCurrentWidget(self.entity_page)
        elif selected.relation is not None:
            if again or selected.relation != self._shown or self._lacks(selected):
                self._show_relation(selected)
            self.setCurrentWidget(self.relation_page)
            self._mark(selected)
            return
        else:
            self.setCurrentWidget(self._nothing)
        self._shown = None

    def _lacks(self, selected: Selected) -> bool:
        """Whether a place was asked for that is not among those shown."""
        page = self.relation_page
        here = {card.evidence.relation.id for card in page.cards} | {
            e.relation.id for each in (page.waiting, page.left_out) for e in each
        }
        return selected.relation_mention is not None and selected.relation_mention not in here

    def _show_relation(self, selected: Selected) -> None:
        """Read the evidence, and open the first place in the text if none was asked for."""
        key = selected.relation
        assert key is not None
        workspace = self._desk.workspace
        evidence = by_date(workspace.evidence(key, self._desk.filter))
        asked = selected.relation_mention
        if asked is not None and all(entry.relation.id != asked for entry in evidence):
            # A place that the filter hides was asked for, such as one that waits for review.
            hidden = [entry for entry in workspace.evidence(key, EVERYTHING) if entry.relation.id == asked]
            evidence = [*hidden, *evidence]
        self._shown = key
        self.relation_page.show_relation(key, evidence)
        if selected.relation_mention is None and evidence:
            first = evidence[0].relation
            self._desk.selection.select_relation(key, first.id, first.article, first.evidence)

    def _mark(self, selected: Selected) -> None:
        current = next(
            (
                card.evidence.relation
                for card in self.relation_page.cards
                if card.evidence.relation.id == selected.relation_mention
            ),
            None,
        )
        self.relation_page.mark_current(current)

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self._start_again()
