"""Between days and pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

from synpol_desktop.ui.timing.calendar import LAST_DAY, UNITS, Days, Unit

LEAST_BAR_PX = 7.0
LEAST_DAYS = 14.0
"""A stretch shown is never shorter."""
LEAST_WEEK_PX = 24.0
"""Weeks give way to months sooner: a year is thought of in months."""
MARGIN = 0.02


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of time over a width; ``from_right`` if the earliest is at the right.

    Parameters
    ----------
    first, last : float
        Day numbers at the two ends.
    """

    first: float
    last: float
    width: float
    from_right: bool

    @classmethod
    def over(cls, days: Days, width: float, *, from_right: bool) -> Axis:
        """Return an axis that shows some days with a little room about them."""
        room = max((LEAST_DAYS - days.length) / 2, days.length * MARGIN)
        return cls(days.first - room, days.last + 1 + room, width, from_right)

    @property
    def length(self) -> float:
        """How many days are shown."""
        return self.last - self.first

    @property
    def unit(self) -> Unit:
        """The shortest bars that are wide enough to be told apart."""
        per_day = self.width / self.length
        return next((unit for unit in UNITS if unit.value * per_day >= _least_px(unit)), UNITS[-1])

    @property
    def days(self) -> Days:
        """The days that are in sight, also in part."""
        first = min(max(int(self.first), 1), LAST_DAY)
        return Days(first, max(min(int(self.last), LAST_DAY), first))

    def x(self, day: float) -> float:
        """Return where a day begins, in pixels."""
        share = (day - self.first) / self.length
        return self.width * (1 - share if self.from_right else share)

    def day(self, x: float) -> float:
        """Return the day at a place."""
        share = x / self.width if self.width else 0.0
        return self.first + self.length * (1 - share if self.from_right else share)

    def zoomed(self, factor: float, about: float, whole: Days) -> Axis:
        """Return the axis nearer (factor above 1) or farther about a day, never farther than the whole."""
        most = max(whole.length * (1 + 2 * MARGIN), LEAST_DAYS)
        length = min(max(self.length / factor, LEAST_DAYS), most)
        first = about - (about - self.first) * length / self.length
        return replace(self, first=first, last=first + length).kept(whole)

    def panned(self, days: float, whole: Days) -> Axis:
        """Return the axis so many days later, as far as there is anything."""
        return replace(self, first=self.first + days, last=self.last + days).kept(whole)

    def showing(self, days: Days, whole: Days) -> Axis:
        """Return the axis moved just so far that a range is in sight."""
        if days.length > self.length:
            return self
        if days.first < self.first:
            return self.panned(days.first - self.first, whole)
        return self.panned(max(days.last + 1 - self.last, 0.0), whole)

    def kept(self, whole: Days) -> Axis:
        """Return the axis moved so that no more than a margin beyond the whole is in sight."""
        room = max(min(whole.length * MARGIN, self.length / 4), (self.length - whole.length) / 2)
        low, high = whole.first - room, whole.last + 1 + room
        shift = max(low - self.first, 0.0) or min(high - self.last, 0.0)
        return replace(self, first=self.first + shift, last=self.last + shift)


def _least_px(unit: Unit) -> float:
    return LEAST_WEEK_PX if unit is Unit.WEEK else LEAST_BAR_PX
