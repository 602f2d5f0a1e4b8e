"""The bodies and states of a document by their names, which parts of them bear."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.extraction.document import Document

_BODIES = frozenset({EntityType.ORG, EntityType.GPE})
_ARTICLE = "ال"


class Wholes:
    """The bodies and states of one document by their folded names."""

    def __init__(self, document: Document) -> None:
        self.by_form: dict[str, int] = {}
        self._by_noun: dict[str, set[int]] = {}
        self._states: list[tuple[str, int]] = []
        for number, entity in enumerate(document.entities):
            if entity.type not in _BODIES:
                continue
            for form in map(folded, entity.aliases):
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


def _is_nisba(word: str, state: str) -> bool:
    """Whether an adjective is made from the name of a state (``السوري``, ``سوريا``)."""
    stem = word.removeprefix(_ARTICLE).removesuffix("ه").removesuffix("ي")
    name = state.removeprefix(_ARTICLE)
    return len(stem) >= 3 and name.startswith(stem) and len(name) - len(stem) <= 3
