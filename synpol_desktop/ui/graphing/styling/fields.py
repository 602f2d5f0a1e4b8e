"""The part of a rule's form that says which look it gives. It shows a look and does nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from synpol_desktop.core.style import Rgb, StyleSheet
from synpol_desktop.core.styling.attributes import nature
from synpol_desktop.core.styling.forms import DASHES, SHAPES
from synpol_desktop.core.styling.palettes import PaletteKind, palettes
from synpol_desktop.core.styling.rules import COLOURED, LARGEST, MEASURED, Channel, Rule
from synpol_desktop.ui.graphing.styling.words import (
    dash_name,
    shape_name,
)
from synpol_desktop.ui.i18n import language, tr

SWATCHES = QSize(84, 14)


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
