"""Companion words without which a trigger means something else (``وقع`` with an accord: signed)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.entries import OF_CLASS, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.units import Kind

_NEEDS_REACH = 8
_LOOSE = frozenset({"في", "ل"})
"""Prepositions that often belong to another word than the trigger."""
_NOUN_REACH = 4
_CLAUSE_REACH = 6
_CLASS_REACH = 14
_NOUNS = 2
_AVERTED = 2
_WICKED = "wicked"
_LEADING_ON = frozenset({"في", "الي", "علي", "نحو", "وراء", "بمثابه", "به", "بها"})


class CompanionReader:
    """Tells which readings of a trigger have their companion, behind it or taken up by it."""

    _clause: Clause

    def _fitting(self, place: int, readings: list[tuple[Form, Trigger]]) -> list[tuple[Form, Trigger]]:
        """Return the readings whose companion word follows, else those that need none."""
        needy = [(form, trigger) for form, trigger in readings if trigger.needs]
        if not needy:
            return readings
        led = self._clause.is_led(place)  # "raids by the alliance that the state leads": that is taken up
        behind, before = ([], []) if led else (list(self._companions(place)), self._taken_up(place))
        served = [(f, t) for f, t in needy if self._has_need(place, t.needs, behind, before)]
        return served + [(f, t) for f, t in readings if not t.needs]

    def _has_need(
        self,
        place: int,
        needs: tuple[str, ...],
        behind: Sequence[tuple[int, str, str]],
        before: Sequence[str],
    ) -> bool:
        if needs[0].startswith(OF_CLASS):
            kind = needs[0].removeprefix(OF_CLASS)
            return self._leads_to(place, kind) or (kind == _WICKED and self._is_averted(place))
        for stem in before:
            if stem.startswith(needs):
                return True
        for at, stem, whole in behind:
            if stem.startswith(needs) or whole.startswith(needs):
                return not self._is_curfew(at)
        return False

    def _companions(self, place: int) -> Iterator[tuple[int, str, str]]:
        """Yield the words behind a trigger that may be its companion: where, bare, and with all attached."""
        seen = 0
        for at, unit in enumerate(self._clause.units[place + 1 :], place + 1):
            if seen > _NEEDS_REACH or unit.ends_clause:
                return
            if unit.kind is Kind.WORD or unit.mention is not None:
                seen += unit.mention is None
                yield at, unit.word.removeprefix("ال"), unit.whole

    def _is_averted(self, place: int) -> bool:
        """Whether an end is called for to what a noun tells, so that it takes place (``وقف جرائم``)."""
        before = self._clause.units[max(0, place - _AVERTED) : place]
        return any(self._clause.words.has("averts", unit.word.removeprefix("ال")) for unit in before)

    def _is_curfew(self, at: int) -> bool:
        """Whether what is banned is going out of an evening (``حظر التجول``), which is done to nobody."""
        following = self._clause.units[at + 1 : at + 2]
        return any(self._clause.words.has("curfew", unit.word) for unit in following)

    def _leads_to(self, place: int, kind: str) -> bool:
        """Whether the first nouns behind a verb or a noun, or those they govern, are of a class.

        ``تسعى الدولة إلى زعزعة الاستقرار`` leads to what one is blamed for, ``إلى وقف الحرب`` does not.
        """
        units, words = self._clause.units, self._clause.words
        passed = 0
        for at in range(place + 1, min(len(units), place + _CLASS_REACH)):
            unit = units[at]
            if unit.kind is Kind.SIGN:
                if "quote" not in unit.kinds and unit.word != ":":
                    return False
                continue
            phrase = self._clause.phrases.covering(at)
            stem = unit.word.removeprefix("ال")
            if unit.mention is None and (kind in unit.kinds or words.has(kind, stem)):
                return True
            if phrase is not None and phrase.ends:
                if unit.case:
                    return False
                continue
            if unit.word in _LEADING_ON or "transparent" in unit.kinds:
                continue
            passed += 1
            if passed > _NOUNS or unit.finite or unit.conjunction or words.has("averts", stem):
                return False
            if "preposition" in unit.kinds or "complementizer" in unit.kinds or "relative" in unit.kinds:
                return False
        return False

    def _taken_up(self, place: int) -> list[str]:
        """Return the words before that a trigger takes up (``العقوبات التي فرضتها``, ``هجوم كان شنه``)."""
        units = self._clause.units
        if place < 2:
            return []
        if "relative" in units[place - 1].kinds:
            before = units[max(0, place - 1 - _NOUN_REACH) : place - 1]
        elif self._takes_noun_up(place):
            before = units[max(0, place - _CLAUSE_REACH) : place]
        else:
            return []
        return [unit.word.removeprefix("ال") for unit in before]

    def _takes_noun_up(self, place: int) -> bool:
        """Whether a verb describes the noun before it (``هجوم شنه``, ``اتفاق توصلت إليه``)."""
        units = self._clause.units
        taken = any(form.pronoun for form, _ in units[place].triggers) or any(
            self._clause.words.has("back_reference", unit.whole) for unit in units[place + 1 : place + 2]
        )
        return taken and not units[place].conjunction

    def _is_elsewhere(self, trigger: Trigger, how: str, start: int, phrase: Phrase) -> bool:
        """Whether what a preposition governs belongs to another word than an attack (``رداً على … في``)."""
        if trigger.type is not RelationType.ASSAULT or how not in _LOOSE:
            return False
        between = [
            unit for unit in self._clause.units[start : phrase.first] if how not in {unit.word, unit.case}
        ]
        return any(
            unit.case
            or "preposition" in unit.kinds
            or (unit.finite and all(form.shape.finite for form, _ in unit.triggers))
            or (how != "في" and not trigger.needs and any(f.shape is Shape.MASDAR for f, _ in unit.triggers))
            for unit in between
        )
