"""Phrases of a sentence in their lists: who is coordinated with whom."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.denoting import Denoting
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_NO_MEMBERS = frozenset({Denotes.DUAL, Denotes.DOCUMENT, Denotes.LATTER, Denotes.ORDERED, Denotes.GATHERED})
_LONGEST_LIST = 10
_SHORTEST_CLAUSE = 3
_BESIDE = 4
_SIDE = "جانب"  # side
_NEAR_HEAD = 3
_BY = "ب"
_REGIONS = frozenset({"place", "places"})
_WHERE = frozenset({"في", "عن"})


class Lists(Denoting):
    """The phrases of one sentence with those that are coordinated with them."""

    def group(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return a phrase with those that are coordinated to its right."""
        found = [phrase]
        current = phrase
        skipped = 0
        while len(found) < _LONGEST_LIST:
            following = self.phrases.after(current)
            if following is None:
                break
            if self._joined(current, following):
                found.append(following)
                skipped = 0
            elif skipped or not self._generic_conjunct(current, following):
                break
            else:
                skipped += 1
            current = following
        return tuple(found)

    def group_ends(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the entities of a phrase and of those coordinated with it, each once."""
        return self.ends_of(self.group(phrase))

    def ends_of(self, group: tuple[Phrase, ...]) -> tuple[End, ...]:
        """Return the entities of several phrases, each once."""
        ends: dict[int, End] = {}
        for member in group:
            for end in self.ends(member):
                ends.setdefault(end.entity, end)
        return tuple(ends.values())

    def leader(self, phrase: Phrase) -> Phrase:
        """Return the first member of the list that a phrase ends."""
        leader = phrase
        while leader.linked or (leader.prep == "" and leader.gap == 0):
            number = self.phrases.at[leader.first] - 1
            if number < 0:
                break
            before = self.phrases.items[number]
            if not self._joined(before, leader):
                break
            leader = before
        return leader

    def lies_in(self, phrase: Phrase) -> bool:
        """Whether a noun for a region says that something lies in the place behind it (``بريف``)."""
        before = self.units[phrase.first - 1] if phrase.first else None
        if before is None or phrase.linked or not phrase.ends or not self.are_places(phrase.ends):
            return False
        return "direction" in before.kinds or (before.case == _BY and not _REGIONS.isdisjoint(before.kinds))

    def _joined(self, left: Phrase, right: Phrase) -> bool:
        if right.kind in _NO_MEMBERS:
            return False
        between = self.units[left.last + 1 : right.first]
        if right.linked and right.bare and self._is_relative_clause(between):
            return True
        if (
            right.linked
            and left.prep
            and "crowd" in self.units[right.first].kinds
            and not self._counted(left)
        ):
            return False  # "backed by the state, and men of the movement"
        linked, comma, depth = right.linked, False, 0
        for place, unit in enumerate(between):
            if unit.word in {"(", "["}:
                depth += 1
            elif unit.word in {")", "]"}:
                depth -= 1
            elif depth > 0 and len(between) < 12:
                continue
            elif unit.kind is Kind.SIGN:
                if unit.word in COMMAS:
                    comma = True
                elif not self.words.has("quote", unit.word):
                    return False
            elif unit.finite and not unit.word.startswith("ال"):
                return False
            elif (
                (unit.conjunction and (self._links(unit, left, between) or self._is_of_state(unit, left)))
                or "backing" in unit.kinds
                or unit.word in {"اضافه", "فضلا"}
                or (
                    comma
                    and unit.word == "الي"
                    and _SIDE in (other.word for other in between[place + 1 : place + 2])
                )
                or (unit.conjunction and self.words.has("preposition", unit.word) and unit.word == left.prep)
            ):
                linked = True
            elif linked:
                if not (self.words.has("linking", unit.word) or self._is_of_title(unit)):
                    return False
            elif comma or place > 2 or not unit.word.startswith("ال") or unit.case:
                return False
        if linked:
            return True
        return comma and self._same_sort(left, right) and self._in_list(right)

    def _counted(self, phrase: Phrase) -> bool:
        """Whether a phrase stands behind a noun that counts people of it (``عناصر من الحركة``)."""
        before = self.units[max(0, phrase.first - _NEAR_HEAD) : phrase.first + 1]
        return any("crowd" in unit.kinds for unit in before)

    def _is_of_title(self, unit: Unit) -> bool:
        """Whether a word belongs to a title before the next name of a list."""
        titled = unit.word in self.words.titles or bool(unit.conjunction)
        return titled and not self.words.has("preposition", unit.word)

    def _links(self, unit: Unit, left: Phrase, between: tuple[Unit, ...]) -> bool:
        """Whether a word with a conjunction goes on with a list; ``وفي`` does so before ``مقدمتها`` only."""
        if "own_ally" in unit.kinds:
            return True  # "the state and its ally, the other state"
        if not self.words.has("linking", unit.word):
            return False
        here = unit.word in _WHERE and unit.word != left.prep
        return not here or any(self.words.has("example", other.word) for other in between)

    def _is_of_state(self, unit: Unit, left: Phrase) -> bool:
        """Whether an adjective stands for the same office elsewhere (``الرئيس الروسي فلان والتركي فلان``)."""
        nisba = unit.word.startswith("ال") and bool(unit.adjective or knowledge().state_of(unit.word))
        persons = (self.document.entities[end.entity].type is EntityType.PER for end in left.ends)
        return nisba and all(persons)

    def _is_relative_clause(self, between: tuple[Unit, ...]) -> bool:
        """Whether two members of a list have a clause between them (``فلان، الذي عاد، وفلان``)."""
        if len(between) < _SHORTEST_CLAUSE or between[-1].word not in COMMAS:
            return False
        opens = between[1] if between[0].word in COMMAS else between[0]
        return self.words.has("relative", opens.word) and not any(unit.ends_clause for unit in between)

    def _in_list(self, phrase: Phrase) -> bool:
        """Whether a phrase after a comma goes on with a list: members follow up to one with a conjunction."""
        for _ in range(_LONGEST_LIST):
            nearest = self.phrases.after(phrase)
            if nearest is None or nearest.first - phrase.last > _BESIDE:
                return False
            if nearest.linked:
                return True
            if self.units[phrase.last + 1].word not in COMMAS or not nearest.bare:
                return False
            phrase = nearest
        return False

    def _same_sort(self, left: Phrase, right: Phrase) -> bool:
        sorts = [
            {self.document.entities[end.entity].type is EntityType.PER for end in phrase.ends}
            for phrase in (left, right)
        ]
        return right.bare and sorts[0] == sorts[1]

    def _generic_conjunct(self, left: Phrase, right: Phrase) -> bool:
        """Whether a list goes on with something without a name, inside which ``right`` stands."""
        between = self.units[left.last + 1 : right.first]
        linked = [unit for unit in between if unit.conjunction]
        return (
            0 < len(between) <= 6
            and bool(linked)
            and not any(unit.finite or unit.ends_clause for unit in between)
            and not any(self._stops(unit) for unit in between)
        )
