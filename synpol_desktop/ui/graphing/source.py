"""From the workspace to a placed network: what the graph panel asks for, off the window's thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import FloatArray, Network, Positions
from synpol_desktop.tasks.picturing import with_icons
from synpol_desktop.ui.graphing.folds import Fold
from synpol_desktop.ui.graphing.part import part_of
from synpol_desktop.ui.graphing.wish import Places, Wish

if TYPE_CHECKING:
    from synpol_desktop.graph.interface import Layout
    from synpol_desktop.graph.layout import ForceLayout
    from synpol_desktop.workspace import Workspace

SETTLE_TICKS = 300
SETTLE_S = 0.8
"""A first picture is settled before it is shown; after that the user sees it move."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A network ready to be shown.

    Parameters
    ----------
    hidden : int
        Actors that pass the filter but are not among the strongest.
    layout : Layout
        Goes on from ``positions``.
    fresh : bool
        Whether nothing of it was on the screen before.
    """

    network: Network
    positions: Positions
    hidden: int
    layout: Layout
    fresh: bool


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a new picture finds.

    Parameters
    ----------
    limit : int
        How many of the strongest actors are drawn.
    places : mapping
        Where actors are now: these stay, others come in beside their neighbours.
    aspect : float
        Width over height that a new picture shall fill.
    warm : bool
        Whether forces shall move all nodes from where they are.
    icons : bool
        Whether nodes carry the picture of their type where the analyst chose none.
    """

    limit: int
    places: Places
    aspect: float
    warm: bool = False
    icons: bool = False


def picture(workspace: Workspace, shown: Filter, wish: Wish, canvas: Canvas) -> Picture:
    """Build and place the network that a filter shows."""
    from synpol_desktop.graph.building import network
    from synpol_desktop.graph.layout import ForceLayout

    net, hidden = network(part_of(workspace.facts(shown), wish), canvas.limit, wish.include)
    net = with_icons(workspace, net, by_type=canvas.icons)
    pins = {**workspace.pins(), **{fold.id: fold.at for fold in wish.folds if fold.at is not None}}
    places = {**workspace.saved_positions(), **canvas.places}
    start = _start(net, {**_middles(wish.folds, places), **places}, pins)
    fresh = bool(np.isnan(start).all()) if net.n else True
    forces = ForceLayout(
        net.n,
        net.edges,
        np.sqrt(net.weights),
        None if fresh else start,
        clusters=wish.clusters,
        aspect=canvas.aspect,
        engine="ready",
    )
    if not canvas.warm and not np.isnan(start).any():
        forces.cool()  # hiding something moves nothing
    if canvas.warm:
        forces.reheat()
    if fresh:
        forces.run(max_ticks=SETTLE_TICKS, seconds=SETTLE_S)
    layout = _ruled(forces, net) if wish.ruled else forces
    pinned = np.zeros(net.n, bool)
    for node, entity in enumerate(net.ids):
        place = pins.get(EntityId(int(entity)))
        if place is not None:
            layout.pin(node, place)
            pinned[node] = True
    return Picture(net, Positions(layout.positions, pinned), hidden, layout, fresh)


def _ruled(forces: ForceLayout, net: Network) -> Layout:
    """Return a layout that leaves all nodes where they are; new ones stand beside their neighbours."""
    from synpol_desktop.graph.arranging.gliding import ArrangedLayout

    return ArrangedLayout(forces.positions, net.edges)


def _middles(folds: Iterable[Fold], places: Places) -> Places:
    """Return a place for each fold: amid its members."""
    known = {fold.id: [places[one] for one in fold.members if one in places] for fold in folds}
    return {
        fold: (sum(x for x, _ in xy) / len(xy), sum(y for _, y in xy) / len(xy))
        for fold, xy in known.items()
        if xy
    }


def _start(net: Network, places: Places, pins: Places) -> FloatArray:
    start = np.full((net.n, 2), np.nan)
    for node, entity in enumerate(net.ids):
        place = pins.get(EntityId(int(entity))) or places.get(EntityId(int(entity)))
        if place is not None:
            start[node] = place
    return start
