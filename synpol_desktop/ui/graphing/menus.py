"""The menus of the graph's nodes, edges and background, and what hovering says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.following import Following
from synpol_desktop.ui.graphing.hints import edge_hint, node_hint, open_menu, region_hint, show_hint
from synpol_desktop.ui.graphing.paths.asking import Asking
from synpol_desktop.ui.graphing.picking import Picking
from synpol_desktop.ui.graphing.pins import Pins
from synpol_desktop.ui.i18n import ntr, tr

Entries = list[tuple[str, Callable[[], object]]]
_SEPARATOR: tuple[str, Callable[[], object]] = ("", lambda: None)


class Menus(QObject):
    """Opens a menu for what was clicked with the other button, and says what the pointer is on."""

    edit_wanted = Signal(object)
    merge_wanted = Signal(object)

    def __init__(
        self, desk: Desk, view: GraphView, following: Following, pins: Pins, picking: Picking, asking: Asking
    ) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._following, self._pins, self._picking, self._asking = following, pins, picking, asking
        self._drawn = Drawn()
        view.context_requested.connect(self._open)
        view.node_hovered.connect(self._hover_node)
        view.edge_hovered.connect(self._hover_edge)
        view.region_hovered.connect(self._hover_region)

    def show(self, drawn: Drawn) -> None:
        """Take another network."""
        self._drawn = drawn

    def _open(self, kind: str, index: int, place: QPoint) -> None:
        open_menu(self._view, place, self._entries(kind, index))

    def _entries(self, kind: str, index: int) -> Entries:
        if kind == "edge":
            return [(tr("Show the evidence"), lambda: self._following.choose_edge(index))]
        if kind == "region":
            return self._region_entries(index)
        if kind != "node":
            return [
                (tr("Fit the whole graph"), self._view.fit),
                (tr("Let all pinned actors go"), self._pins.unpin_all),
                (tr("Draw what is hidden again"), self._picking.show_hidden),
                (tr("Fade nothing"), self._picking.fade_nothing),
            ]
        entity = self._drawn.entity(index)
        return self._fold_entries(entity) if entity < 0 else self._actor_entries(entity)

    def _region_entries(self, number: int) -> Entries:
        regions = self._view.regions
        if regions is None or number >= len(regions.each):
            return []
        region = regions.each[number]
        return [
            (tr("Look at it from near"), lambda: self._view.focus_region(region)),
            (tr("Select its actors"), lambda: self._view.choose_region(number)),
            (tr("Fold into one node"), lambda: self._fold(region.nodes.tolist())),
        ]

    def _fold(self, nodes: list[int]) -> None:
        self._following.choose(self._drawn.entity(node) for node in nodes)
        self._picking.fold_chosen()

    def _fold_entries(self, fold: EntityId) -> Entries:
        return [(tr("Open the folded group"), self._on(fold, self._picking.unfold)), *self._hiding(fold)]

    def _actor_entries(self, entity: EntityId) -> Entries:
        workspace = self._desk.workspace
        if self._pins.held(entity):
            hold = (tr("Let go"), lambda: self._pins.unpin([entity]))
        else:
            hold = (tr("Pin here"), lambda: self._pins.pin([entity]))
        return [
            (tr("Show its card"), lambda: self._following.choose((entity,))),
            hold,
            _SEPARATOR,
            *self._path_entries(entity),
            _SEPARATOR,
            (tr("Draw its neighbours too"), self._on(entity, self._picking.expand)),
            (tr("Draw only its surroundings"), self._on(entity, lambda: self._picking.look_around(1))),
            *self._hiding(entity),
            _SEPARATOR,
            (tr("Edit…"), lambda: self.edit_wanted.emit(workspace.entity(entity))),
            (tr("Merge with another…"), lambda: self.merge_wanted.emit(workspace.entity(entity))),
        ]

    def _hiding(self, entity: EntityId) -> Entries:
        entries: Entries = [
            (tr("Hide"), self._on(entity, self._picking.hide_chosen)),
            (tr("Fade the rest"), self._on(entity, self._picking.fade_rest)),
        ]
        if len(self._picking.chosen) > 1:
            entries.append((tr("Fold the selected into one node"), self._picking.fold_chosen))
        return entries

    def _path_entries(self, entity: EntityId) -> Entries:
        entries: Entries = [(tr("Paths from here…"), lambda: self._asking.between(entity))]
        others = [other for other in self._picking.chosen if other != entity and other > 0]
        if others:
            name = self._desk.workspace.label(others[-1])
            text = tr("Paths from {name} to here", name=name)
            entries.append((text, lambda: self._asking.between(others[-1], entity)))
        return entries

    def _on(self, entity: EntityId, act: Callable[[], object]) -> Callable[[], object]:
        """Return an act on one node, or on all that are chosen if it is one of them."""

        def do() -> None:
            if entity not in self._picking.chosen:
                self._following.choose((entity,))
            act()

        return do

    def _hover_node(self, node: int) -> None:
        show_hint(self._hint(node) if 0 <= node < self._drawn.network.n else "", self._view)

    def _hint(self, node: int) -> str:
        entity = self._drawn.entity(node)
        if entity > 0:
            return node_hint(self._desk, entity)
        members = sum(fold == entity for fold in self._drawn.folded.values())
        return ntr("{n} actor folded into one node", "{n} actors folded into one node", members)

    def _hover_region(self, number: int) -> None:
        regions = self._view.regions
        known = regions is not None and 0 <= number < len(regions.each)
        text = region_hint(self._drawn.network, regions.each[number]) if regions and known else ""
        by_pointer = self._view.underMouse()
        place = None if by_pointer or not known else self._view.mapToGlobal(self._view.spot("region", number))
        show_hint(text, self._view, None if place is None else place.toPoint())

    def _hover_edge(self, edge: int) -> None:
        known = 0 <= edge < self._drawn.network.m
        show_hint(edge_hint(self._drawn.network, edge) if known else "", self._view)
