"""The table of relations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.records import RelationKey, RelationRow
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import number, tr
from synpol_desktop.ui.selection import Selected
from synpol_desktop.ui.tables.model import Column
from synpol_desktop.ui.tables.panel import TablePanel
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.queries import RelationQuery, RelationSort


class RelationsPanel(TablePanel[RelationKey, RelationRow]):
    """Lists relations; choosing one selects it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        super().__init__(
            desk.jobs,
            self._columns(),
            lambda keys: desk.workspace.relation_rows(keys, desk.filter),
            self._find_keys,
            (RelationSort.MENTIONS.value, True),
            tr("Filter relations"),
            tr("Relations are listed here once articles have been read."),
            parent,
        )
        self.chosen.connect(desk.selection.select_relation)
        desk.selection.changed.connect(self._follow)
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self.refresh())
        self.refresh()

    def _find_keys(self, text: str, sort: str, descending: bool) -> Sequence[RelationKey]:
        query = RelationQuery(text, RelationSort(sort), descending)
        return self._desk.workspace.relation_keys(query, self._desk.filter)

    def _follow(self, selected: Selected) -> None:
        self.show_current(selected.relation)

    def _read_again(self, changes: Changes) -> None:
        if changes.metadata or changes.facts:
            self.refresh()

    def _columns(self) -> list[Column[RelationRow]]:
        return [
            Column(tr("From"), lambda row: row.source_name, RelationSort.SOURCE.value, stretch=True),
            Column(
                tr("Relation"),
                lambda row: name_of(row.key.type),
                RelationSort.TYPE.value,
                width=100,
                paint=lambda row: QColor.fromRgb(self._desk.style.line(row.key.type)),
            ),
            Column(tr("To"), lambda row: row.target_name, RelationSort.TARGET.value, stretch=True),
            Column(
                tr("Places"),
                lambda row: number(row.mentions),
                RelationSort.MENTIONS.value,
                True,
                74,
                from_width=320,
            ),
        ]
