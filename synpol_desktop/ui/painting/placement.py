"""Which labels fit: greedy by importance on a grid of occupied cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from synpol_desktop.core.network import FloatArray, IndexArray

CELL = 4
"""Size of a grid cell in pixels; rectangles claim whole cells, so labels never touch."""

Rect = tuple[float, float, float, float]
"""x, y, width, height."""


class Occupancy:
    """A grid over a region of the surface that remembers what is taken; a row is the bits of an integer."""

    def __init__(self, left: float, top: float, width: float, height: float) -> None:
        self._left, self._top = left, top
        self._columns = max(1, int(np.ceil(width / CELL)))
        self._count = max(1, int(np.ceil(height / CELL)))
        self._rows = [0] * self._count
        self._nodes = [0] * self._count
        self._discs: dict[int, tuple[int, int, int]] = {}

    def _cells(self, rect: Rect) -> tuple[int, int, int, int]:
        x, y, width, height = rect
        x, y = x - self._left, y - self._top
        return int(x // CELL), int(y // CELL), -int(-(x + width) // CELL), -int(-(y + height) // CELL)

    def claim(self, rect: Rect, owner: int = -1) -> bool:
        """Take a rectangle if it is inside and free of labels and of nodes other than its owner."""
        x0, y0, x1, y1 = self._cells(rect)
        if x0 < 0 or y0 < 0 or x1 > self._columns or y1 > self._count:
            return False
        mask = ((1 << (x1 - x0)) - 1) << x0
        own_top, own_bottom, own_mask = self._discs.get(owner, (0, 0, 0))
        rows, nodes = self._rows, self._nodes
        for y in range(y0, y1):
            if rows[y] & mask:
                return False
            met = nodes[y] & mask
            if met and not (own_top <= y < own_bottom and not met & ~own_mask):
                return False
        for y in range(y0, y1):
            rows[y] |= mask
        return True

    def block(self, rect: Rect) -> None:
        """Take what is inside of a rectangle, whoever has it."""
        x0, y0, x1, y1 = self._cells(rect)
        x0, x1 = max(x0, 0), min(x1, self._columns)
        if x1 > x0:
            mask = ((1 << (x1 - x0)) - 1) << x0
            for y in range(max(y0, 0), min(y1, self._count)):
                self._rows[y] |= mask

    def block_discs(self, nodes: IndexArray, px: FloatArray, radii: FloatArray) -> None:
        """Keep labels off nodes; ``px`` and ``radii`` are of all nodes."""
        half = radii[nodes] * 0.85
        centre = px[nodes] - (self._left, self._top)
        low = np.rint((centre - half[:, None]) / CELL).astype(np.intp)
        high = np.rint((centre + half[:, None]) / CELL).astype(np.intp)
        np.clip(low, 0, (self._columns, self._count), out=low)
        np.clip(high, 0, (self._columns, self._count), out=high)
        for node, (x0, y0), (x1, y1) in zip(nodes.tolist(), low.tolist(), high.tolist(), strict=True):
            mask = ((1 << (x1 - x0)) - 1) << x0
            for y in range(y0, y1):
                self._nodes[y] |= mask
            self._discs[node] = y0, y1, mask


def place(
    occupancy: Occupancy,
    candidates: Iterable[int] | IndexArray,
    px: FloatArray,
    radii: FloatArray,
    size: Callable[[int], tuple[int, int]],
    before: dict[int, int],
    most: int,
    window: Rect | None = None,
) -> dict[int, tuple[int, Rect]]:
    """Choose labels and their sides.

    Parameters
    ----------
    candidates : iterable of int
        Nodes, the most important first.
    px, radii : ndarray
        Centres and radii of all nodes, device pixels.
    before : dict of int to int
        Side that a node's label has now; it is tried first so that labels don't jump.
    window : Rect, optional
        What is seen of the region; labels of nodes inside are not cut by its border.

    Returns
    -------
    dict
        Node to its side and its rectangle.
    """
    found: dict[int, tuple[int, Rect]] = {}
    for node in candidates:
        if len(found) >= most:
            break
        kept = before.get(int(node), 0)
        sides = (kept, *(side for side in range(4) if side != kept))
        wide, high = size(int(node))
        x, y = float(px[node, 0]), float(px[node, 1])
        for side in sides:
            rect = beside(x, y, float(radii[node]), wide, high, side)
            if window is not None and _inside((x, y, 0, 0), window) and not _inside(rect, window):
                continue
            if occupancy.claim(rect, int(node)):
                found[int(node)] = side, rect
                break
    return found


def _inside(rect: Rect, outer: Rect) -> bool:
    left, top, width, height = outer
    x, y, wide, high = rect
    return left <= x and top <= y and x + wide <= left + width and y + high <= top + height


def beside(x: float, y: float, radius: float, wide: float, high: float, side: int) -> Rect:
    """Return a label's rectangle: 0 below its node, 1 above, 2 right, 3 left."""
    gap = radius * 1.05
    if side == 0:
        return x - wide / 2, y + gap, wide, high
    if side == 1:
        return x - wide / 2, y - gap - high, wide, high
    left = x + gap + 1 if side == 2 else x - gap - 1 - wide
    return left, y - high / 2, wide, high
