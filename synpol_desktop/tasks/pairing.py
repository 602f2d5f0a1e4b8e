"""Which actors may be one: pairs of names that are alike, with what speaks for it and against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from synpol_desktop.arabic.clitics import without_article
from synpol_desktop.arabic.names import comparable, similarity
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType
from synpol_desktop.core.records import Entity, EntityRow
from synpol_desktop.workspace.queries import EntityQuery

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

LIKELY = 0.7
CROWD = 80
"""A word that so many names of one type have says nothing about two of them."""
SHORTEST = 3
SAME_WORD = 0.8
BODY_SHORTER = 0.8
"""What is left of the likeness of a body to a longer name: the missing words may tell two apart."""
NEIGHBOUR, TOGETHER = 0.03, 0.15
"""What a common neighbour adds to the likeness, and what being named in one text takes off."""


class Reason(StrEnum):
    """Why two actors may be one, or why not."""

    SPELLING = "spelling"
    SHORTER = "shorter"
    LAST_WORD = "last_word"
    ALIKE = "alike"
    ENGLISH = "english"
    ALIAS = "alias"
    NEIGHBOURS = "neighbours"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors that may be one; the one that is named more often is the first.

    Parameters
    ----------
    reasons : tuple of (Reason, int)
        With a number where the reason has one: common neighbours, articles that name both.
    """

    first: EntityRow
    second: EntityRow
    likeness: float
    reasons: tuple[tuple[Reason, int], ...]


def pairs(workspace: Workspace, limit: int = 200) -> list[Pair]:
    """Return the pairs that may be one actor, the likeliest first; what was judged different stays out."""
    ids = workspace.entity_ids(EntityQuery(), EVERYTHING)
    rows = {row.id: row for row in workspace.entity_rows(ids, EVERYTHING)}
    entities = {entity.id: entity for entity in workspace.entities(ids)}
    apart = workspace.kept_apart()
    neighbours = _neighbours(workspace)
    found = []
    for one, two in _candidates(entities):
        if (min(one, two), max(one, two)) in apart:
            continue
        reasons = _reasons(entities[one], entities[two])
        if not reasons:
            continue
        likeness = max(score for score, _ in reasons.values())
        common = len(neighbours[one] & neighbours[two])
        said = [(reason, number) for reason, (_, number) in reasons.items()]
        if common:
            said.append((Reason.NEIGHBOURS, common))
        first, second = sorted((rows[one], rows[two]), key=lambda row: (-row.mentions, row.id))
        found.append(Pair(first, second, min(likeness + NEIGHBOUR * common, 1.0), tuple(said)))
    found.sort(key=lambda pair: (-pair.likeness, -pair.second.mentions, pair.first.id, pair.second.id))
    return sorted(
        (_with_articles(workspace, pair) for pair in found[: 2 * limit]),
        key=lambda pair: (-pair.likeness, -pair.second.mentions, pair.first.id, pair.second.id),
    )[:limit]


def _with_articles(workspace: Workspace, pair: Pair) -> Pair:
    """Weigh that texts name both: the same text seldom gives one actor two full names."""
    one = set(workspace.articles_of(pair.first.id, EVERYTHING))
    both = len(one & set(workspace.articles_of(pair.second.id, EVERYTHING)))
    certain = any(reason is Reason.SPELLING for reason, _ in pair.reasons)
    if not both or certain:
        return pair
    reasons = (*pair.reasons, (Reason.TOGETHER, both))
    return Pair(pair.first, pair.second, max(pair.likeness - TOGETHER, 0.0), reasons)


def _candidates(entities: Mapping[EntityId, Entity]) -> Iterator[tuple[EntityId, EntityId]]:
    """Yield pairs of one type that share a word of a name, or their English name."""
    blocks: defaultdict[tuple[EntityType, str], list[EntityId]] = defaultdict(list)
    for entity in entities.values():
        words = {word for name in (entity.name, *entity.aliases) for word in _words(name)}
        words |= {entity.english.casefold()} if entity.english else set()
        for word in words:
            blocks[entity.type, word].append(entity.id)
    seen: set[tuple[EntityId, EntityId]] = set()
    for block in blocks.values():
        if len(block) <= CROWD:
            seen.update(combinations(sorted(set(block)), 2))
    yield from sorted(seen)


def _words(name: str) -> Iterator[str]:
    for word in comparable(name).split():
        bare = without_article(word)
        if len(bare) >= SHORTEST:
            yield bare


def _reasons(one: Entity, two: Entity) -> dict[Reason, tuple[float, int]]:
    """Return why two entities of one type may be one, each reason with its likeness."""
    found: dict[Reason, tuple[float, int]] = {}
    likeness = similarity(one.name, two.name)
    kind = _kind(one.name, two.name, likeness)
    if one.type is not EntityType.PER and kind is Reason.LAST_WORD:
        likeness = 0.0  # bodies and places have no last names
    elif one.type is not EntityType.PER and kind is Reason.SHORTER:
        likeness *= BODY_SHORTER
    if likeness >= LIKELY and _each_word_has_its_like(one.name, two.name):
        found[kind] = (likeness, 0)
    if one.english and one.english.casefold() == two.english.casefold():
        found[Reason.ENGLISH] = (0.9, 0)
    names, others = _keys(one), _keys(two)
    if Reason.SPELLING not in found and names & others:
        found[Reason.ALIAS] = (0.85, 0)
    return found


def _each_word_has_its_like(one: str, two: str) -> bool:
    """Whether no word of the shorter name is another word: ministries of two states are two."""
    short, long = sorted((comparable(one).split(), comparable(two).split()), key=len)
    return all(any(similarity(word, other) >= SAME_WORD for other in long) for word in short)


def _keys(entity: Entity) -> set[str]:
    """Return the full names of an entity; a single word is too little to go by."""
    keys = {comparable(name) for name in (entity.name, *entity.aliases)}
    return {key for key in keys if " " in key}


def _kind(one: str, two: str, likeness: float) -> Reason:
    left, right = comparable(one).split(), comparable(two).split()
    if left == right:
        return Reason.SPELLING
    short, long = sorted((left, right), key=len)
    if len(short) == 1 < len(long):
        return Reason.LAST_WORD
    return Reason.SHORTER if len(short) < len(long) and likeness < 1 else Reason.ALIKE


def _neighbours(workspace: Workspace) -> defaultdict[EntityId, set[int]]:
    facts = workspace.facts(EVERYTHING)
    found: defaultdict[EntityId, set[int]] = defaultdict(set)
    ends: Sequence[tuple[int, int]] = list(zip(facts.sources.tolist(), facts.targets.tolist(), strict=True))
    for source, target in ends:
        found[EntityId(source)].add(target)
        found[EntityId(target)].add(source)
    return found
