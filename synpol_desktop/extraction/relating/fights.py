"""Nouns for fights and for what is suffered in them: victims without a doer, sides, holders of a place."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import BETWEEN, GENITIVE, Slot, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.modal import modality_of
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.stances import StanceReader
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.writing import Act

_WITH = "مع"
_LEAD = 2
_REACH = 16
_FAR = 26
_AMID = frozenset({"occasion", "amid"})
_LOST = 0.6
_ON = frozenset({"علي", "ضد"})
_OBJECT_REACH = 12


class FightReader(StanceReader):
    """Reads nouns that tell of a fight, and words that tell who was lost in one."""

    def _lost(self, place: int, shape: Shape) -> None:
        """Write down in whose act a body or a place lost people, whose names are not given."""
        loss = self._clause.loss(place)
        if loss is not None:
            self._write_suffered(place, loss.doers, loss.victims, shape, "loss")

    def _exposed(self, place: int) -> None:
        """Write down whose attack the subject of a verb is exposed to (``تعرضت لقصف تنفذه``)."""
        readings = self._clause.units[place].triggers
        shape = next((form.shape for form, _ in readings if form.shape.finite), None)
        victims = self._subject.ends if self._verb_at == place else ()
        behind = self._clause.phrases.covering(place + 1)
        if not victims and behind is not None and behind.bare and behind.kind is Denotes.NAME:
            victims = self._clause.group_ends(behind)  # a region, which acts nowhere
        if shape is None or not victims:
            return
        doers = self._clause.exposed_to(place)
        if not {end.entity for end in doers} & {end.entity for end in victims}:
            self._write_suffered(place, doers, victims, shape, "exposed")

    def _write_suffered(
        self, place: int, doers: tuple[End, ...], victims: tuple[End, ...], shape: Shape, rule: str
    ) -> None:
        if not doers:
            return
        kind = RelationType.ASSAULT
        trigger = Trigger(kind, (), (), (), _LOST, self._clause.words.ends[kind].target, "lost people to")
        act = Act(trigger, doers, victims, trigger.sure, rule)
        self._write(act, place, modality_of(self._clause.units, place, shape))

    def _victims(
        self, place: int, trigger: Trigger, hows: dict[str, Slot], genitive: Phrase | None
    ) -> Act | None:
        """Read ``مقتل فلان في غارة فلانية``, ``مقتل عشرة من الجماعة على يد الجيش``."""
        clause = self._clause
        if trigger.type is not RelationType.ASSAULT or GENITIVE not in hows:
            return None
        who = self._sufferers(place, genitive)
        if who is None or not who.ends:
            return None
        agent = self._agent(place)
        doers = clause.group_ends(agent) if agent is not None else clause.doer_of_act(who.last + 1)
        if not doers or {end.entity for end in doers} & {end.entity for end in who.ends}:
            return None
        return Act(trigger, doers, who.ends, trigger.sure * 0.95, "noun:suffered")

    def _sufferers(self, place: int, genitive: Phrase | None) -> Subject | None:
        """Return whom a noun is suffered by: its genitive, or the body whose people are counted there."""
        if genitive is None:
            return self._clause.people_counted(place + 1)
        ends = self._clause.group_ends(genitive)
        return Subject(ends, self._clause.group(genitive)[-1].last, genitive.sure, "after")

    def _is_suffered_only(self, place: int) -> bool:
        """Whether a noun has neither its doer for a genitive nor who tells of it (``أعلن مقتل فلان``)."""
        return self._clause.words.has("suffered_only", self._clause.units[place].word)

    def _is_its_object(self, place: int, trigger: Trigger) -> bool:
        """Whether the pronoun of a noun is what is taken, not who takes it (``تطهيرها من الجماعة``)."""
        if any(slot.how == GENITIVE for slot in trigger.noun):
            return False
        others = [of for _, of in self._clause.units[place].triggers if of.type is RelationType.COERCE]
        return any(slot.how == GENITIVE for of in others for slot in of.noun)

    def _fought(self, place: int, trigger: Trigger, target: Phrase | None) -> tuple[End, ...]:
        """Return who did the clause's own act in a fight with somebody (``تقدم بعد معارك مع فلان``)."""
        clause = self._clause
        if not self._is_clash(trigger) or target is None or target.prep != _WITH:
            return ()
        lead = clause.units[max(0, place - _LEAD) : place]
        if not any(not _AMID.isdisjoint(unit.kinds) for unit in lead):
            return ()
        ends = self._whose_clause(place) or self._army_before(place)
        kinds = {clause.document.entities[end.entity].type for end in ends}
        named = {end.entity for end in clause.group_ends(target)}
        return ends if kinds == {EntityType.ORG} and not named & {end.entity for end in ends} else ()

    def _army_before(self, place: int) -> tuple[End, ...]:
        """Return the army whose advance or report a clause tells (``أعلن الجيش تحرير تلال بعد معارك``)."""
        clause = self._clause
        for at in range(place - 1, max(-1, place - _FAR), -1):
            if clause.ends_thought(clause.units[at]):
                return ()
            phrase = clause.phrases.covering(at)
            if phrase is None or phrase.prep or phrase.gap > 1 or phrase.kind is not Denotes.NAME:
                continue
            units = clause.units[max(0, phrase.first - 1) : phrase.first + 1]
            armed = any(clause.words.has("armed_body", unit.word.removeprefix("ال")) for unit in units)
            if armed and clause.units[phrase.first].mention is not None:
                return clause.group_ends(clause.leader(phrase))
        return ()

    def _whose_clause(self, place: int) -> tuple[End, ...]:
        """Return whom the clause is about: its subject, or the name before where no table has its verb."""
        clause, subject = self._clause, self._subject
        if self._verb_at >= 0:
            near = place - max(self._verb_at, subject.last) <= _REACH
            told = {end.entity for end in self._speech.speakers} & {end.entity for end in subject.ends}
            return subject.ends if near and not told else ()
        for at in range(place - 1, max(-1, place - _REACH), -1):
            phrase = clause.phrases.covering(at)
            if phrase is not None and phrase.bare and not phrase.linked:
                return phrase.ends if phrase.kind is Denotes.NAME else ()
            if clause.ends_thought(clause.units[at]):
                return ()
        return ()

    def _done_by(self, place: int, trigger: Trigger, target: Phrase | None) -> tuple[End, ...]:
        """Return who did an attack on somebody, by the words between them (``غارة للحلف على المدينة``)."""
        clause = self._clause
        if trigger.type is not RelationType.ASSAULT or target is None or self._is_object(place):
            return ()
        for at in range(target.first - 1, place, -1):
            unit = clause.units[at]
            if unit.word in _ON and not unit.case:
                doers = clause.done_by(place)
                return doers if all(end.span.end <= unit.span.start for end in doers) else ()
            if clause.phrases.covering(at) is not None:
                return ()
        return ()

    def _their_people(
        self, place: int, form: Form, trigger: Trigger, target: Phrase | None
    ) -> tuple[End, ...]:
        """Return whose people or arms a noun has for its genitive (``شن مقاتلات الحلف غارات على``)."""
        clause = self._clause
        if target is None or form.pronoun or form.definite or not self._ends_of(trigger).material:
            return ()
        people = clause.people_counted(place + 1)
        if people is None or people.last >= target.first:
            return ()
        kinds = {clause.document.entities[end.entity].type for end in people.ends}
        return people.ends if kinds == {EntityType.ORG} else ()

    def _is_object(self, place: int) -> bool:
        """Whether a noun is what a verb's subject deals out, so that ``ل`` brings whom that is done to."""
        units = self._clause.units
        if units[place].case or units[place].conjunction or "preposition" in units[place - 1].kinds:
            return False
        before = units[max(0, place - _OBJECT_REACH) : place]
        if any("deals_blow" in unit.kinds for unit in before):
            return True
        near = 0 <= self._verb_at < place <= self._verb_at + _OBJECT_REACH
        return near and bool(self._subject.ends) and "light" in units[self._verb_at].kinds

    def _is_struck(self, genitive: Phrase | None, trigger: Trigger) -> bool:
        """Whether a genitive is a town or a region, to which acts are done and which does none itself."""
        hard = self._ends_of(trigger).material or trigger.type is RelationType.REJECT
        if genitive is None or not hard or genitive.kind is not Denotes.NAME:
            return False
        clause = self._clause
        if genitive.last > genitive.first and clause.words.has("place", clause.units[genitive.first].word):
            return True
        if self._is_clash(trigger) and any(clause.is_settlement(end.entity) for end in genitive.ends):
            return True  # "the battle of the town"
        return bool(genitive.ends) and all(clause.is_town(end) for end in genitive.ends)

    @staticmethod
    def _is_clash(trigger: Trigger) -> bool:
        """Whether a noun is for a fight that has two sides."""
        return trigger.type is RelationType.ASSAULT and any(slot.how == BETWEEN for slot in trigger.noun)
