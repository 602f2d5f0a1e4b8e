"""Where events are held: by a verb, by the place behind their name, by the town in it."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.ends import PLACES, End
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.ties import TieWriter
from synpol_desktop.extraction.relating.units import Kind

_IN = frozenset({"في", "ب"})
_WHERE = "حيث"
_BETWEEN = "بين"
_NISBAS = ("ي", "يه")
_AHEAD, _BACK, _BEHIND_NAME = 14, 9, 9
_HELD, _BESIDE, _NAMED = 0.72, 0.6, 0.6


class VenueReader(TieWriter):
    """Reads where an event takes place."""

    def _held(self, place: int) -> None:
        """Read ``يعقد الاجتماع في المدينة``, ``اختتمت في المدينة أعمال القمة``."""
        clause = self._clause
        event = self._event_of_verb(place)
        if event is None:
            return
        where = self._place_behind(place + 1, _AHEAD) or self._place_before(place)
        if where is not None:
            self._hold(event, where, clause.units[place].span, _HELD, "held")

    def _event_of_verb(self, place: int) -> End | None:
        clause = self._clause
        for at in range(place - 1, max(-1, place - _BACK), -1):
            unit = clause.units[at]
            if clause.words.has("complementizer", unit.word) or unit.ends_clause:
                break
            found = self._event_at(at)
            if found is not None:
                return found
        for at in range(place + 1, min(len(clause.units), place + _AHEAD)):
            unit = clause.units[at]
            if clause.words.has("complementizer", unit.word) or unit.ends_clause:
                break
            found = self._event_at(at)
            if found is not None:
                return found
        return None

    def _place_behind(self, start: int, reach: int) -> End | None:
        """Return the next place behind ``في`` or ``ب`` in the clause."""
        clause = self._clause
        for at in range(start, min(len(clause.units), start + reach)):
            phrase = clause.phrases.covering(at)
            unit = clause.units[at]
            if phrase is not None and phrase.prep in _IN and phrase.ends and self._is_place(phrase):
                return phrase.ends[0]
            if phrase is None and clause.ends_thought(unit) and not clause.words.has("relative", unit.word):
                return None
        return None

    def _place_before(self, place: int) -> End | None:
        """Return the place that ``حيث`` takes up (``في المدينة حيث يعقد المؤتمر``)."""
        clause = self._clause
        if place < 2 or clause.units[place - 1].whole != _WHERE:
            return None
        back = place - 3 if clause.units[place - 2].kind is Kind.SIGN else place - 2
        phrase = clause.phrases.covering(back)
        return phrase.ends[0] if phrase is not None and phrase.ends and self._is_place(phrase) else None

    def _is_place(self, phrase: Phrase) -> bool:
        """Whether a phrase is a place's name, with no more than a noun for a place before it."""
        if not phrase.ends:
            return False
        first = self._clause.units[phrase.first]
        return self._kind(phrase.ends[0]) in PLACES and (
            first.mention is not None or self._clause.words.has("place", first.word)
        )

    def _venue(self, place: int, event: End) -> None:
        """Read ``المفاوضات بين فلان وفلان في المدينة``, ``مؤتمر المدينة``: places beside an event's name."""
        clause = self._clause
        if not clause.words.has("event_noun", self._events.head(event.entity)):
            return
        self._in_name(event)
        sides = False
        for at in range(place + 1, min(len(clause.units), place + _BEHIND_NAME)):
            unit = clause.units[at]
            phrase = clause.phrases.covering(at)
            sides = sides or unit.word == _BETWEEN
            if phrase is not None and phrase.first == at and phrase.prep in _IN:
                if self._is_place(phrase) and not phrase.gap:
                    self._hold(event, phrase.ends[0], unit.span, _BESIDE, "event in place")
                return
            signs = unit.kind is Kind.SIGN and clause.words.has("quote", unit.word)
            adjective = unit.word.startswith("ال") and unit.word.endswith(_NISBAS) and not unit.case
            opens = unit.word in _IN or self._clause.words.has("place", unit.word)
            if unit.finite or not (sides or signs or adjective or opens or unit.dated or phrase is not None):
                return
            if unit.kind is Kind.SIGN and not signs:
                return

    def _in_name(self, event: End) -> None:
        """Read ``مؤتمر المدينة``: a meeting is named after the town where it is held."""
        document = self._clause.document
        words = [token.folded for token in document.tokens_in(event.span)]
        if len(words) < 2 or not self._clause.words.has("meeting", words[0].removeprefix("ال")):
            return
        for number, entity in enumerate(document.entities):
            if entity.type is EntityType.GPE and any(
                folded(alias).split() == words[1 : 1 + len(folded(alias).split())] for alias in entity.aliases
            ):
                town = End(number, event.span)
                if self._is_town(town):
                    self._hold(event, town, None, _NAMED, "town in the name")
                return

    def _hold(self, event: End, where: End, trigger: Span | None, sure: float, rule: str) -> None:
        if self._kind(where) in PLACES:
            self._write(RelationType.HELD_IN, event, where, trigger, sure, rule)

    def _is_town(self, end: End) -> bool:
        """Whether a place is no state."""
        return self._kind(end) in PLACES and not self._is_state(end)
