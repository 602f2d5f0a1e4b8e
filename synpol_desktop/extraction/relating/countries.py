"""The state that a place lies in, where a text says only that it lies in ``البلاد``."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.ends import PLACES, End
from synpol_desktop.extraction.relating.places import PlaceReader
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind

_IN = frozenset({"في", "ب"})
_OPENS = COMMAS | {"("}
_AHEAD = 6
_SURE = 0.7


class CountryReader(PlaceReader):
    """Reads what is said to lie in the country."""

    def _in_the_country(self, place: int) -> None:
        """Read ``محافظة … جنوبي البلاد``, ``المدينة، كبرى مدن البلاد``: the country is the place's own."""
        clause, end = self._clause, self._end(place)
        at = self._country_behind(place) if self._kind(end) in PLACES and not self._is_state(end) else -1
        state = self._wholes.country_of(end.entity) if at >= 0 else None
        if state is not None and state != end.entity:
            span = clause.units[at].span
            for each in self._listed_with(place):
                self._write(
                    RelationType.PART_OF, self._end(each), End(state, span), span, _SURE, "place in place"
                )

    def _country_behind(self, place: int) -> int:
        """Return where the country is named by its noun behind a place and a direction, -1 if nowhere."""
        has, units = self._clause.words.has, self._clause.units
        leads = False
        for at in range(place + 1, min(len(units), place + _AHEAD)):
            unit = units[at]
            if unit.kind is Kind.SIGN:
                if not (has("quote", unit.word) or (unit.word in _OPENS and not leads)):
                    return -1
            elif unit.kind is Kind.MENTION or unit.conjunction or unit.finite:
                return -1
            elif has("country", unit.word):
                return at if leads else -1
            elif (has("direction", unit.word) and unit.word not in _IN) or has("seat_of", unit.word):
                leads = True
            elif not (unit.word in _IN or unit.word.startswith("ال") or has("place", unit.word)):
                return -1
        return -1
