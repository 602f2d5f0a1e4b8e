"""Phrases of a sentence in their lists: who is coordinated with whom, and what a phrase denotes here."""

from __future__ import annotations

from dataclasses import replace

from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.discourse import Discourse
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.holders import Holders
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.numbers import counts
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase, Phrases
from synpol_desktop.extraction.relating.units import Kind, Sentence, Unit

_ACTORS = frozenset({EntityType.PER, EntityType.ORG, EntityType.GPE})
_NO_MEMBERS = frozenset({Denotes.DUAL, Denotes.DOCUMENT, Denotes.LATTER, Denotes.GATHERED})
_LONGEST_LIST = 10
_SHORTEST_CLAUSE = 3
_BESIDE = 4
_COMMAS = frozenset({"،", ","})
_ISSUER_REACH = 4
_WHERE = frozenset({"في", "عن"})
_STOPPING = frozenset({"complementizer", "relative", "subordinator"})


class Lists:
    """The words of one sentence and the entities that its phrases denote."""

    def __init__(
        self,
        document: Document,
        words: Lexicon,
        sentence: Sentence,
        phrases: Phrases,
        discourse: Discourse,
        holders: Holders,
    ) -> None:
        self.holders = holders
        self._anything = False
        self.document = document
        self.words = words
        self.sentence = sentence
        self.units = sentence.units
        self.phrases = phrases
        self.discourse = discourse

    def ends(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the entities that a phrase denotes here, with the words of the phrase for pronouns."""
        here = self.sentence.cover(phrase.first, phrase.last)
        if phrase.kind is Denotes.DUAL:
            return tuple(replace(end, span=here) for end in self._pair(self.units[phrase.first].word))
        if phrase.kind is Denotes.HOMELAND:
            who = self.discourse.speakers or self.discourse.subject
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
        if phrase.kind is Denotes.COUNTERPART:
            who = self.discourse.subject or self.discourse.speakers
            holder = self.holders.counterpart([end.entity for end in who], phrase.ends[0].entity)
            return () if holder is None else (replace(holder, span=here),)
        if phrase.kind is Denotes.DOCUMENT:
            issuer = self._issuer(phrase)
            ends = self.discourse.speakers if issuer is None else issuer
            return tuple(replace(end, span=here) for end in ends)
        return self._chief(phrase) or phrase.ends

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
        return next((group for group in reversed(lists) if len(group) == counts()[word]), ())

    def _last_place(self, phrase: Phrase) -> int | None:
        """Return the place named last before a noun, which is no state."""
        for other in reversed(self.phrases.items):
            if other.last < phrase.first and other.ends and self.is_settlement(other.ends[0].entity):
                return other.ends[0].entity
        return self.discourse.place

    def is_settlement(self, entity: int) -> bool:
        """Whether an entity is a town or a province, so no state."""
        found = self.document.entities[entity]
        return found.type is EntityType.GPE and ("." in found.key or not found.key.startswith("kb:"))

    def _last_named(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the last actor before a noun in its sentence, else the last one of the sentence before."""
        here = [each for each in self.phrases.items if each.last < phrase.first]
        for other in reversed((*self.discourse.phrases, *here)):
            actors = tuple(end for end in other.ends if self.document.entities[end.entity].type in _ACTORS)
            if other.kind is Denotes.NAME and actors:
                return actors[:1]
        return ()

    def _issuer(self, phrase: Phrase) -> tuple[End, ...] | None:
        """Return who issued a text (``بيان للوزارة``): nobody if unnamed, None if it isn't said."""
        for at in range(phrase.last + 1, min(len(self.units), phrase.last + _ISSUER_REACH)):
            unit = self.units[at]
            issuer = self.phrases.covering(at)
            if issuer is not None:
                own = at == phrase.last + 1 and not self.units[at].case
                return issuer.ends if own or issuer.bare or issuer.prep in {"ل", "عن"} else None
            if unit.case == "ل" and at == phrase.last + 1:
                return ()
            if not self.words.has("issuing", unit.word):
                return None
        return None

    def _chief(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the named head of a delegation (``وفد الهيئة برئاسة فلان``), who acts for it."""
        at = phrase.last + 1
        if not self.units[phrase.first].word.startswith("وفد") or at >= len(self.units):
            return ()
        following = self.phrases.after(phrase)
        if (
            following is None
            or not self.words.has("presided", self.units[at].word)
            or following.first - at > 2
        ):
            return ()
        persons = (self.document.entities[end.entity].type is EntityType.PER for end in following.ends)
        return following.ends[:1] if all(persons) else ()

    def group(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Return a phrase with those that are coordinated to its right."""
        found = [phrase]
        current = phrase
        skipped = 0
        while len(found) < _LONGEST_LIST:
            following = self.phrases.after(current)
            if following is None:
                break
            if self._joined(current, following):
                found.append(following)
                skipped = 0
            elif skipped or not self._generic_conjunct(current, following):
                break
            else:
                skipped += 1
            current = following
        return tuple(found)

    def group_ends(self, phrase: Phrase) -> tuple[End, ...]:
        """Return the entities of a phrase and of those coordinated with it, each once."""
        return self.ends_of(self.group(phrase))

    def ends_of(self, group: tuple[Phrase, ...]) -> tuple[End, ...]:
        """Return the entities of several phrases, each once."""
        ends: dict[int, End] = {}
        for member in group:
            for end in self.ends(member):
                ends.setdefault(end.entity, end)
        return tuple(ends.values())

    def _joined(self, left: Phrase, right: Phrase) -> bool:
        if right.kind in _NO_MEMBERS:
            return False
        between = self.units[left.last + 1 : right.first]
        if right.linked and right.bare and self._is_relative_clause(between):
            return True
        linked, comma, depth = right.linked, False, 0
        for place, unit in enumerate(between):
            if unit.word in {"(", "["}:
                depth += 1
            elif unit.word in {")", "]"}:
                depth -= 1
            elif depth > 0 and len(between) < 12:
                continue
            elif unit.kind is Kind.SIGN:
                if unit.word in {"،", ","}:
                    comma = True
                elif not self.words.has("quote", unit.word):
                    return False
            elif unit.finite and not unit.word.startswith("ال"):
                return False
            elif (
                (unit.conjunction and (self._links(unit, left, between) or self._is_of_state(unit, left)))
                or "backing" in unit.kinds
                or unit.word in {"اضافه", "فضلا"}
                or (unit.conjunction and self.words.has("preposition", unit.word) and unit.word == left.prep)
            ):
                linked = True
            elif (self.words.has("linking", unit.word) and linked) or (
                not linked and not comma and place < 3 and unit.word.startswith("ال") and not unit.case
            ):
                continue
            elif linked and place < len(between) and not self.words.has("preposition", unit.word):
                if unit.word in self.words.titles or unit.conjunction:
                    continue
                return False
            else:
                return False
        if linked:
            return True
        return comma and self._same_sort(left, right) and self._in_list(right)

    def _links(self, unit: Unit, left: Phrase, between: tuple[Unit, ...]) -> bool:
        """Whether a word with a conjunction goes on with a list; ``وفي`` does so before ``مقدمتها`` only."""
        if not self.words.has("linking", unit.word):
            return False
        here = unit.word in _WHERE and unit.word != left.prep
        return not here or any(self.words.has("example", other.word) for other in between)

    def _is_of_state(self, unit: Unit, left: Phrase) -> bool:
        """Whether an adjective stands for the same office elsewhere (``الرئيس الروسي فلان والتركي فلان``)."""
        nisba = unit.word.startswith("ال") and bool(unit.adjective or knowledge().state_of(unit.word))
        persons = (self.document.entities[end.entity].type is EntityType.PER for end in left.ends)
        return nisba and all(persons)

    def _is_relative_clause(self, between: tuple[Unit, ...]) -> bool:
        """Whether two members of a list have a clause between them (``فلان، الذي عاد، وفلان``)."""
        if len(between) < _SHORTEST_CLAUSE or between[-1].word not in {"،", ","}:
            return False
        opens = between[1] if between[0].word in {"،", ","} else between[0]
        return self.words.has("relative", opens.word) and not any(unit.ends_clause for unit in between)

    def _in_list(self, phrase: Phrase) -> bool:
        """Whether a phrase after a comma goes on with a list: members follow up to one with a conjunction."""
        for _ in range(_LONGEST_LIST):
            nearest = self.phrases.after(phrase)
            if nearest is None or nearest.first - phrase.last > _BESIDE:
                return False
            if nearest.linked:
                return True
            if self.units[phrase.last + 1].word not in _COMMAS or not nearest.bare:
                return False
            phrase = nearest
        return False

    def _same_sort(self, left: Phrase, right: Phrase) -> bool:
        sorts = [
            {self.document.entities[end.entity].type is EntityType.PER for end in phrase.ends}
            for phrase in (left, right)
        ]
        return right.bare and sorts[0] == sorts[1]

    def _generic_conjunct(self, left: Phrase, right: Phrase) -> bool:
        """Whether a list goes on with something without a name, inside which ``right`` stands."""
        between = self.units[left.last + 1 : right.first]
        linked = [unit for unit in between if unit.conjunction]
        return (
            0 < len(between) <= 6
            and bool(linked)
            and not any(unit.finite or unit.ends_clause for unit in between)
            and not any(self._stops(unit) for unit in between)
        )

    def leader(self, phrase: Phrase) -> Phrase:
        """Return the first member of the list that a phrase ends."""
        leader = phrase
        while leader.linked or (leader.prep == "" and leader.gap == 0):
            number = self.phrases.at[leader.first] - 1
            if number < 0:
                break
            before = self.phrases.items[number]
            if not self._joined(before, leader):
                break
            leader = before
        return leader

    def _actors(self, ends: tuple[End, ...]) -> tuple[End, ...]:
        if self._anything:
            return ends
        return tuple(end for end in ends if self.document.entities[end.entity].type in _ACTORS)

    def _stops(self, unit: Unit) -> bool:
        """Whether no end of a trigger stands beyond a word."""
        if unit.kind is Kind.SIGN:
            return unit.ends_clause or unit.word == ":"
        return not _STOPPING.isdisjoint(unit.kinds)

    def _behind_means(self, at: int) -> int:
        """Return where the adverbial of means that begins at a unit ends."""
        at += 1
        while at < len(self.units) and self.phrases.covering(at) is None:
            unit = self.units[at]
            if unit.kind is Kind.SIGN or unit.finite or unit.case or self._stops(unit):
                break
            at += 1
        return at

    def stands_alone(self, at: int) -> bool:
        """Whether a unit is a demonstrative without a noun, which takes up what was told (``رفض ذلك``)."""
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        noun = following is not None and following.word.startswith("ال") and not following.case
        return self.words.has("this", self.units[at].word) and not noun

    def ends_thought(self, unit: Unit) -> bool:
        """Whether a sign or a word begins what no verb before it governs: a new clause or what was said."""
        return unit.ends_clause or self._stops(unit)

    def _new_verb(self, unit: Unit) -> bool:
        if "light" in unit.kinds and not unit.triggers and not unit.case:
            return True
        if not unit.finite or unit.word.startswith("ال") or unit.case or self._is_hour(unit):
            return False
        readings = [form for form, _ in unit.triggers]
        return all(form.shape.finite for form in readings) and "preposition" not in unit.kinds

    @staticmethod
    def _is_hour(unit: Unit) -> bool:
        """Whether a word that may be a verb is a time of the day (``فجر``)."""
        return not unit.conjunction and "transparent" in unit.kinds
