"""What the layout asks of whoever computes it."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.graph.kernels.pivots import Pivots
from synpol_desktop.graph.kernels.topology import Floats, Ints, Points, Topology


class Ticker(Protocol):
    """Advances one graph, tick by tick."""

    def advance(
        self, x: Points, speed: Floats, reach: Floats, clusters: float, damping: float, hold: float = 0.0
    ) -> Points:
        """Return the next positions, and update `speed` in place; `hold` is the weight of the pivots.

        The array returned belongs to the ticker: it stays as it is for one more call.
        """


class Engine(Protocol):
    """Builds tickers, and does the work of the start that is too slow in plain Python."""

    exact_up_to: int  # nodes of a component whose full stress is affordable

    def ticker(
        self,
        net: Topology,
        inside: float,
        between: float,
        pivots: Pivots | None = None,
        rough: bool = False,
    ) -> Ticker:
        """Prepare to advance a graph; nodes nearer than the gaps are pushed apart (0: they aren't).

        A `rough` ticker may save work where nobody watches.
        """

    def unfold(self, net: Topology, members: Ints, bounds: NDArray[np.int64], seed: int, x: Points) -> None:
        """Write positions of small components that show distances in the graph."""

    def pivots(self, net: Topology, count: int) -> Pivots:
        """Choose nodes spread over a connected graph, and measure the distance to each."""

    def straighten(self, net: Topology, x: Points, pivots: Pivots, sweeps: int) -> Points:
        """Bring distances to the pivots nearer to those in the graph, from this picture or a better one."""

    def join(self, net: Topology) -> tuple[Ints, int]:
        """Group nodes for the next coarser level."""

    def pack(
        self,
        cells: NDArray[np.int64],
        bounds: NDArray[np.int64],
        spiral: NDArray[np.int64],
        taken: NDArray[np.bool_],
    ) -> NDArray[np.int64]:
        """Find a place on the spiral for each component."""
