"""Places in places: by a direction, by what kind of place they are, by the adjective of their state."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.ties import TieWriter
from synpol_desktop.extraction.relating.units import Kind, Unit

_CAPITAL = ".capital"
_IN = frozenset({"في", "ب"})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_COUNTRY = "البلاد"
_LONGEST, _LONGEST_SEAT = 4, 3
_LIES, _BESIDE, _ADJECTIVE = 0.7, 0.35, 0.7


class PlaceReader(TieWriter):
    """Reads which place lies in which."""

    def _place_in_place(self, left: int, right: int) -> None:
        """Read ``مدينة … شمالي …``, ``بلدة … في محافظة …``, ``… عاصمة …``, ``… (الدولة)``."""
        clause = self._clause
        source, target = self._end(left), self._end(right)
        between = clause.units[left + 1 : right]
        if self._kind(source) not in _PLACES or self._kind(target) is not EntityType.GPE:
            return
        trigger = next((unit.span for unit in between if unit.kind is Kind.WORD), None)
        if self._is_seat(between) or self._in_brackets(left, right) or self._opens_dateline(left, right):
            self._write(RelationType.PART_OF, source, target, trigger, _LIES, "seat of a place")
        elif self._is_close(between) and self._lies_in(left, right, between):
            inside = any(clause.words.has("inside", unit.word) for unit in between)
            sure = _BESIDE if self._is_capital(target) and not inside else _LIES  # "north of the capital"
            for each in (*self._joined_places(left), source):
                self._write(RelationType.PART_OF, each, target, trigger, sure, "place in place")

    def _joined_places(self, last: int) -> tuple[End, ...]:
        """Return the places before one with which it shares a noun (``بلدتي كذا وكذا في المحافظة``)."""
        clause = self._clause
        phrase = clause.phrases.covering(last)
        if phrase is None or not phrase.linked:
            return ()
        leader = clause.leader(phrase)
        before = {clause.units[max(0, leader.first - 1)].word, clause.units[leader.first].word}
        if not any(clause.words.has("places", word) for word in before):
            return ()
        ends = clause.group_ends(leader)
        own = self._end(last).entity
        return tuple(end for end in ends if end.entity != own and self._kind(end) in _PLACES)

    def _opens_dateline(self, left: int, right: int) -> bool:
        """Whether a town and its state open a line, with a comma between (``المدينة، الدولة (الوكالة)``)."""
        units = self._clause.units
        comma = right == left + 2 and units[left + 1].word in {"،", ","}
        closed = right + 1 < len(units) and units[right + 1].word in {"(", "-", "–", "—"}
        alone = comma and closed and left == 0 and not units[right].conjunction
        return alone and self._is_state(self._end(right)) and not self._is_state(self._end(left))

    def _in_the_country(self, place: int) -> None:
        """Read ``محافظة كذا شمال البلاد``: the country is the state of the place, which the text names."""
        units, has = self._clause.units, self._clause.words.has
        town = self._end(place)
        if self._kind(town) not in _PLACES or self._is_state(town):
            return
        for at in range(place + 1, min(len(units), place + 2 + _LONGEST)):
            unit = units[at]
            if unit.word == _COUNTRY:
                state = self._country_of(town, unit) if at > place + 1 else None
                if state is not None:
                    self._write(RelationType.PART_OF, town, state, unit.span, _LIES, "place in the country")
                return
            signs = unit.kind is Kind.SIGN and unit.word in {"،", ",", ")", "("}
            if not (signs or has("direction", unit.word)) or unit.conjunction:
                return

    def _country_of(self, town: End, words: Unit) -> End | None:
        """Return the state in which a town is known to lie, or the only one of the text."""
        entities, things = self._clause.document.entities, knowledge().things
        keys = [entity.key.removeprefix("kb:") for entity in entities]
        known = things.get(keys[town.entity])
        while known is not None and known.parent:
            if known.parent in keys:
                return End(keys.index(known.parent), words.span)
            known = things.get(known.parent)
        states = [number for number, key in enumerate(keys) if key in knowledge().states]
        return End(states[0], words.span) if len(states) == 1 and keys[town.entity] not in things else None

    def _is_close(self, between: tuple[Unit, ...]) -> bool:
        """Whether nothing but nouns for places, directions and their adjectives stands between two names."""
        has = self._clause.words.has
        words = [unit for unit in between if unit.kind is Kind.WORD]
        signs = [unit for unit in between if unit.kind is Kind.SIGN and not has("quote", unit.word)]
        return (
            len(words) <= _LONGEST
            and len(signs) <= 1
            and not any(unit.ends_clause for unit in signs)
            and all(
                has("direction", unit.word)
                or has("place", unit.word)
                or (unit.word.startswith("ال") and not (unit.conjunction or unit.finite or unit.dated))
                for unit in words
            )
        )

    def _lies_in(self, left: int, right: int, between: tuple[Unit, ...]) -> bool:
        """Whether a place is said to lie in the next: by a direction, or by ``في`` and a noun for a place."""
        units, has = self._clause.units, self._clause.words.has
        if any(has("direction", unit.word) and unit.word not in _IN for unit in between):
            return True
        inside = units[right].case in _IN or any({unit.word, unit.case} & _IN for unit in between)
        named = has("place", units[left].word) or (left > 0 and has("place", units[left - 1].word))
        region = has("region", units[right].word) or any(has("region", unit.word) for unit in between)
        return (
            inside
            and not self._is_state(self._end(left))
            and (named or region or self._kind(self._end(left)) is EntityType.LOC)
        )

    def _is_seat(self, between: tuple[Unit, ...]) -> bool:
        """Whether one place is called the capital or the centre of the next (``… مركز محافظة …``)."""
        words = [unit for unit in between if unit.kind is Kind.WORD]
        signs = [unit for unit in between if unit.kind is Kind.SIGN]
        first = words[0].word if words else ""
        return (
            bool(words)
            and len(words) <= _LONGEST_SEAT
            and self._clause.words.has("seat_of", first)
            and not words[0].case
            and all(sign.word in {"،", ","} for sign in signs)
            and all(self._clause.words.has("place", unit.word) for unit in words[1:])
        )

    def _in_brackets(self, left: int, right: int) -> bool:
        """Whether a state stands in brackets behind a town (``المدينة (الدولة)``)."""
        units = self._clause.units
        closed = right + 1 < len(units) and units[right + 1].word == ")"
        opened = right == left + 2 and units[left + 1].word == "("
        return closed and opened and self._is_state(self._end(right)) and not self._is_state(self._end(left))

    def _of_a_state(self, place: int) -> None:
        """Read ``مدينة … الفلانية``, ``العاصمة الفلانية …``: the adjective says whose a place is."""
        units = self._clause.units
        town = self._end(place)
        if self._kind(town) not in _PLACES or self._is_state(town):
            return
        behind = units[place + 1] if place + 1 < len(units) else None
        if behind is not None and behind.adjective is not None and behind.word.endswith("يه"):
            if not (behind.case or behind.conjunction):
                self._belongs(town, behind)
            return
        noun, before = units[place - 2 : place] if place >= 2 else (None, None)
        if noun is None or before is None or before.adjective is None or before.conjunction:
            return
        if self._clause.words.has("place", noun.word) and not units[place].case:
            self._belongs(town, before)

    def _belongs(self, town: End, adjective: Unit) -> None:
        assert adjective.adjective is not None
        state = End(adjective.adjective.entity, adjective.span)
        self._write(RelationType.PART_OF, town, state, adjective.span, _ADJECTIVE, "place of a state")

    def _is_capital(self, end: End) -> bool:
        return self._clause.document.entities[end.entity].key.endswith(_CAPITAL)

    def _is_state(self, end: End) -> bool:
        key = self._clause.document.entities[end.entity].key.removeprefix("kb:")
        return key in knowledge().states
