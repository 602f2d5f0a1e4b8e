"""Several actors drawn as one node that sums up their relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synpol_desktop.core.facts import Facts
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES, EntityType
from synpol_desktop.core.network import IndexArray
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.words import plural_of

_SYMMETRIC = np.array([kind.symmetric for kind in RELATION_TYPES])


@dataclass(frozen=True, slots=True)
class Fold:
    """A group that is drawn as one.

    Parameters
    ----------
    id : EntityId
        Negative, so that no actor of the workspace has it.
    name : str
        That of its strongest member.
    whole : bool
        Whether it is all of its type, and called by that.
    at : tuple of float, optional
        Where it is held, in layout units.
    """

    id: EntityId
    name: str
    type: EntityType
    members: frozenset[EntityId]
    whole: bool = False
    at: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if self.id >= 0 or len(self.members) < 2:
            raise ValueError("a fold has a negative id and two members or more")

    @property
    def title(self) -> str:
        """What the group is called, with how many it holds."""
        count = ntr("{n} actor", "{n} actors", len(self.members))
        return tr("{name} ({count})", name=plural_of(self.type) if self.whole else self.name, count=count)


def next_id(folds: Iterable[Fold]) -> EntityId:
    """Return an id that no fold has."""
    return EntityId(min((fold.id for fold in folds), default=EntityId(0)) - 1)


def fold_of(folds: Iterable[Fold]) -> dict[EntityId, EntityId]:
    """Return the fold that each member is drawn in."""
    return {member: fold.id for fold in folds for member in fold.members}


def folded(facts: Facts, folds: Sequence[Fold]) -> Facts:
    """Return facts in which each fold is one entity; relations inside a fold vanish, parallel ones add up."""
    if not folds:
        return facts
    into = fold_of(folds)
    inside = np.array([EntityId(int(entity)) in into for entity in facts.ids], np.bool_)
    groups = [fold for fold in sorted(folds, key=lambda fold: fold.id) if _any_of(facts, fold)]
    ids = np.concatenate([np.array([fold.id for fold in groups], np.int64), facts.ids[~inside]])
    names = (*(fold.title for fold in groups), *(facts.names[n] for n in np.flatnonzero(~inside).tolist()))
    types = [ENTITY_TYPES.index(fold.type) for fold in groups]
    mentions = [int(facts.mentions[_marked(facts, fold)].sum()) for fold in groups]
    own, relations, weights = _joined(facts, into)
    return Facts(
        ids,
        names,
        np.concatenate([np.array(types, np.uint8), facts.types[~inside]]),
        np.concatenate([np.array(mentions, np.int64), facts.mentions[~inside]]),
        own[:, 0],
        relations,
        own[:, 1],
        weights,
    )


def _joined(
    facts: Facts, into: Mapping[EntityId, EntityId]
) -> tuple[
    IndexArray, np.ndarray[tuple[int], np.dtype[np.uint8]], np.ndarray[tuple[int], np.dtype[np.float64]]
]:
    ends = np.column_stack([facts.sources, facts.targets])
    moved = np.array([into.get(EntityId(int(end)), end) for end in ends.ravel()], np.int64).reshape(-1, 2)
    kept = (moved[:, 0] != moved[:, 1]) | (ends[:, 0] == ends[:, 1])
    moved, kinds = moved[kept], facts.relations[kept]
    turned = _SYMMETRIC[kinds] & (moved[:, 0] > moved[:, 1])
    moved[turned] = moved[turned, ::-1]
    rows = np.column_stack([moved, kinds.astype(np.int64)])
    rows, place = np.unique(rows, axis=0, return_inverse=True)
    weights = np.bincount(place.ravel(), facts.weights[kept], len(rows)).astype(np.float64)
    return rows[:, :2].astype(np.int64), rows[:, 2].astype(np.uint8), weights


def _marked(facts: Facts, fold: Fold) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.isin(facts.ids, np.fromiter(fold.members, np.int64))


def _any_of(facts: Facts, fold: Fold) -> bool:
    return bool(_marked(facts, fold).any())
