"""Which labels fit: greedy by importance on a grid of occupied cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy

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

    def bare(self) -> Occupancy:
        """Return a grid that shares what is taken but knows of no nodes."""
        other = copy(self)
        other._nodes, other._discs = [0] * self._count, {}
        return other

    def _cells(self, rect: Rect) -> tuple[int, int, int, int]:
        x, y, width, height = rect
        x, y = x - self._left, y - self._top
        return int(x // CELL), int(y // CELL), -int(-(x + width) // CELL), -int(-(y + height) // CELL)

    def claim(self, rect: Rect, owner: int = -1) -> bool:
        """Take a rectangle if it is inside and free of labels and of nodes other than its owner."""
        x0, y0, x1, y1 = box = self._cells(rect)
        if not self._free(box, owner):
            return False
        mask = ((1 << (x1 - x0)) - 1) << x0
        for y in range(y0, y1):
            self._rows[y] |= mask
        return True

    def claim_all(self, rects: Sequence[Rect], owner: int = -1) -> bool:
        """Take rectangles that belong together, if all of them are free."""
        boxes = [self._cells(rect) for rect in rects]
        if not all(self._free(box, owner) for box in boxes):
            return False
        for rect in rects:
            self.block(rect)
        return True

    def _free(self, box: tuple[int, int, int, int], owner: int) -> bool:
        x0, y0, x1, y1 = box
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
        return True

    def block(self, rect: Rect) -> None:
        """Take what is inside of a rectangle, whoever has it."""
        x0, y0, x1, y1 = self._cells(rect)
        x0, x1 = max(x0, 0), min(x1, self._columns)
        if x1 > x0:
            mask = ((1 << (x1 - x0)) - 1) << x0
            for y in range(max(y0, 0), min(y1, self._count)):
                self._rows[y] |= mask

    def avoid(self, points: FloatArray) -> None:
        """Keep labels off points, shape (k, 2), as off nodes of nobody's."""
        cells = np.floor((points - (self._left, self._top)) / CELL).astype(np.intp)
        inside = ((cells >= 0) & (cells < (self._columns, self._count))).all(axis=1)
        for x, y in np.unique(cells[inside], axis=0).tolist():
            self._nodes[y] |= 1 << x

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
    candidates: Iterable[int],
    px: FloatArray,
    radii: FloatArray,
    forms: Callable[[int], Sequence[tuple[int, int, int]]],
    before: dict[int, int],
    most: int,
    window: Rect | None = None,
) -> dict[int, tuple[int, Rect]]:
    """Choose labels and where they stand.

    Parameters
    ----------
    candidates : iterable of int
        Nodes, the most important first.
    px, radii : ndarray
        Centres and radii of all nodes, device pixels.
    forms : callable
        Returns the ways to set a node's name, the best first: the stand, width and height of each.
    before : dict of int to int
        Where a node's label stands now; it is tried first so that labels don't jump.
    window : Rect, optional
        What is seen of the region; labels of nodes inside are not cut by its border.

    Returns
    -------
    dict
        Node to its stand and its rectangle.
    """
    found: dict[int, tuple[int, Rect]] = {}
    for node in candidates:
        if len(found) >= most:
            break
        kept = before.get(node, -1)
        x, y, radius = float(px[node, 0]), float(px[node, 1]), float(radii[node])
        whole = window is not None and _inside((x, y, 0, 0), window)
        ways = forms(node)
        if kept >= 0:
            ways = sorted(ways, key=lambda form: form[0] != kept)
        for stand, wide, high in ways:
            rect = beside(x, y, radius, wide, high, stand % SIDES)
            if whole and window is not None and not _inside(rect, window):
                continue
            if occupancy.claim(rect, node):
                found[node] = stand, rect
                break
    return found


def _inside(rect: Rect, outer: Rect) -> bool:
    left, top, width, height = outer
    x, y, wide, high = rect
    return left <= x and top <= y and x + wide <= left + width and y + high <= top + height


SIDES = 12
"""Below, above, right, left; the corners between them; below and above, moved sideways."""
_CORNERS = {4: (1, 1), 5: (-1, 1), 6: (1, -1), 7: (-1, -1)}


def beside(x: float, y: float, radius: float, wide: float, high: float, side: int) -> Rect:
    """Return a label's rectangle on one of ``SIDES`` sides of its node, in their order."""
    gap = radius * 1.05
    if side in (0, 1):
        return x - wide / 2, y + gap if side == 0 else y - gap - high, wide, high
    if side in (2, 3):
        return x + gap + 1 if side == 2 else x - gap - 1 - wide, y - high / 2, wide, high
    if side in _CORNERS:
        right, below = _CORNERS[side]
        near = radius * 0.72
        left = x + near if right > 0 else x - near - wide
        return left, y + near * 0.8 if below > 0 else y - near * 0.8 - high, wide, high
    shift = wide * 0.3 * (1 if side % 2 else -1)
    return x - wide / 2 + shift, y + gap if side < 10 else y - gap - high, wide, high
