"""Whether a verbal noun without a doer tells what its speaker stands for."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.conduct import ConductReader
from synpol_desktop.extraction.relating.entries import Trigger
from synpol_desktop.extraction.relating.inflection import Form
from synpol_desktop.extraction.relating.meetings import MeetingReader
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.units import Kind

_JUDGED = frozenset({RelationType.SUPPORT, RelationType.REJECT})
_NEED_REACH = 4
_NEAR = 2
_KEPT_UP = frozenset({RelationType.SUPPORT, RelationType.AID})
_KEPT_REACH, _CEASED_REACH = 2, 4
_ACCUSATIVE, _BESIDE, _FOR_WHOM = "ا", "مع", frozenset({"ل", "مع"})
_ABOUT, _FROM = "عن", "من"
_SPEAKS_OF = frozenset({"ان", "بان"})  # that: the noun behind is what the sentence speaks of


class StanceReader(ConductReader, MeetingReader):
    """Tells stances of who speaks from what he says of others."""

    def _is_own_stance(
        self, place: int, trigger: Trigger, target: Phrase | None, genitive: Phrase | None
    ) -> bool:
        """Whether a noun without a doer tells what the speaker, or who the clause is about, stands for.

        Who calls for what an instrument lays down backs it; who names the crimes of somebody blames him.
        Else a noun without a doer is as often what others do: ``لتهدئة مخاوف الغرب من فلان``.
        """
        if target is None or trigger.type is RelationType.REQUEST:
            return True
        if trigger.type is RelationType.ACCUSE:
            if self._is_endorsed(place) or self._is_in_doubt(place):
                return False
            return target is genitive or place == self._verb_at + 1
        if trigger.type is RelationType.REJECT:
            if self._is_needed(place):
                return True
            if self._is_anothers_purpose(place) or self._is_judged(place):
                return False
        instruments = self._clause.are_instruments(target.ends)
        return instruments and trigger.type in _JUDGED

    def _is_in_doubt(self, place: int) -> bool:
        """Whether a noun is what others claim or what is yet to be shown (``التحقق من استخدام الجيش``)."""
        before = self._clause.units[max(0, place - _NEED_REACH) : place]
        return any(self._clause.words.has("unproven", unit.word.removeprefix("ال")) for unit in before)

    def _is_lifted(self, place: int) -> bool:
        """Whether a verb or a noun right before takes back what a noun tells (``رفع العقوبات على``)."""
        word = self._clause.units[place].word.removeprefix("ال")
        return any(
            of.type is RelationType.CONCEDE and bool(of.needs) and word.startswith(of.needs)
            for unit in self._clause.units[max(0, place - _NEAR) : place]
            for _, of in unit.triggers
        )

    def _is_endorsed(self, place: int) -> bool:
        """Whether a noun is what a verb right before backs (``أيدت استخدام الجيش القوة``)."""
        near = 0 <= place - max(self._verb_at, self._subject.last) <= _NEAR
        return near and RelationType.SUPPORT in self._verb_kinds

    def _is_kept_up(self, place: int, trigger: Trigger) -> bool:
        """Whether a noun is what somebody goes on with, so that he does it now.

        ``ستواصل الدولة دعم``, ``تعهدت بمواصلة دعم``, ``لن تكف عن دعم``.
        """
        if trigger.type not in _KEPT_UP:
            return False
        units = self._clause.units
        if RelationType.REQUEST in self._verb_kinds or RelationType.REJECT in self._verb_kinds:
            return False  # others are asked to go on with it
        at, last = self._verb_at, self._subject.last if self._subject.how == "after" else -1
        if at >= 0 and "going_on" in units[at].kinds and place - max(at, last) <= _KEPT_REACH:
            return units[place - 1].mention is not None or "averts" not in units[place - 1].kinds
        before = units[max(0, place - _KEPT_REACH) : place]
        return any("going_on" in unit.kinds for unit in before) or self._never_ends(place)

    def _backs_by_deed(self, place: int, form: Form, trigger: Trigger, target: Phrase | None) -> bool:
        """Whether a noun says for whom the clause's deed is done (``تظاهر تضامناً مع``, ``دعماً ل``)."""
        unit = self._clause.units[place]
        backs = trigger.type is RelationType.SUPPORT and bool(trigger.verb)  # not "in accordance with"
        if not backs or target is None or target.gap or not place:
            return False
        bare = not (unit.case or unit.conjunction or form.pronoun or form.definite)
        adverb = bare and unit.word.endswith(_ACCUSATIVE) and target.prep in _FOR_WHOM
        more = self._clause.words.has("comparative", self._clause.units[place - 1].word)
        return (
            adverb
            and target.first == place + 1 + (target.prep == _BESIDE)
            and not more
            and self._verb_at >= 0
        )

    def _is_left(self, place: int, trigger: Trigger) -> bool:
        """Whether an accord is what somebody goes out of (``أعلن الانسحاب من الاتفاق مع الدولة``)."""
        return (
            trigger.type is RelationType.AGREE and place > 0 and self._clause.units[place - 1].whole == _FROM
        )

    def _never_ends(self, place: int) -> bool:
        """Whether a noun is what somebody says that he won't cease from (``لن نكف عن دعم``)."""
        if not place or self._clause.units[place - 1].whole != _ABOUT:
            return False
        before = self._clause.units[max(0, place - _CEASED_REACH - 1) : place - 1]
        never = any(self._clause.words.has("never", unit.word) for unit in before)
        return never and any("ceases" in unit.kinds for unit in before)

    def _is_anothers_purpose(self, place: int) -> bool:
        """Whether a noun is what something without a name is for (``أغان تهدف لرفض الاتفاق``)."""
        at = self._verb_at
        near = 0 <= place - at <= _NEED_REACH - 2 and at >= 0
        return near and not self._subject.ends and not self._clause.units[at].speech

    def _is_judged(self, place: int) -> bool:
        """Whether a refusal is what a sentence speaks about, a fault or what somebody is blamed for.

        ``إن رفض الاتفاق سيقود إلى``, ``من الخطأ التخلي عنه``, ``أدان رفض الاتفاق``, ``بعد رفض الاتفاق``.
        """
        if not place:
            return False
        before, has = self._clause.units[place - 1], self._clause.words.has
        if before.kind is Kind.SIGN and place > 1:
            before = self._clause.units[place - 2]
        opens = before.whole in _SPEAKS_OF and not self._clause.units[place].case
        fault = has("fault", before.word.removeprefix("ال"))
        near = 0 <= place - self._verb_at <= _NEAR and RelationType.ACCUSE in self._verb_kinds
        return opens or fault or near or has("occasion", before.word)

    def _is_needed(self, place: int) -> bool:
        """Whether the words before say that there is a need for it (``أهمية المضي في تطهير البلد من``)."""
        before = self._clause.units[max(0, place - _NEED_REACH) : place]
        return any("needed" in unit.kinds for unit in before)
