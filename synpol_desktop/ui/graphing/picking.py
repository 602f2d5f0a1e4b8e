"""What is done with the chosen actors: choose others, hide, look around, fold, pin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, EntityType
from synpol_desktop.ui.blocs.changing import shown_name
from synpol_desktop.ui.canvas.area import Tool
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graph_view import GraphView
from synpol_desktop.ui.graphing.drawn import Drawn
from synpol_desktop.ui.graphing.folds import Fold, next_id
from synpol_desktop.ui.graphing.following import Following
from synpol_desktop.ui.graphing.groups import group_of
from synpol_desktop.ui.graphing.journey import Journey
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.pins import Pins
from synpol_desktop.ui.graphing.wish import Arrangement, Wish
from synpol_desktop.ui.i18n import ntr, tr

MOST_NEIGHBOURS = 100
"""So many of an actor's neighbours are drawn at a time, those with most relations first."""


class Picking(QObject):
    """Acts on what is chosen; what changes the picture is a view that one can go back from.

    Parameters
    ----------
    measuring : Measuring
        Has the communities, once they were measured.
    """

    changed = Signal()
    """The picture must be read again."""

    def __init__(
        self, desk: Desk, view: GraphView, following: Following, journey: Journey, measuring: Measuring
    ) -> None:
        super().__init__(view)
        self._desk, self._view, self._journey = desk, view, journey
        self._following, self._measuring = following, measuring
        self._drawn = Drawn()

    def show(self, drawn: Drawn) -> None:
        """Take another network."""
        self._drawn = drawn

    @property
    def chosen(self) -> tuple[EntityId, ...]:
        """The chosen actors and folds, in the order of choosing."""
        return self._following.chosen.now

    # Choosing

    def choose_all(self) -> None:
        """Choose all that is drawn."""
        self._following.choose(self._drawn.nodes)

    def choose_inverse(self) -> None:
        """Choose what is drawn and was not chosen."""
        chosen = set(self.chosen)
        self._following.choose(entity for entity in self._drawn.nodes if entity not in chosen)

    def choose_neighbours(self) -> None:
        """Choose the neighbours as well."""
        edges, nodes = self._drawn.network.edges, self._following.nodes()
        near = edges[np.isin(edges, nodes).any(axis=1)].ravel()
        chosen = self.chosen  # the last of them stays what the other panels show
        others = (self._drawn.entity(node) for node in np.unique(near).tolist())
        self._following.choose((*(other for other in others if other not in chosen), *chosen))

    def draw_box(self) -> None:
        """Let the next drag draw a box around what is chosen."""
        self._view.tool = Tool.BOX
        self._view.setFocus()

    def draw_lasso(self) -> None:
        """Let the next drag draw a line around what is chosen."""
        self._view.tool = Tool.LASSO
        self._view.setFocus()

    # Hiding and looking around

    def hide_chosen(self) -> None:
        """Take the chosen actors out of the picture."""
        if self._some():
            self._wish_for(lambda wish: replace(wish, hidden=wish.hidden | self._members(self.chosen)))
            self._journey.choose(())

    def hide_rest(self) -> None:
        """Keep only the chosen actors in the picture."""
        if self._some():
            others = self._members(self._drawn.nodes.keys() - set(self.chosen))
            self._wish_for(lambda wish: replace(wish, hidden=wish.hidden | others))

    def fade_rest(self) -> None:
        """Let only the chosen actors be drawn in full, whatever is chosen afterwards."""
        if self._some():
            self._journey.leave_for(replace(self._journey.wish, bright=self._members(self.chosen)))

    def fade_nothing(self) -> None:
        """Draw everybody in full again."""
        if self._journey.wish.bright:
            self._journey.leave_for(replace(self._journey.wish, bright=frozenset()))

    def show_hidden(self) -> None:
        """Draw everything again that was hidden."""
        self._wish_for(lambda wish: replace(wish, hidden=frozenset(), around=None))

    def look_around(self, depth: int) -> None:
        """Draw only who is up to so many ties away from the chosen actors."""
        if self._some():
            centre = self._members(self.chosen)
            self._wish_for(lambda wish: replace(wish, around=(centre, depth), include=centre))

    def expand(self) -> None:
        """Draw the neighbours of the chosen actors too, those that the limit left out."""
        if not self._some():
            return
        actors, workspace, shown = self._members(self.chosen), self._desk.workspace, self._desk.filter

        def find() -> frozenset[EntityId]:
            found: dict[EntityId, None] = {}
            for actor in actors:
                keys = workspace.relations_of(actor, shown)[:MOST_NEIGHBOURS]
                found |= dict.fromkeys(end for key in keys for end in (key.source, key.target))
            return frozenset(found)

        def draw(found: frozenset[EntityId]) -> None:
            new = found - self._drawn.nodes.keys()
            self._desk.said.emit(ntr("{n} neighbour added", "{n} neighbours added", len(new)))
            if new:
                self._wish_for(
                    lambda wish: replace(wish, include=wish.include | found, hidden=wish.hidden - found)
                )

        self._desk.jobs.ask("neighbours", find, draw)

    # Folding

    def fold_chosen(self) -> None:
        """Draw the chosen actors as one node."""
        self._fold(set(self.chosen))

    def fold_like(self, by: Arrangement) -> None:
        """Fold everybody of the group of the last chosen actor: its type, bloc or community."""
        nodes = self._following.nodes()
        if not nodes:
            self._some()
            return
        drawn, last, community = self._drawn, nodes[-1], self._measuring.community
        workspace, day = self._desk.workspace, self._desk.filter.last

        def find() -> tuple[set[EntityId], str]:
            belongs = workspace.blocs_at(day) if by is Arrangement.BLOC else {}
            groups = group_of(drawn.network, by, community=community, belongs=belongs)
            group = {drawn.entity(node) for node in np.flatnonzero(groups == groups[last]).tolist()}
            blocs = belongs.get(drawn.entity(last), ())
            return group, shown_name(blocs[0], workspace.label_language) if blocs else ""

        def fold(found: tuple[set[EntityId], str]) -> None:
            if drawn is self._drawn:
                self._fold(*found, whole=by is Arrangement.TYPE)

        self._desk.jobs.ask("group", find, fold)

    def unfold(self) -> None:
        """Draw the members of the chosen folds again, where they were."""
        chosen = set(self.chosen)
        opened = {fold.id for fold in self._journey.wish.folds if fold.id in chosen or fold.members & chosen}
        if not opened:
            self._desk.said.emit(tr("Select a folded group first."))
            return
        back = [fold.members for fold in self._journey.wish.folds if fold.id in opened]
        self._wish_for(
            lambda wish: replace(wish, folds=tuple(fold for fold in wish.folds if fold.id not in opened))
        )
        self._journey.choose(member for members in back for member in sorted(members))

    def unfold_all(self) -> None:
        """Draw the members of all folds again."""
        self._wish_for(lambda wish: replace(wish, folds=()))

    def _fold(self, entities: set[EntityId], name: str = "", *, whole: bool = False) -> None:
        members = self._members(entities)
        if len(members) < 2:
            self._desk.said.emit(tr("Select two actors or more first (Ctrl and click)."))
            return
        strongest = max(
            (self._drawn.nodes[one] for one in entities if one in self._drawn.nodes),
            key=lambda node: float(self._drawn.network.importance[node]),
        )
        kind: EntityType = ENTITY_TYPES[self._drawn.network.types[strongest]]
        wish = self._journey.wish
        kept = tuple(fold for fold in wish.folds if not fold.members & members)
        inner = [fold for fold in wish.folds if fold.members <= members and fold.id in entities]
        names = {fold.id: fold.name for fold in inner}
        name = name or names.get(self._drawn.entity(strongest), self._drawn.network.labels[strongest])
        fold = Fold(next_id(wish.folds), name, kind, members, whole)
        self._wish_for(lambda wish: replace(wish, folds=(*kept, fold)))
        self._journey.choose((fold.id,))

    def _members(self, entities: Iterable[EntityId]) -> frozenset[EntityId]:
        """Return the actors of the workspace behind nodes."""
        folds = {fold.id: fold.members for fold in self._journey.wish.folds}
        return frozenset(member for entity in entities for member in folds.get(entity, frozenset({entity})))

    def place_fold(self, fold: EntityId, place: tuple[float, float] | None) -> None:
        """Hold a fold at a place, or let it go; it stands there already."""
        folds = (replace(each, at=place) if each.id == fold else each for each in self._journey.wish.folds)
        self._journey.leave_for(replace(self._journey.wish, folds=tuple(folds)))

    # Pins

    def pin(self, pins: Pins) -> None:
        """Hold the chosen actors where they are, in one step of the history."""
        if self._some():
            pins.pin(self.chosen)

    def unpin(self, pins: Pins) -> None:
        """Let the chosen actors go."""
        if self._some():
            pins.unpin(self.chosen)

    def _some(self) -> bool:
        if not self.chosen:
            self._desk.said.emit(tr("Select an actor first."))
        return bool(self.chosen)

    def _wish_for(self, change: Callable[[Wish], Wish]) -> None:
        wish = change(self._journey.wish)
        if wish != self._journey.wish:
            self._journey.leave_for(wish)
            self.changed.emit()
