"""Ties that neighbours in a sentence show: a place in a place, a round of a track, forces of a state."""

from __future__ import annotations

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.extraction.knowledge import knowledge
from synpol_desktop.extraction.relating.ends import End
from synpol_desktop.extraction.relating.ties import TieWriter
from synpol_desktop.extraction.relating.units import Kind

_CAPITAL = ".capital"
_LONGEST_BRANCH = 3
_PLACES = frozenset({EntityType.GPE, EntityType.LOC})


class NeighbourReader(TieWriter):
    """Reads names that stand next to each other, and names made of names."""

    def _neighbours(self, left: int, right: int) -> None:
        clause = self._clause
        units = clause.units
        between = units[left + 1 : right]
        if units[right].conjunction:
            return
        source, target = self._end(left), self._end(right)
        words = [unit.word for unit in between if unit.kind is Kind.WORD]
        signs = [
            unit for unit in between if unit.kind is Kind.SIGN and not clause.words.has("quote", unit.word)
        ]
        kinds = (self._kind(source), self._kind(target))
        prep = units[right].case or (words[0] if words else "")
        trigger = next((unit.span for unit in between if unit.kind is Kind.WORD), None)
        close = len(words) <= 3 and all(
            self._clause.words.has("direction", word) or clause.words.has("place", word) for word in words
        )
        if any(unit.conjunction for unit in between) and not self._is_example(words):
            return
        if kinds[0] in _PLACES and kinds[1] is EntityType.GPE:
            if close and len(signs) <= 1 and self._lies_in(left, words, prep):
                beside = not any(clause.words.has("inside", word) for word in words) and self._is_capital(
                    target
                )  # "north of the capital"
                sure = 0.35 if beside else 0.7
                self._write(RelationType.PART_OF, source, target, trigger, sure, "place in place")
        elif kinds == (EntityType.ORG, EntityType.ORG):
            branch = bool(words) and clause.words.has("branch", words[0]) and len(words) <= _LONGEST_BRANCH
            if branch and prep == "ل" and len(signs) <= 1:
                self._write(RelationType.PART_OF, source, target, trigger, 0.75, "branch of")
            elif close and prep in {"في", "ب"} and not signs:
                kind = RelationType.MEMBER_OF if self._is_party(left) else RelationType.PART_OF
                self._write(kind, source, target, trigger, 0.55, "body in body")
        elif kinds == (EntityType.EVENT, EntityType.EVENT):
            if len(words) <= 3 and not signs and prep in {"من", "ل", "المقبل", "القادم"}:
                self._write(RelationType.PART_OF, source, target, trigger, 0.75, "event of event")
        elif kinds == (EntityType.ORG, EntityType.GPE):
            if self._is_example(words) and units[max(0, left - 1)].word == "دول":
                self._write(RelationType.MEMBER_OF, target, source, trigger, 0.7, "foremost of a bloc")
        elif kinds == (EntityType.ORG, EntityType.PER) and not (words or signs) and self._holds_role(left):
            self._write(RelationType.HEADS, target, source, trigger, 0.6, "office of")

    def _is_party(self, place: int) -> bool:
        """Whether a body is a party or a bloc, which sits in another (``كتلة فلان في المجلس``)."""
        unit = self._clause.units[place]
        first = next((token.folded for token in self._clause.document.tokens_in(unit.span)), "")
        return any(
            self._clause.words.has("party", word)
            for word in (first, unit.word, self._clause.units[max(place - 1, 0)].word)
        )

    def _lies_in(self, left: int, words: list[str], prep: str) -> bool:
        """Whether a place is said to lie in the next: by a direction, or by ``في`` behind ``مدينة``."""
        units, has = self._clause.units, self._clause.words.has
        if any(has("direction", word) and word not in {"في", "ب"} for word in words):
            return True
        named = has("place", units[left].word) or (left > 0 and has("place", units[left - 1].word))
        return prep in {"في", "ب"} and (named or self._kind(self._end(left)) is EntityType.LOC)

    def _is_capital(self, end: End) -> bool:
        return self._clause.document.entities[end.entity].key.endswith(_CAPITAL)

    def _is_example(self, words: list[str]) -> bool:
        return 0 < len(words) <= 3 and any(self._clause.words.has("example", word) for word in words)

    def _holds_role(self, place: int) -> bool:
        """Whether a body is named after an office (``مكتب المبعوث``), whose holder follows."""
        span = self._clause.units[place].span
        words = [token.folded for token in self._clause.document.tokens_in(span)]
        return any(word in self._clause.words.roles for word in words[1:3])

    def _force(self, place: int) -> None:
        """Read ``قوات النظام``, ``الجيش السوري``: a force is part of what it is named after."""
        document = self._clause.document
        end = self._end(place)
        words = [token.folded for token in document.tokens_in(end.span)]
        if (
            self._kind(end) is not EntityType.ORG
            or len(words) < 2
            or not self._clause.words.has("force", words[0])
        ):
            return
        owner = self._owner(end.entity, words[1:])
        if owner is not None:
            self._write(RelationType.PART_OF, end, End(owner, end.span), None, 0.75, "force of")

    def _owner(self, force: int, words: list[str]) -> int | None:
        named = " ".join(words)
        for number, entity in enumerate(self._clause.document.entities):
            if number == force or entity.type not in (EntityType.ORG, EntityType.GPE):
                continue
            for alias in entity.aliases:
                form = folded(alias)
                if form in (named, "ال" + named) or (
                    named.startswith(form + " ") and entity.type is EntityType.ORG
                ):
                    return number
                if entity.type is EntityType.GPE and len(words) == 1 and _is_nisba(named, form):
                    return number
        return self._state_of(words[-1])

    def _state_of(self, adjective: str) -> int | None:
        """Return the state of this text whose adjective ends a name (``القوات المسلحة الفلانية``)."""
        known = knowledge()
        state = known.state_of(adjective) if adjective.startswith("ال") else ""
        return self._clause.document.entity_with_key(known.things[state].key) if state else None


def _is_nisba(word: str, state: str) -> bool:
    """Whether an adjective is made from the name of a state (``السوري``, ``سوريا``)."""
    stem = word.removeprefix("ال").removesuffix("ه").removesuffix("ي")
    name = state.removeprefix("ال")
    return len(stem) >= 3 and name.startswith(stem) and len(name) - len(stem) <= 3
