"""What is drawn: the network on the screen, with the way from entities to nodes and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import FloatArray, Network
from synpol_desktop.core.records import RelationKey
from synpol_desktop.ui.graphing.folds import Fold, fold_of


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A network with its nodes by entity and its edges by relation."""

    network: Network = field(default_factory=Network.empty)
    nodes: dict[EntityId, int] = field(default_factory=dict)
    edges: dict[RelationKey, int] = field(default_factory=dict)
    folded: dict[EntityId, EntityId] = field(default_factory=dict)
    """Which fold an actor is drawn in."""
    held: dict[EntityId, tuple[float, float]] = field(default_factory=dict)
    """Where folds are held."""

    @classmethod
    def of(cls, network: Network, folds: Iterable[Fold] = ()) -> Drawn:
        """Return a network with what leads into it."""
        nodes = {EntityId(int(entity)): node for node, entity in enumerate(network.ids)}
        folds = tuple(folds)
        held = {fold.id: fold.at for fold in folds if fold.at is not None}
        edges = {network.key(edge): edge for edge in range(network.m)}
        return cls(network, nodes, edges, fold_of(folds), held)

    def entity(self, node: int) -> EntityId:
        """Return whom a node stands for."""
        return EntityId(int(self.network.ids[node]))

    def node(self, entity: EntityId) -> int | None:
        """Return the node that draws an actor, by itself or in a fold; None if it is not drawn."""
        found = self.nodes.get(entity)
        return self.nodes.get(self.folded.get(entity, entity)) if found is None else found

    def holding(self, fold: EntityId, place: tuple[float, float] | None) -> Drawn:
        """Return the same with a fold held at a place, or let go."""
        held = {other: at for other, at in self.held.items() if other != fold}
        return replace(self, held=held if place is None else {**held, fold: place})

    def marks(self, entities: frozenset[EntityId]) -> NDArray[np.bool_] | None:
        """Return which nodes draw some actors, by themselves or in a fold; None for no actors."""
        if not entities:
            return None
        marks = np.zeros(self.network.n, np.bool_)
        marks[[node for entity in entities if (node := self.node(entity)) is not None]] = True
        return marks

    def actors(self) -> frozenset[EntityId]:
        """Return the actors of the workspace that are drawn, also those in a fold."""
        alone = frozenset(entity for entity in self.nodes if entity > 0)
        return alone | {actor for actor, fold in self.folded.items() if fold in self.nodes}

    def places(self, xy: FloatArray) -> dict[EntityId, tuple[float, float]]:
        """Return where the actors are, given the nodes' positions."""
        if len(xy) != self.network.n:
            return {}
        return {entity: (float(xy[node, 0]), float(xy[node, 1])) for entity, node in self.nodes.items()}
