"""What stands before a verb: its topic, or the noun that a relative clause takes up."""

from __future__ import annotations

from synpol_desktop.extraction.relating.inflection import Form, Number
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.raids import Raids
from synpol_desktop.extraction.relating.signs import COMMAS, DASHES
from synpol_desktop.extraction.relating.subject import NOBODY, UNNAMED, Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_FAR = 24
_PLACE_REACH = 3
_DESCRIBED = 6
_UNTIL = "حتي"


class Topics(Raids):
    """Finds who a verb is about to the left of it."""

    def _subject_before(self, place: int, form: Form) -> Subject | None:
        unit = self.units[place]
        if unit.conjunction == "ف" and not unit.case:
            return self._announced(place, form)
        if unit.conjunction or unit.case:
            return None
        back = place - 1
        comma = False
        helping = -1
        while back >= 0 and (
            self._passes_back(self.units[back]) or self._is_helping(back) or self._is_turn_of(back)
        ):
            comma = comma or self.units[back].kind is Kind.SIGN
            if self.units[back].conjunction == "ف":
                return self._announced(back, form)
            if self._is_helping(back):
                helping = back
            back -= 1
        if helping >= 0 and back >= 0 and self.units[back].conjunction == "ف":
            return self._announced(back, form)
        if helping > 0 and self._is_pluperfect(helping):
            return NOBODY
        if back < 0:
            return None
        phrase = self.phrases.covering(back)
        opening = self._opening_topic(place, form) or self._had_before(place)
        if opening is not None:
            return opening
        if phrase is None and self._is_unnamed_opening(back, form):
            return UNNAMED
        if phrase is None:
            return self._before_word(back, form, comma=comma)
        if phrase.first == 0 and self.units[back + 1].word in DASHES and self._is_dateline(phrase):
            return None
        if self.units[back + 1].word == ")" and self.units[phrase.first - 1].word == "(":
            return None  # whose picture it is: "(the agency)"
        if comma and place - back > 1 and not self._starts_clause(phrase):
            return self._before_relative(back) or self._before_insertion(back + 1)
        if self._is_draft(phrase):
            return NOBODY
        leader = self.leader(phrase)
        if not self._starts_clause(leader):
            return (
                self._described_before(phrase)
                or self._unnamed_before(leader)
                or (None if phrase.linked else self._relative_topic(leader, form))
                or self._loose_before(phrase, form)
            )
        if leader.kind is Denotes.UNNAMED:
            return UNNAMED
        ends = self._actors(self.group_ends(leader))
        return Subject(ends, phrase.last, 0.9 * leader.sure, "before") if ends else None

    def _before_word(self, back: int, form: Form, *, comma: bool) -> Subject | None:
        """Return the subject before a word without a phrase: an act's doer, who a relative is about."""
        act = self._act_of_state(back)
        if act is not None:
            return act
        if self.words.has("relative", self.units[back].word):
            found = self._antecedent(back)
            persons = self.are_persons(found.ends)
            return None if persons and self.clashes(found.ends, form) else found
        parted = self._before_insertion(back + 1) if comma else self._before_adjective(back)
        if parted is not None:
            return parted
        return NOBODY if self._is_generic_topic(back) else None

    def _is_draft(self, phrase: Phrase) -> bool:
        """Whether a noun stands before a text and makes another text of it (``مسودة البيان تطالب``)."""
        if phrase.kind is not Denotes.DOCUMENT or phrase.prep or phrase.linked or phrase.first == 0:
            return False
        at = phrase.first - 1
        noun, before = self.units[at], self.units[at - 1] if at else None
        opens = before is None or bool(noun.conjunction) or before.kind is Kind.SIGN
        opens = opens or (before is not None and self.words.has("complementizer", before.word))
        return opens and self.words.has("draft", noun.word) and not noun.case

    def _is_unnamed_opening(self, back: int, form: Form) -> bool:
        """Whether a common noun opens a headline and agrees with its verb (``المعارضة تتهم فلاناً``)."""
        first = self.units[0]
        common = first.word.startswith("ال") and bool(first.speech) and first.mention is None
        alone = back == 0 or (back == 1 and self.units[1].word.startswith("ال"))
        agrees = form.feminine is first.word.endswith("ه") and form.number is Number.SINGULAR
        return common and alone and agrees and bool(form.text)

    def _is_dateline(self, phrase: Phrase) -> bool:
        """Whether a phrase that opens a sentence only says where it was written (``المدينة - ``)."""
        return bool(phrase.ends) and self.are_places(phrase.ends)

    def _unnamed_before(self, phrase: Phrase) -> Subject | None:
        """Return nobody where somebody without a name is described (``لكن مصدراً قريباً من فلان قال``)."""
        for at in range(phrase.first - 1, max(0, phrase.first - _DESCRIBED), -1):
            unit = self.units[at]
            if unit.kind is Kind.SIGN or unit.finite:
                return None
            if self.words.has("complementizer", self.units[at - 1].word):
                return UNNAMED if self.words.has("unnamed", unit.word) else None
        return None

    def _relative_topic(self, phrase: Phrase, form: Form) -> Subject | None:
        """Return the topic that a relative clause parts from its verb (``الدولة التي مثلها فلان قالت``)."""
        for at in range(phrase.first - 1, max(0, phrase.first - _FAR), -1):
            unit = self.units[at]
            if unit.ends_clause or unit.word in COMMAS:
                return None
            if self.words.has("relative", unit.word):
                topic = self.phrases.covering(at - 1)
                if topic is None or topic.kind is not Denotes.NAME or not self._starts_clause(topic):
                    return None
                if self._disagrees(form, self.feminine(topic)) or not self._acts_within(at, phrase.first):
                    return None
                return Subject(self._actors(self.ends(topic)), topic.last, 0.7, "before")
        return None

    def _acts_within(self, first: int, last: int) -> bool:
        """Whether some verb stands between two units: the pattern of a verb that no table knows will do."""
        return any(unit.finite or unit.word.endswith("ها") for unit in self.units[first:last])

    def _loose_before(self, phrase: Phrase, form: Form) -> Subject | None:
        """Return a subject with its place behind it, or one that a conjunction parts from what precedes."""
        number = self.phrases.at[phrase.first] - 1
        setting = phrase.prep == "في" and self.are_places(phrase.ends)
        found = self.phrases.items[number] if setting and number >= 0 else phrase
        if found is not phrase and (
            phrase.first - found.last > _PLACE_REACH or not self._starts_clause(found)
        ):
            return None
        if found is phrase and not (phrase.linked and not phrase.prep and not phrase.gap):
            return None
        if form.number is not Number.SINGULAR or self._disagrees(form, self.feminine(found)):
            return None
        ends = self._actors(self.ends(found))
        return Subject(ends, found.last, 0.75 * found.sure, "before") if ends else None

    def _announced(self, place: int, form: Form) -> Subject | None:
        """Return whom ``أما`` announces, to whom a verb with ف belongs (``أما الحزب فرفض``)."""
        for at in range(place - 1, max(-1, place - _FAR), -1):
            unit = self.units[at]
            if unit.ends_clause or self._new_verb(unit):
                return None
            if self.words.has("topic", unit.word):
                phrase = (
                    self.described(at + 1) or self.phrases.covering(at + 1) or self.phrases.covering(at + 2)
                )
                if phrase is None or phrase.prep or phrase.last >= place:
                    return None
                if self._disagrees(form, self.feminine(phrase)):
                    return None  # "as for the state, its minister said"
                if phrase.kind is Denotes.UNNAMED:
                    return UNNAMED
                ends = self._actors(self.group_ends(phrase))
                return Subject(ends, phrase.last, 0.9 * phrase.sure, "before") if ends else None
        return None

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
                self.words.has(k, before.word)
                for k in ("complementizer", "relative", "subordinator", "negation")
            )
        )

    def _passes_back(self, unit: Unit) -> bool:
        if unit.kind is Kind.SIGN:
            return not unit.ends_clause and unit.word not in {":", "…"}
        return "adverb" in unit.kinds or unit.dated

    def _is_turn_of(self, at: int) -> bool:
        """Whether a word says that it is somebody's turn (``الوزارة من جانبها نفت``)."""
        own = self.words.has("own_turn", self.units[at].word)
        behind = self.units[at + 1].word if at + 1 < len(self.units) else ""
        if self.units[at].word == _UNTIL and "adverb" in self.units[at + 1].kinds:
            return True  # "still, until now, holds"
        return own or (self.units[at].word == "من" and self.words.has("own_turn", behind))

    def _is_helping(self, at: int) -> bool:
        """Whether a word helps a verb to its tense (``الدولة ما زالت ترفض``, ``كانت قد رفضت``)."""
        unit = self.units[at]
        if unit.conjunction or unit.kind is not Kind.WORD:
            return False
        if unit.word == "ما":
            return at + 1 < len(self.units) and "auxiliary" in self.units[at + 1].kinds
        return "auxiliary" in unit.kinds
