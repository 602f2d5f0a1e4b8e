"""Which event the words of a sentence mean: a name, a noun that takes one up, the one spoken of last."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.units import Kind, Unit

_ARTICLE = "ال"
_KEPT = 2
_ADJECTIVES = ("ي", "يه")


class Events:
    """The events of one document by the nouns that call them, and the one that its reader met last."""

    def __init__(self, document: Document, words: Lexicon) -> None:
        self._document = document
        self._words = words
        self._heads: dict[str, list[int]] = {}
        self._forms: dict[int, set[str]] = {}
        self.last: End | None = None
        self._silent = 0
        for number, entity in enumerate(document.entities):
            if entity.type is EntityType.EVENT:
                names = [folded(alias).split() for alias in entity.aliases]
                self._forms[number] = {word for name in names for word in name[1:]}
                for head in {name[0].removeprefix(_ARTICLE) for name in names if name}:
                    self._heads.setdefault(head, []).append(number)

    def __bool__(self) -> bool:
        """Whether the document names any event."""
        return bool(self._forms)

    def among(self, units: tuple[Unit, ...]) -> dict[int, End]:
        """Return the events that units name, or take up by the noun of the only one of its kind."""
        if not self._forms:
            return {}
        found = ((at, self._at(units, at)) for at in range(len(units)))
        return {at: event for at, event in found if event is not None}

    def _at(self, units: tuple[Unit, ...], at: int) -> End | None:
        unit = units[at]
        if unit.mention is not None:
            return End(unit.mention.entity, unit.mention.span) if unit.mention.entity in self._forms else None
        noun = unit.word.removeprefix(_ARTICLE)
        if unit.kind is not Kind.WORD or not self._words.has("event_noun", noun):
            return None
        found = self._heads.get(noun, [])
        if len(found) != 1:
            return None
        goes_on = at + 1 < len(units) and units[at + 1].word in self._forms[found[0]]
        taken_up = goes_on or noun != unit.word or self._is_construct(units[at + 1 : at + 3])
        return End(found[0], unit.span) if taken_up else None

    def _is_construct(self, following: tuple[Unit, ...]) -> bool:
        """Whether nouns that end in a definite one follow (``مؤتمر دعم الدولة``), no adjective."""
        if len(following) < 2 or following[0].kind is not Kind.WORD or following[0].case:
            return False
        word = following[0].word
        plain = (
            not word.startswith(_ARTICLE) and not word.endswith(_ADJECTIVES) and not following[0].conjunction
        )
        if not plain or self._words.has("preposition", word) or _is_verb(following[0]):
            return False
        return following[1].mention is not None or following[1].word.startswith(_ARTICLE)

    def keep(self, found: End | None) -> None:
        """Remember the last event of a sentence, or forget one that none of the last sentences names."""
        self._silent = 0 if found is not None else self._silent + 1
        kept = self._silent <= _KEPT or len(self._forms) == 1
        self.last = found or (self.last if kept else None)

    def head(self, event: int) -> str:
        """Return the noun that an event is called by first, without the article."""
        name = folded(self._document.entities[event].name).split()
        return name[0].removeprefix(_ARTICLE) if name else ""


def _is_verb(unit: Unit) -> bool:
    """Whether a word can't be a verbal noun, only a verb."""
    return unit.finite and not any(form.shape is Shape.MASDAR for form, _ in unit.triggers)
