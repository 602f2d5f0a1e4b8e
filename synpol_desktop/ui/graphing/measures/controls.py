"""What is done with measures: take them, size and colour by them, draw only a range, write a file."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.rules import Channel
from synpol_desktop.core.styling.sieves import Bound
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.measures.words import measure_hint, measure_name
from synpol_desktop.ui.graphing.styling.styling import Styling
from synpol_desktop.ui.i18n import tr


class Controls(QWidget):
    """A column of choices beside the table."""

    export_wanted = Signal()

    def __init__(self, measuring: Measuring, styling: Styling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measuring, self._styling = measuring, styling
        self.take_button = QPushButton(tr("Measure again"))
        self.take_button.clicked.connect(self._take_or_stop)
        self.size_by = _choice(tr("by mentions"), tuple(m for m in Measure if not m.nominal))
        self.colour_by = _choice(tr("by type"), tuple(Measure))
        for box, channel in ((self.size_by, Channel.SIZE), (self.colour_by, Channel.FILL)):
            box.currentIndexChanged.connect(
                lambda _index, box=box, channel=channel: self._dress(box, channel)
            )
        styling.changed.connect(self.show_state)
        styling.sifted.connect(self.show_state)
        self.bounded = QCheckBox(tr("Draw only a range"))
        self.of = _choice("", tuple(Measure))
        self.low, self.high = _number(tr("From")), _number(tr("To"))
        self.of.currentIndexChanged.connect(lambda _index: self._new_measure())
        self.bounded.toggled.connect(lambda _on: self._bound())
        for number in (self.low, self.high):
            number.editingFinished.connect(self._bound)
        self.export_button = QPushButton(tr("Export as a table…"))
        self.export_button.clicked.connect(self.export_wanted)
        self._lay_out()
        self.show_state()

    def show_state(self) -> None:
        """Let the choices say what is possible and what holds."""
        measuring, known = self._measuring, self._measuring.measured is not None
        self.take_button.setText(
            tr("Stop") if measuring.busy else tr("Measure again") if known else tr("Measure")
        )
        for widget in (
            self.size_by,
            self.colour_by,
            self.bounded,
            self.of,
            self.low,
            self.high,
            self.export_button,
        ):
            widget.setEnabled(known)
        for box, channel in ((self.size_by, Channel.SIZE), (self.colour_by, Channel.FILL)):
            rule = self._styling.style.by(Side.NODES, channel)
            with QSignalBlocker(box):
                place = box.findData(rule.attribute) if rule is not None else 0
                box.setCurrentIndex(max(place, 0))
        bounds = self._styling.sieve.bounds
        with QSignalBlocker(self.bounded):
            self.bounded.setChecked(bool(bounds))
        if bounds and known:
            self._show_bound(bounds[0])
        else:
            self._show_extent()

    def _take_or_stop(self) -> None:
        if self._measuring.busy:
            self._measuring.cancel()
            self.show_state()
        else:
            self._measuring.take()

    def _dress(self, box: QComboBox, channel: Channel) -> None:
        """Let a measure decide sizes or colours: as a rule of the style."""
        measure = _chosen(box)
        self._styling.put(self._styling.style.with_by(Side.NODES, channel, measure.value if measure else ""))

    def _new_measure(self) -> None:
        self._show_extent()
        self._bound()

    def _show_extent(self) -> None:
        measure = _chosen(self.of)
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
        measure = _chosen(self.of)
        nominal = 0 if measure is None else int(measure.nominal)
        for number, value in ((self.low, bound.low), (self.high, bound.high)):
            with QSignalBlocker(number):
                number.setValue(value + nominal)

    def _bound(self) -> None:
        measure = _chosen(self.of)
        if self._measuring.measured is None or measure is None:
            return
        nominal, slack = int(measure.nominal), 0.0 if self.low.decimals() == 0 else 5e-6
        bound = Bound(measure.value, self.low.value() - nominal - slack, self.high.value() - nominal + slack)
        self._styling.sift(self._styling.sieve.bounded(bound if self.bounded.isChecked() else None))

    def _lay_out(self) -> None:
        ends = QHBoxLayout()
        ends.addWidget(self.low, 1)
        ends.addWidget(self.high, 1)
        form = QFormLayout(self)
        form.setContentsMargins(8, 6, 8, 6)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.take_button)
        form.addRow(tr("Size"), self.size_by)
        form.addRow(tr("Colour"), self.colour_by)
        form.addRow(self.bounded)
        form.addRow(tr("Of"), self.of)
        form.addRow(tr("From, to"), ends)
        form.addRow(self.export_button)


def _choice(first: str, measures: tuple[Measure, ...]) -> QComboBox:
    box = QComboBox()
    if first:
        box.addItem(first, None)
    for measure in measures:
        box.addItem(measure_name(measure), measure)
        box.setItemData(box.count() - 1, measure_hint(measure), Qt.ItemDataRole.ToolTipRole)
    box.setMinimumContentsLength(8)
    return box


def _chosen(box: QComboBox) -> Measure | None:
    value = box.currentData()  # Qt keeps the text of a member only
    return None if value is None else Measure(value)


def _number(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setMinimumWidth(70)
    return box
