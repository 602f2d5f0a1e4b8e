"""A list of values to tick, each with how much it would show."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from synpol_desktop.ui.i18n import number, tr

SWATCH_PX = 10
ROLE = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@dataclass(frozen=True, slots=True)
class Value:
    """A value: what it is, what it is called, under which heading it stands, and its colour."""

    key: Hashable
    text: str
    heading: str = ""
    colour: int | None = None


class Choices(QTreeWidget):
    """Ticks for values. Space ticks; Enter or a double click leaves one value alone, and again all."""

    changed = Signal(object)
    """Carries the frozenset of the values that are ticked."""

    def __init__(self, name: str, *, empty_is_all: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_is_all = empty_is_all
        self._leaves: dict[Hashable, QTreeWidgetItem] = {}
        self._heads: dict[str, QTreeWidgetItem] = {}
        self._values: tuple[Value, ...] = ()
        self._showing = False
        self.setAccessibleName(name)
        self.setToolTip(tr("A double click leaves one value alone; another one brings all back"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(14)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(24)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        self.itemChanged.connect(self._note)
        self.itemDoubleClicked.connect(lambda item, _column: self._leave_alone(item))

    def show_values(self, values: Sequence[Value], ticked: frozenset[Hashable]) -> None:
        """Show values in this order; those with a heading stand under it."""
        self._showing = True
        if tuple(values) != self._values:
            self._make(values)
        for key, item in self._leaves.items():
            item.setCheckState(0, _ON if key in ticked else _OFF)
        self._showing = False

    def show_counts(self, count_of: Callable[[Any], int | None]) -> None:
        """Show how much each value would show."""
        self._showing = True
        sums = dict.fromkeys(self._heads, 0)
        for value in self._values:
            count = count_of(value.key) or 0
            self._count(self._leaves[value.key], count)
            if value.heading:
                sums[value.heading] += count
        for heading, count in sums.items():
            self._count(self._heads[heading], count)
        self._showing = False

    def item_of(self, key: Hashable) -> QTreeWidgetItem:
        """Return the line of a value."""
        return self._leaves[key]

    @property
    def ticked(self) -> frozenset[Hashable]:
        """The values that are ticked."""
        return frozenset(key for key, item in self._leaves.items() if item.checkState(0) == _ON)

    def _make(self, values: Sequence[Value]) -> None:
        self.clear()
        self._values, self._leaves, self._heads = tuple(values), {}, {}
        headings = self._heads
        tickable = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for value in values:
            above: QTreeWidget | QTreeWidgetItem = self
            if value.heading:
                if value.heading not in headings:
                    head = QTreeWidgetItem(self, [value.heading, ""])
                    head.setFlags(tickable | Qt.ItemFlag.ItemIsAutoTristate)
                    headings[value.heading] = head
                    self._paint(head, value)
                above = headings[value.heading]
            item = QTreeWidgetItem(above, [value.text, ""])
            item.setFlags(tickable)
            item.setToolTip(0, value.text)
            if not value.heading:
                self._paint(item, value)
            self._leaves[value.key] = item
        self.setRootIsDecorated(bool(headings))
        self.expandAll()

    def _paint(self, item: QTreeWidgetItem, value: Value) -> None:
        if value.colour is not None:
            swatch = QPixmap(QSize(SWATCH_PX, SWATCH_PX))
            swatch.fill(QColor.fromRgb(value.colour))
            item.setIcon(0, QIcon(swatch))

    def _count(self, item: QTreeWidgetItem, count: int) -> None:
        item.setText(1, number(count))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        palette = self.palette()
        item.setForeground(1, palette.placeholderText() if count == 0 else palette.text())

    def _note(self, _item: QTreeWidgetItem, column: int) -> None:
        if not self._showing and column == 0:
            self._soon.start()  # a heading ticks many at once

    def _tell(self) -> None:
        self.changed.emit(self.ticked)

    def _leave_alone(self, item: QTreeWidgetItem) -> None:
        """Tick a value, or those under a heading, and no other; all again, if it is alone already."""
        heading = next((name for name, head in self._heads.items() if head is item), None)
        wanted = frozenset(
            value.key
            for value in self._values
            if self._leaves[value.key] is item or (heading is not None and value.heading == heading)
        )
        if self.ticked == wanted:
            wanted = frozenset() if self._empty_is_all else frozenset(self._leaves)
        self._showing = True
        for key, leaf in self._leaves.items():
            leaf.setCheckState(0, _ON if key in wanted else _OFF)
        self._showing = False
        self._tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._leave_alone(item)
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(170, 150)
