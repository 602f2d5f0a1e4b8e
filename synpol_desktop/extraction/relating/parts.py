"""Bodies made of others' names or named inside them: forces, organs, formations."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.ties import TieWriter

_OWN = "ل"
_IN = frozenset({"في", "لدي"})
_ARTICLE = "ال"
_FORCE, _ORGAN, _THEREIN = 0.75, 0.66, 0.62


class PartReader(TieWriter):
    """Reads parts from names, and from words that take their whole up."""

    def _part(self, place: int) -> None:
        """Read ``قوات النظام``, ``المجلس الاستشاري لحركة فلانية``, ``لجنة العلاقات فيها``."""
        end = self._end(place)
        if self._kind(end) is not EntityType.ORG:
            return
        words = self._name(place)
        has = self._clause.words.has
        arm = has("force", words[0]) or has("mission", words[0])
        if len(words) > 1 and arm and not has("civil", words[1]):
            owner = self._owner(end.entity, words[1:])
            if owner is not None and (has("force", words[0]) or self._sends(owner)):
                self._write(RelationType.PART_OF, end, End(owner, end.span), None, _FORCE, "force of")
        elif len(words) > 1 and has("organ", words[0].removeprefix(_ARTICLE)):
            whole = self._inside(end.entity, words)
            if whole is not None:
                self._write(
                    RelationType.PART_OF, end, End(whole, end.span), None, _ORGAN, "organ in the name"
                )
        self._therein(place, end)

    def _sends(self, owner: int) -> bool:
        """Whether an owner has embassies: a state or a body of states, no town where one is."""
        entity = self._clause.document.entities[owner]
        return entity.type is EntityType.ORG or self._wholes.is_state(owner)

    def _name(self, place: int) -> list[str]:
        """Return the words of a name, without what is attached to the first one (``والجيش``, ``للقوات``)."""
        unit = self._clause.units[place]
        first, *others = folded(unit.span.of(self._clause.document.text)).split()
        return [_ARTICLE + first[1:] if unit.case == _OWN and first.startswith(_OWN) else first, *others]

    def _inside(self, organ: int, words: list[str]) -> int | None:
        """Return the body that the last words of an organ's name are, behind ``ل``, ``في`` or its nouns."""
        led = self._clause.words.has("staffs", words[0].removeprefix(_ARTICLE))
        for at in range(1, len(words)):
            word = words[at]
            if word.startswith(_OWN + _OWN):
                rest = [_ARTICLE + word[2:], *words[at + 1 :]]
            elif word.startswith(_OWN):
                rest = [word[1:], *words[at + 1 :]]
            elif words[at - 1] in _IN or (led and not words[at - 1].startswith(_ARTICLE)):
                rest = words[at:]  # "the command of the forces of"
            else:
                continue
            whole = self._wholes.named(rest, organ)
            if whole is not None and self._clause.document.entities[whole].type is EntityType.ORG:
                return whole
        return None

    def _owner(self, force: int, words: list[str]) -> int | None:
        """Return what the words behind the first one of a force's name say it belongs to."""
        for length in range(len(words), 0, -1):
            found = self._wholes.named(words[:length], force)
            entities = self._clause.document.entities
            if found is not None and (length == len(words) or entities[found].type is EntityType.ORG):
                return found
        if len(words) == 1:
            found = self._wholes.state_like(words[0])
            if found is not None:
                return found
        state = self._state_of(words[-1])
        if state is not None and self._clause.words.has("regime", words[0]):
            return None  # whose forces they are, the text doesn't name
        if state is not None and self._clause.words.has("governmental", words[0]):
            return self._wholes.government_of(state)
        return self._wholes.called(words[0], force) if state is None and len(words) == 1 else state

    def _state_of(self, adjective: str) -> int | None:
        """Return the state of this text whose adjective ends a name (``القوات المسلحة الفلانية``)."""
        known = knowledge()
        state = known.state_of(adjective) if adjective.startswith(_ARTICLE) else ""
        return self._clause.document.entity_with_key(known.things[state].key) if state else None

    def _therein(self, place: int, organ: End) -> None:
        """Read ``لجنة العلاقات فيه``: an organ of the body that the pronoun means."""
        clause = self._clause
        following = clause.units[place + 1].whole if place + 1 < len(clause.units) else ""
        if not clause.words.has("organ", self._head(place)) or not clause.words.has("therein", following):
            return
        pronoun = "ها" if following.endswith("ها") else "ه"
        here = [p for p in clause.phrases.items if p.last < place]
        for phrase in (*reversed(here), *reversed(clause.discourse.phrases)):
            for end in phrase.ends[:1]:
                if self._kind(end) is EntityType.ORG and clause.takes_pronoun(end, pronoun):
                    trigger = clause.units[place + 1].span
                    self._write(RelationType.PART_OF, organ, end, trigger, _THEREIN, "organ therein")
                    return

    def _head(self, place: int) -> str:
        return self._clause.units[place].word.removeprefix(_ARTICLE)
