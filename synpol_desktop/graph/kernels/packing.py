"""Place components side by side around the largest one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.topology import LEGIBLE_UP_TO, Ints, Points

_CLEAR, _BROAD = 2, 12  # cells that stay free around components of so many nodes in pictures to be read
_GAP = 0.4  # side of a cell in units, for pictures of up to 20 000 nodes


def find_places(
    cells: NDArray[np.int64],
    bounds: NDArray[np.int64],
    spiral: NDArray[np.int64],
    taken: NDArray[np.bool_],
    places: NDArray[np.int64],
) -> None:
    """Give each component the first place along the spiral where all its cells are free.

    Parameters
    ----------
    cells : ndarray of int64, shape (k, 2)
        Cells that component c covers, from its own centre: ``cells[bounds[c]:bounds[c + 1]]``.
    spiral : ndarray of int64, shape (p, 2)
        Places from the middle of `taken` outwards.
    places : ndarray of int64, shape (c, 2)
        Receives the place of each component.
    """
    height, width = taken.shape
    middle_x = width // 2
    middle_y = height // 2
    start = 0
    covered = -1
    for c in range(bounds.shape[0] - 1):
        size = bounds[c + 1] - bounds[c]
        if size != covered:  # a smaller one may fit into holes that a larger one passed over
            start = 0
            covered = size
        for s in range(start, spiral.shape[0]):
            free = True
            for k in range(bounds[c], bounds[c + 1]):
                a = cells[k, 0] + spiral[s, 0] + middle_x
                b = cells[k, 1] + spiral[s, 1] + middle_y
                if a < 0 or b < 0 or a >= width or b >= height or taken[b, a]:
                    free = False
                    break
            if free:
                places[c, 0] = spiral[s, 0]
                places[c, 1] = spiral[s, 1]
                for k in range(bounds[c], bounds[c + 1]):
                    taken[cells[k, 1] + spiral[s, 1] + middle_y, cells[k, 0] + spiral[s, 0] + middle_x] = True
                start = s
                break


def covered_cells(
    x: Points, component: Ints, edges: NDArray[np.intp], side: float
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """List the cells that nodes and ties of each component cover, with a margin of a cell on two sides."""
    marks, owners = [x], [component]
    for share in (0.25, 0.5, 0.75):
        marks.append(x[edges[:, 0]] * share + x[edges[:, 1]] * (1 - share))
        owners.append(component[edges[:, 0]])
    cell = np.floor(np.concatenate(marks) / side + 0.5).astype(np.int64)
    owner = np.concatenate(owners).astype(np.int64)
    roomy = len(x) <= LEGIBLE_UP_TO and len(x) > 0
    broad = (np.bincount(component) >= _BROAD)[owner] & roomy
    cell, owner = _dilated(cell, owner, broad)
    corner = cell.min(axis=0)
    width, height = (cell.max(axis=0) - corner + 1).tolist()
    across, down = (cell - corner).T
    keys = np.unique((owner * width + across) * height + down)
    bounds = np.concatenate([[0], np.cumsum(np.bincount(keys // (width * height)))])
    cells = np.column_stack([keys // height % width, keys % height]) + corner
    return np.ascontiguousarray(cells), bounds.astype(np.int64)


def _dilated(
    cell: NDArray[np.int64], owner: NDArray[np.int64], broad: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Add the cells around each: a margin on two sides, or a wide one on all sides where it's to be broad."""
    cells, owners = [], []
    for chosen, clear in ((~broad, 0), (broad, _CLEAR)):
        around = np.stack(np.meshgrid(*[np.arange(-clear, 2 + clear)] * 2), axis=-1).reshape(-1, 2)
        cells.append((cell[chosen][:, None, :] + around).reshape(-1, 2))
        owners.append(np.repeat(owner[chosen], len(around)))
    return np.concatenate(cells), np.concatenate(owners)


def spiral_of_places(wide: int, high: int) -> NDArray[np.int64]:
    """All places within a rounded rectangle of half these sides, from the middle outwards."""
    b, a = np.mgrid[-high : high + 1, -wide : wide + 1]
    places = np.column_stack([a.ravel(), b.ravel()])
    away = ((places[:, 0] / wide) ** 4 + (places[:, 1] / high) ** 4) ** 0.25
    keep = np.flatnonzero(away <= 1)
    return np.ascontiguousarray(places[keep[np.argsort(away[keep], kind="stable")]]).astype(np.int64)


def packing_side(sizes: NDArray[np.intp]) -> float:
    """Side of a packing cell in units: fine for small pictures, coarser for large ones."""
    return _GAP * max(1.0, min(2.0, float(np.sqrt(sizes.sum() / 20_000))))
