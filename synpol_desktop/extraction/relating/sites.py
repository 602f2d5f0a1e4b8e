"""Places in which a target lies that has no name of its own."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.knowledge import knowledge, known_id
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lists import Lists
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_SITE_REACH = 6
_CAPITAL = ".capital"
_OF = "ل"


class Sites(Lists):
    """Finds where what somebody strikes, holds or leaves is."""

    def site(self, start: int) -> Phrase | None:
        """Return the place where the buildings or forces lie that an act is done to (``أخلت مواقعها في``)."""
        start = self._past_date(start)
        for at in range(start, min(len(self.units), start + _SITE_REACH)):
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                lies = at > start and (self.words.has("direction", phrase.prep) or self.lies_in(phrase))
                places = bool(phrase.ends) and self.are_places(phrase.ends)
                theirs = at > start + 1 and phrase.prep == _OF and not (phrase.gap or phrase.linked)
                return replace(phrase, gap=1) if (lies and places) or (theirs and phrase.ends) else None
            if unit.kind is Kind.SIGN and "quote" in unit.kinds:
                start += at == start  # "hit 'a military site' in the town"
                continue
            if "share" in unit.kinds and not self._is_site(unit):
                start += at == start  # "several sites", "sites, several of them"
                continue
            if unit.kind is not Kind.WORD or self._stops(unit) or self._new_verb(unit):
                return None
            if at == start and not self._is_site(unit):
                return None
        return None

    def is_town(self, end: End) -> bool:
        """Whether an end is a place that is known to be no state, nor its capital: it does nothing itself."""
        entity = self.document.entities[end.entity]
        key = known_id(entity.key)
        if entity.type is EntityType.LOC:
            return True
        known = entity.type is EntityType.GPE and key != entity.key
        return known and key not in knowledge().states and not key.endswith(_CAPITAL)

    def _past_date(self, at: int) -> int:
        """Return the first unit behind a date, with the commas around it."""
        dated = False
        for place in range(at, len(self.units)):
            unit = self.units[place]
            date = unit.dated or "weekday" in unit.kinds
            dated = dated or date
            if not (date or unit.word in COMMAS or "transparent" in unit.kinds):
                return place if dated else at
        return at

    def _is_site(self, unit: Unit) -> bool:
        bare = unit.word.removesuffix("ها").removesuffix("هم")
        return not (unit.case or unit.conjunction) and self.words.has("site", bare)
