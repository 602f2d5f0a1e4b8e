"""Force-directed placement that advances one tick at a time."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synpol_desktop.graph.kernels.checking import (
    checked_aspect,
    checked_clusters,
    checked_edges,
    checked_place,
    checked_points,
    checked_weights,
)
from synpol_desktop.graph.kernels.choice import EngineName, kernels_cached, pick_engine, preload, warm_up
from synpol_desktop.graph.kernels.manner import ASPECT, BALANCED, ROOMY_UP_TO, manner
from synpol_desktop.graph.kernels.nearby import cleared
from synpol_desktop.graph.kernels.start import arrange, place_missing, seen_apart
from synpol_desktop.graph.kernels.topology import Floats, Points, Topology, topology

__all__ = ["ForceLayout", "kernels_cached", "preload", "warm_up"]

_TICKS = 300  # from the greatest heat to rest
_HEAT_TOUCHED = 0.3
_HEAT_RING = 0.2
_HEAT_JOINED = 0.04  # old nodes make room for new ones, and hardly stir
_HOTTEST = 3.0  # units that a node may move in one tick at the greatest heat
_LEAST_GAP = 0.75
_CALM, _CALM_SWEEPS = 0.05, 2
"""Below this share of the gap a tick hardly moves nodes, and parts them so often: what rests is apart."""
_REST = 0.002  # and just before it comes to rest


class ForceLayout:
    """Spring placement that advances one tick at a time.

    Ties pull like springs of force r log(1 + c r), all nodes of a component repel each other with 1/r, and
    components only keep clear of each other. Positions are in layout units: one is the ideal length of a tie,
    not a pixel. Heat falls by ticks, never by the clock, so a seed gives the same positions, bit for bit, on
    one type of processor.

    Parameters
    ----------
    n : int
        Number of nodes.
    edges : array of int, shape (m, 2)
        Node index pairs. Direction is ignored: ties pull both ways. Loops have no effect, parallel ties
        add up.
    weights : array of float, shape (m,), optional
        Strength of each tie, finite and not negative. Only their ratios count.
    start : array of float64, shape (n, 2), optional
        First positions in layout units. Copied. Rows of NaN are placed near their placed neighbours, and only
        those then move: what a filter leaves stays where it was. Computed if left out.
    seed : int
        Decides between equally good pictures.
    clusters : float
        The c of the springs: small values show distances in the graph, large ones draw groups together.
    aspect : float
        Width over height of the picture that a computed start fills, such as that of the window.
    engine : {"auto", "ready", "numba", "numpy"}
        Who computes: compiled kernels where numba is installed, or only if they need no compiling
        (``"ready"``), or the engine named.

    Raises
    ------
    ValueError
        If a shape is wrong, an edge names a node outside ``range(n)``, or a number isn't finite.
    """

    def __init__(
        self,
        n: int,
        edges: ArrayLike,
        weights: ArrayLike | None = None,
        start: ArrayLike | None = None,
        seed: int = 0,
        *,
        clusters: float = BALANCED,
        aspect: float = ASPECT,
        engine: EngineName = "auto",
    ) -> None:
        if n < 0:
            raise ValueError(f"a graph can't have {n} nodes")
        self._engine = pick_engine(engine)
        self._seed = int(seed)
        self._edges = checked_edges(edges, n)
        self._weights = checked_weights(weights, len(self._edges))
        self._pinned = np.zeros(n, np.bool_)
        self._heat = np.zeros(n, np.float32)
        self._speed = np.zeros((n, 2), np.float32)
        self._clusters = checked_clusters(clusters)
        self._aspect = checked_aspect(aspect)
        self._load(n)
        if start is None:
            self._x = arrange(self._net, self._seed, self._engine, self._style)
            self._heat[:] = self._style.heat
            self._x = cleared(self._x, self._gap, ~self._pinned)
        else:
            self._x = self._placed(checked_points(start, n))
        self._measure()

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
        """How far the hottest node may move in the next tick, in layout units; 0 at rest."""
        return float(self._reach().max(initial=0.0))

    @property
    def settled(self) -> bool:
        """Whether everything is at rest, so that ticks no longer change anything."""
        return self.temperature <= 0

    @property
    def clusters(self) -> float:
        """How strongly groups are drawn together; call `reheat` to see a change."""
        return self._clusters

    @clusters.setter
    def clusters(self, value: float) -> None:
        self._clusters = checked_clusters(value)
        self._load(self.n)
        self._measure()

    def cool(self) -> None:
        """Bring everything to rest where it is."""
        self._heat[:] = 0
        self._speed[:] = 0

    def step(self) -> None:
        """Advance by one tick. At rest this does nothing."""
        reach = self._reach()
        if not reach.any():
            return
        damping = 0.6 * float(self._heat.max())
        self._x = self._ticker.advance(self._x, self._speed, reach, self._style.clusters, damping)
        sweeps = _CALM_SWEEPS if float(reach.max()) < _CALM * self._gap else 1
        self._x = cleared(self._x, self._gap, reach > 0, sweeps)
        self._heat -= np.float32(1 / _TICKS)
        self._heat[self._heat < 0.5 / _TICKS] = 0

    def run(self, max_ticks: int | None = None, seconds: float | None = None) -> int:
        """Advance until everything is at rest, or a bound is reached; return the number of ticks."""
        until = None if seconds is None else time.perf_counter() + seconds
        ticks = 0
        while (max_ticks is None or ticks < max_ticks) and not self.settled:
            if until is not None and time.perf_counter() >= until:
                break
            self.step()
            ticks += 1
        return ticks

    def pin(self, index: int, xy: ArrayLike) -> None:
        """Hold a node at a place, exactly, until it is unpinned; its neighbours follow.

        Raises
        ------
        ValueError
            If there is no such node or the place isn't two finite numbers.
        """
        index = self._checked_index(index)
        place = checked_place(xy)
        moved = not np.array_equal(self._x[index], place)
        self._pinned[index] = True
        self._speed[index] = 0
        if moved:
            self._x = self._x.copy()
            self._x[index] = place
            self.reheat([index])

    def unpin(self, index: int) -> None:
        """Let a node move again; it and its neighbours are reheated. Does nothing if it isn't pinned."""
        index = self._checked_index(index)
        if self._pinned[index]:
            self._pinned[index] = False
            self.reheat([index])

    def add(
        self, n: int, edges: ArrayLike, start: ArrayLike | None = None, weights: ArrayLike | None = None
    ) -> None:
        """Append nodes and edges; only the new nodes and their neighbours are heated.

        Parameters
        ----------
        n : int
            Number of new nodes; their indices follow those of the old ones.
        edges : array of int, shape (m, 2)
            New ties, between old and new nodes alike.
        start : array of float64, shape (n, 2), optional
            Places of the new nodes. Rows of NaN are placed near their neighbours, as are all if left out.

        Raises
        ------
        ValueError
            As for a new layout; nothing is changed then.
        """
        if n < 0:
            raise ValueError(f"can't add {n} nodes")
        old = self.n
        added = checked_edges(edges, old + n)
        weights_added = checked_weights(weights, len(added))
        places = np.full((n, 2), np.nan) if start is None else checked_points(start, n)
        self._edges = np.vstack([self._edges, added])
        self._weights = np.concatenate([self._weights, weights_added])
        self._pinned = np.concatenate([self._pinned, np.zeros(n, np.bool_)])
        self._heat = np.concatenate([self._heat, np.zeros(n, np.float32)])
        self._speed = np.vstack([self._speed, np.zeros((n, 2), np.float32)])
        self._load(old + n)
        x = np.vstack([self._x, places])
        self._x = place_missing(self._net, x, self._seed, self._engine, self._style)
        self._measure()
        ends = np.unique(added)
        self._heat[ends] = np.maximum(self._heat[ends], _HEAT_JOINED)
        self._heat[old:] = _HEAT_TOUCHED

    def reheat(self, indices: ArrayLike | None = None) -> None:
        """Let nodes and their neighbours move again; all of them if no indices are given.

        Raises
        ------
        ValueError
            If an index is outside ``range(n)``.
        """
        if indices is None:
            np.maximum(self._heat, _HEAT_TOUCHED, out=self._heat)
            return
        nodes = np.asarray(indices)
        if nodes.size == 0:
            return
        if nodes.dtype.kind not in "iu" or nodes.min() < 0 or nodes.max() >= self.n:
            raise ValueError("indices must be whole numbers in range(n)")
        ring = _neighbours(self._net, nodes.ravel())
        self._heat[ring] = np.maximum(self._heat[ring], _HEAT_RING)
        self._heat[nodes] = np.maximum(self._heat[nodes], _HEAT_TOUCHED)

    def _load(self, n: int) -> None:
        net = topology(n, self._edges, self._weights)
        self._style = manner(self._clusters, net.sizes, len(net.indices) // 2, self._aspect)
        self._net = replace(net, charge=net.charge * np.float32(self._style.charge))

    def _placed(self, start: Points) -> Points:
        missing = np.isnan(start).any(axis=1)
        if missing.all():
            self._heat[:] = self._style.heat
        elif missing.any():
            self._heat[missing] = _HEAT_TOUCHED
        else:
            self._heat[:] = 1
        x = place_missing(self._net, start, self._seed, self._engine, self._style)
        return _parted(x, self._seed)

    def _measure(self) -> None:
        """Let nodes that begin far apart travel far enough; keep them apart at the scale of the picture."""
        extent = float(np.ptp(self._x, axis=0).max()) if self.n else 0.0
        self._hottest = max(_HOTTEST, extent / 20)
        inside = max(self._style.inside, seen_apart(self._x))
        self._ticker = self._engine.ticker(self._net, inside, self._style.between)

    @property
    def _gap(self) -> float:
        """How near nodes may come whatever pulls: less than forces ask for, which decide where room is."""
        return _LEAST_GAP * self._style.inside if self.n <= ROOMY_UP_TO else 0.0

    def _reach(self) -> Floats:
        reach = np.float32(self._hottest) * self._heat * np.sqrt(self._heat) + _REST * (self._heat > 0)
        reach[self._pinned] = 0
        return reach.astype(np.float32)

    def _checked_index(self, index: int) -> int:
        if not 0 <= index < self.n:
            raise ValueError(f"there is no node {index} among {self.n}")
        return int(index)


def _neighbours(net: Topology, nodes: NDArray[np.intp]) -> NDArray[np.intp]:
    mark = np.zeros(net.n, np.bool_)
    mark[nodes] = True
    rows = np.repeat(mark, np.diff(net.indptr))
    return np.unique(net.indices[rows]).astype(np.intp)


def _parted(x: Points, seed: int) -> Points:
    """Shift points that share one place a little: no force could part them."""
    _, first, counts = np.unique(x, axis=0, return_index=True, return_counts=True)
    if counts.max(initial=1) == 1:
        return x
    twins = np.ones(len(x), np.bool_)
    twins[first] = False
    radius = 0.1 * np.sqrt(counts.max())
    x[twins] += np.random.default_rng(seed).normal(scale=radius, size=(int(twins.sum()), 2))
    return x
