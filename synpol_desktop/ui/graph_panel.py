"""The graph with its tools: it shows what the filter lets through and follows the selection."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, EntityType, Quad
from synpol_desktop.core.network import Network
from synpol_desktop.core.records import RelationKey
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_bar import GraphBar
from synpol_desktop.ui.graph_hints import edge_hint, node_hint, open_menu, show_hint
from synpol_desktop.ui.graph_legend import legend, toggled
from synpol_desktop.ui.graph_source import Picture, picture
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.legend_strip import LegendStrip
from synpol_desktop.ui.painting.export import View, render_png
from synpol_desktop.ui.selection import Selected
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import PinNodes, UnpinNodes

if TYPE_CHECKING:
    from synpol_desktop.graph.live import LiveLayout

FRAME_MS = 16


class GraphPanel(QWidget):
    """Draws the network and keeps its layout running."""

    shown = Signal()
    """A new picture is on the screen."""
    edit_wanted = Signal(object)
    merge_wanted = Signal(object)

    def __init__(self, desk: Desk, *, reduce_motion: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._picture: Picture | None = None
        self._layout: LiveLayout | None = None
        self._index: dict[EntityId, int] = {}
        self._edges: dict[RelationKey, int] = {}
        self._included: frozenset[EntityId] = frozenset()
        self._generation = -1
        self._from_graph = False
        self._remembered: dict[EntityId, tuple[float, float]] = {}
        self._fitted_at: object = None
        self.view = GraphView(reduced_motion=reduce_motion)
        self.view.setAccessibleName(tr("Graph of actors and relations"))
        self.view.minimap.setAccessibleName(tr("Overview of the graph"))
        self.view.set_edge_names([name_of(kind) for kind in RELATION_TYPES])
        self.legend = LegendStrip(desk.style)
        self.bar = GraphBar(desk.theme)
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._next_frame)
        self._lay_out()
        self._connect_tools()
        self._connect_view()
        desk.selection.changed.connect(self._follow)
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self.refresh())
        self.refresh()

    @property
    def network(self) -> Network:
        """The network on the screen, empty before the first picture."""
        return self._picture.network if self._picture else Network.empty()

    @property
    def ready(self) -> bool:
        """Whether a picture is on the screen."""
        return self._picture is not None

    @property
    def resting(self) -> bool:
        """Whether a picture is on the screen and nothing in it moves."""
        return self._layout is not None and self._layout.resting

    def node_of(self, entity: EntityId) -> int | None:
        """Return the node that draws an entity, None if it is not drawn."""
        return self._index.get(entity)

    def edge_of(self, key: RelationKey) -> int | None:
        """Return the edge that draws a relation, None if it is not drawn."""
        return self._edges.get(key)

    def places(self) -> dict[EntityId, tuple[float, float]]:
        """Return where the actors are now, in layout units."""
        if self._layout is None:
            return {}
        _, xy = self._layout.latest()
        return {entity: (float(xy[node, 0]), float(xy[node, 1])) for entity, node in self._index.items()}

    def show_entity(self, entity: EntityId) -> None:
        """Bring an entity into view, drawing it if it was not among the strongest."""
        node = self._index.get(entity)
        if node is None:
            self._included |= {entity}
            self.refresh()
        else:
            self.view.focus_node(node)

    def refresh(self) -> None:
        """Read the facts again; what stays keeps its place."""
        # Actors that a filter hid come back to where they were.
        self._remembered |= self.places()
        desk, limit, places = self._desk, self.bar.limit, dict(self._remembered)
        include, shown = self._included, desk.filter
        if desk.selection.now.entity is not None:
            include |= {desk.selection.now.entity}
        aspect = self.view.width() / max(self.view.height(), 1)

        def build() -> Picture:
            return picture(desk.workspace, shown, limit, include, places, aspect)

        desk.jobs.ask("graph", build, self._show)

    def stop(self) -> None:
        """Stop the layout's thread, and keep where the actors are for the next time."""
        self._frames.stop()
        if self._layout is None:
            return
        self._layout.stop()
        places = self.places()
        if places and not self._desk.workspace.read_only:
            # A picture that can't be kept must not keep the window open.
            with contextlib.suppress(WorkspaceError):
                self._desk.workspace.save_positions(places)

    def write_png(self, path: Path, title: list[str]) -> None:
        """Write what is in view as a picture, with the legend of what is shown.

        Raises
        ------
        SynpolError
            If the file can't be written.
        """
        view = View(
            (self.view.width(), self.view.height()),
            self.view.camera,
            self.view.selected_nodes,
            self.view.selected_edges,
        )
        key = legend(self.network, self._desk.filter)
        render_png(path, self.network, self.view.positions, self._desk.style, key, view, title=title)

    # From the workspace to the view

    def _show(self, made: Picture) -> None:
        from synpol_desktop.graph.live import LiveLayout

        first = self._picture is None or self._picture.network.n == 0
        if self._layout is not None:
            self._layout.stop()
        self._picture = made
        self._layout = LiveLayout(made.layout)
        self._index = made.index()
        self._edges = {made.network.key(edge): edge for edge in range(made.network.m)}
        self._generation = -1
        untouched = self.view.camera == self._fitted_at
        self.view.show_network(made.network, made.positions, self._desk.style)
        if made.fresh or first or untouched:
            self.view.fit(animated=False)
            self._fitted_at = self.view.camera
        self.bar.show_hidden(made.hidden)
        self.legend.show_legend(legend(made.network, self._desk.filter))
        self._follow(self._desk.selection.now)
        if self.bar.held:
            self._layout.pause()
        self._run()
        self.shown.emit()

    def _run(self) -> None:
        """Draw the layout's steps until it rests."""
        if not self.bar.held:
            self._frames.start()

    def _next_frame(self) -> None:
        if self._layout is None:
            return
        generation, xy = self._layout.latest()
        if generation != self._generation:
            self._generation = generation
            self.view.move_nodes(xy)
        elif self._layout.resting:
            self._frames.stop()

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self.refresh()
        elif changes.layout:
            self._apply_pins()

    def _apply_pins(self) -> None:
        """Hold and let go nodes as the workspace says, without touching the others."""
        if self._layout is None:
            return
        pins = self._desk.workspace.pins()
        held = self.view.positions.pinned
        now = np.zeros(self.network.n, bool)
        for entity, node in self._index.items():
            place = pins.get(entity)
            if place is not None:
                now[node] = True
                self._layout.pin(node, place)
            elif held[node]:
                self._layout.unpin(node)
        self._layout.reheat(np.flatnonzero(now != held))
        self.view.set_pinned(now)
        self._run()

    # Between selection and view

    def _follow(self, selected: Selected) -> None:
        if not self.ready:
            return
        ends = {selected.entity} if selected.entity is not None else set()
        if selected.relation is not None:
            ends = {selected.relation.source, selected.relation.target}
        missing = ends - self._index.keys() - self._included
        if missing:
            self._included |= missing
            self.refresh()
        nodes = [self._index[selected.entity]] if selected.entity in self._index else []
        edge = None if selected.relation is None else self._edges.get(selected.relation)
        edges = [] if edge is None else [edge]
        self.view.select(nodes, edges)
        if not self._from_graph:
            for node in nodes:
                self.view.focus_node(node)
            for edge in edges:
                self.view.focus_edge(edge)

    def _select(self, act: Callable[[], None]) -> None:
        """Select what was clicked in the graph; it is in sight, so the camera stays."""
        self._from_graph = True
        try:
            act()
        finally:
            self._from_graph = False

    def _click_node(self, node: int) -> None:
        self._select(lambda: self._desk.selection.select_entity(self._entity(node)))

    def _click_edge(self, edge: int) -> None:
        self._select(lambda: self._desk.selection.select_relation(self.network.key(edge)))

    def _entity(self, node: int) -> EntityId:
        return EntityId(int(self.network.ids[node]))

    def _toggle_kind(self, kind: EntityType | Quad) -> None:
        self._desk.filter = toggled(self._desk.filter, kind)

    # What the analyst does to the picture

    def _drag(self, node: int, x: float, y: float) -> None:
        if self._layout is not None:
            self._layout.pin(node, (x, y))
            self._layout.reheat([node])
            self._run()

    def _drop(self, node: int, x: float, y: float) -> None:
        self._desk.do(PinNodes(((self._entity(node), x, y),)))

    def _unpin_all(self) -> None:
        pins = tuple(self._desk.workspace.pins())
        if pins:
            self._desk.do(UnpinNodes(pins))

    def _hold(self, held: bool) -> None:
        if self._layout is None:
            return
        if held:
            self._layout.pause()
        else:
            self._layout.resume()
            self._layout.reheat()
            self._run()

    def _menu(self, kind: str, index: int, place: QPoint) -> None:
        if kind == "node":
            open_menu(self, place, self._node_entries(self._entity(index)))
        elif kind == "edge":
            open_menu(self, place, [(tr("Show the evidence"), lambda: self._click_edge(index))])
        else:
            fit = (tr("Fit the whole graph"), self.view.fit)
            open_menu(self, place, [fit, (tr("Let all pinned actors go"), self._unpin_all)])

    def _node_entries(self, entity: EntityId) -> list[tuple[str, Callable[[], object]]]:
        desk = self._desk
        if entity in desk.workspace.pins():
            hold = (tr("Let go"), lambda: desk.do(UnpinNodes((entity,))))
        else:
            hold = (tr("Pin here"), lambda: desk.do(PinNodes(((entity, *self.places()[entity]),))))
        return [
            (tr("Show its card"), lambda: self._select(lambda: desk.selection.select_entity(entity))),
            hold,
            ("", lambda: None),
            (tr("Edit…"), lambda: self.edit_wanted.emit(desk.workspace.entity(entity))),
            (tr("Merge with another…"), lambda: self.merge_wanted.emit(desk.workspace.entity(entity))),
        ]

    def _hover_node(self, node: int) -> None:
        show_hint(node_hint(self._desk, self._entity(node)) if node >= 0 else "", self.view)

    def _hover_edge(self, edge: int) -> None:
        show_hint(edge_hint(self.network, edge) if edge >= 0 else "", self.view)

    # Making it

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.legend)
        self.setMinimumSize(QSize(320, 240))
        self.setFocusProxy(self.view)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect_tools(self) -> None:
        bar = self.bar
        bar.zoom_wanted.connect(self.view.zoom_by)
        bar.fit_wanted.connect(lambda: self.view.fit())
        bar.hold_wanted.connect(self._hold)
        bar.unpin_wanted.connect(self._unpin_all)
        bar.legend_wanted.connect(lambda: self.legend.setVisible(self.legend.isHidden()))
        bar.limit_changed.connect(self.refresh)
        self.legend.toggled.connect(self._toggle_kind)

    def _connect_view(self) -> None:
        view = self.view
        view.node_clicked.connect(self._click_node)
        view.edge_clicked.connect(self._click_edge)
        view.background_clicked.connect(self._desk.selection.clear)
        view.node_dragged.connect(self._drag)
        view.node_dropped.connect(self._drop)
        view.node_double_clicked.connect(view.focus_node)
        view.context_requested.connect(self._menu)
        view.node_hovered.connect(self._hover_node)
        view.edge_hovered.connect(self._hover_edge)
