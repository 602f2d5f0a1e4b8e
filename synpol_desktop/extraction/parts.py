"""What is seen, in parts that each follow from a few values and come again and again.

A part is a function that returns features, with its values: ``(by_gap, 3)``. A feature is a short string.
What weights say of a part is summed up once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.numbering import Numbers

Part = tuple[Any, ...]
"""A function that returns features, and what it is called with."""

Floats = NDArray[np.float32]

_REMEMBERED = 1 << 16
"""So many parts of what is seen are remembered with their rows."""


def features_of(parts: Iterable[Part]) -> list[str]:
    """Return the features of all parts."""
    return [feature for part in parts for feature in part[0](*part[1:])]


_Key = TypeVar("_Key")


class KeptRows(Generic[_Key]):
    """Remembers the rows of what weights say of things, in one array.

    Parameters
    ----------
    width : int
        Columns of a row.
    """

    def __init__(self, width: int) -> None:
        self._numbers: Numbers[_Key] = Numbers()
        self._rows = np.zeros((1024, width), np.float32)
        self._used = 1

    def rows(self, keys: Sequence[_Key], find: Callable[[list[int]], Floats]) -> Floats:
        """Return the row of each thing.

        Parameters
        ----------
        find : callable
            Finds the rows of those of the things that are new, given their places among ``keys``.
        """
        if len(self._numbers) > _REMEMBERED:
            self._numbers.clear()
            self._used = 1
        numbers = self._numbers.of(keys)
        unknown = np.flatnonzero(numbers < 0).tolist()
        if unknown:
            new = {keys[place]: place for place in unknown}
            self._keep(list(new), find(list(new.values())))
            numbers[unknown] = self._numbers.of([keys[place] for place in unknown])
        return self._rows.take(numbers, axis=0)

    def _keep(self, new: Sequence[_Key], rows: Floats) -> None:
        says = rows.any(axis=1)
        begin, self._used = self._used, self._used + int(says.sum())
        while self._used > len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[begin : self._used] = rows[says]
        # All of which nothing is said have the first row.
        numbers = np.where(says, says.cumsum() + (begin - 1), 0)
        self._numbers.update(zip(new, numbers.tolist(), strict=True))


def summed(rows: Floats, sizes: NDArray[np.intp]) -> Floats:
    """Return the sums of so many rows each, one behind the other."""
    sums = np.zeros((len(sizes), rows.shape[1]), np.float32)
    has = sizes > 0
    if len(rows):
        sums[has] = np.add.reduceat(rows, (sizes.cumsum() - sizes)[has], axis=0)
    return sums
