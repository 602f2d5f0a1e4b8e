"""What another extraction of a text would add, remove and change, and choosing among that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from synpol_desktop.core.filters import DISPLAY_CONFIDENCE
from synpol_desktop.core.found import Findings, FoundEntity, FoundMention, FoundRelation

T = TypeVar("T", FoundMention, FoundRelation)


class Turn(StrEnum):
    """What becomes of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """One fact that two extractions see otherwise; entity numbers are those of its own findings."""

    turn: Turn
    old: T | None
    new: T | None


@dataclass(frozen=True, slots=True)
class Differences:
    """All that two extractions of one text see otherwise."""

    mentions: tuple[Difference[FoundMention], ...]
    relations: tuple[Difference[FoundRelation], ...]

    def __len__(self) -> int:
        return len(self.mentions) + len(self.relations)


def differences(old: Findings, new: Findings) -> Differences:
    """Compare two extractions of one text."""
    mentions = _compare(
        old.mentions,
        new.mentions,
        lambda m, entities: (m.span, entities[m.entity].key),
        lambda a, b: a.span.overlaps(b.span),
        (old.entities, new.entities),
    )
    relations = _compare(old.relations, new.relations, _stated, _near, (old.entities, new.entities))
    return Differences(tuple(mentions), tuple(relations))


def combined(
    old: Findings,
    new: Findings,
    found: Differences,
    taken: Collection[Difference[FoundMention] | Difference[FoundRelation]],
) -> Findings:
    """Return the new findings with only those differences that were taken; the others stay as they were."""
    entities = list(new.entities)
    places = {(entity.type, entity.key): at for at, entity in enumerate(entities)}

    def number(at: int) -> int:
        entity = old.entities[at]
        if (entity.type, entity.key) not in places:
            places[entity.type, entity.key] = len(entities)
            entities.append(entity)
        return places[entity.type, entity.key]

    refused_mentions = [each for each in found.mentions if each not in taken]
    refused_relations = [each for each in found.relations if each not in taken]
    mentions = [m for m in new.mentions if all(m is not each.new for each in refused_mentions)]
    mentions += [
        replace(each.old, entity=number(each.old.entity)) for each in refused_mentions if each.old is not None
    ]
    relations = [r for r in new.relations if all(r is not each.new for each in refused_relations)]
    relations += [
        replace(
            r,
            source=number(r.source),
            target=number(r.target),
            place=None if r.place is None else number(r.place),
            speaker=None if r.speaker is None else number(r.speaker),
        )
        for each in refused_relations
        if (r := each.old) is not None
    ]
    mentions.sort(key=lambda mention: mention.span)
    used = _named(mentions, relations, new)
    return _without_others(
        replace(new, entities=tuple(entities), mentions=tuple(mentions), relations=tuple(relations)), used
    )


def _named(mentions: Sequence[FoundMention], relations: Sequence[FoundRelation], new: Findings) -> set[int]:
    named = {mention.entity for mention in mentions} | {s.speaker for s in new.statements}
    for r in relations:
        named |= {end for end in (r.source, r.target, r.place, r.speaker) if end is not None}
    return named


def _without_others(findings: Findings, used: set[int]) -> Findings:
    """Leave out entities that nothing names any more."""
    kept = sorted(used)
    number = {old: at for at, old in enumerate(kept)}
    return replace(
        findings,
        entities=tuple(findings.entities[at] for at in kept),
        mentions=tuple(replace(m, entity=number[m.entity]) for m in findings.mentions),
        relations=tuple(
            replace(
                r,
                source=number[r.source],
                target=number[r.target],
                place=None if r.place is None else number[r.place],
                speaker=None if r.speaker is None else number[r.speaker],
            )
            for r in findings.relations
        ),
        statements=tuple(replace(s, speaker=number[s.speaker]) for s in findings.statements),
    )


def _stated(relation: FoundRelation, entities: Sequence[FoundEntity]) -> Hashable:
    """Return what a relation says; its score counts only where it decides what is shown."""
    ends = ((relation.source_span, relation.source), (relation.target_span, relation.target))
    places = [(span, entities[end].key) for span, end in ends]
    place = None if relation.place is None else entities[relation.place].key
    shown = relation.confidence >= DISPLAY_CONFIDENCE
    if relation.type.symmetric:
        places.sort()
    return (relation.type, *places, relation.modality, relation.date, place, shown)


def _near(a: FoundRelation, b: FoundRelation) -> bool:
    """Whether two relations speak of the same words, in either direction."""
    straight = a.source_span.overlaps(b.source_span) and a.target_span.overlaps(b.target_span)
    turned = a.source_span.overlaps(b.target_span) and a.target_span.overlaps(b.source_span)
    return straight or turned


def _compare(
    old: Sequence[T],
    new: Sequence[T],
    said: Callable[[T, Sequence[FoundEntity]], Hashable],
    near: Callable[[T, T], bool],
    entities: tuple[Sequence[FoundEntity], Sequence[FoundEntity]],
) -> Iterator[Difference[T]]:
    """Yield what is in one only, joining what lies at the same words into one change."""
    before = {said(fact, entities[0]) for fact in old}
    after = {said(fact, entities[1]) for fact in new}
    gone = [fact for fact in old if said(fact, entities[0]) not in after]
    come = [fact for fact in new if said(fact, entities[1]) not in before]
    for fact in gone:
        match = next((other for other in come if near(fact, other)), None)
        if match is None:
            yield Difference(Turn.REMOVED, fact, None)
        else:
            come.remove(match)
            yield Difference(Turn.CHANGED, fact, match)
    for fact in come:
        yield Difference(Turn.ADDED, None, fact)
