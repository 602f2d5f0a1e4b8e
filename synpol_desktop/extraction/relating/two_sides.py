"""The two sides that ``بين`` parts: one against the other, or the members of one list."""

from __future__ import annotations

from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import BETWEEN
from synpol_desktop.extraction.relating.insertions import Insertions
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_CLAUSE_REACH = 8
_COPULAS = frozenset({"هو", "هي"})  # is
_BORDER = "حدود"
_LED = 3
_OPENS, _CLOSES = "(", ")"
_BRACKET_REACH = 24
_SEVERAL = 2
_BURDEN = "burden"
"""The kind of nouns that are no people though they may be joined to a list of them."""
_PEOPLE = frozenset({"crowd", "members", "combatant", "armed", "attached", "linking", "side", "preposition"})


class TwoSides(Insertions):
    """Finds who stands on either side of what happens between some."""

    def sides(self, start: int, reach: int = 6) -> tuple[tuple[End, ...], tuple[End, ...]] | None:
        """Return the two sides of the next ``بين``: one against the other, or the members of one list."""
        for at in range(start, min(len(self.units), start + reach + _CLAUSE_REACH)):
            unit = self.units[at]
            if unit.word == BETWEEN and unit.kind is Kind.WORD:
                found = self._two_sides(at + 1)
                return None if found is not None and self._are_neighbours(at, found[0]) else found
            if at <= start + 1 and "relative" in unit.kinds:
                reach += _CLAUSE_REACH  # "the clashes that broke out in the city between"
                continue
            if at >= start + reach or unit.whole in _COPULAS:
                return None  # "the dialogue is what ends the disputes between"
            if self._stops(unit) or (
                at > start and self.phrases.covering(at) is not None and not self._place_only(at)
            ):
                return None
        return None

    def _are_neighbours(self, between: int, ends: tuple[End, ...]) -> bool:
        """Whether what is between states is only their border (``القتال على الحدود بين``)."""
        border = self.units[between - 1].word.removeprefix("ال").startswith(_BORDER)
        return border and self.are_places(ends)

    def _place_only(self, at: int) -> bool:
        phrase = self.phrases.covering(at)
        return phrase is not None and (phrase.prep == "في" or self.words.has("direction", phrase.prep))

    def _two_sides(self, at: int) -> tuple[tuple[End, ...], tuple[End, ...]] | None:
        left: dict[int, End] = {}
        right: dict[int, End] = {}
        current, bracket = left, -1
        found = 0
        last = at - 1
        while at < len(self.units) and at - last <= 8:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if found > 1 and self._goes_on_apart(at):
                break
            if phrase is not None:
                first_right = current is right and not right
                if found and not phrase.linked and self.words.has("about_what", phrase.prep):
                    break
                lies = phrase.gap == 0 or (found and self.are_places(phrase.ends))
                if phrase.prep == "في" and lies and phrase.kind is Denotes.NAME:
                    at = self.group(phrase)[-1].last + 1  # where the sides live: "between people in the city"
                    continue
                linked = phrase.linked or self._is_more(phrase)
                if not found or linked or phrase.prep in {"", "مع", BETWEEN} or first_right:
                    for end in self.ends(phrase):
                        current.setdefault(end.entity, end)
                    found += 1
                at = self._behind_clause(phrase)
                last = at
                continue
            if self._stops(unit) or self._new_verb(unit):
                break
            if current is left and unit.word == BETWEEN and unit.conjunction and found > 1:
                current = right  # "between the six powers, A, B and C, and between D"
            elif current is left and self._opens_members(at):
                if self._set_apart(at, left, right):
                    current = right  # "between A and the powers (B, C and D)"
                else:
                    bracket = self._closing(at)
            elif at == bracket:
                current = right  # "between the powers (A, B and C) and D"
            beyond = self.past_backing(at)
            if beyond:
                at = last = beyond
                continue
            if self.words.has("side", unit.word) and self.units[at - 1].word == "من":
                if current is right:
                    break
                current = right
                last = at
            elif found and not (current is right and not right) and not self._in_sides(unit, at):
                break
            at += 1
        if not left or (current is right and not right and bracket < 0):
            return None  # "between the army and its ally, and rebels": the other side has no name
        return tuple(left.values()), tuple(right.values())

    def _goes_on_apart(self, at: int) -> bool:
        """Whether a comma and a noun for no people part a list from what follows (``، ودور الدولة``)."""
        unit = self.units[at]
        led = unit.conjunction and self.units[at - 1].word in COMMAS and not unit.word.startswith("ال")
        if not led or unit.kind is not Kind.WORD or unit.case or unit.role is not None or unit.adjective:
            return False
        people = not unit.kinds.isdisjoint(_PEOPLE) or unit.word in self.words.titles
        return _BURDEN in unit.kinds or not (people or self.phrases.covering(at) is not None)

    def _set_apart(self, at: int, left: dict[int, End], right: dict[int, End]) -> bool:
        """Move the body whose members a bracket tells to the other side, if somebody else is on this one."""
        moved = self._of_members(at)
        if not set(left) > set(moved):
            return False
        right.update((entity, left.pop(entity)) for entity in moved)
        return True

    def _opens_members(self, at: int) -> bool:
        """Whether a bracket opens that tells two or more of whom the words before it are made up."""
        first = self.phrases.covering(at + 1) if self.units[at].word == _OPENS else None
        if first is None or first.first != at + 1:
            return False
        closing = self._closing(at)
        return sum(len(member.ends) for member in self.group(first) if member.last < closing) >= _SEVERAL

    def _closing(self, at: int) -> int:
        """Return the place of the bracket that closes the one at a place, -1 if there is none."""
        reach = range(at + 1, min(len(self.units), at + _BRACKET_REACH))
        return next((place for place in reach if self.units[place].word == _CLOSES), -1)

    def _of_members(self, at: int) -> tuple[int, ...]:
        """Return the entities of the body right before a bracket, none if a common noun is there."""
        place = at - 1
        while place > 0 and self.phrases.covering(place) is None and self.units[place].word.startswith("ال"):
            if self.units[place].conjunction:
                return ()  # "between A and the great powers"
            place -= 1  # "the six great powers"
        body = self.phrases.covering(place)
        return tuple(end.entity for end in self.ends(body)) if body is not None else ()

    def _is_more(self, phrase: Phrase) -> bool:
        """Whether a noun for people leads a side, linked to the other one (``وعناصر من الحركة``)."""
        before = self.units[max(0, phrase.first - _LED) : phrase.first]
        return any(unit.conjunction and "crowd" in unit.kinds for unit in before)

    def _behind_clause(self, phrase: Phrase) -> int:
        """Return the unit behind a side, and behind what a relative clause between commas says of it."""
        following = self.phrases.after(phrase)
        while following is not None and following.first - phrase.last <= _CLAUSE_REACH + 2:
            between = self.units[phrase.last + 1 : following.first]
            if following.linked and following.bare and self._is_relative_clause(between):
                return following.first
            following = self.phrases.after(following)
        return phrase.last + 1

    def _in_sides(self, unit: Unit, at: int) -> bool:
        if unit.kind is Kind.SIGN or unit.conjunction or self.words.has("linking", unit.word):
            return True
        ahead = self.units[at : at + 9]
        return any(self.words.has("side", later.word) for later in ahead) or any(
            later.conjunction and later.mention is not None for later in ahead[:4]
        )
