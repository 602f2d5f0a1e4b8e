"""Help that words tell of from the side of who gets it: ``بدعم من فلان``, ``المدعومة من``, ``مدعومة ب``."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Trigger
from synpol_desktop.extraction.relating.helped import HelpedReader
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Kind
from synpol_desktop.extraction.relating.writing import Act

_ADVERB = "ا"
_MANY, _FEW = 5, 2
_IN, _FOR = "في", "ل"


class BackingReader(HelpedReader):
    """Finds who is helped, and the states that an adjective or an adverb names as helpers."""

    @staticmethod
    def _is_backing(trigger: Trigger) -> bool:
        """Whether a word tells of help by its source alone."""
        slots = trigger.verb or trigger.noun
        return trigger.type is RelationType.AID and bool(slots) and all(slot.reversed for slot in slots)

    def _with_help(self, place: int, trigger: Trigger) -> Act | None:
        """Read ``الجيش، بإسناد ومشاركة من طيران الحلف،``: who follows helps who acts."""
        helpers = self._helpers(place, trigger) if self._is_backing(trigger) else None
        gets = self._gets(place, trigger) if helpers is not None else ()
        if helpers is None or not gets:
            return None
        return Act(trigger, self._clause.group_ends(helpers), gets, trigger.sure + 0.1, "noun:helped")

    def _gets(self, place: int, trigger: Trigger) -> tuple[End, ...]:
        """Return who gets what a noun brings: who acts near it, but not who only promises it."""
        if not self._is_backing(trigger):
            return self._subject.ends
        units, subject = self._clause.units, self._subject
        beside = self._helped_beside(place)
        if beside:
            return beside
        told = self._verb_at >= 0 and bool(units[self._verb_at].speech) and place - self._verb_at <= _MANY
        if told and not any(of.type.polarity for _, of in units[self._verb_at].triggers):
            return ()  # "promised help to"
        speaks = {end.entity for end in self._speech.speakers} & {end.entity for end in subject.ends}
        if RelationType.ACCUSE in self._verb_kinds:
            return ()  # "accused the state of backing"
        only_tells = bool(speaks) and not all(map(self._may_be_helped, subject.ends))
        return () if only_tells or self._is_theirs(place) else subject.ends

    def _may_be_helped(self, end: End) -> bool:
        """Whether who tells of help got it himself: a state or fighters, not who watches or a person."""
        kind = self._clause.document.entities[end.entity].type
        fights = self._clause.words.has("fighters", self._first_noun(end).removeprefix("ال"))
        return kind is EntityType.GPE or (kind is EntityType.ORG and fights)

    def _is_theirs(self, place: int) -> bool:
        """Whether nouns without a name right before are who gets it (``زحف للجيش بغطاء``)."""
        for unit in reversed(self._clause.units[max(0, place - _MANY) : place]):
            if unit.case == _FOR:
                return unit.mention is None and self._fights(unit.word)
            if unit.kind is not Kind.WORD or unit.case or not unit.word.startswith("ال"):
                return False
        return False

    def _fights(self, word: str) -> bool:
        """Whether a noun is one for an armed body or for people (``المقاومة``)."""
        words, stem = self._clause.words, word.removeprefix("ال")
        return any(words.has(kind, stem) for kind in ("armed_body", "crowd"))

    def _backed(self, place: int, trigger: Trigger) -> Subject | None:
        """Return the body that a participle describes (``الجيش، مدعوما بالحلف،``), nobody if unnamed."""
        if not self._is_backing(trigger) or place < _FEW:
            return None
        units = self._clause.units
        comma = units[place - 1].word in COMMAS
        phrase = self._clause.phrases.covering(place - 2 if comma else place - 1)
        if phrase is None:
            return NOBODY if not comma and units[place - 1].word.startswith("ال") else None
        if not phrase.ends or (comma and phrase.prep):
            return None
        bodies = all(self._clause.document.entities[end.entity].type is EntityType.ORG for end in phrase.ends)
        return self._clause.antecedent(place) if bodies else None

    def _by_nearest(self, place: int, trigger: Trigger) -> Trigger:
        """Return a participle of help with the preposition alone that stands right behind it."""
        following = self._clause.units[place + 1 : place + 2]
        near = {unit.case or unit.word for unit in following}
        slots = tuple(slot for slot in trigger.verb if slot.how in near)
        return replace(trigger, verb=slots) if slots and self._is_backing(trigger) else trigger

    def _is_only_where(self, place: int, trigger: Trigger) -> bool:
        """Whether what an attribute stands behind is only where those are who are helped."""
        if not self._is_backing(trigger):
            return False
        last = place - 2 if self._clause.units[place - 1].word in COMMAS else place - 1
        phrase = self._clause.phrases.covering(last)
        if phrase is None or phrase.prep != _IN:
            return False
        return self._clause.are_places(phrase.ends)

    def _by_adverb(self, place: int, trigger: Trigger) -> tuple[End, ...]:
        """Return the states that adverbs name as helpers (``المدعومة روسيا``)."""
        found: list[End] = []
        if self._is_backing(trigger):
            for unit in self._clause.units[place + 1 : place + _MANY]:
                if unit.adjective is None or not unit.word.endswith(_ADVERB):
                    break
                found.append(End(unit.adjective.entity, unit.span))
        return tuple(found)
