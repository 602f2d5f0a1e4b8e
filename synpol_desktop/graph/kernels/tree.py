"""Repulsion by packed trees (after Barnes and Hut, Nature 324, 1986), one tree for each component.

The shape of the trees depends on the sizes of the components only: points sorted along a Hilbert curve
fill leaves of `LEAF` bodies, and four neighbours make a parent. Only boxes and centres of mass change
between ticks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import Floats

Longs = NDArray[np.int64]
LEAF = 32
_FAN = 4
_LISTED = 4096  # bodies and far cells that one leaf gathers before it adds them up


@dataclass(frozen=True, slots=True)
class Forest:
    """Shape of the trees: leaves first, then parents, children always before their parent.

    Attributes
    ----------
    low, high : ndarray of int64
        For a leaf the range of its bodies in sorted order, for a parent the range of its child nodes.
    root : ndarray of int64
        For each leaf the root of its tree.
    """

    low: Longs
    high: Longs
    root: Longs

    @property
    def leaves(self) -> int:
        """Number of leaves."""
        return len(self.root)


def plant(sizes: NDArray[np.intp]) -> Forest:
    """Lay out the trees for components of the given sizes, in order."""
    counts = -(-sizes // LEAF)
    owner = np.repeat(np.arange(len(sizes)), counts)
    first_leaf = np.concatenate([[0], np.cumsum(counts)])
    first_body = np.concatenate([[0], np.cumsum(sizes)])
    low = first_body[owner] + (np.arange(len(owner)) - first_leaf[owner]) * LEAF
    high = np.minimum(low + LEAF, first_body[owner + 1])
    roots = first_leaf[:-1].copy()
    lows, highs, end = [low], [high], len(owner)
    for tree in np.flatnonzero(counts > 1):
        start, stop = int(first_leaf[tree]), int(first_leaf[tree + 1])
        while stop - start > 1:
            lows.append(np.arange(start, stop, _FAN))
            highs.append(np.minimum(lows[-1] + _FAN, stop))
            start, stop = end, end + len(lows[-1])
            end = stop
        roots[tree] = start
    return Forest(
        np.concatenate(lows).astype(np.int64),
        np.concatenate(highs).astype(np.int64),
        roots[owner].astype(np.int64),
    )


def fill_leaves(
    x: NDArray[np.float64],
    mass: Floats,
    order: Longs,
    low: Longs,
    high: Longs,
    bodies: Floats,
    boxes: Floats,
    centres: Floats,
    first: int,
    last: int,
) -> None:
    """Copy the bodies in sorted order (x, y, mass in three rows) and measure each leaf."""
    for leaf in range(first, last):
        left = top = np.float32(1e30)
        right = bottom = np.float32(-1e30)
        cx = cy = total = np.float32(0)
        for k in range(low[leaf], high[leaf]):
            point = order[k]
            px = np.float32(x[point, 0])
            py = np.float32(x[point, 1])
            m = mass[point]
            bodies[0, k] = px
            bodies[1, k] = py
            bodies[2, k] = m
            left = min(left, px)
            right = max(right, px)
            top = min(top, py)
            bottom = max(bottom, py)
            cx += px * m
            cy += py * m
            total += m
        boxes[leaf, 0] = left
        boxes[leaf, 1] = top
        boxes[leaf, 2] = right
        boxes[leaf, 3] = bottom
        centres[leaf, 0] = cx / total
        centres[leaf, 1] = cy / total
        centres[leaf, 2] = total


def fill_parents(low: Longs, high: Longs, leaves: int, boxes: Floats, centres: Floats) -> None:
    """Measure the parents from their children."""
    for node in range(leaves, low.shape[0]):
        left = top = np.float32(1e30)
        right = bottom = np.float32(-1e30)
        cx = cy = total = np.float32(0)
        for child in range(low[node], high[node]):
            left = min(left, boxes[child, 0])
            top = min(top, boxes[child, 1])
            right = max(right, boxes[child, 2])
            bottom = max(bottom, boxes[child, 3])
            m = centres[child, 2]
            cx += centres[child, 0] * m
            cy += centres[child, 1] * m
            total += m
        boxes[node, 0] = left
        boxes[node, 1] = top
        boxes[node, 2] = right
        boxes[node, 3] = bottom
        centres[node, 0] = cx / total
        centres[node, 1] = cy / total
        centres[node, 2] = total


def repel(
    bodies: Floats,
    order: Longs,
    low: Longs,
    high: Longs,
    root: Longs,
    boxes: Floats,
    centres: Floats,
    charge: Floats,
    openness: np.float32,
    softening: np.float32,
    force: Floats,
    first: int,
    last: int,
) -> None:
    """Write the 1/r repulsion on every body of the leaves in a range.

    `openness` is the squared opening angle: a cell narrower than angle x distance acts as one body. The tree
    is walked once for a leaf; the sums then run over flat lists, which become vector instructions.
    """
    leaves = root.shape[0]
    lx = np.empty(_LISTED, np.float32)
    ly = np.empty(_LISTED, np.float32)
    lm = np.empty(_LISTED, np.float32)
    stack = np.empty(256, np.int64)
    for leaf in range(first, last):
        start, stop = low[leaf], high[leaf]
        for i in range(start, stop):
            force[order[i], 0] = np.float32(0)
            force[order[i], 1] = np.float32(0)
        if stop - start == 1 and root[leaf] == leaf:
            continue
        left = boxes[leaf, 0]
        top = boxes[leaf, 1]
        right = boxes[leaf, 2]
        bottom = boxes[leaf, 3]
        stack[0] = root[leaf]
        depth = 1
        listed = 0
        while depth > 0:
            depth -= 1
            node = stack[depth]
            wide = max(boxes[node, 2] - boxes[node, 0], boxes[node, 3] - boxes[node, 1])
            cx = centres[node, 0]
            cy = centres[node, 1]
            dx = max(np.float32(0), max(left - cx, cx - right))
            dy = max(np.float32(0), max(top - cy, cy - bottom))
            if wide * wide < openness * (dx * dx + dy * dy):
                lx[listed] = cx
                ly[listed] = cy
                lm[listed] = centres[node, 2]
                listed += 1
            elif node < leaves:
                for k in range(low[node], high[node]):
                    lx[listed] = bodies[0, k]
                    ly[listed] = bodies[1, k]
                    lm[listed] = bodies[2, k]
                    listed += 1
            else:
                for child in range(low[node], high[node]):
                    stack[depth] = child
                    depth += 1
            if listed > _LISTED - 2 * LEAF or (depth == 0 and listed > 0):
                for i in range(start, stop):
                    px = bodies[0, i]
                    py = bodies[1, i]
                    ax = np.float32(0)
                    ay = np.float32(0)
                    for k in range(listed):
                        ex = px - lx[k]
                        ey = py - ly[k]
                        w = lm[k] / (ex * ex + ey * ey + softening)
                        ax += ex * w
                        ay += ey * w
                    point = order[i]
                    strength = bodies[2, i] * charge[point]
                    force[point, 0] += ax * strength
                    force[point, 1] += ay * strength
                listed = 0
