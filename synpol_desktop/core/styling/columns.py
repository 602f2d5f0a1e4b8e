"""An attribute of all nodes or all edges as one array."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.network import FloatArray, IndexArray

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Values of an attribute: categories, or numbers.

    Parameters
    ----------
    values : ndarray of float64, shape (k,)
        Numbers, or positions in ``keys``; NaN where nothing is known.
    keys : tuple of str, optional
        The categories, in an order that doesn't depend on what is drawn; None for numbers. A day is a number:
        its proleptic ordinal.
    names : tuple of str
        What the categories are called, where that is not known from the key.
    also : tuple of ndarray, optional
        Rows and positions in ``keys`` of all categories, where a row may have several; ``values`` has the
        foremost.

    Raises
    ------
    ValueError
        If a row is in a category that isn't there, or not every category has a name.
    """

    values: FloatArray
    keys: tuple[str, ...] | None = None
    names: tuple[str, ...] = ()
    also: tuple[IndexArray, IndexArray] | None = None

    def __post_init__(self) -> None:
        if self.keys is not None and len(self.values):
            known = self.values[~np.isnan(self.values)]
            if len(known) and known.max() >= len(self.keys):
                raise ValueError("a row is in a category that isn't there")
        if self.names and len(self.names) != len(self.keys or ()):
            raise ValueError("not every category has a name")

    def __len__(self) -> int:
        return len(self.values)

    @property
    def nominal(self) -> bool:
        """Whether the values are categories."""
        return self.keys is not None

    @property
    def known(self) -> Bools:
        """Which rows have a value."""
        there: Bools = ~np.isnan(self.values)
        return there

    def among(self, keys: Iterable[str]) -> Bools:
        """Return which rows are in one of these categories; for numbers the keys are numbers written out."""
        if self.keys is None:
            return np.isin(self.values, [float(key) for key in keys if _is_number(key)])
        wanted = [place for place, key in enumerate(self.keys) if key in set(keys)]
        found = np.isin(self.values, wanted)
        if self.also is not None:
            rows, codes = self.also
            found[rows[np.isin(codes, wanted)]] = True
        return found

    def name(self, code: int) -> str:
        """Return what a category is called, its key where nothing else is known."""
        return self.names[code] if self.names else (self.keys or ())[code]

    def taken(self, places: IndexArray) -> Column:
        """Return the values of other rows, those at places that are named once each; -1 has no value."""
        there = places >= 0
        values = np.full(len(places), np.nan)
        values[there] = self.values[places[there]]
        also = self.also
        if also is not None:
            at = np.full(len(self.values), -1, np.intp)
            at[places[there]] = np.flatnonzero(there)
            rows, codes = also
            kept = at[rows] >= 0
            also = at[rows[kept]], codes[kept]
        return Column(values, self.keys, self.names, also)

    @classmethod
    def of_keys(cls, keys: Sequence[str | None], order: Sequence[str] = ()) -> Column:
        """Return categories, those of ``order`` first, then the most frequent first."""
        counts: dict[str, int] = dict.fromkeys(order, 0)
        for key in keys:
            if key is not None:
                counts[key] = counts.get(key, 0) + 1
        rest = sorted((key for key in counts if key not in set(order)), key=lambda key: (-counts[key], key))
        known = (*order, *rest)
        place = {key: float(code) for code, key in enumerate(known)}
        values = np.array([np.nan if key is None else place[key] for key in keys], np.float64)
        return cls(values, known)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Columns of entities or of relations, by a number that tells them apart.

    Parameters
    ----------
    numbers : ndarray of int64, shape (k,)
        Ascending. Of an entity its id, of a relation see `edge_numbers`.
    """

    numbers: NDArray[np.int64]
    columns: Mapping[str, Column]

    def of(self, numbers: NDArray[np.int64]) -> dict[str, Column]:
        """Return the columns of others; those that aren't here have no values."""
        if not len(self.numbers):
            places = np.full(len(numbers), -1, np.intp)
        else:
            at = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
            places = np.where(self.numbers[at] == numbers, at, -1).astype(np.intp)
        return {name: column.taken(places) for name, column in self.columns.items()}


_BITS = 27
_TYPES = 64


def edge_numbers(
    sources: NDArray[np.int64], targets: NDArray[np.int64], types: NDArray[Any]
) -> NDArray[np.int64]:
    """Return a number for each relation; -1 where an end is no entity of the file, such as a folded group."""
    known = (sources > 0) & (targets > 0) & (sources < 1 << _BITS) & (targets < 1 << _BITS)
    numbers = ((sources << _BITS) + targets) * _TYPES + types.astype(np.int64)
    return np.where(known, numbers, -1)
