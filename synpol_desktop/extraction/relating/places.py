"""Places in places: by a direction, by what kind of place they are, by the adjective of their state."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import PLACES, End
from synpol_desktop.extraction.relating.signs import COMMAS, DASHES
from synpol_desktop.extraction.relating.ties import TieWriter
from synpol_desktop.extraction.relating.units import Kind, Unit

_CAPITAL = ".capital"
_IN = frozenset({"في", "ب"})
_WITH = frozenset({"مع", "بين", "ضد", "عن", "ان"})
"""What stands before a place that acts (``التقى وفد مع … في …``)."""
_AREA = "منطقه"  # region
_STATES_OF = "دول"  # the states of
_ENDS_PLACE = DASHES | {"("}
_OPENS_NAME = COMMAS | {"("}
_ARTICLE = "ال"
_LONGEST, _LONGEST_SEAT = 4, 3
_BEFORE = 2
"""Words before a name: what it is and whose."""
_LIES, _BESIDE, _ADJECTIVE = 0.7, 0.35, 0.7


class PlaceReader(TieWriter):
    """Reads which place lies in which."""

    def _place_in_place(self, left: int, right: int) -> None:
        """Read ``مدينة … شمالي …``, ``بلدة … في محافظة …``, ``… عاصمة …``, ``… (الدولة)``."""
        clause = self._clause
        source, target = self._end(left), self._end(right)
        between = clause.units[left + 1 : right]
        if self._kind(source) not in PLACES or self._kind(target) not in PLACES:
            return
        trigger = next((unit.span for unit in between if unit.kind is Kind.WORD), None)
        if self._is_seat(between) or self._in_brackets(left, right) or self._before_its_state(left, right):
            self._write(RelationType.PART_OF, source, target, trigger, _LIES, "seat of a place")
        elif not between and self._is_its_part(left, right):
            self._write(RelationType.PART_OF, source, target, None, _LIES, "place in place")
        elif self._are_states_of(left) or self._is_beside_province(left, right):
            return
        elif not self._is_state(source) and self._is_close(between) and self._lies_in(left, right, between):
            sure = _BESIDE if self._is_beside(between, target) else _LIES
            for place in self._listed_with(left):
                self._write(RelationType.PART_OF, self._end(place), target, trigger, sure, "place in place")

    def _are_states_of(self, place: int) -> bool:
        """Whether the states of a region are meant, which lie nowhere else (``دول الخليج في …``)."""
        return place > 0 and self._clause.units[place - 1].word == _STATES_OF

    def _is_beside_province(self, left: int, right: int) -> bool:
        """Whether a province is told by a town or province that it lies beside (``محافظة … جنوب …``)."""
        units, has = self._clause.units, self._clause.words.has
        province = left > 0 and has("provinces", units[left - 1].word)
        kind = units[right - 1].word
        holds = kind == _AREA or (has("region", kind) and not has("provinces", kind))
        town = self._kind(self._end(right)) is EntityType.GPE and not self._is_state(self._end(right))
        return province and town and not holds

    def _is_beside(self, between: tuple[Unit, ...], whole: End) -> bool:
        """Whether a direction may lead out of a capital (``شرقي …``)."""
        return self._is_capital(whole) and not any(self._is_inner(unit) for unit in between)

    def _is_inner(self, unit: Unit) -> bool:
        return unit.case in _IN or self._clause.words.has("inside", unit.word)

    def _listed_with(self, place: int) -> list[int]:
        """Return the towns listed with one: ``بلدتي … و… في محافظة …``, ``… و… جنوبي …``."""
        units = self._clause.units
        places, at = [place], place
        while units[at].conjunction or (at > 1 and units[at - 1].word in COMMAS):
            at -= 1 if units[at].conjunction else 2
            if at < 0 or units[at].mention is None or self._kind(self._end(at)) not in PLACES:
                return [place]
            places.append(at)
        several = at > 0 and self._clause.words.has("places", units[at - 1].word)
        ends = [self._end(each) for each in places]
        towns = not any(self._is_state(end) or self._is_capital(end) for end in ends)
        return places if several or towns else [place]

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
        inner = any(self._is_inner(unit) for unit in between)
        if any(has("direction", unit.word) and unit.word not in _IN for unit in between):
            bounded = self._kind(self._end(right)) is EntityType.GPE  # not "east of the river"
            quarter = left > 0 and has("quarter", units[left - 1].word)
            outside = not quarter and any(has("town", unit.word) for unit in between)  # "west of the town of"
            return inner or (bounded and not outside)
        inside = units[right].case in _IN or inner
        named = has("place", units[left].word) or (left > 0 and has("place", units[left - 1].word))
        region = has("region", units[right].word) or any(has("region", unit.word) for unit in between)
        return (
            inside
            and not self._is_state(self._end(left))
            and (
                self._is_bare(left, between)
                or named
                or region
                or self._kind(self._end(left)) is EntityType.LOC
                or self._wholes.lies_in(self._end(left).entity, self._end(right).entity)
            )
        )

    def _is_bare(self, left: int, between: tuple[Unit, ...]) -> bool:
        """Whether a town and where it lies stand side by side (``… في …``); a capital may act there."""
        has, units = self._clause.words.has, self._clause.units
        near = all(unit.word in _IN or has("place", unit.word) or has("quote", unit.word) for unit in between)
        acts = left > 0 and units[left - 1].word in _WITH
        return near and not acts and not self._is_capital(self._end(left))

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
            and all(sign.word in COMMAS for sign in signs)
            and all(self._clause.words.has("place", unit.word) for unit in words[1:])
        )

    def _in_brackets(self, left: int, right: int) -> bool:
        """Whether a state stands in brackets behind a town (``المدينة (الدولة)``)."""
        units = self._clause.units
        closed = right + 1 < len(units) and units[right + 1].word == ")"
        opened = right == left + 2 and units[left + 1].word == "("
        whole = self._is_state(self._end(right)) or self._clause.words.has("region", units[right].word)
        return closed and opened and whole and not self._is_state(self._end(left))

    def _is_its_part(self, left: int, right: int) -> bool:
        """Whether a place known to lie in the next is said to be of it (``الساحل … للدولة``)."""
        unit = self._clause.units[right]
        known = self._wholes.lies_in(self._end(left).entity, self._end(right).entity)
        return known and unit.case == "ل" and not unit.conjunction

    def _before_its_state(self, left: int, right: int) -> bool:
        """Whether a town and its state stand side by side, as in a dateline (``المدينة، الدولة``)."""
        units, town, state = self._clause.units, self._end(left), self._end(right)
        if right != left + 2 or units[left + 1].word not in COMMAS or units[right].conjunction:
            return False
        opens = left == 0 and right + 1 < len(units) and units[right + 1].word in _ENDS_PLACE
        known = self._wholes.lies_in(town.entity, state.entity)
        return (opens or known) and self._is_state(state) and not self._is_state(town)

    def _of_a_state(self, place: int) -> None:
        """Read ``مدينة … الفلانية``, ``المدينة الفلانية …``: the adjective says whose a place is."""
        town = self._end(place)
        if self._kind(town) not in PLACES or self._is_state(town):
            return
        adjective = self._adjective_behind(place) or self._adjective_before(place)
        if adjective is not None:
            self._belongs(town, adjective)

    def _adjective_behind(self, place: int) -> Unit | None:
        units = self._clause.units
        at = place + 1
        site = self._is_masculine_site(place)
        while site and at + 1 < len(units) and units[at].adjective is None and _is_definite(units[at]):
            if not units[at].word.endswith("ي"):
                break
            at += 1  # "the airport's military"
        behind = units[at] if at < len(units) else None
        if behind is None or behind.adjective is None:
            return None
        agrees = behind.word.endswith("يه") or (site and behind.word.endswith("ي"))
        return behind if agrees and not (behind.case or behind.conjunction) else None

    def _is_masculine_site(self, place: int) -> bool:
        """Whether a name begins with a masculine noun for what the place is (``مطار … الفلاني``)."""
        mention = self._clause.units[place].mention
        assert mention is not None
        if self._clause.document.entity_of(mention).type is not EntityType.LOC:
            return False
        first = folded(mention.span.of(self._clause.document.text)).split()[0]
        return not first.startswith(_ARTICLE) and not first.endswith("ه")

    def _adjective_before(self, place: int) -> Unit | None:
        """Return the adjective between the noun for what a place is and its name (``العاصمة الفلانية …``)."""
        units, has = self._clause.units, self._clause.words.has
        if place < _BEFORE or units[place].conjunction or units[place].case:
            return None
        at = place - 1
        while at > 1 and (units[at].word in _OPENS_NAME or has("quote", units[at].word)):
            at -= 1
        while at > 1 and units[at].adjective is None and _is_definite(units[at]):
            at -= 1  # "the Libyan capital Tripoli", "the Turkish border town of"
        adjective, noun = units[at], units[at - 1]
        if adjective.adjective is None or not _is_definite(adjective):
            return None
        settled = _is_definite(noun, led=True) and has("place", noun.word.removeprefix(_ARTICLE))
        return adjective if settled else None

    def _belongs(self, town: End, adjective: Unit) -> None:
        assert adjective.adjective is not None
        state = End(adjective.adjective.entity, adjective.span)
        self._write(RelationType.PART_OF, town, state, adjective.span, _ADJECTIVE, "place of a state")

    def _is_capital(self, end: End) -> bool:
        return self._clause.document.entities[end.entity].key.endswith(_CAPITAL)


def _is_definite(unit: Unit, *, led: bool = False) -> bool:
    """Whether a unit is a word with the article; ``led`` if something may be attached to it."""
    plain = led or not (unit.case or unit.conjunction)
    return unit.kind is Kind.WORD and plain and unit.word.startswith(_ARTICLE)
