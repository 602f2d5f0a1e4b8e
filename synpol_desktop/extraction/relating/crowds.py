"""People and things without a name that act for the body behind them (``آلاف من أنصار الحزب``)."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.numbers import counts
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.standins import StandIns
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_REACH = 5
_GOVERNED = frozenset({"", "من", "ل"})
_LEADING = ("crowd", "attached", "armed", "combatant")
_OPENING = frozenset({"complementizer", "subordinator", "auxiliary"})


class Crowds(StandIns):
    """Finds the body for which a crowd, fighters or their arms act."""

    def _crowd(self, first: int) -> Subject | None:
        """Return the body whose people or arms a noun that begins at a unit counts."""
        if first >= len(self.units) or not self._counts_people(self.units[first]):
            return None
        for at in range(first + 1, min(len(self.units), first + _REACH)):
            phrase = self.phrases.covering(at)
            if phrase is not None and phrase.kind is not Denotes.UNNAMED:
                return self._acting_for(phrase, at)
            state = self.units[at].adjective
            if state is not None:
                return Subject((End(state.entity, state.span),), at, 0.8, "after")
            if not self._leads_on(self.units[at]):
                return None
        return None

    def people_counted(self, first: int) -> Subject | None:
        """Return the body whose people or arms without a name are spoken of at a unit."""
        return self._crowd(first)

    def _crowd_before(self, place: int) -> Subject | None:
        """Return the body whose people or arms stand before their verb (``طائرات الجيش قصفت``)."""
        phrase = self.phrases.covering(place - 1) if place > 1 else None
        if phrase is None or self.units[place].conjunction or not phrase.ends or phrase.linked:
            return None
        for first in range(phrase.first - 1, max(-1, phrase.first - _REACH), -1):
            if self._counts_people(self.units[first]):
                begins = (
                    first == 0 or self.units[first - 1].kind is Kind.SIGN or self._opens_clause(first - 1)
                )
                crowd = self._crowd(first) if begins else None
                same = crowd is not None and crowd.last == place - 1 and not self.units[first].conjunction
                return replace(crowd, how="before") if crowd is not None and same else None
            if not self._leads_on(self.units[first]):
                return None
        return None

    def _members(self, first: int) -> Subject | None:
        """Return the body as whose members those without a name act (``هاجم أعضاء المجلس``)."""
        body = self.units[first + 1] if first + 1 < len(self.units) else None
        if body is None or body.mention is None or body.case or body.conjunction or self.units[first].case:
            return None
        if not self.words.has("acting_members", self.units[first].word):
            return None
        if self.document.entities[body.mention.entity].type is not EntityType.ORG:
            return None
        behind = self.phrases.covering(first + 2)
        if behind is not None and behind.first == first + 2 and behind.bare and self.are_persons(behind.ends):
            return None  # they are named right behind
        return Subject((End(body.mention.entity, body.mention.span),), first + 1, 0.75, "after")

    def _opens_clause(self, place: int) -> bool:
        """Whether a subject stands behind a word."""
        return not _OPENING.isdisjoint(self.units[place].kinds)

    def _acting_for(self, phrase: Phrase, at: int) -> Subject | None:
        ends = self.group_ends(phrase)
        bodies = all(self.document.entities[end.entity].type is EntityType.ORG for end in ends)
        if not ends or not bodies or phrase.kind is not Denotes.NAME or phrase.prep not in _GOVERNED:
            return None
        return Subject(ends, self.group(phrase)[-1].last, 0.8, "after") if phrase.first <= at else None

    def _counts_people(self, unit: Unit) -> bool:
        if unit.kind is not Kind.WORD or unit.case or unit.dated:
            return False
        return self._is_of(unit, "crowd") or unit.word.isdecimal() or f"ال{unit.word}" in counts()

    def _leads_on(self, unit: Unit) -> bool:
        """Whether a word may stand between the noun and the body."""
        if unit.kind is not Kind.WORD or unit.case:
            return unit.kind is Kind.SIGN and "quote" in unit.kinds
        if unit.word == "من":
            return True
        return any(self._is_of(unit, each) for each in _LEADING)

    def _is_of(self, unit: Unit, kind: str) -> bool:
        """Whether a noun belongs to a class, with its article or without."""
        return kind in unit.kinds or self.words.has(kind, unit.word.removeprefix("ال"))
