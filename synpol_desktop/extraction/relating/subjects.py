"""The subject of a verb: before it, after it, or carried on from earlier."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import DISAGREES, NOBODY, UNNAMED, Subject
from synpol_desktop.extraction.relating.tellers import Tellers
from synpol_desktop.extraction.relating.units import Unit

_SUBJECT_REACH = 14
_TIME = "وقت"
_SINGLE = frozenset({EntityType.PER, EntityType.GPE})
_PAIR, _SPEAKING = 2, 9
_ON_SOMEBODY = frozenset({RelationType.ACCUSE, RelationType.REQUEST, RelationType.THREATEN})
_DOUBTFUL = 0.45
"""How sure a person is the subject that goes on for a feminine verb, whose subject may be unseen."""


class Subjects(Tellers):
    """Finds who a verb is about."""

    def subject(self, place: int, form: Form, *, anything: bool = False) -> Subject:
        """Find the subject of the verb at a unit: before it, after it, or carried on from earlier.

        Parameters
        ----------
        anything : bool
            Whether it may be no actor (``صدر القرار``).
        """
        self._anything = anything
        before = None
        if not self._takes_up(place, form) and not self.is_held(place):
            parted = self._parted_teller(place, form)
            if parted is not None:
                return parted
            raid = self._crowd_before(place) or self._raid_before(place) or self._own_forces(place)
            before = raid or self._subject_before(place, form)
        if before is not None and before.how == "relative" and self._has_own_teller(place, form):
            told = any(verb.kind == "say" for _, verb in self.units[place].speech)
            return (self._subject_after(place, form) if told else None) or NOBODY
        if before is not None:
            return before if before.ends else self._teller_behind(place, form) or before
        after = self._subject_after(place, form) if form.number is Number.SINGULAR else None
        if after is not None:
            return after
        if self._takes_up(place, form) and not self._is_governing(place):
            return NOBODY
        return self.carried(place, form)

    def relative_object(self, place: int, form: Form) -> tuple[End, ...]:
        """Return whom the pronoun of a verb means behind a relative (``التي يقودها فلان``)."""
        return self.antecedent(place - 1).ends if self._takes_up(place, form) else ()

    def _is_governing(self, place: int) -> bool:
        """Whether a preposition stands right behind a verb, so that no doer does (``أبرمته مع الحكومة``)."""
        behind = place + 1
        while behind < len(self.units) and self._tells_time(self.units[behind]):
            behind += 1
        following = self.units[behind] if behind < len(self.units) else None
        governs = following is not None and (following.case or "governs" in following.kinds)
        told = bool(self.units[place].speech)
        return bool(governs) and following is not None and not (following.conjunction or told)

    @staticmethod
    def _tells_time(unit: Unit) -> bool:
        """Whether a word is a date or an adverb that stands like one."""
        return unit.dated or (
            "transparent" in unit.kinds and not unit.case and "preposition" not in unit.kinds
        )

    def _takes_up(self, place: int, form: Form) -> bool:
        """Whether the pronoun of a verb takes up the noun before a relative, so that a doer follows."""
        return bool(form.pronoun) and place > 1 and self.words.has("relative", self.units[place - 1].word)

    def is_held(self, place: int) -> bool:
        """Whether a doer follows the pronoun that takes up the noun before (``التي يسيطر عليها فلان``)."""
        if place < 2 or place + 2 >= len(self.units) or "relative" not in self.units[place - 1].kinds:
            return False
        if "back_reference" not in self.units[place + 1].kinds or self.units[place].speech:
            return False
        phrase = self.phrases.covering(place + 2)
        if phrase is None:
            return self._crowd(place + 2) is not None
        return phrase.first == place + 2 and not phrase.prep and bool(phrase.ends)

    def carried(self, place: int, form: Form) -> Subject:
        """Return the subject that goes on, for a verb without one of its own."""
        span = self.units[place].span
        ends = self.discourse.subject
        if form.number is Number.DUAL and form.shape is not Shape.PARTICIPLE and len(ends) != 2:
            ends = self.discourse.pair
        if not ends:
            return Subject((), -1, 0.0, "carried")
        if form.number is Number.PLURAL and not form.first_person and self._is_one(ends):
            return DISAGREES
        as_before = form.feminine is self.discourse.feminine  # of a text that spoke for its body
        if len(ends) == 1 and self._disagrees(form, self._gender(ends[0].entity)) and not as_before:
            return DISAGREES
        if form.feminine and form.text and form.shape is Shape.PAST and self.are_persons(ends):
            return Subject(tuple(self._near(end, span) for end in ends), place, _DOUBTFUL, "carried")
        sure = 0.72 if form.number is not Number.SINGULAR or len(ends) == 1 else 0.5
        return Subject(tuple(self._near(end, span) for end in ends), place, sure, "carried")

    def _is_one(self, ends: tuple[End, ...]) -> bool:
        """Whether a person or a state stands alone, of whom no verb is in the plural."""
        return len(ends) == 1 and self.document.entities[ends[0].entity].type in _SINGLE

    def _behind_object(self, phrase: Phrase, form: Form) -> Subject | None:
        """Return the subject that stands behind an object which can't be one (``يقود الجبهة فلان``)."""
        following = self.phrases.after(self.group(phrase)[-1])
        if following is None or not following.bare or following.first - phrase.last > 2:
            return None
        if self._disagrees(form, self.feminine(following)):
            return None
        ends = self._actors(self.group_ends(following))
        if any(self.is_settlement(end.entity) for end in ends):
            return None  # "the shelling by the army hit the town"
        return Subject(ends, phrase.first - 1, 0.85, "behind") if ends else None

    def _behind_addressee(self, place: int, phrase: Phrase) -> Subject | None:
        """Return the person who tells somebody, who stands first (``أبلغ «الجريدة» فلان أن``)."""
        must = self._must_have_object(place) and not self._judges_whom(place)
        following = self.phrases.after(phrase)
        if not must or following is None or self.are_persons(phrase.ends) or not following.bare:
            return None
        near = following.first - phrase.last <= 2 and not following.linked
        if self.units[phrase.last + 1].word in COMMAS:
            return None
        return (
            Subject(following.ends, following.last, 0.8, "after")
            if near and self.are_persons(following.ends)
            else None
        )

    def _near(self, end: End, span: Span) -> End:
        """Return an end whose words are in this sentence or the one before; else the verb stands for it."""
        here = self.document.sentence_at(span.start)
        there = self.document.sentence_at(end.span.start)
        if here is not None and there is not None and here - there <= 1 and end.span != span:
            return end
        return End(end.entity, span)

    def _subject_after(self, place: int, form: Form) -> Subject | None:
        if self._opens_words(place):
            return None
        members = self._members(place + 1)
        if members is not None:
            return members
        described = self.described(place + 1)
        if described is not None:
            return Subject(
                self.ends_of(self._doers(place, self.group(described))), described.last, 0.85, "after"
            )
        if self.goes_on_striking(place) and not (form.pronoun or self._taken_back(place + 1)):
            return None  # "a raid that hit the army": whom it hit stands behind
        crowd = self._crowd(place + 1) or self._raid_behind(place)
        if crowd is not None:
            return crowd
        at = place + 1
        stop = min(len(self.units), place + _SUBJECT_REACH)
        while at < stop:
            unit = self.units[at]
            phrase = self.phrases.covering(at)
            if phrase is not None and self._is_setting(phrase):
                at = self._behind_relative(phrase.last + 1)
                stop = max(stop, min(len(self.units), at + _SUBJECT_REACH // 2))
                continue
            if phrase is not None:
                beyond = self._beyond_setting(place, at)
                if beyond is not None:
                    return beyond
                if phrase.prep and self._is_whither(place, phrase):
                    return self._behind_whither(phrase, form)
                apart = phrase.gap and phrase.kind is not Denotes.GATHERED
                if phrase.prep or (apart and not self._only_idle(place, phrase.first)):
                    return None
                if phrase.kind is Denotes.UNNAMED:
                    return self._taken_up(phrase, form) or UNNAMED
                if self._is_stand_in(phrase):
                    ends = self.ends(phrase)
                    return Subject(ends, phrase.last, 0.8, "after") if ends else UNNAMED
                if phrase.kind is Denotes.OFFICE:
                    resumed = self._resumed(phrase.first, phrase.last, form)
                    if resumed is not None and (resumed.ends or not phrase.ends):
                        return resumed
                agrees = self._acts_in_number(place, unit) or not self._disagrees(form, self.feminine(phrase))
                if phrase.first == place + 1 and not agrees:
                    return self._behind_object(phrase, form)
                told = self._behind_addressee(place, phrase)
                if told is not None:
                    return told
                group = self._doers(place, self.group(phrase))
                ends = self._actors(self.ends_of(group))
                return Subject(ends, group[-1].last, 0.95 * phrase.sure, "after") if ends else NOBODY
            if unit.word == "في" and at + 1 < stop and self.units[at + 1].word == _TIME:
                at += 3  # "at a later time"
                continue
            standing = self._standing(at, form)
            if standing is not None:
                return standing
            ahead = self.phrases.covering(at + 1)
            if ahead is not None and ahead.kind is Denotes.GATHERED and self.words.has("this", unit.word):
                at += 1  # "and these three states affirm"
                continue
            leads = ahead is not None and unit.word == ahead.prep
            if self._idle(unit) or (
                leads and ahead is not None and (self._is_setting(ahead) or self._is_whither(place, ahead))
            ):
                at += 1
                continue
            behind = self._doer_behind_means(at)
            if behind:
                at = behind
                continue
            skipped = self._circumstance(at)
            if skipped:
                at = skipped
                continue
            beyond = self._beyond_setting(place, at)
            if beyond is not None:
                return beyond
            return self._generic_subject(place, at, form)
        return None

    def _acts_in_number(self, place: int, unit: Unit) -> bool:
        """Whether a broken plural that looks feminine may act, where no ``أن`` says that it speaks."""
        behind = self.units[place + 1 : place + _SPEAKING]
        says = bool(self.units[place].speech) and any("complementizer" in each.kinds for each in behind)
        return not says and self.words.has("plural_role", unit.word.removeprefix("ال"))

    def _taken_back(self, at: int) -> bool:
        """Whether a preposition with a pronoun stands at a unit."""
        return at < len(self.units) and "back_reference" in self.units[at].kinds

    def _doers(self, place: int, group: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """Return a list without what a comma alone sets behind its first member, where that is the object.

        ``اتهم فلان، نظيره علاناً وفلاناً``: the verb must have an object, a list of doers links each of them.
        """
        if len(group) < _PAIR or not self._must_have_object(place):
            return group
        loose = [number for number, member in enumerate(group) if number and not member.linked]
        comma = self.units[group[0].last + 1].word in COMMAS
        behind = self.phrases.after(group[-1])
        apposed = behind is not None and behind.bare and self.units[behind.first - 1].word in COMMAS
        return group[:1] if loose == [1] and comma and group[1].bare and not apposed else group

    def _judges_whom(self, place: int) -> bool:
        """Whether a verb tells nobody anything, but blames or asks whom stands behind its doer."""
        return any(
            form.shape.finite and trigger.type in _ON_SOMEBODY for form, trigger in self.units[place].triggers
        )

    def _must_have_object(self, place: int) -> bool:
        """Whether a verb says nothing without an object right behind its doer."""
        return any(verb.addressee == "must" for _, verb in self.units[place].speech)
