"""The tools over the table of changes: the two times, which change, what the graph shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from synpol_desktop.core.comparing import CHANGES, Change
from synpol_desktop.ui.i18n import line, number, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import Label, tool_button
from synpol_desktop.ui.theme import Theme
from synpol_desktop.ui.timing.calendar import Days
from synpol_desktop.ui.timing.comparing.compared import Compared
from synpol_desktop.ui.timing.comparing.table import SIGNS, change_name
from synpol_desktop.ui.timing.date_field import DateField


class Window(QWidget):
    """One of the two times: its days, and buttons that take the range in use and that show it."""

    changed = Signal()
    take_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, name: str, take: str, show: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = DateField(line(name, tr("From")), late=False)
        self.last = DateField(line(name, tr("Until")), late=True)
        self.show_button = QPushButton(name)
        self.show_button.setCheckable(True)
        self.show_button.setToolTip(show)
        self.show_button.setAccessibleName(show)
        self.show_button.setFixedWidth(44)
        self.take_button = QPushButton(tr("Take"))
        self.take_button.setToolTip(take)
        self.take_button.setAccessibleName(take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.show_button, self.first, self.last, self.take_button):
            row.addWidget(widget)
        for field in (self.first, self.last):
            field.changed.connect(self.changed)
        self.take_button.clicked.connect(lambda: self.take_wanted.emit())
        self.show_button.clicked.connect(lambda: self.show_wanted.emit())

    @property
    def days(self) -> Days | None:
        """The days, None while an end is missing or they are the wrong way round."""
        first, last = self.first.value, self.last.value
        if first is None or last is None or last < first:
            return None
        return Days(first.toordinal(), last.toordinal())

    def show_days(self, days: Days) -> None:
        """Show other days."""
        first, last = days.dates
        self.first.show_date(first)
        self.last.show_date(last)


class CompareBar(QFrame):
    """A row of tools; it does nothing by itself."""

    change_chosen = Signal(object)
    export_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphBar")
        a, b = tr("A"), tr("B")
        self.a = Window(a, tr("Take the range of the filter as A"), tr("Show time A in the graph"))
        self.b = Window(b, tr("Take the range of the filter as B"), tr("Show time B in the graph"))
        self.change = QComboBox()
        self.change.setAccessibleName(tr("Which changes are listed"))
        self.change.setToolTip(tr("Which changes are listed"))
        self.change.addItem(tr("All changes"), None)
        for change in CHANGES:
            self.change.addItem(f"{SIGNS[change]} {change_name(change)}", change.value)
        self.change.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.change.activated.connect(lambda _at: self.change_chosen.emit(self.chosen))
        self.draw = tool_button(icon("legend", theme.text), tr("Draw the changes in the graph"))
        self.draw.setCheckable(True)
        self.export = tool_button(icon("export", theme.text), tr("Export the changes as CSV…"))
        self.export.clicked.connect(lambda: self.export_wanted.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.a)
        row.addWidget(Label("→" if not self.isRightToLeft() else "←", "muted"))
        row.addWidget(self.b)
        row.addSpacing(6)
        row.addWidget(self.change)
        row.addStretch(1)
        row.addWidget(self.draw)
        row.addWidget(self.export)

    @property
    def chosen(self) -> Change | None:
        """Which change is listed, None for all."""
        value = self.change.currentData()
        return None if value is None else Change(value)

    def show_counts(self, compared: Compared) -> None:
        """Say how many relations changed how."""
        self.change.setItemText(0, line(tr("All changes"), number(len(compared.table))))
        for place, change in enumerate(CHANGES, start=1):
            text = f"{SIGNS[change]} {change_name(change)}"
            self.change.setItemText(place, line(text, number(compared.count(change))))
