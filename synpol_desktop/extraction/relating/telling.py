"""Telling: the verbs of speech of one sentence, and who speaks with each of them."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.extraction.relating.along import AlongReader
from synpol_desktop.extraction.relating.entries import SpeechVerb
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.subject import NOBODY, UNNAMED, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_SAYING = "قايل"  # saying
_US = "نا"
_WHO = "من"  # (there are some) who


class TellingReader(AlongReader):
    """Reads the verbs of speech of one sentence."""

    _saying = False

    def _attribution(self, place: int, unit: Unit) -> bool:
        words = self._clause.words
        if not words.has("attribution", unit.word) or unit.mention is not None:
            return False
        if words.has("view", unit.word) and not self._is_view(place, unit):
            return False
        if unit.word == "حد" and place and self._clause.units[place - 1].word != "علي":
            return False
        return self._speech.source_after(place)

    def _is_view(self, place: int, unit: Unit) -> bool:
        """Whether ``رأي`` names a source (``في رأي فلان``, ``برأي فلان``)."""
        before = self._clause.units[place - 1] if place else None
        return unit.case == "ب" or (before is not None and before.word == "في")

    def _speech_verb(self, place: int, unit: Unit) -> None:
        found = self._speech.reads(place)
        if found is None:
            return
        form, verb = found
        clause = self._clause
        if form.first_person and self._speech.holds_us(unit):
            return
        if self._is_unsaid(place, unit):
            if form.shape is Shape.PRESENT and not unit.triggers:
                self._finite(place, unit, form)  # "did not tell why, and only said"
            return
        if (verb.kind == "deed" and not self._is_deed(place, form)) or self._is_withheld(place, verb):
            return
        if verb.kind == "position" and not self._is_declared(place, form):
            return
        if verb.kind == "cite":
            self._cited(place, form, verb)
            return
        self._saying = self._saying and not self._gives_content(self._told_at, place)
        if place < self._speech.heading_to and not form.shape.finite:
            return  # "the minister, warning: …": one statement
        saying = self._saying or (place > 0 and self._told_at == place - 1 and bool(self._told.ends))
        if saying and unit.word.startswith(_SAYING):
            self._saying = False
            return  # "answered, saying": one statement
        subject = (
            self._teller(place, unit, form, verb) if form.shape.finite else self._told_along(place, form)
        )
        if subject is None or self._is_own_state(subject):
            return
        self._told, self._told_at = subject, place
        self._saying = bool(subject.ends) and (_SAYING in verb.needs or verb.kind == "more")
        following = clause.units[place + 1 : place + 2]
        if any(clause.words.has("passage", other.word) for other in following):
            self._speech.voiced(subject)
        elif verb.kind in {"say", "more"} or not self._is_told(place, form, subject):
            mouth = self._mouthpiece(place)
            self._speech.verb(place, form, verb, subject, mouth)
            self._body = subject if mouth else NOBODY
            if mouth:
                self._told = Subject(mouth, place, subject.sure, "mouth")
        if form.shape.finite:
            self._now(place, subject)
            self._agree(form, subject)
            if self._speech.is_top() and subject.how in {"after", "before"}:
                self._main = self._told

    def _teller(self, place: int, unit: Unit, form: Form, verb: SpeechVerb) -> Subject | None:
        """Return who speaks with a finite verb; None where it is no speech."""
        impersonal = self._clause.words.has("impersonal", unit.word)
        if self._is_echo(place, unit, form) or place <= self._speech.read_to:
            return None
        if place and self._clause.units[place - 1].word == _WHO:
            return UNNAMED
        if form.shape is Shape.FUTURE or (form.shape is Shape.PRESENT and self._is_planned(place)):
            return None  # what somebody is yet to say
        if form.shape is Shape.PRESENT and form.pronoun and self._is_attributive(place):
            return None  # "the group, which the state holds to be"
        subject = self._in_utterance(place) or self._subject_of(place, form)
        if subject is NOBODY and form.pronoun:
            subject = self._addressing(place, unit, form)
        if form.pronoun and form.shape is Shape.PAST and not self._takes_up(place, unit, subject):
            return None
        if subject.how == "relative" and (
            impersonal or self._is_taken_up_behind(place) or not self._clause.may_be_many(subject.ends, form)
        ):
            return None  # "the city, which is held to be", "the summit that was announced in"
        if self._is_accused(form, verb, subject):
            return None
        if subject.how == "disagrees":
            subject = self._speech.agreeing(form)
        if subject.how not in {"carried", "continued"}:
            return UNNAMED if self._speaks_for_person(place, subject) else subject
        before = self._clause.units[place - 1].whole if place else ""
        if form.shape is Shape.PRESENT and self._clause.words.has("what", before) and before != "كما":
            return None  # "what causes concern"
        if self._is_lone_noun(place, unit):
            return None
        if self._speech.by_unnamed and not self._speech.speakers:
            return NOBODY
        if self._speech.quotes(place):
            return None  # what a speaker says of what he said
        if self._is_listed_noun(place, unit):
            return None
        if form.first_person:
            return self._speech.continued(place, form)
        parties = self._clause.discourse.parties
        if parties and form.number is Number.DUAL:
            return Subject(parties, place, 0.8, "continued")
        more = verb.kind == "more" and not self._last_told(place, form)
        subject = (
            (self._speech.continued(place, form) if more else None)
            or (self._last_told(place, form) if unit.conjunction else None)
            or self._same_clause(form)
            or self._speech.continued(place, form)
            or self._silent(place, form, subject)
        )
        subject = replace(subject, ends=self._speech.one_of(subject.ends, form))
        setting = self._behind_setting(place)
        if setting and subject.ends:
            return subject
        loose = bool(unit.conjunction) or self._resumes(place)
        if form.shape is Shape.PRESENT and form.number is not Number.DUAL and self._is_content(place, unit):
            return None  # "agreed on a text, which affirms"; "said that the world denounces and demands"
        if not loose and (self._speech.speakers or self._is_attribute_verb(place, form)):
            return None
        carries = verb.kind == "more" or self._may_carry(place, unit, form)
        return NOBODY if impersonal or not carries else subject

    def _is_accused(self, form: Form, verb: SpeechVerb, subject: Subject) -> bool:
        """Whether who stands behind a verb that must have an object is that (``ويُتهم فلان بالكذب``)."""
        behind = self._clause.units[subject.last + 1 : subject.last + 2]
        must = verb.addressee == "must" and verb.kind == "stance" and "*" not in verb.content
        alone = subject.how == "after" and len(subject.ends) == 1 and not form.pronoun
        return must and alone and any(unit.case == "ب" for unit in behind)

    def _is_lone_noun(self, place: int, unit: Unit) -> bool:
        """Whether what may be a verb is a noun, as nothing opens a clause before it and no ``أن`` follows."""
        if unit.conjunction or self._is_turn(place) or not self._clause.words.has("noun_like", unit.word):
            return False
        following = self._clause.units[place + 1 : place + 2]
        return not any("complementizer" in each.kinds for each in following)

    def _is_attributive(self, place: int) -> bool:
        """Whether a relative stands right before a verb, so that its clause describes a noun."""
        return place > 0 and "relative" in self._clause.units[place - 1].kinds

    def _last_told(self, place: int, form: Form) -> Subject | None:
        """Return who spoke last in this sentence, where a verb with و goes on with him, not with its subject.

        That is somebody whom a relative clause lets speak, or of whom a medium tells.
        """
        last = self._told
        fits = form.number is not Number.DUAL or len(last.ends) == 2
        told = last.how == "utterance" or (last.how == "relative" and not self._is_aside(place, last))
        goes_on = told or (
            last.how == "before" and (self._speech.medium_tells() or self._goes_on_with_told(place, form))
        )
        return replace(last, how="continued") if last.ends and goes_on and fits else None

    def _goes_on_with_told(self, place: int, form: Form) -> bool:
        """Whether a past without a comma before it goes on with whom somebody tells of."""
        past = form.shape is Shape.PAST and not form.pronoun
        told = past and self._speech.is_open() and not self._speech.is_top()
        more = any(verb.kind == "more" for _, verb in self._clause.units[place].speech)
        return told and not more and self._clause.units[place - 1].kind is Kind.WORD

    def _addressing(self, place: int, unit: Unit, form: Form) -> Subject:
        """Return the person of a relative clause who speaks to somebody else (``الذي طالبه بكذا``)."""
        ends = self._clause.relative_object(place, form)
        addressed = any(verb.addressee in {"must", "may"} for _, verb in unit.speech)
        if not addressed or not self._clause.are_persons(ends):
            return NOBODY
        return Subject(ends, place, 0.65, "addressed")

    def _takes_up(self, place: int, unit: Unit, subject: Subject) -> bool:
        """Whether a past with a pronoun for its object reports what somebody said (``ووصفه فلان بأنه``)."""
        before = self._clause.units[place - 1] if place else None
        words = self._clause.words
        if unit.whole.endswith(_US):
            must = any(verb.addressee == "must" for _, verb in unit.speech)
            return must and subject.how == "after"  # "told us"; else "we demanded of" or "demanded of us"
        if before is not None and words.has("relative", before.word) and not self._is_that_which(place):
            return subject.how == "addressed"
        if self._is_that_which(place):
            return subject.how == "after"
        if before is not None and (words.has("what", before.whole) or before.word == "كما"):
            return False
        return (
            subject.how in {"after", "before", "utterance"} or bool(unit.conjunction) or self._is_turn(place)
        )

    def _is_that_which(self, place: int) -> bool:
        """Whether a clause takes up all that was told before (``وهو ما نفته``, ``الأمر الذي نفته``)."""
        units, words = self._clause.units, self._clause.words
        return (
            place > 1
            and words.has("all_that", units[place - 2].whole)
            and (units[place - 1].word == "ما" or words.has("relative", units[place - 1].word))
        )

    def _is_told(self, place: int, form: Form, subject: Subject) -> bool:
        """Whether a stance is what a speaker tells of another (``قال إن الدولة ترفض``); media report such."""
        clause = self._clause
        if form.shape is Shape.PAST and clause.are_persons(subject.ends):
            return False  # what a person once said is another statement
        if form.shape is Shape.PRESENT and subject.how == "before" and self._speech.holds_floor(place):
            return True  # "the minister: the state rejects", in his words
        phrase = clause.phrases.covering(subject.last)
        if subject.how != "before" or phrase is None or not self._speech.speakers or self._speech.by_medium:
            return False
        first = clause.leader(phrase).first
        before = [unit.word for unit in clause.units[max(0, first - 2) : first]]
        inside = [word for word in before if clause.words.has("complementizer", word)]
        return bool(inside) and not any(clause.words.has("but", word) for word in before)

    def _is_deed(self, place: int, form: Form) -> bool:
        """Whether an act heads its sentence and names who does it, so that it reports what was said."""
        if not form.shape.finite or self._speech.is_open() or self._in_complement or self._verb_at >= 0:
            return False
        return self._clause.subject(place, form).how in {"after", "before"}

    def _is_echo(self, place: int, unit: Unit, form: Form) -> bool:
        """Whether it isn't a new statement: ``أنه شدد``, or a noun that looks like a verb."""
        before = self._clause.units[place - 1].word if place else ""
        if before.startswith(("انه", "بانه", "انها")) and self._speech.speakers:
            return not self._is_turn(place)
        nouns = any(other.shape is Shape.MASDAR for other, _ in unit.triggers)
        following = self._clause.phrases.covering(place + 1)
        named = following is not None and following.first == place + 1 and not following.prep
        last = self._subject.last if self._subject.how != "complement" else -1
        if nouns and not unit.conjunction and self._verb_at >= 0 and last == place - 1 >= 0:
            return True  # "the minister repeated the refusal"
        named = named or self._clause.described(place + 1) is not None or self._goes_on_to_say(place)
        if nouns and self._is_refusal_of(place, following, named):
            return True
        loose = bool(unit.conjunction) or self._resumes(place)
        return nouns and bool(form.pronoun) and not (named and loose)

    def _resumes(self, place: int) -> bool:
        """Whether a word before a verb begins a clause that goes on with the same speaker (``كما أكد``)."""
        before = self._clause.units[place - 1] if place else None
        words = self._clause.words
        if place > 1 and before is not None and before.word == "ان":
            return words.has("sequel", self._clause.units[place - 2].word)  # "before announcing"
        return before is not None and (
            before.kind is Kind.SIGN
            or before.dated
            or self._is_turn(place)
            or words.has("subordinator", before.word)
            or words.has("transparent", before.word)
        )

    def _silent(self, place: int, form: Form, carried: Subject) -> Subject:
        """Return the speaker of a verb without a subject when nobody spoke before in this document."""
        clause = self._clause
        known = clause.are_persons(carried.ends) or clause.shows_gender(carried.ends, form)
        opens = place > 0 or (clause.units[0].conjunction and known)
        heard = bool(clause.discourse.speakers) or clause.discourse.unnamed
        return carried if carried.ends and opens and not heard else NOBODY
