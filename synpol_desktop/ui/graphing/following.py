"""Between the selection that all panels share and what stands out in the graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.records import RelationKey
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.chosen import Chosen
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
        self.chosen = Chosen(desk.selection, self)
        """The actors that are chosen, also more than one."""
        self._trail: tuple[RelationKey, ...] = ()
        self.chosen.changed.connect(lambda _before, _now: self._stand_out())
        desk.selection.changed.connect(self._follow)
        view.node_clicked.connect(self.choose_node)
        view.node_toggled.connect(self._toggle_node)
        view.area_chosen.connect(self._choose_area)
        view.edge_clicked.connect(self.choose_edge)
        view.background_clicked.connect(lambda: self.choose(()))
        view.node_double_clicked.connect(view.focus_node)

    def show(self, drawn: Drawn) -> None:
        """Take another network; what is selected and was not drawn before comes into view."""
        before, self._drawn = self._drawn, drawn
        now = self._desk.selection.now
        known = before is not None and (now.entity in before.nodes or now.relation in before.edges)
        if known:
            self._stand_out()
        else:
            self._follow(now)

    def nodes(self) -> list[int]:
        """Return the nodes of the chosen actors that are drawn, in the order of choosing."""
        drawn = self._drawn
        if drawn is None:
            return []
        found = (drawn.node(entity) for entity in self.chosen.now)
        return list(dict.fromkeys(node for node in found if node is not None))

    def show_trail(self, keys: Iterable[RelationKey]) -> None:
        """Let relations stand out while nothing else is selected; none: as usual."""
        self._trail = tuple(keys)
        self._stand_out()

    def choose(self, entities: Iterable[EntityId]) -> None:
        """Select actors without moving the camera."""
        self._within(lambda: self.chosen.set(entities))

    def choose_node(self, node: int) -> None:
        """Select the actor of a node; it is in sight, so the camera stays."""
        if self._drawn is not None:
            self.choose((self._drawn.entity(node),))

    def choose_edge(self, edge: int) -> None:
        """Select the relation of an edge, or the folds that it joins."""
        drawn = self._drawn
        if drawn is None:
            return
        key = drawn.network.key(edge)
        folds = [end for end in (key.source, key.target) if end < 0]
        if folds:
            self.choose(folds)
        else:
            self._within(lambda: self._desk.selection.select_relation(key))

    def _toggle_node(self, node: int) -> None:
        drawn = self._drawn
        if drawn is not None:
            self._within(lambda: self.chosen.toggle(drawn.entity(node)))

    def _choose_area(self, nodes: list[int], more: bool) -> None:
        drawn = self._drawn
        if drawn is not None:
            found = [drawn.entity(node) for node in nodes]
            self.choose((*self.chosen.now, *found) if more else found)

    def _within(self, act: Callable[[], object]) -> None:
        """Do what was asked for in the graph: it is in sight, so the camera stays."""
        self._from_graph = True
        try:
            act()
        finally:
            self._from_graph = False

    def _follow(self, selected: Selected) -> None:
        drawn = self._drawn
        if drawn is None:
            return
        ends = {selected.entity} if selected.entity is not None else set()
        if selected.relation is not None:
            ends = {selected.relation.source, selected.relation.target}
        missing = frozenset(end for end in ends if drawn.node(end) is None)
        if missing:
            self.missed.emit(missing)
        self._stand_out()
        if self._from_graph:
            return
        node = None if selected.entity is None else drawn.node(selected.entity)
        if node is not None:
            self._view.focus_node(node)
        edge = None if selected.relation is None else drawn.edges.get(selected.relation)
        if edge is not None:
            self._view.focus_edge(edge)

    def _stand_out(self) -> None:
        if self._drawn is None:
            return
        drawn, now = self._drawn, self._desk.selection.now
        keys: tuple[RelationKey, ...] = () if now.relation is None else (now.relation,)
        if now.entity is None and (now.relation is None or now.relation in self._trail):
            keys = self._trail or keys
        self._view.select(self.nodes(), [drawn.edges[key] for key in keys if key in drawn.edges])
