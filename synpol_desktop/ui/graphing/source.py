"""From the workspace to a placed network: what the graph panel asks for, off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import FloatArray, Network, Positions

if TYPE_CHECKING:
    from synpol_desktop.graph.layout import ForceLayout
    from synpol_desktop.workspace import Workspace

SETTLE_TICKS = 300
SETTLE_S = 0.8
"""A first picture is settled before it is shown; after that the user sees it move."""

Places = Mapping[EntityId, tuple[float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A network ready to be shown.

    Parameters
    ----------
    hidden : int
        Actors that pass the filter but are not among the strongest.
    layout : ForceLayout
        Goes on from ``positions``.
    fresh : bool
        Whether nothing of it was on the screen before.
    """

    network: Network
    positions: Positions
    hidden: int
    layout: ForceLayout
    fresh: bool


def picture(
    workspace: Workspace,
    shown: Filter,
    limit: int,
    include: frozenset[EntityId],
    places: Places,
    aspect: float,
) -> Picture:
    """Build and place the network that a filter shows.

    Parameters
    ----------
    include : frozenset of EntityId
        Actors that are shown even if they are not among the ``limit`` strongest.
    places : mapping
        Where actors are now, in layout units: these stay, others come in beside their neighbours.
    aspect : float
        Width over height of the canvas that a new picture shall fill.
    """
    from synpol_desktop.graph.building import network
    from synpol_desktop.graph.layout import ForceLayout

    net, hidden = network(workspace.facts(shown), limit, include)
    pins = workspace.pins()
    start = _start(net, places or workspace.saved_positions(), pins)
    fresh = bool(np.isnan(start).all()) if net.n else True
    layout = ForceLayout(
        net.n, net.edges, np.sqrt(net.weights), None if fresh else start, engine="ready", aspect=aspect
    )
    if not np.isnan(start).any():
        layout.cool()  # hiding something moves nothing
    pinned = np.zeros(net.n, bool)
    for node, entity in enumerate(net.ids):
        place = pins.get(EntityId(int(entity)))
        if place is not None:
            layout.pin(node, place)
            pinned[node] = True
    if fresh:
        layout.run(max_ticks=SETTLE_TICKS, seconds=SETTLE_S)
    positions = Positions(layout.positions, pinned)
    return Picture(net, positions, hidden, layout, fresh)


def _start(net: Network, places: Places, pins: Places) -> FloatArray:
    start = np.full((net.n, 2), np.nan)
    for node, entity in enumerate(net.ids):
        place = pins.get(EntityId(int(entity))) or places.get(EntityId(int(entity)))
        if place is not None:
            start[node] = place
    return start
