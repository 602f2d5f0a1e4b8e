"""Who says what: which words are verbs of speech here, with the statements of their sentence."""

from __future__ import annotations

from synpol_desktop.extraction.relating.entries import SpeechVerb
from synpol_desktop.extraction.relating.headings import HeadingReader
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.signs import COMMAS, DASHES
from synpol_desktop.extraction.relating.sources import SourceReader
from synpol_desktop.extraction.relating.units import Kind, Unit

_NEEDS_REACH = 8
_FAR_NEEDS_REACH = 60
_CONTENT_REACH = 16
_LONG_NOUN = 5
_BUT = "لكن"  # but: a complementizer behind which nothing is said
_THAT_REACH = 3
_WHOLE = "="
"""Before a companion that is the whole word."""
_OBJECT = "~"
"""Before a companion behind no preposition, an object."""
_NOT = "لا"  # not
_OF = "من"  # of
_TOGETHER = "+"
"""Between the companions that a verb needs all of (``ذهب إلى أن``)."""
_WITH_NOUN = ("بان", "بات", "باع", "باق", "باش", "باس", "باخ", "باد", "باط")
"""Beginnings of verbal nouns behind ``ب``."""
_HAMZA, _LONG_A, _TANWIN = "أ", "آ", "ً"
_CIRCUMSTANTIAL = ("ا", "ه", "ين")
_THAT = frozenset({"ان", "بان"})  # that
_BEFORE_VERB = frozenset({"auxiliary", "transparent", "subordinator", "pronoun_subject", "complementizer"})
_BEFORE_PAST = ("sequel", "preposition", "subordinator", "negation")
_PRONOUNS = frozenset({"ه", "ها", "هم", "هما"})


class SpeechReader(HeadingReader, SourceReader):
    """Finds the statements of one sentence, verb by verb from left to right."""

    def reads(self, place: int) -> tuple[Form, SpeechVerb] | None:
        """Return the reading of a unit as a speech verb whose companions are there, None if it has none."""
        unit = self._clause.units[place]
        if "no_speech" in unit.kinds or self._names(place):
            return None
        if "complementizer" in unit.kinds or self._is_noun_here(place, unit):
            return None
        asserted = self._is_as(place)
        for form, verb in unit.speech:
            if verb.kind != "cite" and (form.passive or (unit.passive and form.shape is Shape.PAST)):
                continue
            if form.shape is Shape.PARTICIPLE and (form.definite or not self._is_circumstance(place)):
                continue
            if form.shape is Shape.PARTICIPLE and verb.needs and self._is_owned(unit):
                continue
            if form.shape is Shape.PAST and self._is_spelt_otherwise(place, form):
                continue
            if form.shape is Shape.PARTICIPLE and self._is_passive(place, verb):
                continue
            if asserted and form.shape.finite:
                return form, verb
            if self._is_amount(place, form, verb):
                continue
            if verb.kind == "denied" and not self._is_denied(place):
                continue
            if not verb.needs or self._has_company(place, form, verb):
                return form, verb
        return None

    def _is_passive(self, place: int, verb: SpeechVerb) -> bool:
        """Whether a participle that must have an object has none, so it is passive (``متهما بالسرقة``)."""
        following = self._clause.units[place + 1 : place + 2]
        must = verb.addressee == "must" and not verb.needs
        return must and any({unit.case, unit.whole} & verb.content for unit in following)

    def _names(self, place: int) -> bool:
        """Whether a word only says what somebody is called (``الذي يدعى فلاناً``)."""
        units = self._clause.units
        named = place + 1 < len(units) and units[place + 1].mention is not None
        return named and self._clause.words.has("naming", units[place].whole)

    def _is_spelt_otherwise(self, place: int, form: Form) -> bool:
        """Whether a past is written as a first person is (``أعتقد``) or as an adverb is (``هنا``)."""
        unit, words = self._clause.units[place], self._clause.words
        if form.text in words.doubled:
            return False
        written = unit.span.of(self._clause.document.text).removeprefix(unit.conjunction)
        if form.text in words.joined and written.startswith(_HAMZA):
            return self.is_open() and self._clause.phrases.covering(place + 1) is None
        if written.startswith(_LONG_A) or _TANWIN in written[-2:]:
            return True  # "I hope", "hoping"
        return form.text in words.seated and not written.endswith(_HAMZA)

    def _is_amount(self, place: int, form: Form, verb: SpeechVerb) -> bool:
        """Whether a present that must be told to somebody names nothing told (``تبلغ النسبة``)."""
        if verb.addressee != "must" or form.shape is not Shape.PRESENT or form.pronoun or "*" in verb.content:
            return False
        following = self._clause.units[place + 1 : place + 1 + _CONTENT_REACH]
        return not any(
            {unit.case, unit.whole, unit.word} & verb.content
            or ("complementizer" in unit.kinds and unit.whole[:1] in verb.content)
            or ("ب" in verb.content and unit.mention is None and self._is_with_noun(unit.whole))
            for unit in following
        )

    def _is_noun_here(self, place: int, unit: Unit) -> bool:
        """Whether a word that may be a verb stands behind a preposition, where only a noun stands."""
        noun = "noun_like" in unit.kinds or any(form.shape is Shape.MASDAR for form, _ in unit.triggers)
        if place == 0 or unit.conjunction or not noun:
            return False
        before = self._clause.units[place - 1]
        has = self._clause.words.has
        if before.word == ":" and "noun_like" in unit.kinds:
            return True
        if before.whole in _THAT and not self._goes_on_with_verb(place - 1):
            return True  # "affirmed that the refusal of the council"
        if before.finite and "noun_like" in unit.kinds and not (before.kinds & _BEFORE_VERB or before.dated):
            return True  # "refused a request"
        if "preposition" in before.kinds:
            return not before.speech and "subordinator" not in before.kinds
        following = self._clause.units[place + 1] if place + 1 < len(self._clause.units) else None
        therein = following is not None and has("back_reference", following.whole)
        return "governs_noun" in before.kinds and not therein

    def _goes_on_with_verb(self, that: int) -> bool:
        """Whether words before ``أن`` let a verb in the past follow it (``بعد أن رفض``, ``إلا أن رفض``)."""
        if that == 0:
            return True
        before = self._clause.units[that - 1].word
        return any(self._clause.words.has(kind, before) for kind in _BEFORE_PAST)

    def _is_as(self, place: int) -> bool:
        """Whether ``كما`` or ``على ما`` makes a verb of speech name a source, whatever follows.

        So do words that point to what was quoted before (``هكذا وصف``, ``بهذه الكلمات لخص``).
        """
        units = self._clause.units
        if self._points_back(place):
            return True
        if place == 0 or not self._clause.words.has("as", units[place - 1].whole):
            return False
        if units[place - 1].whole == "ما":
            return place > 1 and units[place - 2].word == "علي"
        return place > 1  # at the beginning it says "also"

    def _is_owned(self, unit: Unit) -> bool:
        """Whether a pronoun ends what may be a feminine participle (``ومقره في``)."""
        return unit.span.of(self._clause.document.text).endswith("ه")

    def _is_denied(self, place: int) -> bool:
        """Whether a verb stands right behind ``لم`` or ``لا``."""
        before = self._clause.units[place - 1].word if place else ""
        return before == _NOT or self._clause.words.has("never", before)

    def _points_back(self, place: int) -> bool:
        """Whether ``هكذا`` or ``بهذه العبارة`` before a verb points to words that were quoted."""
        units, words = self._clause.units, self._clause.words
        if place and words.has("thus", units[place - 1].whole):
            return True
        return (
            place > 1
            and units[place - 2].case == "ب"
            and "this" in units[place - 2].kinds
            and "quoted" in units[place - 1].kinds
        )

    def _may_be_far(self, place: int) -> bool:
        """Whether the companion may come after a long subject (``عبر الرئيس … عن``)."""
        units = self._clause.units
        starts = place == 0 or bool(units[place].conjunction)
        at = place + 1
        if at < len(units) and self._clause.words.has("back_reference", units[at].whole):
            at += 1
        if [unit.word for unit in units[at + 1 : at + 2]] == [_OF] and "part" in units[at].kinds:
            at += 2  # "all of the minister and"
        named = self._clause.phrases.covering(at) is not None or self._clause.described(at) is not None
        return named and (starts or units[place - 1].word in COMMAS or units[place - 1].word in DASHES)

    def _is_circumstance(self, place: int) -> bool:
        """Whether a participle carries on a clause (``، مؤكداً أن``) and is no noun or attribute."""
        units = self._clause.units
        if place == 0 or (units[place].conjunction and place < 2):
            return place == 0 and len(units) > 1 and units[0].word.endswith(_CIRCUMSTANTIAL)
        word = units[place].word
        noun = word.endswith("ه") or self._clause.words.has("noun_like", word)
        if noun and not self._is_loose(place):
            return False
        if self._is_predicate(place):
            return False
        if word.endswith(_CIRCUMSTANTIAL):
            following = units[place + 1] if place + 1 < len(units) else None
            return following is not None and following.word not in {".", "،"}
        return False

    def _is_predicate(self, place: int) -> bool:
        """Whether a participle says what the noun behind ``أن`` is (``أن الحكومة مطالبة بكذا``)."""
        phrase = self._clause.phrases.covering(place - 1)
        before = self._clause.units[phrase.first - 1] if phrase is not None and phrase.first else None
        return before is not None and "complementizer" in before.kinds

    def _is_loose(self, place: int) -> bool:
        """Whether a feminine participle is no attribute of the noun before it (``عائلات مهددة``)."""
        units = self._clause.units
        before = units[place - 1]
        loose = before.kind is Kind.SIGN or before.mention is not None or bool(units[place].conjunction)
        return loose or any("complementizer" in unit.kinds for unit in units[place + 1 : place + _THAT_REACH])

    def _has_company(self, place: int, form: Form, verb: SpeechVerb) -> bool:
        """Whether a companion of a verb stands behind it; all of them where it needs several at once."""
        units = self._clause.units
        reach = _FAR_NEEDS_REACH if self._may_be_far(place) else _NEEDS_REACH
        alone = form.shape is Shape.PARTICIPLE and not verb.addressee
        missing = {need: need.split(_TOGETHER) for need in verb.needs if _TOGETHER in need}
        for at, unit in enumerate(units[place + 1 : place + 1 + reach], place + 1):
            if unit.ends_clause or (alone and self._is_doer(at, unit)):
                return False  # behind a participle no subject stands
            if self._is_of_text(at):
                return False
            for need in verb.needs:
                if need not in missing:
                    if self._meets(need, at):
                        return True
                    continue
                still = missing[need]
                if self._meets(still[0], at):
                    still.pop(0)
                    if not still:
                        return True
            if self._says_more(at):
                return False  # "spreads false news, affirming that": what follows belongs to another verb
        return False

    def _says_more(self, at: int) -> bool:
        """Whether another word of speech goes on behind a comma or with a conjunction."""
        unit = self._clause.units[at]
        if unit.passive:
            return False
        parted = bool(unit.conjunction) or self._clause.units[at - 1].word in COMMAS
        told = any(
            form.shape.finite or (form.shape is Shape.PARTICIPLE and not form.definite)
            for form, _ in unit.speech
        )
        return parted and (told or (bool(unit.conjunction) and unit.finite and not unit.speech))

    def _is_doer(self, at: int, unit: Unit) -> bool:
        """Whether a name without a preposition stands at a unit."""
        return (
            unit.mention is not None and not unit.case and "governs" not in self._clause.units[at - 1].kinds
        )

    def _meets(self, need: str, at: int) -> bool:
        """Whether a unit is what a verb needs: a word that begins so, or a preposition."""
        unit = self._clause.units[at]
        if need[0] == _WHOLE:
            return unit.whole.removeprefix("ال") == need[1:]
        if need[0] == _OBJECT:
            return unit.word.removeprefix("ال").startswith(need[1:]) and self._is_bare(at)
        if len(need) == 1 and unit.kind is not Kind.SIGN:
            if "manner" in unit.kinds:
                return False  # "adopted it by a majority"
            apart = unit.whole == need  # before quotation marks
            apart = apart or (need == "ب" and unit.mention is None and self._is_with_noun(unit.whole))
            return apart or unit.case == need or (unit.whole[:1] == need and self._is_that(unit.word))
        if len(need) <= 2 or self._clause.words.has("preposition", need):
            forms = {unit.word, unit.whole, unit.word.removeprefix("ال")}
            if need in forms or (need == "ان" and self._is_that(unit.word)):
                return True
            return unit.whole.startswith(need) and unit.whole[len(need) :] in _PRONOUNS
        return unit.word.removeprefix("ال").startswith(need) or unit.whole.startswith(need)

    def _is_bare(self, at: int) -> bool:
        """Whether no preposition governs a noun (``تبنى الهجوم``, not ``لجنة تحقيق في الهجوم``)."""
        unit, before = self._clause.units[at], self._clause.units[at - 1]
        return not unit.case and not self._clause.words.has("preposition", before.word)

    @staticmethod
    def _is_with_noun(word: str) -> bool:
        """Whether a word is ``ب`` with a verbal noun that no table knows (``أفاد باندلاع``)."""
        return word.startswith(_WITH_NOUN) and len(word) > _LONG_NOUN

    def _is_of_text(self, at: int) -> bool:
        """Whether a verb of speech goes on about a text that is named before it (``رسالة قال فيها``)."""
        units = self._clause.units
        following = units[at + 1].whole if at + 1 < len(units) else ""
        finite = any(form.shape.finite for form, _ in units[at].speech)
        return finite and self._clause.words.has("therein", following)

    def _is_that(self, word: str) -> bool:
        return self._clause.words.has("complementizer", word) and not word.startswith(_BUT)
