"""Objects that don't stand right behind their verb: behind an insertion, or in whose people they are."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lists import Lists
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.units import Kind

_COMMAS = frozenset({"،", ","})
_LONGEST = 12
_PEOPLE_REACH = 6
_WHOSE = frozenset({"من", "في", "ل"})


class Insertions(Lists):
    """Finds objects that stand farther off (``دعت الدولة، في بيان لوزارتها، جارتها إلى``)."""

    def people_of(self, start: int) -> Phrase | None:
        """Return the body whose people without a name an act is done to (``احتجزت موظفين في الهيئة``)."""
        for at in range(start, min(len(self.units), start + _PEOPLE_REACH)):
            unit = self.units[at]
            phrase = self._body_in(self.phrases.covering(at))
            if phrase is not None:
                bodies = all(self.document.entities[end.entity].type is EntityType.ORG for end in phrase.ends)
                whose = at > start and bool(phrase.ends) and bodies and phrase.prep in _WHOSE
                return replace(phrase, gap=1) if whose and not phrase.linked else None
            if unit.kind is not Kind.WORD or unit.case or unit.conjunction or unit.dated or self._stops(unit):
                return None
            if at == start and (unit.word.startswith("ال") or self.words.has("preposition", unit.word)):
                return None
            if unit.finite or (unit.word not in _WHOSE and self.words.has("transparent", unit.word)):
                return None
        return None

    def _body_in(self, phrase: Phrase | None) -> Phrase | None:
        """Return a phrase that denotes somebody; of a title without a name, the body that it names."""
        if phrase is None or phrase.kind is not Denotes.UNNAMED:
            return phrase
        mention = self.units[phrase.last].mention
        if mention is None:
            return None
        return replace(phrase, kind=Denotes.NAME, ends=(End(mention.entity, mention.span),))

    def _inserted(self, start: int) -> Phrase | None:
        """Return the bare phrase behind an insertion that begins with the comma at a unit."""
        if start + 1 >= len(self.units) or self.units[start].word not in _COMMAS:
            return None
        opens = self.phrases.covering(start + 1)
        if opens is not None and not opens.prep:
            return None  # a list
        for at in range(start + 2, min(len(self.units) - 1, start + _LONGEST)):
            unit = self.units[at]
            if unit.ends_clause or unit.speech:
                return None
            if unit.kind is Kind.SIGN and unit.word in _COMMAS:
                phrase = self.phrases.covering(at + 1)
                if phrase is None or phrase.first != at + 1 or phrase.prep or phrase.linked:
                    return None
                return phrase if phrase.kind is not Denotes.UNNAMED else None
        return None
