"""Nouns for visits: who goes, and where to, in the order in which the words of a visit name them."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.entries import GENITIVE, Slot, Trigger
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.receiving import ReceivingReader
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind
from synpol_desktop.extraction.relating.writing import Act

_TO, _FOR, _LED = "الي", "ل", "برياسه"
_WHITHER = frozenset({_TO, _FOR})
_TAKEN_UP = frozenset({"بها", "به"})
_IT = "ها"
_REACH, _ATTRIBUTES, _PARTED = 14, 3, 2


class VisitReader(ReceivingReader):
    """Reads nouns for visits."""

    def _visit(
        self, place: int, trigger: Trigger, hows: dict[str, Slot], genitive: Phrase | None
    ) -> Act | None:
        """Read ``زيارة لفلان إلى المدينة``, ``زيارة فلان، رئيس كذا، إلى``, ``زيارة قام بها فلان إلى``."""
        if trigger.type is not RelationType.CONSULT or _FOR not in hows:
            return None
        clause = self._clause
        guest, host = clause.behind(place + 1, _FOR, 5), clause.behind(place + 1, _TO, 12)
        if guest is not None and host is not None and guest.first < host.first:
            return Act(trigger, clause.group_ends(guest), clause.group_ends(host), trigger.sure, "noun:visit")
        if GENITIVE not in hows or _TO not in hows:
            return None
        return self._made(place, trigger) or self._paid(place, trigger, genitive)

    def _made(self, place: int, trigger: Trigger) -> Act | None:
        """Read a visit that a clause of its own tells (``زيارة يقوم بها إلى المدينة فلان``)."""
        units, clause = self._clause.units, self._clause
        verb = place + 1
        while verb < len(units) and verb - place <= _ATTRIBUTES and not self._makes(verb):
            if units[verb].kind is not Kind.WORD or clause.phrases.covering(verb) is not None:
                return None
            verb += 1
        if verb >= len(units) or not self._makes(verb):
            return None
        guest, host = None, None
        for phrase in clause.phrases.items:
            if phrase.first <= verb or phrase.first > verb + _REACH:
                continue
            if any(clause.ends_thought(unit) for unit in units[verb + 1 : phrase.first]):
                break
            if guest is None and not phrase.prep and not phrase.linked and phrase.kind is Denotes.NAME:
                guest = phrase
            elif host is None and phrase.prep in _WHITHER and phrase.gap == 0:
                host = phrase
        return self._visited(trigger, guest, host)

    def _makes(self, at: int) -> bool:
        """Whether a verb that only carries the visit stands at a unit and takes it up by a pronoun."""
        units, light = self._clause.units, self._clause.words.light
        led = any(unit.whole in _TAKEN_UP for unit in units[at + 1 : at + 2])
        word = units[at].word if led else units[at].word.removesuffix(_IT)
        if not led and word == units[at].word:
            return False
        form = light.get(word)
        return form is not None and form.shape is not Shape.FUTURE

    def _paid(self, place: int, trigger: Trigger, genitive: Phrase | None) -> Act | None:
        """Read a visit whose guest is its genitive, behind whom titles and commas may stand."""
        clause, units = self._clause, self._clause.units
        guest = genitive
        if guest is None or guest.kind is Denotes.UNNAMED:
            guest = clause.people_of(place + 1)
        if guest is None:
            return None
        at, commas = guest.last + 1, 0
        while at < len(units) and at - guest.last <= _REACH:
            unit, phrase = units[at], clause.phrases.covering(at)
            comma = unit.word in COMMAS
            title = unit.role is not None and phrase is not None and phrase.first == at
            if phrase is not None and phrase.kind is Denotes.NAME and not (phrase.linked or title):
                if phrase.prep in _WHITHER and phrase.gap == 0:
                    return self._visited(trigger, guest, phrase)
                if phrase.bare and units[at - 1].word in COMMAS and commas == 1:
                    return self._visited(
                        trigger, guest, phrase
                    )  # "the visit of the minister, NAME, the city"
            apposed = title or (phrase is not None and phrase.prep in {"", _LED})
            if phrase is not None and not (apposed or phrase.kind is Denotes.UNNAMED):
                return None
            described = phrase is not None or comma or unit.dated or unit.role is not None
            described = described or unit.whole in {_TO, _LED} or "quote" in unit.kinds
            if not described and not (unit.word.startswith("ال") and not unit.case):
                return None
            commas += comma
            if commas > _PARTED:
                return None
            at = phrase.last + 1 if phrase is not None else at + 1
        return None

    def _visited(self, trigger: Trigger, guest: Phrase | None, host: Phrase | None) -> Act | None:
        """Return the act of a guest who goes to a place or to somebody, nothing if one is unknown."""
        if guest is None or host is None:
            return None
        goers, there = self._clause.group_ends(guest), self._clause.group_ends(host)
        kinds = {self._kind_of(end) for end in goers}
        if (
            not goers
            or not there
            or EntityType.GPE in kinds
            or {e.entity for e in goers} & {e.entity for e in there}
        ):
            return None
        return Act(trigger, goers, there, trigger.sure, "noun:visit")

    def _kind_of(self, end: End) -> EntityType:
        return self._clause.document.entities[end.entity].type
