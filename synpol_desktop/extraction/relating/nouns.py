"""Verbal nouns of the trigger table: by genitive, adjective, pronoun, light verb or speaker."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import (
    BETWEEN,
    GENITIVE,
    JUDGED,
    OBJECT,
    Slot,
    Trigger,
)
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.operations import OperationReader
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.units import Unit
from synpol_desktop.extraction.relating.writing import Act

_STANCES = frozenset(
    {
        RelationType.SUPPORT,
        RelationType.REJECT,
        RelationType.ACCUSE,
        RelationType.REQUEST,
        RelationType.THREATEN,
    }
)
_GAP_COST = 0.07
_CLASH_REACH = 10
_BETWEEN_SIDES = "noun:between"
_WITH = "مع"
_CARRIED = "noun:light verb"
_OCCASION = "noun:occasion"
_BACKING = "noun:backing of"
_BROUGHT = "noun:brought"
_OWNED = frozenset({"noun:adjective", "noun:pronoun", "noun:genitive"})
_FURTHERED = 2


class NounReader(OperationReader):
    """Reads verbal nouns: who does it and to whom."""

    def _noun(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> bool:
        acts: list[tuple[Act, Form]] = []
        if place and self._clause.words.has("relative", self._clause.units[place - 1].word):
            return False  # "which it hosted"
        if self._operation(place):
            return True
        for form, trigger in self._fitting(place, readings):
            if trigger.type is RelationType.SANCTION and self._is_lifted(place):
                continue
            act = self._noun_act(place, unit, form, trigger)
            if act is not None and act.rule == _BETWEEN_SIDES and trigger.type is RelationType.ASSAULT:
                acts.append((replace(act, sources=act.targets, targets=act.sources), form))  # both fight
            if act is not None:
                acts.append((self._by_words(act) if self._may_be_words(unit, act) else act, form))
        return self._write_best(acts, place, lambda form, act: self._noun_modality(place, form, act))

    def _may_be_words(self, unit: Unit, act: Act) -> bool:
        """Whether an attack of a person may be one in words (``هجومه على فلان``, ``معركتها ضد فلان``)."""
        figure = unit.word.removeprefix("ال").startswith(tuple(self._clause.words.classes["figure"]))
        carried = act.rule == _CARRIED and not self._is_ordered()
        return carried or (act.rule in _OWNED and figure)

    def _noun_modality(self, place: int, form: Form, act: Act) -> Modality:
        state = modality(self._clause.units, place, form)
        kind = act.trigger.type
        if act.rule == _BROUGHT and state is Modality.ASSERTED:
            return self._brought_state(place, form)
        if act.rule in {_OCCASION, _BACKING} or (act.rule == _CARRIED and self._is_ordered()):
            return state
        if kind is RelationType.COOPERATE and self._is_furthered(place):
            return Modality.PLANNED if state is Modality.ASSERTED else state
        if self._is_kept_up(place, act.trigger):
            return Modality.ASSERTED
        instruments = self._clause.are_instruments(act.targets)
        if kind is RelationType.SUPPORT and instruments:
            return Modality.ASSERTED if state is Modality.PLANNED else state
        if kind in {RelationType.REQUEST, RelationType.REJECT} and state is Modality.PLANNED:
            return Modality.ASSERTED
        if kind is RelationType.ACCUSE and self._is_charge(act.trigger) and self._is_averted(place):
            return Modality.ASSERTED
        if (
            state is Modality.ASSERTED
            and place - self._governed_from <= 4
            and not (kind is RelationType.CONSULT and self._is_occasion(place))
            and kind
            not in {
                RelationType.REQUEST,
                RelationType.REJECT,
            }
        ):
            return self._governing
        return state

    def _is_furthered(self, place: int) -> bool:
        """Whether a noun tells of ties that somebody would have stronger (``تعزيز التعاون بين``)."""
        near = self._clause.units[max(0, place - _FURTHERED) : place + 1]
        return any(self._clause.words.has("furthered", unit.word.removeprefix("ال")) for unit in near)

    def _noun_act(self, place: int, unit: Unit, form: Form, trigger: Trigger) -> Act | None:
        clause = self._clause
        hows = {slot.how: slot for slot in trigger.noun}
        if BETWEEN in hows and not self._goes_on_between(place, trigger):
            clash = trigger.type is RelationType.ASSAULT
            sides = clause.sides(place + 1, _CLASH_REACH) if clash else clause.sides(place + 1)
            if sides is not None:
                left, right = sides
                rule = _BETWEEN_SIDES
                if clash and len({end.span for end in left}) < len(left):
                    return None  # "clashes between the two sides": rarely the two who met last
                if right:
                    return Act(trigger, left, right, trigger.sure + 0.1, rule)
                if len(left) > 2 and clash:
                    left = (left[0], left[-1])  # who of the others is on whose side is not said
                if len(left) == 2 and clash:
                    return Act(trigger, left, left, trigger.sure + 0.1, "noun:clash")
                if len(left) >= 2:
                    return Act(trigger, left, (), trigger.sure + 0.12, rule)
            both = self._between_them(place)
            if both:
                return Act(trigger, both, (), trigger.sure, "noun:between them")
        if unit.mention is not None:
            return self._named_act(place, unit, trigger)
        if self._is_of_class(trigger) and self._clause.phrases.covering(place + 1) is None:
            return None  # "the attempt on his life": whom it is done to
        helped = self._with_help(place, trigger)
        if helped is not None:
            return helped
        genitive = None if form.definite or form.pronoun else self._genitive(place)
        special = self._gathering(place, trigger) or self._visit(place, trigger, hows, genitive)
        if special is not None:
            return special
        adjectives = self._adjectives(place)
        met = self._received(place, trigger, genitive) or self._at_request(place, trigger)
        if met is not None:
            return met
        both = clause.group_ends(genitive) if genitive is not None and trigger.type.symmetric else ()
        if len(both) > 1 and _WITH in hows and genitive is not None and genitive.first == place + 1:
            return Act(trigger, both, (), trigger.sure, "noun:each")
        if genitive is None and adjectives and GENITIVE in hows and not trigger.verb:
            charged = self._charged(place, trigger, adjectives[0])
            if charged is not None:
                return charged
        agent = self._agent(place)
        if genitive is not None and agent is not None and GENITIVE in hows:
            ends = clause.group_ends(genitive)
            return Act(trigger, clause.group_ends(agent), ends, trigger.sure, "noun:agent")
        suffered = self._victims(place, trigger, hows, genitive)
        if suffered is not None or self._is_suffered_only(place):
            return suffered
        target, slot = self._noun_target(place, form, trigger, hows, genitive)
        source, sure, rule = self._noun_source(place, form, trigger, genitive, adjectives, target)
        by = agent is not None and "agent" in clause.units[agent.first - 1].kinds
        if agent is not None and by and target is not None and genitive is None and rule not in _OWNED:
            source, sure, rule = clause.group_ends(agent), agent.sure, "noun:agent"  # "a refusal of it by"
        if target is None and trigger.type.symmetric and len(adjectives) >= 2:
            return Act(trigger, adjectives[:1], adjectives[1:2], trigger.sure, "noun:adjectives")
        if target is None and trigger.type.symmetric and form.pronoun == "هما":
            return Act(trigger, self._owner(place, form, trigger), (), trigger.sure, "noun:both")
        if target is None and adjectives and self._is_backing(trigger):
            return Act(trigger, adjectives, self._gets(place, trigger), trigger.sure, _BACKING)
        if target is None:
            return self._on_deed(place, trigger, hows, genitive, source, sure)
        if slot is not None and slot.reversed:
            own = (
                genitive is not None and genitive is not target
            )  # "the exposure of the town to an attack by"
            sufferers = (
                clause.group_ends(genitive) if genitive is not None and own else self._gets(place, trigger)
            )
            if not sufferers:
                return None
            return Act(trigger, clause.group_ends(target), sufferers, trigger.sure, "noun:reversed")
        if not source or self._clause.is_done_to(target):
            return None
        if trigger.type is RelationType.ACCUSE and target.kind is Denotes.GATHERED:
            return None  # "those responsible"
        gap = 0 if target.first == place + 1 else target.gap  # its genitive, whatever governs the noun
        sure = trigger.sure * sure - _GAP_COST * max(0, gap - 1) + 0.1
        return Act(trigger, source, self._all_targets(trigger, target), sure, rule)

    def _on_deed(
        self,
        place: int,
        trigger: Trigger,
        hows: dict[str, Slot],
        genitive: Phrase | None,
        source: tuple[End, ...],
        sure: float,
    ) -> Act | None:
        """Read a stance on what somebody does (``إدانته العملية التي تنفذها الدولة``)."""
        if trigger.type not in JUDGED or not source:
            return None
        start = (genitive.last if genitive is not None else place) + 1
        owned = genitive is not None or source[0].span == self._clause.units[place].span
        for how in dict.fromkeys((OBJECT, *hows)):
            asked = how != GENITIVE and (owned or how != OBJECT)
            ends = self._clause.described_doers(start, how) if asked else ()
            if ends and not {end.entity for end in ends} & {end.entity for end in source}:
                return Act(trigger, source, ends, trigger.sure * sure, "noun:deed")
        return None

    def _named_act(self, place: int, unit: Unit, trigger: Trigger) -> Act | None:
        """Read a name that is an act itself (``الاحتلال الفلاني لمدينة``)."""
        following = self._clause.phrases.covering(place + 1)
        assert unit.mention is not None
        if following is None or following.prep != "ل" or not self._ends_of(trigger).material:
            return None
        source = (End(unit.mention.entity, unit.mention.span),)
        return Act(trigger, source, self._clause.group_ends(following), trigger.sure - 0.05, "noun:name")

    def _noun_source(
        self,
        place: int,
        form: Form,
        trigger: Trigger,
        genitive: Phrase | None,
        adjectives: tuple[End, ...],
        target: Phrase | None,
    ) -> tuple[tuple[End, ...], float, str]:
        clause = self._clause
        doer = genitive is not None and not self._is_struck(genitive, trigger)
        if doer and genitive is not None and genitive is not target and genitive.first == place + 1:
            return clause.group_ends(genitive), 0.95 * genitive.sure, "noun:genitive"
        if adjectives:
            return adjectives[:1], 0.85, "noun:adjective"
        by = self._their_people(place, form, trigger, target) or self._done_by(place, trigger, target)
        if by:
            return by, 0.85, "noun:done by"
        if form.pronoun:
            passive = place > 0 and self._clause.words.has("took_place", self._clause.units[place - 1].word)
            mute = passive or self._is_its_object(place, trigger)
            owner = () if mute else self._owner(place, form, trigger)
            return owner, 0.85, "noun:pronoun"
        light = self._light_verb(place, material=self._ends_of(trigger).material)
        light = light and not self._is_left(place, trigger)
        if light and self._subject.ends and self._subject.sure > 0.4:
            return self._subject.ends, 0.92 * self._subject.sure, _CARRIED
        brought = self._brought_by(place)[1] if target is not None else ()
        if brought:
            return brought, 0.8, _BROUGHT
        if self._backs_by_deed(place, form, trigger, target):
            return self._subject.ends, 0.85 * self._subject.sure, "noun:by deed"
        fought = self._fought(place, trigger, target)
        if fought:
            return fought, 0.85 * self._subject.sure, "noun:fought"
        if trigger.type is RelationType.CONSULT:
            met = self._at_occasion(place, target)
            if met is not None:
                return met.ends, 0.85 * met.sure, _OCCASION
        if self._is_kept_up(place, trigger):
            return self._subject.ends or self._speech.speakers, 0.8, "noun:kept up"
        if trigger.type not in _STANCES or self._is_alleged(place, trigger):
            return (), 0.0, ""
        if self._is_means(place, trigger) or self._explains(place):
            return (), 0.0, ""
        asker = self._own_subject(place) if RelationType.REQUEST in self._verb_kinds else ()
        if asker:
            return asker, 0.75, "noun:asked for"
        if not self._is_own_stance(place, trigger, target, genitive):
            return (), 0.0, ""
        if self._speech.speakers:
            return self._speech.speakers, 0.75, "noun:speaker"
        if self._subject.ends and self._verb_at >= 0 and trigger.sure >= 0.5 and self._is_own_end(place):
            return self._subject.ends, 0.7 * self._subject.sure, "noun:clause"
        return (), 0.0, ""
