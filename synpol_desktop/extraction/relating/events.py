"""Which event the words of a sentence mean: a name, a noun that takes one up, the one spoken of last."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.lexicon import Lexicon
from synpol_desktop.extraction.relating.units import Kind, Unit

_ARTICLE = "ال"
_KEPT = 2


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

    def at(self, units: tuple[Unit, ...], at: int) -> End | None:
        """Return the event that a unit names, or takes up by the noun of the only one of its kind."""
        if not self._forms or not 0 <= at < len(units):
            return None
        unit = units[at]
        if unit.mention is not None:
            return End(unit.mention.entity, unit.mention.span) if unit.mention.entity in self._forms else None
        noun = unit.word.removeprefix(_ARTICLE)
        if unit.kind is not Kind.WORD or not self._words.has("event_noun", noun):
            return None
        found = self._heads.get(noun, [])
        if len(found) != 1:
            return None
        following = units[at + 1] if at + 1 < len(units) else None
        goes_on = following is not None and following.word in self._forms[found[0]]
        return End(found[0], unit.span) if goes_on or noun != unit.word else None

    def keep(self, found: End | None) -> None:
        """Remember the last event of a sentence, or forget one that none of the last sentences names."""
        self._silent = 0 if found is not None else self._silent + 1
        self.last = found or (self.last if self._silent <= _KEPT else None)

    def head(self, event: int) -> str:
        """Return the noun that an event is called by first, without the article."""
        name = folded(self._document.entities[event].name).split()
        return name[0].removeprefix(_ARTICLE) if name else ""
