"""Communities as regions of a map: what stands for nodes that are too many and too small to be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.network import FloatArray, IndexArray, Network
from synpol_desktop.core.progress import Progress
from synpol_desktop.ui.painting.camera import spacing
from synpol_desktop.ui.painting.labels import elided

MAPPED_FROM = 1500
"""Networks of fewer nodes are never drawn as a map."""
READABLE_PX = 16.0
"""Mean distance of nodes, in logical pixels, under which they can't be told apart."""
_FEWEST = 8
_SMALLEST_SHARE = 1 / 2000
_MOST_REGIONS = 400
_DIRECTIONS = 24
_KEPT, _STRETCH = 0.9, 1.25
"""Members that lie much further out than this share of them are strays, and don't widen the hull."""
_CORES = (0.7, 0.5, 0.35)
"""Where communities mingle at their borders, hulls shrink to so much of their members, the innermost."""
_PAD = 0.6
"""Room around the outermost nodes, in mean distances of nodes."""
_COUNTED = 2000
"""About so many nodes between the sides of a hull are looked at to tell whose it is."""
_OWN, _LEAST_OWN = 0.5, 0.35
"""Share of a hull's nodes that are its own, and of the smallest core's if none has as many."""
_COVERED = 0.5
"""Share of all nodes whose communities have a hull, for there to be a map."""
_LANDMARKS = 3
_TIES_EACH = 2
_LONGEST = 26
HUES = 8
"""So many colours tell regions apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A community where it lies.

    Parameters
    ----------
    corners : ndarray of float64, shape (k, 2)
        The convex hull, in layout units, one way round.
    nodes : ndarray of intp
        The members inside, the most important first.
    name : str
        Unlike that of any other region.
    count : int
        All members, strays included.
    leader : int
        The most important of all members, for whom the region is named.
    """

    corners: FloatArray
    nodes: IndexArray
    name: str
    count: int
    leader: int

    @property
    def centre(self) -> FloatArray:
        """The middle of the members inside the hull's box."""
        middle: FloatArray = (self.corners.min(axis=0) + self.corners.max(axis=0)) / 2
        return middle

    def holds(self, points: FloatArray) -> NDArray[np.bool_]:
        """Tell which of the points, shape (k, 2), lie in the hull."""
        low, high = self.corners.min(axis=0), self.corners.max(axis=0)
        (x, y), (left, top), (right, bottom) = points.T, low, high
        inside: NDArray[np.bool_] = (x >= left) & (x <= right) & (y >= top) & (y <= bottom)
        begin, way = self.corners, np.roll(self.corners, -1, axis=0) - self.corners
        near = points[inside]
        turn = way[:, 0] * (near[:, 1:] - begin[:, 1]) - way[:, 1] * (near[:, :1] - begin[:, 0])
        inside[inside] = (turn >= -1e-9 * np.abs(way).max()).all(axis=1)
        return inside


@dataclass(frozen=True, slots=True, eq=False)
class Regions:
    """All regions of a map, the largest first, and what ties them.

    Parameters
    ----------
    each : tuple of Region
    ties : ndarray of intp, shape (t, 2)
        Pairs of regions, the strongest last.
    strength : ndarray of float64, shape (t,)
        The sum of what lies between them, 1 for the strongest.
    landmarks : ndarray of intp
        Nodes that are drawn as such: the most important of each region.
    hues : ndarray of uint8
        Colour of each region, below ``HUES``, unlike those of its neighbours as far as there are enough.
    codes : ndarray of uint8, shape (n,)
        Colour of each node's region, ``HUES`` for nodes without one.
    """

    each: tuple[Region, ...]
    ties: IndexArray
    strength: FloatArray
    landmarks: IndexArray
    hues: NDArray[np.uint8]
    codes: NDArray[np.uint8]


def mapped(n: int, spacing_px: float) -> bool:
    """Tell whether a network of n nodes, so many pixels apart in the mean, is drawn as a map.

    It depends on the scale alone, so that a picture that is panned stays of one kind.
    """
    return n > MAPPED_FROM and spacing_px < READABLE_PX


def communities_of(network: Network, progress: Progress | None = None) -> IndexArray:
    """Return the community of each node, the same ones for the same network.

    A map wants them soon rather than as good as can be.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    from synpol_desktop.graph.measuring.communities import communities
    from synpol_desktop.graph.measuring.ties import undirected

    return communities(undirected(network), progress=progress, tries=1, rounds=2)[0]


def regions_of(network: Network, xy: FloatArray, community: IndexArray) -> Regions | None:
    """Return the map of a network; None where communities lie across each other.

    Parameters
    ----------
    community : ndarray of intp, shape (n,)
        Of each node, numbered from 0.
    """
    rank = np.empty(network.n, np.intp)
    rank[np.argsort(-network.importance, kind="stable")] = np.arange(network.n)
    order = np.lexsort((rank, community))
    counts = np.bincount(community)
    ends = np.cumsum(counts)
    large = np.argsort(-counts, kind="stable")[:_MOST_REGIONS].tolist()
    least = max(_FEWEST, network.n * _SMALLEST_SHARE)
    across = xy[np.argsort(xy[:, 0])]
    found: list[tuple[IndexArray, Region]] = []
    groups: list[int] = []
    for group in (g for g in large if counts[g] >= least):
        members = order[ends[group] - counts[group] : ends[group]]
        region = _region(members, xy, across)
        if region is not None:
            found.append((members, region))
            groups.append(group)
    if sum(region.count for _, region in found) < _COVERED * network.n:
        return None
    names = _names(network, [members for members, _ in found])
    each = tuple(replace(region, name=name) for (_, region), name in zip(found, names, strict=True))
    hues = _hues(each)
    of_group = np.full(len(counts), HUES, np.uint8)
    of_group[groups] = hues
    landmarks = np.concatenate([region.nodes[:_LANDMARKS] for region in each])
    return Regions(each, *_ties(network, community, groups), landmarks, hues, of_group[community])


def _region(members: IndexArray, xy: FloatArray, across: FloatArray) -> Region | None:
    """Return where a community lies: as much of it as is mostly its own; None if it lies across others.

    Parameters
    ----------
    members : ndarray of intp
        The most important first.
    across : ndarray of float64, shape (n, 2)
        All nodes from left to right.
    """
    points = xy[members]
    away = np.hypot(*(points - np.median(points, axis=0)).T)
    own, region = 0.0, None
    for reach in (np.quantile(away, _KEPT) * _STRETCH, *np.quantile(away, _CORES)):
        inside = members[away <= reach]
        corners = _hull(xy[inside], spacing(xy[inside]) * _PAD)
        region = Region(corners, inside, "", len(members), int(members[0]))
        low, high = np.searchsorted(across[:, 0], (corners[:, 0].min(), corners[:, 0].max())).tolist()
        some = max(1, (high - low) // _COUNTED)
        own = len(inside) / max(some * int(region.holds(across[low:high:some]).sum()), 1)
        if own >= _OWN:
            return region
    return region if own >= _LEAST_OWN else None


def _hull(points: FloatArray, pad: float) -> FloatArray:
    """Return the corners between lines that touch the points from all sides, ``pad`` away from them."""
    angle = np.arange(_DIRECTIONS) * (2 * np.pi / _DIRECTIONS)
    across = np.stack((np.cos(angle), np.sin(angle)), axis=1)
    reach = (points @ across.T).max(axis=0) + pad
    after, reach_after = np.roll(across, -1, axis=0), np.roll(reach, -1)
    area = across[:, 0] * after[:, 1] - across[:, 1] * after[:, 0]
    x = (reach * after[:, 1] - reach_after * across[:, 1]) / area
    y = (across[:, 0] * reach_after - after[:, 0] * reach) / area
    return np.stack((x, y), axis=1)


def _names(network: Network, groups: Iterable[IndexArray]) -> list[str]:
    """Name each group for its most important actor; where that is taken, for two, then with a number."""
    taken: set[str] = set()
    names = []
    for nodes in groups:
        labels = [network.labels[node] for node in nodes[:2].tolist()]
        first = elided(labels[0], _LONGEST)
        name = first if first not in taken else " · ".join(elided(label, _LONGEST) for label in labels)
        stem, number = name, 2
        while name in taken:
            name, number = f"{stem} ({number})", number + 1
        taken.add(name)
        names.append(name)
    return names


def _hues(each: tuple[Region, ...]) -> NDArray[np.uint8]:
    """Colour regions one after another, each unlike the earlier ones that it touches."""
    low = np.array([region.corners.min(axis=0) for region in each])
    high = np.array([region.corners.max(axis=0) for region in each])
    hues = np.zeros(len(each), np.uint8)
    for number in range(len(each)):
        near = ((low[:number] < high[number]) & (low[number] < high[:number])).all(axis=1)
        around = np.bincount(hues[:number][near], minlength=HUES)
        used = np.bincount(hues[:number], minlength=HUES)
        hues[number] = np.lexsort((used, around))[0]
    return hues


def _ties(network: Network, community: IndexArray, groups: list[int]) -> tuple[IndexArray, FloatArray]:
    """Return the strongest pairs of groups and how strong they are."""
    count = len(groups)
    place = np.full(int(community.max()) + 1, -1, np.intp)
    place[groups] = np.arange(count)
    ends = np.sort(place[community[network.edges]], axis=1)
    between = (ends[:, 0] >= 0) & (ends[:, 0] != ends[:, 1])
    pairs, where = np.unique(ends[between] @ np.array((count, 1)), return_inverse=True)
    if not len(pairs):
        return np.empty((0, 2), np.intp), np.empty(0)
    weight = np.bincount(where, network.weights[between])
    strongest = np.argsort(weight, kind="stable")[-_TIES_EACH * count :]
    first, second = np.divmod(pairs[strongest], count)
    return np.stack((first, second), axis=1), weight[strongest] / weight.max()
