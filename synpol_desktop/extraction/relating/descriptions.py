"""Persons behind a description: ``الكاتب القريب من الجماعة فلان``."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.agreement import Agreement
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS, DASHES
from synpol_desktop.extraction.relating.units import Kind, Unit

_PARTING = COMMAS | DASHES
_REACH = 16
_TITLED = 4
_ELSEWHERE = frozenset({"مع", "بين", "ضد"})
"""Prepositions behind which somebody else is named."""
_POSSESSIVES = ("ها", "هم", "هما", "نا")
_OWNERS = ("ها", "هم", "نا", "ه")
_INSIDE = frozenset({"", "ل", "من", "في", "ب", "باسم"})
"""What may govern the words of a description right before the name that it is about."""


class Descriptions(Agreement):
    """Finds whom a description names at its end, whatever names stand inside it."""

    def described(self, first: int) -> Phrase | None:
        """Return the person whom a description that begins at a unit is about."""
        return self._named_behind(first) if self._describes(first) else None

    def _named_behind(self, first: int) -> Phrase | None:
        for at in range(first, min(len(self.units), first + _REACH)):
            unit = self.units[at]
            if unit.kind is Kind.SIGN:
                if not ("quote" in unit.kinds or self._is_apposed(at)):
                    return None
            elif at > first and (self._stops(unit) or self._new_verb(unit) or unit.word in _ELSEWHERE):
                return None
            elif at > first and self.words.has("no_title", unit.word):
                return None  # "the president, during his meeting with the envoy NAME"
            phrase = self.phrases.covering(at)
            if unit.mention is not None and phrase is not None and self._is_person(unit):
                return phrase if self._is_named_here(at, phrase, first) else None
        return None

    def _is_apposed(self, comma: int) -> bool:
        """Whether a comma parts a description from the bare name of a person, set apart behind it too."""
        parts = self.units[comma].word in _PARTING
        if not parts or comma + 2 >= len(self.units):
            return False
        at = comma + 1
        while at < len(self.units) - 1 and at - comma < _TITLED and self._is_titular(at):
            at += 1
        if at + 1 >= len(self.units):
            return False
        unit, behind = self.units[at], self.units[at + 1]
        named = self._is_person(unit) and not (unit.case or unit.conjunction)
        phrase = self.phrases.covering(at)
        apart = behind.kind is Kind.SIGN or "complementizer" in behind.kinds or behind.dated
        return named and apart and phrase is not None and not phrase.prep

    def _is_titular(self, at: int) -> bool:
        unit = self.units[at]
        return unit.mention is None and (unit.word in self.words.titles or "rank" in unit.kinds)

    def describing(self, phrase: Phrase) -> int:
        """Return where the description of the person of a phrase begins in its clause, -1 for nowhere."""
        for at in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
            unit = self.units[at]
            if (unit.kind is Kind.SIGN and "quote" not in unit.kinds) or self._stops(unit):
                return -1
            if (at == 0 or self._opens(self.units[at - 1])) and self._describes_all(at, phrase):
                return at
        return -1

    def _describes_all(self, first: int, phrase: Phrase) -> bool:
        """Whether the words up to a name describe it, also where no table knows the first of them."""
        unit = self.units[first]
        noun = unit.kind is Kind.WORD and not (unit.case or unit.finite or unit.dated or unit.triggers)
        if not (noun or self._describes(first)) or "preposition" in unit.kinds or "transparent" in unit.kinds:
            return False
        return self._named_behind(first) is phrase

    def _opens(self, unit: Unit) -> bool:
        """Whether a clause may begin behind a unit."""
        return unit.kind is Kind.SIGN or self._stops(unit) or "topic" in unit.kinds

    def _describes(self, first: int) -> bool:
        """Whether a unit is a bare noun for a human being, who may be named farther on."""
        if first >= len(self.units):
            return False
        unit = self.units[first]
        if unit.kind is not Kind.WORD or unit.case:
            return False
        phrase = self.phrases.covering(first)
        if phrase is not None and (phrase.kind is Denotes.NAME and self.are_persons(phrase.ends)):
            return False
        if self.words.has("unnamed", unit.word.removeprefix("ال")):
            return unit.word.startswith("ال")
        if self.words.has("human", unit.word.removeprefix("ال")) or self._is_owned_human(unit):
            return True
        return (
            unit.role is not None or unit.word in self.words.titles or self.words.owned(unit.word) is not None
        )

    def _is_owned_human(self, unit: Unit) -> bool:
        """Whether a noun for a human being has a pronoun for whose he is (``وكيله``)."""
        stem = next((unit.word.removesuffix(end) for end in _OWNERS if unit.word.endswith(end)), "")
        return bool(stem) and self.words.has("human", stem)

    def _is_person(self, unit: Unit) -> bool:
        mention = unit.mention
        return mention is not None and self.document.entities[mention.entity].type is EntityType.PER

    def _is_named_here(self, at: int, phrase: Phrase, first: int) -> bool:
        """Whether a person's name stands in apposition to the words before it."""
        unit, before = self.units[at], self.units[at - 1]
        if at == first or unit.case or unit.conjunction:
            return False
        if phrase.prep not in _INSIDE and (before.mention is None or self._is_person(before)):
            return False
        if phrase.prep and not phrase.gap:
            return False
        return (
            before.mention is not None
            or before.kind is Kind.SIGN
            or before.adjective is not None
            or before.word.startswith("ال")
            or before.word.endswith(_POSSESSIVES)
            or before.word in self.words.titles
            or self.words.owned(before.word) is not None
        )
