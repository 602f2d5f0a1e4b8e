"""What a layout takes from its caller, checked and in its own types; nonsense raises ValueError."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from synpol_desktop.graph.kernels.topology import Points

_FARTHEST = 1e6  # units from the origin; beyond, single precision can't tell neighbours apart


def checked_edges(edges: ArrayLike, n: int) -> NDArray[np.intp]:
    """Return node index pairs, shape (m, 2)."""
    pairs = np.asarray(edges)
    if pairs.size == 0:
        return np.zeros((0, 2), np.intp)
    if pairs.ndim != 2 or pairs.shape[1] != 2 or pairs.dtype.kind not in "iu":
        raise ValueError(f"edges must be whole numbers of shape (m, 2), not {pairs.dtype} of {pairs.shape}")
    if pairs.min() < 0 or pairs.max() >= n:
        raise ValueError(f"an edge names a node outside range({n})")
    return pairs.astype(np.intp)


def checked_clusters(value: float) -> float:
    """Return the springs' constant."""
    if not (np.isfinite(value) and value > 0):
        raise ValueError(f"clusters must be positive and finite, not {value}")
    return float(value)


def checked_aspect(value: float) -> float:
    """Return the aspect, held to what a window can have."""
    if not (np.isfinite(value) and value > 0):
        raise ValueError(f"aspect must be positive and finite, not {value}")
    return float(min(max(value, 0.25), 4.0))


def checked_weights(weights: ArrayLike | None, m: int) -> NDArray[np.float64]:
    """Return one weight an edge, ones if left out (a copy)."""
    if weights is None:
        return np.ones(m)
    strengths = np.asarray(weights, np.float64)
    if strengths.shape != (m,):
        raise ValueError(f"there must be one weight for each of {m} edges, not {strengths.shape}")
    if not np.isfinite(strengths).all() or (strengths < 0).any():
        raise ValueError("weights must be finite and not negative")
    return strengths.copy()


def checked_points(points: ArrayLike, n: int) -> Points:
    """Return places, shape (n, 2), where rows of NaN are to be found (a copy)."""
    places = np.array(points, np.float64)
    if places.shape != (n, 2) and not (n == 0 and places.size == 0):
        raise ValueError(f"start must have the shape ({n}, 2), not {places.shape}")
    if (np.abs(places) > _FARTHEST).any():
        raise ValueError(f"start must be within {_FARTHEST:g} units, or NaN where a place is to be found")
    return places.reshape(n, 2)


def checked_place(xy: ArrayLike) -> NDArray[np.float64]:
    """Return one place, shape (2,)."""
    place = np.array(xy, np.float64)
    if place.shape != (2,) or not (np.abs(place) <= _FARTHEST).all():
        raise ValueError(f"a place is two finite numbers within {_FARTHEST:g} units, not {xy!r}")
    return place


def checked_labels(labels: ArrayLike | None, n: int) -> NDArray[np.intp]:
    """Return the group of each node as numbers from 0 without gaps; one group if left out."""
    if labels is None:
        return np.zeros(n, np.intp)
    groups = np.asarray(labels)
    if groups.shape != (n,) or (groups.dtype.kind == "f" and not np.isfinite(groups).all()):
        raise ValueError(f"there must be one label for each of {n} nodes, not {groups.shape}")
    return np.unique(groups, return_inverse=True)[1].astype(np.intp)
