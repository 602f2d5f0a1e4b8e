"""First positions: each component unfolded by its distances, refined, and packed side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels import packing
from synpol_desktop.graph.kernels.engine import Engine, Ticker
from synpol_desktop.graph.kernels.manner import Manner
from synpol_desktop.graph.kernels.pivots import Pivots
from synpol_desktop.graph.kernels.topology import Points, Topology, topology

_COARSEST = 60
_RELABELLED_ABOVE = 20_000  # nodes: below, all of it fits into the processor's cache
_TICKS_COARSEST = 200
_TICKS_LEVEL = 15
_TICKS_FINEST = 8
_MOMENTUM = 0.95  # of the last move that the next one keeps, while it is warm
_TICKS_PARTING = 20
_GROWN = 1.2
_FEW = 20  # nodes of which none is overlooked
_AGAINST_TIES = 1.6  # ties pull back half of what parting gains
_HELD_ABOVE = 60  # nodes of a component whose global shape is held while it is refined
_TURNS = 48


def arrange(net: Topology, seed: int, engine: Engine, style: Manner) -> Points:
    """Compute positions for all nodes, in a picture of the wanted aspect, around the largest component."""
    x = np.zeros((net.n, 2))
    if net.n < 2:
        return x
    sizes = net.sizes
    members = np.argsort(net.component, kind="stable").astype(np.int32)
    bounds = np.concatenate([[0], np.cumsum(sizes)])
    large = int((sizes > _HELD_ABOVE).sum())  # sizes fall, so these come first
    for c in range(large):
        nodes = members[bounds[c] : bounds[c + 1]]
        x[nodes] = _unfold(_part(net, nodes), seed + c, engine, style)
    if large < len(sizes):
        nodes = members[bounds[large] :]
        x[nodes] = _unfold_small(_part(net, nodes), seed, engine, style)
    _turn_level(net, x)
    _turn_to_fit(x, np.flatnonzero(net.component == 0), style.aspect)
    if len(sizes) > 1:
        pack(net, x, sizes, engine, style.aspect)
    return x


def _unfold(net: Topology, seed: int, engine: Engine, style: Manner) -> Points:
    """Show the distances of one component, then refine the picture while pivots hold its global shape."""
    pivots = engine.pivots(net, style.pivots)
    if net.n > engine.exact_up_to:
        x = engine.straighten(net, _unfold_by_levels(net, seed, engine, style), pivots, style.straight)
    else:
        x = _unfold_exactly(net, seed, engine)
    _to_unit_ties(net, x)
    if net.n <= _RELABELLED_ABOVE:
        return _refined(net, x, pivots, engine, style)
    order = _along_curve(x)
    net, pivots = _relabelled(net, order), pivots.relabelled(order)
    refined = np.empty_like(x)
    refined[order] = _refined(net, x[order], pivots, engine, style)
    return refined


def _refined(net: Topology, x: Points, pivots: Pivots, engine: Engine, style: Manner) -> Points:
    """Let forces work; a picture that grows is parted once more, at its new scale."""
    inside = max(style.inside, seen_apart(x))
    x = _refine(net, x, engine.ticker(net, inside, 0.0, pivots, rough=True), style)
    if seen_apart(x) > _GROWN * inside:  # it grew: what was far enough apart is no longer
        inside = _AGAINST_TIES * seen_apart(x)
        ticker = engine.ticker(net, inside, 0.0, pivots, rough=True)
        x = _cool(net, x, ticker, inside, _TICKS_PARTING, style.clusters, style.hold)
    return x


def _unfold_small(net: Topology, seed: int, engine: Engine, style: Manner) -> Points:
    """Show distances in many small components at once, then let forces part what overlaps."""
    x = _unfold_exactly(net, seed, engine)
    _to_unit_ties(net, x)
    return _refine(net, x, engine.ticker(net, style.inside, 0.0, rough=True), style)


def _unfold_exactly(net: Topology, seed: int, engine: Engine) -> Points:
    x = np.zeros((net.n, 2))
    members = np.argsort(net.component, kind="stable").astype(np.int32)
    engine.unfold(net, members, np.concatenate([[0], np.cumsum(net.sizes)]).astype(np.int64), seed, x)
    return x


def seen_apart(x: Points) -> float:
    """Return a bit more than a tenth of the mean spacing: nodes nearer than that are seen as one."""
    if len(x) < _FEW:
        return 0.0
    few = len(x) // 100
    low, high = np.partition(x, [few, len(x) - 1 - few], axis=0)[[few, len(x) - 1 - few]]
    return float(0.13 * np.sqrt(np.prod(high - low) / len(x)))


def _refine(net: Topology, x: Points, ticker: Ticker, style: Manner) -> Points:
    return _cool(net, x, ticker, style.warmth, style.ticks, style.clusters, style.hold)


def _cool(
    net: Topology, x: Points, ticker: Ticker, warmth: float, ticks: int, clusters: float, hold: float = 0.0
) -> Points:
    """Advance by some ticks of falling warmth."""
    speed = np.zeros((net.n, 2), np.float32)
    for tick in range(ticks):
        left = 1 - tick / ticks
        reach = np.full(net.n, warmth * left**1.5 + 0.002, np.float32)
        x = ticker.advance(x, speed, reach, clusters, _MOMENTUM * left**0.25, hold * left)
    return x


def _along_curve(x: Points) -> NDArray[np.intp]:
    """Order nodes along a curve through the plane: what lies near then lies near in memory, too."""
    low = x.min(axis=0)
    cell = ((x - low) / max(float((x.max(axis=0) - low).max()), 1e-9) * 1023).astype(np.int64)
    key = np.zeros(len(x), np.int64)
    for bit in range(10):
        for axis in (0, 1):
            key |= ((cell[:, axis] >> bit) & 1) << (2 * bit + axis)
    return np.argsort(key, kind="stable")


def _relabelled(net: Topology, order: NDArray[np.intp]) -> Topology:
    """Give nodes new numbers, their places in an order."""
    rank = np.empty(net.n, np.intp)
    rank[order] = np.arange(net.n)
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    once = rows < net.indices
    edges = np.column_stack([rank[rows[once]], rank[net.indices[once]]])
    pull = net.pull[once].astype(np.float64)
    return replace(topology(net.n, edges, pull, net.mass[order], 1.0), charge=net.charge[order])


def _part(net: Topology, nodes: NDArray[np.int32]) -> Topology:
    """Cut some components out; their nodes keep the order given."""
    if np.array_equal(nodes, np.arange(net.n)):
        return net
    local = np.full(net.n, -1, np.intp)
    local[nodes] = np.arange(len(nodes))
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    own = (local[rows] >= 0) & (rows < net.indices)
    edges = np.column_stack([local[rows[own]], local[net.indices[own]]])
    pull = net.pull[own].astype(np.float64)
    return replace(topology(len(nodes), edges, pull, net.mass[nodes], 1.0), charge=net.charge[nodes])


def _unfold_by_levels(net: Topology, seed: int, engine: Engine, style: Manner) -> Points:
    """Lay out a coarse graph first, then ever finer ones (Walshaw, GD 2000)."""
    rng = np.random.default_rng(seed)
    levels, groups = [net], []
    while levels[-1].n > _COARSEST:
        fine = levels[-1]
        group, count = engine.join(fine)
        if count > 0.9 * fine.n:
            break
        rows = np.repeat(np.arange(fine.n), np.diff(fine.indptr))
        once = rows < fine.indices
        edges = np.column_stack([group[rows[once]], group[fine.indices[once]]]).astype(np.intp)
        mass = np.bincount(group, fine.mass, count).astype(np.float32)
        pull = fine.pull[once].astype(np.float64)
        levels.append(topology(count, edges, pull, mass, float(net.charge[0])))
        groups.append(group)
    x = rng.normal(0, np.sqrt(net.n) / 8, (levels[-1].n, 2))
    for depth in range(len(levels) - 1, -1, -1):
        level = levels[depth]
        share = np.sqrt(net.n / level.n)
        if depth < len(groups):
            x = x[groups[depth]] + rng.normal(0, 0.05 * share, (level.n, 2))
        ticks = _TICKS_COARSEST if depth == len(groups) else _TICKS_LEVEL if depth else _TICKS_FINEST
        x = _cool(level, x, engine.ticker(level, 0.0, 0.0, rough=True), share, ticks, style.rough)
    return x


def _to_unit_ties(net: Topology, x: Points) -> None:
    """Scale each component so that its ties are one unit long in the mean, and centre it."""
    edges = net.edges
    sizes = net.sizes
    for axis in (0, 1):
        x[:, axis] -= (np.bincount(net.component, x[:, axis]) / sizes)[net.component]
    if len(edges):
        owner = net.component[edges[:, 0]]
        length = np.hypot(*(x[edges[:, 0]] - x[edges[:, 1]]).T)
        count = np.bincount(owner, minlength=len(sizes))
        mean = np.bincount(owner, length, len(sizes)) / np.maximum(count, 1)
        x /= np.where(mean > 1e-9, mean, 1.0)[net.component][:, None]


def _turn_level(net: Topology, x: Points) -> None:
    """Turn each component so that its longer axis lies level, and centre it."""
    sizes = net.sizes
    for axis in (0, 1):
        x[:, axis] -= (np.bincount(net.component, x[:, axis]) / sizes)[net.component]
    xx, yy, xy = (np.bincount(net.component, x[:, a] * x[:, b]) for a, b in ((0, 0), (1, 1), (0, 1)))
    angle = (0.5 * np.arctan2(2 * xy, xx - yy))[net.component]
    turned = x[:, 0] * np.cos(angle) + x[:, 1] * np.sin(angle)
    x[:, 1] = x[:, 1] * np.cos(angle) - x[:, 0] * np.sin(angle)
    x[:, 0] = turned


def _turn_to_fit(x: Points, nodes: NDArray[np.intp], aspect: float) -> None:
    """Turn a component so that it fills a rectangle of this aspect best, and centre it there."""
    sample = x[nodes[:: len(nodes) // 5000 + 1]]
    best, least = (1.0, 0.0), np.inf
    for turn in np.linspace(0, np.pi, _TURNS, endpoint=False).tolist():
        cos, sin = np.cos(turn), np.sin(turn)
        across, down = sample[:, 0] * cos + sample[:, 1] * sin, sample[:, 1] * cos - sample[:, 0] * sin
        needed = max((across.max() - across.min()) / aspect, down.max() - down.min())
        if needed < least * (1 - 1e-6):
            best, least = (cos, sin), needed
    cos, sin = best
    across, down = x[nodes, 0] * cos + x[nodes, 1] * sin, x[nodes, 1] * cos - x[nodes, 0] * sin
    x[nodes, 0] = across - (across.min() + across.max()) / 2
    x[nodes, 1] = down - (down.min() + down.max()) / 2


def pack(
    net: Topology,
    x: Points,
    sizes: NDArray[np.intp],
    engine: Engine,
    aspect: float,
    settled: NDArray[np.bool_] | None = None,
) -> None:
    """Move components side by side; those that are settled stay where they are."""
    side = packing.packing_side(sizes)
    fixed = np.zeros(len(sizes), np.bool_) if settled is None else settled
    stays = fixed[net.component]
    middle = np.round(x[stays].mean(axis=0) / side) * side if stays.any() else np.zeros(2)
    shifted = np.where(stays[:, None], x - middle, x)  # what stays keeps its own bits
    cells, bounds = packing.covered_cells(shifted, net.component, net.edges, side)
    own = np.repeat(~fixed, np.diff(bounds))
    widest = int(np.abs(cells[own]).max(initial=0)) + 1
    reach = np.sqrt(len(cells) * 1.3) + widest + 8
    high, wide = int(reach * max(1.0, 1 / aspect)), int(reach * max(1.0, aspect))
    taken = np.zeros((2 * (high + widest) + 1, 2 * (wide + widest) + 1), np.bool_)
    across, down = (cells[~own] + (taken.shape[1] // 2, len(taken) // 2)).T
    near = (across >= 0) & (across < taken.shape[1]) & (down >= 0) & (down < len(taken))
    taken[down[near], across[near]] = True
    bounds = np.concatenate([[0], np.cumsum(np.diff(bounds)[~fixed])])
    shift = np.zeros((len(sizes), 2))
    shift[~fixed] = (
        engine.pack(cells[own], bounds, packing.spiral_of_places(wide, high), taken) * side + middle
    )
    x[~stays] += shift[net.component[~stays]]


def place_missing(net: Topology, x: Points, seed: int, engine: Engine, style: Manner) -> Points:
    """Find places for rows of NaN: beside placed neighbours, or, for whole components, beside the others."""
    missing = np.isnan(x).any(axis=1)
    if not missing.any():
        return x
    if missing.all():
        return arrange(net, seed, engine, style)
    x = x.copy()
    anchored = np.bincount(net.component, ~missing) > 0
    _place_near_neighbours(net, x, missing & anchored[net.component], seed)
    loose = np.flatnonzero(~anchored[net.component]).astype(np.int32)
    if len(loose):
        x[loose] = arrange(_part(net, loose), seed, engine, style)
        for axis in (0, 1):
            centre = np.bincount(net.component, x[:, axis]) / net.sizes
            x[loose, axis] -= centre[net.component[loose]]
        pack(net, x, net.sizes, engine, style.aspect, settled=anchored)
    return x


def _place_near_neighbours(net: Topology, x: Points, missing: NDArray[np.bool_], seed: int) -> None:
    """Put each node about half a unit from the mean of its placed neighbours, ring after ring."""
    rows = np.repeat(np.arange(net.n), np.diff(net.indptr))
    turn = np.random.default_rng(seed).uniform(0, 2 * np.pi, net.n)
    missing = missing.copy()
    while missing.any():
        known = missing[rows] & ~np.isnan(x[net.indices, 0])
        count = np.bincount(rows[known], minlength=net.n)
        next_ring = np.flatnonzero(count)
        for axis, way in ((0, np.cos(turn)), (1, np.sin(turn))):
            total = np.bincount(rows[known], x[net.indices[known], axis], net.n)
            x[next_ring, axis] = total[next_ring] / count[next_ring] + 0.5 * way[next_ring]
        missing[next_ring] = False
