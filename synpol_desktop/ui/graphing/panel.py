"""The graph with its tools: it shows what the filter lets through and follows the selection."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.network import Network, Positions
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.views import Look
from synpol_desktop.tasks.styling import Found
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.bar import GraphBar
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.following import Following
from synpol_desktop.ui.graphing.journey import Journey
from synpol_desktop.ui.graphing.keeping import Keeping
from synpol_desktop.ui.graphing.kept import Kept
from synpol_desktop.ui.graphing.legend_area import LegendArea
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.menus import Menus
from synpol_desktop.ui.graphing.motion import Motion
from synpol_desktop.ui.graphing.ordering import Ordering
from synpol_desktop.ui.graphing.paths.answering import Chain
from synpol_desktop.ui.graphing.paths.asking import Asking
from synpol_desktop.ui.graphing.picking import Picking
from synpol_desktop.ui.graphing.pins import Pins
from synpol_desktop.ui.graphing.remembered import Remembered
from synpol_desktop.ui.graphing.source import Canvas, Picture, picture
from synpol_desktop.ui.graphing.styling.dressing import Dressing
from synpol_desktop.ui.graphing.styling.sifting import Sifting
from synpol_desktop.ui.graphing.styling.styling import Styling
from synpol_desktop.ui.graphing.views import Sight
from synpol_desktop.ui.graphing.wish import Places
from synpol_desktop.ui.i18n import tr
from synpol_desktop.ui.legend_strip import LegendStrip
from synpol_desktop.ui.painting.export import View
from synpol_desktop.ui.words import name_of


class GraphPanel(QWidget):
    """Draws the network and keeps its layout running."""

    shown = Signal()
    """A new picture is on the screen."""
    edit_wanted = Signal(object)
    merge_wanted = Signal(object)

    def __init__(self, desk: Desk, *, reduce_motion: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drawn: Drawn | None = None
        self._network = Network.empty()
        self._warm = False
        self._hidden = 0
        self._brought: frozenset[EntityId] = frozenset()
        self._fitted_at: object = None
        self._wanted: Look | None = None
        self.node_icons = False
        """Whether the next picture has the icons of types in its nodes."""
        self.view = GraphView(reduced_motion=reduce_motion)
        self.view.setAccessibleName(tr("Graph of actors and relations"))
        self.view.minimap.setAccessibleName(tr("Overview of the graph"))
        self.view.set_edge_names([name_of(kind) for kind in RELATION_TYPES])
        self.legend = LegendStrip(desk.style)
        self._legend_area = LegendArea(self.legend)
        self.bar = GraphBar(desk.theme)
        self.motion = Motion(self.view)
        self.pins = Pins(desk, self.view, self.motion)
        self.following = Following(desk, self.view)
        self.following.missed.connect(self._include)
        self.journey = Journey(self.view, self.following)
        self.kept = Kept(self.following)
        self.remembered = Remembered(desk.workspace)
        self.measuring = Measuring(desk, self)
        self.ordering = Ordering(
            desk, self.view, self.motion, self.bar, self.journey, self.following, self.measuring
        )
        self.styling = Styling(desk, self)
        self.dressing = Dressing(desk, self.styling, self.measuring, self)
        self.sifting = Sifting(desk, self.styling, self.measuring, self)
        self.picking = Picking(desk, self.view, self.following, self.journey, self.measuring)
        self.picking.changed.connect(self.refresh)
        self.pins.fold_placed.connect(self.picking.place_fold)
        self.keeping = Keeping(desk, self.journey, self.kept)
        self.keeping.changed.connect(self.refresh)
        self.asking = Asking(desk, self)
        self.menus = Menus(desk, self.view, self.following, self.pins, self.picking, self.asking)
        self.menus.edit_wanted.connect(self.edit_wanted)
        self.menus.merge_wanted.connect(self.merge_wanted)
        self._lay_out()
        self._connect_tools()
        desk.changed.connect(self._read_again)
        desk.filter_changed.connect(lambda _filter: self.refresh())
        self.refresh()

    @property
    def network(self) -> Network:
        """The network on the screen, empty before the first picture."""
        return self._drawn.network if self._drawn else Network.empty()

    @property
    def ready(self) -> bool:
        """Whether a picture is on the screen."""
        return self._drawn is not None

    @property
    def resting(self) -> bool:
        """Whether a picture is on the screen and nothing in it moves."""
        return self.motion.resting

    def node_of(self, entity: EntityId) -> int | None:
        """Return the node that draws an entity, None if it is not drawn."""
        return self._drawn.node(entity) if self._drawn else None

    def edge_of(self, key: RelationKey) -> int | None:
        """Return the edge that draws a relation, None if it is not drawn."""
        return self._drawn.edges.get(key) if self._drawn else None

    def places(self) -> dict[EntityId, tuple[float, float]]:
        """Return where the actors are now, in layout units."""
        return self._drawn.places(self.motion.xy) if self._drawn else {}

    def actors(self) -> frozenset[EntityId]:
        """Return the actors that are drawn, also those that are folded into one node with others."""
        return self._drawn.actors() if self._drawn else frozenset()

    def actor_places(self) -> dict[EntityId, tuple[float, float]]:
        """Return where those actors are; the folded ones where they were, as far as that is known."""
        places = {**self.remembered.all, **self.places()}
        return {actor: places[actor] for actor in self.actors() if actor in places}

    def show_entity(self, entity: EntityId) -> None:
        """Bring an entity into view, drawing it if it was not among the strongest."""
        node = self.node_of(entity)
        if node is None:
            self._include(frozenset({entity}))
        else:
            self.view.focus_node(node)

    def refresh(self) -> None:
        """Read the facts again; what stays keeps its place."""
        self._read(self.places())

    def restore(self, places: Places, look: Look | None) -> None:
        """Show the actors of the filter where they were, and look at them as one did."""
        self._wanted = look
        self._read(places)

    def _read(self, places: Places) -> None:
        desk, wish = self._desk, self.journey.wish
        self.remembered.take(places, wish)
        now = desk.selection.now.entity
        wish = replace(wish, include=wish.include | self._brought | ({now} if now is not None else set()))
        aspect = self.view.width() / max(self.view.height(), 1)
        canvas = Canvas(self.bar.limit, self.remembered.all, aspect, self._warm, self.node_icons)
        shown = desk.filter
        gathered = self.dressing.gatherer()
        desk.jobs.ask("graph", lambda: gathered(picture(desk.workspace, shown, wish, canvas)), self._show)

    def stop(self) -> None:
        """Stop the layout's thread, and keep where the actors are for the next time."""
        self.motion.end()
        if self.ready:
            self.remembered.save(self.places(), self.journey.wish)

    def seen(self) -> View:
        """Return how what is in view is pictured."""
        size = self.view.width(), self.view.height()
        return replace(self.whole(), size=size, camera=self.view.camera, regions=self.view.regions)

    def whole(self) -> View:
        """Return how all of the graph is pictured: what stands out or is faded, and the looks."""
        view = self.view
        looks = view.looks if view.ruled else None
        return View(
            nodes=view.selected_nodes,
            edges=view.selected_edges,
            looks=looks,
            bright=view.bright,
            edge_names=view.edge_names,
        )

    # From the workspace to the view

    def _show(self, gathered: tuple[Picture, Found]) -> None:
        made, found = gathered
        first = self._drawn is None or self._drawn.network.n == 0
        self._network = made.network
        self.motion.take(made.layout)
        grown = self.view.shows_all and made.network.n > self.network.n  # while articles come in
        untouched = grown or self.view.camera == self._fitted_at
        drawn = self._dress(made.positions, found)
        QTimer.singleShot(0, self, self._tell_legend)  # a turn of its own: its height may move all else
        if made.fresh or first or untouched:
            self.view.fit(animated=False)
            self._fitted_at = self.view.camera
        if self._wanted is not None:
            self.view.look_at(self._wanted)
            self._wanted = None
        self._tell_hidden(made.hidden)
        self.ordering.show(drawn)
        self.motion.run()
        self._warm = False
        self.journey.show(drawn)
        self.shown.emit()

    def _tell_hidden(self, hidden: int | None = None) -> None:
        """Say how many actors are not drawn, and what of the others is hidden or faded."""
        self._hidden = self._hidden if hidden is None else hidden
        self.bar.show_hidden(self._hidden, self.journey.wish.narrowed, bool(self.journey.wish.bright))

    def _dress(self, positions: Positions, found: Found | None = None) -> Drawn:
        """Show the network with the looks that rules give it."""
        network, looks = self.dressing.dress(self._network, found)
        drawn = self._drawn = Drawn.of(network, self.journey.wish.folds)
        self.view.show_network(network, positions, self._desk.style, looks)
        self.pins.show(drawn)
        self.picking.show(drawn)
        self.menus.show(drawn)
        self.following.show(drawn)
        return drawn

    def _tell_legend(self) -> None:
        self.legend.show_legend(self.dressing.legend(self.network))
        self._legend_area.fit(self.width(), self.height())

    def _dress_again(self) -> None:
        if self._drawn is not None:
            self.journey.show(self._dress(self.view.positions))
            self._tell_legend()

    def _sift(self, unfit: frozenset[EntityId]) -> None:
        """Draw the actors that the sieve lets through only, or all again."""
        if unfit != self.journey.wish.unfit:
            self.journey.leave_for(replace(self.journey.wish, unfit=unfit))
            self.refresh()

    def _read_again(self, changes: Changes) -> None:
        if changes.facts or changes.metadata:
            self.refresh()
        elif changes.layout and self.ready:
            self.pins.apply()

    def _include(self, entities: frozenset[EntityId]) -> None:
        """Draw what is selected, once: what the filter hides stays out."""
        if not entities <= self.journey.wish.include | self._brought:
            self._brought |= entities
            self.refresh()

    def show_trail(self, chain: Chain | None) -> None:
        """Let a path stand out, drawing whom it passes; None: as usual."""
        if chain is None:
            self.following.show_trail(())
            return
        self._include(frozenset(chain.nodes) - (self._drawn.nodes.keys() if self._drawn else set()))
        self.following.choose(())
        self.following.show_trail(step.key for step in chain.steps)

    def ask_paths(self) -> None:
        """Ask for paths between the two actors that are chosen, or from the one."""
        chosen = [entity for entity in self.following.chosen.now if entity > 0]
        if len(chosen) >= 2:
            self.asking.between(chosen[-2], chosen[-1])
        else:
            self.asking.between(chosen[0] if chosen else None)

    # What the tools ask

    def _force(self) -> None:
        """Let forces place the nodes, from where they are."""
        self._warm = True
        self.refresh()

    def _come_back(self, sight: Sight) -> None:
        if not sight.wish.unfit:
            self.sifting.let_all_through()
        self._warm = False
        self._brought &= sight.drawn.nodes.keys()
        self._read(sight.places())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._legend_area.fit(self.width(), self.height())

    # Making it

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._legend_area.widget)
        self.setMinimumSize(QSize(320, 240))
        self.setFocusProxy(self.view)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect_tools(self) -> None:
        bar = self.bar
        bar.zoom_wanted.connect(self.view.zoom_by)
        bar.fit_wanted.connect(lambda: self.view.fit())
        bar.hold_wanted.connect(self.motion.hold)
        bar.unpin_wanted.connect(self.pins.unpin_all)
        bar.legend_wanted.connect(self._legend_area.toggle)
        bar.limit_changed.connect(self.refresh)
        self.ordering.anew.connect(self._force)
        self.journey.wished.connect(self._tell_hidden)
        self.journey.returned.connect(self._come_back)
        self.dressing.ready.connect(self._dress_again)
        self.sifting.found.connect(self._sift)
        self.legend.toggled.connect(self.sifting.toggle)
        self.legend.isolated.connect(lambda line: self.sifting.leave_alone(line, self.legend.legend))
