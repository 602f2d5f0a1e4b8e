"""What a phrase denotes here: a name its entity, *both* and *the latter* whom the text named before."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import is_known
from synpol_desktop.extraction.relating.breaks import Breaks
from synpol_desktop.extraction.relating.discourse import Discourse
from synpol_desktop.extraction.relating.ends import PLACES, End
from synpol_desktop.extraction.relating.holders import Holders
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.numbers import counts
from synpol_desktop.extraction.relating.ordered import place_in_order
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase, Phrases
from synpol_desktop.extraction.relating.units import Sentence

_ACTORS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})
_ISSUER_REACH = 4
_ARTICLE = "ال"
_NEAR = 4
_TWO = 2
_WHERE = frozenset({"في", "ب"})  # in
_STATES = "الدول"  # the states


class Denoting(Breaks):
    """The entities that the phrases of one sentence denote."""

    def __init__(
        self,
        document: Document,
        words: Lexicon,
        sentence: Sentence,
        phrases: Phrases,
        discourse: Discourse,
        holders: Holders,
    ) -> None:
        super().__init__(words, sentence, phrases)
        self.document = document
        self.discourse = discourse
        self.holders = holders
        self._anything = False

    def ends(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the entities that a phrase denotes here, with the words of the phrase for pronouns."""
        here = self.sentence.cover(phrase.first, phrase.last)
        if phrase.kind is Denotes.DUAL:
            return tuple(replace(end, span=here) for end in self._pair(self.units[phrase.first].word))
        if phrase.kind is Denotes.HOMELAND:
            who = self._whose_home(phrase) or self.discourse.speakers or self.discourse.subject
            homes = [self.discourse.homes[end.entity] for end in who if end.entity in self.discourse.homes]
            if (
                phrase.prep
                and not homes
                and all(self.document.entities[end.entity].type is EntityType.PER for end in who)
            ):
                return ()  # "to his country", which no text names
            return tuple(replace(end, span=here) for end in (homes or who)[:1])
        if phrase.kind is Denotes.RESUMED:
            return tuple(replace(end, span=here) for end in self.discourse.subject)
        if phrase.kind is Denotes.GATHERED:
            return tuple(replace(end, span=here) for end in self._gathered(phrase))
        if phrase.kind is Denotes.PLACE:
            last = self._last_place(phrase)
            return () if last is None else (End(last, here),)
        if phrase.kind is Denotes.LATTER:
            return tuple(replace(end, span=here) for end in self._last_named(phrase))
        if phrase.kind is Denotes.ORDERED:
            two = self._two()
            at = place_in_order(self.units[phrase.first].word)
            return (replace(two[at], span=here),) if len(two) == _TWO else ()
        if phrase.kind is Denotes.COUNTERPART:
            who = self.discourse.subject or self.discourse.speakers
            holder = self.holders.counterpart([end.entity for end in who], phrase.ends[0].entity)
            return () if holder is None else (replace(holder, span=here),)
        if phrase.kind is Denotes.DOCUMENT:
            issuer = self._issuer(phrase)
            ends = self._last_issuer(self.units[phrase.first].word) if issuer is None else issuer
            return tuple(replace(end, span=here) for end in ends)
        return self._chief(phrase) or phrase.ends

    def _two(self) -> tuple[End, ...]:
        """Return the only two persons of the sentence before, else the last two sides that met."""
        named = [
            end for phrase in self.discourse.phrases for end in phrase.ends if phrase.kind is Denotes.NAME
        ]
        persons = {
            end.entity: end for end in named if self.document.entities[end.entity].type is EntityType.PER
        }
        return tuple(persons.values()) if len(persons) == _TWO else self.discourse.pair

    def _whose_home(self, phrase: Phrase) -> tuple[End, ...]:
        """Return who is named right before his state's act (``إعلان فلان انسحاب بلاده``)."""
        for other in reversed(self.phrases.items):
            if other.last < phrase.first:
                near = phrase.first - other.last <= _NEAR and other.kind is not Denotes.UNNAMED
                persons = all(self.document.entities[end.entity].type is EntityType.PER for end in other.ends)
                parted = any(unit.ends_clause for unit in self.units[other.last + 1 : phrase.first])
                return other.ends[:1] if near and persons and not parted else ()
        return ()

    def _pair(self, dual: str) -> tuple[End, ...]:
        """Return whom a dual means: the last two that met; of two countries, states and no persons."""
        discourse = self.discourse
        if not self.words.has("countries", dual):
            return discourse.pair
        last = () if discourse.countries else discourse.pair
        persons = {end.entity for end in last if self.document.entities[end.entity].type is EntityType.PER}
        return () if persons else discourse.countries or last

    def _gathered(self, phrase: Phrase) -> tuple[End, ...]:
        """Return those whom a noun takes up: the last list, of so many if they are counted."""
        lists = self.discourse.lists
        if phrase.first == phrase.last:
            return lists[-1] if lists else self.discourse.pair
        word = self.units[phrase.last].word
        if self.words.has("guarantor", word):
            return self.discourse.guarantors
        counted = [group for group in reversed(lists) if len(group) == counts()[word]]
        if self.units[phrase.first].word == _STATES:
            counted = [states for states in map(self._states_of, counted) if states]
        if "leaders" in self.units[phrase.first].kinds:
            counted.sort(key=lambda group: self.document.entities[group[0].entity].type is not EntityType.PER)
        return next(iter(counted), ())

    def _states_of(self, group: tuple[End, ...]) -> tuple[End, ...]:
        """Return a list of states, or those of persons who were listed, as far as all are known."""
        homes = self.discourse.homes
        kinds = {self.document.entities[end.entity].type for end in group}
        if kinds == {EntityType.PER}:
            found = {
                home.entity: home for home in (homes.get(end.entity) for end in group) if home is not None
            }
            return tuple(found.values()) if len(found) == len(group) else ()
        return group if kinds == {EntityType.GPE} else ()

    def _last_place(self, phrase: Phrase) -> int | None:
        """Return the place named last before a noun, which is no state; a province only for its own noun."""
        province = "no_settlement" in self.units[phrase.first].kinds
        here = [
            other
            for other in reversed(self.phrases.items)
            if other.last < phrase.first and other.ends and self.is_settlement(other.ends[0].entity)
        ]
        fitting = next((other for other in here if self.is_province(other) is province), None)
        if fitting is not None:
            return fitting.ends[0].entity
        if province and self.discourse.province is not None:
            return self.discourse.province
        return here[0].ends[0].entity if here and province else self.discourse.place

    def is_province(self, phrase: Phrase) -> bool:
        """Whether a phrase names a province by its noun."""
        return "province" in self.units[phrase.first].kinds

    def are_places(self, ends: tuple[End, ...]) -> bool:
        """Whether no end is anything but a place; so it is where a place has no name (``في البلاد``)."""
        return all(self.document.entities[end.entity].type in PLACES for end in ends)

    def is_settlement(self, entity: int) -> bool:
        """Whether an entity is a town or a province, so no state."""
        found = self.document.entities[entity]
        return found.type is EntityType.GPE and ("." in found.key or not is_known(found.key))

    def _last_named(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the last actor before a noun in its sentence, else the last one of the sentence before."""
        here = [each for each in self.phrases.items if each.last < phrase.first]
        for other in reversed((*self.discourse.phrases, *here)):
            actors = tuple(end for end in other.ends if self.document.entities[end.entity].type in _ACTORS)
            where = other.prep in _WHERE and self.are_places(actors)
            if other.kind is Denotes.NAME and actors and not where:
                return actors[:1]
        return ()

    def _issuer(self, phrase: Phrase) -> tuple[End, ...] | None:
        """Return who issued a text (``بيان للوزارة``): nobody if unnamed, None if it isn't said."""
        for at in range(phrase.last + 1, min(len(self.units), phrase.last + _ISSUER_REACH)):
            unit = self.units[at]
            issuer = self.phrases.covering(at)
            if issuer is not None:
                whose = not self.units[phrase.first].word.startswith(_ARTICLE)
                own = whose and at == phrase.last + 1 and not self.units[at].case
                bare = issuer.bare and (whose or at > phrase.last + 1)
                return issuer.ends if own or bare or issuer.prep in {"ل", "عن"} else None
            if unit.case == "ل" and at == phrase.last + 1:
                return ()
            if "issuing" not in unit.kinds:
                return None
        return None

    def _last_issuer(self, text: str) -> tuple[End, ...]:
        """Return who issued the text that a definite noun takes up (``البيان``), else who spoke last."""
        issuers = self.discourse.issuers if text.startswith(_ARTICLE) else {}
        return issuers.get(text.removeprefix(_ARTICLE), self.discourse.speakers)

    def _chief(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the named head of a delegation (``وفد الهيئة برئاسة فلان``), who acts for it."""
        at = phrase.last + 1
        if "sent_out" not in self.units[phrase.first].kinds or at >= len(self.units):
            return ()
        following = self.phrases.after(phrase)
        if following is None or "presided" not in self.units[at].kinds or following.first - at > 2:
            return ()
        persons = (self.document.entities[end.entity].type is EntityType.PER for end in following.ends)
        return following.ends[:1] if all(persons) else ()

    def _actors(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        if self._anything:
            return ends
        return tuple(end for end in ends if self.document.entities[end.entity].type in _ACTORS)
