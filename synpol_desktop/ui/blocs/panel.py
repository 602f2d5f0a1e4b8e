"""The table of blocs: who belongs to which from when to when; its cells can be edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.arabic.collation import sort_key
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.blocs import NONE_FIELD, BlocRow, bloc_named
from synpol_desktop.core.changes import Changes
from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.blocs.changing import as_tables, put, replaced, shown_name
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.i18n import isolate, ntr, tr
from synpol_desktop.ui.labels import ElidedLabel
from synpol_desktop.ui.timing.date_field import read_date
from synpol_desktop.ui.words import short_date

ACTOR, BLOC, FIRST, LAST, ORIGIN = range(5)
TYPING_MS = 120
LEAST_PX = 60
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(frozen=True, slots=True)
class Known:
    """What the table shows: the rows, what their actors are called, and who is in no bloc by the analyst."""

    rows: Sequence[BlocRow] = ()
    names: Mapping[EntityId, str] | None = None
    nowhere: frozenset[EntityId] = frozenset()

    def name(self, entity: EntityId) -> str:
        """Return what an actor is called."""
        return (self.names or {}).get(entity, "")


class BlocsPanel(QWidget):
    """Shows the blocs of the actors that are here, and writes what the analyst changes."""

    listed = Signal()
    """The table shows what is kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known = Known()
        self._shown: list[BlocRow] = []
        self._stale, self._filling = True, False
        self.filter_line = QLineEdit(placeholderText=tr("Actor or bloc"), clearButtonEnabled=True)
        self.filter_line.setAccessibleName(tr("Actor or bloc"))
        self.table = QTableWidget(0, 5)
        self.add_button = QPushButton(tr("Add…"))
        self.remove_button = QPushButton(tr("Remove"))
        self.reset_button = QPushButton(tr("As in the tables"))
        self.reset_button.setToolTip(tr("Forget what you said of this actor's blocs"))
        self.count = ElidedLabel("", "muted")
        self._lay_out()
        self._connect()
        self._enable()

    def refresh(self) -> None:
        """Read the blocs, when they can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        workspace = self._desk.workspace

        def read() -> Known:
            rows = workspace.bloc_rows()
            nowhere = frozenset(workspace.details_in(NONE_FIELD))
            return Known(rows, workspace.labels({row.entity for row in rows}), nowhere)

        self._desk.jobs.ask("blocs", read, self._show)

    def show_actor(self, entity: EntityId) -> None:
        """Show the rows of one actor."""
        self.filter_line.setText(self._desk.workspace.label(entity))

    def row_at(self, line: int) -> BlocRow:
        """Return what a line of the table shows."""
        return self._shown[line]

    def names(self) -> list[str]:
        """Return the blocs that there are, as they are called."""
        from synpol_desktop.core.blocs import bloc_names

        known = {row.bloc for row in self._known.rows} | {arabic for arabic, _ in bloc_names().values()}
        return sorted(shown_name(name, self._desk.workspace.label_language) for name in known)

    def add(self, row: BlocRow) -> None:
        """Let an actor belong to a bloc."""
        self._put(row.entity, [*self._rows_of(row.entity), replace(row, bloc=bloc_named(row.bloc))])

    def remove(self, row: BlocRow) -> None:
        """Take an actor out of a bloc."""
        self._put(row.entity, replaced(self._rows_of(row.entity), row, None))

    # Showing

    def _show(self, known: Known) -> None:
        self._known = known
        self._fill()
        self.listed.emit()

    def _fill(self) -> None:
        language = self._desk.workspace.label_language
        wanted = folded(self.filter_line.text().strip()).casefold()
        self._filling = True
        lines = []
        for row in self._known.rows:
            name, bloc = self._known.name(row.entity), shown_name(row.bloc, language)
            if wanted in folded(f"{name}\n{bloc}\n{row.bloc}").casefold():
                lines.append((name, bloc, row))
        lines.sort(key=lambda line: (sort_key(line[1]), sort_key(line[0]), line[2].first or date.min))
        chosen = self._chosen()
        self._shown = [row for _, _, row in lines]
        self.table.setRowCount(len(lines))
        for line, (name, bloc, row) in enumerate(lines):
            days = (short_date(day.isoformat() if day else None) for day in (row.first, row.last))
            origin = tr("yours") if row.own else tr("tables")
            for column, text in enumerate((isolate(name), bloc, *days, origin)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column in (ACTOR, ORIGIN) or self._desk.workspace.read_only:
                    item.setFlags(_FIXED)
                self.table.setItem(line, column, item)
        if chosen in self._shown:
            self.table.selectRow(self._shown.index(chosen))
        self._filling = False
        actors = len({row.entity for row in self._shown})
        self.count.setText(
            tr(
                "{rows} of {actors}. What you say of an actor's blocs takes the place of the tables' rows.",
                rows=ntr("{n} membership", "{n} memberships", len(lines)),
                actors=ntr("{n} actor", "{n} actors", actors),
            )
        )
        self._enable()

    def _chosen(self) -> BlocRow | None:
        line = self.table.currentRow()
        return self._shown[line] if 0 <= line < len(self._shown) else None

    def _enable(self) -> None:
        row, writable = self._chosen(), not self._desk.workspace.read_only
        self.add_button.setEnabled(writable)
        self.remove_button.setEnabled(writable and row is not None)
        self.reset_button.setEnabled(writable and row is not None and row.own)

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.notes:
            self.refresh()

    # Changing

    def _rows_of(self, entity: EntityId) -> list[BlocRow]:
        return [row for row in self._known.rows if row.entity == entity]

    def _put(self, entity: EntityId, rows: Sequence[BlocRow]) -> None:
        name = self._desk.workspace.entity(entity).name
        self._desk.do(put(rows, entity, name, nowhere=entity in self._known.nowhere))

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        before, text = self._shown[item.row()], item.text().strip()
        after = self._changed(before, item.column(), text)
        if after is None:
            self._desk.said.emit(tr("“{value}” can't stand there.", value=text))
            QTimer.singleShot(0, self, self._fill)
        elif after != before:
            self._put(before.entity, replaced(self._rows_of(before.entity), before, after))

    def _changed(self, row: BlocRow, column: int, text: str) -> BlocRow | None:
        """Return the row that a cell was changed to, None if that makes no sense."""
        if column == BLOC:
            language = self._desk.workspace.label_language
            same = text == shown_name(row.bloc, language)
            return (row if same else replace(row, bloc=bloc_named(text))) if text else None
        found = read_date(text) if text else None
        if text and found is None:
            return None
        day = None if found is None else found[column == LAST]
        after = replace(row, first=day) if column == FIRST else replace(row, last=day)
        return None if after.first and after.last and after.last < after.first else after

    def _add(self) -> None:
        from synpol_desktop.ui.blocs.dialog import BlocDialog

        row = self._chosen()
        entity = self._desk.selection.now.entity or (row.entity if row else None)
        dialog = BlocDialog(self._desk, self.names(), entity, self.window())
        if dialog.exec():
            made = dialog.row()
            if made is not None:
                self.add(made)

    def _remove(self) -> None:
        row = self._chosen()
        if row is not None and not self._desk.workspace.read_only:
            self.remove(row)

    def _reset(self) -> None:
        row = self._chosen()
        if row is not None:
            name = self._desk.workspace.entity(row.entity).name
            self._desk.do(as_tables(row.entity, name, nowhere=row.entity in self._known.nowhere))

    def _select(self) -> None:
        self._enable()
        row = self._chosen()
        if row is not None and not self._filling:
            self._desk.selection.select_entity(row.entity)

    # Making it

    def _connect(self) -> None:
        typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        typing.timeout.connect(self._fill)
        self.filter_line.textChanged.connect(lambda _text: typing.start())
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.reset_button.clicked.connect(self._reset)
        self.table.itemChanged.connect(self._edited)
        self.table.itemSelectionChanged.connect(self._select)
        remove = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._remove)
        self._desk.changed.connect(self._read_again)

    def _lay_out(self) -> None:
        table = self.table
        table.setAccessibleName(tr("Blocs"))
        table.setHorizontalHeaderLabels([tr("Actor"), tr("Bloc"), tr("From"), tr("Until"), tr("Origin")])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.setMinimumHeight(LEAST_PX)
        header = table.horizontalHeader()
        for column in (ACTOR, BLOC):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in (FIRST, LAST):
            table.setColumnWidth(column, table.fontMetrics().horizontalAdvance("2000-00-00") + 36)
        table.setColumnWidth(ORIGIN, table.fontMetrics().horizontalAdvance(tr("tables")) + 60)
        top = QHBoxLayout()
        top.addWidget(self.filter_line, 1)
        for button in (self.add_button, self.remove_button, self.reset_button):
            top.addWidget(button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(8, 6, 8, 6)
        column_.addLayout(top)
        column_.addWidget(table, 1)
        column_.addWidget(self.count)
        self.setFocusProxy(self.filter_line)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
