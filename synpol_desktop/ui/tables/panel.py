"""A table with its filter line: what the tables of articles, entities and relations share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.jobs import Jobs
from synpol_desktop.ui.tables.cells import TextCells
from synpol_desktop.ui.tables.model import Column, IdTableModel, Key, Pages, Row

TYPING_MS = 180


class TablePanel(QWidget, Generic[Key, Row]):
    """A sorted, filtered table.

    Parameters
    ----------
    columns : sequence of Column
    read : callable
        Rows of some ids.
    find : callable
        Ids for (filter text, sort column, descending).
    """

    chosen = Signal(object)
    """Carries the id of the row that the user went to."""
    refreshed = Signal()
    menu_wanted = Signal(object, QPoint)
    """Carries the ids of the selected rows and where the menu should open."""

    def __init__(
        self,
        jobs: Jobs,
        columns: Sequence[Column[Row]],
        read: Callable[[Sequence[Key]], Sequence[Row]],
        find: Callable[[str, str, bool], Sequence[Key]],
        sort: tuple[str, bool],
        placeholder: str,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._find = find
        self._stale = True
        self._wanted: Key | None = None
        self._sort = sort
        self._showing = False
        self._said: set[str] = set()
        self.model: IdTableModel[Key, Row] = IdTableModel(columns, read)
        self.filter_line = QLineEdit(placeholderText=placeholder, clearButtonEnabled=True)
        self.filter_line.setAccessibleName(placeholder)
        self.view = _make_view(self.model)
        self.view.setAccessibleName(placeholder)
        self._nothing = empty
        self._empty = QLabel(self.view)
        self._empty.hide()
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the ids again, off the window's thread, when the table can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        text, (column, descending) = self.filter_line.text().strip(), self._sort
        first = max(self.view.rowAt(0), 0)

        def read() -> Pages[Key, Row]:
            return self.model.read_pages(self._find(text, column, descending), first)

        self._jobs.ask(f"table {id(self)}", read, self._show)

    def _show(self, pages: Pages[Key, Row]) -> None:
        """Show what was read, keeping the current row where it is still there."""
        current = self._wanted if self._wanted is not None else self.current()
        place = self.view.verticalScrollBar().value()
        self._showing = True
        self.model.show(pages)
        self._showing = False
        filtered = bool(self.filter_line.text().strip())
        self._empty.setText(tr("Nothing matches the filter.") if filtered else self._nothing)
        self._empty.setVisible(self.model.rowCount() == 0)
        self.view.verticalScrollBar().setValue(place)
        self.show_current(current)
        self.refreshed.emit()

    def current(self) -> Key | None:
        """Return the id of the current row."""
        index = self.view.currentIndex()
        return self.model.key(index.row()) if index.isValid() else None

    def selected(self) -> list[Key]:
        """Return the ids of the selected rows."""
        return [self.model.key(index.row()) for index in self.view.selectionModel().selectedRows()]

    def show_current(self, key: Key | None) -> None:
        """Mark the row of an id as current without choosing it; nothing if it is not shown."""
        self._wanted = key
        row = None if key is None else self.model.place_of(key)
        self._showing = True
        if row is None:
            self.view.clearSelection()
            self.view.setCurrentIndex(self.model.index(-1, -1))
        elif self.view.currentIndex().row() != row or not self.view.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag
            index = self.model.index(row, 0)
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.view.scrollTo(index)
        self._showing = False

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 8, 8, 6)
        bar.addWidget(self.filter_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view)
        header = self.view.horizontalHeader()
        for number, entry in enumerate(self.model.columns):
            header.resizeSection(number, entry.width)
            self.view.setColumnHidden(number, bool(entry.optional))
            if entry.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._typing.timeout.connect(self.refresh)
        self.filter_line.textChanged.connect(lambda _text: self._typing.start())
        self.filter_line.installEventFilter(self)
        header = self.view.horizontalHeader()
        header.sectionClicked.connect(self._sort_by)
        self._show_arrow()
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._want_menu)
        self.view.viewport().installEventFilter(self)

    def _fit_columns(self) -> None:
        width = self.view.viewport().width()
        for number, column in enumerate(self.model.columns):
            if column.optional:
                shown = column.optional in self._said and width >= column.from_width
                self.view.setColumnHidden(number, not shown)
                width -= column.width if shown else 0
        for number, column in enumerate(self.model.columns):
            if not column.optional:
                self.view.setColumnHidden(number, width < column.from_width)

    def show_column(self, name: str, *, shown: bool) -> None:
        """Show or hide an optional column."""
        if shown is not (name in self._said):
            self._said ^= {name}
            self._fit_columns()

    def _sort_by(self, section: int) -> None:
        column = self.model.columns[section]
        if column.sort is None:
            return
        name, descending = self._sort
        self._sort = (column.sort, not descending if name == column.sort else column.number)
        self._show_arrow()
        self.refresh()

    def _show_arrow(self) -> None:
        name, descending = self._sort
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for number, column in enumerate(self.model.columns):
            if column.sort == name:
                self.view.horizontalHeader().setSortIndicator(number, order)

    def _choose(self, *_: object) -> None:
        row = self.view.currentIndex().row()
        if not self._showing and row >= 0:
            self._wanted = self.model.key(row)
            self.chosen.emit(self.model.key(row))

    def _want_menu(self, place: QPoint) -> None:
        keys = self.selected()
        if keys:
            self.menu_wanted.emit(keys, self.view.viewport().mapToGlobal(place))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter_line and isinstance(event, QKeyEvent):
            down = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
            if down and self.model.rowCount():
                self.view.setFocus()
                self.view.selectRow(0)
                return True
        if watched is self.view.viewport() and event.type() == QEvent.Type.Resize:
            self._fit_columns()
            self._empty.setGeometry(self.view.viewport().rect().adjusted(24, 40, -24, -24))
        return super().eventFilter(watched, event)


def _make_view(model: IdTableModel[Key, Row]) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setItemDelegate(TextCells(view))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setAlternatingRowColors(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(30)
    header = view.horizontalHeader()
    header.setSectionsClickable(True)
    header.setSortIndicatorShown(True)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    header.setMinimumSectionSize(36)
    return view
