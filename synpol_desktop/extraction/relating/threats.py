"""Threats without a word for it: what a speaker says that he or his state will do to somebody."""

from __future__ import annotations

from synpol_desktop.core.kinds import Modality, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form, Shape
from synpol_desktop.extraction.relating.namelessness import NamelessReader
from synpol_desktop.extraction.relating.writing import Act

_HOSTILE = frozenset({RelationType.ASSAULT, RelationType.COERCE, RelationType.SANCTION})
_THREATENED = "هدد"
"""The verb whose trigger stands for what a speaker announces."""

_WILL = frozenset({"سوف", "وسوف", "فسوف"})
_SURE = 0.62
_WHERE = " في"


class ThreatReader(NamelessReader):
    """Reads announced hostile acts as threats of who announces them."""

    def _announced(self, acts: list[tuple[Act, Form]], place: int) -> None:
        """Write down ``قال فلان: سنضرب الدولة`` and ``قال فلان إن بلاده ستفرض عقوبات على الدولة``."""
        speakers, units = self._speech.speakers, self._clause.units
        if not speakers or not acts:
            return
        act, form = acts[0]
        will = form.shape is Shape.FUTURE or (place > 0 and units[place - 1].whole in _WILL)
        # what a person would do by force is told as words of his
        glosses = {of.gloss for _, of in units[place].triggers if of.type in _HOSTILE}
        hostile = act.trigger.gloss in glosses and not act.rule.endswith(_WHERE)
        if not (will and hostile and self._are_theirs(act.sources, speakers)):
            return
        known = self._clause.words.triggers[_THREATENED]
        trigger = next(of for _, of in known if of.type is RelationType.THREATEN)
        self._write(Act(trigger, speakers, act.targets, _SURE, "verb:announced"), place, Modality.ASSERTED)

    def _are_theirs(self, doers: tuple[End, ...], speakers: tuple[End, ...]) -> bool:
        """Whether those who will act speak themselves, or are the state or the body of who speaks."""
        discourse = self._clause.discourse
        own = {end.entity for end in speakers}
        for end in speakers:
            own |= {of[end.entity].entity for of in (discourse.homes, discourse.bodies) if end.entity in of}
        return bool(doers) and all(end.entity in own for end in doers)
