"""The panel of measures: the network in numbers, the table of actors, and what is done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.exporting.csv_files import Files
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.saving import Form, ask_path
from synpol_desktop.ui.graphing.measures.controls import Controls
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.measures.table import MEASURES, MeasuresModel
from synpol_desktop.ui.graphing.measures.words import figures_text
from synpol_desktop.ui.graphing.styling.styling import Styling
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.labels import Label, scroll_area
from synpol_desktop.ui.selection import Selected
from synpol_desktop.ui.tables.cells import TextCells

_FALLING = Qt.SortOrder.DescendingOrder
NAME_PX, NUMBER_PX, CONTROLS_PX = 190, 92, 250
LEAST_PX = 150


class MeasuresPanel(QWidget):
    """Shows what was measured; measures when it is first seen.

    Parameters
    ----------
    bom : bool
        Whether files begin with a byte order mark, by which spreadsheets know Arabic.
    """

    def __init__(
        self,
        desk: Desk,
        measuring: Measuring,
        styling: Styling,
        *,
        bom: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._measuring, self._bom = desk, measuring, bom
        self._shown: object = None
        self.model = MeasuresModel()
        self.view = self._make_view()
        self.figures = Label("", wrap=True)
        self.state = Label("", "muted", wrap=True)
        self.controls = Controls(measuring, styling)
        self.controls.export_wanted.connect(self.export)
        self.setFocusProxy(self.view)
        self.setMinimumHeight(LEAST_PX)
        self._lay_out()
        measuring.changed.connect(self._show)
        desk.selection.changed.connect(self._follow)
        self._show()

    def export(self) -> None:
        """Ask where the table shall go."""
        table = Form(tr("Table"), ".csv")
        chosen = ask_path(tr("Export the measures"), Path.home() / "measures.csv", (table,), self)
        if chosen is not None:
            self.write(chosen.path)

    def write(self, path: Path) -> bool:
        """Write the table as it is sorted; whether that worked."""
        columns = ("id", "name", "type", *(measure.value for measure in MEASURES))
        try:
            with Files(bom=self._bom) as files:
                files.write(path, columns, self.model.rows())
        except SynpolError as error:
            self._desk.failed.emit(error)
            return False
        self._desk.said.emit(tr("Written, as the filter shows it: {name}", name=path.name))
        return True

    def _show(self) -> None:
        measured, measuring = self._measuring.measured, self._measuring
        if measured is not None and measured is not self._shown:
            self._shown = measured
            self.model.show(measured)
            self.figures.setText(figures_text(measured.figures))
            self._follow(self._desk.selection.now)
        notes = []
        if measuring.busy:
            notes.append(tr("Measuring…"))
        elif measuring.stale:
            notes.append(tr("Facts or filter have changed since: measure again."))
        if measured is not None and measured.sampled:
            notes.append(
                ntr(
                    "Betweenness is estimated from {n} actor.",
                    "Betweenness is estimated from {n} actors.",
                    measured.sampled,
                )
            )
        self.state.setText(" ".join(notes))
        self.state.setVisible(bool(notes))
        self.controls.show_state()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._desk.selection.select_entity(self.model.entity(index.row()))

    def _follow(self, selected: Selected) -> None:
        row = None if selected.entity is None else self.model.row_of(selected.entity)
        if row is not None and self.view.currentIndex().row() != row:
            self.view.selectionModel().blockSignals(True)
            self.view.selectRow(row)
            self.view.selectionModel().blockSignals(False)
            self.view.viewport().update()

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.model)
        view.setItemDelegate(TextCells(view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setAccessibleName(tr("Measures"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(28)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.resizeSection(0, NAME_PX)
        for column in range(1, self.model.columnCount()):
            header.resizeSection(column, NUMBER_PX)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(1 + MEASURES.index(Measure.STRENGTH), _FALLING)
        view.setSortingEnabled(True)
        view.selectionModel().currentRowChanged.connect(lambda now, _before: self._choose(now))
        view.clicked.connect(self._choose)
        return view

    def _lay_out(self) -> None:
        side = scroll_area(self.controls)
        side.setFixedWidth(CONTROLS_PX)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.figures)
        right.addWidget(self.state)
        right.addWidget(self.view, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 4, 8, 4)
        line.addWidget(side)
        line.addLayout(right, 1)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._measuring.measured is None and not self._measuring.busy:
            self._measuring.take()
