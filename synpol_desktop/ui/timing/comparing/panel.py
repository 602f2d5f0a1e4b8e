"""Two times compared: relations with their counts in A and in B."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.dialogs.saving import Form, ask_path
from synpol_desktop.ui.graphing.panel import GraphPanel
from synpol_desktop.ui.i18n import line, ntr, tr
from synpol_desktop.ui.jobs import Job
from synpol_desktop.ui.labels import ElidedLabel
from synpol_desktop.ui.timing.calendar import Days
from synpol_desktop.ui.timing.comparing.bar import CompareBar, Window
from synpol_desktop.ui.timing.comparing.compared import COLUMNS, Compared, within
from synpol_desktop.ui.timing.comparing.drawing import overlay
from synpol_desktop.ui.timing.comparing.table import ChangesTable
from synpol_desktop.ui.timing.tally import Tally

SHARE = 0.45
"""Of the window's height: tools, key and header leave little of less to the rows."""
ROOMY_PX = 240
"""A panel that is lower gives the rows the room of the line that narrows them."""
UNEVEN = 1.1
"""Times that differ by more in length are said to do so: their counts are not rates."""


class ComparePanel(QWidget):
    """Compares two times under the filter, whatever its own bounds on dates.

    Parameters
    ----------
    bom : bool
        Whether files begin with a byte order mark, by which spreadsheets know Arabic.
    """

    compared_anew = Signal()

    def __init__(self, desk: Desk, graph: GraphPanel, *, bom: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._graph, self._bom = desk, graph, bom
        self._stale = True
        self._asked: Filter | None = None
        self.bar = CompareBar(desk.theme)
        self.table = ChangesTable(desk)
        self.said = ElidedLabel("", "muted")
        self.said.setContentsMargins(10, 2, 10, 4)
        self.setFocusProxy(self.table.view)
        self.setProperty("share", SHARE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        self._connect()

    def refresh(self) -> None:
        """Compare again, when it can be seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        a, b = self.bar.a.days, self.bar.b.days
        workspace, shown = self._desk.workspace, self._desk.filter.whenever()
        self._asked = shown
        if a is None or b is None:
            self._desk.jobs.ask("compare", lambda: Tally.of(workspace.moments(shown)), self._propose)
        else:
            self._desk.jobs.ask("compare", lambda: Compared.of(workspace, shown, a, b), self._show)

    def write(self, path: Path) -> Job | None:
        """Write the table as it is shown."""
        listed = self.table.listed()
        if listed is None:
            return None
        compared, places = listed

        def work(_progress: Progress) -> Path:
            from synpol_desktop.exporting.csv_files import Files

            with Files(bom=self._bom) as files:
                files.write(path, COLUMNS, compared.rows(places))
            return path

        def done(written: Path) -> None:
            self._desk.said.emit(tr("Written: {name}", name=written.name))

        return self._desk.jobs.start(tr("Exporting"), work, done)

    def _propose(self, tally: Tally) -> None:
        """Begin with the range in use and the same length before it, or with both halves of all time."""
        extent, shown = tally.extent, self._desk.filter
        if extent is None:
            self.said.setText(tr("Nothing shown has a date."))
            return
        if shown.bounded:
            b = Days.of(shown.first, shown.last, extent)
            a = Days(max(b.first - b.length, 1), max(b.first - 1, 1))
        else:
            middle = (extent.first + extent.last) // 2
            a, b = Days(extent.first, middle), Days(min(middle + 1, extent.last), extent.last)
        self.bar.a.show_days(a)
        self.bar.b.show_days(b)
        self.refresh()

    def _show(self, compared: Compared) -> None:
        self.bar.show_counts(compared)
        self.table.show_compared(compared)
        parts = []
        lengths = sorted((compared.a.length, compared.b.length))
        if lengths[1] > lengths[0] * UNEVEN:
            parts.append(
                tr(
                    "A has {a} days and B has {b}: the counts are not per day.",
                    a=compared.a.length,
                    b=compared.b.length,
                )
            )
        if compared.undated:
            undated = compared.undated
            parts.append(
                ntr(
                    "{n} place without a date is in neither",
                    "{n} places without a date are in neither",
                    undated,
                )
            )
        self.said.setText(line(*parts))
        self.said.setVisible(bool(parts))
        self._mark()
        self._draw()
        self.compared_anew.emit()

    def _mark(self, *_: object) -> None:
        """Show which of the two times the graph shows."""
        shown = self._desk.filter
        for window in (self.bar.a, self.bar.b):
            days = window.days
            window.show_button.setChecked(days is not None and within(shown, days) == shown)

    def _show_in_graph(self, window: Window) -> None:
        days, shown = window.days, self._desk.filter
        if days is not None:
            here = within(shown, days)
            self._desk.filter = shown.whenever() if here == shown else here
        self._mark()

    def _take(self, window: Window) -> None:
        shown = self._desk.filter
        if shown.first is None or shown.last is None:
            self._desk.said.emit(tr("Choose a range in the histogram first."))
            return
        window.show_days(Days(shown.first.toordinal(), shown.last.toordinal()))
        self._changed_days()

    def _changed_days(self) -> None:
        if self.bar.a.days is None or self.bar.b.days is None:
            self._desk.said.emit(tr("Each of the two times needs a first and a last day."))
        else:
            self.refresh()

    def _follow_filter(self, shown: Filter) -> None:
        self._mark()
        if shown.whenever() != self._asked:
            self.refresh()

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self.refresh()

    def _toggle_drawing(self, drawn: bool) -> None:
        if drawn:
            self._show_both()
            self._draw()
        else:
            self._graph.styling.lay_over(None)

    def _show_both(self) -> None:
        """Let the graph show both times, where the filter leaves a part of them out."""
        shown, a, b = self._desk.filter, self.bar.a.days, self.bar.b.days
        if shown.bounded and a is not None and b is not None:
            first, last = Days(min(a.first, b.first), max(a.last, b.last)).dates
            early = shown.first is None or shown.first <= first
            if not (early and (shown.last is None or shown.last >= last)):
                self._desk.filter = replace(shown, first=first, last=last)

    def _draw(self) -> None:
        """Draw the comparison; the legend of the graph says what its colours mean."""
        compared = self.table.compared
        if self.bar.draw.isChecked() and compared is not None:
            self._graph.styling.lay_over(overlay(compared))

    def _ask_where(self) -> None:
        table = Form(tr("Table"), ".csv")
        chosen = ask_path(tr("Export the changes"), Path.home() / "changes.csv", (table,), self)
        if chosen is not None:
            self.write(chosen.path)

    def _connect(self) -> None:
        for window in (self.bar.a, self.bar.b):
            window.changed.connect(self._changed_days)
            window.take_wanted.connect(lambda window=window: self._take(window))
            window.show_wanted.connect(lambda window=window: self._show_in_graph(window))
        self.bar.change_chosen.connect(self.table.show_change)
        self.bar.export_wanted.connect(self._ask_where)
        self.bar.draw.toggled.connect(self._toggle_drawing)
        self._desk.filter_changed.connect(self._follow_filter)
        self._desk.changed.connect(self._read_again)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.filter_line.setVisible(self.height() >= ROOMY_PX)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
