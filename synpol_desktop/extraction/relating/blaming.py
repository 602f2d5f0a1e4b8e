"""What a speaker makes of others: that they do wrong, leave a duty undone, or that an accord is a gain."""

from __future__ import annotations

from collections.abc import Iterable

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.agreement import INSTRUMENTS
from synpol_desktop.extraction.relating.conduct import ConductReader
from synpol_desktop.extraction.relating.entries import FAULT, SPEAKER, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Unit
from synpol_desktop.extraction.relating.writing import Act

TOLD = {SPEAKER: "verb:as a speaker says", FAULT: "verb:left undone, as a speaker says"}
"""The rules by the slots of triggers whose source is who speaks."""

_BLAMES, _OPPOSES, _BACKS = "اتهم", "رفض", "ايد"
"""The verbs whose triggers stand for what a speaker does without one."""

_RESUMING = frozenset({"هو", "هي", "هم", "هما"})  # he, she, they
_DENIED = frozenset({"غير", "ليس", "ليست", "ليسوا"})  # is not
_NOT_CEASED = frozenset({"لا", "ما"})  # not, before an auxiliary: "is still"
_BETWEEN_PREDICATE = _RESUMING | _DENIED | _NOT_CEASED | {"«", '"', "“"}
_PREDICATED = frozenset({"complement", "before"})
_BESIDE_PREDICATE = ("auxiliary", "back_reference", "kind_of_body")
_FAR = 9
_TOLD_FIRST = 0.8
_NEAR = 3
_WITH = "مع"
_LEAD = 3
_RESOLVED = frozenset({"لن", "ولن", "فلن"})
_LETS = ("يسمح", "تسمح", "نسمح")
_PREDICATE = 0.58


class BlameReader(ConductReader):
    """Reads what somebody is said to be or to do as a judgement of who says so."""

    def _about(self, place: int, form: Form, triggers: Iterable[Trigger], subject: Subject) -> Subject:
        """Return the accord or the event that a verb without an actor for its subject is about."""
        slots = [(slot, trigger) for trigger in triggers for slot in trigger.verb]
        told = any(
            slot.how in TOLD and not trigger.targets.isdisjoint(INSTRUMENTS) for slot, trigger in slots
        )
        turned = any(slot.reversed for slot, _ in slots)
        if subject.ends or not (told or turned):
            return subject
        found = self._clause.subject(place, form, anything=True)
        texts = self._clause.are_instruments(found.ends)
        return found if turned or (found.ends and texts) else subject

    def _told_of(self, place: int, form: Form, trigger: Trigger, how: str, subject: Subject) -> Act | None:
        """Read a verb that tells of its subject, or of who is behind its subject, as a judgement."""
        if not self._is_so(place, form, how):
            return None
        if trigger.type is RelationType.THREATEN and form.shape is not Shape.FUTURE:
            return None  # "they paid the price": nothing to come
        judged = self._picked_out(place)
        if not judged.ends:
            judged = subject if subject.ends else self._topic(place)
        speakers = self._judges(judged)
        if not speakers:
            return None
        return Act(trigger, speakers, judged.ends, trigger.sure * judged.sure + 0.1, TOLD[how])

    def _is_so(self, place: int, form: Form, how: str) -> bool:
        """Whether a verb is said as one must say it to blame its subject: denied, if it is a duty."""
        if how != FAULT:
            return True
        before = self._clause.units[max(0, place - _LEAD) : place]
        if form.first_person or any(self._clause.words.has("supposed", unit.word) for unit in before):
            return False  # "if the state doesn't keep to it"
        if any(unit.whole in _RESOLVED for unit in before[-1:]) and form.text.startswith(_LETS):
            return False  # "the state won't allow it": what it is set on
        return modality(self._clause.units, place, form) is Modality.NEGATED

    def _blames(self, place: int, trigger: Trigger) -> bool:
        """Read what a speaker says that somebody is (``قال إن الحكومة مسؤولة عن``), or is not."""
        hows = {slot.how for slot in trigger.verb} & TOLD.keys()
        if not hows:
            return False
        subject, between = self._predicated(place)
        speakers = self._judges(subject)
        if not speakers:
            return False
        denied = not _DENIED.isdisjoint(between)
        how = FAULT if denied else SPEAKER
        if how not in hows:
            return False
        act = Act(trigger, speakers, subject.ends, trigger.sure * subject.sure + 0.2, TOLD[how])
        return self._write(act, place, Modality.ASSERTED)

    def _called(self, place: int, unit: Unit) -> None:
        """Read a noun that says what somebody or something is (``إن القصف جريمة``, ``هي أصل الشر``)."""
        if unit.case or unit.conjunction:
            return
        if unit.word.startswith("ال") and self._clause.units[place - 1].word not in _RESUMING:
            return
        subject, between = self._predicated(place)
        speakers = self._judges(subject)
        if not speakers:
            return
        blames = "root" in unit.kinds and self._leads_to(place, "fault")
        texts = self._clause.are_instruments(subject.ends)
        merit = "merit" in unit.kinds and not blames and (texts or "root" not in unit.kinds)
        if not _DENIED.isdisjoint(between) or ("root" in unit.kinds and not (blames or merit)):
            return
        word = _BACKS if merit else _OPPOSES if texts else _BLAMES
        trigger = next(trigger for _, trigger in self._clause.words.triggers[word])
        sure = _PREDICATE * subject.sure + 0.2
        self._write(Act(trigger, speakers, subject.ends, sure, TOLD[SPEAKER]), place, Modality.ASSERTED)

    def _predicated(self, place: int) -> tuple[Subject, list[str]]:
        """Return of whom a unit is said as a predicate, with the words between; nobody if it is none."""
        subject = self._subject if self._subject.ends else self._topic(place)
        subject = subject if subject.ends else self._told_first(place)
        first = self._behind_partner(subject.last + 1)
        between = [unit.word for unit in self._clause.units[first:place]]
        near = len(between) <= _NEAR and all(self._joins_predicate(word) for word in between)
        near = near or self._is_resumed(place, subject)
        return (subject if near and subject.how in _PREDICATED else NOBODY), between

    def _is_resumed(self, place: int, subject: Subject) -> bool:
        """Whether a pronoun takes a subject up before its predicate (``الدولة، في الواقع، هي المسؤولة``)."""
        between = self._clause.units[subject.last + 1 : place]
        if not between or between[-1].word not in _RESUMING or len(between) > _FAR:
            return False
        return not any(unit.finite or unit.ends_clause or unit.conjunction for unit in between)

    def _behind_partner(self, at: int) -> int:
        """Return the unit behind the other side of what is named before it (``الاتفاق مع الدولة``)."""
        phrase = self._clause.phrases.covering(at + 1)
        partner = phrase is not None and phrase.prep == _WITH and phrase.first == at + 1
        return self._clause.group(phrase)[-1].last + 1 if phrase is not None and partner else at

    def _joins_predicate(self, word: str) -> bool:
        """Whether a word may stand between a subject and what it is said to be (``كان لها دور``)."""
        has = self._clause.words.has
        return word in _BETWEEN_PREDICATE or any(has(kind, word) for kind in _BESIDE_PREDICATE)

    def _told_first(self, place: int) -> Subject:
        """Return the name that words of somebody's own begin with (``قال فلان: الدولة تنظيم إرهابي``)."""
        first = self._opening_of(place)
        phrase = self._clause.phrases.covering(first) if first >= 0 else None
        if phrase is None or phrase.first != first or not phrase.bare or phrase.kind is not Denotes.NAME:
            return NOBODY
        return Subject(self._clause.group_ends(phrase), phrase.last, _TOLD_FIRST, "complement")
