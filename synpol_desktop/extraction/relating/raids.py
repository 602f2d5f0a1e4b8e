"""Acts and arms of a state by its adjective, where they are what a verb is about (``غارات فلانية``)."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.analysis import TIED
from synpol_desktop.extraction.relating.apart import Apart
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_FOR = "ل"
_HEAD_REACH = 4
_ADJECTIVES = 3
_NISBAS = ("ي", "يه")
_FEMININE = "ه"
_FORCES = ("crowd", "armed_body", "force", "fighters")


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

    def _own_forces(self, verb: int) -> Subject | None:
        """Return whose forces a verb behind ``أن`` tells of by a pronoun (``قال الجيش إن طائراته قصفت``)."""
        for at in range(verb - 1, max(0, verb - 1 - _HEAD_REACH), -1):
            unit = self.units[at]
            tied = self.document.text[unit.span.end - 1] == TIED
            stem = unit.word if tied else unit.word.removesuffix("ها").removesuffix("هم").removesuffix("ه")
            if stem != unit.word and self._is_force(stem):
                opens = "complementizer" in self.units[at - 1].kinds and not unit.case
                ends = self._of_their_state(self.discourse.subject) if opens else ()
                owners = tuple(End(end.entity, unit.span) for end in ends)
                return Subject(owners, at, 0.8, "before") if owners else None
            aside = unit.kind is Kind.SIGN and (unit.word in COMMAS or "quote" in unit.kinds)
            if not (aside or unit.dated or self.may_describe(unit)) or self.phrases.covering(at) is not None:
                return None
        return None

    def _is_force(self, stem: str) -> bool:
        """Whether a noun without its pronoun is for armed people or arms (``قوات``, ``دفاعات``)."""
        forms = (stem, stem[:-1] + "ه" if stem.endswith("ت") else stem, stem.removesuffix("ي") + "ون")
        return any(self.words.has(kind, form) for form in forms for kind in _FORCES)

    def _of_their_state(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        """Return who commands forces: of a person, the state that he speaks for."""
        if not self.are_persons(ends):
            return ends if len(ends) == 1 else ()
        homes = (self.discourse.homes.get(end.entity) for end in ends)
        return tuple(home for home in homes if home is not None)

    def _raid_before(self, verb: int) -> Subject | None:
        """Return whose raid stands before a verb (``غارات لطيران الحلف استهدفت``, ``قصف الجيش طال``)."""
        back = verb - 1
        if back > 0 and self.units[back].word in COMMAS:
            back -= 1
        phrase = self.phrases.covering(back)
        if phrase is None or phrase.kind is not Denotes.NAME or not phrase.ends or phrase.linked:
            return None
        if self.units[verb].conjunction or self.are_persons(phrase.ends) or not self._harms(verb):
            return None
        owned = self.units[phrase.first].case == _FOR
        for at in range(phrase.first - 1, max(-1, phrase.first - 1 - _HEAD_REACH), -1):
            unit = self.units[at]
            if self._strikes(unit) and unit.case != _FOR:
                near = owned if at < phrase.first - 1 or owned else self._may_open(at)
                return Subject(phrase.ends, back, 0.75, "act of") if near and not unit.case else None
            if unit.case == _FOR and not owned and self._is_arms(unit):
                owned = True
            elif not (owned and (self.may_describe(unit) or unit.word.endswith("ه"))):
                return None
        return None

    def goes_on_striking(self, verb: int) -> bool:
        """Whether a verb tells what the attack right before it did (``ضربة جوية استهدفت``)."""
        if not self._harms(verb) or self.units[verb].conjunction:
            return False
        for unit in reversed(self.units[max(0, verb - _ADJECTIVES) : verb]):
            if self._strikes(unit):
                return True
            if not self.may_describe(unit) and not unit.word.endswith(_FEMININE):
                return False
        return False

    def _harms(self, verb: int) -> bool:
        """Whether a verb tells of a deed against somebody and of nothing friendly."""
        kinds = {trigger.type for _, trigger in self.units[verb].triggers}
        return RelationType.ASSAULT in kinds and all(kind.polarity <= 0 for kind in kinds)

    def _may_open(self, at: int) -> bool:
        """Whether a noun stands where the subject of a verb behind it stands."""
        unit = self.units[at]
        before = self.units[at - 1] if at else None
        if before is None or unit.conjunction or before.kind is Kind.SIGN:
            return True
        return not {"complementizer", "auxiliary"}.isdisjoint(before.kinds)

    def _is_arms(self, unit: Unit) -> bool:
        return self.words.has("crowd", unit.word) or self.words.has("means", unit.word)

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
