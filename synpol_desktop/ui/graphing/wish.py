"""What the analyst wants to see beside what the filter says, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.graphing.folds import Fold

Places = Mapping[EntityId, tuple[float, float]]
"""Where actors are, in layout units."""

BALANCED = 100.0
"""How strongly groups are drawn together, unless asked otherwise: the layout's own default."""


class Arrangement(StrEnum):
    """By which rule the nodes are placed."""

    FORCE = "force"
    CIRCLE = "circle"
    RINGS = "rings"
    LAYERS = "layers"
    COMMUNITY = "community"
    TYPE = "type"
    BLOC = "bloc"
    TIME = "time"
    STRAIGHT = "straight"


@dataclass(frozen=True, slots=True)
class Wish:
    """A state of the picture that back and forward lead to.

    Parameters
    ----------
    include : frozenset of EntityId
        Drawn even if they are not among the strongest.
    hidden : frozenset of EntityId
        Taken out of the picture by hand.
    bright : frozenset of EntityId
        All others are faded; nobody is while it is empty.
    unfit : frozenset of EntityId
        Taken out because a measure lies outside the range that is drawn.
    around : tuple, optional
        Actors, and how many ties around them are drawn.
    folds : tuple of Fold
        Groups that are drawn as one node.
    arrangement : Arrangement
        The rule that placed the nodes last.
    turn : int
        Rises with each act that places nodes, so that two arrangements by one rule differ.
    clusters : float
        How strongly the forces draw groups together.
    """

    include: frozenset[EntityId] = frozenset()
    hidden: frozenset[EntityId] = frozenset()
    bright: frozenset[EntityId] = frozenset()
    unfit: frozenset[EntityId] = frozenset()
    around: tuple[frozenset[EntityId], int] | None = None
    folds: tuple[Fold, ...] = ()
    arrangement: Arrangement = Arrangement.FORCE
    turn: int = 0
    clusters: float = BALANCED

    @property
    def ruled(self) -> bool:
        """Whether nodes stand where a rule put them, so that no force moves them."""
        return self.arrangement is not Arrangement.FORCE

    @property
    def narrowed(self) -> bool:
        """Whether actors were taken out of the picture by hand, by distance or by a range."""
        return bool(self.hidden or self.unfit or self.around)
