"""Seeded graphs to lay out, as sorted unique pairs ``i < j``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Edges = NDArray[np.intp]
KINDS = ("entity", "fragments", "grid", "tree")


def make(kind: str, n: int, seed: int = 1) -> tuple[int, Edges]:
    """Return the number of nodes and the edges of a graph of about n nodes.

    ``entity`` imitates actors in the news: communities of power-law size with preferential attachment
    inside, few links between them, connected. ``fragments`` is one such part among many small chains.
    ``grid`` and ``tree`` have a known shape.
    """
    rng = np.random.default_rng(seed)
    if kind == "entity":
        return n, _clean(n, _entity(n, rng))
    if kind == "fragments":
        shuffled = rng.permutation(n)
        loose, core = shuffled[: n // 4], shuffled[n // 4 :]
        chain = np.column_stack([loose[:-1], loose[1:]])[np.arange(1, len(loose)) % 5 != 0]
        return n, _clean(n, np.vstack([core[_entity(len(core), rng)], chain]))
    if kind == "grid":
        side = round(n**0.5)
        index = np.arange(side * side).reshape(side, side)
        across = np.column_stack([index[:, :-1].ravel(), index[:, 1:].ravel()])
        down = np.column_stack([index[:-1].ravel(), index[1:].ravel()])
        return side * side, _clean(side * side, np.vstack([across, down]))
    if kind == "tree":
        child = np.arange(1, n)
        return n, _clean(n, np.column_stack([child, (rng.random(n - 1) * child).astype(np.intp)]))
    raise ValueError(f"no such kind of graph: {kind}")


def _clean(n: int, edges: Edges) -> Edges:
    edges = np.sort(edges[edges[:, 0] != edges[:, 1]], axis=1)
    keys = np.unique(edges[:, 0] * n + edges[:, 1])
    return np.column_stack([keys // n, keys % n])


def _entity(n: int, rng: np.random.Generator) -> Edges:
    largest = int(max(30, min(n / 3, 4 * n**0.5)))
    sizes: list[int] = []
    while sum(sizes) < n:  # truncated power law with exponent 2
        u = rng.random()
        sizes.append(max(4, int(1 / ((1 - u) / 8 + u / largest))))
    sizes[-1] -= sum(sizes) - n
    starts = np.concatenate([[0], np.cumsum(sizes)])
    edges: list[tuple[int, int]] = []
    ends: list[list[int]] = []  # a node is listed once for each of its links
    for start, size in zip(starts, sizes, strict=False):
        inside = [int(start)]
        for node in range(int(start) + 1, int(start) + size):
            for _ in range(min(node - int(start), int(rng.choice([1, 2, 3, 6], p=[0.35, 0.25, 0.2, 0.2])))):
                other = inside[rng.integers(len(inside))]
                if other != node:
                    edges.append((node, other))
                    inside.append(other)
            inside.append(node)
        ends.append(inside)
    near: list[list[int]] = [[] for _ in sizes]
    hubs = [0]
    for group in range(1, len(sizes)):
        parent = hubs[rng.integers(len(hubs))]
        edges.append((_pick(ends[group], rng), _pick(ends[parent], rng)))
        near[group].append(parent)
        near[parent].append(group)
        hubs += [group, parent]
    owner = np.repeat(np.arange(len(sizes)), sizes)
    for _ in range(int(0.08 * len(edges))):
        group = int(owner[rng.integers(n)])
        close = rng.random() < 0.7 and near[group]
        other = _pick(near[group], rng) if close else int(owner[rng.integers(n)])
        edges.append((_pick(ends[group], rng), _pick(ends[other], rng)))
    return rng.permutation(n)[np.array(edges, np.intp)]


def _pick(values: list[int], rng: np.random.Generator) -> int:
    return values[rng.integers(len(values))]
