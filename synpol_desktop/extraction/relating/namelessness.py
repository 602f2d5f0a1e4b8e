"""Whether somebody without a name does what a verb tells, so that nobody named before goes on with it."""

from __future__ import annotations

from synpol_desktop.extraction.relating.entries import EACH, OBJECT, Trigger
from synpol_desktop.extraction.relating.inflection import Form, Number
from synpol_desktop.extraction.relating.objects import ObjectReader
from synpol_desktop.extraction.relating.phrase import Denotes
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_NO_NOUNS = frozenset(
    {"preposition", "complementizer", "relative", "subordinator", "transparent", "adverb", "what"}
)
THAT = frozenset({"ان", "بان", "لان", "لكن", "كان"})  # that, because, but, as if
_WHAT, _FROM_WHAT = "ما", "مما"  # which, from which
_REACH = 8
_FEMININE, _ACCUSATIVE = ("ه", "ات"), "ا"
_PASSED = frozenset({"adverb", "transparent", "circumstance", "manner", "light"})
_EARLY_OBJECT = 4


class NamelessReader(ObjectReader):
    """Finds doers without a name."""

    def _has_doer_without_name(self, place: int, form: Form, subject: Subject) -> bool:
        """Whether a noun that names nobody stands where the doer of a verb does, so that none goes on.

        Behind ``أن`` (``أن عشرات السكان فروا``), or behind the verb (``وأجبر هذا التقدم الجماعة``).
        """
        units = self._clause.units
        if subject.how not in {"carried", "continued"} or form.first_person or form.pronoun:
            return False
        if self._tells_what_came_of_it(place):
            return True
        following = units[place + 1 : place + 3]
        if len(following) > 1 and "this" in following[0].kinds and following[1].word.startswith("ال"):
            behind = self._clause.object(place + 3, OBJECT)
            return behind is not None and behind.bare and behind.first - place <= _EARLY_OBJECT
        return self._opens_without_name(place)

    def _tells_what_came_of_it(self, place: int) -> bool:
        """Whether a verb's doer is what was told before it (``تقدمت القوات، ما أجبر الجماعة على``)."""
        units = self._clause.units
        before = units[place - 1].whole if place else ""
        return before == _FROM_WHAT or (before == _WHAT and place > 1 and units[place - 2].word in COMMAS)

    def _is_done_by_noun(self, place: int, form: Form, trigger: Trigger, subject: Subject) -> bool:
        """Whether a noun right behind a verb is its doer, as the verb takes none or another for its object.

        Nobody named before goes on (``وانسحب معظم المقاتلين من المدينة``).
        """
        if subject.how not in {"carried", "continued"} or form.first_person or form.pronoun:
            return False
        if form.number is not Number.SINGULAR or not form.shape.finite or not trigger.verb:
            return False
        noun, *behind = self._clause.units[place + 1 : place + 3] or (None,)
        if noun is None or not behind or not self._is_noun_without_name(place + 1, noun):
            return False
        wrong = noun.word.endswith(_FEMININE) and form.text and not form.feminine
        if noun.conjunction or wrong or noun.word.endswith(_ACCUSATIVE) or noun.kinds & _PASSED:
            return False
        if not behind[0].word.startswith("ال") and behind[0].mention is None:
            return False  # "waged fierce battles against"
        words = (noun.word.removeprefix("ال"), behind[0].word.removeprefix("ال"))
        carried = trigger.needs and any(word.startswith(trigger.needs) for word in words)
        return not carried and all(slot.how not in {OBJECT, EACH} for slot in trigger.verb)

    def _opens_without_name(self, place: int) -> bool:
        """Whether the clause of a verb behind ``أن`` begins with a noun that names nobody."""
        units = self._clause.units
        for at in range(place - 1, max(-1, place - _REACH), -1):
            unit = units[at]
            if unit.ends_clause or unit.finite or "relative" in unit.kinds or unit.word in COMMAS:
                return False
            if "complementizer" in unit.kinds:
                opens = units[at + 1]
                return unit.word in THAT and at + 1 < place and self._is_noun_without_name(at + 1, opens)
        return False

    def _is_noun_without_name(self, at: int, unit: Unit) -> bool:
        """Whether a common noun that is part of no name stands at a unit."""
        phrase = self._clause.phrases.covering(at)
        named = phrase is not None and phrase.kind is not Denotes.UNNAMED
        return is_common_noun(unit) and not named and "light" not in unit.kinds


def is_common_noun(unit: Unit) -> bool:
    """Whether a unit looks like a noun with nothing attached to it, and no small word, date or adjective."""
    plain = unit.kind is Kind.WORD and not (unit.case or unit.finite or unit.dated or unit.adjective)
    return plain and unit.kinds.isdisjoint(_NO_NOUNS)
