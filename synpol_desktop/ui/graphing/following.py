"""Between the selection that all panels share and what stands out in the graph."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.selection import Selected


class Following(QObject):
    """Shows what is selected, and selects what is clicked in the graph."""

    missed = Signal(object)
    """Carries the entities that are selected and not drawn."""

    def __init__(self, desk: Desk, view: GraphView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._drawn: Drawn | None = None
        self._from_graph = False
        desk.selection.changed.connect(self._follow)
        view.node_clicked.connect(self.choose_node)
        view.edge_clicked.connect(self.choose_edge)
        view.background_clicked.connect(desk.selection.clear)
        view.node_double_clicked.connect(view.focus_node)

    def show(self, drawn: Drawn) -> None:
        """Take another network."""
        self._drawn = drawn
        self._follow(self._desk.selection.now)

    def choose_node(self, node: int) -> None:
        """Select the actor of a node; it is in sight, so the camera stays."""
        if self._drawn is not None:
            self.choose(self._drawn.entity(node))

    def choose(self, entity: EntityId) -> None:
        """Select an actor without moving the camera."""
        self._from_graph = True
        try:
            self._desk.selection.select_entity(entity)
        finally:
            self._from_graph = False

    def choose_edge(self, edge: int) -> None:
        """Select the relation of an edge."""
        if self._drawn is None:
            return
        self._from_graph = True
        try:
            self._desk.selection.select_relation(self._drawn.network.key(edge))
        finally:
            self._from_graph = False

    def _follow(self, selected: Selected) -> None:
        drawn = self._drawn
        if drawn is None:
            return
        ends = {selected.entity} if selected.entity is not None else set()
        if selected.relation is not None:
            ends = {selected.relation.source, selected.relation.target}
        missing = frozenset(ends - drawn.nodes.keys())
        if missing:
            self.missed.emit(missing)
        nodes = [drawn.nodes[selected.entity]] if selected.entity in drawn.nodes else []
        edge = None if selected.relation is None else drawn.edges.get(selected.relation)
        edges = [] if edge is None else [edge]
        self._view.select(nodes, edges)
        if not self._from_graph:
            for node in nodes:
                self._view.focus_node(node)
            for edge in edges:
                self._view.focus_edge(edge)
