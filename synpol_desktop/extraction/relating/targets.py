"""Whom a verbal noun is done to: its genitive, what a preposition brings, an object of its own."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import (
    BETWEEN,
    EACH,
    GENITIVE,
    JUDGED,
    OBJECT,
    OF_CLASS,
    Slot,
    Trigger,
)
from synpol_desktop.extraction.relating.fights import FightReader
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.writing import Act

_FOR = "ل"
_OWNED_REACH = 3
_OF, _WHAT, _EXPLAINED = "من", "ما", 6
_DEEDS = frozenset({RelationType.ASSAULT, RelationType.COERCE, RelationType.AID})


class TargetReader(FightReader):
    """Finds the words around a verbal noun that name whom it is done to."""

    @staticmethod
    def _is_charge(trigger: Trigger) -> bool:
        """Whether a noun is for what its genitive does wrong, not for a verb's act (``جرائم الدولة``)."""
        return not trigger.verb or TargetReader._is_of_class(trigger)

    @staticmethod
    def _is_of_class(trigger: Trigger) -> bool:
        """Whether what a noun leads to makes it a charge (``سعي الدولة لإفشال``)."""
        return bool(trigger.needs) and trigger.needs[0].startswith(OF_CLASS)

    def _adjectives(self, place: int) -> tuple[End, ...]:
        found: list[End] = []
        definite = self._clause.units[place].word.startswith("ال")
        for unit in self._clause.units[place + 1 : place + 5]:
            if unit.adjective is not None:
                found.append(End(unit.adjective.entity, unit.span))
            elif found or not self._clause.may_describe(unit) or unit.word.startswith("ال") is not definite:
                break
        return tuple(found)

    def _genitive(self, place: int) -> Phrase | None:
        clause = self._clause
        at = place + 1
        while at < len(clause.units) and clause.units[at].kind is Kind.SIGN:
            if "quote" not in clause.units[at].kinds:
                return None
            at += 1
        for _ in range(3):
            phrase = clause.phrases.covering(at)
            if phrase is not None and not self._describes_talk(phrase):
                own = clause.units[phrase.first]
                return phrase if phrase.first == at and not own.case and not own.conjunction else None
            if at >= len(clause.units) or not self._plain_noun(clause.units[at]):
                return None
            at += 1
        return None

    def _describes_talk(self, phrase: Phrase) -> bool:
        """Whether a noun for a person only describes a talk (``مؤتمر صحافي``)."""
        word = self._clause.units[phrase.first].word
        return phrase.kind is Denotes.UNNAMED and self._clause.words.has("of_the_press", word)

    def _plain_noun(self, unit: Unit) -> bool:
        words = self._clause.words
        return (
            unit.kind is Kind.WORD
            and not unit.case
            and not unit.conjunction
            and not unit.finite
            and not unit.dated
            and not any(
                words.has(k, unit.word) for k in ("preposition", "complementizer", "relative", "subordinator")
            )
        )

    def _noun_target(
        self, place: int, form: Form, trigger: Trigger, hows: dict[str, Slot], genitive: Phrase | None
    ) -> tuple[Phrase | None, Slot | None]:
        clause = self._clause
        start = (self._end_of(genitive, hows) if genitive is not None else place) + 1
        done = genitive is not None and (trigger.is_misconduct or self._is_struck(genitive, trigger))
        if done and GENITIVE in hows:
            return genitive, hows[GENITIVE]
        governed = self._governed_target(place, start, form, trigger, hows)
        if governed is not None:
            return governed
        if GENITIVE in hows and form.pronoun and trigger.type.symmetric:
            where = clause.phrases.covering(place + 1)
            skipped = where is not None and where.prep == "ب" and self._is_where(where)
            behind_it = where.last + 1 if where is not None and skipped else place + 1
            met = clause.object(behind_it, OBJECT)  # "during his meeting in the city the head of"
            if met is not None:
                return met, hows[GENITIVE]
        if form.pronoun and not trigger.type.symmetric and any(s.how == OBJECT for s in trigger.verb):
            owned = clause.object(place + 1, OBJECT)  # "his support for": a verbal noun with an object
            if owned is not None and owned.kind is Denotes.NAME and owned.first - place <= _OWNED_REACH:
                return owned, trigger.verb[0]
        if trigger.type in JUDGED and genitive is None and any(s.how == OBJECT for s in trigger.verb):
            deed = clause.deed(place + 1, OBJECT)
            if deed is not None:
                return deed, trigger.verb[0]
        if trigger.type is RelationType.SANCTION and GENITIVE in hows:
            envoys = clause.envoys_of(start)
            if envoys is not None:
                return envoys, hows[GENITIVE]
        if GENITIVE in hows and genitive is None and not form.definite and not form.pronoun:
            nameless = self._nameless(place + 1, trigger)
            if nameless is not None:
                return nameless, hows[GENITIVE]
        doer = genitive is None or genitive.kind is Denotes.HOMELAND
        if genitive is not None and not self._is_charge(trigger):
            doer = doer or self._has_object(genitive, hows)
        if GENITIVE in hows and genitive is not None and not doer:
            behind = clause.phrases.after(clause.group(genitive)[-1])
            if behind is not None and behind.bare and not behind.linked and behind.first - genitive.last <= 1:
                return behind, hows[GENITIVE]  # "the arrest by the state of a person": the doer comes first
            object_of = self._object_of(clause.group(genitive)[-1], genitive, trigger)
            if object_of is not None:
                return object_of, hows[GENITIVE]
            return genitive, hows[GENITIVE]
        return None, None

    def _governed_target(
        self, place: int, start: int, form: Form, trigger: Trigger, hows: dict[str, Slot]
    ) -> tuple[Phrase, Slot] | None:
        """Return what a preposition of a verbal noun governs, with its slot."""
        clause = self._clause
        for how, slot in hows.items():
            if how in {GENITIVE, BETWEEN, EACH, OBJECT}:
                continue
            if slot.reversed and self._is_of_other(place):
                continue
            deed = clause.deed(start, how) if trigger.type in JUDGED else None
            if trigger.type is RelationType.ASSAULT:
                deed = clause.of_state(start, how)
            phrase = (
                deed
                or clause.behind(start, how, 9, comma=False, carried=trigger.needs or None)
                or (None if trigger.type is RelationType.CONSULT else clause.in_relative(start, how))
            )
            if phrase is not None and self._is_elsewhere(trigger, how, start, phrase):
                continue
            visit = trigger.type is RelationType.CONSULT and how == _FOR
            if phrase is not None and visit and clause.units[phrase.first].role is not None:
                goal = clause.behind(phrase.last + 1, how, 9, comma=False)
                if goal is not None and clause.are_places(goal.ends):
                    phrase = goal  # "the visit of the deputy of the prime minister to the state"
            if phrase is not None and phrase.gap and how == "ل" and trigger.type is RelationType.CONSULT:
                continue  # "her visit, to isolate the state": no host
            if phrase is not None and how == "ب" and form.pronoun and self._is_where(phrase):
                continue  # "her meeting in the city with the minister"
            if phrase is None and self._may_lie(trigger, how) and not slot.reversed:
                phrase = clause.located(start, how)  # "their withdrawal from positions in the city"
            if phrase is not None and phrase.kind is not Denotes.DOCUMENT:
                return phrase, slot
        return None

    def _charged(self, place: int, trigger: Trigger, doer: End) -> Act | None:
        """Read what is laid to the charge of a state that an adjective names (``التدخلات الفلانية``)."""
        excused = self._is_endorsed(place) or self._is_means(place, trigger)
        if trigger.type is not RelationType.ACCUSE or excused or self._is_alleged(place, trigger):
            return None
        speakers = self._judges(Subject((doer,), place, 1.0, "after"))
        sure = 0.75 * trigger.sure + 0.1
        return Act(trigger, speakers, (doer,), sure, "noun:speaker") if speakers else None

    def _end_of(self, genitive: Phrase, hows: dict[str, Slot]) -> int:
        """Return the last unit of a doer, past commas that set his name off (``رئيس الدولة، فلان، ل``)."""
        clause, last = self._clause, genitive.last
        units, name = clause.units, clause.phrases.after(genitive)
        apposed = name is not None and name.first == last + 2 and name.bare and clause.are_persons(name.ends)
        end = last + 1 if name is None or not apposed else name.last + 1
        if end + 1 >= len(units) or units[last + 1].word not in COMMAS or units[end].word not in COMMAS:
            return last
        inside = any(unit.word in COMMAS for unit in units[genitive.first : last])
        goes_on = not {units[end + 1].case, units[end + 1].word}.isdisjoint(hows)
        return end if goes_on and (apposed or inside) else last

    def _object_of(self, last: Phrase, doer: Phrase, trigger: Trigger) -> Phrase | None:
        """Return whose people or sites a deed is done to (``اعتقال الجيش عشرات من الجماعة``)."""
        clause = self._clause
        acts = bool(doer.ends) and doer.first > 0 and not any(map(clause.is_town, doer.ends))
        if not acts or not self._ends_of(trigger).material or trigger.type not in _DEEDS:
            return None
        return self._nameless_at(last.last + 1)

    def _nameless(self, first: int, trigger: Trigger) -> Phrase | None:
        """Return whose people, arms or sites the subject does a deed to (``تمكن من أسر عدد من``)."""
        light = self._light_verb(first - 1, material=self._ends_of(trigger).material)
        if trigger.type not in _DEEDS or not light or not self._subject.ends:
            return None
        return self._nameless_at(first) or self._clause.of_state(first, OBJECT)

    def _nameless_at(self, first: int) -> Phrase | None:
        people = self._clause.people_counted(first)
        if people is not None:
            return Phrase(first, people.last, Denotes.NAME, people.ends, gap=1)
        return self._clause.site(first)

    def _is_of_other(self, place: int) -> bool:
        """Whether a noun has a common noun for its genitive, which is no end of it (``بدعم الإرهاب``)."""
        following = self._clause.units[place + 1 : place + 2]
        return any(
            unit.word.startswith("ال") and not unit.case and unit.mention is None for unit in following
        )

    def _is_where(self, phrase: Phrase) -> bool:
        entities = self._clause.document.entities
        return all(entities[end.entity].type is EntityType.GPE for end in phrase.ends)

    def _has_object(self, genitive: Phrase, hows: dict[str, Slot]) -> bool:
        """Whether a genitive is the doer, as an object of its own follows (``رفض الدولة تهجير السكان``)."""
        for unit in self._clause.units[genitive.last + 1 : genitive.last + 2]:
            if unit.case == _FOR and not unit.conjunction and _FOR in hows:
                return True  # "the condemnation by the state of the siege"
            if unit.kind is Kind.WORD and not (unit.case or unit.conjunction):
                return any(form.shape is Shape.MASDAR and not form.definite for form, _ in unit.triggers)
        return False

    def _explains(self, place: int) -> bool:
        """Whether a noun says what ``ما`` is (``ما سمعته من إدانة الحركة``)."""
        units = self._clause.units
        if place < 2 or units[place - 1].whole != _OF:
            return False
        return any(unit.word == _WHAT for unit in units[max(0, place - _EXPLAINED) : place])
