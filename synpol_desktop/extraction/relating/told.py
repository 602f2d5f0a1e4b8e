"""What is no speech of its own: planned, unsaid, part of what is told, or a noun that looks like a verb."""

from __future__ import annotations

from synpol_desktop.extraction.relating.entries import SpeechVerb
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit
from synpol_desktop.extraction.relating.wording import WordingReader

_NOT = "لا"
_YET = frozenset({"سوف", "لسوف"})  # will
_LONGEST_SETTING = 14
_SUPPOSED_REACH = 9
_BE = frozenset({"يكون", "تكون", "يكونا", "تكونا", "يكونوا"})  # (that somebody) be
_INDEED = "قد"  # before a past
_AS, _SO = "اذ", "ف"
_WITHHELD_REACH = 8
_PRESENT = "يت"
"""Letters that begin a verb in the present."""
_SPOKESMAN = 3
_IN_THE_NAME = frozenset({"باسم", "بلسان"})  # in the name of
_NOT_DOING = "عدم"  # not doing
_WITHOUT = frozenset({"دون", "بدون"})  # without


class ToldReader(WordingReader):
    """Tells a statement from words that only look like one."""

    def _is_planned(self, place: int) -> bool:
        """Whether a present behind ``أن`` tells what is yet to be said, or isn't (``دون أن يستبعد``)."""
        units, words = self._clause.units, self._clause.words
        if place < 2 or units[place - 1].whole != "ان" or words.has("sequel", units[place - 2].word):
            return False
        before = units[place - 2]
        return before.word.startswith("ال") or before.whole == "علي" or before.word in _WITHOUT

    def _gives_content(self, place: int, stop: int) -> bool:
        """Whether what is said already begins between a verb and another word."""
        return any(
            "complementizer" in unit.kinds or unit.word == ":"
            for unit in self._clause.units[place + 1 : stop]
        )

    def _is_of_another(self, place: int, form: Form) -> bool:
        """Whether a participle isn't about the one person who spoke last, by gender (``ومهاجمة الدولة``)."""
        speakers = self._speech.speakers
        if len(speakers) != 1 or not self._clause.are_persons(speakers) or not form.text:
            return False
        unit, gender = self._clause.units[place], self._clause.gender(speakers[0])
        noun = bool(unit.conjunction) and any(each.shape is Shape.MASDAR for each, _ in unit.triggers)
        return gender is (not form.feminine) or (noun and form.feminine and gender is None)

    def _speaks_for_person(self, place: int, subject: Subject) -> bool:
        """Whether somebody without a name speaks for a person (``قال متحدث باسم الرئيس فلان``)."""
        units = self._clause.units[place + 1 : subject.last + 1]
        if subject.how != "after" or len(units) < _SPOKESMAN or not self._clause.are_persons(subject.ends):
            return False
        role, name = units[0].word, units[1].whole
        speaks = self._clause.words.has("spokesman", role.removeprefix("ال")) and name in _IN_THE_NAME
        named = units[2:3] if role.startswith("ال") else units[2:]
        if units[2].role is None:  # "for the ministry, NAME": he speaks himself
            named = named[: next((at for at, unit in enumerate(named) if unit.word in COMMAS), len(named))]
        who = subject.ends[0].entity
        return speaks and any(unit.mention is not None and unit.mention.entity == who for unit in named)

    def _is_withheld(self, place: int, verb: SpeechVerb) -> bool:
        """Whether somebody asks or refuses to say something (``رفض التعليق``, ``طلبت عدم ذكر اسمها``)."""
        words = self._clause.words
        behind = self._clause.units[place + 1 : place + _WITHHELD_REACH]
        for at, unit in enumerate(behind):
            noun = unit.word.removeprefix("ال")
            if unit.ends_clause or unit.word in COMMAS or "complementizer" in unit.kinds:
                return False
            if noun == _NOT_DOING:
                following = behind[at + 1 : at + 2]
                return any(words.has("withheld", each.word.removeprefix("ال")) for each in following)
            if words.has("withheld", noun):
                return verb.kind == "position" and noun != unit.word
        return False

    def _goes_on_to_say(self, place: int) -> bool:
        """Whether the content of a verb stands right behind it and its pronoun (``ووصفه بأنه``)."""
        units = self._clause.units
        if self._subject.how == "relative":
            return False
        if self._verb_at >= 0 and units[self._verb_at].finite and units[self._verb_at].word[0] in _PRESENT:
            return False  # "tries to influence them and their being urged to"
        return any(
            {unit.case, unit.whole} & verb.content
            or ("complementizer" in unit.kinds and unit.whole[:1] in verb.content)
            for unit in units[place + 1 : place + 2]
            for _, verb in units[place].speech
        )

    def _is_refusal_of(self, place: int, following: Phrase | None, named: bool) -> bool:
        """Whether ``ل`` leads the object of what may be a verb that takes it bare (``رفض الدولة للخطة``)."""
        position = any(verb.kind == "position" for _, verb in self._clause.units[place].speech)
        if not position or not named or following is None or self._clause.units[place].conjunction:
            return False
        behind = self._clause.units[following.last + 1 : following.last + 2]
        return any(each.case == "ل" and not (each.dated or "transparent" in each.kinds) for each in behind)

    def _is_taken_up_behind(self, place: int) -> bool:
        """Whether the pronoun behind a verb stands for the noun before its relative (``التي أعلن عنها``)."""
        following = self._clause.units[place + 1].whole if place + 1 < len(self._clause.units) else ""
        return self._clause.words.has("spoken_of", following)

    def _behind_setting(self, place: int) -> bool:
        """Whether an adverbial opens a sentence, and what is said follows the verb (``وفي ذلك دعا إلى``)."""
        units, words = self._clause.units, self._clause.words
        opens = words.has("preposition", units[0].word) or words.has("opens_setting", units[0].word)
        if not opens or self._verb_at >= 0 or place + 1 >= len(units) or place > _LONGEST_SETTING:
            return False
        before, following = units[place - 1], units[place + 1]
        if any(unit.finite or unit.word == ":" for unit in units[1:place] if unit is not before):
            return False
        return (
            following.word in {":", "«", '"', "“"}
            or bool(following.case)
            or words.has("complementizer", following.word)
            or words.has("preposition", following.word)
            or words.has("back_reference", following.whole)
            or any(each.shape is Shape.MASDAR for each, _ in following.triggers)
        )

    def _is_listed_noun(self, place: int, unit: Unit) -> bool:
        """Whether a word that may be a verb goes on with nouns where no verb is (``تأكيد … ورفض``)."""
        nouns = any(form.shape is Shape.MASDAR for form, _ in unit.triggers)
        return nouns and place > 1 and self._verb_at < 0 and not self._speech.is_open()

    def _is_own_state(self, subject: Subject) -> bool:
        """Whether somebody tells of his own state (``قال إن بلاده تقدّر``)."""
        phrase = self._clause.phrases.covering(subject.last) if subject.how == "before" else None
        return phrase is not None and phrase.kind is Denotes.HOMELAND and self._speech.is_open()

    def _is_content(self, place: int, unit: Unit) -> bool:
        """Whether a present without a subject belongs to what is told, not to who tells it."""
        if self._behind_comma(place) and not unit.conjunction:
            return True
        sequel = self._clause.units[place - 1].word == "ان"  # "before announcing"
        return self._speech.tells_of_past() and not (sequel or self._is_turn(place))

    def _behind_comma(self, place: int) -> bool:
        """Whether a verb stands right behind a comma inside its sentence."""
        return place > 1 and self._clause.units[place - 1].word in COMMAS

    def _is_aside(self, place: int, last: Subject) -> bool:
        """Whether who tells in a relative clause between commas leaves the word to whom the sentence quotes.

        ``أكد فلان أنه هاتف علاناً، الذي نفى الأمر، وأشار إلى``
        """
        units = self._clause.units
        parted = 0 <= last.last < len(units) - 1 and units[last.last + 1].word in COMMAS
        return parted and self._behind_comma(place) and self._speech.is_opened_by(self._main.ends)

    def _is_attribute_verb(self, place: int, form: Form) -> bool:
        """Whether a present right behind a noun describes it (``خبراء يحذرون``)."""
        before = self._clause.units[place - 1] if place else None
        if before is None or before.kind is not Kind.WORD or form.shape is Shape.PAST:
            return False
        has = self._clause.words.has
        free = ("complementizer", "auxiliary", "preposition", "negation")
        return not (before.dated or before.finite or any(has(kind, before.word) for kind in free))

    def _is_unsaid(self, place: int, unit: Unit) -> bool:
        """Whether somebody did not say it (``لم يوضح``); who does not rule out says so."""
        before = self._clause.units[place - 1].word if place else ""
        if before in _YET or (before == _INDEED and self._is_supposed(place)):
            return True
        if before == _NOT and all(form.first_person for form, _ in unit.speech if form.shape.finite):
            return True  # "we don't speak of"
        has = self._clause.words.has
        said_so = has("excludes", unit.word) or any(verb.kind == "denied" for _, verb in unit.speech)
        return has("never", before) and not said_so

    def _is_supposed(self, place: int) -> bool:
        """Whether it is only denied or supposed that somebody said it (``نفى أن يكون فلان قد قال``)."""
        units = self._clause.units
        for at in range(place - 2, max(0, place - _SUPPOSED_REACH), -1):
            if units[at].ends_clause or units[at].speech:
                return False
            if units[at].word in _BE:
                return units[at - 1].word == "ان"
        return False

    def _is_apodosis(self, place: int) -> bool:
        """Whether ``فإنه`` goes on behind a clause with ``إذ`` (``وإذ تستنكر الهيئة كذا، فإنها تهيب``)."""
        units = self._clause.units
        if any("what" in unit.kinds for unit in units[place + 1 : place + 2]):
            return False  # "affirms as follows:"
        return units[0].word == _AS and place > 1 and units[place - 1].conjunction == _SO

    def _is_turn(self, place: int) -> bool:
        """Whether ``لكنه`` or ``غير أنه`` stands before a verb, so that its clause is a new one."""
        units, words = self._clause.units, self._clause.words
        if place == 0 or not words.has("pronoun_subject", units[place - 1].word):
            return False
        if words.has("but", units[place - 1].word) or self._is_apodosis(place):
            return True
        return place > 1 and words.has("but", units[place - 2].word)
