"""The bounds that are not lists: words, confidence, dates."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSlider, QVBoxLayout, QWidget

from synpol_desktop.core.facets import CONFIDENCE_STEP, Facets
from synpol_desktop.core.filters import Filter
from synpol_desktop.ui.i18n import line, ntr, number, tr
from synpol_desktop.ui.labels import Label
from synpol_desktop.ui.timing.date_field import DateField

TYPING_MS = 350
SLIDING_MS = 60
STEPS = round(1 / CONFIDENCE_STEP)


class Fields(QWidget):
    """Words, confidence and dates; it does nothing by itself."""

    changed = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit(placeholderText=tr("Words in the article"), clearButtonEnabled=True)
        self.words.setAccessibleName(tr("Words in the article"))
        self.fault = Label("", "muted", wrap=True)
        self.fault.hide()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(2)
        self.slider.setAccessibleName(tr("Lowest confidence"))
        self.confidence = Label("")
        self.first = DateField(tr("From"), late=False)
        self.last = DateField(tr("Until"), late=True)
        self.undated = Label("", "muted", wrap=True)
        self.total = Label("", "muted", wrap=True)
        self.reset = QPushButton(tr("Reset"))
        self.reset.setAccessibleName(tr("Reset the filter"))
        self.reset.clicked.connect(lambda: self.reset_wanted.emit())
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._sliding = QTimer(self, singleShot=True, interval=SLIDING_MS)
        self._showing = False
        self._at_least: tuple[int, ...] = ()
        self._connect()
        self._lay_out()

    def applied(self, shown: Filter) -> Filter:
        """Return a filter with these bounds."""
        first, last = self.first.value, self.last.value
        if first is not None and last is not None and last < first:
            first, last = last, first
        kept = round(shown.min_confidence * STEPS) == self.slider.value()
        least = shown.min_confidence if kept else self.slider.value() / STEPS
        return replace(shown, text=self.words.text().strip(), min_confidence=least, first=first, last=last)

    def show_filter(self, shown: Filter) -> None:
        """Show the bounds of a filter."""
        self._showing = True
        if self.words.text().strip() != shown.text and not self._typing.isActive():
            self.words.setText(shown.text)
        if not self._sliding.isActive():
            self.slider.setValue(round(shown.min_confidence * STEPS))
        self.first.show_date(shown.first)
        self.last.show_date(shown.last)
        self._showing = False
        self._say_confidence()

    def show_facets(self, facets: Facets, shown: Filter) -> None:
        """Show the counts."""
        self._at_least = facets.at_least
        self._say_confidence()
        if shown.bounded:
            one, many = "{n} place without a date is left out", "{n} places without a date are left out"
        else:
            one, many = "{n} place without a date", "{n} places without a date"
        self.undated.setText(ntr(one, many, facets.undated))
        self.undated.setVisible(bool(facets.undated))
        self.total.setText(tr("{n} of {total} places are shown", n=facets.shown, total=facets.known))

    def show_fault(self, text: str) -> None:
        """Say what is wrong with the words, "" if nothing is."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))

    def _say_confidence(self) -> None:
        step = self.slider.value()
        count = number(self._at_least[step]) if step < len(self._at_least) else ""
        percent = tr("from {percent}\u00a0%", percent=round(step / STEPS * 100))
        self.confidence.setText(line(percent, count))

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _text: self._typing.start())
        self.words.textChanged.connect(lambda text: None if text or self._showing else self._typing.start())
        self.slider.valueChanged.connect(self._slide)
        for timer in (self._typing, self._sliding):
            timer.timeout.connect(self.changed)
        for field in (self.first, self.last):
            field.changed.connect(self.changed)

    def _slide(self) -> None:
        self._say_confidence()
        if not self._showing and not self._sliding.isActive():
            self._sliding.start()

    def _lay_out(self) -> None:
        dates = QHBoxLayout()
        dates.setSpacing(4)
        dates.addWidget(self.first)
        dates.addWidget(self.last)
        dates.addStretch(1)
        grade = QHBoxLayout()
        grade.addWidget(Label(tr("Confidence"), "section"), 1)
        grade.addWidget(self.confidence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.total, 1)
        top.addWidget(self.reset)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.fault)
        column.addLayout(grade)
        column.addWidget(self.slider)
        column.addWidget(Label(tr("Dates"), "section"))
        column.addLayout(dates)
        column.addWidget(self.undated)
        column.addStretch(1)
