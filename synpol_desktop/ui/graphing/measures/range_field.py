"""Draws only the actors of which a measure lies in a range."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QVBoxLayout, QWidget

from synpol_desktop.core.styling.sieves import Bound
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.measures.words import measure_hint, measure_name
from synpol_desktop.ui.graphing.styling.styling import Styling
from synpol_desktop.ui.i18n import tr


class RangeField(QWidget):
    """A switch, a measure and its bounds; they are those of the sieve, wherever they were set."""

    def __init__(self, measuring: Measuring, styling: Styling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measuring, self._styling = measuring, styling
        self._waiting = False
        self.bounded = QCheckBox(tr("Draw only a range"))
        self.of = measure_box("", tuple(Measure))
        self.of.setAccessibleName(tr("Measure"))
        self.low, self.high = _number(tr("From")), _number(tr("To"))
        ends = QHBoxLayout()
        ends.setSpacing(4)
        ends.addWidget(self.low, 1)
        ends.addWidget(self.high, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bounded)
        column.addWidget(self.of)
        column.addLayout(ends)
        self.of.currentIndexChanged.connect(lambda _index: self._new_measure())
        self.bounded.toggled.connect(lambda _on: self._bound())
        for number in (self.low, self.high):
            number.editingFinished.connect(self._bound)
        measuring.measured_anew.connect(self._take_measures)
        styling.sifted.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show the range of the sieve, or the whole extent of the measure."""
        known = self._measuring.measured is not None
        for widget in (self.of, self.low, self.high):
            widget.setEnabled(known)
        bounds = self._styling.sieve.bounds
        with QSignalBlocker(self.bounded):
            self.bounded.setChecked(bool(bounds) or self._waiting)
        if bounds and known:
            self._show_bound(bounds[0])
        else:
            self._show_extent()

    def _take_measures(self) -> None:
        """Show the new values; a range that waited for them begins as their whole extent."""
        self.show_state()
        if self._waiting:
            self._waiting = False
            self._bound()

    def _new_measure(self) -> None:
        self._show_extent()
        self._bound()

    def _show_extent(self) -> None:
        measure = chosen(self.of)
        if measure is None:
            return
        low, high = self._measuring.extent(measure)
        nominal = int(measure.nominal)
        for number, value in ((self.low, low), (self.high, high)):
            with QSignalBlocker(number):
                number.setDecimals(0 if measure.whole or measure is Measure.STRENGTH else 5)
                number.setRange(low + nominal, high + nominal)
                number.setSingleStep(1 if number.decimals() == 0 else max((high - low) / 20, 1e-5))
                number.setValue(value + nominal)

    def _show_bound(self, bound: Bound) -> None:
        with QSignalBlocker(self.of):
            self.of.setCurrentIndex(max(self.of.findData(bound.attribute), 0))
        self._show_extent()
        measure = chosen(self.of)
        nominal = 0 if measure is None else int(measure.nominal)
        for number, value in ((self.low, bound.low), (self.high, bound.high)):
            with QSignalBlocker(number):
                number.setValue(value + nominal)

    def _bound(self) -> None:
        """Take the range, or measure first where nothing was measured yet."""
        measure, wanted = chosen(self.of), self.bounded.isChecked()
        if measure is None:
            return
        if self._measuring.measured is None:
            self._waiting = wanted
            if wanted:
                self._measuring.begin()
            return
        nominal, slack = int(measure.nominal), 0.0 if self.low.decimals() == 0 else 5e-6
        bound = Bound(measure.value, self.low.value() - nominal - slack, self.high.value() - nominal + slack)
        self._styling.sift(self._styling.sieve.bounded(bound if wanted else None))


def measure_box(first: str, measures: tuple[Measure, ...]) -> QComboBox:
    """Return a box of measures, after a first choice without one if that is named."""
    box = QComboBox()
    if first:
        box.addItem(first, None)
    for measure in measures:
        box.addItem(measure_name(measure), measure)
        box.setItemData(box.count() - 1, measure_hint(measure), Qt.ItemDataRole.ToolTipRole)
    box.setMinimumContentsLength(8)
    return box


def chosen(box: QComboBox) -> Measure | None:
    """Return the measure that is chosen."""
    value = box.currentData()  # Qt keeps the text of a member only
    return None if value is None else Measure(value)


def _number(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumWidth(70)
    return box
