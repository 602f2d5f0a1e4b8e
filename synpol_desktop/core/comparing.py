"""Two sets of relations side by side: what appeared, vanished, grew and shrank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.network import CodeArray
from synpol_desktop.core.records import RelationKey


class Change(StrEnum):
    """What became of a relation from the first set to the second."""

    APPEARED = "appeared"
    GREW = "grew"
    SAME = "same"
    SHRANK = "shrank"
    VANISHED = "vanished"


CHANGES = tuple(Change)


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Relations that at least one of two filters shows, with how many mentions each shows.

    Parameters
    ----------
    sources, targets : ndarray of int64, shape (m,)
        Entity ids; for a symmetric type the smaller one is the source.
    types : ndarray of uint8, shape (m,)
        Position in ``RELATION_TYPES``.
    before, after : ndarray of int64, shape (m,)
        Number of relation mentions in the first and in the second; at least one of them is not 0.
    names : mapping
        What the entities are called.
    """

    sources: NDArray[np.int64]
    types: CodeArray
    targets: NDArray[np.int64]
    before: NDArray[np.int64]
    after: NDArray[np.int64]
    names: Mapping[int, str]

    def __len__(self) -> int:
        return len(self.before)

    @property
    def changes(self) -> NDArray[np.uint8]:
        """What became of each relation, as a position in ``CHANGES``."""
        codes = [
            (self.before == 0, Change.APPEARED),
            (self.after == 0, Change.VANISHED),
            (self.after > self.before, Change.GREW),
            (self.after < self.before, Change.SHRANK),
        ]
        known = [CHANGES.index(change) for _, change in codes]
        return np.select([mask for mask, _ in codes], known, CHANGES.index(Change.SAME)).astype(np.uint8)

    def key(self, at: int) -> RelationKey:
        """Return which relation stands at a place."""
        source, target = EntityId(int(self.sources[at])), EntityId(int(self.targets[at]))
        return RelationKey(source, RELATION_TYPES[self.types[at]], target)
