"""What every layout offers to whoever runs and shows it."""

from __future__ import annotations

from typing import Protocol

from numpy.typing import ArrayLike

from synpol_desktop.graph.kernels.topology import Points


class Layout(Protocol):
    """Positions that change tick by tick until they are at rest (see `ForceLayout` for each member)."""

    @property
    def n(self) -> int:
        """Number of nodes."""

    @property
    def positions(self) -> Points:
        """A copy of the positions, shape (n, 2), in layout units."""

    @property
    def temperature(self) -> float:
        """How far a node may move in the next tick; 0 at rest."""

    @property
    def settled(self) -> bool:
        """Whether everything is at rest."""

    def step(self) -> None:
        """Advance by one tick."""

    def run(self, max_ticks: int | None = None, seconds: float | None = None) -> int:
        """Advance until everything is at rest, or a bound is reached; return the number of ticks."""

    def cool(self) -> None:
        """Bring everything to rest where it is."""

    def pin(self, index: int, xy: ArrayLike) -> None:
        """Hold a node at a place."""

    def unpin(self, index: int) -> None:
        """Let a node move again."""

    def add(
        self, n: int, edges: ArrayLike, start: ArrayLike | None = None, weights: ArrayLike | None = None
    ) -> None:
        """Append nodes and edges; old nodes stay near where they are."""

    def reheat(self, indices: ArrayLike | None = None) -> None:
        """Let nodes move again."""
