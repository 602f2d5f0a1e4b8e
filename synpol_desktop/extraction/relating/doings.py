"""Who did what a noun tells, by the clause that describes it or by the weapon."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.crowds import Crowds
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import GENITIVE, OBJECT
from synpol_desktop.extraction.relating.inflection import Number, Shape
from synpol_desktop.extraction.relating.insertions import Insertions
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.units import Kind, Unit

_OBJECT_REACH = 16
_ATTRIBUTES = 3
_DOER_REACH = 4
_PRONOUNS = ("ه", "ها")
_WITH = frozenset({"به", "بها", "فيه", "فيها", "عليه", "عليها", "اليه", "اليها", "عنه", "عنها"})
_SHORTEST_VERB = 4
_AGAINST = "مع"
_FROM = "من"  # from (somebody's side): by
_TO = frozenset({"الي", "ل"})
_OWNING = frozenset({"", "ل"})
_SUFFERED_BY = "blow"
_DONE_TO = frozenset({"done_to", "suffered_only"})


class Doings(Insertions, Crowds):
    """Finds the subject of a clause that describes a deed, and in whose act something happened."""

    def described_doers(self, start: int, how: str) -> tuple[End, ...]:
        """Return the subject of the clause that describes an object (``ثمن الوديعة التي قدمتها الدولة``)."""
        place = self._deed(start, how)
        if place < 0:
            return ()
        if self.units[place].word == "ما":
            return self.who_does(place + 1)
        if self._is_made_by_many(place):
            return ()  # "criticised the pact that the states signed": not those who signed it
        return self._in_clause_behind(place)

    def _is_made_by_many(self, place: int) -> bool:
        """Whether the clause behind a noun says with a verb of agreeing who made it."""
        behind = self.units[place + 1 : place + 2 + _ATTRIBUTES]
        verb = next((unit for unit in behind if unit.finite and unit.triggers), None)
        return verb is not None and any(of.type is RelationType.AGREE for _, of in verb.triggers)

    def _deed(self, start: int, how: str) -> int:
        """Return the unit of the noun without a name that a slot introduces, -1 if there is none."""
        governed = how == OBJECT
        for at in range(start, min(len(self.units) - 1, start + 4)):
            unit = self.units[at]
            if self.phrases.covering(at) is not None:
                return -1
            if how == OBJECT and unit.case and "manner" in unit.kinds:
                continue  # "condemns in strong words the raids that"
            if not governed and how in {unit.word, unit.case, unit.whole[:1] if unit.word == "ما" else how}:
                if unit.case == how or unit.word == "ما":
                    return at
                governed = unit.word == how
                continue
            if unit.kind is Kind.SIGN or unit.dated or "transparent" in unit.kinds:
                if unit.kind is Kind.SIGN and "quote" not in unit.kinds:
                    return -1
                continue
            if not governed or unit.case or unit.conjunction or unit.kind is not Kind.WORD:
                return -1
            return -1 if "preposition" in unit.kinds else at
        return -1

    def _in_clause_behind(self, place: int, *, carried_out: bool = False) -> tuple[End, ...]:
        """Return the subject of the clause that describes a noun and takes it up by a pronoun."""
        definite = self.units[place].word.startswith("ال")
        for at in range(place + 1, min(len(self.units) - 1, place + 2 + _ATTRIBUTES)):
            unit = self.units[at]
            if "relative" in unit.kinds:
                return self.who_does(at + 1, carried_out=carried_out)
            if unit.kind is Kind.SIGN and "quote" in unit.kinds:
                continue
            if unit.kind is not Kind.WORD or unit.case or self.phrases.covering(at) is not None:
                return ()
            takes_up = unit.word.endswith(_PRONOUNS) or (carried_out and self.units[at + 1].whole in _WITH)
            if not definite and unit.finite and takes_up:
                return self.who_does(at, carried_out=carried_out)
            if unit.conjunction or unit.finite or self._stops(unit):
                return ()
        return ()

    def who_does(self, verb: int, *, carried_out: bool = False) -> tuple[End, ...]:
        """Return the subject behind a verb whose pronoun takes up the noun before it.

        Parameters
        ----------
        carried_out : bool
            Whether the verb is known to say who did it, so that no noun for a part of him is missed.
        """
        while verb < len(self.units) and "negation" in self.units[verb].kinds:
            verb += 1
        if verb + 1 >= len(self.units):
            return ()
        unit = self.units[verb]
        if unit.kind is not Kind.WORD or unit.case or self.phrases.covering(verb) is not None:
            return ()
        if "undergone" in unit.kinds:
            return ()  # "the attack that the state was exposed to"
        at = verb + 1
        led = self.units[at].whole in _WITH
        if led:
            at += 1
        elif not unit.word.endswith(_PRONOUNS) or (len(unit.word) < _SHORTEST_VERB and not carried_out):
            return ()
        for place in range(at, min(len(self.units), at + _DOER_REACH)):
            crowd = self._crowd(place)
            if crowd is not None:
                return crowd.ends
            phrase = self.phrases.covering(place)
            if phrase is not None:
                plain = phrase.kind in {Denotes.NAME, Denotes.OFFICE, Denotes.HOMELAND}
                what = led and self.units[verb - 1].word.endswith("ما")  # "what the state ventured upon"
                behind = (carried_out or what) and not phrase.prep
                plain = plain and (phrase.bare or behind)
                return self.group_ends(phrase) if plain else ()
            passed = self.units[place]
            if not (passed.dated or "transparent" in passed.kinds or passed.kind is Kind.SIGN):
                return ()
        return ()

    def doer_of_act(self, start: int) -> tuple[End, ...]:
        """Return the state in whose act it happened (``في غارة فلانية``)."""
        for at in range(start, min(len(self.units) - 1, start + _OBJECT_REACH)):
            unit = self.units[at]
            if unit.ends_clause or self._stops(unit):
                return ()
            if self.is_attack(unit) and (unit.case == "ب" or "caused" in self.units[at - 1].kinds):
                return self.doers_at(at)
        return ()

    def doers_at(self, place: int) -> tuple[End, ...]:
        """Return who did the unfriendly act at a unit, or whose weapon it is."""
        return (
            self.states_behind(place)
            or (self._in_clause_behind(place, carried_out=True) if self._is_done(place) else ())
            or self._whose(place, weapon="means" in self.units[place].kinds)
            or self._fought_with(place)
            or self._laid_to(place)
            or self._by_agent(place)
        )

    def _is_done(self, place: int) -> bool:
        """Whether the next verb behind a noun for an attack tells who did it, not what he calls it."""
        for unit in self.units[place + 1 : place + 2 + _ATTRIBUTES]:
            if unit.finite:
                hostile = any(of.type.polarity < 0 and form.shape.finite for form, of in unit.triggers)
                return "light" in unit.kinds or hostile
        return False

    def _fought_with(self, place: int) -> tuple[End, ...]:
        """Return the body with which somebody fought (``في اشتباكات عنيفة مع الجيش``)."""
        at = place + 1
        while at < len(self.units) and at - place <= _ATTRIBUTES and self.phrases.covering(at) is None:
            unit = self.units[at]
            if unit.kind is not Kind.WORD or (unit.word != _AGAINST and (unit.case or unit.finite)):
                return ()
            people = self._crowd(at + 1) if unit.word == _AGAINST else None
            if people is not None:
                return people.ends
            at += 1
        phrase = self.phrases.covering(at)
        fits = phrase is not None and phrase.prep == _AGAINST and phrase.kind is Denotes.NAME
        return self.group_ends(phrase) if phrase is not None and fits else ()

    def done_by(self, place: int) -> tuple[End, ...]:
        """Return who did an act on what stands behind it (``غارة للحلف على``, ``قصف قام به كذا على``)."""
        owner = self._owned_by(place)
        if owner is not None and owner.prep == "ل":
            return () if self.are_persons(owner.ends) else self.group_ends(owner)
        told = self._in_clause_behind(place, carried_out=True) if self._is_done(place) else ()
        return told or self._laid_to(place)

    def _laid_to(self, place: int) -> tuple[End, ...]:
        """Return to whom an act is laid (``في قصف نسب إلى الجماعة``)."""
        for at in range(place + 1, min(len(self.units) - 2, place + 2 + _ATTRIBUTES)):
            unit = self.units[at]
            if "laid_to" in unit.kinds:
                phrase = self.phrases.covering(at + 2) or self.phrases.covering(at + 1)
                near = phrase is not None and phrase.prep in _TO and phrase.kind is Denotes.NAME
                return self.group_ends(phrase) if phrase is not None and near else ()
            if unit.kind is not Kind.WORD or unit.finite or self.phrases.covering(at) is not None:
                return ()
        return ()

    def _by_agent(self, place: int) -> tuple[End, ...]:
        """Return who did an act in the words of a passive (``لقصف عنيف من قبل الجيش``)."""
        for at in range(place + 1, min(len(self.units) - 2, place + 2 + _ATTRIBUTES)):
            unit = self.units[at]
            if unit.word == _FROM and "agent" in self.units[at + 1].kinds:
                phrase = self.phrases.covering(at + 2)
                near = phrase is not None and phrase.first == at + 2 and phrase.kind is Denotes.NAME
                return self.group_ends(phrase) if phrase is not None and near else ()
            if not self.may_describe(unit):
                return ()
        return ()

    def _owned_by(self, place: int) -> Phrase | None:
        """Return the phrase that says whose an act is, also behind its adjectives and before its arms."""
        for at in range(place + 1, min(len(self.units), place + 2 + _ATTRIBUTES)):
            phrase, unit = self.phrases.covering(at), self.units[at]
            if phrase is not None and phrase.kind is Denotes.NAME:
                return phrase if phrase.first == at else None
            if unit.kind is not Kind.WORD or unit.finite or unit.conjunction or unit.dated:
                return None
            if unit.case not in _OWNING or "preposition" in unit.kinds:
                return None
            if unit.role is not None or self.is_hostile(unit) or _SUFFERED_BY in unit.kinds:
                return None  # "a painful blow to"
        return None

    def _whose(self, place: int, *, weapon: bool) -> tuple[End, ...]:
        """Return the body whose act or weapon a noun is (``برصاص الجيش``, ``في غارة للتحالف``)."""
        phrase = self._owned_by(place)
        if phrase is None:
            return ()
        plain = phrase.first == place + 1 and (phrase.bare or phrase.gap == 1)
        own = phrase.prep == "ل" or (plain and (weapon or self._never_suffered(place)))
        return self.group_ends(phrase) if own and not self.are_persons(phrase.ends) else ()

    def _never_suffered(self, place: int) -> bool:
        """Whether the genitive of a hostile noun can only do it (``في هجوم الجيش``)."""
        unit = self.units[place]
        return not any(slot.how == GENITIVE for _, trigger in unit.triggers for slot in trigger.noun)

    @staticmethod
    def is_hostile(unit: Unit) -> bool:
        """Whether a unit is a verbal noun of an unfriendly act."""
        return any(
            form.shape is Shape.MASDAR and trigger.type.polarity < 0 for form, trigger in unit.triggers
        )

    def is_attack(self, unit: Unit) -> bool:
        """Whether a unit is a verbal noun of an unfriendly act, or a weapon."""
        return "means" in unit.kinds or self.is_hostile(unit)

    def suffers(self, phrase: Phrase) -> bool:
        """Whether a phrase is whom an unfriendly act is done to, as nobody else is (``ندد بقصف المدينة``)."""
        unit = self.units[phrase.first - 1] if phrase.first else self.units[0]
        if not phrase.gap or not any(
            form.shape is Shape.MASDAR
            and form.number is Number.SINGULAR
            and trigger.type.polarity < 0
            and not trigger.is_misconduct
            and any(slot.how == GENITIVE for slot in trigger.noun)
            for form, trigger in unit.triggers
        ):
            return False
        last = self.group(phrase)[-1].last
        for behind in self.units[last + 1 : last + 4]:
            if behind.kind is Kind.SIGN or behind.finite or self.words.has("preposition", behind.word):
                return True
            if behind.case != "ب" and not behind.dated:
                return False  # an object follows, so that the phrase does it
        return True

    def is_done_to(self, phrase: Phrase) -> bool:
        """Whether a phrase is what an act that is spoken of is done to (``رفض تقسيم البلاد``)."""
        unit = self.units[phrase.first - 1] if phrase.gap and phrase.first else None
        return unit is not None and not unit.kinds.isdisjoint(_DONE_TO)

    def states_behind(self, place: int) -> tuple[End, ...]:
        """Return the state whose adjective follows a noun directly or behind another adjective."""
        for unit in self.units[place + 1 : place + 3]:
            if unit.adjective is not None:
                return (End(unit.adjective.entity, unit.span),)
            if unit.kind is not Kind.WORD or unit.case or unit.conjunction:
                break
        return ()
