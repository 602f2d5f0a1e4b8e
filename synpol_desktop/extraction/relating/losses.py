"""Who lost people, and in whose act (``قُتل عشرة من الجماعة في معارك مع الجيش وغارات للحلف``)."""

from __future__ import annotations

from typing import NamedTuple

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.governed import Governed
from synpol_desktop.extraction.relating.numbers import counts
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_REACH = 22
_MORE_REACH = 14
_OF = frozenset({"", "من", "ل"})
_RANKS = "صفوف"  # ranks
_IN = "في"
_ON = ("علي", "ضد")
_STRUCK_REACH = 9


class Loss(NamedTuple):
    """Who lost people and who caused it; ``last`` is the unit of the first act that did."""

    victims: tuple[End, ...]
    doers: tuple[End, ...]
    last: int


class Losses(Governed):
    """Finds whose people a sentence counts as lost, and the acts in which they were."""

    def loss(self, place: int) -> Loss | None:
        """Return who lost people by a word for a loss, None where nobody counts them or nobody did it."""
        victims: tuple[End, ...] = ()
        where: tuple[End, ...] = ()
        counted = False
        at = place + 1
        while at < min(len(self.units) - 1, place + _REACH):
            unit = self.units[at]
            if self._is_cause(at):
                return self._caused(at, victims, where) if counted else None
            if unit.ends_clause or self._stops(unit) or self._begins_anew(unit):
                return None
            phrase = self.phrases.covering(at)
            counted = counted or self._is_casualty(unit)
            if phrase is None or phrase.kind is not Denotes.NAME or not phrase.ends:
                at += 1
                continue
            if not counted:
                return None
            if not victims and self._are_theirs(phrase):
                victims = tuple(end for end in self.group_ends(phrase) if self._is_body(end))
                at = self.group(phrase)[-1].last + 1
                continue
            if phrase.prep and self.are_places(phrase.ends):
                where = where or phrase.ends
            at = phrase.last + 1
        return None

    def _caused(self, at: int, victims: tuple[End, ...], where: tuple[End, ...]) -> Loss | None:
        doers = {end.entity: end for end in self._all_doers(at)}
        if not victims and self._is_strike(at):
            hit = next(filter(None, (self._struck(at, how) for how in _ON)), None)
            victims = where if hit is None else self.group_ends(hit)
        own = {end.entity for end in victims}
        found = tuple(end for end in doers.values() if end.entity not in own)
        return Loss(victims, found, at) if victims and found else None

    def _struck(self, at: int, how: str) -> Phrase | None:
        """Return what an act at a unit is done to, or where that lies."""
        return self.behind(at + 1, how, _STRUCK_REACH, comma=False) or self.located(at + 1, how)

    def _all_doers(self, at: int) -> list[End]:
        """Return who did the act at a unit and those linked to it (``في معارك مع كذا وغارات لكذا``)."""
        found = list(self.doers_at(at))
        for more in range(at + 1, min(len(self.units) - 1, at + _MORE_REACH)):
            unit = self.units[more]
            if unit.ends_clause or self._stops(unit) or self._begins_anew(unit):
                break
            opens = unit.conjunction or self.units[more - 1].conjunction
            if opens and (self.is_hostile(unit) or "means" in unit.kinds):
                found.extend(self.doers_at(more))
        return found

    def _is_cause(self, at: int) -> bool:
        """Whether an act or a weapon stands behind a word for a cause."""
        unit, before = self.units[at], self.units[at - 1]
        if unit.mention is not None or not (self.is_hostile(unit) or "means" in unit.kinds):
            return False
        return unit.case == "ب" or (not unit.case and "caused" in before.kinds)

    def _is_strike(self, at: int) -> bool:
        """Whether an act is done from afar on a place."""
        return not {"means", "strike"}.isdisjoint(self.units[at].kinds)

    def _are_theirs(self, phrase: Phrase) -> bool:
        """Whether a phrase is the body whose people are counted before it."""
        if phrase.linked or not all(map(self._is_body, phrase.ends)):
            return False
        return phrase.prep in _OF or self._in_ranks(phrase)

    def _is_body(self, end: End) -> bool:
        return self.document.entities[end.entity].type is EntityType.ORG

    def _in_ranks(self, phrase: Phrase) -> bool:
        """Whether a phrase stands behind ``في صفوف``."""
        before = self.units[phrase.first - 1] if phrase.first else None
        return phrase.prep == _IN and before is not None and before.word == _RANKS

    def _is_casualty(self, unit: Unit) -> bool:
        """Whether a word counts those who were lost or says what they are."""
        if unit.kind is not Kind.WORD or unit.dated:
            return False
        return (
            not {"casualty", "crowd"}.isdisjoint(unit.kinds)
            or unit.word.isdecimal()
            or f"ال{unit.word}" in counts()
        )

    def _begins_anew(self, unit: Unit) -> bool:
        """Whether a verb begins that tells of anything but a loss (``وأصيب آخرون`` goes on)."""
        return unit.word not in COMMAS and self._new_verb(unit) and "lost" not in unit.kinds
