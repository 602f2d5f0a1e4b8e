"""Finite verbs of the trigger table with the ends that the clause gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.blaming import TOLD
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import EACH, FAULT, OBJECT, SPEAKER, Slot, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.namelessness import THAT, is_common_noun
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.subject import DESCRIBED, Subject
from synpol_desktop.extraction.relating.threats import ThreatReader
from synpol_desktop.extraction.relating.units import Unit
from synpol_desktop.extraction.relating.writing import Act

_WHERE = "حيث"  # where
_JUDGED = frozenset({RelationType.ACCUSE, RelationType.REJECT, RelationType.SUPPORT})
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

_SAID = _JUDGED | {RelationType.REQUEST, RelationType.THREATEN}
"""What is done to somebody in words, whom the text names behind who says it."""

_NISBA = ("ي", "يه")
_VICTIM = 0.6
_ACTING = 0.75
_PEOPLE, _OBJECTS = ("ون", "يات", "ات"), ("ين", "ا")
"""End nouns for people who act, and nouns that are an object."""
_FOR = "ل"
_SHORT = 8
_SHE = "ت"
"""Begins a verb in the present whose doer is a state."""
_TAKES_UP, _SHORTEST = ("ها", "هم", "ه"), 5
_GAP_COST = 0.07


class VerbReader(ThreatReader):
    """Reads verbs: subject before or after, objects by order or preposition."""

    _verb_found = False
    _agent_found: tuple[int, Phrase | None] = (-1, None)

    def _verbs(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> None:
        units = self._clause.units
        readings = [(self._as_we(place, form), trigger) for form, trigger in readings]
        form = readings[0][0]
        if len({other.feminine for other, _ in readings}) > 1:
            form = form._replace(text="")  # its gender is open
        subject = self._finite(place, unit, form)
        if not subject.ends and subject is not DESCRIBED:
            subject = self._about(place, form, (trigger for _, trigger in readings), subject)
        if not subject.ends and subject is not DESCRIBED:
            subject = self._acting_people(place, form) or subject
        if self._is_far(place, form, subject) or self._has_doer_without_name(place, form, subject):
            return
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
        self._announced(acts, place)
        state = modality(units, place, form)
        self._verb_kinds = frozenset(trigger.type for _, trigger in fitting)
        asks = any(trigger.type is RelationType.REQUEST for _, trigger in fitting)
        asks = asks and (not acts or any(act.trigger.type is RelationType.REQUEST for act, _ in acts))
        self._governing = Modality.PLANNED if asks else state
        self._governed_from = place

    def _acting_people(self, place: int, form: Form) -> Subject | None:
        """Return the body whose people without a name act, right behind a verb (``انتقد قادة في الحزب``)."""
        units = self._clause.units
        plain = not (form.pronoun or form.first_person) and form.number is Number.SINGULAR
        if not plain or place + 1 >= len(units) or "lost" in units[place].kinds:
            return None
        phrase, doer = self._clause.phrases.covering(place + 1), units[place + 1]
        people = (phrase is not None and phrase.kind is Denotes.UNNAMED) or doer.word.endswith(_PEOPLE)
        if not people or doer.case or doer.conjunction or doer.word.endswith(_OBJECTS):
            return None
        body = self._clause.people_of(place + 1)
        if body is None or body.prep == _FOR or self._clause.are_persons(body.ends):
            return None
        return Subject(self._clause.group_ends(body), body.last, _ACTING, "after")

    def _is_far(self, place: int, form: Form, subject: Subject) -> bool:
        """Whether a subject goes on from farther than the sentence before; one's life is told so, though."""
        span = self._clause.units[place].span
        if subject.how != "carried" or form.first_person or form.number is Number.DUAL:
            return False
        if any(end.span != span for end in subject.ends):
            return False
        tells = place <= 1 and form.number is Number.SINGULAR and self._clause.are_persons(subject.ends)
        return bool(subject.ends) and not tells

    def _modality_at(self, place: int) -> Callable[[Form, Act], Modality]:
        """Return what tells whether an act took place; what is a fault because it didn't, is one."""
        clause = self._clause

        def state(form: Form, act: Act) -> Modality:
            if act.rule == TOLD[FAULT] or (act.rule == TOLD[SPEAKER] and form.shape is Shape.FUTURE):
                return Modality.ASSERTED  # what will do harm is blamed now
            return modality(clause.units, place, form)

        return state

    def _verb_act(self, place: int, form: Form, trigger: Trigger, subject: Subject) -> Act | None:
        """Return what a verb says by the first of its slots that is filled, else as a passive."""
        clause = self._clause
        if self._is_done_by_noun(place, form, trigger, subject):
            return None
        if form.first_person and form.number is Number.PLURAL and trigger.type in _DONE_TOGETHER:
            subject = replace(
                subject, ends=self._for_whom(subject.ends, clause.units[place].span) or subject.ends
            )
        agent = self._agent_of(place) if subject.ends and not form.pronoun else None
        suffers = bool(trigger.verb) and all(slot.reversed for slot in trigger.verb)
        if agent is not None and (suffers or self._is_its_own(place, agent, subject)):
            return Act(trigger, clause.group_ends(agent), subject.ends, trigger.sure, "verb:passive")
        if form.passive or (clause.units[place].passive and form.shape is Shape.PAST):
            return self._suffered(place, trigger, subject)
        start = clause.past_aside(max(place, subject.last if subject.how == "after" else place) + 1)
        for slot in trigger.verb:
            if slot.how == EACH:
                apart = len(subject.ends) >= 2 and not self._met_by_one(place, trigger, subject)
                act = self._each(trigger, subject, "verb:each") if apart else None
            elif slot.how in TOLD:
                act = self._told_of(place, form, trigger, slot.how, subject)
            elif slot.how == OBJECT and form.pronoun:
                act = self._pronoun_act(place, form, trigger, subject)
            else:
                act = self._slot_act(place, start, form, trigger, slot, subject)
            if act is not None:
                return act
        if trigger.type is RelationType.AID and subject.ends and not form.pronoun and self._is_to_us(place):
            helped = self._for_whom(self._speech.speakers, clause.units[place].span)
            if helped:
                return Act(trigger, subject.ends, helped, trigger.sure * subject.sure, "verb:to us")
        asked = self._to_act(start) if trigger.type is RelationType.REQUEST and subject.ends else ()
        if asked and not {end.entity for end in asked} & {end.entity for end in subject.ends}:
            return Act(trigger, subject.ends, asked, trigger.sure * subject.sure, "verb:asked to act")
        victim = form.shape is Shape.PAST and self._ends_of(trigger).material and not form.pronoun
        return self._suffered(place, trigger, subject) if victim else None

    def _agent_of(self, place: int) -> Phrase | None:
        """Return who did it in a passive clause, found once for all readings of its verb."""
        if self._agent_found[0] != place:
            self._agent_found = (place, self._agent(place))
        return self._agent_found[1]

    def _is_to_us(self, place: int) -> bool:
        """Whether the sentence goes on with what that did for those who speak (``أتاح لنا``)."""
        return any(self._clause.words.has("to_us", unit.whole) for unit in self._clause.units[place + 1 :])

    def _slot_act(
        self, place: int, start: int, form: Form, trigger: Trigger, slot: Slot, subject: Subject
    ) -> Act | None:
        """Read one slot of a verb: a pronoun, a deed or a phrase fills it."""
        clause, sure = self._clause, trigger.sure * subject.sure
        nobody = not subject.ends and not slot.reversed  # whatever fills it
        if nobody or self._carries_elsewhere(start, trigger, slot.how):
            return None
        act = None if slot.reversed else self._taken_up_by(place, slot.how, trigger, subject)
        if act is not None:
            return act
        judged = trigger.type in _JUDGED
        deed = clause.deed(start, slot.how) if judged and not slot.reversed else None
        if deed is not None and subject.ends:
            return Act(trigger, subject.ends, deed.ends, sure, "verb:deed")
        phrase = self._filling(place, start, form, trigger, slot, subject)
        if phrase is not None and self._is_own_doer(place, form, phrase, slot, subject):
            return None
        if phrase is not None:
            return self._act_on(phrase, trigger, slot, subject)
        doers = clause.described_doers(start, slot.how) if judged else ()
        return Act(trigger, subject.ends, doers, sure, "verb:deed") if subject.ends and doers else None

    def _is_own_doer(self, place: int, form: Form, phrase: Phrase, slot: Slot, subject: Subject) -> bool:
        """Whether a name behind the verb of a relative clause is its doer, not its object.

        What follows takes up the noun before the relative (``المدينة التي تهدد الدولة بمهاجمتها``,
        ``الحزب الذي تعتبر الدولة أنه``).
        """
        clause = self._clause
        behind = clause.units[phrase.last + 1 : phrase.last + 2]
        if slot.how != OBJECT or subject.how != "relative" or phrase.first != place + 1:
            return False
        if clause.are_persons(subject.ends) or not (clause.feminine(phrase) and form.text.startswith(_SHE)):
            return False
        town = all(clause.is_settlement(end.entity) for end in subject.ends)
        return any(
            ("complementizer" in unit.kinds and unit.word not in THAT and not unit.word.startswith("ب"))
            or (town and unit.case == "ب" and unit.word.endswith(_TAKES_UP) and len(unit.word) >= _SHORTEST)
            for unit in behind
        )

    def _act_on(self, phrase: Phrase, trigger: Trigger, slot: Slot, subject: Subject) -> Act | None:
        """Return the act of a subject on the phrase that fills a slot, with the ends as they fit."""
        clause = self._clause
        if trigger.type is RelationType.HEADS:
            if phrase.kind is not Denotes.NAME:
                return None
            if clause.words.has("sent", clause.units[phrase.first].word):
                trigger = replace(trigger, type=RelationType.REPRESENTS)
        judged = trigger.type in _JUDGED
        if judged and clause.is_done_to(phrase):
            return None
        targets = self._all_targets(trigger, phrase)
        sure = trigger.sure * subject.sure - _GAP_COST * phrase.gap + 0.12
        if judged and clause.suffers(phrase):
            sure *= _VICTIM
        if slot.reversed:
            return Act(trigger, targets, subject.ends, sure, f"verb:{slot.how} reversed")
        if not subject.ends or not targets:
            return None
        if self._swapped(trigger, subject.ends, targets):
            return Act(trigger, targets, subject.ends, sure, f"verb:{slot.how} first")
        return Act(trigger, subject.ends, targets, sure, f"verb:{subject.how} {slot.how}")

    def _suffered(self, place: int, trigger: Trigger, subject: Subject) -> Act | None:
        """Read ``قُتل فلان في غارة فلانية``: the state in whose act it happened is the doer."""
        doers = self._clause.doer_of_act(max(place, subject.last) + 1) if subject.how == "after" else ()
        if not doers or all(slot.how != OBJECT for slot in trigger.verb):
            return None
        return Act(trigger, doers, subject.ends, trigger.sure * 0.95, "verb:suffered")

    def _met(self, place: int, unit: Unit, trigger: Trigger, after: Subject) -> Act | None:
        """Read ``والتقى فلاناً``: a verb that must have an object, and only one name behind it."""
        slots = trigger.verb
        if not slots or slots[0].how != OBJECT or trigger.type in _SAID:
            return None
        before = self._clause.units[place - 1].whole if place else ""
        following = self._clause.units[place + 1].whole if place + 1 < len(self._clause.units) else ""
        resumed = bool(unit.conjunction) or self._clause.words.has("back_reference", following)
        if not (before in {"ان", "قد", "بان", _WHERE} or (trigger.type.symmetric and resumed)):
            return None
        sources = self._before if resumed or before == _WHERE else self._main.ends
        if self._clause.object(after.last + 1, OBJECT) is not None or self._has_noun(after.last + 1):
            return None
        if (
            after.how != "after"
            or not (len(after.ends) == 1 or self._met_by_one(place, trigger, after))
            or not sources
            or sources[0].entity == after.ends[0].entity
        ):
            return None
        span = self._clause.units[place].span
        if not self._before_here and len(self._clause.units) - after.last > _SHORT:
            return None  # a long sentence names its object farther behind
        sure = 0.6 if self._before_here else 0.45
        return Act(trigger, tuple(End(end.entity, span) for end in sources), after.ends, sure, "verb:met")

    def _met_by_one(self, place: int, trigger: Trigger, after: Subject) -> bool:
        """Whether a verb goes on with one person before, who met those behind (``والتقى فلاناً وعلاناً``)."""
        before, unit = self._before, self._clause.units[place]
        goes_on = bool(unit.conjunction) and self._before_here and after.how == "after"
        one = len(before) == 1 and self._clause.are_persons(before) and self._clause.are_persons(after.ends)
        direct = any(slot.how == OBJECT for slot in trigger.verb)
        return goes_on and one and direct and before[0].entity not in {end.entity for end in after.ends}

    def _has_noun(self, at: int) -> bool:
        """Whether a common noun stands where the object of a verb does (``هاجم فلان منارتي مرفأ``)."""
        following = self._clause.units[at : at + 1]
        return any(
            is_common_noun(unit)
            and not unit.conjunction
            and not (unit.word.startswith("ال") and unit.word.endswith(_NISBA))
            for unit in following
        )

    def _swapped(self, trigger: Trigger, sources: tuple[End, ...], targets: tuple[End, ...]) -> bool:
        """Whether the ends only fit the other way round: the object stands first (``يقود الحزب فلان``)."""
        fits = self._ledger.fits
        source, target = sources[0].entity, targets[0].entity
        every = self._ends_of(trigger).target
        return not fits(trigger.type, source, target, every) and fits(trigger.type, target, source, every)

    def _each(self, trigger: Trigger, subject: Subject, rule: str) -> Act:
        return Act(trigger, subject.ends, (), trigger.sure * subject.sure + 0.1, rule)
