"""Objects that don't stand right behind their verb: behind an insertion, or in whose people they are."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.lists import Lists
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.units import Kind, Unit

_LONGEST = 12
_PEOPLE_REACH = 6
_GENITIVES = 2
_AGENT = 4
_NO_HEADS = frozenset({"transparent", "light", "auxiliary", "negation", "part"})
_TAKES_UP = ("ه", "ها", "هم")
_WHOSE = frozenset({"من", "في", "ل"})


class Insertions(Lists):
    """Finds objects that stand farther off (``دعت الدولة، في بيان لوزارتها، جارتها إلى``)."""

    def people_of(self, start: int) -> Phrase | None:
        """Return the body whose people without a name an act is done to (``احتجزت موظفين في الهيئة``)."""
        if self.past_backing(start) or self._is_called(start):
            return None
        for at in range(start, min(len(self.units), start + _PEOPLE_REACH)):
            unit = self.units[at]
            phrase = self._body_in(self.phrases.covering(at))
            if phrase is not None:
                bodies = all(self.document.entities[end.entity].type is EntityType.ORG for end in phrase.ends)
                whose = phrase.prep in _WHOSE or (at == start + 1 and self._are_people(self.units[start]))
                office = phrase is not self.phrases.covering(at)
                named = (at > start or (office and phrase.last > at)) and bool(phrase.ends) and bodies
                whose = whose or (office and at == start)
                if not named or not whose or phrase.linked:
                    return None
                return self._called_behind(phrase.last + 1) or replace(phrase, gap=1)
            if unit.kind is not Kind.WORD or unit.conjunction or unit.dated or self._stops(unit):
                return None
            if unit.case and at > start:
                return None
            if at == start and (unit.word.startswith("ال") or self.words.has("preposition", unit.word)):
                return None
            if unit.finite or (unit.word not in _WHOSE and self.words.has("transparent", unit.word)):
                return None
        return None

    def _is_called(self, at: int) -> bool:
        """Whether a title stands right behind the person who bears it (``الأمير فلان ولي العهد``)."""
        named = self.phrases.covering(at - 1) if 0 < at < len(self.units) else None
        ends, role = (named.ends, self.units[at].role) if named is not None else ((), None)
        persons = all(self.document.entities[end.entity].type is EntityType.PER for end in ends)
        return bool(ends) and persons and role is not None and not (role.definite or self.units[at].case)

    def past_backing(self, at: int) -> int:
        """Return the unit behind a participle that names who helps, 0 if none (``مدعومة من الحلف``)."""
        readings = self.units[at].triggers if at < len(self.units) else ()
        if not any(
            form.shape is Shape.PARTICIPLE and of.verb and of.verb[0].reversed for form, of in readings
        ):
            return 0
        following = self.units[at + 1 : at + _AGENT]
        for behind, unit in enumerate(following, at + 1):
            phrase = self.phrases.covering(behind)
            if phrase is not None:
                return self.group(phrase)[-1].last + 1 if phrase.prep else 0
            if "preposition" not in unit.kinds and "agent" not in unit.kinds:
                return 0
        return 0

    def past_aside(self, at: int) -> int:
        """Return the unit behind a clause that says who does something with what is named before it.

        ``قصف الحلف الذي تقوده الدولة، مواقع``: the unit itself, where no such clause begins there.
        """
        if at + 2 >= len(self.units) or "relative" not in self.units[at].kinds or self.units[at].conjunction:
            return at
        verb, doer = self.units[at + 1], self.phrases.covering(at + 2)
        takes_up = verb.kind is Kind.WORD and not verb.case and verb.word.endswith(_TAKES_UP)
        if not takes_up or doer is None or doer.first != at + 2 or not doer.bare or not doer.ends:
            return at
        behind = self.group(doer)[-1].last + 1
        return behind + (behind < len(self.units) and self.units[behind].word in COMMAS)

    def is_led(self, verb: int) -> bool:
        """Whether the clause of a verb says who does something with a body named right before it."""
        named = self.phrases.covering(verb - 2) if verb > 1 else None
        ends = named.ends if named is not None else ()
        bodies = all(self.document.entities[end.entity].type is EntityType.ORG for end in ends)
        return bool(ends) and bodies and self.past_aside(verb - 1) > verb

    def _called_behind(self, at: int) -> Phrase | None:
        """Return the person whom a word like ``يدعى`` names behind his body."""
        if at + 1 >= len(self.units) or not self.words.has("naming", self.units[at].word):
            return None
        phrase = self.phrases.covering(at + 1)
        return replace(phrase, gap=1) if phrase is not None and phrase.ends and not phrase.prep else None

    def _are_people(self, unit: Unit) -> bool:
        """Whether a noun counts people without a name, whose body is its genitive (``نواب الكتلة``)."""
        return not unit.word.startswith("ال") and self.words.has("unnamed", unit.word)

    def _body_in(self, phrase: Phrase | None) -> Phrase | None:
        """Return a phrase that denotes somebody; of a title without a name, the body that it names."""
        if phrase is None or phrase.kind is not Denotes.UNNAMED:
            return phrase
        mention = self.units[phrase.last].mention
        if mention is None:
            return None
        return replace(phrase, kind=Denotes.NAME, ends=(End(mention.entity, mention.span),))

    def _inserted(self, start: int) -> Phrase | None:
        """Return the bare phrase behind adverbials, the last of which ends with a comma."""
        while start + 1 < len(self.units) and self.units[start].dated:
            start += 1
        if start + 1 >= len(self.units):
            return None
        comma = self.units[start].word in COMMAS
        opens = self.phrases.covering(start + 1) if comma else None
        told = comma and "relative" in self.units[start + 1].kinds
        if (opens is not None and not opens.prep) or not (comma or self._opens_adverbial(start)):
            return None  # a list
        for at in range(start + 2, min(len(self.units) - 1, start + _LONGEST)):
            unit = self.units[at]
            if unit.ends_clause or (unit.speech and not told):
                return None
            if unit.kind is Kind.SIGN and unit.word in COMMAS:
                phrase = self._named_next(at + 1)
                if phrase is not None and not phrase.prep and not phrase.linked:
                    return phrase if phrase.kind is not Denotes.UNNAMED else None
                if not (self.units[at + 1].dated or self._opens_adverbial(at + 1)):
                    return None
        return None

    def _named_next(self, at: int) -> Phrase | None:
        """Return the phrase that begins at a unit, also behind nouns that it is the genitive of."""
        for place in range(at, min(len(self.units), at + _GENITIVES + 1)):
            phrase = self.phrases.covering(place)
            if phrase is not None:
                return phrase if phrase.first == place and phrase.gap in {0, place - at} else None
            unit = self.units[place]
            plain = unit.kind is Kind.WORD and not (unit.case or unit.conjunction or unit.dated)
            if not plain or unit.word.startswith("ال") or self._stops(unit) or unit.speech:
                return None
            if "preposition" in unit.kinds or unit.kinds & _NO_HEADS:
                return None
        return None

    def _opens_adverbial(self, at: int) -> bool:
        """Whether an adverbial of time, place or occasion begins at a unit (``خلال زيارته``)."""
        unit = self.units[at]
        if unit.conjunction or unit.kind is not Kind.WORD:
            return False
        return (
            unit.case == "ب"
            or self.words.has("circumstance", unit.word)
            or self.words.has("passed", unit.word)
        )
