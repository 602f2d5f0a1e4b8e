"""When facts are of, as arrays: what a histogram over time is counted from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.network import CodeArray

NO_DAY = 0
"""Stands for a missing day; day numbers are proleptic ordinals, of which the first is 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """The days of relation mentions; a date that is a month or a year has the first and the last of its days.

    Parameters
    ----------
    ids : ndarray of int64, shape (n,)
        Relation mentions, ascending.
    types : ndarray of uint8, shape (n,)
        Position in ``RELATION_TYPES``.
    first, last : ndarray of int64, shape (n,)
        Day numbers; `NO_DAY` for what has no date.

    Raises
    ------
    ValueError
        If the arrays differ in length.
    """

    ids: NDArray[np.int64]
    types: CodeArray
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def __post_init__(self) -> None:
        if not (len(self.ids) == len(self.types) == len(self.first) == len(self.last)):
            raise ValueError("arrays of moments differ in length")

    @property
    def undated(self) -> NDArray[np.int64]:
        """The relation mentions that have no date."""
        undated: NDArray[np.int64] = self.ids[self.first == NO_DAY]
        return undated
