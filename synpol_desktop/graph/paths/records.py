"""Paths as the window shows and reads them."""

from __future__ import annotations

from dataclasses import dataclass

from synpol_desktop.core.ids import EntityId


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one actor to another along ties.

    Attributes
    ----------
    nodes : tuple of EntityId
        From the first to the last actor, none twice.
    steps : tuple of tuple of int
        For each step the edges of the network behind it, whose evidence can be opened.
    weakest : float
        Number of relation mentions behind the weakest step; infinite for a path without steps.
    """

    nodes: tuple[EntityId, ...]
    steps: tuple[tuple[int, ...], ...]
    weakest: float

    @property
    def length(self) -> int:
        """Number of steps."""
        return len(self.steps)


@dataclass(frozen=True, slots=True)
class TimedPath:
    """A way along contacts whose dates never go back.

    Attributes
    ----------
    nodes : tuple of EntityId
        From the first to the last actor, none twice.
    contacts : tuple of int
        The contact behind each step.
    days : tuple of int
        The day of each step, never earlier than the one before.
    """

    nodes: tuple[EntityId, ...]
    contacts: tuple[int, ...]
    days: tuple[int, ...]

    @property
    def length(self) -> int:
        """Number of steps."""
        return len(self.contacts)
