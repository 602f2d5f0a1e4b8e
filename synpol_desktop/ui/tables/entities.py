"""The table of entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.core.records import EntityRow
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import number, tr
from synpol_desktop.ui.selection import Selected
from synpol_desktop.ui.tables.model import Column
from synpol_desktop.ui.tables.panel import TablePanel
from synpol_desktop.ui.tables.tags import TagColumn, tag_column
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.queries import EntityQuery, EntitySort


class EntitiesPanel(TablePanel[EntityId, EntityRow]):
    """Lists entities; choosing one selects it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._desk = desk
        super().__init__(
            desk.jobs,
            self._columns(),
            self._read_rows,
            self._find_ids,
            (EntitySort.MENTIONS.value, True),
            tr("Filter actors"),
            tr("Actors are listed here once articles have been read."),
            parent,
        )
        self.chosen.connect(desk.selection.select_entity)
        desk.selection.changed.connect(self._follow)
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self.refresh())
        self._tags = TagColumn(desk, SubjectKind.ENTITY, self)
        self.refresh()

    def _read_rows(self, ids: Sequence[EntityId]) -> list[EntityRow]:
        tags = self._desk.workspace.entity_tags(ids)
        rows = self._desk.workspace.entity_rows(ids, self._desk.filter)
        return [replace(row, tags=tags[row.id]) if row.id in tags else row for row in rows]

    def _find_ids(self, text: str, sort: str, descending: bool) -> Sequence[EntityId]:
        query = EntityQuery(text, EntitySort(sort), descending)
        return self._desk.workspace.entity_ids(query, self._desk.filter)

    def _follow(self, selected: Selected) -> None:
        self.show_current(selected.entity)

    def _read_again(self, changes: Changes) -> None:
        if changes.metadata or changes.facts or changes.notes:
            self.refresh()

    def _colour(self, kind: EntityType) -> QColor:
        return QColor.fromRgb(self._desk.style.fill(kind))

    def _columns(self) -> list[Column[EntityRow]]:
        return [
            Column(
                tr("Name"),
                lambda row: row.name,
                EntitySort.NAME.value,
                stretch=True,
                paint=lambda row: self._colour(row.type),
            ),
            tag_column(lambda row: row.tags),
            Column(
                tr("Type"), lambda row: name_of(row.type), EntitySort.TYPE.value, width=96, from_width=320
            ),
            Column(tr("Mentions"), lambda row: number(row.mentions), EntitySort.MENTIONS.value, True, 78),
            Column(tr("Ties"), lambda row: number(row.degree), EntitySort.DEGREE.value, True, 70),
        ]
