"""A small network that answers one yes-or-no question over features that are short strings.

Each feature has a weight of its own and a row of a hidden layer. The rows of what is seen are added up, cut
off at zero and weighed again: so two features together can say what neither says alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.weighing.seen import Part

Floats = NDArray[np.float32]

_SUMS = tuple(map(float, range(-8, 9)))

_PARTS = 1 << 16
"""So many parts of what is seen are remembered with their rows."""


@dataclass(frozen=True)
class Network:
    """Says how probable a yes is, given the features that are seen.

    Parameters
    ----------
    version : str
        Of the features.
    places : mapping of str to int
        The row of each feature.
    glance : ndarray of float32, shape (n,)
        Weights of a log-linear model of the same question, which tells at a first look what is hopeless.
    rows : ndarray of float32, shape (n, 1 + h)
        What a feature says directly, and what it adds to each unit of the hidden layer.
    bias : ndarray of float32, shape (1 + h,)
    out : ndarray of float32, shape (h,)
        What the units of the hidden layer say.
    sums, chances : tuple of float
        Calibration: the probability at these sums, both rising; between them it lies on a straight line.
    """

    version: str
    places: Mapping[str, int] = field(repr=False)
    glance: Floats = field(repr=False)
    rows: Floats = field(repr=False)
    bias: Floats = field(repr=False)
    out: Floats = field(repr=False)
    sums: tuple[float, ...] = _SUMS
    chances: tuple[float, ...] = tuple(1.0 / (1.0 + math.exp(-each)) for each in _SUMS)
    _known: dict[Part, Floats] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __eq__(self, other: object) -> bool:
        """Whether another network gives the same answers to the same questions."""
        if not isinstance(other, Network):
            return NotImplemented
        arrays = ("glance", "rows", "bias", "out")
        plain = ("version", "places", "sums", "chances")
        return all(getattr(self, name) == getattr(other, name) for name in plain) and all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in arrays
        )

    __hash__ = None  # type: ignore[assignment]

    def glance_of(self, features: Iterable[str]) -> float:
        """Return what features say at a first look."""
        return float(self.glance[self._places(features)].sum())

    def rows_of(self, parts: Iterable[Part]) -> list[Floats]:
        """Return the rows of parts; those of a part are remembered."""
        known = self._known
        if len(known) > _PARTS:
            known.clear()
        rows = []
        for part in parts:
            row = known.get(part)
            if row is None:
                row = known[part] = self._row(part[0](*part[1:]))
            rows.append(row)
        return rows

    def _row(self, features: Iterable[str]) -> Floats:
        row: Floats = self.rows[self._places(features)].sum(axis=0)
        return row

    def _places(self, features: Iterable[str]) -> list[int]:
        return [place for place in map(self.places.get, features) if place is not None]

    def sums_of(self, seen: Sequence[Sequence[Floats]]) -> NDArray[np.float64]:
        """Return what is said of each candidate before calibration, given the rows of its parts."""
        if not seen:
            return np.zeros(0)
        width = self.rows.shape[1]
        rows = np.concatenate([row for parts in seen for row in parts]).reshape(-1, width)
        starts = np.cumsum([0, *(len(parts) for parts in seen[:-1])])
        whole = np.add.reduceat(rows, starts, axis=0) + self.bias
        said = whole[:, 0] + np.maximum(whole[:, 1:], 0.0) @ self.out
        return said.astype(np.float64)

    def sum(self, features: Iterable[str]) -> float:
        """Return what is said of features before calibration."""
        return float(self.sums_of([[self._row(features)]])[0])

    def chances_of(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how probable a yes is, given the sums."""
        return np.interp(sums, self.sums, self.chances)

    def chance(self, whole: float) -> float:
        """Return how probable a yes is, given the sum of all that is seen."""
        return float(self.chances_of(np.array([whole]))[0])

    def probability(self, features: Iterable[str]) -> float:
        """Return how probable a yes is, 0 to 1."""
        return self.chance(self.sum(features))

    def with_chances(self, sums: Sequence[float], chances: Sequence[float]) -> Network:
        """Return the same network with another calibration."""
        return replace(self, sums=tuple(sums), chances=tuple(chances))
