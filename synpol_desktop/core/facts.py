"""What the graph is built from: canonical entities and the relations between them, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.network import CodeArray, FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Entities and relations that pass a filter.

    Parameters
    ----------
    ids : ndarray of int64, shape (n,)
        Canonical entities that are mentioned or related, ascending.
    names : tuple of str, length n
    types : ndarray of uint8, shape (n,)
        Position in ``ENTITY_TYPES``.
    mentions : ndarray of int64, shape (n,)
        Number of mentions in articles that pass the filter.
    sources, targets : ndarray of int64, shape (m,)
        Entity ids; for a symmetric type the smaller one is the source.
    relations : ndarray of uint8, shape (m,)
        Position in ``RELATION_TYPES``.
    weights : ndarray of float64, shape (m,)
        Number of relation mentions (> 0).

    Raises
    ------
    ValueError
        If arrays that belong together differ in length.
    """

    ids: NDArray[np.int64]
    names: tuple[str, ...]
    types: CodeArray
    mentions: NDArray[np.int64]
    sources: NDArray[np.int64]
    relations: CodeArray
    targets: NDArray[np.int64]
    weights: FloatArray

    def __post_init__(self) -> None:
        if not (len(self.ids) == len(self.names) == len(self.types) == len(self.mentions)):
            raise ValueError("entity arrays differ in length")
        if not (len(self.sources) == len(self.targets) == len(self.relations) == len(self.weights)):
            raise ValueError("relation arrays differ in length")
