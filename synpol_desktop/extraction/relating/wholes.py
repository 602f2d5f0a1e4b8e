"""The bodies and states of a document by their names, which parts of them bear."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.knowledge import KNOWN, knowledge, known_id

_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_ARTICLE = "ال"
GOVERNMENT = ".government"
"""Ends the key of the government of a state."""
_CLEARLY = 1.5
"""A text is on the state that it names so many times as often as the next one."""


class Wholes:
    """The bodies and states of one document by their folded names."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.by_form: dict[str, int] = {}
        self._by_noun: dict[str, set[int]] = {}
        self._states: list[tuple[str, int]] = []
        for number, entity in enumerate(document.entities):
            if entity.type not in _BODIES:
                continue
            for form in map(folded, entity.aliases):
                if knowledge().state_of(form):
                    continue  # التركية of القوات الروسية والتركية
                self.by_form.setdefault(form, number)
                if entity.type is EntityType.GPE:
                    self._states.append((form, number))
                else:
                    self._by_noun.setdefault(form.split(" ")[0], set()).add(number)

    def named(self, words: list[str], part: int) -> int | None:
        """Return the body, other than a part itself, that words name as a whole."""
        name = " ".join(words)
        found = self.by_form.get(name, self.by_form.get(_ARTICLE + name))
        return None if found == part else found

    def called(self, noun: str, part: int) -> int | None:
        """Return the only body that a definite noun calls (``قوات النظام``: ``النظام الفلاني``)."""
        found = self._by_noun.get(noun, set()) - {part}
        return found.pop() if noun.startswith(_ARTICLE) and len(found) == 1 else None

    def state_like(self, word: str) -> int | None:
        """Return the state or town that an adjective is made from."""
        return next((number for form, number in self._states if _is_nisba(word, form)), None)

    def ministry_of(self, post: str, nation: str) -> int | None:
        """Return the body of a state that a post (``وزير خارجيه``) is the head of, if the text names it."""
        _, _, field = post.partition(" ")
        if not (field and nation):
            return None
        own = f"{KNOWN}{nation}."
        bodies = (each for each in enumerate(self._document.entities) if each[1].key.startswith(own))
        return next((number for number, body in bodies if field in folded(" ".join(body.aliases))), None)

    def government_of(self, state: int) -> int:
        """Return the government of a state, the state itself where the text doesn't name its government."""
        key = f"{self._document.entities[state].key}{GOVERNMENT}"
        government = self._document.entity_with_key(key)
        return state if government is None else government

    def lies_in(self, place: int, whole: int) -> bool:
        """Whether the tables know that a place lies in another one."""
        known, entities = knowledge().things, self._document.entities
        thing = knowledge().thing(entities[place].key)
        while thing is not None and thing.parent:
            thing = known.get(thing.parent)
            if thing is not None and thing.key == entities[whole].key:
                return True
        return False

    def is_state(self, place: int) -> bool:
        """Whether the tables know an entity for a state."""
        return known_id(self._document.entities[place].key) in knowledge().states

    def country_of(self, place: int) -> int | None:
        """Return the state that a place lies in by the tables; of an unknown one, what the text is on."""
        known = knowledge()
        thing = known.thing(self._document.entities[place].key)
        if thing is None:
            return self.home
        while thing.parent in known.things and thing.id not in known.states:
            thing = known.things[thing.parent]
        return self._document.entity_with_key(thing.key) if thing.id in known.states else None

    @cached_property
    def home(self) -> int | None:
        """The state that a text is clearly on."""
        weight = Counter(mention.entity for mention in self._document.mentions)
        weight.update(adjective.entity for adjective in self._document.adjectives)
        entities, states = self._document.entities, knowledge().states
        ranked = [each for each in weight.most_common() if known_id(entities[each[0]].key) in states]
        (first, most), (_, next_most) = [*ranked[:2], (None, 0), (None, 0)][:2]
        return first if most >= _CLEARLY * next_most else None


def _is_nisba(word: str, state: str) -> bool:
    """Whether an adjective is made from the name of a state (``السوري``, ``سوريا``)."""
    stem = word.removeprefix(_ARTICLE).removesuffix("ه").removesuffix("ي")
    name = state.removeprefix(_ARTICLE)
    return len(stem) >= 3 and name.startswith(stem) and len(name) - len(stem) <= 3
