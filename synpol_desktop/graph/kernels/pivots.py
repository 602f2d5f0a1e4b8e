"""Stress on a sample: distances to pivots alone, which give a large graph its global shape."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Floats, Ints

_SHORTEST = 1e-6
_SAMPLE = 500
_ROUNDS_OF_SCALING = 40
_FAR_BETTER = 0.75
_FEWEST_SWEEPS = 10
_BLOCK = 2048  # rows at once: what fits into the processor's cache


def choose_pivots(
    indptr: Ints, indices: Ints, count: int, first: int, hops: NDArray[np.int16], nearest: Ints
) -> Ints:
    """Pick spread-out nodes and measure the distance to each by breadth-first search.

    Every second pivot is the node farthest from all before it, the others are arbitrary: corners alone would
    leave the middle unmeasured.

    Parameters
    ----------
    hops : ndarray of int16, shape (count, n)
        Receives the number of ties, plus one; 0 means unreached.
    nearest : ndarray of int32, shape (n,)
        Receives the row of the nearest pivot.
    """
    n = indptr.shape[0] - 1
    pivots = np.empty(count, np.int32)
    best = np.full(n, 32767, np.int32)
    queue = np.empty(n + 1, np.int32)
    pivot = first
    for t in range(count):
        pivots[t] = pivot
        row = hops[t]
        row[:] = 0
        row[pivot] = 1
        queue[0] = pivot
        head = 0
        tail = 1
        while head < tail:
            u = queue[head]
            head += 1
            next_hop = np.int16(min(row[u] + 1, 32767))
            for e in range(indptr[u], indptr[u + 1]):  # without branches: half of them would be guessed wrong
                v = indices[e]
                seen = row[v]
                row[v] = next_hop if seen == 0 else seen
                queue[tail] = v
                tail += seen == 0
        for i in range(n):
            nearer = row[i] > 0 and row[i] - 1 < best[i]
            best[i] = row[i] - 1 if nearer else best[i]
            nearest[i] = t if nearer else nearest[i]
        if t % 2 == 0:
            farthest = -1
            for i in range(n):
                if best[i] < 32767 and best[i] > farthest:
                    farthest = best[i]
                    pivot = i
        else:
            pivot = (pivot * 7919 + 104729 * (t + 1)) % n
    return pivots


def pivot_sweep(
    x: NDArray[np.float64], indptr: Ints, indices: Ints, pivots: Ints, wanted: Floats, weight: Floats
) -> None:
    """Move every node to the mean of what its neighbours and the pivots ask for.

    One round of sparse stress majorization (Ortmann, Klimenta and Brandes, "A sparse stress model", JGAA
    2017).
    """
    count = pivots.shape[0]
    at_x = x[pivots, 0].astype(np.float32)
    at_y = x[pivots, 1].astype(np.float32)
    rank = np.full(x.shape[0], -1, np.int32)
    rank[pivots] = np.arange(count, dtype=np.int32)
    for i in range(x.shape[0]):
        px = x[i, 0]
        py = x[i, 1]
        sum_x = 0.0
        sum_y = 0.0
        for e in range(indptr[i], indptr[i + 1]):
            j = indices[e]
            dx = px - x[j, 0]
            dy = py - x[j, 1]
            share = 1.0 / np.sqrt(dx * dx + dy * dy + _SHORTEST)
            sum_x += x[j, 0] + dx * share
            sum_y += x[j, 1] + dy * share
        near_x = np.float32(px)
        near_y = np.float32(py)
        far_x = np.float32(0)
        far_y = np.float32(0)
        total = np.float32(indptr[i + 1] - indptr[i])
        for t in range(count):  # single precision, from arrays without gaps: eight pivots at once
            w = weight[i, t]
            across = near_x - at_x[t]
            down = near_y - at_y[t]
            part = wanted[i, t] / np.sqrt(across * across + down * down + np.float32(_SHORTEST))
            far_x += w * (at_x[t] + across * part)
            far_y += w * (at_y[t] + down * part)
            total += w
        x[i, 0] = (sum_x + far_x) / total
        x[i, 1] = (sum_y + far_y) / total
        if rank[i] >= 0:
            at_x[rank[i]] = x[i, 0]
            at_y[rank[i]] = x[i, 1]


def pivot_drift(
    x: NDArray[np.float64],
    pivots: Ints,
    wanted: Floats,
    weight: Floats,
    scale: np.float32,
    drift: Floats,
    first: int,
    last: int,
) -> None:
    """Write for each node the way to where the pivots want it, on the mean of their weights.

    Parameters
    ----------
    scale : float
        Layout units that one tie of distance is worth.
    """
    count = pivots.shape[0]
    at_x = np.empty(count, np.float32)
    at_y = np.empty(count, np.float32)
    for t in range(count):
        at_x[t] = x[pivots[t], 0]
        at_y[t] = x[pivots[t], 1]
    for i in range(first, last):
        px = np.float32(x[i, 0])
        py = np.float32(x[i, 1])
        sum_x = np.float32(0)
        sum_y = np.float32(0)
        total = np.float32(_SHORTEST)
        for t in range(count):
            dx = px - at_x[t]
            dy = py - at_y[t]
            away = np.sqrt(dx * dx + dy * dy + np.float32(_SHORTEST))
            w = weight[i, t]
            share = w * (scale * wanted[i, t] / away - np.float32(1))
            sum_x += share * dx
            sum_y += share * dy
            total += w
        drift[i, 0] = sum_x / total
        drift[i, 1] = sum_y / total


@dataclass(frozen=True, slots=True)
class Pivots:
    """Nodes that are spread over a graph, and what they ask of the others.

    Attributes
    ----------
    nodes : ndarray of int32, shape (k,)
    wanted : ndarray of float32, shape (n, k)
        Distance of each node to each pivot, in ties.
    weight : ndarray of float32, shape (n, k)
    """

    nodes: Ints
    wanted: Floats
    weight: Floats

    def relabelled(self, order: NDArray[np.intp]) -> Pivots:
        """Return the same for nodes that have been put in another order."""
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        return Pivots(rank[self.nodes], self.wanted[order], self.weight[order])

    def scale(self, x: NDArray[np.float64]) -> float:
        """Return how many units one tie of distance is worth in this picture, on a sample."""
        wished, square, _ = self._moments(x)
        return square / wished if wished > 0 else 1.0

    def stress(self, x: NDArray[np.float64]) -> float:
        """Return the share of the wanted distances that a picture misses at its best scale, on a sample."""
        wished, square, wanted = self._moments(x)
        return 1.0 - wished * wished / (square * wanted) if square * wanted > 0 else 1.0

    def scaled(self) -> NDArray[np.float64]:
        """Return positions by scaling of the pivots, between which the others are triangulated, in ties.

        After de Silva and Tenenbaum, "Sparse multidimensional scaling using landmark points", 2004.
        """
        square = self.wanted[self.nodes].astype(np.float64) ** 2
        mean = square.mean(axis=0)
        inner = -(square - mean - mean[:, None] + mean.mean()) / 2
        rng = np.random.default_rng(0)
        axes = rng.normal(size=(len(inner), 2))
        for _ in range(_ROUNDS_OF_SCALING):
            axes, _ = np.linalg.qr(inner @ axes)
        extent = np.sqrt(np.maximum(np.einsum("ij,ij->j", axes, inner @ axes), 1e-9))
        ways = (axes / extent).astype(np.float32)
        x = np.empty((len(self.wanted), 2))
        for first in range(0, len(x), _BLOCK):
            rows = self.wanted[first : first + _BLOCK]
            x[first : first + _BLOCK] = (rows * rows - mean.astype(np.float32)) @ -ways
        x += rng.normal(scale=0.01, size=x.shape) * extent  # twins must not share a place
        return np.asarray(x / self.scale(x))

    def _moments(self, x: NDArray[np.float64]) -> tuple[float, float, float]:
        sample = slice(None, None, max(1, len(x) // _SAMPLE))
        across, down = (axis[sample, None] - axis[self.nodes] for axis in x.T)
        away = np.sqrt(across * across + down * down)
        share, wanted = self.weight[sample] * away, self.wanted[sample]
        own = self.weight[sample] * wanted
        return float((share * wanted).sum()), float((share * away).sum()), float((own * wanted).sum())


def pivot_strength(hops: NDArray[np.int16], nearest: Ints) -> Floats:
    """Return the weight of each pivot by distance, shape (pivots, longest distance + 1).

    A pivot speaks for the nodes nearest to it, so its weight grows with how many of them are within half the
    way.

    Parameters
    ----------
    hops, nearest : ndarray
        As `choose_pivots` gives them.
    """
    count, n = hops.shape
    own = np.maximum(hops[nearest, np.arange(n)] - 1, 0)
    longest = int(hops.max()) + 1
    around = (
        np.bincount(nearest * longest + own, minlength=count * longest).reshape(count, longest).cumsum(axis=1)
    )
    rings = np.arange(longest)
    strength = (np.maximum(around[:, rings // 2], 1) / np.maximum(rings, 1) ** 2).astype(np.float32)
    strength[:, 0] = 0
    return np.asarray(strength, np.float32)


def pivot_terms(hops: NDArray[np.int16], strength: Floats, wanted: Floats, weight: Floats) -> None:
    """Write what pivots ask of each node, block by block, as rows of one array are columns of another."""
    count, n = hops.shape
    for first in range(0, n, 256):
        for t in range(count):
            for i in range(first, min(n, first + 256)):
                steps = max(hops[t, i] - 1, 0)
                wanted[i, t] = steps
                weight[i, t] = strength[t, steps]


def better_start(x: NDArray[np.float64], pivots: Pivots, sweeps: int) -> tuple[NDArray[np.float64], int]:
    """Return a picture at the scale of distances in ties, and how many sweeps are to straighten it.

    It is the scaled one if that has far less stress: levels draw groups better, but a long chain or a lattice
    comes out of them folded. Scaling tells near nodes badly apart, so it needs some sweeps.
    """
    scaled = pivots.scaled()
    if pivots.stress(scaled) < _FAR_BETTER * pivots.stress(x):
        return scaled, max(sweeps, _FEWEST_SWEEPS)
    return x / pivots.scale(x), sweeps
