"""Where attributes stand in the weights of several chains: each is looked up once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.numbering import Numbers
from synpol_desktop.extraction.tagging.model import Chain, keys_of, mixed

_REMEMBERED = 60_000
"""Of so many attributes it is remembered where they stand."""


class AttributeRows:
    """Knows where attributes stand in each of some chains, as told by words at some offsets."""

    def __init__(self, chains: Sequence[Chain], offsets: Sequence[int]) -> None:
        self._chains = chains
        self._offsets = offsets
        self._clear()

    def _clear(self) -> None:
        self._numbers: Numbers[str] = Numbers()
        self._rows = np.zeros((1024, len(self._chains), len(self._offsets)), np.intp)

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
