"""A layout that glides to an arrangement and stays there."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import ArrayLike

from synpol_desktop.graph.kernels.checking import (
    checked_edges,
    checked_place,
    checked_points,
    checked_weights,
)
from synpol_desktop.graph.kernels.choice import pick_engine
from synpol_desktop.graph.kernels.manner import BALANCED, manner
from synpol_desktop.graph.kernels.start import place_missing
from synpol_desktop.graph.kernels.topology import Points, topology

_TICKS = 20  # of a glide


class ArrangedLayout:
    """Brings nodes from where they are to given places, with the members of `ForceLayout`.

    Parameters
    ----------
    target : array of float64, shape (n, 2)
        The arrangement, such as `circle` gives.
    edges : array of int, shape (m, 2)
        Decide where nodes that are added later find their place.
    start : array of float64, shape (n, 2), optional
        Where the nodes are now. They are at their places at once if it is left out.

    Raises
    ------
    ValueError
        If a shape is wrong, an edge names a node outside ``range(n)``, or a number isn't finite.
    """

    def __init__(self, target: ArrayLike, edges: ArrayLike, start: ArrayLike | None = None) -> None:
        n = len(np.asarray(target))
        self._target = _finite(target, n)
        self._edges = checked_edges(edges, n)
        self._begin = self._target.copy() if start is None else _finite(start, n)
        self._x = self._begin.copy()
        self._pinned = np.zeros(n, np.bool_)
        self._tick = _TICKS if start is None else 0

    @property
    def n(self) -> int:
        """Number of nodes."""
        return len(self._x)

    @property
    def positions(self) -> Points:
        """A copy of the positions, shape (n, 2), in layout units."""
        return self._x.copy()

    @property
    def temperature(self) -> float:
        """How far the farthest node still has to go, in layout units; 0 at rest."""
        if self.settled:
            return 0.0
        away = np.hypot(*(self._target - self._x)[~self._pinned].T)
        return float(away.max(initial=0.0)) or 1e-9

    @property
    def settled(self) -> bool:
        """Whether the glide is over."""
        return self._tick >= _TICKS

    def step(self) -> None:
        """Advance by one tick: slowly first, and slowly at the end. At rest this does nothing."""
        if self.settled:
            return
        self._tick += 1
        share = self._tick / _TICKS
        eased = share * share * (3 - 2 * share)
        free = ~self._pinned
        x = self._x.copy()
        # Written so that the last tick gives the targets to the bit.
        x[free] = (self._begin * (1 - eased) + self._target * eased)[free]
        self._x = x

    def run(self, max_ticks: int | None = None, seconds: float | None = None) -> int:
        """Advance until everything is in its place, or a bound is reached; return the number of ticks."""
        until = None if seconds is None else time.perf_counter() + seconds
        ticks = 0
        while (max_ticks is None or ticks < max_ticks) and not self.settled:
            if until is not None and time.perf_counter() >= until:
                break
            self.step()
            ticks += 1
        return ticks

    def cool(self) -> None:
        """Bring everything to rest where it is, which becomes its place."""
        self._target = self._x.copy()
        self._tick = _TICKS

    def pin(self, index: int, xy: ArrayLike) -> None:
        """Hold a node at a place, exactly, until it is unpinned; no other moves.

        Raises
        ------
        ValueError
            If there is no such node or the place isn't two finite numbers.
        """
        self._check(index)
        place = checked_place(xy)
        self._x = self._x.copy()
        self._x[index] = place
        self._pinned[index] = True

    def unpin(self, index: int) -> None:
        """Let a node glide back to its place in the arrangement. Does nothing if it isn't pinned."""
        self._check(index)
        if self._pinned[index]:
            self._pinned[index] = False
            self.reheat()

    def add(
        self, n: int, edges: ArrayLike, start: ArrayLike | None = None, weights: ArrayLike | None = None
    ) -> None:
        """Append nodes and edges; new nodes stand beside their neighbours, old ones stay.

        Raises
        ------
        ValueError
            As for a new layout; nothing is changed then.
        """
        if n < 0:
            raise ValueError(f"can't add {n} nodes")
        old = self.n
        added = checked_edges(edges, old + n)
        checked_weights(weights, len(added))
        places = np.full((n, 2), np.nan) if start is None else checked_points(start, n)
        joined = np.vstack([self._edges, added])
        net = topology(old + n, joined)
        x = np.vstack([self._x, places])
        style = manner(BALANCED, net.sizes)
        x = place_missing(net, x, 0, pick_engine("auto"), style)
        self._edges = joined
        self._target = np.vstack([self._target, x[old:]])
        self._begin = np.vstack([self._begin, x[old:]])
        self._x = np.vstack([self._x, x[old:]])
        self._pinned = np.concatenate([self._pinned, np.zeros(n, np.bool_)])

    def reheat(self, indices: ArrayLike | None = None) -> None:
        """Let nodes that aren't in their place glide there.

        Raises
        ------
        ValueError
            If an index is outside ``range(n)``.
        """
        if indices is not None:
            for index in np.asarray(indices).ravel():
                self._check(int(index))
        self._begin, self._tick = self._x.copy(), 0

    def _check(self, index: int) -> None:
        if not 0 <= index < self.n:
            raise ValueError(f"there is no node {index} among {self.n}")


def _finite(points: ArrayLike, n: int) -> Points:
    places = checked_points(points, n)
    if np.isnan(places).any():
        raise ValueError("places must be finite")
    return places
