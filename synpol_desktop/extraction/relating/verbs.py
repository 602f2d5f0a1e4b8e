"""Finite verbs and participles of the trigger table with the ends that the clause gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from synpol_desktop.core.kinds import EntityType, Modality, Quad, RelationType
from synpol_desktop.extraction.relating.blaming import TOLD
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import EACH, FAULT, OBJECT, SPEAKER, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.subject import DESCRIBED, NOBODY, Subject
from synpol_desktop.extraction.relating.taking import TakingReader
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.writing import Act

_EARLY = 4
_WHERE = "حيث"  # where
_JUDGED = frozenset({RelationType.ACCUSE, RelationType.REJECT, RelationType.SUPPORT})
_PLACES = frozenset({EntityType.GPE, EntityType.LOC})
_DONE_TOGETHER = frozenset(
    {
        RelationType.AGREE,
        RelationType.AID,
        RelationType.ASSAULT,
        RelationType.COERCE,
        RelationType.CONCEDE,
        RelationType.COOPERATE,
        RelationType.MOBILIZE,
        RelationType.RETREAT,
        RelationType.SANCTION,
    }
)
"""What a body does, of whom somebody says *we*."""

_VICTIM = 0.6
_WE = frozenset({"نحن", "ونحن", "اننا", "باننا"})
_SHORT = 8
_GAP_COST = 0.07
_ATTRIBUTE = "attribute:"


class VerbReader(TakingReader):
    """Reads verbs: subject before or after, objects by order or preposition."""

    _verb_found = False

    def _verbs(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> None:
        units = self._clause.units
        readings = [(self._as_we(place, form), trigger) for form, trigger in readings]
        form = readings[0][0]
        if len({other.feminine for other, _ in readings}) > 1:
            form = form._replace(text="")  # its gender is open
        subject = self._finite(place, unit, form)
        if not subject.ends and subject is not DESCRIBED:
            subject = self._about(place, form, (trigger for _, trigger in readings), subject)
        acts = []
        fitting = self._fitting(place, readings)
        for form, trigger in fitting:
            act = self._verb_act(place, form, trigger, subject) or self._met(place, unit, trigger, subject)
            if act is not None:
                if act.trigger.type is RelationType.ASSAULT and self._is_no_loss(act):
                    continue
                acts.append((self._by_words(act), form))
        self._verb_found = bool(acts)
        self._write_best(acts, place, self._modality_at(place))
        self._wrested(acts, place, self._modality_at(place))
        state = modality(units, place, form)
        self._verb_kinds = frozenset(trigger.type for _, trigger in fitting)
        asks = any(trigger.type is RelationType.REQUEST for _, trigger in fitting)
        self._governing = Modality.PLANNED if asks else state
        self._governed_from = place

    def _modality_at(self, place: int) -> Callable[[Form, Act], Modality]:
        """Return what tells whether an act took place; what is a fault because it didn't, is one."""
        clause = self._clause

        def state(form: Form, act: Act) -> Modality:
            if act.rule == TOLD[FAULT] or (act.rule == TOLD[SPEAKER] and form.shape is Shape.FUTURE):
                return Modality.ASSERTED  # what will do harm is blamed now
            return modality(clause.units, place, form)

        return state

    def _verb_act(self, place: int, form: Form, trigger: Trigger, subject: Subject) -> Act | None:
        clause = self._clause
        if form.first_person and form.number is Number.PLURAL and trigger.type in _DONE_TOGETHER:
            subject = replace(
                subject, ends=self._for_whom(subject.ends, clause.units[place].span) or subject.ends
            )
        agent = self._agent(place)
        if agent is not None and subject.ends and not form.pronoun:
            return Act(trigger, clause.group_ends(agent), subject.ends, trigger.sure, "verb:passive")
        if form.passive or (clause.units[place].passive and form.shape is Shape.PAST):
            return self._suffered(place, trigger, subject)
        start = max(place, subject.last if subject.how == "after" else place) + 1
        for slot in trigger.verb:
            if slot.how == EACH:
                if len(subject.ends) >= 2:
                    return self._each(trigger, subject, "verb:each")
                continue
            if slot.how in TOLD:
                act = self._told_of(place, form, trigger, slot.how, subject)
                if act is not None:
                    return act
                continue
            if slot.how == OBJECT and form.pronoun:
                act = self._pronoun_act(place, form, trigger, subject)
                if act is not None:
                    return act
                continue
            act = None if slot.reversed else self._taken_up_by(place, slot.how, trigger, subject)
            if act is not None:
                return act
            deed = clause.deed(start, slot.how) if trigger.type in _JUDGED and not slot.reversed else None
            if deed is not None and subject.ends:
                return Act(trigger, subject.ends, deed.ends, trigger.sure * subject.sure, "verb:deed")
            phrase = clause.object(start, slot.how, trigger.needs)
            if (
                phrase is None
                and slot.how == OBJECT
                and (form.definite or self._describes_object(place, form))
            ):
                phrase = clause.behind(start, "ل", 2)  # "the forces that oppose the state"
            if phrase is None and subject.how == "after" and slot.how != OBJECT:
                phrase = self._early(place, subject, slot.how)
            if phrase is None and self._ends_of(trigger).material and slot.how != OBJECT:
                phrase = clause.located(start, slot.how) or clause.again(start, slot.how)
            if phrase is None and self._ends_of(trigger).target >= _PLACES and slot.how == OBJECT:
                phrase = clause.site(start)
            if phrase is None and slot.how == OBJECT and trigger.type.quad is not Quad.STRUCTURAL:
                phrase = clause.people_of(start)
            if phrase is None and self._ends_of(trigger).material and slot.how == OBJECT:
                phrase = clause.behind_means(start)
            if phrase is None and trigger.type is RelationType.ASSAULT and not slot.reversed:
                phrase = clause.of_state(start, slot.how)
            if phrase is not None and self._is_elsewhere(trigger, slot.how, start, phrase):
                phrase = None
            if phrase is None:
                targets = clause.described_doers(start, slot.how) if trigger.type in _JUDGED else ()
                if subject.ends and targets:
                    return Act(trigger, subject.ends, targets, trigger.sure * subject.sure, "verb:deed")
                continue
            if trigger.type is RelationType.HEADS and phrase.kind is not Denotes.NAME:
                continue
            if trigger.type is RelationType.HEADS and clause.words.has(
                "sent", clause.units[phrase.first].word
            ):
                trigger = replace(trigger, type=RelationType.REPRESENTS)
            if trigger.type in _JUDGED and clause.is_done_to(phrase):
                continue
            targets = self._all_targets(trigger, phrase)
            sure = trigger.sure * subject.sure - _GAP_COST * phrase.gap + 0.12
            if trigger.type in _JUDGED and clause.suffers(phrase):
                sure *= _VICTIM
            if slot.reversed:
                return Act(trigger, targets, subject.ends, sure, f"verb:{slot.how} reversed")
            if subject.ends and targets and self._swapped(trigger, subject.ends, targets):
                return Act(trigger, targets, subject.ends, sure, f"verb:{slot.how} first")
            if subject.ends and targets:
                return Act(trigger, subject.ends, targets, sure, f"verb:{subject.how} {slot.how}")
        if trigger.type is RelationType.AID and subject.ends and not form.pronoun:
            helped = self._for_whom(self._speech.speakers, clause.units[place].span)
            if helped:
                return Act(trigger, subject.ends, helped, trigger.sure * subject.sure, "verb:to us")
        victim = form.shape is Shape.PAST and self._ends_of(trigger).material and not form.pronoun
        return self._suffered(place, trigger, subject) if victim else None

    def _early(self, place: int, subject: Subject, prep: str) -> Phrase | None:
        """Return what stands between a verb and its subject (``شارك في المؤتمر فلان``)."""
        phrase = self._clause.behind(place + 1, prep, _EARLY)
        early = phrase is not None and phrase.last < subject.last and phrase.kind is not Denotes.DOCUMENT
        return phrase if early else None

    def _suffered(self, place: int, trigger: Trigger, subject: Subject) -> Act | None:
        """Read ``قُتل فلان في غارة فلانية``: the state in whose act it happened is the doer."""
        doers = self._clause.doer_of_act(max(place, subject.last) + 1) if subject.how == "after" else ()
        if not doers or all(slot.how != OBJECT for slot in trigger.verb):
            return None
        return Act(trigger, doers, subject.ends, trigger.sure * 0.95, "verb:suffered")

    def _pronoun_act(self, place: int, form: Form, trigger: Trigger, subject: Subject) -> Act | None:
        """Read a verb whose object is an attached pronoun."""
        if not subject.ends:
            return None
        targets = self._clause.relative_object(place, form)
        if targets and {end.entity for end in targets} == {end.entity for end in subject.ends}:
            targets = tuple(End(end.entity, self._clause.units[place].span) for end in self._main.ends)
        if targets:
            return Act(trigger, subject.ends, targets, trigger.sure * subject.sure, "verb:relative pronoun")
        if trigger.type.quad is Quad.STRUCTURAL:
            return None
        targets = self._meant(place, form.pronoun, trigger, subject)
        if not targets:
            return None
        joined = place > 0 and self._clause.units[place - 1].word == _WHERE
        factor = max(self._sure, 0.75 if joined else 0.0)
        return Act(trigger, subject.ends, targets, trigger.sure * factor, "verb:pronoun")

    def _taken_up_by(self, place: int, how: str, trigger: Trigger, subject: Subject) -> Act | None:
        """Read a verb whose preposition carries a pronoun (``ورحبت به الدولة``)."""
        pronoun = self._behind_it(place, how)
        if not pronoun and subject.how == "after" and subject.last > place:
            pronoun = self._behind_it(subject.last, how)  # "the forces withdrew from it"
        if not pronoun or not subject.ends or trigger.type.quad is Quad.STRUCTURAL:
            return None
        targets = self._meant(place, pronoun, trigger, subject)
        if not targets:
            return None
        sure = trigger.sure * self._sure
        return Act(trigger, subject.ends, targets, sure, f"verb:{how} pronoun")

    def _met(self, place: int, unit: Unit, trigger: Trigger, after: Subject) -> Act | None:
        """Read ``والتقى فلاناً``: a verb that must have an object, and only one name behind it."""
        slots = trigger.verb
        if not slots or slots[0].how != OBJECT:
            return None
        before = self._clause.units[place - 1].whole if place else ""
        following = self._clause.units[place + 1].whole if place + 1 < len(self._clause.units) else ""
        resumed = bool(unit.conjunction) or self._clause.words.has("back_reference", following)
        if not (before in {"ان", "قد", "بان", _WHERE} or (trigger.type.symmetric and resumed)):
            return None
        sources = self._before if resumed or before == _WHERE else self._main.ends
        if self._clause.object(after.last + 1, OBJECT) is not None:
            return None
        if (
            after.how != "after"
            or len(after.ends) != 1
            or not sources
            or sources[0].entity == after.ends[0].entity
        ):
            return None
        span = self._clause.units[place].span
        if not self._before_here and len(self._clause.units) - after.last > _SHORT:
            return None  # a long sentence names its object farther behind
        sure = 0.6 if self._before_here else 0.45
        return Act(trigger, tuple(End(end.entity, span) for end in sources), after.ends, sure, "verb:met")

    def _swapped(self, trigger: Trigger, sources: tuple[End, ...], targets: tuple[End, ...]) -> bool:
        """Whether the ends only fit the other way round: the object stands first (``يقود الحزب فلان``)."""
        fits = self._ledger.fits
        source, target = sources[0].entity, targets[0].entity
        every = self._ends_of(trigger).target
        return not fits(trigger.type, source, target, every) and fits(trigger.type, target, source, every)

    def _each(self, trigger: Trigger, subject: Subject, rule: str) -> Act:
        return Act(trigger, subject.ends, (), trigger.sure * subject.sure + 0.1, rule)

    def _participle(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> bool:
        for form, trigger in self._fitting(place, readings):
            if form.definite and unit.conjunction:
                continue
            if TOLD.keys() >= {slot.how for slot in trigger.verb}:
                if self._blames(place, trigger):
                    return True
                continue
            if form.definite or self._attributive(unit, trigger):
                subject = self._clause.antecedent(place)
            elif self._tells_of_noun(place) and any(s.reversed for _, t in readings for s in t.verb):
                continue
            elif form.text.endswith(("ا", "ه", "ين")) and place:
                if form.text.endswith("ه") and self._is_of_noun(place):
                    continue
                speakers = () if self._describes_object(place, form) else self._speech.speakers
                if form.text.endswith("ين") and len(speakers) == 1 and not self._are_many(speakers[0]):
                    continue
                subject = Subject(speakers, place, 0.85, "speaker") if speakers else self._subject
            else:
                subject = self._said_of(place, form)
            if not subject.ends:
                continue
            act = self._verb_act(place, form, trigger, Subject(subject.ends, -1, subject.sure, subject.how))
            if act is not None and subject.how == "antecedent":
                act = replace(act, rule=act.rule.replace("verb:", _ATTRIBUTE))
            if act is not None:
                state = modality(self._clause.units, place, form)
                return self._write(act, place, state)
        return False

    def _describes_object(self, place: int, form: Form) -> bool:
        """Whether a participle describes the indefinite object before it (``اتخذت موقفاً داعماً``)."""
        if place == 0 or form.shape is not Shape.PARTICIPLE:
            return False
        before, unit = self._clause.units[place - 1], self._clause.units[place]
        noun = before.kind is Kind.WORD and before.word.endswith("ا") and not before.finite
        return noun and not (unit.conjunction or before.dated or "transparent" in before.kinds)

    def _said_of(self, place: int, form: Form) -> Subject:
        """Return whom a participle is said of, where no verb stands (``إنه ممتن``, ``نحن رافضون``)."""
        before = self._clause.units[place - 1] if place else None
        if before is None or form.definite or self._clause.units[place].conjunction:
            return NOBODY
        if before.word in _WE:
            speakers = self._speech.speakers or self._holds_floor()
            return Subject(speakers, place, 0.8, "speaker")
        if "pronoun_subject" in before.kinds:
            return self._same_clause(form) or Subject(self._speech.speakers, place, 0.75, "speaker")
        return NOBODY

    def _attributive(self, unit: Unit, trigger: Trigger) -> bool:
        """Whether an indefinite participle follows its noun (``قرار صادر عن``)."""
        return trigger.type in {RelationType.PART_OF, RelationType.ISSUED} and not unit.conjunction
