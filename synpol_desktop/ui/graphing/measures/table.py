"""The table of actors and measures, sorted as an array."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from synpol_desktop.arabic.collation import sort_key
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.core.network import IndexArray
from synpol_desktop.exporting.cells import Value
from synpol_desktop.exporting.cells import name as plain_name
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.graphing.measures.taking import Measured
from synpol_desktop.ui.graphing.measures.words import measure_hint, measure_name, value_text
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.tables.cells import CellsAtOnce
from synpol_desktop.ui.words import name_of

Index = QModelIndex | QPersistentModelIndex
MEASURES = tuple(Measure)
NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class MeasuresModel(CellsAtOnce):
    """Actors as rows; the first column is the name, the others are measures."""

    def __init__(self) -> None:
        super().__init__()
        self._measured: Measured | None = None
        self._order: IndexArray = np.empty(0, np.intp)
        self._sort = 1 + MEASURES.index(Measure.STRENGTH), Qt.SortOrder.DescendingOrder

    def show(self, measured: Measured) -> None:
        """Show other measures, sorted as before."""
        self.beginResetModel()
        self._measured = measured
        self._order = self._sorted(*self._sort)
        self.endResetModel()

    def entity(self, row: int) -> EntityId:
        """Return the actor of a row."""
        assert self._measured is not None
        return EntityId(int(self._measured.ids[self._order[row]]))

    def row_of(self, entity: EntityId) -> int | None:
        """Return the row of an actor, None if it was not measured."""
        place = None if self._measured is None else self._measured.place.get(int(entity))
        return None if place is None else int(np.flatnonzero(self._order == place)[0])

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Yield the rows of a file: id, name, type and the numbers as they are, in the order shown."""
        measured = self._measured
        if measured is None:
            return
        columns = [measured.values(measure).tolist() for measure in MEASURES]
        for place in self._order.tolist():
            values = [
                int(column[place]) + measure.nominal if measure.whole or measure.nominal else column[place]
                for measure, column in zip(MEASURES, columns, strict=True)
            ]
            kind = ENTITY_TYPES[measured.types[place]].value
            yield (int(measured.ids[place]), plain_name(measured.names[place]), kind, *values)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = column, order
        if self._measured is not None:
            self.beginResetModel()
            self._order = self._sorted(column, order)
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._order)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1 + len(MEASURES)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        measured = self._measured
        if measured is None:
            return None
        place, column = int(self._order[index.row()]), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return NUMBERS if column else None
        if column == 0:
            if role == Qt.ItemDataRole.ToolTipRole:
                return name_of(ENTITY_TYPES[measured.types[place]])
            return measured.names[place] if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            measure = MEASURES[column - 1]
            return value_text(measure, float(measured.values(measure)[place]))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return measure_name(MEASURES[section - 1]) if section else tr("Actor")
        if role == Qt.ItemDataRole.ToolTipRole:
            return measure_hint(MEASURES[section - 1]) if section else tr("Actor")
        return None

    def _sorted(self, column: int, order: Qt.SortOrder) -> IndexArray:
        measured = self._measured
        if measured is None:
            return np.empty(0, np.intp)
        if column == 0:
            keys = [sort_key(name) for name in measured.names]
            places = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.intp)
            return places if order is Qt.SortOrder.AscendingOrder else places[::-1]
        values = measured.values(MEASURES[column - 1])
        falls = order is Qt.SortOrder.DescendingOrder
        return np.argsort(-values if falls else values, kind="stable").astype(np.intp)
