"""Gender and number: which phrase can go with which verb or pronoun."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Form, Number
from synpol_desktop.extraction.relating.lists import Lists
from synpol_desktop.extraction.relating.phrase import Denotes, Phrase

_FEMININE = ("ه", "ات")
_HIS = "ه"
"""His: so ends a title where its last letter has no dots, unless the writer leaves them out everywhere."""
_PLURAL = ("يون", "يين")
_MANY = ("ون", "ين", "ات")


INSTRUMENTS = frozenset({EntityType.LAW, EntityType.EVENT})
"""What is done something with, or to, but does nothing itself."""


class Agreement(Lists):
    """Tells what goes together by gender."""

    def feminine(self, phrase: Phrase) -> bool | None:
        """Return the grammatical gender of a phrase: feminine, masculine, or None where it isn't seen."""
        first = self.units[phrase.first]
        if first.role is not None and first.word.endswith("ه"):
            his = first.span.of(self.document.text).endswith(_HIS)
            return None if his and self.words.roles.get(first.word[:-1]) else True
        if (
            first.role is not None
            and first.role.number == 1
            and first.conjunction == ""
            and self.are_persons(phrase.ends)
        ):
            either = first.word.endswith("ي") or self.words.has(
                "either_gender", first.word.removeprefix("ال")
            )
            return None if either else False
        if phrase.kind is not Denotes.NAME or not phrase.ends:
            return None
        if self.words.has("inanimate_plural", first.word):
            return True  # "the states of the union"
        if first.mention is None:
            return None
        return self._shown(phrase.ends[0].entity, first.word)

    def _shown(self, entity: int, word: str) -> bool | None:
        """Return the gender of an entity where it is called by a word (``الحوثيون`` for a movement)."""
        found = self.document.entities[entity]
        if found.type is not EntityType.ORG or word == folded(found.name.split()[0]):
            return self._gender(entity)
        if word.endswith(_PLURAL):
            return False
        return True if word.endswith(_FEMININE) else self._known_masculine(word)

    def _gender(self, entity: int) -> bool | None:
        found = self.document.entities[entity]
        first = folded(found.name.split()[0])
        if (
            found.type is EntityType.GPE
            and " " not in found.name
            and not self.words.has("masculine_state", first)
        ):
            return True
        if found.type is EntityType.GPE and first.endswith(_FEMININE):
            return True
        if found.type is EntityType.ORG:
            return True if first.endswith(_FEMININE) else self._known_masculine(first)
        return self.discourse.genders.get(entity)

    def _known_masculine(self, word: str) -> bool | None:
        return False if self.words.has("masculine_body", word.removeprefix("ال")) else None

    @staticmethod
    def _disagrees(form: Form, feminine: bool | None) -> bool:
        """Whether a singular verb and a noun can't go together by gender."""
        return (
            feminine is not None
            and form.shape.finite
            and form.number is Number.SINGULAR
            and bool(form.text)
            and form.feminine is not feminine
        )

    def are_persons(self, ends: tuple[End, ...]) -> bool:
        """Whether all ends are persons."""
        return bool(ends) and all(self.document.entities[e.entity].type is EntityType.PER for e in ends)

    def are_instruments(self, ends: tuple[End, ...]) -> bool:
        """Whether none of the ends acts itself: laws, accords and events."""
        return all(self.document.entities[e.entity].type in INSTRUMENTS for e in ends)

    def shows_gender(self, ends: tuple[End, ...], form: Form) -> bool:
        """Whether a verb shows by its gender that it is about the one body or state of these ends."""
        return len(ends) == 1 and self._gender(ends[0].entity) is form.feminine

    def clashes(self, ends: tuple[End, ...], form: Form) -> bool:
        """Whether a singular verb shows by its gender that it isn't about the one entity of these ends."""
        return len(ends) == 1 and self._disagrees(form, self._gender(ends[0].entity))

    def may_be_many(self, ends: tuple[End, ...], form: Form) -> bool:
        """Whether a plural verb can be about some ends: several, we, or a name in the plural."""
        if form.number is not Number.PLURAL or form.first_person or len(ends) != 1 or not form.shape.finite:
            return True
        name = folded(self.document.entities[ends[0].entity].name).split()[0]
        said = folded(ends[0].span.of(self.document.text).split()[0])
        return any(word.endswith(_MANY) or self.words.has("force", word) for word in (name, said))

    def gender(self, end: End) -> bool | None:
        """Return the grammatical gender of an end: feminine, masculine, or None where it isn't known."""
        return self._gender(end.entity)

    def takes_pronoun(self, end: End, pronoun: str) -> bool:
        """Whether an attached pronoun can mean an entity, by gender."""
        feminine = self._gender(end.entity)
        return not (pronoun == "ه" and feminine is True) and not (pronoun == "ها" and feminine is False)
