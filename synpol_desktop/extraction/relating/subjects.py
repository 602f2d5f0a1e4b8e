"""The subject of a verb: before it, after it, or carried on from earlier."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.agreement import Agreement
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form, Number, Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.units import Kind, Unit

_SUBJECT_REACH = 14
_DOUBTFUL = 0.45
"""How sure a person is the subject that goes on for a feminine verb, whose subject may be unseen."""
_SETTINGS = frozenset({EntityType.GPE, EntityType.LOC, EntityType.EVENT})


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does it: the ends, the last unit of the words for them (-1: none in this sentence), how sure."""

    ends: tuple[End, ...]
    last: int
    sure: float
    how: str
    unnamed: bool = False


NOBODY = Subject((), -1, 0.0, "nobody")
UNNAMED = Subject((), -1, 0.0, "nobody", unnamed=True)
"""A subject that has no name here; it breaks every chain."""


class Subjects(Agreement):
    """Finds who a verb is about."""

    def subject(self, place: int, form: Form, *, anything: bool = False) -> Subject:
        """Find the subject of the verb at a unit: before it, after it, or carried on from earlier.

        Parameters
        ----------
        anything : bool
            Whether it may be no actor (``صدر القرار``).
        """
        self._anything = anything
        before = None if self._takes_up(place, form) else self._subject_before(place)
        if before is not None:
            return before
        after = self._subject_after(place, form) if form.number is Number.SINGULAR else None
        if after is not None:
            return after
        if self._takes_up(place, form):
            return NOBODY
        return self.carried(place, form)

    def relative_object(self, place: int, form: Form) -> tuple[End, ...]:
        """Return whom the pronoun of a verb means behind a relative (``التي يقودها فلان``)."""
        return self._antecedent(place - 1).ends if self._takes_up(place, form) else ()

    def _takes_up(self, place: int, form: Form) -> bool:
        """Whether the pronoun of a verb takes up the noun before a relative, so that a doer follows."""
        return bool(form.pronoun) and place > 1 and self.words.has("relative", self.units[place - 1].word)

    def carried(self, place: int, form: Form) -> Subject:
        """Return the subject that goes on, for a verb without one of its own."""
        span = self.units[place].span
        ends = self.discourse.subject
        if form.number is Number.DUAL and form.shape is not Shape.PARTICIPLE and len(ends) != 2:
            ends = self.discourse.pair
        if not ends:
            return Subject((), -1, 0.0, "carried")
        if len(ends) == 1 and self._disagrees(form, self._gender(ends[0].entity)):
            return NOBODY
        if form.feminine and form.text and form.shape is Shape.PAST and self.are_persons(ends):
            return Subject(tuple(self._near(end, span) for end in ends), place, _DOUBTFUL, "carried")
        sure = 0.72 if form.number is not Number.SINGULAR or len(ends) == 1 else 0.5
        return Subject(tuple(self._near(end, span) for end in ends), place, sure, "carried")

    def _behind_object(self, phrase: Phrase, form: Form) -> Subject | None:
        """Return the subject that stands behind an object which can't be one (``يقود الجبهة فلان``)."""
        following = self.phrases.after(self.group(phrase)[-1])
        if following is None or not following.bare or following.first - phrase.last > 2:
            return None
        if self._disagrees(form, self.feminine(following)):
            return None
        ends = self._actors(self.group_ends(following))
        return Subject(ends, phrase.first - 1, 0.85, "behind") if ends else None

    def _near(self, end: End, span: Span) -> End:
        """Return an end whose words are in this sentence or the one before; else the verb stands for it."""
        here = self.document.sentence_at(span.start)
        there = self.document.sentence_at(end.span.start)
        if here is not None and there is not None and here - there <= 1 and end.span != span:
            return end
        return End(end.entity, span)

    def _subject_before(self, place: int) -> Subject | None:
        unit = self.units[place]
        if unit.conjunction or unit.case:
            return None
        back = place - 1
        comma = False
        while back >= 0 and self._passes_back(self.units[back]):
            comma = comma or self.units[back].kind is Kind.SIGN
            back -= 1
        if back < 0:
            return None
        phrase = self.phrases.covering(back)
        if phrase is None:
            act = self._act_of_state(back)
            if act is not None:
                return act
            if self.words.has("relative", self.units[back].word):
                return self._antecedent(back)
            return NOBODY if self._is_generic_topic(back) or self._is_pluperfect(back) else None
        if self.units[back + 1].word == ")" and self.units[phrase.first - 1].word == "(":
            return None  # whose picture it is: "(the agency)"
        if comma and place - back > 1 and not self._starts_clause(phrase):
            return self._before_relative(back)
        leader = self.leader(phrase)
        if not self._starts_clause(leader):
            return None
        if leader.kind is Denotes.UNNAMED:
            return UNNAMED
        ends = self._actors(self.group_ends(leader))
        return Subject(ends, phrase.last, 0.9 * leader.sure, "before") if ends else None

    def _before_relative(self, last: int) -> Subject | None:
        """Return the subject which a relative clause parts from its verb (``فلان، الذي عاد، قال``)."""
        for at in range(last, max(0, last - _SUBJECT_REACH), -1):
            if self.units[at].ends_clause:
                return None
            phrase = self.phrases.covering(at - 1)
            if self.units[at].word in {"،", ","} and self.words.has("relative", self.units[at + 1].word):
                if phrase is None or not self._starts_clause(phrase):
                    return None
                ends = self._actors(self.group_ends(self.leader(phrase)))
                return Subject(ends, phrase.last, 0.8 * phrase.sure, "before") if ends else None
        return None

    def _act_of_state(self, place: int) -> Subject | None:
        """Return the state whose act a verb goes on about (``قصف فلاني استهدف``)."""
        adjective = self.units[place].adjective
        if adjective is None or place == 0:
            return None
        acts = self.units[place - 1].triggers
        if not any(form.shape is Shape.MASDAR and trigger.type.polarity < 0 for form, trigger in acts):
            return None
        return Subject((End(adjective.entity, adjective.span),), place, 0.75, "act of")

    def nearest_thing(self, place: int) -> tuple[End, ...]:
        """Return the last body or state that is named shortly before a unit."""
        for at in range(place - 1, max(-1, place - 9), -1):
            phrase = self.phrases.covering(at)
            if phrase is not None and phrase.ends and not self.are_persons(phrase.ends):
                return phrase.ends[:1]
        return ()

    def _is_generic_topic(self, place: int) -> bool:
        """Whether a common noun behind ``أن`` is what the verb after it is about (``إن العالم رحب``)."""
        unit = self.units[place]
        return (
            unit.kind is Kind.WORD
            and unit.word.startswith("ال")
            and not unit.case
            and place > 0
            and self.words.has("complementizer", self.units[place - 1].word)
        )

    def _is_pluperfect(self, place: int) -> bool:
        """Whether a common noun stands before ``كانت قد`` (``دول كانت قد حذرت``), which is about it."""
        if place < 1 or not self.words.has("auxiliary", self.units[place].word):
            return False
        before = self.units[place - 1]
        return (
            not self.units[place].conjunction
            and before.kind is Kind.WORD
            and self.phrases.covering(place - 1) is None
            and not any(
                self.words.has(k, before.word) for k in ("complementizer", "relative", "subordinator")
            )
        )

    def _antecedent(self, place: int) -> Subject:
        """Return the noun phrase that a relative pronoun takes up."""
        back = place - 1
        while back >= 0 and (self.units[back].kind is Kind.SIGN and not self.units[back].ends_clause):
            back -= 1
        hops = 0
        while (
            back >= 0
            and self.phrases.covering(back) is None
            and self.units[back].word.startswith("ال")
            and hops < 2
        ):
            if self.units[back].conjunction:
                return NOBODY
            back -= 1
            hops += 1
        phrase = self.phrases.covering(back)
        if phrase is None:
            return NOBODY
        ends = self._actors(self.ends(phrase))
        return Subject(ends, phrase.last, 0.75 * phrase.sure, "relative") if ends else NOBODY

    def antecedent(self, place: int) -> Subject:
        """Return the noun phrase that an attribute at a unit belongs to (``القرار الصادر``)."""
        back = place - 1
        hops = 0
        while back >= 0 and self.phrases.covering(back) is None and hops < 2:
            if self.units[back].kind is Kind.WORD and not self.units[back].word.startswith("ال"):
                return NOBODY
            back -= 1
            hops += 1
        phrase = self.phrases.covering(back)
        if phrase is None:
            return NOBODY
        ends = self.ends(phrase)
        return Subject(ends, place, 0.9 * phrase.sure, "antecedent") if ends else NOBODY

    def _passes_back(self, unit: Unit) -> bool:
        if unit.kind is Kind.SIGN:
            return not unit.ends_clause and unit.word not in {":", "…"}
        return unit.word in {"قد", "سوف", "لم", "لن", "لا", "ايضا"} or unit.dated

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Whether a phrase stands where a subject before its verb stands."""
        if phrase.prep or phrase.gap:
            return False
        if phrase.first == 0:
            return True
        unit = self.units[phrase.first - 1]
        if unit.kind is Kind.SIGN:
            return (
                phrase.first < 2
                or unit.ends_clause
                or unit.word in {":", "،", ",", "-", "–"}
                or (
                    self.words.has("quote", unit.word)
                    and (phrase.first < 3 or self.units[phrase.first - 2].mention is None)
                )
            )
        return (
            self.words.has("complementizer", unit.word)
            or self.words.has("subordinator", unit.word)
            or self.words.has("auxiliary", unit.word)
            or unit.word in {"بينما", "ما"}
            or bool(self.units[phrase.first].conjunction)
        )

    def _subject_after(self, place: int, form: Form) -> Subject | None:
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
                if self._behind_utterance(place, phrase):
                    return Subject(self._actors(self.group_ends(phrase)), phrase.last, 0.85, "after")
                if phrase.prep or (phrase.gap and not self._only_idle(place, phrase.first)):
                    return None
                if phrase.kind is Denotes.UNNAMED:
                    return UNNAMED
                if phrase.first == place + 1 and self._disagrees(form, self.feminine(phrase)):
                    return self._behind_object(phrase, form)
                ends = self._actors(self.group_ends(phrase))
                last = self.group(phrase)[-1].last
                return Subject(ends, last, 0.95 * phrase.sure, "after") if ends else NOBODY
            ahead = self.phrases.covering(at + 1)
            if self._idle(unit) or (unit.word == "في" and ahead is not None and self._is_setting(ahead)):
                at += 1
                continue
            skipped = self._circumstance(at)
            if skipped:
                at = skipped
                continue
            return self._generic_subject(at, form)
        return None

    def _behind_utterance(self, place: int, phrase: Phrase) -> bool:
        """Whether a person stands behind what he said it in (``قال في تصريح صحفي فلان``)."""
        said_in = self.units[place + 2].word if place + 2 < phrase.first else ""
        spoken = phrase.prep == "في" and phrase.gap > 1 and self.words.has("utterance", said_in)
        return spoken and self.are_persons(phrase.ends)

    def _is_setting(self, phrase: Phrase) -> bool:
        """Whether a phrase only says where (``اجتمع في المدينة فلان وفلان``)."""
        return phrase.prep == "في" and all(
            self.document.entities[end.entity].type in _SETTINGS for end in phrase.ends
        )

    def _behind_relative(self, at: int) -> int:
        """Return the unit behind a relative clause with a comma (``في المؤتمر، الذي نظمته الدولة، فلان``)."""
        opens = at + 1 if at < len(self.units) and self.units[at].word in {"،", ","} else at
        if opens >= len(self.units) or not self.words.has("relative", self.units[opens].word):
            return at
        for place in range(opens + 1, min(len(self.units), opens + _SUBJECT_REACH)):
            if self.units[place].word in {"،", ","}:
                return place + 1
            if self.units[place].ends_clause:
                break
        return at

    def _only_idle(self, place: int, first: int) -> bool:
        return all(self._idle(unit) for unit in self.units[place + 1 : first])

    def _generic_subject(self, at: int, form: Form) -> Subject | None:
        """Tell a common noun that is the subject (so nobody) from one that is an object or a complement."""
        unit = self.units[at]
        if unit.kind is Kind.SIGN or unit.case or unit.triggers or unit.speech:
            return None
        if self._stops(unit) or self.words.has("preposition", unit.word):
            return None
        if form.shape is Shape.PARTICIPLE or form.number is not Number.SINGULAR or form.pronoun:
            return None
        if self.units[at - 1].conjunction and self.discourse.subject and not unit.word.startswith("ال"):
            return None
        group = self.words.has("members", unit.word) or self.words.has("delegation", unit.word)
        return NOBODY if group or unit.word.startswith("ال") else None

    def _circumstance(self, at: int) -> int:
        """Return the unit after an adverbial that ends with a comma (``في بيان،``), 0 if none begins here."""
        unit = self.units[at]
        if not (self.words.has("circumstance", unit.word) or unit.case == "ب"):
            return 0
        for place in range(at + 1, min(len(self.units), at + 9)):
            here = self.units[place]
            if here.word in {"،", ","}:
                return place + 1
            if here.ends_clause or here.finite or self.words.has("complementizer", here.word):
                return 0
        return 0

    def _idle(self, unit: Unit) -> bool:
        """Whether a word may stand between a verb and its subject."""
        if unit.kind is Kind.SIGN:
            return unit.word in {"،", ",", "-", "–", "("} or self.words.has("quote", unit.word)
        return (
            unit.dated
            or self.words.has("transparent", unit.word)
            or self.words.has("weekday", unit.word)
            or unit.word in self.words.titles
            or (unit.word == "من" and not unit.case)
            or self.words.has("back_reference", unit.whole)
        )
