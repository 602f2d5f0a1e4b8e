"""The legend of the graph: what is drawn, counted; a click on a line hides it or shows it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.kinds import ENTITY_TYPES, QUADS, RELATION_TYPES, EntityType, Quad
from synpol_desktop.core.network import Network
from synpol_desktop.core.style import Rgb
from synpol_desktop.ui.i18n import is_right_to_left
from synpol_desktop.ui.painting.legend import Entry, Legend
from synpol_desktop.ui.words import name_of, plural_of


def legend(network: Network, shown: Filter, scales: Sequence[Entry] = (), fill: Rgb | None = None) -> Legend:
    """Return the lines for a network: entity types, then quads, with what is hidden greyed, then scales.

    Parameters
    ----------
    fill : Rgb, optional
        Colour of the types' shapes while the nodes are coloured by something else.
    """
    types = np.bincount(network.types, minlength=len(ENTITY_TYPES))
    relations = np.bincount(network.relations, minlength=len(RELATION_TYPES))
    entries = [
        Entry(kind, plural_of(kind), int(types[code]), kind in shown.types, fill)
        for code, kind in enumerate(ENTITY_TYPES)
        if types[code] or kind not in shown.types
    ]
    for quad in QUADS:
        count = sum(int(relations[code]) for code, kind in enumerate(RELATION_TYPES) if kind.quad is quad)
        visible = any(kind in shown.relations for kind in RELATION_TYPES if kind.quad is quad)
        if count or not visible:
            entries.append(Entry(quad, name_of(quad), count, visible))
    return Legend((*entries, *scales), is_right_to_left())


def toggled(shown: Filter, kind: EntityType | Quad) -> Filter:
    """Return the filter that hides a type or a quad, or shows it again if it was hidden."""
    if isinstance(kind, EntityType):
        return replace(shown, types=shown.types ^ {kind})
    members = frozenset(relation for relation in RELATION_TYPES if relation.quad is kind)
    visible = bool(members & shown.relations)
    return replace(shown, relations=shown.relations - members if visible else shown.relations | members)
