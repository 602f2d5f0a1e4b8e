"""Choosing a range of days by mouse and keyboard; ranges keep to whole bars unless Shift is held."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from synpol_desktop.ui.timing.axis import Axis
from synpol_desktop.ui.timing.calendar import Days, bar_of, starts, step

GRIP_PX = 6.0


class Hold(Enum):
    """What a press of the mouse took hold of."""

    NEW = auto()
    WHOLE = auto()
    FIRST = auto()
    LAST = auto()


@dataclass(frozen=True, slots=True)
class Brush:
    """A drag in progress: what it holds, where it began, and the range that was there."""

    hold: Hold
    from_x: float
    origin: Days | None
    axis: Axis

    @classmethod
    def press(cls, axis: Axis, x: float, chosen: Days | None) -> Brush:
        """Take hold of what is at a place: an end of the range, the range, or nothing yet."""
        return cls(hold_at(axis, x, chosen), x, chosen, axis)

    def drag(self, x: float, *, exact: bool) -> Days:
        """Return the range that the drag makes so far.

        Parameters
        ----------
        exact : bool
            Whether ends may be on any day.
        """
        here, there = self._stretch(self.from_x, exact), self._stretch(x, exact)
        origin = self.origin
        if self.hold is Hold.NEW or origin is None:
            return Days(min(here.first, there.first), max(here.last, there.last))
        if self.hold is Hold.FIRST:
            return Days(min(there.first, origin.last), origin.last)
        if self.hold is Hold.LAST:
            return Days(origin.first, max(there.last, origin.first))
        if exact:
            days = there.first - here.first
            return Days(max(origin.first + days, 1), max(origin.last + days, 1))
        edges = self._edges()
        return origin.moved(self.axis.unit, bar_of(edges, there.first) - bar_of(edges, here.first))

    def _edges(self) -> list[int]:
        shown = self.axis.days
        return starts(self.axis.unit, shown.first, shown.last)

    def _stretch(self, x: float, exact: bool) -> Days:
        shown = self.axis.days
        day = min(max(int(self.axis.day(x)), shown.first), shown.last)
        return Days(day, day) if exact else bar_at(self.axis, day)


def hold_at(axis: Axis, x: float, chosen: Days | None) -> Hold:
    """Return what a press at a place would take hold of."""
    if chosen is None:
        return Hold.NEW
    first, last = axis.x(chosen.first), axis.x(chosen.last + 1)
    for hold, end in ((Hold.LAST, last), (Hold.FIRST, first)):
        if abs(x - end) <= GRIP_PX:
            return hold
    return Hold.WHOLE if min(first, last) < x < max(first, last) else Hold.NEW


def bar_at(axis: Axis, day: int) -> Days:
    """Return the bar that a day is in."""
    first = starts(axis.unit, day, day)[0]
    return Days(max(first, 1), max(step(axis.unit, first, 1) - 1, day))


class Key(Enum):
    """What a key asks of a range."""

    EARLIER = auto()
    LATER = auto()
    LAST_EARLIER = auto()
    LAST_LATER = auto()
    FIRST_EARLIER = auto()
    FIRST_LATER = auto()
    PAGE_EARLIER = auto()
    PAGE_LATER = auto()
    TO_START = auto()
    TO_END = auto()
    FROM_START = auto()
    UNTIL_END = auto()


def keyed(key: Key, axis: Axis, chosen: Days | None, whole: Days) -> Days:
    """Return the range after a key; the first key chooses the bar at that end of what is in sight."""
    unit = axis.unit
    if chosen is None:
        late = key in (Key.EARLIER, Key.LAST_EARLIER, Key.FIRST_EARLIER, Key.PAGE_EARLIER, Key.TO_END)
        seen = axis.days.within(whole)
        return bar_at(axis, seen.last if late else seen.first)
    page = max(round(chosen.length / unit.value), 1)
    first, last = chosen.first, chosen.last
    match key:
        case Key.EARLIER | Key.LATER | Key.PAGE_EARLIER | Key.PAGE_LATER:
            count = page if key in (Key.PAGE_EARLIER, Key.PAGE_LATER) else 1
            moved = chosen.moved(unit, count if key in (Key.LATER, Key.PAGE_LATER) else -count)
            gone = moved.last < whole.first or moved.first > whole.last
            return chosen if gone else moved
        case Key.LAST_EARLIER | Key.LAST_LATER:
            end = step(unit, last + 1, 1 if key is Key.LAST_LATER else -1) - 1
            return chosen if end < first else Days(first, end)
        case Key.FIRST_EARLIER | Key.FIRST_LATER:
            begin = step(unit, first, 1 if key is Key.FIRST_LATER else -1)
            return chosen if begin > last else Days(begin, last)
        case Key.TO_START:
            begin = bar_at(axis, whole.first).first
            return Days(begin, begin + chosen.length - 1)
        case Key.TO_END:
            end = bar_at(axis, whole.last).last
            return Days(max(end - chosen.length + 1, 1), end)
        case Key.FROM_START:
            return Days(min(bar_at(axis, whole.first).first, last), last)
        case Key.UNTIL_END:
            return Days(first, max(bar_at(axis, whole.last).last, first))
