"""The graph with its tools: it shows what the filter lets through and follows the selection."""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import EntityType, Quad
from synpol_desktop.core.network import Network
from synpol_desktop.core.records import RelationKey
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_legend import legend, toggled
from synpol_desktop.ui.graph_source import Picture, picture
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.i18n import ntr, tr
from synpol_desktop.ui.icons import icon
from synpol_desktop.ui.labels import Label, tool_button
from synpol_desktop.ui.legend_strip import LegendStrip
from synpol_desktop.ui.painting.export import View, render_png
from synpol_desktop.ui.painting.legend import Legend
from synpol_desktop.ui.selection import Selected
from synpol_desktop.ui.words import name_of
from synpol_desktop.workspace.edits import PinNodes, UnpinNodes

FRAME_MS = 16
LIMITS = (50, 150, 400, 1000)
DEFAULT_LIMIT = 150


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
        self._index: dict[EntityId, int] = {}
        self._edges: dict[RelationKey, int] = {}
        self._included: frozenset[EntityId] = frozenset()
        self._generation = -1
        self._from_graph = False
        self.view = GraphView(reduced_motion=reduce_motion)
        self.view.setAccessibleName(tr("Graph of actors and relations"))
        self.legend = LegendStrip(desk.style)
        self.legend.toggled.connect(self._toggle_kind)
        self._limit = QComboBox()
        for limit in LIMITS:
            self._limit.addItem(ntr("{n} strongest actor", "{n} strongest actors", limit), limit)
        self._limit.setCurrentIndex(LIMITS.index(DEFAULT_LIMIT))
        self._limit.setToolTip(tr("How many actors the graph shows"))
        self._hidden = Label("", "muted")
        self._run = self._tool("pause", tr("Hold the layout still"), self._toggle_run)
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._next_frame)
        self._lay_out()
        self._connect()
        self.refresh()

    @property
    def picture(self) -> Picture | None:
        """What is on the screen."""
        return self._picture

    @property
    def network(self) -> Network:
        """The network on the screen, empty before the first picture."""
        return self._picture.network if self._picture else Network.empty()

    def refresh(self) -> None:
        """Read the facts again; what stays keeps its place."""
        desk, limit, include, places = self._desk, self._limit.currentData(), self._included, self._places()
        wanted = self._wanted()
        if wanted is not None:
            include |= {wanted}
        shown = desk.filter
        desk.jobs.ask("graph", lambda: picture(desk.workspace, shown, limit, include, places), self._show)

    def stop(self) -> None:
        """Stop the layout's thread, and keep where the actors are for the next time."""
        self._frames.stop()
        if self._picture is None:
            return
        self._picture.layout.stop()
        places = self._places()
        if places and not self._desk.workspace.read_only:
            with contextlib.suppress(
                WorkspaceError
            ):  # a picture that can't be kept must not keep the window open
                self._desk.workspace.save_positions(places)

    def write_png(self, path: Path, title: list[str]) -> None:
        """Write what is in view as a picture, with the legend of what is shown.

        Raises
        ------
        SynpolError
            If the file can't be written.
        """
        if self._picture is None:
            return
        view = View(
            (self.view.width(), self.view.height()),
            self.view.camera,
            self.view.selected_nodes,
            self.view.selected_edges,
        )
        render_png(path, self.network, self.view.positions, self._desk.style, self._key(), view, title=title)

    def show_most(self) -> None:
        """Show as many actors as can be chosen."""
        self._limit.setCurrentIndex(self._limit.count() - 1)

    def place_of(self, entity: EntityId) -> QPoint | None:
        """Return where an entity is drawn, in the view's pixels."""
        node = self._index.get(entity)
        return None if node is None else self.view.node_px(node).toPoint()

    def show_entity(self, entity: EntityId) -> None:
        """Bring an entity into view, drawing it if it was not among the strongest."""
        node = self._index.get(entity)
        if node is None:
            self._included |= {entity}
            self.refresh()
        else:
            self.view.focus_node(node)

    def node_of(self, entity: EntityId) -> int | None:
        """Return the node that draws an entity, None if it is not drawn."""
        return self._index.get(entity)

    def edge_of(self, key: RelationKey) -> int | None:
        """Return the edge that draws a relation, None if it is not drawn."""
        return self._edges.get(key)

    def _show(self, made: Picture) -> None:
        previous = self._picture
        if previous is not None:
            previous.layout.stop()
        self._picture = made
        self._index = made.index()
        self._edges = {made.network.key(edge): edge for edge in range(made.network.m)}
        self._generation = -1
        self.view.show_network(made.network, made.positions, self._desk.style)
        if made.fresh or previous is None or previous.network.n == 0:
            self.view.fit(animated=False)
        self._hidden.setText(
            ntr("{n} weaker actor is not shown", "{n} weaker actors are not shown", made.hidden)
            if made.hidden
            else ""
        )
        self.legend.show_legend(self._key())
        self._follow(self._desk.selection.now)
        if self._running():
            self._frames.start()
        else:
            made.layout.pause()
        self.shown.emit()

    def _next_frame(self) -> None:
        if self._picture is None:
            return
        generation, xy = self._picture.layout.latest()
        if generation != self._generation:
            self._generation = generation
            self.view.move_nodes(xy)
        elif self._picture.layout.resting:
            self._frames.stop()

    def _places(self) -> dict[EntityId, tuple[float, float]]:
        if self._picture is None:
            return {}
        _, xy = self._picture.layout.latest()
        return {entity: (float(xy[node, 0]), float(xy[node, 1])) for entity, node in self._index.items()}

    def _wanted(self) -> EntityId | None:
        return self._desk.selection.now.entity

    def _follow(self, selected: Selected) -> None:
        nodes: list[int] = []
        edges: list[int] = []
        if selected.entity is not None:
            if selected.entity not in self._index:
                if self._picture is not None and selected.entity not in self._included:
                    self.show_entity(selected.entity)
                return
            nodes = [self._index[selected.entity]]
        elif selected.relation is not None:
            missing = {selected.relation.source, selected.relation.target} - self._index.keys()
            if missing and not missing <= self._included:
                self._included |= missing
                self.refresh()
            edge = self._edges.get(selected.relation)
            edges = [] if edge is None else [edge]
        self.view.select(nodes, edges)
        if not self._from_graph:
            for node in nodes:
                self.view.focus_node(node)
            for edge in edges:
                self.view.focus_edge(edge)

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self.refresh()
        elif changes.layout:
            self._apply_pins()

    def _apply_pins(self) -> None:
        """Hold and let go nodes as the workspace says, without touching the others."""
        if self._picture is None:
            return
        pins = self._desk.workspace.pins()
        held = self.view.positions.pinned
        now = np.zeros(self.network.n, bool)
        for entity, node in self._index.items():
            place = pins.get(entity)
            if place is not None:
                now[node] = True
                self._picture.layout.pin(node, place)
            elif held[node]:
                self._picture.layout.unpin(node)
        self._picture.layout.reheat(np.flatnonzero(now != held))
        self.view.set_pinned(now)
        if self._running():
            self._frames.start()

    def _key(self) -> Legend:
        return legend(self.network, self._desk.filter)

    def _toggle_kind(self, kind: EntityType | Quad) -> None:
        self._desk.filter = toggled(self._desk.filter, kind)

    def _click_node(self, node: int) -> None:
        self._select(lambda: self._desk.selection.select_entity(self._entity(node)))

    def _click_edge(self, edge: int) -> None:
        self._select(lambda: self._desk.selection.select_relation(self.network.key(edge)))

    def _select(self, act: object) -> None:
        """Select what was clicked in the graph; it is in sight, so the camera stays."""
        self._from_graph = True
        try:
            act()  # type: ignore[operator]
        finally:
            self._from_graph = False

    def _entity(self, node: int) -> EntityId:
        return EntityId(int(self.network.ids[node]))

    def _drag(self, node: int, x: float, y: float) -> None:
        if self._picture is not None:
            self._picture.layout.pin(node, (x, y))
            self._picture.layout.reheat([node])
            if self._running():
                self._frames.start()

    def _drop(self, node: int, x: float, y: float) -> None:
        self._desk.do(PinNodes(((self._entity(node), x, y),)))

    def _menu(self, kind: str, index: int, place: QPoint) -> None:
        menu = QMenu(self)
        if kind == "node":
            self._fill_node_menu(menu, index)
        elif kind == "edge":
            menu.addAction(tr("Show the evidence"), lambda: self._click_edge(index))
        else:
            menu.addAction(tr("Fit the whole graph"), self.view.fit)
            menu.addAction(tr("Let all pinned actors go"), self._unpin_all)
        menu.exec(place)

    def _fill_node_menu(self, menu: QMenu, node: int) -> None:
        entity = self._entity(node)
        menu.addAction(tr("Show its card"), lambda: self._click_node(node))
        if entity in self._desk.workspace.pins():
            menu.addAction(tr("Let go"), lambda: self._desk.do(UnpinNodes((entity,))))
        else:
            menu.addAction(tr("Pin here"), lambda: self._pin(node))
        menu.addSeparator()
        menu.addAction(tr("Edit…"), lambda: self.edit_wanted.emit(self._desk.workspace.entity(entity)))
        menu.addAction(
            tr("Merge with another…"), lambda: self.merge_wanted.emit(self._desk.workspace.entity(entity))
        )

    def _pin(self, node: int) -> None:
        if self._picture is not None:
            _, xy = self._picture.layout.latest()
            self._drop(node, float(xy[node, 0]), float(xy[node, 1]))

    def _unpin_all(self) -> None:
        pins = tuple(self._desk.workspace.pins())
        if pins:
            self._desk.do(UnpinNodes(pins))

    def _hover(self, node: int, edge: int) -> None:
        text = self._describe(node, edge)
        if text:
            QToolTip.showText(QCursor.pos() + QPoint(14, 18), text, self.view)
        else:
            QToolTip.hideText()

    def _describe(self, node: int, edge: int) -> str:
        """Return what hovering shows: the actor with its type, or the relation with its count."""
        net = self.network
        if node >= 0:
            entity = self._entity(node)
            row = self._desk.workspace.entity_rows([entity], self._desk.filter)[0]
            return tr(
                "{name} ({type}): {articles} articles, {ties} ties",
                name=row.name,
                type=name_of(row.type),
                articles=row.articles,
                ties=row.degree,
            )
        if edge >= 0:
            key = net.key(edge)
            source, target = net.edges[edge]
            line = tr(
                "{source} – {relation} – {target}",
                source=net.labels[source],
                relation=name_of(key.type),
                target=net.labels[target],
            )
            count = int(net.weights[edge])
            return line + "\n" + ntr("{n} place", "{n} places", count)
        return ""

    def _toggle_legend(self) -> None:
        self.legend.setVisible(not self.legend.isVisible())

    def _running(self) -> bool:
        return not self._run.isChecked()

    def _toggle_run(self) -> None:
        theme = self._desk.theme
        held = self._run.isChecked()
        self._run.setIcon(icon("play" if held else "pause", theme.text))
        self._run.setToolTip(tr("Let the layout run") if held else tr("Hold the layout still"))
        if self._picture is None:
            return
        if held:
            self._picture.layout.pause()
        else:
            self._picture.layout.resume()
            self._picture.layout.reheat()
            self._frames.start()

    def _tool(self, name: str, tip: str, act: object) -> QToolButton:
        button = tool_button(icon(name, self._desk.theme.text), tip)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("graphBar")
        line = QHBoxLayout(bar)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(2)
        line.addWidget(self._tool("zoom-in", tr("Zoom in"), lambda: self.view.zoom_by(1.25)))
        line.addWidget(self._tool("zoom-out", tr("Zoom out"), lambda: self.view.zoom_by(0.8)))
        line.addWidget(self._tool("fit", tr("Fit the whole graph"), lambda: self.view.fit()))
        self._run.setCheckable(True)
        line.addWidget(self._run)
        line.addWidget(self._tool("unpin", tr("Let all pinned actors go"), self._unpin_all))
        keys = self._tool("legend", tr("Show or hide the legend"), self._toggle_legend)
        line.addWidget(keys)
        line.addStretch(1)
        line.addWidget(self._hidden)
        line.addSpacing(8)
        line.addWidget(self._limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.legend)

    def _connect(self) -> None:
        desk, view = self._desk, self.view
        self._limit.currentIndexChanged.connect(lambda _index: self.refresh())
        view.node_clicked.connect(self._click_node)
        view.edge_clicked.connect(self._click_edge)
        view.background_clicked.connect(desk.selection.clear)
        view.node_dragged.connect(self._drag)
        view.node_dropped.connect(self._drop)
        view.node_double_clicked.connect(view.focus_node)
        view.context_requested.connect(self._menu)
        view.node_hovered.connect(lambda node: self._hover(node, -1))
        view.edge_hovered.connect(lambda edge: self._hover(-1, edge))
        desk.selection.changed.connect(self._follow)
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self.refresh())
        self.setMinimumSize(QSize(320, 240))
        self.setFocusProxy(view)
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
