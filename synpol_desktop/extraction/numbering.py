"""Numbers of many things at once: of attributes, word forms and features."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from operator import itemgetter
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

_Key = TypeVar("_Key")


class Numbers(dict[_Key, int]):
    """Numbers of things."""

    def of(self, keys: Sequence[_Key]) -> NDArray[np.intp]:
        """Return the number of each thing, -1 for what has none."""
        try:
            # A call for all, not one for each, where all are known.
            found = itemgetter(*keys)(self) if len(keys) > 1 else map(self.__getitem__, keys)
            return np.fromiter(found, np.intp, len(keys))
        except KeyError:
            return np.fromiter(map(self.get, keys, repeat(-1)), np.intp, len(keys))
