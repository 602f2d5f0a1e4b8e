"""Stances that the clause's subject meets with: whose they are stands behind the noun."""

from __future__ import annotations

from synpol_desktop.core.kinds import RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import JUDGED, Trigger
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.owners import OwnerReader
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.writing import Act

_REACH = 4
_BASIS = "بناء"
_ON, _BY, _FROM = "علي", "ب", "من"
_SURE = 0.85


class ReceivingReader(OwnerReader):
    """Reads nouns whose doer stands behind them and whom they are about in front."""

    def _received(self, place: int, trigger: Trigger, genitive: Phrase | None) -> Act | None:
        """Read ``لاقت الخطة استحسان الدولة``: the state takes the stance, the subject meets with it."""
        ends = self._subject.ends or self._main.ends
        if genitive is None or genitive.first != place + 1 or trigger.type not in JUDGED or not ends:
            return None
        last = self._subject.last if self._subject.how == "after" else -1
        near = self._clause.units[max(0, place - _REACH) : place]
        if last >= place or not any("receives" in unit.kinds for unit in near):
            return None
        return Act(
            trigger,
            self._clause.group_ends(genitive),
            ends,
            trigger.sure * _SURE + 0.1,
            "noun:received",
        )

    def _at_request(self, place: int, trigger: Trigger) -> Act | None:
        """Read ``تدخلت الدولة بناء على طلب من الحكومة``: the government asked the state."""
        clause, doers = self._clause, self._doers_of_noun(place) or self._subject.ends
        if trigger.type is not RelationType.REQUEST or not doers or place < 1:
            return None
        unit, before = clause.units[place], clause.units[place - 1]
        basis = place > 1 and before.word == _ON and clause.units[place - 2].word.startswith(_BASIS)
        basis = basis or clause.words.has("answering", before.word)
        if not basis and unit.case != _BY:
            return None
        phrase = clause.phrases.covering(place + 1) or clause.phrases.covering(place + 2)
        if phrase is None or not phrase.ends or phrase.gap > 1:
            return None
        if phrase.prep == _FROM or (basis and phrase.first == place + 1):
            return Act(trigger, clause.group_ends(phrase), doers, trigger.sure * _SURE, "noun:at request")
        return None

    def _doers_of_noun(self, place: int) -> tuple[End, ...]:
        """Return who does what a verbal noun before tells (``بعد تدخل الدولة، استجابة لطلب الحكومة``)."""
        clause = self._clause
        for phrase in reversed(clause.phrases.items):
            if phrase.last < place and phrase.ends and phrase.gap == 1:
                noun = clause.units[phrase.first - 1]
                masdar = any(form.shape is Shape.MASDAR and not form.pronoun for form, _ in noun.triggers)
                near = place - phrase.last <= _REACH and phrase.first - 1 > self._verb_at
                return clause.group_ends(phrase) if masdar and near and phrase.kind is Denotes.NAME else ()
            if phrase.last < place:
                return ()
        return ()
