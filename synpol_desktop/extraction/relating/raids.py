"""Acts and arms of a state by its adjective, where they are what a verb is about (``غارات فلانية``)."""

from __future__ import annotations

from synpol_desktop.extraction.relating.apart import Apart
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_ADJECTIVES = 3
_NISBAS = ("ي", "يه")


class Raids(Apart):
    """Finds the state whose raid, arms or forces a verb tells of."""

    def _act_of_state(self, place: int) -> Subject | None:
        """Return the state whose act a verb goes on about (``قصف فلاني استهدف``)."""
        adjective = self.units[place].adjective
        if adjective is None:
            return None
        for at in range(place - 1, max(-1, place - 1 - _ADJECTIVES), -1):
            if self._strikes(self.units[at]):
                return Subject((End(adjective.entity, adjective.span),), place, 0.75, "act of")
            if not self.may_describe(self.units[at]):
                return None
        return None

    def _raid_behind(self, verb: int) -> Subject | None:
        """Return the state whose act stands behind a verb (``استهدفت غارات جوية فلانية المدينة``)."""
        place = verb + 1
        if place < len(self.units) and "part" in self.units[place].kinds:
            place += 1  # "most of the raids"
        if place >= len(self.units) or self.units[place].case or not self._strikes(self.units[place]):
            return None
        if any(trigger.type.polarity > 0 for _, trigger in self.units[verb].triggers):
            return None  # "the siege was lifted"
        for at in range(place + 1, min(len(self.units), place + 1 + _ADJECTIVES)):
            adjective = self.units[at].adjective
            if adjective is not None:
                return Subject((End(adjective.entity, adjective.span),), at, 0.8, "after")
            if not self.may_describe(self.units[at]):
                return None
        return None

    def _strikes(self, unit: Unit) -> bool:
        """Whether a noun is an unfriendly act or arms with which one is done."""
        if unit.kind is not Kind.WORD or unit.mention is not None:
            return False
        if self.words.has("means", unit.word.removeprefix("ال")):
            return True
        return any(
            form.shape is Shape.MASDAR and of.type.polarity < 0 and self.words.ends[of.type].material
            for form, of in unit.triggers
        )

    @staticmethod
    def may_describe(unit: Unit) -> bool:
        """Whether a word is an adjective that may stand between the noun and that of the state."""
        if unit.kind is not Kind.WORD or unit.case or unit.conjunction or "preposition" in unit.kinds:
            return False
        return "armed" in unit.kinds or unit.word.endswith(_NISBAS)
