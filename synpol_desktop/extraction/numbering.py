"""Numbers of many things at once: of attributes, word forms and features."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Key = TypeVar("_Key")


class Numbers(dict[_Key, int]):
    """Numbers of things; -1 is that of what has none."""

    def __missing__(self, key: _Key) -> int:
        return -1

    def of(self, keys: Sequence[_Key]) -> NDArray[np.intp]:
        """Return the number of each thing."""
        if len(keys) < 2:
            return np.array([self[key] for key in keys], np.intp)
        return np.fromiter(itemgetter(*keys)(self), np.intp, len(keys))  # a call for all, not one for each
