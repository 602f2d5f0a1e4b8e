"""Where attributes stand in the weights of several chains: each is looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.numbering import Numbers
from synpol_desktop.extraction.tagging.model import Chain, keys_of, mixed

_REMEMBERED = 60_000
"""Of so many attributes it is remembered where they stand."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a chain's weights that the places of a text have, those of the first place first.

    Parameters
    ----------
    rows : ndarray of intp, shape (n,)
    sizes : ndarray of intp, shape (places,)
        How many of them each place has.
    """

    rows: NDArray[np.intp]
    sizes: NDArray[np.intp]

    def known(self, count: int) -> Rows:
        """Return them without those from ``count`` on, which stand for what no weights know."""
        keep = self.rows < count
        owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        return Rows(self.rows[keep], np.bincount(owners[keep], minlength=len(self.sizes)))

    def joined(self, other: Rows) -> Rows:
        """Return each place's rows with another's behind them."""
        mine, theirs = np.cumsum(self.sizes), np.cumsum(other.sizes)
        rows = np.empty(len(self.rows) + len(other.rows), np.intp)
        rows[np.arange(len(self.rows)) + np.repeat(theirs - other.sizes, self.sizes)] = self.rows
        rows[np.arange(len(other.rows)) + np.repeat(mine, other.sizes)] = other.rows
        return Rows(rows, self.sizes + other.sizes)


class AttributeRows:
    """Knows where attributes stand in each of some chains, as told by words at some offsets."""

    def __init__(self, chains: Sequence[Chain], offsets: Sequence[int] = (0,)) -> None:
        self._chains = chains
        self._offsets = offsets
        self._clear()

    def _clear(self) -> None:
        self._numbers: Numbers[str] = Numbers()
        self._rows = np.zeros((1024, len(self._chains), len(self._offsets)), np.intp)

    def of(self, attributes: Sequence[Sequence[str]]) -> tuple[Rows, ...]:
        """Return the rows of what each place has, for each chain, at the first offset."""
        rows = self.look_up(list(chain.from_iterable(attributes)))
        sizes = np.fromiter(map(len, attributes), np.intp, len(attributes))
        return tuple(Rows(rows[:, number, 0], sizes) for number in range(len(self._chains)))

    def of_some(
        self, count: int, some: Mapping[int, Sequence[str]], others: Sequence[str]
    ) -> tuple[Rows, ...]:
        """Return the rows of ``count`` places of which most have the same: all but ``some``."""
        places = sorted(some)
        told = self.look_up(list(chain.from_iterable(map(some.__getitem__, places))))
        usual = self.look_up(others)
        sizes = np.full(count, len(others), np.intp)
        sizes[places] = [len(some[place]) for place in places]
        is_told = np.zeros(count, np.bool_)
        is_told[places] = True
        is_told = np.repeat(is_told, sizes)
        rows = np.empty((len(is_told), len(self._chains)), np.intp)
        rows[is_told] = told[..., 0]
        rows[~is_told] = np.tile(usual[..., 0], (count - len(places), 1))
        return tuple(Rows(rows[:, number], sizes) for number in range(len(self._chains)))

    def look_up(self, attributes: Sequence[str]) -> NDArray[np.intp]:
        """Return the rows of attributes, shape (attributes, chains, offsets)."""
        if len(self._numbers) > _REMEMBERED:
            self._clear()
        found = self._numbers.of(attributes)
        unknown = np.flatnonzero(found < 0).tolist()
        if unknown:
            self._learn(list(dict.fromkeys(map(attributes.__getitem__, unknown))))
            found = self._numbers.of(attributes)
        return self._rows.take(found, axis=0)

    def _learn(self, new: Sequence[str]) -> None:
        begin = len(self._numbers)
        while begin + len(new) > len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        keys = keys_of(new)
        told = np.stack([mixed(keys, offset) for offset in self._offsets], axis=1)
        for number, each in enumerate(self._chains):
            self._rows[begin : begin + len(new), number] = each.rows(told)
        self._numbers.update(zip(new, range(begin, begin + len(new)), strict=True))
