"""Cells of tables: all that is shown of one is asked for at once."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from synpol_desktop.ui.tables.cells import TextCells
from synpol_desktop.ui.tables.model import Column, IdTableModel, Pages

COLUMNS = (
    Column("الاسم", lambda row: f"اسم {row}", paint=lambda row: QColor("red")),  # name
    Column("count", str, number=True),
)


class Counting(IdTableModel):
    """Counts how often it is asked for a cell, and for one role of it by others than itself."""

    def __init__(self):
        super().__init__(COLUMNS, list)
        self.cells = self.roles = 0
        self.show(Pages([4, 7], {0: [4, 7]}))

    def multiData(self, index, span):
        self.cells += 1
        roles = self.roles
        super().multiData(index, span)
        self.roles = roles

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        self.roles += 1
        return super().data(index, role)


def test_what_is_drawn_of_a_cell_is_what_its_roles_say(qapp):
    model = Counting()
    options = [QStyleOptionViewItem(), QStyleOptionViewItem()]
    for column, option in enumerate(options):
        option.decorationSize = QSize(16, 16)
        TextCells().initStyleOption(option, model.index(1, column))
    name, count = options
    assert (name.text, count.text) == ("اسم 7", "7")
    assert name.direction == Qt.LayoutDirection.RightToLeft
    assert not name.icon.isNull()
    assert count.icon.isNull()
    assert count.displayAlignment == Qt.AlignmentFlag.AlignCenter


def test_a_table_asks_once_for_each_cell_it_draws(qtbot):
    model, view = Counting(), QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(TextCells(view))
    view.resize(500, 300)
    view.show()
    qtbot.waitExposed(view)
    model.cells = model.roles = 0
    view.grab()
    assert model.cells == 4
    assert model.roles == 0
