"""The parts of a rule's form: the look it gives, and where it holds. They show values and do nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.attributes import ATTRIBUTES, COMPARED, Nature, Side, nature
from synpol_desktop.core.styling.looks import DASHES, SHAPES
from synpol_desktop.core.styling.palettes import PaletteKind, palettes
from synpol_desktop.core.styling.rules import COLOURED, LARGEST, MEASURED, Asks, Channel, Condition, Rule
from synpol_desktop.ui.graphing.styling.words import (
    attribute_name,
    dash_name,
    key_name,
    shape_name,
    test_name,
)
from synpol_desktop.ui.i18n import language, listed, tr
from synpol_desktop.ui.timing.date_field import DateField

SWATCHES = QSize(84, 14)
_SHARES = frozenset({"confidence", "balance", "betweenness", "pagerank", "clustering"})
"""Attributes whose values are no whole numbers."""


def combo(name: str, items: Iterable[tuple[str, str]]) -> QComboBox:
    """Return a box of choices: texts with the values they stand for."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for text, value in items:
        box.addItem(text, value)
    return box


def choose(box: QComboBox, value: str) -> None:
    """Show a value without saying so."""
    with QSignalBlocker(box):
        box.setCurrentIndex(max(box.findData(value), 0))


def strip(colours: Iterable[Rgb]) -> QIcon:
    """Return a picture of a palette."""
    inks = list(colours)
    picture = QPixmap(SWATCHES)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    for number, ink in enumerate(inks):
        left, right = (round(SWATCHES.width() * at / len(inks)) for at in (number, number + 1))
        painter.fillRect(left, 0, right - left, SWATCHES.height(), QColor.fromRgb(ink))
    painter.end()
    return QIcon(picture)


def number_box(name: str, most: float) -> QDoubleSpinBox:
    """Return a field for a size or width."""
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setDecimals(1)
    box.setRange(0.2, most)
    box.setSingleStep(0.5)
    box.setMinimumWidth(64)
    return box


class LookField(QWidget):
    """The look that a rule gives: one colour, size, shape or dash, or a palette or range of sizes."""

    tried = Signal(object)
    """Carries the rule while a number is being changed."""
    put = Signal(object)
    """Carries the rule when that is done."""

    def __init__(self, style: StyleSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._rule: Rule | None = None
        self.palettes = combo(tr("Palette"), ())
        self.palettes.setIconSize(SWATCHES)
        self.colours = combo(tr("Colour"), ())
        self.named = combo(tr("Look"), ())
        self.low = number_box(tr("Smallest"), LARGEST[Channel.SIZE])
        self.high = number_box(tr("Largest"), LARGEST[Channel.SIZE])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.palettes, self.colours, self.named, self.low, self.high):
            row.addWidget(widget, 1)
        for box in (self.palettes, self.colours, self.named):
            box.activated.connect(lambda _at: self._choose())
        for number in (self.low, self.high):
            number.valueChanged.connect(lambda _value: self._say(done=False))
            number.editingFinished.connect(lambda: self._say(done=True))

    def show_rule(self, rule: Rule) -> None:
        """Show the look of a rule."""
        self._rule = rule
        coloured, measured = rule.channel in COLOURED, rule.channel in MEASURED
        by = bool(rule.attribute)
        self.palettes.setVisible(coloured and by)
        self.colours.setVisible(coloured and not by)
        self.named.setVisible(not coloured and not measured and not by)
        self.low.setVisible(measured)
        self.high.setVisible(measured and by)
        if coloured and by:
            self._fill_palettes(rule)
        elif coloured:
            self._fill_colours(rule)
        elif measured:
            self._fill_numbers(rule)
        elif not by:
            self._fill_named(rule)

    def _fill_palettes(self, rule: Rule) -> None:
        nominal = nature(rule.side, rule.attribute).nominal
        with QSignalBlocker(self.palettes):
            self.palettes.clear()
            self.palettes.addItem(tr("Suits the values"), "")
            for palette in palettes().values():
                if palette.kind is PaletteKind.PLAIN or (
                    not nominal and palette.kind is PaletteKind.QUALITATIVE
                ):
                    continue
                text = palette.names[language()]
                self.palettes.addItem(strip(palette.on(self._style)), text, palette.name)
        choose(self.palettes, rule.palette)

    def _fill_colours(self, rule: Rule) -> None:
        known = dict.fromkeys(
            ink
            for palette in palettes().values()
            if palette.kind is PaletteKind.QUALITATIVE
            for ink in palette.on(self._style)
        )
        with QSignalBlocker(self.colours):
            self.colours.clear()
            for ink in [rule.fixed, *(ink for ink in known if ink != rule.fixed)]:
                if isinstance(ink, int):
                    self.colours.addItem(strip([ink]), f"\u2066#{ink:06x}\u2069", ink)
            self.colours.addItem(tr("Another colour…"), -1)
            self.colours.setCurrentIndex(0)

    def _fill_numbers(self, rule: Rule) -> None:
        low, high = rule.span
        if not rule.attribute and isinstance(rule.fixed, int | float):
            low = float(rule.fixed)
        for number, value in ((self.low, low), (self.high, high)):
            with QSignalBlocker(number):
                number.setMaximum(LARGEST[rule.channel])
                number.setValue(value)

    def _fill_named(self, rule: Rule) -> None:
        shaped = rule.channel is Channel.SHAPE
        names = (
            [(shape_name(each), each.value) for each in SHAPES]
            if shaped
            else [(dash_name(each), each.value) for each in DASHES]
        )
        with QSignalBlocker(self.named):
            self.named.clear()
            for text, value in names:
                self.named.addItem(text, value)
        choose(self.named, str(rule.fixed))

    def _choose(self) -> None:
        if self.colours.isVisibleTo(self) and self.colours.currentData() == -1:
            self._ask_colour()
        else:
            self._say(done=True)

    def _ask_colour(self) -> None:
        rule = self._rule
        if rule is None or not isinstance(rule.fixed, int):
            return
        dialog = QColorDialog(QColor.fromRgb(rule.fixed), self)
        dialog.setWindowTitle(tr("Colour"))
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.currentColorChanged.connect(
            lambda ink: self.tried.emit(replace(rule, fixed=ink.rgb() & 0xFFFFFF))
        )
        chosen = rule.fixed if not dialog.exec() else dialog.selectedColor().rgb() & 0xFFFFFF
        self.put.emit(replace(rule, fixed=chosen))

    def _say(self, *, done: bool) -> None:
        rule = self._rule
        if rule is None:
            return
        by = bool(rule.attribute)
        if rule.channel in COLOURED:
            made = (
                replace(rule, palette=self.palettes.currentData() or "")
                if by
                else replace(rule, fixed=int(self.colours.currentData()))
            )
        elif rule.channel in MEASURED:
            low, high = self.low.value(), self.high.value()
            made = replace(rule, low=low, high=high) if by else replace(rule, fixed=low)
        else:
            made = rule if by else replace(rule, fixed=self.named.currentData())
        if made != rule:
            self._rule = made
        (self.put if done else self.tried).emit(made)


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
