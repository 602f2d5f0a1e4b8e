"""Between code points (everywhere below the window) and UTF-16 units (Qt)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from synpol_desktop.core.spans import Span


class Offsets:
    """The two ways of counting in one text.

    Only characters outside the basic plane (emoji, rare letters) count differently, so only these are kept.
    """

    def __init__(self, text: str) -> None:
        self._astral = [i for i, c in enumerate(text) if c > "\uffff"]
        self._astral_units = [i + n for n, i in enumerate(self._astral)]

    def to_units(self, point: int) -> int:
        """Return the UTF-16 offset of a code point."""
        return point + bisect_left(self._astral, point)

    def to_points(self, unit: int) -> int:
        """Return the code point at a UTF-16 offset; inside a pair, the character's own."""
        before = bisect_right(self._astral_units, unit)
        if before and unit == self._astral_units[before - 1]:
            return self._astral[before - 1]
        if before and unit == self._astral_units[before - 1] + 1:
            return self._astral[before - 1]
        return unit - before

    def span_units(self, span: Span) -> tuple[int, int]:
        """Return a span in UTF-16 units."""
        return self.to_units(span.start), self.to_units(span.end)
