"""Who acts with the help of others who are named right behind him (``الجيش، بدعم من الحلف``)."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.acting import ActContext
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import GENITIVE, Trigger
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_ACTING_PREPS = frozenset({"", "ل", "بين"})
_AT_ONCE = frozenset({"وذلك", "ايضا"})
_WHENCE = frozenset({"من", "علي", "ضد", "في", "الي", "نحو", "باتجاه"})
_APART, _ARMS = 4, 3
_FROM, _OF, _BY = "من", "ل", "ب"
_ARMED = frozenset({"means", "crowd", "armed"})
_BY_FORCE = frozenset({RelationType.ASSAULT, RelationType.COERCE})


class HelpedReader(ActContext):
    """Finds who helps and who is helped by their places around the words of help."""

    def _helpers(self, place: int, trigger: Trigger) -> Phrase | None:
        """Return who helps, behind words that name him without a verb (``بإسناد ومشاركة من طيران الحلف``)."""
        clause, units = self._clause, self._clause.units
        at = place + 1
        shared = at < len(units) and self._is_shared(units[at])
        at += shared
        whose = at < len(units) and units[at].whole == _FROM
        at += whose
        first = at
        while at < len(units) and at - first < _ARMS and self._are_arms(units[at]):
            at += 1
        phrase = clause.phrases.covering(at)
        if phrase is None or phrase.kind is not Denotes.NAME or not phrase.first <= at:
            return None
        if units[at].conjunction or (units[at].case and not (at > first and units[at].case == _OF)):
            return None
        genitive = any(slot.how == GENITIVE for slot in trigger.noun)
        apart = shared or at > first or (place > 0 and units[place - 1].word in COMMAS)
        apart = apart or self._is_behind_deed(place - 1)
        return phrase if whose or genitive or apart else None

    def _is_behind_deed(self, at: int) -> bool:
        """Whether a unit ends the doer of an act by force, whose word governs no ``ب``."""
        phrase = self._clause.phrases.covering(at)
        if phrase is None or phrase.prep or not phrase.first:
            return False
        deed = self._clause.units[phrase.first - 1]
        return "light" not in deed.kinds and any(of.type in _BY_FORCE for _, of in deed.triggers)

    def _is_shared(self, unit: Unit) -> bool:
        """Whether a second noun has the genitive of the one before (``بدعم وإسناد من``)."""
        noun = any(form.shape is Shape.MASDAR and not form.definite for form, _ in unit.triggers)
        return noun and bool(unit.conjunction) and not unit.case and unit.mention is None

    def _are_arms(self, unit: Unit) -> bool:
        """Whether a noun is for the arms or the raids by which a body helps, or describes them."""
        if unit.kind is not Kind.WORD or unit.mention is not None or unit.conjunction:
            return False
        return (not unit.case or unit.case == _BY) and not _ARMED.isdisjoint(unit.kinds)

    def _helped_beside(self, place: int) -> tuple[End, ...]:
        """Return who stands right before words of help and does what his clause or his noun tells."""
        clause = self._clause
        at = self._back_over_dates(place - 1)
        phrase = clause.phrases.covering(at)
        if phrase is None or phrase.last != at or phrase.kind is not Denotes.NAME:
            return ()
        leader = clause.leader(phrase)
        ends = clause.group_ends(leader)
        kinds = {clause.document.entities[end.entity].type for end in ends}
        if not kinds or not kinds <= {EntityType.ORG, EntityType.GPE}:
            return ()
        return ends if self._acts_there(leader, bodies=kinds == {EntityType.ORG}) else ()

    def _back_over_dates(self, at: int) -> int:
        """Return the unit before a comma, a date or both."""
        least = at - _APART
        while at > least and at > 0:
            unit = self._clause.units[at]
            apart = unit.word in COMMAS or unit.dated or "weekday" in unit.kinds or "quote" in unit.kinds
            if not apart and unit.whole not in _AT_ONCE:
                break
            at -= 1
        return at

    def _acts_there(self, phrase: Phrase, *, bodies: bool) -> bool:
        """Whether a phrase is a subject or whose deed a noun tells, not whom somebody does it to."""
        if {end.entity for end in phrase.ends} & {end.entity for end in self._subject.ends}:
            return True
        if phrase.gap == 0 and phrase.prep not in _ACTING_PREPS:
            return False
        units = self._clause.units
        before = units[phrase.first - 1] if phrase.first else None
        if before is not None and "example" in before.kinds:
            return False  # "the forces, first among them the brigade, and with the help of"
        if before is not None and "grip" in before.kinds and units[phrase.first - 2].whole == _FROM:
            return False  # "from the grip of the movement"
        led = before is not None and phrase.prep in _WHENCE and "agent" not in before.kinds
        if led and not any(form.shape is Shape.MASDAR for form, _ in units[phrase.first - 1].triggers):
            return False  # "on sites of the movement"
        if before is None or before.kind is Kind.SIGN or phrase.prep:
            return bodies and not (phrase.gap and before is not None and self._is_done_to(before, phrase))
        if before.mention is not None or self._clause.phrases.covering(phrase.first - 1) is not None:
            return False  # the object behind the doer
        if before.finite:
            return not self._subject.ends
        return bodies and not self._is_done_to(before, phrase)

    def _is_done_to(self, unit: Unit, phrase: Phrase) -> bool:
        """Whether the genitive of a noun suffers what it tells; places are taken, not forces."""
        noun = self._clause.units[phrase.first].word.removeprefix("ال")
        armed = self._clause.words.has("fighters", noun)
        return any(
            form.shape is Shape.MASDAR
            and not (armed and trigger.type is RelationType.COERCE)
            and any(slot.how == GENITIVE and not slot.reversed for slot in trigger.noun)
            for form, trigger in unit.triggers
        )
