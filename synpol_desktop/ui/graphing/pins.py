"""Nodes that are held in their place: dragged there, pinned by menu, or as the workspace says."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.motion import Motion
from synpol_desktop.workspace.edits import PinNodes, UnpinNodes


class Pins(QObject):
    """Pins and lets go; each act is an edit of the workspace."""

    fold_placed = Signal(object, object)
    """A fold was put at a place, or let go (None): how the graph is set says so, and not the pins."""

    def __init__(self, desk: Desk, view: GraphView, motion: Motion) -> None:
        super().__init__(view)
        self._desk, self._view, self._motion = desk, view, motion
        self._drawn = Drawn()
        view.node_dragged.connect(self._drag)
        view.node_dropped.connect(self._drop)

    def show(self, drawn: Drawn) -> None:
        """Take another network."""
        self._drawn = drawn

    def held(self, entity: EntityId) -> bool:
        """Whether an actor or a fold is pinned."""
        return entity in self._drawn.held or entity in self._desk.workspace.pins()

    def pin(self, entities: Iterable[EntityId]) -> None:
        """Hold actors and folds where they are now."""
        places = self._drawn.places(self._motion.xy)
        chosen = [entity for entity in entities if entity in places]
        for fold in (entity for entity in chosen if entity < 0):
            self._place_fold(fold, places[fold])
        wanted = tuple((entity, *places[entity]) for entity in chosen if entity > 0)
        if wanted:
            self._desk.do(PinNodes(wanted))

    def unpin(self, entities: Iterable[EntityId]) -> None:
        """Let actors and folds go."""
        entities = tuple(entities)
        for fold in sorted(self._drawn.held.keys() & set(entities)):
            self._place_fold(fold, None)
        pinned = self._desk.workspace.pins()
        wanted = tuple(entity for entity in entities if entity in pinned)
        if wanted:
            self._desk.do(UnpinNodes(wanted))

    def unpin_all(self) -> None:
        """Let all pinned actors go."""
        self.unpin((*self._drawn.held, *self._desk.workspace.pins()))

    def apply(self) -> None:
        """Hold and let go nodes as the workspace says, without touching the others."""
        pins = {**self._desk.workspace.pins(), **self._drawn.held}
        held = self._view.positions.pinned
        now = np.zeros(self._drawn.network.n, bool)
        for entity, node in self._drawn.nodes.items():
            place = pins.get(entity)
            if place is not None:
                now[node] = True
                self._motion.pin(node, *place)
            elif held[node]:
                self._motion.unpin(node)
        self._view.set_pinned(now)
        self._motion.stir(np.flatnonzero(now != held))
        self._motion.run()

    def _drag(self, node: int, x: float, y: float) -> None:
        self._motion.pin(node, x, y)
        self._motion.stir([node])

    def _drop(self, node: int, x: float, y: float) -> None:
        if self._drawn.entity(node) > 0:
            self._desk.do(PinNodes(((self._drawn.entity(node), x, y),)))
        else:
            self._place_fold(self._drawn.entity(node), (x, y))

    def _place_fold(self, fold: EntityId, place: tuple[float, float] | None) -> None:
        self._drawn = self._drawn.holding(fold, place)
        self.fold_placed.emit(fold, place)
        self.apply()
