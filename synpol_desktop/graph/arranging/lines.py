"""Arrangements along a line: time from side to side, and a selection pulled straight."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synpol_desktop.core.network import IndexArray
from synpol_desktop.graph.kernels.checking import checked_edges, checked_points
from synpol_desktop.graph.kernels.topology import Points

_SWEEPS = 8
_UNDATED_GAP = 3.0  # units between the undated and the first day
_ASPECT = 2.0  # width over height that the axis is stretched to


def timeline(n: int, edges: ArrayLike, days: ArrayLike, *, from_right: bool = False) -> Points:
    """Place nodes by date from side to side, and stack those of about one time so that ties stay short.

    Parameters
    ----------
    days : array of float, shape (n,)
        Any count of days; NaN for nodes without a date, which stand apart before the first day.
    from_right : bool
        Whether time runs from right to left.

    Raises
    ------
    ValueError
        If an edge names a node outside ``range(n)``, or a day is missing or infinite.
    """
    pairs = checked_edges(edges, n)
    when = np.asarray(days, np.float64)
    if when.shape != (n,) or np.isinf(when).any():
        raise ValueError(f"there must be one finite day, or NaN, for each of {n} nodes")
    dated = ~np.isnan(when)
    x = np.zeros(n)
    column = np.zeros(n, np.int64)
    if dated.any():
        first, span = when[dated].min(), float(np.ptp(when[dated]))
        width = max(1.0, np.sqrt(_ASPECT * dated.sum()))
        x[dated] = (when[dated] - first) / span * width if span > 0 else 0.0
        column[dated] = np.floor(x[dated]).astype(np.int64)
    per_column = max(1, int(np.bincount(column[dated], minlength=1).max()))
    undated = np.flatnonzero(~dated)
    x[undated] = -_UNDATED_GAP - np.arange(len(undated)) // per_column
    column[undated] = x[undated].astype(np.int64) - 1
    y = _stacked(pairs, np.unique(column, return_inverse=True)[1])
    middle = (x.min(initial=0.0) + x.max(initial=0.0)) / 2
    return np.column_stack([(middle - x) if from_right else (x - middle), y])


def _stacked(pairs: IndexArray, column: IndexArray) -> NDArray[np.float64]:
    """Return heights one unit apart in each column, in an order that follows the neighbours."""
    n = len(column)
    counts = np.bincount(column, minlength=1)
    start = np.concatenate([[0], np.cumsum(counts)[:-1]])
    tails, heads = np.concatenate([pairs, pairs[:, ::-1]]).T
    degree = np.bincount(tails, minlength=n)
    y = np.zeros(n)
    wish = np.arange(n, dtype=np.float64)
    for _ in range(_SWEEPS):
        order = np.lexsort((wish, column))
        y[order] = np.arange(n) - start[column[order]] - (counts[column[order]] - 1) / 2
        wish = (y + np.bincount(tails, y[heads], n)) / (degree + 1)
    return y


def straightened(
    positions: ArrayLike, selection: ArrayLike, *, in_order: bool = False, gap: float = 1.0
) -> Points:
    """Put a selection on the straight line that fits it best, evenly; all other nodes stay.

    Parameters
    ----------
    positions : array of float64, shape (n, 2)
    selection : array of int
        Nodes; each counts once.
    in_order : bool
        Whether the nodes keep the order given, such as that of a path, instead of that along the line.
    gap : float
        Units between neighbours on the line, at least.

    Raises
    ------
    ValueError
        If a selected node isn't there, or positions aren't finite.
    """
    x = checked_points(positions, len(np.asarray(positions)))
    if np.isnan(x).any():
        raise ValueError("positions must be finite")
    chosen = np.asarray(selection)
    if chosen.size == 0:
        return x
    if chosen.dtype.kind not in "iu" or chosen.min() < 0 or chosen.max() >= len(x):
        raise ValueError("a selected node is not there")
    chosen = chosen.ravel()[np.sort(np.unique(chosen.ravel(), return_index=True)[1])]
    centre = x[chosen].mean(axis=0)
    along = _main_direction(x[chosen] - centre)
    reach = (x[chosen] - centre) @ along
    if in_order:
        if reach[-1] < reach[0]:
            along, reach = -along, -reach
        order = np.arange(len(chosen))
    else:
        order = np.argsort(reach, kind="stable")
    length = max(float(np.ptp(reach)), gap * (len(chosen) - 1))
    places = np.linspace(-length / 2, length / 2, len(chosen)) if len(chosen) > 1 else np.zeros(1)
    x[chosen[order]] = centre + places[:, None] * along
    return x


def _main_direction(delta: Points) -> NDArray[np.float64]:
    xx, yy, xy = (delta[:, 0] ** 2).sum(), (delta[:, 1] ** 2).sum(), (delta[:, 0] * delta[:, 1]).sum()
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    return np.array([np.cos(angle), np.sin(angle)])
