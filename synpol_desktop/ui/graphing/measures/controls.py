"""What is done with measures: take them, size and colour by them, draw only a range, write a file."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QPushButton,
    QWidget,
)

from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.rules import Channel
from synpol_desktop.graph.measuring.records import Measure
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.measures.range_field import RangeField, chosen, measure_box
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
        self.size_by = measure_box(tr("by mentions"), tuple(m for m in Measure if not m.nominal))
        self.colour_by = measure_box(tr("by type"), tuple(Measure))
        for box, channel in ((self.size_by, Channel.SIZE), (self.colour_by, Channel.FILL)):
            box.currentIndexChanged.connect(
                lambda _index, box=box, channel=channel: self._dress(box, channel)
            )
        styling.changed.connect(self.show_state)
        self.range = RangeField(measuring, styling)
        self.bounded, self.of = self.range.bounded, self.range.of
        self.low, self.high = self.range.low, self.range.high
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
        for widget in (self.size_by, self.colour_by, self.export_button):
            widget.setEnabled(known)
        for box, channel in ((self.size_by, Channel.SIZE), (self.colour_by, Channel.FILL)):
            rule = self._styling.style.by(Side.NODES, channel)
            with QSignalBlocker(box):
                place = box.findData(rule.attribute) if rule is not None else 0
                box.setCurrentIndex(max(place, 0))

    def _take_or_stop(self) -> None:
        if self._measuring.busy:
            self._measuring.cancel()
            self.show_state()
        else:
            self._measuring.take()

    def _dress(self, box: QComboBox, channel: Channel) -> None:
        """Let a measure decide sizes or colours: as a rule of the style."""
        measure = chosen(box)
        self._styling.put(self._styling.style.with_by(Side.NODES, channel, measure.value if measure else ""))

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(8, 6, 8, 6)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.take_button)
        form.addRow(tr("Size"), self.size_by)
        form.addRow(tr("Colour"), self.colour_by)
        form.addRow(self.range)
        form.addRow(self.export_button)
