"""The part of a rule's form that says where it holds. It shows a condition and does nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from synpol_desktop.core.styling.attributes import ATTRIBUTES, COMPARED, Nature, Side, nature
from synpol_desktop.core.styling.rules import Asks, Condition
from synpol_desktop.ui.graphing.styling.fields import choose, combo
from synpol_desktop.ui.graphing.styling.words import attribute_name, key_name, test_name
from synpol_desktop.ui.i18n import listed, tr
from synpol_desktop.ui.timing.date_field import DateField

_SHARES = frozenset({"confidence", "balance", "betweenness", "pagerank", "clustering"})
"""Attributes whose values are no whole numbers."""


class WhereField(QWidget):
    """Where a rule holds: an attribute, what is asked of it, and the values."""

    put = Signal(object)
    """Carries the condition, None for none."""
    keys_wanted = Signal(str)
    """An attribute whose categories are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = Side.NODES
        self._where: Condition | None = None
        self._keys: Mapping[str, str] = {}
        self.attribute = combo(tr("Where"), ())
        self.test = combo(tr("Condition"), ())
        self.keys = QToolButton()
        self.keys.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.keys.setAccessibleName(tr("Values"))
        self.keys.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.keys.setMenu(QMenu(self.keys))
        self.keys.setProperty("role", "choice")
        self.number = QDoubleSpinBox()
        self.number.setAccessibleName(tr("Value"))
        self.number.setRange(-1e6, 1e9)
        self.number.setDecimals(2)
        self.day = DateField(tr("Day"), late=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.attribute, self.test, self.keys, self.number, self.day):
            row.addWidget(widget, 1)
        self.attribute.activated.connect(lambda _at: self._new_attribute())
        self.test.activated.connect(lambda _at: self._say())
        self.number.editingFinished.connect(self._say)
        self.day.changed.connect(self._say)
        self.keys.menu().triggered.connect(lambda _action: self._say())

    def show_where(self, side: Side, where: Condition | None) -> None:
        """Show a condition."""
        self._side, self._where = side, where
        with QSignalBlocker(self.attribute):
            self.attribute.clear()
            self.attribute.addItem(tr("everywhere"), "")
            for name in ATTRIBUTES[side]:
                if name not in COMPARED:
                    self.attribute.addItem(attribute_name(side, name), name)
        choose(self.attribute, "" if where is None else where.attribute)
        self.test.setVisible(where is not None)
        kind = None if where is None else nature(side, where.attribute)
        asks = where is not None and where.test not in (Asks.KNOWN, Asks.UNKNOWN)
        self.keys.setVisible(asks and kind is Nature.NAME)
        self.number.setVisible(asks and kind is Nature.NUMBER)
        self.day.setVisible(asks and kind is Nature.DAY)
        if where is None or kind is None:
            return
        tests = (Asks.IS, Asks.IS_NOT) if kind.nominal else (Asks.AT_LEAST, Asks.AT_MOST)
        with QSignalBlocker(self.test):
            self.test.clear()
            for test in (*tests, Asks.KNOWN, Asks.UNKNOWN):
                self.test.addItem(test_name(test), test.value)
        choose(self.test, where.test.value)
        if kind is Nature.NAME:
            self._say_keys(where)
            self.keys_wanted.emit(where.attribute)
        elif kind is Nature.NUMBER:
            with QSignalBlocker(self.number):
                self.number.setDecimals(3 if where.attribute in _SHARES else 0)
                self.number.setValue(where.number)
        else:
            self.day.show_date(date.fromordinal(int(where.number)) if where.number >= 1 else None)

    def show_keys(self, attribute: str, keys: Mapping[str, str]) -> None:
        """Offer the categories of an attribute: what they are called, by key."""
        where = self._where
        if where is None or where.attribute != attribute:
            return
        menu = self.keys.menu()
        menu.clear()
        for key, name in {**{key: key_name(attribute, key) for key in where.keys}, **keys}.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key in where.keys)
            action.setData(key)

    def _say_keys(self, where: Condition) -> None:
        text = listed([key_name(where.attribute, key) for key in where.keys]) or tr("Choose…")
        self.keys.setText(text)
        self.keys.setToolTip(text)

    def _new_attribute(self) -> None:
        name = self.attribute.currentData()
        if not name:
            self.put.emit(None)
            return
        kind = nature(self._side, name)
        self.keys.menu().clear()
        self.put.emit(Condition(name, Asks.IS if kind.nominal else Asks.AT_LEAST, (), 0.0))

    def _say(self) -> None:
        where = self._where
        if where is None:
            return
        actions = self.keys.menu().actions()
        keys = tuple(action.data() for action in actions if action.isChecked()) if actions else where.keys
        number = where.number
        if self.number.isVisibleTo(self):
            number = self.number.value()
        if self.day.isVisibleTo(self):
            number = float(self.day.value.toordinal()) if self.day.value else 0.0
        made = Condition(where.attribute, Asks(self.test.currentData()), keys, number)
        if made != where:
            self.put.emit(made)
