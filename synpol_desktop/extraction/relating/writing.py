"""Writing acts down: which relation holds between which of their ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, Modality, Quad, RelationType
from synpol_desktop.core.light import light
from synpol_desktop.extraction.relating.attributes import AttributeReader
from synpol_desktop.extraction.relating.clauses import Clause
from synpol_desktop.extraction.relating.companions import CompanionReader
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Ends, Trigger
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.ledger import Ledger
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.speech import SpeechReader

_SUPPORTED = "supported"
_COMPANY = 0.2
_WITH, _TO = "مع", "الي"
_OF_WHOM = frozenset({"من", "ب"})
"""Bring those who help (``بدعم من``, ``مدعومة ب``)."""
_ATTRIBUTE = "attribute:"
_NOUN = "noun:"
_TAKEN = frozenset(
    {"took control of", "seized", "retook", "took from its holder", "cleared", "won back", "wrested"}
)
_PLURALS = ("يون", "يين")
_SITED = 3
_ARMIES = frozenset({"army", "armed_forces", "air_force", "police", "navy"})


@light
class Act:
    """A reading of a trigger with its ends, before it is written down."""

    trigger: Trigger
    sources: tuple[End, ...]
    targets: tuple[End, ...]
    sure: float
    rule: str


class ActWriter(AttributeReader, CompanionReader):
    """Writes the acts of one sentence into the ledger."""

    def __init__(self, clause: Clause, ledger: Ledger, speech: SpeechReader) -> None:
        self._clause = clause
        self._ledger = ledger
        self._speech = speech
        self._acted: Act | None = None

    def _ends_of(self, trigger: Trigger) -> Ends:
        return self._clause.words.ends[trigger.type]

    def _may_lie(self, trigger: Trigger, prep: str) -> bool:
        """Whether what a place is named for may stand for it: not those who help or fight there."""
        if prep == _WITH or (trigger.type is RelationType.AID and prep in _OF_WHOM):
            return False
        return self._ends_of(trigger).material

    def _write_best(
        self, acts: list[tuple[Act, Form]], place: int, state_of: Callable[[Form, Act], Modality]
    ) -> bool:
        """Write down the surest readings of a word whose ends fit; a companion word makes one surer."""
        ranked = sorted(acts, key=lambda item: -_rank(item[0]))
        written_rank: float | None = None
        for act, form in ranked:
            if written_rank is not None and _rank(act) < written_rank:
                break
            if self._write(act, place, state_of(form, act)):
                written_rank = _rank(act)
        return written_rank is not None

    def _write(self, act: Act, place: int, state: Modality) -> bool:
        clause = self._clause
        speaker = self._speech.speakers[0].entity if self._speech.speakers else None
        if act.trigger.type.quad is Quad.STRUCTURAL and act.rule.startswith(_ATTRIBUTE):
            state = Modality.ASSERTED  # "not that it accepts the resolution issued by": it was issued
        where = clause.place_behind(place)
        pairs = [*self._pairs(act), *self._attended(act, place)]
        if act.trigger.type is RelationType.CONSULT and _TO in {slot.how for slot in act.trigger.verb}:
            pairs = [pair for pair in pairs if not self._marches(*pair)]
        if self._ends_of(act.trigger).material:
            pairs = [pair for pair in pairs if not (self._clause.is_town(pair[0]) or self._are_one(*pair))]
        if act.trigger.type.quad is not Quad.STRUCTURAL and act.rule.startswith(_NOUN):
            pairs = [pair for pair in pairs if not self._serves(*pair)]
        written = False
        for source, target in pairs:
            done = self._ledger.relation(
                self._joined_by(self._given(act, source, target), source, target),
                source,
                target,
                evidence=clause.sentence.span,
                trigger=clause.units[place].span,
                sure=act.sure,
                rule=act.rule,
                modality=state,
                speaker=speaker,
                place=where,
                targets=act.trigger.targets,
            )
            written = written or done
        if written and state is Modality.ASSERTED:
            clause.discourse.done[act.trigger.type] = act.sources
            self._acted = act
        if written and act.trigger.type.symmetric and len(pairs) == 1:
            clause.discourse.meet(pairs[0])
        return written

    def _serves(self, source: End, target: End) -> bool:
        """Whether somebody holds an office of the very state to which a noun without a verb has him act."""
        body = self._clause.discourse.bodies.get(source.entity)
        return body is not None and body.entity == target.entity and self._clause.are_places((target,))

    def _marches(self, source: End, target: End) -> bool:
        """Whether troops reach a place, where they meet nobody (``وصلت القوات إلى المدينة``)."""
        noun = self._first_noun(source).removeprefix("ال")
        entity = self._clause.document.entities[source.entity]
        armed = entity.type is EntityType.ORG and self._clause.words.has("armed_body", noun)
        return armed and self._clause.are_places((target,))

    def _given(self, act: Act, source: End, target: End) -> RelationType:
        """Return what backing forces or by forces is: help, not words (``القوات التي تدعمها الدولة``)."""
        if act.trigger.gloss in _TAKEN and "pronoun" not in act.rule and self._is_held(target):
            return RelationType.ASSAULT
        if not act.rule.startswith("verb:"):
            return act.trigger.type
        nouns = [self._first_noun(end).removeprefix("ال") for end in (source, target)]
        armed = any(self._clause.words.has("armed_body", noun) for noun in nouns)
        return RelationType.AID if armed and act.trigger.gloss == _SUPPORTED else act.trigger.type

    def _is_held(self, end: End) -> bool:
        """Whether an end is fighters, from whom what they hold is taken (``سيطر على مواقع للحركة``)."""
        if self._clause.document.entities[end.entity].type is not EntityType.ORG:
            return False
        first, units, words = end.span.start, self._clause.units, self._clause.words
        before = [unit.word.removeprefix("ال") for unit in units if unit.span.end <= first][-_SITED:]
        word = self._first_noun(end).removeprefix("ال")
        fights = any(words.has("fighters", noun) for noun in (word, word[1:])) or word.endswith(_PLURALS)
        return fights and any(words.has("site", noun) for noun in before)

    def _are_one(self, source: End, target: End) -> bool:
        """Whether one end is the army of the state that the other one is."""
        keys = sorted((self._clause.document.entities[end.entity].key for end in (source, target)), key=len)
        return keys[1].startswith(f"{keys[0]}.") and keys[1].rpartition(".")[2] in _ARMIES

    def _by_words(self, act: Act) -> Act:
        """Return what a person who attacks somebody does: he speaks against him."""
        if act.trigger.type is not RelationType.ASSAULT or not self._clause.are_persons(act.sources):
            return act
        return replace(act, trigger=replace(act.trigger, type=RelationType.ACCUSE))

    def _joined_by(self, kind: RelationType, source: End, target: End) -> RelationType:
        """Return what leading makes of two ends: a state is in its alliance, a person speaks for a side."""
        types = [self._clause.document.entities[end.entity].type for end in (source, target)]
        if kind is RelationType.MEMBER_OF and types == [EntityType.ORG, EntityType.ORG]:
            return RelationType.PART_OF if self._is_unit_of(source, target) else kind
        if kind is not RelationType.HEADS:
            return kind
        if types[0] is not EntityType.PER and types[1] is EntityType.ORG:
            return RelationType.MEMBER_OF
        return RelationType.REPRESENTS if self._clause.words.has("sent", self._first_noun(target)) else kind

    def _is_unit_of(self, source: End, target: End) -> bool:
        """Whether a unit is in an army (``لواء فلان المنضوي في الجيش``)."""
        nouns = [self._first_noun(end).removeprefix("ال") for end in (source, target)]
        return self._clause.words.has("unit", nouns[0]) and self._clause.words.has("force", nouns[1])

    def _first_noun(self, end: End) -> str:
        """Return the first word that denotes an end."""
        return folded(end.span.of(self._clause.document.text).split()[0])

    def _attended(self, act: Act, place: int) -> list[tuple[End, End]]:
        """Return those who met with those in whose presence they did (``اجتمع … بحضور فلان``)."""
        slots = {slot.how for slot in (*act.trigger.verb, *act.trigger.noun)}
        if act.trigger.type is not RelationType.CONSULT or _WITH not in slots:
            return []
        clause = self._clause
        named = {end.entity for end in (*act.sources, *act.targets)}
        found = [
            end
            for phrase in clause.phrases.items
            if phrase.first > place and phrase.prep in clause.words.classes["attended"] and phrase.gap <= 1
            if not any("relative" in unit.kinds for unit in clause.units[place : phrase.first])
            for end in clause.group_ends(phrase)
            if end.entity not in named
        ]
        return [(end, other) for end in (*act.sources, *act.targets) for other in found]

    def _all_targets(self, trigger: Trigger, target: Phrase) -> tuple[End, ...]:
        """Return the members of a target's list, and of one that the same preposition governs once more."""
        clause = self._clause
        ends = clause.group_ends(target)
        if not self._ends_of(trigger).material or not target.prep:
            return ends
        again = clause.again(clause.group(target)[-1].last + 1, target.prep)
        return ends if again is None else (*ends, *clause.group_ends(again))

    @staticmethod
    def _pairs(act: Act) -> list[tuple[End, End]]:
        if act.targets:
            return [(source, target) for source in act.sources for target in act.targets]
        ends = act.sources
        return [(a, b) for number, a in enumerate(ends) for b in ends[number + 1 :]]


def _rank(act: Act) -> float:
    return act.sure + (_COMPANY if act.trigger.needs else 0.0)
