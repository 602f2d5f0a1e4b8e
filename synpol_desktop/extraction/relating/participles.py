"""Participles of the trigger table: said of a noun before them, of who speaks or of who acts."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.backing import BackingReader
from synpol_desktop.extraction.relating.blaming import TOLD
from synpol_desktop.extraction.relating.entries import Trigger
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Unit
from synpol_desktop.extraction.relating.verbs import VerbReader
from synpol_desktop.extraction.relating.writing import Act

_WE = frozenset({"نحن", "ونحن", "اننا", "باننا"})
_ATTRIBUTE = "attribute:"


class ParticipleReader(VerbReader, BackingReader):
    """Reads participles with the ends that a verb would have there."""

    def _participle(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> bool:
        for form, trigger in self._fitting(place, readings):
            if form.definite and unit.conjunction:
                continue
            if TOLD.keys() >= {slot.how for slot in trigger.verb}:
                if self._blames(place, trigger):
                    return True
                continue
            backed = None if form.definite else self._backed(place, trigger)
            if form.definite or self._attributive(unit, trigger):
                subject = NOBODY if self._is_only_where(place, trigger) else self._clause.antecedent(place)
            elif backed is not None:
                subject = backed
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
            helpers = self._by_adverb(place, trigger)
            if helpers:
                return self._write(
                    Act(trigger, helpers, subject.ends, trigger.sure, "attribute:adverb"),
                    place,
                    modality(self._clause.units, place, form),
                )
            act = self._verb_act(place, form, trigger, Subject(subject.ends, -1, subject.sure, subject.how))
            if act is not None and subject.how == "antecedent":
                act = replace(act, rule=act.rule.replace("verb:", _ATTRIBUTE))
            if act is not None:
                state = modality(self._clause.units, place, form)
                return self._write(act, place, state)
        return False

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
