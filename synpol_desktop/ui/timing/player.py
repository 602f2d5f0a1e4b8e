"""Moves a range through time, a bar at a step."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from synpol_desktop.ui.timing.calendar import Days, Unit


class Player(QObject):
    """Plays from where the range is to the end of the facts; begins anew when it stands there."""

    moved = Signal(object)
    """Carries the next :class:`Days`."""
    playing_changed = Signal(bool)

    def __init__(self, interval_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._begin: Days | None = None
        self._whole: Days | None = None
        self._unit = Unit.MONTH
        self._steps = 0
        self._timer = QTimer(self, interval=interval_ms)
        self._timer.timeout.connect(self.step)

    @property
    def playing(self) -> bool:
        """Whether the range moves."""
        return self._timer.isActive()

    def set_interval(self, interval_ms: int) -> None:
        """Change how long a step lasts."""
        self._timer.setInterval(interval_ms)

    def play(self, days: Days, whole: Days, unit: Unit) -> None:
        """Move a range through the whole, a unit at a step."""
        at_end = days.moved(unit, 1).first > whole.last
        if at_end:
            days = Days(whole.first, whole.first + days.length - 1)
        self._begin, self._whole, self._unit, self._steps = days, whole, unit, 0
        if at_end:
            self.moved.emit(days)
        self._timer.start()
        self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop where it is."""
        if self._timer.isActive():
            self._timer.stop()
            self.playing_changed.emit(False)

    def step(self) -> None:
        """Move on by one step, and stop at the end."""
        if self._begin is None or self._whole is None:
            return
        self._steps += 1
        # From the beginning each time: a range that passes February keeps its length.
        days = self._begin.moved(self._unit, self._steps)
        if days.first > self._whole.last:
            self.pause()
        else:
            self.moved.emit(days)
