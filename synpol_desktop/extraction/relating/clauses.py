"""Where the ends of a trigger stand in its clause."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.extraction.relating.deeds import Deeds
from synpol_desktop.extraction.relating.entries import OBJECT
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.losses import Losses
from synpol_desktop.extraction.relating.means import opens_means
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.sites import Sites
from synpol_desktop.extraction.relating.subjects import Subjects
from synpol_desktop.extraction.relating.two_sides import TwoSides
from synpol_desktop.extraction.relating.units import Kind

_OF_WHOM = frozenset({"عن", "من"})  # for, of
_IN, _ABOUT = "في", "عن"
_PARTED = 2
_CONTEXT = 3
_OBJECT_REACH = 16
_PREP_REACH = 18
_CONTENT_REACH = 5
_MEANS_REACH = 7


class Clause(Losses, Deeds, Sites, TwoSides, Subjects):
    """The words of one sentence with the questions that triggers ask of them."""

    def object(self, start: int, how: str, carried: tuple[str, ...] | None = None) -> Phrase | None:
        """Find the phrase that is introduced in a certain way to the right of a unit.

        Parameters
        ----------
        carried : tuple of str, optional
            Of a verb: the beginnings of nouns that it only carries, whose prepositions are its own, as are
            those of a noun right behind it.
        """
        if how == OBJECT:
            found = self._content(start) or self._direct_object(start) or self._inserted(start)
        else:
            found = self.behind(start, how, _PREP_REACH, carried=carried) or self.in_relative(start, how)
        return None if found is None or found.kind is Denotes.DOCUMENT else found

    def behind_means(self, start: int) -> Phrase | None:
        """Return the object behind what an act is done with (``قصفت بالمدفعية والطيران مدينة كذا``)."""
        if start >= len(self.units) or self.units[start].case != "ب" or self.phrases.covering(start):
            return None
        for at in range(start + 1, min(len(self.units), start + _MEANS_REACH)):
            unit = self.units[at]
            more = unit.conjunction or unit.word.startswith("ال") or unit.dated or unit.kind is not Kind.WORD
            if self.phrases.covering(at) is not None or not more:
                return self.object(at, OBJECT)
            if self._stops(unit) or unit.finite:
                return None
        return None

    def _content(self, start: int) -> Phrase | None:
        """Return who said what a stance is taken on (``رفض ما جاء في كلمة فلان``)."""
        opens = self.units[start : start + 2]
        if len(opens) < 2 or opens[0].word != "ما":
            return None
        if "came" in opens[1].kinds:
            return self.behind(start + 2, "في", _CONTENT_REACH)
        return self._so_called(start + 2) if "so_called" in opens[1].kinds else None

    def _so_called(self, start: int) -> Phrase | None:
        """Return whose act a speaker gives a name of his own (``استنكر ما وصفه بصمت الهيئة``)."""
        for at in range(start, min(len(self.units), start + _CONTENT_REACH)):
            phrase = self.phrases.covering(at)
            if phrase is not None:
                return replace(phrase, gap=phrase.gap + 1) if phrase.kind is Denotes.NAME else None
            if self._stops(self.units[at]) or self._new_verb(self.units[at]):
                return None
        return None

    def _direct_object(self, start: int) -> Phrase | None:
        at = start
        passed = False
        meeting = len(self.units)
        stop = min(len(self.units), start + _OBJECT_REACH)
        while at < stop:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None:
                if phrase.kind is Denotes.UNNAMED:
                    return None if phrase.prep else self.people_of(at)
                ally = self.units[phrase.first - 1]
                ally_of_doer = bool(ally.conjunction) and "own_ally" in ally.kinds
                if (passed and phrase.linked) or ally.word == "(" or ally_of_doer:
                    at = phrase.last + 1
                    continue
                if not phrase.prep:
                    return phrase if phrase.first - meeting < 2 else None  # a boycott of a session on him
                if self._owns_object(phrase, start):
                    return replace(phrase, gap=phrase.gap + 1)
                if phrase.first == start and phrase.prep in _OF_WHOM and self._is_person_before(start):
                    at = phrase.last + 1
                    continue
                if not self.words.has("passed", phrase.prep) and not self._is_where(phrase):
                    return None
                at = phrase.last + 1
                passed = True
                continue
            if opens_means(self.words, self.units, at):
                at = self._behind_means(at)
                continue
            told = self._behind_document(at) or self._behind_context(at)
            if told is not None:
                return told
            beyond = self.past_backing(at)
            if beyond:
                at = beyond
                continue
            if self._stops(unit) or self.stands_alone(at):
                return None
            if unit.finite and not self._is_noun_at(at, start) and not self._is_hour(unit):
                return None
            skipped = "circumstance" in unit.kinds or "passed" in unit.kinds
            if "preposition" in unit.kinds and not skipped:
                following = self.units[at + 1].kinds if at + 1 < len(self.units) else frozenset()
                if not (unit.word == "من" and "circumstance" in following):
                    return None
            if unit.case in {"ب", "ل"} and not (unit.dated or self._is_hour(unit)):
                return None
            if any(form.shape is Shape.MASDAR and trigger.type.symmetric for form, trigger in unit.triggers):
                meeting = min(meeting, at)
            at += 1
        return None

    def _behind_document(self, at: int) -> Phrase | None:
        """Return the object behind the text in which an act is told (``اتهم في تقرير سابق له الحكومة``)."""
        if self.units[at].word != _IN or at + 2 >= len(self.units):
            return None
        document = self.phrases.covering(at + 1) or self.phrases.covering(at + 2)
        if document is None or document.kind is not Denotes.DOCUMENT or document.prep != _IN:
            return None
        last, found = document.last, self.phrases.after(document)
        if found is not None and found.prep == _ABOUT and not found.linked:
            last, found = found.last, self.phrases.after(found)  # "in a report on the war"
        if found is None or found.linked or found.first - document.last < _PARTED:
            return None
        for unit in self.units[last + 1 : found.first]:
            own = self.words.has("back_reference", unit.whole)
            if not own and (unit.kind is Kind.SIGN or unit.case or "preposition" in unit.kinds):
                return None
            if self._stops(unit) or unit.finite or unit.triggers:
                return None
        return replace(found, prep="", gap=1) if found.bare or found.prep == _IN else None

    def _behind_context(self, at: int) -> Phrase | None:
        """Return the object behind what an act belongs to (``دعا في هذا الإطار الدولة إلى``)."""
        if self.units[at].word != _IN or at + _CONTEXT >= len(self.units):
            return None
        this, noun = self.units[at + 1], self.units[at + 2]
        if "this" not in this.kinds or not noun.word.startswith("ال") or noun.mention:
            return None
        for place in range(at + _CONTEXT, min(len(self.units), at + _CONTEXT + _PARTED)):
            phrase, unit = self.phrases.covering(place), self.units[place]
            if phrase is not None:
                own = phrase.first == place and phrase.prep in {"", _IN} and not phrase.linked
                own = own and not unit.case and phrase.kind is not Denotes.UNNAMED
                return replace(phrase, prep="", gap=place - at - _CONTEXT) if own else None
            if unit.kind is not Kind.WORD or unit.case or unit.conjunction or "preposition" in unit.kinds:
                return None
        return None

    def _is_noun_at(self, at: int, start: int) -> bool:
        """Whether a word that may be a verb is the object of the one before (``انتقد فلان رفض الدولة``)."""
        unit = self.units[at]
        if unit.word.startswith("ال"):
            return True
        noun = any(form.shape is Shape.MASDAR for form, _ in unit.triggers)
        named = self.phrases.covering(start - 1) is not None
        return noun and named and at == start and not unit.conjunction

    def _is_where(self, phrase: Phrase) -> bool:
        """Whether a phrase with ب only says where (``استقبل ببغداد وفداً``)."""
        return phrase.prep == "ب" and self.are_places(phrase.ends)

    def _is_person_before(self, at: int) -> bool:
        """Whether a person stands right before, of whom a phrase says more (``النائب فلان عن الحزب``)."""
        phrase = self.phrases.covering(at - 1) if at else None
        return phrase is not None and self.are_persons(phrase.ends)

    def _owns_object(self, phrase: Phrase, start: int) -> bool:
        """Whether a phrase says whose the indefinite object right before it is (``قاعدة للقوات``)."""
        before = self.units[phrase.first - 1]
        return (
            phrase.prep == "ل"
            and phrase.gap == 0
            and phrase.first > start
            and before.kind is Kind.WORD
            and not before.word.startswith("ال")
            and not (before.case or before.triggers or before.dated or before.finite)
            and not any(self.words.has(kind, before.word) for kind in ("preposition", "transparent"))
        )

    def place_behind(self, start: int) -> int | None:
        """Return the place where an act is said to happen: the first one behind ``في`` in its clause."""
        found = self.behind(start + 1, "في", _PREP_REACH)
        first = found.ends[:1] if found is not None else ()
        return first[0].entity if first and self.are_places(first) else None
