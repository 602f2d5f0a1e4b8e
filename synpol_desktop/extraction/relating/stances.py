"""Whether a verbal noun without a doer tells what its speaker stands for."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.conduct import ConductReader
from synpol_desktop.extraction.relating.entries import Trigger
from synpol_desktop.extraction.relating.meetings import MeetingReader
from synpol_desktop.extraction.relating.phrase import Phrase

_JUDGED = frozenset({RelationType.SUPPORT, RelationType.REJECT})
_NEED_REACH = 4
_NEAR = 2


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
            if self._is_anothers_purpose(place):
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

    def _is_anothers_purpose(self, place: int) -> bool:
        """Whether a noun is what something without a name is for (``أغان تهدف لرفض الاتفاق``)."""
        at = self._verb_at
        near = 0 <= place - at <= _NEED_REACH - 2 and at >= 0
        return near and not self._subject.ends and not self._clause.units[at].speech

    def _is_needed(self, place: int) -> bool:
        """Whether the words before say that there is a need for it (``أهمية المضي في تطهير البلد من``)."""
        before = self._clause.units[max(0, place - _NEED_REACH) : place]
        return any("needed" in unit.kinds for unit in before)
