"""The engine for machines with numba: compiled kernels, two threads for large graphs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels import coarse, nearby, order, packing, springs, stress, tree
from synpol_desktop.graph.kernels.jit import compiled
from synpol_desktop.graph.kernels.pivots import (
    Pivots,
    better_start,
    choose_pivots,
    pivot_drift,
    pivot_strength,
    pivot_sweep,
    pivot_terms,
)
from synpol_desktop.graph.kernels.topology import Floats, Ints, Points, Topology

_THREADS = 2
THREADED_ABOVE = 20_000  # below, handing work over costs more than it saves
_SLICES = 8
_SORT_EVERY = 8  # ticks, or earlier when points have moved far
_SAMPLE = 1000  # nodes by which travelling is judged
_STALE = 0.5  # widths of a leaf that count as far
_OPENNESS, _OPENNESS_ROUGH = np.float32(1.2**2), np.float32(1.5**2)
_SOFTENING = 1e-3  # of the square of a distance, in graphs of up to 10 000 nodes; denser ones need less
_ASK_EVERY = 2  # ticks; what pivots want changes slowly
_SCALE_EVERY = 16
_REPEL_EVERY = 2  # while a picture is refined before it is shown
_ROUNDS = 16
_RETRIED_UP_TO = 500  # nodes of a component that is unfolded several times, the best being kept
_TRIES = 4


class FastTicker:
    """Advances one graph with compiled kernels."""

    def __init__(
        self,
        net: Topology,
        inside: float,
        between: float,
        pivots: Pivots | None = None,
        rough: bool = False,
    ) -> None:
        n = net.n
        self._pivots = pivots
        self._every = _REPEL_EVERY if rough else 1
        self._openness = _OPENNESS_ROUGH if rough else _OPENNESS
        self._since_repelling = self._every
        self._drift, self._drift_age = np.zeros((n, 2), np.float32), 0
        self._net = net
        self._forest = tree.plant(net.sizes)
        self._gaps = (inside, between if len(net.sizes) > 1 else 0.0)
        nodes = len(self._forest.low)
        self._boxes = np.empty((nodes, 4), np.float32)
        self._centres = np.empty((nodes, 3), np.float32)
        self._bodies = np.empty((3, n), np.float32)
        self._keys, self._order, self._spare = (np.empty(n, np.int64) for _ in range(3))
        self._force, self._push = np.zeros((n, 2), np.float32), np.zeros((n, 2), np.float32)
        self._table, self._spots = np.empty(n + 2, np.int64), np.empty((2, n), np.float32)
        self._moved, self._spare_moved = np.empty((n, 2)), np.empty((n, 2))
        self._softening = np.float32(_SOFTENING * min(1.0, 10_000 / max(n, 1)) ** 2)
        self._since_sorting = _SORT_EVERY
        self._travel = 0.0

    def advance(
        self, x: Points, speed: Floats, reach: Floats, clusters: float, damping: float, hold: float = 0.0
    ) -> Points:
        """Return the next positions (see `Ticker`)."""
        net = self._net
        if net.n == 0:
            return x
        self._travel += 3 * float(np.abs(speed[:: net.n // _SAMPLE + 1]).mean())
        # While nodes leap, parting them would be undone at once.
        calm = float(reach.max()) < 2 * max(self._gaps)
        if net.n < THREADED_ABOVE:
            self._repel(x, None)
            self._push_apart(x, calm)
            self._ask_pivots(x, hold, None)
            return self._move(x, speed, reach, clusters, damping, hold, None)
        with ThreadPoolExecutor(_THREADS) as pool:
            self._repel(x, pool)
            self._push_apart(x, calm)
            self._ask_pivots(x, hold, pool)
            return self._move(x, speed, reach, clusters, damping, hold, pool)

    def _repel(self, x: Points, pool: ThreadPoolExecutor | None) -> None:
        self._since_repelling += 1
        if self._since_repelling < self._every:
            return
        self._since_repelling = 0
        forest, net = self._forest, self._net
        self._since_sorting += self._every
        left, top, right, bottom = compiled(order.extent)(x)
        span = max(right - left, bottom - top, 1e-9)
        leaf = span * np.sqrt(tree.LEAF / net.n)
        if self._since_sorting > _SORT_EVERY or self._travel > _STALE * leaf:
            self._since_sorting, self._travel = 0, 0.0
            keys = compiled(order.hilbert_keys)
            _spread(pool, net.n, keys, x, left, top, 4095 / (span * 1.0001), self._keys)
            compiled(order.sort_by_component)(
                self._keys, net.component, len(net.sizes), self._order, self._spare
            )
        fill = compiled(tree.fill_leaves)
        shape = (self._order, forest.low, forest.high)
        _spread(pool, forest.leaves, fill, x, net.mass, *shape, self._bodies, self._boxes, self._centres)
        compiled(tree.fill_parents)(forest.low, forest.high, forest.leaves, self._boxes, self._centres)
        _spread(
            pool, forest.leaves, compiled(tree.repel), self._bodies, *shape, forest.root, self._boxes,
            self._centres, net.charge, self._openness, self._softening, self._force,
        )  # fmt: skip

    def _push_apart(self, x: Points, calm: bool) -> None:
        inside, between = self._gaps
        if not calm:
            self._push[:] = 0
        elif max(inside, between) > 0:
            compiled(nearby.push_apart)(
                x, self._net.component, inside, between, *nearby.grid_over(x, max(self._gaps), len(x)),
                self._table, self._keys, self._spare, self._spots, self._push,
            )  # fmt: skip

    def _ask_pivots(self, x: Points, hold: float, pool: ThreadPoolExecutor | None) -> None:
        if self._pivots is None or hold <= 0:
            return
        if self._drift_age % _SCALE_EVERY == 0:
            self._scale = np.float32(self._pivots.scale(x))
        if self._drift_age % _ASK_EVERY == 0:
            asked = (self._pivots.nodes, self._pivots.wanted, self._pivots.weight)
            _spread(pool, len(x), compiled(pivot_drift), x, *asked, self._scale, self._drift)
        self._drift_age += 1

    def _move(
        self,
        x: Points,
        speed: Floats,
        reach: Floats,
        clusters: float,
        damping: float,
        hold: float,
        pool: ThreadPoolExecutor | None,
    ) -> Points:
        net = self._net
        self._moved, self._spare_moved = self._spare_moved, self._moved
        _spread(
            pool, net.n, compiled(springs.move), x, speed, self._force, self._push, self._drift,
            np.float32(hold), net.indptr, net.indices, net.pull, net.mass, reach, np.float32(clusters),
            np.float32(damping), self._moved,
        )  # fmt: skip
        return self._moved


class FastEngine:
    """Compiled kernels for everything (see `Engine`)."""

    exact_up_to = 2000

    def ticker(
        self,
        net: Topology,
        inside: float,
        between: float,
        pivots: Pivots | None = None,
        rough: bool = False,
    ) -> FastTicker:
        """Prepare to advance a graph."""
        return FastTicker(net, inside, between, pivots, rough)

    def unfold(self, net: Topology, members: Ints, bounds: NDArray[np.int64], seed: int, x: Points) -> None:
        """Write positions of small components that show distances in the graph."""
        unfold = compiled(stress.unfold_exactly)
        left = np.zeros(len(bounds) - 1)
        unfold(net.indptr, net.indices, members, bounds, seed, _ROUNDS, x, left)
        small = bounds[np.searchsorted(-np.diff(bounds), -_RETRIED_UP_TO) :]
        for retry in range(1, _TRIES if len(small) > 1 else 1):
            other, rest = x.copy(), np.zeros(len(small) - 1)
            unfold(net.indptr, net.indices, members, small, seed + 7919 * retry, _ROUNDS, other, rest)
            better = np.repeat(rest < left[-len(rest) :], np.diff(small))
            nodes = members[small[0] : small[-1]][better]
            x[nodes] = other[nodes]
            left[-len(rest) :] = np.minimum(rest, left[-len(rest) :])

    def pivots(self, net: Topology, count: int) -> Pivots:
        """Choose nodes spread over a connected graph, and measure the distance to each."""
        count = min(count, net.n)
        hops = np.zeros((count, net.n), np.int16)
        nearest = np.zeros(net.n, np.int32)
        first = int(np.argmax(np.diff(net.indptr)))
        nodes = compiled(choose_pivots)(net.indptr, net.indices, count, first, hops, nearest)
        wanted, weight = np.empty((net.n, count), np.float32), np.empty((net.n, count), np.float32)
        strength = pivot_strength(hops, nearest)
        compiled(pivot_terms)(hops, strength, wanted, weight)
        return Pivots(nodes, wanted, weight)

    def straighten(self, net: Topology, x: Points, pivots: Pivots, sweeps: int) -> Points:
        """Bring distances to the pivots nearer to those in the graph, from this picture or a better one."""
        straight, sweeps = better_start(x, pivots, sweeps)
        asked = (pivots.nodes, pivots.wanted, pivots.weight)
        for _ in range(sweeps):
            compiled(pivot_sweep)(straight, net.indptr, net.indices, *asked)
        return straight

    def join(self, net: Topology) -> tuple[Ints, int]:
        """Group nodes for the next coarser level."""
        group = np.empty(net.n, np.int32)
        visit = coarse.visiting_order(net.indptr)
        count = compiled(coarse.join_neighbours)(net.indptr, net.indices, net.pull, net.mass, visit, group)
        return group, count

    def pack(
        self,
        cells: NDArray[np.int64],
        bounds: NDArray[np.int64],
        spiral: NDArray[np.int64],
        taken: NDArray[np.bool_],
    ) -> NDArray[np.int64]:
        """Find a place on the spiral for each component."""
        places = np.zeros((len(bounds) - 1, 2), np.int64)
        compiled(packing.find_places)(cells, bounds, spiral, taken, places)
        return places


def _spread(
    pool: ThreadPoolExecutor | None, total: int, kernel: Callable[..., None], *arguments: object
) -> None:
    """Run a kernel over a range, in slices on the pool if there is one. Slices write to rows of their own."""
    if pool is None:
        kernel(*arguments, 0, total)
        return
    cuts = [total * k // _SLICES for k in range(_SLICES + 1)]
    done, _ = wait([pool.submit(kernel, *arguments, a, b) for a, b in pairwise(cuts)])
    for part in done:
        part.result()
