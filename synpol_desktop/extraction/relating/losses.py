"""Who lost people, and in whose act (``قُتل عشرة من الجماعة في معارك مع الجيش وغارات للحلف``)."""

from __future__ import annotations

from typing import NamedTuple

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.governed import Governed
from synpol_desktop.extraction.relating.numbers import counts
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import Subject
from synpol_desktop.extraction.relating.units import Kind, Unit

_REACH = 22
_NEAR = 5
_BACK = 24
_EXPOSED_REACH = 12
_TOLD_REACH = 14
_FROM, _OWNED = "من", "ل"
_HEADED = 3
_PLURAL = "وا"
_MANY = ("ين", "ان", "ون")
_RESULTS_IN = frozenset({"عن", "الي"})
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
        victims = self._counted_before(place)
        where: tuple[End, ...] = ()
        counted = bool(victims)
        at = place + 1
        while at < min(len(self.units), place + _REACH):
            unit = self.units[at]
            if self._is_cause(at):
                return self._caused(at, victims, where) if counted else None
            if unit.ends_clause or self._stops(unit) or self._begins_anew(unit):
                break
            phrase = self.phrases.covering(at)
            if not victims:
                victims = self._by_adjective(at)
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
        return self._resulted(place, victims)

    def raid_told_of(self, verb: int) -> Subject | None:
        """Return who did the attack before a verb, as a clause tells (``الضربات التي نفذها الجيش طالت``)."""
        if not self._harms(verb):
            return None
        for at in range(verb - 1, max(-1, verb - 1 - _TOLD_REACH), -1):
            unit = self.units[at]
            if unit.ends_clause or "complementizer" in unit.kinds:
                return None
            if unit.case != _OWNED and self._strikes(unit) and not (unit.finite or self.phrases.covering(at)):
                doers = self.done_by(at)
                last = max((end.span.end for end in doers), default=0)
                new = (each for each in self.units[at + 1 : verb] if each.span.start > last)
                free = bool(doers) and not any(map(self._new_verb, new))
                return Subject(doers, verb - 1, 0.75, "act of") if free else None
        return None

    def exposed_to(self, place: int) -> tuple[End, ...]:
        """Return who did the acts that a verb's subject is exposed to (``تعرضت لغارات شنها``)."""
        for at in range(place + 1, min(len(self.units) - 1, place + _EXPOSED_REACH)):
            unit = self.units[at]
            if unit.ends_clause or self._stops(unit) or self._new_verb(unit):
                return ()
            if unit.case == _OWNED and self.is_attack(unit):
                return self._all_doers(at) or self._out_of(at)
        return ()

    def _out_of(self, at: int) -> tuple[End, ...]:
        """Return whose arms an act comes from (``لقصف من الطيران التابع للجيش``)."""
        for place in range(at + 1, min(len(self.units) - 1, at + _NEAR)):
            unit = self.units[place]
            if unit.word == _FROM and unit.kind is Kind.WORD:
                crowd = self.people_counted(place + 1)
                return crowd.ends if crowd is not None else ()
            if unit.kind is not Kind.WORD or unit.finite or unit.case or self.phrases.covering(place):
                return ()
        return ()

    def _counted_before(self, place: int) -> tuple[End, ...]:
        """Return the body whose people stand before a plural verb (``عشرة من الجماعة قتلوا في``)."""
        if not self.units[place].word.endswith(_PLURAL):
            return ()
        for at in range(place - 1, max(0, place - _NEAR), -1):
            phrase = self.phrases.covering(at)
            if phrase is not None:
                before = self.units[max(0, phrase.first - _NEAR) : phrase.first]
                theirs = self._are_theirs(phrase) and any(map(self._is_casualty, before))
                return tuple(phrase.ends) if theirs else ()
            unit = self.units[at]
            if unit.kind is not Kind.WORD or "preposition" in unit.kinds or self._stops(unit):
                return ()
        return ()

    def _by_adjective(self, at: int) -> tuple[End, ...]:
        """Return the body or state whose fighters a word with an adjective means (``ثلاثة جنود أتراك``)."""
        if "combatant" not in self.units[at - 1].kinds or self.units[at].kind is not Kind.WORD:
            return ()
        unit = self.units[at]
        if unit.adjective is not None:
            return (End(unit.adjective.entity, unit.span),)
        known = knowledge()
        key = known.peoples.get(f"ال{unit.word}") or known.state_of(unit.word[:-2])
        thing = known.things.get(key)
        if thing is None or not (unit.word.endswith(_MANY) or f"ال{unit.word}" in known.peoples):
            return ()
        states = (number for number, each in enumerate(self.document.entities) if each.key == thing.key)
        return tuple(End(number, unit.span) for number in states)

    def _resulted(self, place: int, victims: tuple[End, ...]) -> Loss | None:
        """Return the loss in which acts before it resulted (``أسفرت غارات للحلف عن مقتل عشرة من``)."""
        governed = place > 0 and self.units[place - 1].word in _RESULTS_IN
        if not victims or not (governed or self.units[place].case):
            return None
        found: dict[int, End] = {}
        results = False
        for at in range(place - 1, max(-1, place - _BACK), -1):
            unit = self.units[at]
            if unit.ends_clause:
                break
            results = results or "results" in unit.kinds
            if unit.mention is None and self.is_attack(unit):
                found.update((end.entity, end) for end in self.doers_at(at))
        own = {end.entity for end in victims}
        doers = tuple(end for entity, end in found.items() if entity not in own)
        return Loss(victims, doers, place) if results and doers else None

    def _caused(self, at: int, victims: tuple[End, ...], where: tuple[End, ...]) -> Loss | None:
        """Return the loss in the act at a unit: of those counted, else of what it struck or where."""
        if not victims and self._is_strike(at):
            hit = next(filter(None, (self._struck(at, how) for how in _ON)), None)
            victims = where if hit is None else self.group_ends(hit)
        own = {end.entity for end in victims}
        found = tuple(end for end in self._all_doers(at) if end.entity not in own)
        return Loss(victims, found, at) if victims and found else None

    def _struck(self, at: int, how: str) -> Phrase | None:
        """Return what an act at a unit is done to, or where that lies."""
        return self.behind(at + 1, how, _STRUCK_REACH, comma=False) or self.located(at + 1, how)

    def _all_doers(self, at: int) -> tuple[End, ...]:
        """Return who did the act at a unit and those linked to it (``في معارك مع كذا وغارات لكذا``)."""
        found = list(self.doers_at(at))
        for more in range(at + 1, min(len(self.units) - 1, at + _MORE_REACH)):
            unit = self.units[more]
            if unit.ends_clause or self._stops(unit) or self._begins_anew(unit):
                break
            opens = unit.conjunction or self.units[more - 1].conjunction
            if opens and self.is_attack(unit):
                found.extend(self.doers_at(more))
        return tuple({end.entity: end for end in found}.values())

    def _is_cause(self, at: int) -> bool:
        """Whether an act or a weapon stands behind a word for a cause."""
        unit, before = self.units[at], self.units[at - 1]
        if unit.mention is not None or not self.is_attack(unit):
            return False
        return unit.case == "ب" or (not unit.case and "caused" in before.kinds)

    def _is_strike(self, at: int) -> bool:
        """Whether an act is done from afar on a place."""
        return not {"means", "strike"}.isdisjoint(self.units[at].kinds)

    def _are_theirs(self, phrase: Phrase) -> bool:
        """Whether a phrase is the body whose people are counted before it."""
        if phrase.linked or not all(map(self._is_body, phrase.ends)):
            return False
        near = self.units[max(0, phrase.first - _HEADED) : phrase.first + 1]
        return (phrase.prep in _OF and any(map(self._is_casualty, near))) or self._in_ranks(phrase)

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
