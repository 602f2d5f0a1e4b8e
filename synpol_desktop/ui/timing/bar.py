"""The tools over the histogram: play, speed, window, the exact days, which date counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QToolButton, QWidget

from synpol_desktop.core.filters import DateBasis
from synpol_desktop.ui.i18n import is_right_to_left, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import tool_button
from synpol_desktop.ui.theme import Theme
from synpol_desktop.ui.timing.calendar import Days, Unit
from synpol_desktop.ui.timing.date_field import DateField

SPEEDS_MS = (1600, 800, 350)


class TimeBar(QFrame):
    """A row of tools; it does nothing by itself."""

    play_wanted = Signal()
    days_typed = Signal()
    window_chosen = Signal(object)
    """Carries the :class:`Unit` that the range shall be long."""
    basis_chosen = Signal(object)
    speed_chosen = Signal(int)
    turn_wanted = Signal()
    all_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("graphBar")
        self._theme = theme
        self.play = self._tool("play", tr("Play: move the range through time"), self.play_wanted)
        self.speed = _choice(
            tr("Speed"),
            ((tr("Slowly"), SPEEDS_MS[0]), (tr("Evenly"), SPEEDS_MS[1]), (tr("Fast"), SPEEDS_MS[2])),
        )
        self.speed.setCurrentIndex(1)
        self.window_length = _choice(
            tr("How long the range is"),
            (
                (tr("Any length"), None),
                (tr("One week"), Unit.WEEK),
                (tr("One month"), Unit.MONTH),
                (tr("Three months"), Unit.QUARTER),
                (tr("One year"), Unit.YEAR),
            ),
        )
        self.first = DateField(tr("From"), late=False)
        self.last = DateField(tr("Until"), late=True)
        self.clear = self._tool("close", tr("All of time"), self.clear_wanted)
        self.basis = _choice(
            tr("Which date counts"),
            (
                (tr("Date of the event"), DateBasis.EVENT),
                (tr("Date of publication"), DateBasis.PUBLICATION),
            ),
        )
        self.turn = self._tool("turn", tr("Let time run the other way"), self.turn_wanted)
        self.all = self._tool("fit", tr("Bring all of time into sight"), self.all_wanted)
        self.speed.activated.connect(lambda _at: self.speed_chosen.emit(self.speed.currentData()))
        self.window_length.activated.connect(self._choose_window)
        self.basis.activated.connect(lambda _at: self.basis_chosen.emit(DateBasis(self.basis.currentData())))
        for field in (self.first, self.last):
            field.changed.connect(self.days_typed)
        self._lay_out()

    @property
    def interval_ms(self) -> int:
        """How long each step of a play lasts."""
        return int(self.speed.currentData())

    def show_days(self, days: Days | None, *, bounded: tuple[bool, bool] = (True, True)) -> None:
        """Show a range; an end that is not bounded is left empty."""
        first, last = days.dates if days else (None, None)
        self.first.show_date(first if bounded[0] else None)
        self.last.show_date(last if bounded[1] else None)
        self.clear.setEnabled(days is not None)
        if days is None or all(days != days_of(days, unit) for unit in (self._unit(),) if unit):
            self.window_length.setCurrentIndex(0)

    def show_playing(self, playing: bool) -> None:
        """Say whether the range moves."""
        self.play.setIcon(icon("pause" if playing else "play", self._theme.text))
        tip = tr("Pause") if playing else tr("Play: move the range through time")
        self.play.setToolTip(tip)
        self.play.setAccessibleName(tip)

    def show_basis(self, basis: DateBasis) -> None:
        """Say which date counts."""
        self.basis.setCurrentIndex(self.basis.findData(basis))

    def _unit(self) -> Unit | None:
        unit = self.window_length.currentData()
        return unit if isinstance(unit, Unit) else None

    def _choose_window(self, _at: int) -> None:
        unit = self._unit()
        if unit is not None:
            self.window_chosen.emit(unit)

    def _tool(self, name: str, tip: str, signal: object) -> QToolButton:
        button = tool_button(icon(name, self._theme.text, self._theme.disabled), tip)
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(4)
        # Tools of a player keep their direction in Arabic; the order of the row follows the language.
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.play, self.speed, self.window_length),
            (self.first, self.last, self.clear),
            (self.basis,),
        )
        for group in groups:
            for widget in group:
                line.addWidget(widget)
            line.addSpacing(6)
        line.addStretch(1)
        line.addWidget(self.turn)
        line.addWidget(self.all)


def days_of(days: Days, unit: Unit) -> Days:
    """Return the range that begins on the same day and is one unit long."""
    return Days(days.first, days.moved(unit, 1).first - 1)


def begins_from_right() -> bool:
    """Whether time runs from the right unless somebody turned it round.

    Readers of Arabic find what is earlier where their lines begin, at the right, as timetables and school
    histories in Arabic have it; tools made abroad draw the other way, which is why it can be turned.
    """
    return is_right_to_left()


def _choice(name: str, entries: tuple[tuple[str, object], ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    for text, value in entries:
        box.addItem(text, value)
    return box
