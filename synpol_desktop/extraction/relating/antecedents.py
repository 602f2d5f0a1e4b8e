"""What a relative pronoun or an attribute takes up: the noun phrase before it, or the body of an office."""

from __future__ import annotations

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.descriptions import Descriptions
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.phrase import Phrase
from synpol_desktop.extraction.relating.signs import COMMAS
from synpol_desktop.extraction.relating.subject import NOBODY, Subject
from synpol_desktop.extraction.relating.units import Kind

_RELATIVES = {"الذي": False, "التي": True}
_SHE_WHO = frozenset({"هو", "هي", "هم", "هما"})  # it is he who

_SHE = "التي"  # she who, that which
_IN = "في"


class Antecedents(Descriptions):
    """Finds the noun phrase that a word takes up."""

    def _antecedent(self, place: int) -> Subject:
        """Return the noun phrase that a relative pronoun takes up."""
        back = place - 1
        while back >= 0 and (self.units[back].kind is Kind.SIGN and not self.units[back].ends_clause):
            back -= 1
        if back > 0 and self.units[back].whole in _SHE_WHO:
            back -= 1
        hops = 0
        while (
            back >= 0
            and self.phrases.covering(back) is None
            and self.units[back].word.startswith("ال")
            and hops < 2
        ):
            if self.units[back].conjunction or self.units[back].case:
                return NOBODY
            back -= 1
            hops += 1
        phrase = self._past_attribute(self.phrases.covering(back), place)
        if phrase is None:
            return NOBODY
        ends = self._actors(self.ends(phrase))
        if self.units[place].word == _SHE and self.are_persons(ends):
            ends = self._body_at_end(back, ends) or (() if self.feminine(phrase) is False else ends)
        if not ends or self._is_of_another_gender(place, ends):
            return NOBODY
        return Subject(ends, phrase.last, 0.75 * phrase.sure, "relative")

    def _is_of_another_gender(self, place: int, ends: tuple[End, ...]) -> bool:
        """Whether a relative pronoun can't take up an entity (``التصريحات … لفلان والتي``)."""
        feminine = _RELATIVES.get(self.units[place].word)
        one = ends[0].entity if len(ends) == 1 else None
        named = one is not None and self.document.entities[one].type is not EntityType.ORG
        known = self._gender(one) if one is not None and named else None  # a body's noun may be left out
        return feminine is not None and known is not None and known is not feminine

    def _past_attribute(self, phrase: Phrase | None, place: int) -> Phrase | None:
        """Return what a relative behind a comma takes up, past an attribute of it.

        ``الوحدات المدعومة من الدولة، التي``: the units, not the state.
        """
        if phrase is None or not phrase.prep or phrase.gap:
            return phrase
        if not (self.units[place].conjunction or self.units[place - 1].word in COMMAS):
            return phrase
        if "relative" not in self.units[place].kinds:
            return phrase
        at = phrase.first - (1 if self.units[phrase.first].case else 2)
        unit = self.units[at]
        if unit.mention is not None and phrase.prep == _IN:
            return self.phrases.covering(at)  # "the town in the province, which"
        if at < 1 or not unit.word.startswith("ال") or unit.conjunction or unit.mention is not None:
            return phrase
        head = self.phrases.covering(at - 1)
        return phrase if head is None or head.last != at - 1 else head

    def antecedent(self, place: int) -> Subject:
        """Return the noun phrase that an attribute at a unit belongs to (``القرار الصادر``)."""
        back = place - 1
        hops = 0
        while back >= 0 and self.phrases.covering(back) is None and hops < 2:
            word = self.units[back].word
            own = self._is_governed_noun(back) or self.words.has("site", word.removeprefix("ال"))
            if own and "relative" in self.units[place].kinds:
                return NOBODY  # "the south of the state beside the land that", "retook the villages that"
            if self.units[back].kind is Kind.WORD and (
                self.units[back].conjunction or not word.startswith("ال") or self.words.has("sent", word)
            ):
                return NOBODY  # "the delegation backed by", "and the forces loyal to": not who is before
            back -= 1
            hops += 1
        phrase = self._past_attribute(self.phrases.covering(back), place)
        if phrase is None:
            return NOBODY
        ends = self._body_of_office(back, place, phrase) or self.ends(phrase)
        return Subject(ends, place, 0.9 * phrase.sure, "antecedent") if ends else NOBODY

    def _is_governed_noun(self, at: int) -> bool:
        """Whether a preposition stands before a word, so that it is a noun of its own, no adjective."""
        before = self.units[at - 1] if at else None
        led = before is not None and before.mention is None and "preposition" in before.kinds
        return self.units[at].kind is Kind.WORD and (bool(self.units[at].case) or led)

    def _body_at_end(self, last: int, ends: tuple[End, ...]) -> tuple[End, ...]:
        """Return the body that ends a person's office, to which a feminine relative belongs."""
        mention = self.units[last].mention
        if mention is None or any(end.entity == mention.entity for end in ends):
            return ()
        return (End(mention.entity, mention.span),)

    def _body_of_office(self, last: int, place: int, phrase: Phrase) -> tuple[End, ...]:
        """Return the body that ends an office, to which an attribute belongs (``قائد الغرفة التابعة``)."""
        mention = self.units[last].mention
        if mention is None or self.words.has("relative", self.units[place].word):
            return ()
        if any(end.entity == mention.entity for end in phrase.ends):
            return ()
        return (End(mention.entity, mention.span),)
