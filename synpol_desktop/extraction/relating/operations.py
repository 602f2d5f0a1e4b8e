"""Operations by what they are for: ``شن الجيش عملية لاستعادة المدينة من يد الجماعة``."""

from __future__ import annotations

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import GENITIVE
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.targets import TargetReader
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.writing import Act

_FOR, _FROM, _ON = "ل", "من", "علي"
_REACH, _LAUNCHED, _LED, _SURE = 6, 7, 4, 0.7
_ATTACKED = "هاجم"
"""The verb whose trigger stands for an attack that its aim tells."""

_NOUN = Form("", Shape.MASDAR, Number.SINGULAR)
_BY_FORCE = frozenset({RelationType.ASSAULT, RelationType.COERCE})


class OperationReader(TargetReader):
    """Reads what an attack is to take, and from whom, as whom it is made on."""

    def _operation(self, place: int) -> bool:
        """Write down the attack before a purpose as one on what it is to take, and on who holds that."""
        clause, unit = self._clause, self._clause.units[place]
        if unit.case != _FOR or not clause.words.has("aim", unit.word.removeprefix("ال")):
            return False
        attack = self._attack_before(place)
        target = self._genitive(place) or clause.behind(place + 1, _ON, _REACH) if attack >= 0 else None
        doers = self._who_attacks(attack, place) if target is not None and target.ends else ()
        if target is None or not doers:
            return False
        trigger = next(of for _, of in clause.words.triggers[_ATTACKED] if of.type is RelationType.ASSAULT)
        ends = (*clause.group_ends(target), *self._holders_behind(target))
        state = modality(clause.units, attack, _NOUN)
        led = state is Modality.ASSERTED and 0 <= attack - self._governed_from <= _LED
        act = Act(trigger, doers, ends, _SURE, "noun:operation")
        return self._write(act, place, self._governing if led else state)

    def _attack_before(self, place: int) -> int:
        """Return the unit of the attack that a purpose belongs to, -1 for none."""
        for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
            unit = self._clause.units[at]
            if self._is_attack(unit):
                return at
            inside = self._clause.phrases.covering(at) is not None or unit.dated or "weekday" in unit.kinds
            inside = (
                inside or self._clause.may_describe(unit) or (unit.word.startswith("ال") and not unit.case)
            )
            if unit.kind is not Kind.WORD and unit.word not in COMMAS and not inside:
                return -1
            if unit.kind is Kind.WORD and (unit.finite or not (inside or self._is_adjective(unit))):
                return -1
        return -1

    @staticmethod
    def _is_adjective(unit: Unit) -> bool:
        """Whether an indefinite word may describe an attack (``عملية واسعة``)."""
        return unit.word.endswith(("ه", "ا", "ي")) and not (unit.case or unit.conjunction or unit.triggers)

    @staticmethod
    def _is_attack(unit: Unit) -> bool:
        """Whether a noun is for an attack that is made on somebody, not suffered."""
        return any(
            form.shape is Shape.MASDAR
            and trigger.type is RelationType.ASSAULT
            and bool(trigger.noun)
            and all(slot.how != GENITIVE for slot in trigger.noun)
            for form, trigger in unit.triggers
        )

    def _who_attacks(self, attack: int, place: int) -> tuple[End, ...]:
        """Return whose attack it is: its genitive, its state, its pronoun or who launches it."""
        clause, unit = self._clause, self._clause.units[attack]
        phrase = clause.phrases.covering(attack + 1)
        if phrase is not None and phrase.first == attack + 1 and phrase.last < place:
            return clause.group_ends(phrase) if phrase.prep in {"", _FOR} or phrase.gap else ()
        owned = next((form for form, of in unit.triggers if form.pronoun and of.type in _BY_FORCE), None)
        if owned is not None:
            of = next(of for form, of in unit.triggers if form is owned)
            ends = self._owner(attack, owned, of)
            return () if clause.are_persons(ends) else ends
        states = clause.states_behind(attack)
        if states:
            return states
        subject, near = self._subject, attack - max(self._verb_at, self._subject.last) <= _LAUNCHED
        launched = 0 <= self._verb_at < attack and near and self._launches(self._verb_at, attack)
        return subject.ends if launched and not clause.are_persons(subject.ends) else ()

    def _launches(self, at: int, attack: int) -> bool:
        """Whether a verb only carries the attack behind it, or is one in the course of it."""
        unit, units = self._clause.units[at], self._clause.units
        acts = [of for form, of in unit.triggers if of.type is RelationType.ASSAULT and form.shape.finite]
        if acts and not any(slot.reversed for of in acts for slot in of.verb):
            return True
        first = max(at, self._subject.last if self._subject.how == "after" else at) + 1
        led = any("preposition" in each.kinds and not each.dated for each in units[first:attack])
        return self._clause.words.has("light", unit.word) and not led

    def _holders_behind(self, target: Phrase) -> tuple[End, ...]:
        """Return from whom it is to be taken (``من يد الجماعة``, ``من سيطرة الجماعة``)."""
        clause = self._clause
        last = clause.group(target)[-1]
        behind = clause.phrases.after(last)
        between = clause.units[last.last + 1 : behind.first] if behind is not None else ()
        if behind is None or behind.linked or not between or between[0].whole != _FROM:
            return ()
        held = all({"grip", "agent"} & unit.kinds for unit in between[1:])
        return clause.group_ends(behind) if held and not clause.are_places(behind.ends) else ()
