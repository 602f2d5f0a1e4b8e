"""Participles of the trigger table: said of a noun before them, of who speaks or of who acts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.backing import BackingReader
from synpol_desktop.extraction.relating.blaming import TOLD
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Trigger
from synpol_desktop.extraction.relating.inflection import Form, Number
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Unit
from synpol_desktop.extraction.relating.verbs import VerbReader
from synpol_desktop.extraction.relating.writing import Act

_WE = frozenset({"نحن", "ونحن", "اننا", "باننا"})
_ATTRIBUTE = "attribute:"
_FOR = "ل"
_PAIR = 2


class ParticipleReader(VerbReader, BackingReader):
    """Reads participles with the ends that a verb would have there."""

    def _participle(self, place: int, unit: Unit, readings: list[tuple[Form, Trigger]]) -> bool:
        for form, trigger in self._fitting(place, readings):
            if form.definite and unit.conjunction and not self._goes_on_describing(place, trigger):
                continue
            if TOLD.keys() >= {slot.how for slot in trigger.verb}:
                if self._blames(place, trigger):
                    return True
                continue
            backed = None if form.definite else self._backed(place, trigger)
            if form.definite or self._attributive(unit, trigger):
                subject = NOBODY if self._is_only_where(place, trigger) else self._antecedents(place, form)
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
            trigger = self._by_nearest(place, trigger)
            act = self._verb_act(place, form, trigger, Subject(subject.ends, -1, subject.sure, subject.how))
            if act is not None and subject.how == "antecedent":
                act = replace(
                    act, targets=self._beside(act.targets), rule=act.rule.replace("verb:", _ATTRIBUTE)
                )
            if act is not None:
                described = subject.how == "antecedent" and form.definite
                state = Modality.ASSERTED if described else modality(self._clause.units, place, form)
                return self._write(act, place, state)
        return False

    def _antecedents(self, place: int, form: Form) -> Subject:
        """Return whom an attribute describes: a list, if it is of two or several (``الداعمتان للحكومة``)."""
        subject = self._clause.antecedent(place)
        if form.feminine and self._clause.are_persons(subject.ends) and self._is_no_woman(subject):
            return NOBODY
        phrase = self._clause.phrases.covering(place - 1) if place else None
        if phrase is None or not phrase.linked or form.number is Number.SINGULAR or not subject.ends:
            return subject
        ends = self._clause.group_ends(self._clause.leader(phrase))
        fits = len(ends) == _PAIR if form.number is Number.DUAL else self._clause.are_persons(ends)
        return replace(subject, ends=ends) if fits else subject

    def _is_no_woman(self, subject: Subject) -> bool:
        """Whether a feminine attribute can't be a person's, as nothing shows a woman."""
        return all(self._clause.gender(end) is not True for end in subject.ends)

    def _beside(self, targets: tuple[End, ...]) -> tuple[End, ...]:
        """Return those of a list that no comma parts from the first, as an attribute goes no farther."""
        text = self._clause.document.text
        for at, (left, right) in enumerate(pairwise(targets)):
            if not COMMAS.isdisjoint(text[left.span.end : right.span.start]):
                return targets[: at + 1]
        return targets

    def _goes_on_describing(self, place: int, trigger: Trigger) -> bool:
        """Whether a second attribute stands behind a first one (``رأي الدولة المعلن والمؤيد للحكومة``).

        What it is for has to stand right behind it, as else it may be a noun.
        """
        units = self._clause.units
        if place < 2 or place + 1 >= len(units) or trigger.type is RelationType.HEADS:
            return False
        before, behind = units[place - 1], units[place + 1]
        adjective = before.word.startswith("ال") and before.mention is None and before.role is None
        adjective = adjective and not (before.case or before.conjunction)
        governed = any(slot.how in {behind.case, behind.word} or behind.case == _FOR for slot in trigger.verb)
        return adjective and governed and self._clause.phrases.covering(place - 1) is None

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
