"""From facts to the network that is drawn: the strongest actors and what lies between them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.facts import Facts
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import FloatArray, IndexArray, Network


def network(facts: Facts, limit: int = 150, include: Iterable[EntityId] = ()) -> tuple[Network, int]:
    """Return the network of the strongest actors.

    An actor is as strong as its relations have mentions. Actors without a relation to a kept actor are left
    out unless asked for. Nodes are ordered by id, so that an update keeps the order of those that stay.

    Parameters
    ----------
    limit : int
        How many actors are kept, besides those asked for.
    include : iterable of EntityId
        Actors that are shown in any case, such as what the analyst searched for or pinned.

    Returns
    -------
    Network
        ``importance`` is the square root of the strength under the whole filter, 1 for the strongest node.
    int
        Number of actors with relations that were left out.
    """
    edges = np.column_stack(
        (np.searchsorted(facts.ids, facts.sources), np.searchsorted(facts.ids, facts.targets))
    ).astype(np.intp)
    strength = _strength(len(facts.ids), edges, facts.weights)
    asked = np.isin(facts.ids, np.fromiter(include, np.int64))
    kept = _strongest(strength, limit) | asked
    inside = kept[edges[:, 0]] & kept[edges[:, 1]]
    kept &= asked | _touched(len(kept), edges[inside])
    hidden = int(np.count_nonzero((strength > 0) & ~kept))

    nodes = np.flatnonzero(kept)
    place = np.cumsum(kept) - 1
    top = strength[nodes].max(initial=0.0)
    importance = np.sqrt(strength[nodes] / top) if top > 0 else np.zeros(len(nodes))
    return (
        Network(
            facts.ids[nodes],
            tuple(facts.names[node] for node in nodes.tolist()),
            facts.types[nodes],
            importance,
            place[edges[inside]].astype(np.intp),
            facts.relations[inside],
            facts.weights[inside],
        ),
        hidden,
    )


def _strength(n: int, edges: IndexArray, weights: FloatArray) -> FloatArray:
    ends = np.bincount(edges[:, 0], weights, n) + np.bincount(edges[:, 1], weights, n)
    return ends.astype(np.float64)


def _strongest(strength: FloatArray, limit: int) -> NDArray[np.bool_]:
    """Mark the strongest; of equals those with smaller ids, so that the choice is stable."""
    kept = np.zeros(len(strength), np.bool_)
    order = np.argsort(-strength, kind="stable")[: max(limit, 0)]
    kept[order[strength[order] > 0]] = True
    return kept


def _touched(n: int, edges: IndexArray) -> NDArray[np.bool_]:
    marked = np.zeros(n, np.bool_)
    marked[edges.ravel()] = True
    return marked
