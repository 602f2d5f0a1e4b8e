"""Counts of dated facts: by day once, then by bar for any bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.kinds import QUADS, RELATION_TYPES
from synpol_desktop.core.moments import NO_DAY, Moments
from synpol_desktop.ui.timing.calendar import LAST_DAY, Days

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_QUAD_OF = np.array([QUADS.index(kind.quad) for kind in RELATION_TYPES], np.int64)
_AFTER = LAST_DAY + 1
CORE_SHARE = 0.98


@dataclass(frozen=True, slots=True, eq=False)
class Bars:
    """Facts by bar.

    Parameters
    ----------
    edges : sequence of int, n + 1 of them
        First day of each bar, and the day after the last.
    exact : ndarray of int64, shape (n, 5)
        Facts whose date lies in one bar, by quad in the order of ``QUADS``.
    loose : ndarray of float64, shape (n,)
        Facts whose date is longer than a bar (a month, a year), spread evenly over its days.
    possible : ndarray of int64, shape (n,)
        How many of those may be of this bar.
    """

    edges: Sequence[int]
    exact: Ints
    loose: Floats
    possible: Ints

    @property
    def heights(self) -> Floats:
        """The whole of each bar."""
        heights: Floats = self.exact.sum(axis=1) + self.loose
        return heights

    def __len__(self) -> int:
        return len(self.possible)


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Facts with the same dates and quad, counted.

    Parameters
    ----------
    first, last, quads, counts : ndarray of int64, shape (k,)
        What has a date.
    undated : ndarray of int64
        The relation mentions that have none.
    """

    first: Ints
    last: Ints
    quads: Ints
    counts: Ints
    undated: Ints

    @classmethod
    def of(cls, moments: Moments) -> Tally:
        """Count moments."""
        dated = moments.first != NO_DAY
        first, last, quads = moments.first[dated], moments.last[dated], _QUAD_OF[moments.types[dated]]
        # One number for each kind of fact: sorting rows of three takes ten times as long.
        keys, counts = np.unique((first * _AFTER + last) * len(QUADS) + quads, return_counts=True)
        pairs, quads = np.divmod(keys, len(QUADS))
        return cls(pairs // _AFTER, pairs % _AFTER, quads, counts.astype(np.int64), moments.undated)

    @property
    def dated(self) -> int:
        """How many facts have a date."""
        return int(self.counts.sum())

    @property
    def extent(self) -> Days | None:
        """From the first to the last day of all; None if nothing has a date."""
        if not len(self.first):
            return None
        return Days(int(self.first.min()), int(self.last.max()))

    @property
    def core(self) -> Days | None:
        """The shortest stretch that holds nearly all facts: a few from long ago would flatten the rest."""
        extent = self.extent
        if extent is None:
            return None
        order = np.argsort(self.first, kind="stable")
        begins, ends = self.first[order], np.maximum.accumulate(self.last[order])
        seen = np.cumsum(self.counts[order])
        wanted = int(np.ceil(seen[-1] * CORE_SHARE))
        before = np.concatenate(([0], seen[:-1]))
        stop = np.searchsorted(seen, before + wanted)
        possible = np.flatnonzero(stop < len(seen))
        lengths = ends[stop[possible]] - begins[possible]
        best = possible[int(np.argmin(lengths))]
        return Days(int(begins[best]), int(ends[stop[best]]))

    def between(self, days: Days) -> int:
        """Return how many facts may be of these days."""
        return int(self.counts[(self.last >= days.first) & (self.first <= days.last)].sum())

    def bars(self, edges: Sequence[int]) -> Bars:
        """Return the facts by bar."""
        bounds = np.asarray(edges, np.int64)
        size = len(bounds) - 1
        begin = np.searchsorted(bounds, self.first, "right") - 1
        end = np.searchsorted(bounds, self.last, "right") - 1
        inside = (begin == end) & (begin >= 0) & (begin < size)
        exact = np.zeros((size, len(QUADS)), np.int64)
        np.add.at(exact, (begin[inside], self.quads[inside]), self.counts[inside])
        wide = (begin != end) & (end >= 0) & (begin < size)
        return Bars(edges, exact, self._spread(wide, bounds), self._possible(wide, begin, end, size))

    def _spread(self, wide: NDArray[np.bool_], bounds: Ints) -> Floats:
        """Return the share of wide dates that falls in each bar."""
        if not wide.any():
            return np.zeros(len(bounds) - 1)
        spans, which = np.unique(np.stack((self.first[wide], self.last[wide])), axis=1, return_inverse=True)
        counts = np.bincount(which.ravel(), self.counts[wide])
        lengths = spans[1] - spans[0] + 1
        passed = np.clip((bounds[:, None] - spans[0]) / lengths, 0.0, 1.0) @ counts
        share: Floats = np.diff(passed)
        return share

    def _possible(self, wide: NDArray[np.bool_], begin: Ints, end: Ints, size: int) -> Ints:
        change = np.zeros(size + 1, np.int64)
        np.add.at(change, np.maximum(begin[wide], 0), self.counts[wide])
        np.add.at(change, np.minimum(end[wide] + 1, size), -self.counts[wide])
        return np.cumsum(change)[:size]
