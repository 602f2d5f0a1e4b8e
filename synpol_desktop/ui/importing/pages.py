"""What a file would become: its first articles, and the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QTabWidget

from synpol_desktop.importing.previewing import Preview
from synpol_desktop.ui.i18n import begins_right_to_left, explain, line, tr

_BEGINNING = 160


class PreviewPages(QTabWidget):
    """Two tables: articles as they would be imported, and cells as they stand in the file.

    Parameters
    ----------
    refused : str
        Colour of what would be refused.
    """

    def __init__(self, refused: str) -> None:
        super().__init__(documentMode=True)
        self._refused = QColor(refused)
        self.articles = _table(tr("First articles"))
        self.rows = _table(tr("First rows"))
        self.addTab(self.articles, tr("As articles"))
        self.addTab(self.rows, tr("As it stands in the file"))

    def show_preview(self, preview: Preview) -> None:
        """Show what was looked at."""
        heads = [tr("Title"), tr("Date"), tr("Outlet"), tr("Author"), tr("Text")]
        lines = [
            (each.title, each.published or tr("no date"), each.outlet, each.author, each.text[:_BEGINNING])
            for each in preview.drafts
        ]
        _fill(self.articles, heads, lines)
        for name, error in preview.refused:
            row = self.articles.rowCount()
            self.articles.insertRow(row)
            item = _cell(line(name, " ".join(explain(error))))
            item.setForeground(self._refused)
            self.articles.setItem(row, 0, item)
            self.articles.setSpan(row, 0, 1, len(heads))
        _fill(self.rows, list(preview.columns), list(preview.rows))
        self.setTabVisible(1, bool(preview.columns))

    def say(self, text: str) -> None:
        """Show a message in the place of articles."""
        _fill(self.articles, [""], [])
        self.articles.setRowCount(1)
        self.articles.setItem(0, 0, _cell(text))


def _table(name: str) -> QTableWidget:
    table = QTableWidget()
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.setWordWrap(False)
    return table


def _fill(table: QTableWidget, heads: list[str], lines: Sequence[tuple[str, ...]]) -> None:
    table.clearSpans()
    table.clear()
    table.setColumnCount(len(heads))
    table.setRowCount(len(lines))
    table.setHorizontalHeaderLabels(heads)
    for row, cells in enumerate(lines):
        for column, text in enumerate(cells):
            table.setItem(row, column, _cell(text))
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.resizeColumnsToContents()
    for column in range(len(heads)):
        table.setColumnWidth(column, min(max(table.columnWidth(column), 70), 240))
    header.setStretchLastSection(True)


def _cell(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(" ".join(text.split()))
    item.setToolTip(text[:600])
    right = begins_right_to_left(text)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
    return item
