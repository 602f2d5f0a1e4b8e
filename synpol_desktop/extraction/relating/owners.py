"""Whose act a verbal noun with an attached pronoun is (``دعمها للهيئة``, ``رفضه``)."""

from __future__ import annotations

from synpol_desktop.extraction.relating.acting import ActContext
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.lexicon import Trigger

_OPENING, _AHEAD = 3, 22
_REACH = 12


class OwnerReader(ActContext):
    """Finds whom the pronoun of a verbal noun means, by agreement."""

    def _owner(self, place: int, form: Form, trigger: Trigger) -> tuple[End, ...]:
        """Return whom the attached pronoun of a noun means."""
        span = self._clause.units[place].span
        if form.pronoun == "هما":
            return tuple(End(end.entity, span) for end in self._clause.discourse.pair)
        inside = self._subject.ends if self._in_complement else ()
        candidates = (
            self._named_ahead(place, form),
            inside,
            self._speech.speakers,
            self._subject.ends,
            self._clause.discourse.subject,
        )
        ends = next((ends for ends in candidates if ends and self._may_own(ends, form.pronoun, trigger)), ())
        ends = ends or self._nearest_owner(place, form.pronoun)
        if form.pronoun == "هم" and len(ends) == 1 and self._clause.are_persons(ends):
            return ()
        return tuple(End(end.entity, span) for end in ends)

    def _nearest_owner(self, place: int, pronoun: str) -> tuple[End, ...]:
        """Return the last body or state named before a noun that shows the gender of its pronoun."""
        clause = self._clause
        for phrase in reversed(clause.phrases.items):
            if phrase.last >= place or place - phrase.last > _REACH or len(phrase.ends) != 1:
                continue
            if clause.gender(phrase.ends[0]) is (pronoun == "ها"):
                return phrase.ends
        return ()

    def _may_own(self, ends: tuple[End, ...], pronoun: str, trigger: Trigger) -> bool:
        """Whether a pronoun agrees with those whom it may mean."""
        if pronoun == "ها" and self._ends_of(trigger).material and self._clause.are_persons(ends):
            return False
        return len(ends) > 1 or self._clause.takes_pronoun(ends[0], pronoun)

    def _named_ahead(self, place: int, form: Form) -> tuple[End, ...]:
        """Return whom the main verb behind an opening names (``وخلال لقائه فلاناً، أكد فلان``)."""
        clause = self._clause
        if self._verb_at >= 0 or self._speech.speakers or place > _OPENING:
            return ()
        for at in range(place + 1, min(len(clause.units), place + _AHEAD)):
            unit = clause.units[at]
            if unit.ends_clause:
                return ()
            verb = next((each for each, _ in (*unit.speech, *unit.triggers) if each.shape.finite), None)
            if verb is None or unit.case or unit.conjunction or unit.mention is not None:
                continue
            if clause.words.has("relative", clause.units[at - 1].word):
                continue
            subject = clause.subject(at, verb)
            agrees = verb.feminine is (form.pronoun == "ها")
            return subject.ends if subject.how == "after" and agrees and len(subject.ends) == 1 else ()
        return ()
