"""The engine without numba: array arithmetic, for small graphs and for while kernels compile."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels import coarse, packing, springs
from synpol_desktop.graph.kernels.pivots import Pivots, better_start, pivot_strength
from synpol_desktop.graph.kernels.topology import Floats, Ints, Points, Topology

_BLOCK = 1 << 21  # pairs at once: bounds memory
_SOFTENING = 1e-3
_ROUNDS = 40


class PlainTicker:
    """Advances one graph by sums over all pairs of a component."""

    def __init__(
        self,
        net: Topology,
        inside: float,
        between: float,
        pivots: Pivots | None = None,
    ) -> None:
        self._net, self._pivots = net, pivots
        self._gaps = (inside, between if len(net.sizes) > 1 else 0.0)
        self._tail = np.repeat(np.arange(net.n), np.diff(net.indptr))
        self._head = net.indices.astype(np.intp)

    def advance(
        self, x: Points, speed: Floats, reach: Floats, clusters: float, damping: float, hold: float = 0.0
    ) -> Points:
        """Return the next positions (see `Ticker`)."""
        net = self._net
        if net.n == 0:
            return x
        force, push = self._pairwise(x)
        ties = x[self._head] - x[self._tail]
        unit = 1 / np.log1p(clusters)
        pull = net.pull * unit * np.log1p(clusters * np.hypot(ties[:, 0], ties[:, 1]))
        stiffness = 0.12 * net.mass + np.bincount(self._tail, pull, net.n)
        for axis in (0, 1):
            force[:, axis] += np.bincount(self._tail, pull * ties[:, axis], net.n)
        wish = force / stiffness[:, None]
        if hold > 0 and self._pivots is not None:
            wish = (wish + hold * _pivot_drift(x, self._pivots)) / (1 + hold)
        step = damping * speed + springs.STEP * wish + push
        step *= np.minimum(1, reach / (np.hypot(step[:, 0], step[:, 1]) + 1e-12))[:, None]
        step[reach <= 0] = 0
        speed[:] = step
        return x + step

    def _pairwise(self, x: Points) -> tuple[Points, Points]:
        net, (inside, between) = self._net, self._gaps
        force, push = np.zeros_like(x), np.zeros_like(x)
        mass = net.mass.astype(np.float64)
        angle = 2.399963 * np.arange(net.n)
        for start in range(0, net.n, max(1, _BLOCK // net.n)):
            rows = slice(start, min(net.n, start + max(1, _BLOCK // net.n)))
            dx = x[rows, 0, None] - x[:, 0]
            dy = x[rows, 1, None] - x[:, 1]
            square = dx * dx + dy * dy
            same = net.component[rows, None] == net.component
            share = same * mass / (square + _SOFTENING)
            strength = (mass * net.charge)[rows]
            force[rows, 0] = strength * (share * dx).sum(axis=1)
            force[rows, 1] = strength * (share * dy).sum(axis=1)
            if max(inside, between) <= 0:
                continue
            gap = np.where(same, inside, between)
            one, other = np.nonzero(square < gap * gap)
            one, other = one[one + start != other], other[one + start != other]
            away = np.sqrt(square[one, other])
            heap = away < 1e-6  # the same place: part along a direction of their own
            turn = angle[np.minimum(one + start, other)] + np.where(one + start < other, np.pi, 0)
            amount = 0.4 * (gap[one, other] - np.where(heap, 0, away))
            unit = np.maximum(away, 1e-6)
            for axis, delta, direction in ((0, dx, np.cos(turn)), (1, dy, np.sin(turn))):
                along = np.where(heap, direction, delta[one, other] / unit)
                push[rows, axis] = np.bincount(one, amount * along, rows.stop - start)
        return force, push


class PlainEngine:
    """Array arithmetic for everything (see `Engine`)."""

    exact_up_to = 1500

    def ticker(
        self,
        net: Topology,
        inside: float,
        between: float,
        pivots: Pivots | None = None,
        rough: bool = False,
    ) -> PlainTicker:
        """Prepare to advance a graph."""
        del rough
        return PlainTicker(net, inside, between, pivots)

    def unfold(self, net: Topology, members: Ints, bounds: NDArray[np.int64], seed: int, x: Points) -> None:
        """Write positions of small components that show distances in the graph."""
        local = np.empty(net.n, np.intp)
        edges = net.edges
        owner = net.component[edges[:, 0]] if len(edges) else np.zeros(0, np.int32)
        for start, stop in pairwise(bounds):
            nodes = members[start:stop]
            if len(nodes) < 2:
                continue
            local[nodes] = np.arange(len(nodes))
            own = local[edges[owner == net.component[nodes[0]]]]
            x[nodes] = _stress_majorization(all_hops(len(nodes), own), seed)

    def pivots(self, net: Topology, count: int) -> Pivots:
        """Choose nodes at random, and measure the distance to each."""
        nodes = np.random.default_rng(0).permutation(net.n)[:count].astype(np.int32)
        hops = all_hops(net.n, net.edges, nodes)
        hops += np.int16(1)
        strength = pivot_strength(hops, hops.argmin(axis=0).astype(np.int32))
        steps = hops.T - np.int16(1)
        weight = strength[np.arange(len(nodes)), steps]
        return Pivots(nodes, steps.astype(np.float32), weight)

    def straighten(self, net: Topology, x: Points, pivots: Pivots, sweeps: int) -> Points:
        """Bring distances to the pivots nearer to those in the graph, from this picture or a better one."""
        del net  # ties say nothing here that pivots don't
        straight, sweeps = better_start(x, pivots, sweeps)
        for _ in range(sweeps):
            straight = straight + _pivot_drift(straight, pivots, 1.0)
        return straight

    def join(self, net: Topology) -> tuple[Ints, int]:
        """Group nodes for the next coarser level."""
        group = np.empty(net.n, np.int32)
        visit = coarse.visiting_order(net.indptr)
        return group, coarse.join_neighbours(net.indptr, net.indices, net.pull, net.mass, visit, group)

    def pack(
        self,
        cells: NDArray[np.int64],
        bounds: NDArray[np.int64],
        spiral: NDArray[np.int64],
        taken: NDArray[np.bool_],
    ) -> NDArray[np.int64]:
        """Find a place on the spiral for each component."""
        places = np.zeros((len(bounds) - 1, 2), np.int64)
        packing.find_places(cells, bounds, spiral, taken, places)
        return places


def _pivot_drift(x: Points, pivots: Pivots, scale: float | None = None) -> Points:
    """Return for each node the way to where the pivots want it."""
    scale = pivots.scale(x) if scale is None else scale
    delta = x[:, None, :] - x[pivots.nodes]
    away = np.maximum(np.hypot(delta[..., 0], delta[..., 1]), 1e-3)
    share = pivots.weight * (scale * pivots.wanted / away - 1)
    total = np.maximum(pivots.weight.sum(axis=1), 1e-6)[:, None]
    return np.asarray(np.einsum("np,npa->na", share, delta) / total)


def all_hops(n: int, edges: NDArray[np.intp], sources: Ints | None = None) -> NDArray[np.int16]:
    """Return the distances from sources (all nodes if left out) in a connected graph, in ties."""
    tail, head = np.concatenate([edges, edges[:, ::-1]]).T
    order = np.argsort(tail, kind="stable")
    head, starts = head[order], np.searchsorted(tail[order], np.arange(n))
    sources = np.arange(n, dtype=np.int32) if sources is None else sources
    front, ring = np.zeros((len(sources), n), np.bool_), 0
    front[np.arange(len(sources)), sources] = True
    hops = np.where(front, 0, -1).astype(np.int16)
    while front.any():
        ring += 1
        # Row u of the next front: whoever has a neighbour in the present one.
        front = np.logical_or.reduceat(front[:, head], starts, axis=1) & (hops < 0)
        hops[front] = ring
    return hops


def _stress_majorization(steps: NDArray[np.int16], seed: int) -> Points:
    """Minimise stress by SMACOF (Gansner, Koren and North, GD 2004), from classical scaling."""
    n, hops = len(steps), steps.astype(np.float64)
    square = hops**2
    double = -(square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean()) / 2
    # Subspace iteration finds the two leading axes without a full decomposition.
    rng = np.random.default_rng(seed)
    axes = rng.normal(size=(n, 2))
    for _ in range(30):
        axes, _ = np.linalg.qr(double @ axes)
    extent = np.sqrt(np.maximum(np.einsum("ij,ij->j", axes, double @ axes), 0.01))
    x: Points = axes * extent + rng.normal(scale=0.05, size=(n, 2))  # twins must not stay at one place
    weight = np.zeros_like(hops)
    np.divide(1.0, square, out=weight, where=hops > 0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.inv(laplacian + 1 / n)
    for _ in range(_ROUNDS):
        away = np.hypot(*np.moveaxis(x[:, None, :] - x[None], -1, 0))
        ratio = weight * hops / np.maximum(away, 1e-6)
        x = inverse @ (ratio.sum(axis=1)[:, None] * x - ratio @ x)
    return x
