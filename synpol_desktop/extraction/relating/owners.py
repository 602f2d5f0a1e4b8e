"""Whose act a verbal noun is, by its pronoun (``دعمها للهيئة``) or by the verb it stands with."""

from __future__ import annotations

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.backing import BackingReader
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import Trigger
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.modal import modality
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_OPENING, _AHEAD = 3, 22
_SHARED = 7
_REACH = 12
_FOR, _BY = "ل", "ب"
_REFUSE = "رفض"
_CHARGE_REACH = 8
_LIST_REACH = 12
_OBJECT_NEAR = 2
_BROUGHT_REACH, _LED = 4, 4
_BRINGING = frozenset({"في", "علي", "من"})  # in, on, from: between the noun that brings an act and the act
_FAR = 99
_ON = "علي"
_ABOUT = frozenset({"عن", "من"})
_AMID = frozenset({"amid", "no_title"})
_FOUND = frozenset({"after", "before"})
_LEADING = frozenset({"preposition", "occasion", "came"})
_NEAR = 4


class OwnerReader(BackingReader):
    """Finds the doer of a verbal noun around it, whom its pronoun means by agreement."""

    def _owner(self, place: int, form: Form, trigger: Trigger) -> tuple[End, ...]:
        """Return whom the attached pronoun of a noun means."""
        span = self._clause.units[place].span
        if form.pronoun == "هما":
            pair = self._pair_before(place) or self._clause.discourse.pair
            return tuple(End(end.entity, span) for end in pair)
        at, pronoun, shared = self._owned
        if self._clause.units[place].conjunction and pronoun == form.pronoun and 0 < place - at <= _SHARED:
            return tuple(End(end.entity, span) for end in shared)  # "its coup against one and its seizure of"
        inside = self._subject.ends if self._in_complement else ()
        candidates = (
            self._named_ahead(place, form),
            self._own_subject(place, form),
            inside,
            self._speech.speakers,
            self._subject.ends,
            self._met_right_before(place, trigger),
            self._who_spoke(trigger),
            self._clause.discourse.subject,
        )
        arms = candidates[1] if self._takes_up_arms(form) else ()
        owns = (ends for ends in candidates if ends and self._may_own(ends, form.pronoun, trigger))
        ends = arms or next(owns, ())
        ends = ends or self._nearest_owner(place, form.pronoun)
        if form.pronoun == "هم" and len(ends) == 1 and not self._are_many(ends[0]):
            return ()
        self._owned = place, form.pronoun, ends
        return tuple(End(end.entity, span) for end in ends)

    def _met_right_before(self, place: int, trigger: Trigger) -> tuple[End, ...]:
        """Return the person of whose meeting words right behind his name tell (``فلان، خلال زيارته إلى``)."""
        units, at = self._clause.units, place - 1
        if trigger.type is not RelationType.CONSULT or at < 1 or "preposition" not in units[at].kinds:
            return ()
        while at > place - _NEAR and (units[at].word in COMMAS or units[at].kinds & _LEADING):
            at -= 1
        phrase = self._clause.phrases.covering(at)
        named = phrase is not None and phrase.last == at and self._clause.are_persons(phrase.ends)
        return phrase.ends if phrase is not None and named else ()

    def _who_spoke(self, trigger: Trigger) -> tuple[End, ...]:
        """Return who said what came while he met somebody (``جاء ذلك خلال لقائه فلاناً``)."""
        units = self._clause.units[:_OPENING]
        came = any("came" in unit.kinds for unit in units) and trigger.type is RelationType.CONSULT
        return self._clause.discourse.speakers if came else ()

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
        verb, subject = self._main_ahead(place)
        agrees = verb is not None and verb.feminine is (form.pronoun == "ها")
        return subject.ends if agrees and len(subject.ends) == 1 else ()

    def _main_ahead(self, place: int) -> tuple[Form | None, Subject]:
        """Return the main verb behind an opening, and who stands behind it."""
        clause = self._clause
        if self._verb_at >= 0 or self._speech.speakers or place > _OPENING:
            return None, NOBODY
        for at in range(place + 1, min(len(clause.units), place + _AHEAD)):
            unit = clause.units[at]
            if unit.ends_clause:
                return None, NOBODY
            verb = next((each for each, _ in (*unit.speech, *unit.triggers) if each.shape.finite), None)
            if verb is None or unit.case or unit.conjunction or unit.mention is not None:
                continue
            if clause.words.has("relative", clause.units[at - 1].word):
                continue
            subject = clause.subject(at, verb)
            return (verb, subject) if subject.how == "after" else (None, NOBODY)
        return None, NOBODY

    def _own_subject(self, place: int, form: Form | None = None) -> tuple[End, ...]:
        """Return the subject of the verb whose object a noun is (``قال فلان إن الدولة تجدد دعمها``)."""
        subject = self._subject
        if subject.how not in _FOUND or self._verb_at < 0:
            return ()
        last = max(self._verb_at, subject.last if subject.how == "after" else -1)
        last = self._clause.past_aside(last + 1) - 1
        agrees = form is None or all(self._clause.takes_pronoun(end, form.pronoun) for end in subject.ends)
        agrees = agrees or self._takes_up_arms(form)
        return subject.ends if 0 < place - last <= _OBJECT_NEAR and agrees else ()

    def _takes_up_arms(self, form: Form | None) -> bool:
        """Whether a pronoun agrees with the arms of a body as the verb does (``كثفت طائرات كذا غاراتها``)."""
        units, at = self._clause.units, self._verb_at
        if form is None or form.pronoun != "ها" or not 0 <= at < len(units) - 1:
            return False
        shows = any(each.feminine for each, _ in units[at].triggers if each.shape.finite)
        return shows and "crowd" in units[at + 1].kinds

    def _pair_before(self, place: int) -> tuple[End, ...]:
        """Return the last two that the clause names together, or its subject if that is two."""
        for phrase in reversed(self._clause.phrases.items):
            if phrase.last < place and not phrase.linked:
                ends = self._clause.group_ends(phrase)
                if len(ends) == 2:
                    return ends
        return self._subject.ends if len(self._subject.ends) == 2 else ()

    def _light_verb(self, place: int, *, material: bool) -> bool:
        """Whether the clause's verb only carries the noun (``أجرى مباحثات``)."""
        if self._verb_at < 0:
            return False
        unit = self._clause.units[self._verb_at]
        if not self._clause.words.has("light", unit.word):
            return False
        if material and self._clause.words.has("gets", unit.word):
            return False  # "suffered a blow"
        if self._is_ordered() and not (material and self._clause.units[place].case == _BY):
            return False  # "ordered his minister to set out"
        before = self._clause.units[place - 1]
        if not material and before.kinds & _AMID and place - 1 > self._verb_at:
            return False  # "it met amid the boycott by"
        following = self._clause.units[self._verb_at + 1 : self._verb_at + 2]
        if any(each.whole == _ON for each in following):
            return False  # "rests on a withdrawal"
        if material and self._subject.how == "carried" and self._clause.words.has("occurs", unit.word):
            return False  # "attacks on the state took place"
        first = max(self._verb_at, self._subject.last if self._subject.how == "after" else -1) + 1
        reach = 4
        if material and unit.speech:
            reach = 0 if self._clause.words.has("confirms", unit.word) else 1
        if self._clause.units[place].conjunction and not material:
            reach = _LIST_REACH  # "held talks with one, and a meeting with the other"
        if self._clause.units[place].case == _FOR:
            reach = 1  # "invited the state to attend": its purpose
        return self._steps(first, place) <= reach

    def _is_ordered(self) -> bool:
        """Whether the clause's verb has others do what it brings."""
        at = self._verb_at
        return at >= 0 and self._clause.words.has("orders", self._clause.units[at].word)

    def _brought_by(self, place: int) -> tuple[int, tuple[End, ...]]:
        """Return the noun that only brings an act, and of whom it is said, whose act it is.

        ``قرار الدولة إعادة فرض عقوبات``, ``قيام الجيش بقصف``, ``نجاح القوات في السيطرة على``.
        """
        clause, at = self._clause, place - 1
        for _ in range(_BROUGHT_REACH):
            phrase = clause.phrases.covering(at)
            unit = clause.units[at]
            if phrase is not None:
                leads = (place for place in (phrase.first, phrase.first - 1) if place >= 0)
                found = next((lead for lead in leads if self._brings(clause.units[lead])), -1)
                named = phrase.kind is not Denotes.UNNAMED and not phrase.linked
                return (found, phrase.ends) if found >= 0 and named else (-1, ())
            masdar = any(form.shape is Shape.MASDAR and not form.definite for form, _ in unit.triggers)
            governs = unit.word in _BRINGING or unit.dated or "transparent" in unit.kinds
            if unit.kind is not Kind.WORD or unit.conjunction or not (masdar or governs):
                break
            at -= 1
        return -1, ()

    def _brought_state(self, place: int, form: Form) -> Modality:
        """Return whether an act took place, by the noun that brings it and what governs that."""
        lead = self._brought_by(place)[0]
        state = modality(self._clause.units, lead, form)
        led = state is Modality.ASSERTED and 0 <= lead - self._governed_from <= _LED
        return self._governing if led else state

    def _is_own_end(self, place: int) -> bool:
        """Whether a noun is what the clause's verb leads to at once (``اتفق الطرفان على إدانة``)."""
        last = self._subject.last if self._subject.how == "after" else -1
        first = max(self._verb_at, last) + 1
        return 0 <= place - first <= 1 and bool(self._clause.units[first].kinds & {"preposition", "governs"})

    def _brings(self, unit: Unit) -> bool:
        """Whether a noun only says that an act was decided, begun, kept up or done."""
        stem = unit.word.removeprefix("ال")
        return unit.mention is None and self._clause.words.has("brings", stem)

    def _steps(self, first: int, place: int) -> int:
        """Return how many words lead from a unit to a noun, but for dates, commas, *of* and *about*."""
        passed = self._clause.units[first:place]
        if any(unit.ends_clause for unit in passed):
            return _FAR
        counted = [unit for unit in passed if not self._is_idle(unit)]
        if counted and counted[0].whole in _ABOUT:
            counted = counted[1:]
        return 1 + len(counted)

    @staticmethod
    def _is_idle(unit: Unit) -> bool:
        """Whether a unit is a comma, a date or an adverb."""
        if unit.kind is Kind.SIGN:
            return "quote" not in unit.kinds
        if unit.dated or "weekday" in unit.kinds:
            return True
        return "transparent" in unit.kinds and "preposition" not in unit.kinds

    def _is_alleged(self, place: int, trigger: Trigger) -> bool:
        """Whether a stance is what somebody is accused of, or a pressure that nobody asks for."""
        unit = self._clause.units[place]
        if "anothers" in unit.kinds or (trigger.type is RelationType.SUPPORT and self._is_refused(place)):
            return True
        if RelationType.ACCUSE in self._verb_kinds and unit.case == "ب":
            return place - self._governed_from <= _CHARGE_REACH
        if trigger.type is not RelationType.REQUEST or unit.case or not place:
            return False
        before = self._clause.units[place - 1].word
        return before == "من" or not self._clause.words.has("preposition", before)

    def _is_refused(self, place: int) -> bool:
        """Whether a noun is what the verb right before it refuses (``ترفض تطبيق القانون``)."""
        near = 0 < place - self._governed_from <= _OBJECT_NEAR and self._governed_from >= 0
        return near and _REFUSE in self._clause.units[self._governed_from].word

    def _is_means(self, place: int, trigger: Trigger) -> bool:
        """Whether a pressure is what somebody else acts for (``أن الدولة تستخدمها للضغط على``)."""
        unit = self._clause.units[place]
        pressed = trigger.type is RelationType.REQUEST and unit.case == _FOR
        return pressed and self._in_complement and not self._clause.units[place - 1].case
