"""Results of measuring, as tables, styles, filters and exports take them: values by entity id."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.network import FloatArray


class Measure(StrEnum):
    """What can be measured of each node. Ties join two actors whatever the type and number of relations."""

    DEGREE = "degree"
    DEGREE_IN = "degree_in"
    DEGREE_OUT = "degree_out"
    STRENGTH = "strength"
    BETWEENNESS = "betweenness"
    PAGERANK = "pagerank"
    CORE = "core"
    CLUSTERING = "clustering"
    COMPONENT = "component"
    COMMUNITY = "community"

    @property
    def nominal(self) -> bool:
        """Whether values name groups, 0 being the largest, and are no amounts."""
        return self in (Measure.COMPONENT, Measure.COMMUNITY)

    @property
    def whole(self) -> bool:
        """Whether values are whole numbers."""
        return self not in (Measure.STRENGTH, Measure.BETWEENNESS, Measure.PAGERANK, Measure.CLUSTERING)


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """One value for each node.

    Parameters
    ----------
    measure : Measure
    ids : ndarray of int64, shape (n,)
        Entity ids, distinct, in the order of the network that was measured.
    values : ndarray of float64, shape (n,)
        Finite.
    sampled : int
        From how many nodes the values were estimated; 0 if they are exact.

    Raises
    ------
    ValueError
        If the arrays differ in length.
    """

    measure: Measure
    ids: NDArray[np.int64]
    values: FloatArray
    sampled: int = 0

    def __post_init__(self) -> None:
        if self.ids.shape != self.values.shape:
            raise ValueError("ids and values differ in length")

    def of(self, ids: NDArray[np.int64]) -> FloatArray:
        """Return the values of some entities, NaN for those that weren't measured."""
        if not len(self.ids):
            return np.full(len(ids), np.nan)
        order = np.argsort(self.ids, kind="stable")
        place = order[np.minimum(np.searchsorted(self.ids, ids, sorter=order), len(order) - 1)]
        return np.where(self.ids[place] == ids, self.values[place], np.nan)

    def shares(self) -> FloatArray:
        """Return the values spread over 0..1, for sizes and colour ramps; all 0 if they are equal."""
        low, high = self.values.min(initial=np.inf), self.values.max(initial=-np.inf)
        return (self.values - low) / (high - low) if high > low else np.zeros(len(self.values))


@dataclass(frozen=True, slots=True)
class Figures:
    """A network in numbers.

    Attributes
    ----------
    nodes, ties : int
        A tie joins two nodes, whatever its direction and the number of relations behind it.
    density : float
        Ties over pairs of nodes, 0..1.
    mean_degree : float
    components : int
    largest : int
        Number of nodes in the largest component.
    clustering : float
        Mean share of a node's neighbours that are tied to each other; nodes with fewer than two count as 0.
    communities : int
    modularity : float
        How much more weight lies inside communities than chance would put there.
    """

    nodes: int
    ties: int
    density: float
    mean_degree: float
    components: int
    largest: int
    clustering: float
    communities: int
    modularity: float
