"""Allies and partners: by the noun between two names, or by its pronoun (``الدولة وحليفتها فلانة``)."""

from __future__ import annotations

from functools import cache

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import lexicon
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import PAUSES
from synpol_desktop.extraction.relating.ties import TieWriter
from synpol_desktop.extraction.relating.units import Kind

_TWO = ("ا", "ي", "ان", "ين")
_PRONOUNS = ("ها", "هم", "ه")
_HIS, _HERS = "ه", "ها"
_FOR = "ل"
_CHOSEN = frozenset({"من", "بين", "اقوي", "اوثق", "اقرب", "اشد", "اخلص", "اخر", "اول", "ضمن"})
"""Picks one of several. As a class of words it would cut ``بأشد العبارات`` in two."""
_CHOICE = 4
_ADJECTIVES = 2
_BRACKETS = 6
_OWNER_REACH = 8
_NAMED, _OWNED = 0.66, 0.62


@cache
def allied() -> dict[str, str]:
    """Return the nouns for an ally, with the pronoun that they carry."""
    classes = lexicon().classes
    found = {noun: next(p for p in _PRONOUNS if noun.endswith(p)) for noun in classes["own_ally"]}
    for noun in classes["ally"]:
        found[noun] = ""
    return found


class AllyReader(TieWriter):
    """Reads who is whose ally."""

    def _ally(self, place: int) -> None:
        """Read the noun at a unit, if it is one for an ally."""
        unit = self._clause.units[place]
        pronoun = allied().get(unit.word)
        if pronoun is None or unit.kind is not Kind.WORD:
            return
        if pronoun or (unit.conjunction and unit.word.endswith(_HIS)):
            self._owned_ally(place, pronoun or _HIS)
        elif not unit.case:
            self._called_ally(place)

    def _owned_ally(self, place: int, pronoun: str) -> None:
        """Read ``الدولة وحليفتها فلانة``: whose ally it is stands before, its name behind."""
        clause = self._clause
        named = clause.phrases.covering(place + 1)
        if named is None or named.first != place + 1 or named.linked or self._clause.units[place + 1].case:
            return
        for phrase in reversed(clause.phrases.items):
            if phrase.last >= place or phrase.kind is Denotes.UNNAMED or not phrase.ends:
                continue
            if place - phrase.last > _OWNER_REACH:
                return
            whose = [end for end in clause.ends(phrase) if self._may_have(end, pronoun)]
            if whose:
                self._join(whose[-1:], clause.ends(named), place, _OWNED, "ally of whom was named")
                return

    def _may_have(self, end: End, pronoun: str) -> bool:
        """Whether a pronoun can mean an end; *hers* means no person who isn't known for a woman."""
        clause = self._clause
        if pronoun == _HERS and clause.are_persons((end,)) and clause.gender(end) is not True:
            return False
        return clause.takes_pronoun(end, pronoun)

    def _called_ally(self, place: int) -> None:
        """Read ``الدولة حليفة الحكومة``, ``الدولة، الحليف الأبرز للحزب``."""
        clause = self._clause
        whose = self._whose_ally(place)
        at = self._before_choice(place)
        if clause.words.has("allies", clause.units[place].word) and at == place - 1:
            return  # "the allies of the state", who have no name
        if at >= 0 and clause.words.has("they_are", clause.units[at].whole):
            at -= 1
        if at >= 0 and clause.units[at].word in PAUSES:
            at -= 1
        before = clause.phrases.covering(self._before_brackets(at))
        if whose is None or before is None or not before.ends:
            return
        two = clause.units[place].word.endswith(_TWO)
        ends = clause.group_ends(clause.leader(before)) if two else clause.ends(before)
        self._join(ends, clause.group_ends(whose), place, _NAMED, "ally")

    def _before_choice(self, place: int) -> int:
        """Return the unit before the words that pick one of several (``أحد أقوى حلفاء الدولة``)."""
        units, at = self._clause.units, place - 1
        while at >= 0 and place - at <= _CHOICE:
            one = "one_of" in units[at].kinds or units[at].word in _CHOSEN
            if not one or units[at].case:
                break
            at -= 1
        return at

    def _before_brackets(self, at: int) -> int:
        """Return the unit before the brackets that end at a unit (``فلان (80 عاماً)``), else the unit."""
        units = self._clause.units
        if at < 0 or units[at].word != ")":
            return at
        return next(
            (back - 1 for back in range(at, max(0, at - _BRACKETS), -1) if units[back].word == "("), at
        )

    def _whose_ally(self, place: int) -> Phrase | None:
        clause, units = self._clause, self._clause.units
        definite = units[place].word.startswith("ال")
        for at in range(place + 1, min(len(units), place + 3 + _ADJECTIVES)):
            phrase = clause.phrases.covering(at)
            if phrase is not None:
                own = phrase.first == at and phrase.kind is not Denotes.UNNAMED
                genitive = at == place + 1 and not definite and not units[at].case
                return phrase if own and (genitive or units[at].case == _FOR) else None
            if "quote" in units[at].kinds:
                continue
            if units[at].kind is not Kind.WORD or units[at].case or units[at].conjunction:
                return None
        return None

    def _join(
        self, ones: tuple[End, ...] | list[End], others: tuple[End, ...], place: int, sure: float, rule: str
    ) -> None:
        trigger = self._clause.units[place].span
        for one in ones:
            for other in others:
                self._write(RelationType.COOPERATE, one, other, trigger, sure, rule)
