"""The small pictures that nodes carry: those that the analyst chose, and those of their types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from synpol_desktop.core.icons import ICON_OF_TYPE, NODE_ICONS, NodeIcon
from synpol_desktop.core.kinds import ENTITY_TYPES

if TYPE_CHECKING:
    from synpol_desktop.core.network import Network
    from synpol_desktop.workspace import Workspace

FIELD = "icon"
"""The detail that has an actor's own picture."""
NO_PICTURE = "none"
"""The analyst's word that an actor carries none, whatever its type."""
_OF_TYPE = np.array([NODE_ICONS.index(ICON_OF_TYPE[kind]) + 1 for kind in ENTITY_TYPES], np.uint8)


def icon_of(value: str) -> NodeIcon | None:
    """Return the picture that a detail names; None for one that this release does not know."""
    return NodeIcon(value) if value in set(NodeIcon) else None


def with_icons(workspace: Workspace, network: Network, *, by_type: bool) -> Network:
    """Return a network whose nodes carry the analyst's pictures, others those of their types if asked for."""
    own = workspace.details_in(FIELD)
    if not by_type and not own:
        return network
    icons = _OF_TYPE[network.types] if by_type else np.zeros(network.n, np.uint8)
    for node, entity in enumerate(network.ids.tolist()):
        value = own.get(entity)
        if value is not None:
            icon = icon_of(value)
            icons[node] = 0 if icon is None else NODE_ICONS.index(icon) + 1
    return replace(network, icons=icons if icons.any() else None)
