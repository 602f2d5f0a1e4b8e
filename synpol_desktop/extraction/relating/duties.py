"""What a speaker says that others have to do, which is asked of them (``إن على الدولة أن تنسحب``)."""

from __future__ import annotations

from synpol_desktop.core.kinds import Modality
from synpol_desktop.extraction.relating.blaming import BlameReader
from synpol_desktop.extraction.relating.conduct import OPENING
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import OBJECT
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.writing import Act

_DUTY = "verb:a duty, as a speaker says"
_DEMAND = "طالب"
"""The verb whose trigger stands for what is asked by saying that it has to be done."""

_ON, _FOR = "علي", "ل"
_THAT = frozenset({"ان", "الا"})  # that, that not
_ASKED, _ASKED_BEHIND = 0.68, 0.6
_PASSED = frozenset({"adverb", "quote"})
_PERSONS = ("ي", "ت")
"""Begin a present that is no *we* and no *I*."""
_VERBAL = ("ال", "ا", "ت")
"""Begin most verbal nouns; an indefinite object or predicate ends otherwise than they do."""
_TANWIN = ("ا", "ات")
_LONG, _TASK_REACH = 4, 4


class DutyReader(BlameReader):
    """Reads whose duty a speaker says that something is."""

    def _obliges(self, place: int) -> None:
        """Read ``على`` as what brings whose duty it is (``إن على الدولة أن تنسحب``)."""
        clause = self._clause
        phrase = clause.phrases.covering(place + 1)
        if phrase is None or place == 0 or phrase.prep != _ON or phrase.gap or not phrase.ends:
            return
        before, last = clause.units[place - 1], clause.group(phrase)[-1].last
        if "obliges" not in before.kinds:
            opened = "complementizer" in before.kinds or before.word in OPENING
            opened = opened and "auxiliary" not in before.kinds
            if not opened or not self._has_to(last + 1):
                return
        self._ask(place, Subject(clause.group_ends(phrase), last, 1.0, "after"), _ASKED)

    def _ask(self, place: int, asked: Subject, sure: float) -> None:
        speakers = self._judges(asked)
        if speakers:
            demand = next(trigger for _, trigger in self._clause.words.triggers[_DEMAND])
            self._write(Act(demand, speakers, asked.ends, sure, _DUTY), place, Modality.ASSERTED)

    def _has_to(self, at: int) -> bool:
        """Whether what somebody has to do stands at a unit or right behind an adverb or a comma there."""
        for unit in self._clause.units[at : at + 2]:
            if unit.whole in _THAT:
                return True
            if "transparent" not in unit.kinds and unit.word not in COMMAS:
                return self._is_task(unit)
        return False

    def _is_task(self, unit: Unit) -> bool:
        """Whether a word is a verbal noun for what has to be done, and not what lies on somebody."""
        if "burden" in unit.kinds or unit.conjunction or unit.case or unit.kind is not Kind.WORD:
            return False  # "on the state lies a responsibility"
        if any(form.shape is Shape.MASDAR for form, _ in unit.triggers):
            return True
        plain = not (unit.finite or unit.dated or unit.mention or unit.adjective)
        plain = plain and "preposition" not in unit.kinds and len(unit.word) > _LONG
        return plain and unit.word.startswith(_VERBAL) and not unit.word.endswith(_TANWIN)

    def _owed(self, place: int) -> None:
        """Read a verb of duty by whose it is: behind ``ل``, before it, or as who does what it leads to.

        ``لا ينبغي للدولة أن``, ``إن الدولة يجب أن``, ``يتعين أن تنسحب الدولة``.
        """
        units, clause = self._clause.units, self._clause
        before = units[place - 1] if place else None
        if before is not None and ("relative" in before.kinds or "what" in before.kinds):
            return  # "what has to be done"
        if before is not None and "auxiliary" in before.kinds:
            return  # "it was to be"
        at = place + 1
        while at < len(units) and ("transparent" in units[at].kinds or "quote" in units[at].kinds):
            at += 1
        phrase = clause.phrases.covering(at)
        if phrase is not None:
            if phrase.first == at and phrase.prep == _FOR and not phrase.gap and phrase.ends:
                self._ask(place, Subject(clause.group_ends(phrase), phrase.last, 1.0, "after"), _ASKED)
            return
        if at >= len(units) or units[at].whole not in _THAT:
            return
        topic = self._owing(place)
        if topic.ends:
            self._ask(place, topic, _ASKED)
        else:
            doer = self._doer_behind(at + 1)
            if doer is not None:
                self._ask(place, Subject(clause.group_ends(doer), doer.last, 1.0, "after"), _ASKED_BEHIND)

    def _owing(self, place: int) -> Subject:
        """Return who stands before a verb of duty, as it is his (``إن الدولة يجب أن تنسحب``)."""
        units, at = self._clause.units, place - 1
        while at >= 0 and not units[at].kinds.isdisjoint(_PASSED):
            at -= 1
        phrase = self._clause.phrases.covering(at)
        if phrase is None or phrase.last != at or phrase.kind is Denotes.UNNAMED:
            return NOBODY
        first = self._clause.leader(phrase)
        opens = units[first.first - 1] if first.first else None
        if opens is not None and opens.kind is Kind.WORD and "complementizer" not in opens.kinds:
            return NOBODY  # "the ties between the two states have to"
        ends = self._clause.group_ends(first) if first.bare else ()
        return Subject(ends, at, 1.0, "before") if ends else NOBODY

    def _to_act(self, start: int) -> tuple[End, ...]:
        """Return who is to do what somebody asks for (``طلبت الدولة أن يعقد المجلس جلسة``)."""
        clause = self._clause
        for at in range(start, min(len(clause.units), start + _TASK_REACH)):
            unit = clause.units[at]
            if unit.word in _THAT and unit.case in {"", "ب"}:
                doer = self._doer_behind(at + 1)
                return () if doer is None else clause.group_ends(doer)
            if clause.phrases.covering(at) is not None or unit.ends_clause or unit.finite:
                return ()
        return ()

    def _doer_behind(self, at: int) -> Phrase | None:
        """Return who is to do what a verb of duty leads to (``يجب أن تنسحب الدولة``), as far as he acts."""
        units = self._clause.units
        verb = units[at] if at < len(units) else None
        if verb is None or verb.kind is not Kind.WORD or not verb.whole.startswith(_PERSONS):
            return None
        if verb.conjunction or not verb.kinds.isdisjoint({"auxiliary", "suffers"}):
            return None
        first = at + 2 if any("back_reference" in unit.kinds for unit in units[at + 1 : at + 2]) else at + 1
        phrase = self._clause.phrases.covering(first)
        if phrase is None or phrase.first != first or not phrase.bare or phrase.linked or not phrase.ends:
            return None
        return None if phrase.kind is Denotes.UNNAMED or self._may_suffer(verb, phrase) else phrase

    def _may_suffer(self, verb: Unit, phrase: Phrase) -> bool:
        """Whether a verb that takes an object has none, so that it may be a passive (``أن تعاقب الدولة``)."""
        direct = any(slot.how == OBJECT for _, trigger in verb.triggers for slot in trigger.verb)
        behind = self._clause.units[phrase.last + 1 : phrase.last + 2]
        return direct and not any(self._may_be_object(unit) for unit in behind)

    @staticmethod
    def _may_be_object(unit: Unit) -> bool:
        led = unit.case or unit.conjunction or unit.dated
        return not led and unit.kind is not Kind.SIGN and "preposition" not in unit.kinds
