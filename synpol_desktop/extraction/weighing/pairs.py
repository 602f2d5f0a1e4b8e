"""Candidates: two entities of one sentence and a relation type that a word near them, or a rule, speaks for.

What is seen of a candidate is described in ``describing``.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from synpol_desktop.core.found import FoundRelation
from synpol_desktop.core.kinds import SYMMETRIC, MentionKind, Modality, RelationType
from synpol_desktop.core.light import light
from synpol_desktop.core.spans import Span
from synpol_desktop.extraction.relating.entries import FAULT, OF_CLASS, SPEAKER, Trigger
from synpol_desktop.extraction.relating.inflection import Shape
from synpol_desktop.extraction.relating.modal import modality_of
from synpol_desktop.extraction.relating.units import Sentence, Unit
from synpol_desktop.extraction.relating.view import View

OUTSIDE = "outside"
"""Instead of a rule: the end is named in a sentence before."""

REACH = 40
"""Units between two ends; more distant ones are joined by rules alone."""


@light
class End:
    """An entity's words in a sentence.

    Parameters
    ----------
    place : int
        Their unit, -1 where they stand in a sentence before.
    rule : str
        What found the mention, empty for words that are none (a pronoun, an adjective).
    sure : float
        How sure it is that they are a mention.
    """

    entity: int
    span: Span
    place: int
    rule: str = ""
    sure: float = 0.5


@dataclass(slots=True)
class Pair:
    """Two entities of a sentence in the order of the text, and the relations that rules read between them."""

    sentence: int
    first: End
    second: End
    read: list[FoundRelation] = field(default_factory=list)
    unreal: set[RelationType] = field(default_factory=set)
    """What the sentence says was not done, or is only planned: no weights make that a fact."""


Most = tuple[float, float, float, float]
"""The most that a word can tell of ends before which it stands, between them, behind them, and anywhere."""


def unlimited(_: tuple[RelationType, str, str]) -> Most:
    """Return that a word may tell anything, whatever its type, shape and meaning."""
    return math.inf, math.inf, math.inf, math.inf


@light
class Cue:
    """A word that speaks for a relation type."""

    place: int
    type: RelationType
    form: str
    """The shape of a trigger; of a role ``role``."""
    hows: frozenset[str]
    """How the target may be introduced."""
    gloss: str
    sure: float
    most: Most
    """The most that it can tell at a first look."""


@light
class Claim:
    """A candidate: this source does that to this target.

    Parameters
    ----------
    kind : str
        The name of the type.
    read : FoundRelation or None
        The surest relation of a rule that is just that.
    """

    pair: Pair
    type: RelationType
    kind: str
    source: End
    target: End
    cue: Cue | None
    read: FoundRelation | None

    @property
    def key(self) -> tuple[RelationType, int, int]:
        """Type and ends; of a symmetric type the ends in the order of their numbers."""
        ends = (self.source.entity, self.target.entity)
        low, high = sorted(ends) if self.type.symmetric else ends
        return self.type, low, high


def reading_of(pair: Pair, kind: RelationType, source: int, target: int) -> FoundRelation | None:
    """Return the surest relation of a rule that a pair's sentence states, None if no rule reads it."""
    best = None
    for read in pair.read:
        same = (read.source == source and read.target == target) or kind in SYMMETRIC
        if read.type is kind and same and (best is None or read.confidence > best.confidence):
            best = read
    return best


def pairs(
    sentences: Sequence[Sentence],
    relations: Iterable[FoundRelation],
    views: Sequence[Mapping[int, View]] = (),
) -> list[list[Pair]]:
    """Return for each sentence the entities that stand near each other, and what rules joined."""
    by_sentence = _by_sentence(sentences, relations)
    found = []
    for number, sentence in enumerate(sentences):
        here: dict[tuple[int, int], Pair] = {}
        if by_sentence[number] or any(unit.triggers or unit.role for unit in sentence.units):
            ends = _ends(sentence)
            for at, one in enumerate(ends):
                for other in ends[at + 1 :]:
                    if other.place - one.place > REACH:
                        break
                    if one.entity != other.entity:
                        _nearest(here, number, one, other)
        if views and views[number]:
            _outside(here, number, sentence, views[number])
        for relation in by_sentence[number]:
            _read(here, number, sentence, relation)
        found.append(list(here.values()))
    return found


def _by_sentence(
    sentences: Sequence[Sentence], relations: Iterable[FoundRelation]
) -> dict[int, list[FoundRelation]]:
    """Return the relations of each sentence, told by their trigger, else by their later end."""
    starts = [sentence.span.start for sentence in sentences]
    found: defaultdict[int, list[FoundRelation]] = defaultdict(list)
    for relation in relations:
        if not relation.inferred:
            shown = relation.trigger or max(relation.source_span, relation.target_span)
            found[max(0, bisect_right(starts, shown.start) - 1)].append(relation)
    return found


def _ends(sentence: Sentence) -> list[End]:
    return [
        End(unit.mention.entity, unit.span, place, unit.mention.rule, unit.mention.confidence)
        for place, unit in enumerate(sentence.units)
        if unit.mention is not None and unit.mention.kind is not MentionKind.OFFICE
    ]


def _outside(
    here: dict[tuple[int, int], Pair], number: int, sentence: Sentence, views: Mapping[int, View]
) -> None:
    """Join who acts or speaks in a sentence without being named there with those who are."""
    ends = _ends(sentence)
    named = {end.entity for end in ends}
    for view in views.values():
        for end in (*view.subject, *view.speakers):
            if end.entity in named:
                continue
            named.add(end.entity)
            for other in ends:
                _nearest(here, number, End(end.entity, end.span, -1, OUTSIDE), other)


def _nearest(here: dict[tuple[int, int], Pair], number: int, one: End, other: End) -> None:
    key = (min(one.entity, other.entity), max(one.entity, other.entity))
    known = here.get(key)
    if known is None or known.second.place - known.first.place > other.place - one.place:
        here[key] = Pair(number, one, other)


def _read(here: dict[tuple[int, int], Pair], number: int, sentence: Sentence, found: FoundRelation) -> None:
    key = (min(found.source, found.target), max(found.source, found.target))
    pair = here.get(key)
    if pair is None:
        ends = sorted(((found.source_span, found.source), (found.target_span, found.target)))
        first, second = (End(entity, span, _place_of(sentence, span)) for span, entity in ends)
        pair = here[key] = Pair(number, first, second)
    if found.modality is Modality.ASSERTED:
        pair.read.append(found)
    else:
        pair.unreal.add(found.type)


def _place_of(sentence: Sentence, span: Span) -> int:
    return bisect_right([unit.span.start for unit in sentence.units], span.start) - 1


def cues_of(
    units: tuple[Unit, ...], most_of: Callable[[tuple[RelationType, str, str]], Most] = unlimited
) -> list[Cue]:
    """Return the words that speak for a relation as a fact, in the order of the sentence.

    Parameters
    ----------
    most_of : callable
        Tells the most that a word of a type, shape and meaning can tell.
    """
    found = []
    for place, unit in enumerate(units):
        shape, stated = None, False
        for form, trigger in unit.triggers:
            said = _said_by(form.shape, trigger)
            if said is None:
                continue
            if form.shape is not shape:
                shape = form.shape
                stated = modality_of(units, place, shape) is Modality.ASSERTED
            if stated:
                kind, hows = said
                seen, gloss = form.shape, trigger.gloss
                found.append(Cue(place, kind, seen, hows, gloss, trigger.sure, most_of((kind, seen, gloss))))
        if unit.role is not None:
            kind, gloss = unit.role.relation, unit.role.word
            found.append(Cue(place, kind, "role", _OF_ROLES, gloss, 0.7, most_of((kind, "role", gloss))))
    return found


@lru_cache(maxsize=16384)
def _said_by(shape: Shape, trigger: Trigger) -> tuple[RelationType, frozenset[str]] | None:
    """Return the type for which a trigger in a shape speaks, and how it says that targets are introduced.

    Whether a word judges only the reading of a clause tells where it is common, or a mere predicate.
    """
    slots = trigger.noun if shape is Shape.MASDAR else trigger.verb
    common = bool(trigger.needs) and trigger.needs[0].startswith(OF_CLASS)
    predicate = shape is Shape.PARTICIPLE and all(slot.how in _TOLD for slot in trigger.verb)
    if not slots or common or predicate:
        return None
    return trigger.type, frozenset(slot.how + ("<" if slot.reversed else "") for slot in slots)


_OF_ROLES = frozenset({"gen"})
_TOLD = frozenset({SPEAKER, FAULT})
