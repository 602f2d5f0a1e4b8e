"""Acts: the triggers of one sentence from left to right, verbs and verbal nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synpol_desktop.core.kinds import Modality
from synpol_desktop.extraction.relating.analysis import NO_KINDS
from synpol_desktop.extraction.relating.entries import GENITIVE, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.nouns import NounReader
from synpol_desktop.extraction.relating.participles import ParticipleReader
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.telling import TellingReader
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.unknown import UnknownReader
from synpol_desktop.extraction.relating.view import View


class ActReader(TellingReader, ParticipleReader, NounReader, UnknownReader):
    """Reads the triggers of one sentence, keeping who the clause is about and who speaks."""

    def read(self) -> None:
        """Read the whole sentence."""
        self.views: dict[int, View] = {}
        self._speech.headed()
        opens = self._openings()
        for place, unit in enumerate(self._clause.units):
            if unit.kind is Kind.SIGN:
                continue
            kinds = unit.kinds
            if not (kinds or unit.speech or unit.triggers or self._speech.speakers or place in opens):
                continue  # says nothing by itself
            if unit.kind is Kind.WORD and "attribution" in kinds and self._attribution(place, unit):
                continue
            if place in opens:
                self._unknown_verb(place, unit)
            if "meanwhile" in kinds:
                self._in_complement = False
            if "complementizer" in kinds:
                self._complement(place)
            if unit.speech:
                self._speech_verb(place, unit)
            if unit.whole == _ON and self._speech.speakers:
                self._obliges(place)
            if "obliges" in kinds and self._speech.speakers:
                self._owed(place)
            if self._speech.speakers and self._may_be_predicate(unit):
                self._called(place, unit)
            if "what" in kinds:
                self._put_forward(place)
            if "wording" in kinds:
                self._worded(place, unit)
            if "came" in kinds:
                self._came_in(place)
            if "lost" in kinds:
                self._lost(place, Shape.PAST)
            if unit.speech and self._is_mute(place, unit):
                self._finite(place, unit, _SIMPLE_PAST)
            if unit.triggers and not self._is_date(place, unit) and not self._inside_title(place, unit):
                self._trigger(place, unit)
                if "exposed" in kinds:
                    self._exposed(place)
                self.views[place] = self._view()
            elif "light" in kinds and self._light(unit):
                self._carrying(place, unit)
            if "grip" in kinds:
                self._held_till_now(place)
        self._main_goes_on()

    def _may_be_predicate(self, unit: Unit) -> bool:
        """Whether a word is one for what somebody is blamed or praised for being, with an article or not."""
        if not _PREDICATES.isdisjoint(unit.kinds):
            return True
        stem = unit.word.removeprefix("ال")
        return stem != unit.word and not _PREDICATES.isdisjoint(self._clause.words.kinds.get(stem, NO_KINDS))

    def _view(self) -> View:
        """Return whom the words at a trigger can be about."""
        subject, discourse = self._subject, self._clause.discourse
        speakers = self._speech.speakers or self._holds_floor()
        before = self._before if self._verb_at >= 0 else discourse.subject
        return View(subject.ends, subject.how, speakers, self._main.ends, before)

    def _is_date(self, place: int, unit: Unit) -> bool:
        """Whether a word that may be a verb tells a time (``فجر الجمعة``, ``في مارس``)."""
        if unit.dated or "transparent" not in unit.kinds or unit.conjunction:
            return unit.dated
        following = self._clause.units[place + 1 : place + 2]
        return any(each.dated or "weekday" in each.kinds for each in following)

    def _is_mute(self, place: int, unit: Unit) -> bool:
        """Whether a verb of speech reports nothing here, but tells its subject (``تحدث مطولاً``)."""
        before = self._clause.units[place - 1] if place else None
        begins = before is None or bool(unit.conjunction)
        denied = all(verb.kind == "denied" for _, verb in unit.speech)
        if before is not None and denied and "never" in before.kinds:
            begins = place == 1 or bool(before.conjunction)
        return begins and not unit.triggers and self._verb_at != place and unit.finite and bool(unit.speech)

    def _inside_title(self, place: int, unit: Unit) -> bool:
        """Whether a word belongs to a name or an office, where it is no act (``وزير الدفاع``)."""
        phrase = self._clause.phrases.covering(place)
        if phrase is None:
            return False
        return not ((unit.mention is not None and phrase.first == place) or phrase.kind is Denotes.UNNAMED)

    def _light(self, unit: Unit) -> bool:
        return unit.kind is Kind.WORD and self._clause.words.has("light", unit.word) and not unit.speech

    def _carrying(self, place: int, unit: Unit) -> None:
        """Let a verb that only carries the noun behind it tell who does it, and whether it took place."""
        form = self._clause.words.light.get(unit.word, _SIMPLE_PAST)
        following = self._clause.units[place + 1 : place + 2]
        if any("back_reference" in self._clause.words.kinds.get(each.whole, ()) for each in following):
            return  # "the part that the state plays in it"
        self._finite(place, unit, form)
        self._governing = modality(self._clause.units, place, form)
        self._governed_from = place

    def _complement(self, place: int) -> None:
        """Let the noun phrase behind ``أن`` be the subject of what follows."""
        phrase = self._clause.phrases.covering(place + 1)
        self._in_complement = True
        self._in_doubt = bool(self._speech.speakers) and self._doubts(place)
        self._blocked = False
        if phrase is not None and phrase.first == place + 1 and not phrase.prep:
            ends = self._clause.group_ends(phrase)
            self._subject = Subject(ends, phrase.last, 0.7, "complement") if ends else NOBODY
        elif self._clause.units[place].word in {"ان", "بان"}:
            self._blocked = not self._verb_follows(place)
            if self._speech.speakers:
                self._subject = NOBODY
        self._governing = Modality.ASSERTED

    def _verb_follows(self, place: int) -> bool:
        """Whether ``أن`` goes on with a verb, so that the subject goes on as well."""
        following = self._clause.units[place + 1 : place + 2]
        return any(unit.finite or self._clause.words.has("auxiliary", unit.word) for unit in following)

    def _trigger(self, place: int, unit: Unit) -> None:
        finite = [(form, trigger) for form, trigger in unit.triggers if form.shape.finite and trigger.verb]
        nouns = [
            (form, trigger) for form, trigger in unit.triggers if form.shape is Shape.MASDAR and trigger.noun
        ]
        participles = [(f, t) for f, t in unit.triggers if f.shape is Shape.PARTICIPLE and t.verb]
        if unit.mention is not None:
            finite, participles = [], []
        if _TANWIN in self._clause.document.text[unit.span.end - 2 : unit.span.end]:
            finite = []  # "an alliance", not "both allied"
        if participles and finite and self._is_circumstance([form for form, _ in finite]):
            finite = []
        if finite and "preposition" in unit.kinds and not self._fitting(place, finite):
            finite = []  # "through", not "expressed"
        if (
            nouns
            and finite
            and (self._noun_place(place, unit) or self._noun_by_order(place, unit, finite[0][0]))
        ):
            finite = []
        if (finite and not unit.case) or (finite and all(f.shape is Shape.PRESENT for f, _ in finite)):
            self._verbs(place, unit, finite)
            if not nouns or self._verb_found:
                return
            if self._subject.how == "after" and (unit.conjunction or place == 0):
                nouns = [(f, _without_genitive(t)) for f, t in nouns if not t.type.symmetric]
        if participles and self._is_attribute(place, unit) and self._participle(place, unit, participles):
            return
        if nouns and self._noun(place, unit, nouns):
            return
        if participles and not unit.case and not (nouns and self._noun_place(place, unit)):
            self._participle(place, unit, participles)

    def _is_circumstance(self, forms: Sequence[Form]) -> bool:
        """Whether what may be a verb of two is a participle of one (``آخذاً على``)."""
        return all(form.number is Number.DUAL for form in forms) and len(self._subject.ends) != 2

    def _is_attribute(self, place: int, unit: Unit) -> bool:
        """Whether a definite word may describe the name right before it (``الحركة المناهضة للدولة``)."""
        before = self._clause.phrases.covering(place - 1)
        return (
            bool(before and before.ends)
            and unit.word.startswith("ال")
            and not (unit.case or unit.conjunction)
        )

    def _noun_by_order(self, place: int, unit: Unit, form: Form) -> bool:
        """Whether a word that may be a verb begins no clause and has no subject behind it."""
        if place and unit.conjunction:
            return self._joins_noun(place) and self._clause.subject(place, form).how == "carried"
        if place == 0:
            return False
        if self._subject.how == "after" and self._verb_at >= 0 and self._stands_next(place):
            return True
        before = self._clause.units[place - 1]
        has = self._clause.words.has
        begins = ("complementizer", "subordinator", "relative", "auxiliary", "transparent")
        if any(has(kind, before.word) for kind in begins) or has("negation", before.whole):
            return False
        return self._clause.subject(place, form).how == "carried"

    def _joins_noun(self, place: int) -> bool:
        """Whether a verbal noun stands before a word that may be one too (``يشمل تدريب كذا، ونشر``)."""
        for at in range(place - 1, max(self._verb_at, place - _JOINED, -1), -1):
            unit = self._clause.units[at]
            if unit.ends_clause or "complementizer" in unit.kinds or "relative" in unit.kinds:
                return False
            if unit.case or unit.finite or unit.word.endswith(_ACCUSATIVE):
                continue  # "in refusal of it, and"
            if any(form.shape is Shape.MASDAR and not form.pronoun for form, _ in unit.triggers):
                return True
        return False

    def _stands_next(self, place: int) -> bool:
        """Whether a word is the first behind the subject of the verb before, but for a date."""
        last = self._subject.last
        if last == place - 1:
            return True
        dates = any(unit.dated or "weekday" in unit.kinds for unit in self._clause.units[last + 1 : place])
        return 0 <= last < place and dates and self._steps(last + 1, place) == 1

    def _noun_place(self, place: int, unit: Unit) -> bool:
        """Whether a word that may be a verb or a noun stands where only a noun stands."""
        if unit.case or (place and self._clause.words.has("preposition", self._clause.units[place - 1].word)):
            return True
        if place and "relative" in self._clause.units[place - 1].kinds:
            return False  # "the conference that he held with"
        if place and self._clause.units[place - 1].span.of(self._clause.document.text) == _INDEED:
            return True
        if all(form.pronoun for form, _ in unit.triggers if form.shape.finite) and not unit.conjunction:
            following = self._clause.phrases.covering(place + 1)
            return following is None or bool(following.prep) or following.first != place + 1
        before = self._clause.units[place - 1] if place else None
        if before is not None and not before.finite and not _WANTS_NOUN.isdisjoint(before.kinds):
            return True
        return before is not None and before.finite and not unit.conjunction and before.mention is None


def _without_genitive(trigger: Trigger) -> Trigger:
    """Return a trigger whose noun takes no genitive as its target (``ورفض الحزب …`` is a verb)."""
    return replace(trigger, noun=tuple(slot for slot in trigger.noun if slot.how != GENITIVE))


_WANTS_NOUN = frozenset({"needed", "going_on"})
_PREDICATES = frozenset({"fault", "merit", "root", "wicked"})
_ON = "علي"  # on, where it is a duty
_JOINED = 9
_ACCUSATIVE = "ا"
_TANWIN = "ً"
_INDEED = "إن"
"""A noun follows it, as it is written in full."""
_SIMPLE_PAST = Form("", Shape.PAST, Number.SINGULAR)
