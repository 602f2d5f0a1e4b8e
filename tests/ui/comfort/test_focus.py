"""Where the keyboard is can be seen, in both themes."""

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)

from synpol_desktop.ui.inspector.rows import LinkRow
from synpol_desktop.ui.labels import LinkLabel, scroll_area
from synpol_desktop.ui.theme import apply, theme
from tests.ui.looking import settle

KINDS = {
    "line": QLineEdit,
    "button": lambda: QPushButton("x"),
    "choice": QComboBox,
    "tick": lambda: QCheckBox("x"),
    "radio": lambda: QRadioButton("x"),
    "tool": QToolButton,
    "list": QListWidget,
    "tree": QTreeWidget,
    "table": lambda: QTableWidget(2, 2),
    "text": QPlainTextEdit,
    "slider": QSlider,
    "link": lambda: LinkLabel("x"),
    "row": lambda: LinkRow("x", "y"),
    "area": lambda: scroll_area(QWidget(), "x"),
}


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_widget_looks_otherwise_when_it_has_the_focus(qtbot, qapp, name, kind):
    apply(qapp, theme(name))
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    other, widget = QPushButton("other"), KINDS[kind]()
    column.addWidget(other)
    column.addWidget(widget)
    page.resize(300, 200)
    page.show()
    page.activateWindow()
    other.setFocus()
    settle()
    before = widget.grab().toImage()
    widget.setFocus()
    settle()
    assert widget.hasFocus()
    assert widget.grab().toImage() != before
