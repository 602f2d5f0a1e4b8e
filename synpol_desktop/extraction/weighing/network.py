"""A small network that answers one yes-or-no question over features that are short strings.

Each feature has a weight of its own and a row of a hidden layer. The rows of what is seen are added up, cut
off at zero and weighed again: so two features together can say what neither says alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.extraction.parts import Floats, KeptRows, Part

_SUMS = tuple(map(float, range(-8, 9)))


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

    def _row(self, features: Iterable[str]) -> Floats:
        row: Floats = np.add.reduce(self.rows[self._places(features)], axis=0)
        return row

    def _places(self, features: Iterable[str]) -> list[int]:
        return [place for place in map(self.places.get, features) if place is not None]

    def sums_of(self, seen: Sequence[Sequence[Part]]) -> NDArray[np.float64]:
        """Return what is said of each candidate before calibration, given the parts of what is seen of it."""
        if not seen:
            return np.zeros(0)
        starts = np.cumsum([0, *map(len, seen[:-1])])
        parts = list(chain.from_iterable(seen))
        rows = self._parts.rows(parts, lambda new: self._rows_of(map(parts.__getitem__, new)))
        return self._said(np.add.reduceat(rows, starts, axis=0))

    @cached_property
    def _parts(self) -> KeptRows[Part]:
        return KeptRows(self.rows.shape[1])

    def _rows_of(self, parts: Iterable[Part]) -> Floats:
        return np.array([self._row(part[0](*part[1:])) for part in parts])

    def _said(self, rows: Floats) -> NDArray[np.float64]:
        """Return what is said of candidates before calibration, given the sums of their rows."""
        whole = rows + self.bias
        said: NDArray[np.float32] = whole[:, 0] + np.maximum(whole[:, 1:], 0.0) @ self.out
        return said.astype(np.float64)

    def sum(self, features: Iterable[str]) -> float:
        """Return what is said of features before calibration."""
        return float(self._said(self._row(features)[None])[0])

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
