"""Ties that neighbours in a sentence show: a place in a place, a round of a track, forces of a state."""

from __future__ import annotations

from functools import cache
from itertools import product

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.countries import CountryReader
from synpol_desktop.extraction.relating.ends import PLACES, End
from synpol_desktop.extraction.relating.units import Kind

_LONGEST_BRANCH, _LONGEST_TIE = 3, 2
_IN = frozenset({"في", "ب"})
_INSIDE = "في"
_OWN = frozenset({"ل", "عن", "من"})
_OF = frozenset({"من", "ل", "المقبل", "القادم"})
_WHOLES = frozenset({EntityType.EVENT, EntityType.ORG})
_TIED = {(EntityType.ORG, EntityType.GPE), (EntityType.ORG, EntityType.PER)}.union(product(_WHOLES, _WHOLES))
"""What is tied where it stands side by side, beside places."""


class NeighbourReader(CountryReader):
    """Reads names that stand next to each other, and names made of names."""

    def _neighbours(self, left: int, right: int) -> None:
        clause = self._clause
        units = clause.units
        between = units[left + 1 : right]
        if units[right].conjunction:
            return
        source, target = self._end(left), self._end(right)
        kinds = (self._kind(source), self._kind(target))
        if kinds[0] not in PLACES and kinds not in _TIED:
            return
        words = [unit.word for unit in between if unit.kind is Kind.WORD]
        signs = [
            unit for unit in between if unit.kind is Kind.SIGN and not clause.words.has("quote", unit.word)
        ]
        prep = units[right].case or (words[0] if words else "")
        trigger = next((unit.span for unit in between if unit.kind is Kind.WORD), None)
        if any(unit.conjunction for unit in between) and not self._is_example(words):
            return
        if kinds[0] in PLACES:
            self._place_in_place(left, right)
        elif kinds == (EntityType.ORG, EntityType.ORG):
            if len(signs) <= 1:
                self._body_in_body(left, right, words, prep, bool(signs))
        elif kinds[0] is EntityType.EVENT and kinds[1] in _WHOLES:
            own = prep in _OF if kinds[1] is EntityType.EVENT else prep == "ل" and _are_adjectives(words)
            if own and len(words) <= _LONGEST_BRANCH and not signs:
                self._write(RelationType.PART_OF, source, target, trigger, 0.75, "event of event")
        elif kinds == (EntityType.ORG, EntityType.GPE):
            if self._is_example(words) and units[max(0, left - 1)].word == "دول":
                self._write(RelationType.MEMBER_OF, target, source, trigger, 0.7, "foremost of a bloc")
            elif not signs and (
                (self._is_headed(left, "ministry") and prep == "ب" and not words)
                or (words == [_INSIDE] and self._is_one_of_each_state(left, target))
            ):
                self._write(RelationType.PART_OF, source, target, trigger, 0.6, "ministry of a state")
        elif kinds == (EntityType.ORG, EntityType.PER) and not (words or signs) and self._holds_role(left):
            self._write(RelationType.HEADS, target, source, trigger, 0.6, "office of")

    def _body_in_body(self, left: int, right: int, words: list[str], prep: str, parted: bool) -> None:
        """Read ``اللجنة … في الوزارة``, ``الأمانة العامة للمنظمة``, ``كتلة … في المجلس``."""
        clause = self._clause
        source, target = self._end(left), self._end(right)
        trigger = next((u.span for u in clause.units[left + 1 : right] if u.kind is Kind.WORD), None)
        organ = self._is_headed(left, "organ")
        if words and clause.words.has("branch", words[0]) and len(words) <= _LONGEST_BRANCH and prep == "ل":
            self._write(RelationType.PART_OF, source, target, trigger, 0.75, "branch of")
        elif prep in _OWN and len(words) <= _LONGEST_TIE and self._are_attached(words):
            self._write(RelationType.PART_OF, source, target, trigger, 0.72, "attached to")
        elif len(words) == 1 and clause.words.has("branch", words[0]) and not words[0].startswith("ال"):
            self._write(RelationType.PART_OF, source, target, trigger, 0.72, "branch of")
        elif parted or any(not clause.words.has("direction", word) for word in words) or len(words) > 1:
            return
        elif organ and prep == "ل" and not self._is_headed(right, "medium"):  # "told the paper"
            self._write(RelationType.PART_OF, source, target, trigger, 0.7, "organ of")
        elif prep in _IN:
            if self._is_headed(right, "front") and self._is_unknown(right):
                return  # a stretch of the war
            seat = not organ and (self._is_party(left) or self._is_headed(right, "chamber"))
            if not (organ or seat or self._is_unknown(left)) or self._is_headed(right, "region"):
                return  # what bodies of their own do in the ministry, in the district
            kind = RelationType.MEMBER_OF if seat else RelationType.PART_OF
            self._write(kind, source, target, trigger, 0.55, "body in body")

    def _is_one_of_each_state(self, place: int, state: End) -> bool:
        """Whether a body that each state has is named without its state, which follows (``الشرطة في …``)."""
        entities, end = self._clause.document.entities, self._end(place)
        owner, _, body = entities[end.entity].key.rpartition(".")
        bare = not knowledge().state_of(folded(end.span.of(self._clause.document.text)).split()[-1])
        return bare and owner == entities[state.entity].key and body in _common_bodies()

    def _are_attached(self, words: list[str]) -> bool:
        """Whether words say of the name before them whose it is, not of a noun of their own."""
        has = self._clause.words.has
        tie = next((at for at, word in enumerate(words) if has("attached", word.removeprefix("ال"))), -1)
        return tie >= 0 and (_are_adjectives(words[:tie]) or has("they_are", words[0]))

    def _is_party(self, place: int) -> bool:
        """Whether a body is a party or a bloc, which sits in another (``كتلة فلان في المجلس``)."""
        units = self._clause.units
        back = place - 1
        while back > 0 and self._clause.words.has("quote", units[back].word):
            back -= 1
        before = units[max(back, 0)].word
        return self._is_headed(place, "party") or self._clause.words.has("party", before)

    def _is_example(self, words: list[str]) -> bool:
        return 0 < len(words) <= 3 and any(self._clause.words.has("example", word) for word in words)

    def _holds_role(self, place: int) -> bool:
        """Whether a body is named after an office (``مكتب المبعوث``), whose holder follows."""
        span = self._clause.units[place].span
        words = [token.folded for token in self._clause.document.tokens_in(span)]
        owned = bool(words) and self._clause.words.has("office_of", words[0])
        return owned and any(word in self._clause.words.roles for word in words[1:3])


@cache
def _common_bodies() -> frozenset[str]:
    """Return the kinds of bodies that each state has and that stay there."""
    return frozenset(body.id for body in knowledge().bodies.values() if not body.abroad)


def _are_adjectives(words: list[str]) -> bool:
    """Whether words between two names only describe the first one."""
    return all(word.startswith("ال") for word in words)
