"""Which group each node belongs to: its community, its type, or the body that it is part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.core.network import IndexArray, Network
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.measuring.records import Attribute
from synpol_desktop.ui.graphing.wish import Arrangement

_BELONGING = frozenset(
    {RelationType.HEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS, RelationType.PART_OF}
)
"""Whoever does this to a body belongs to it."""


def group_of(
    network: Network,
    by: Arrangement,
    progress: Progress | None = None,
    community: Attribute | None = None,
    belongs: Mapping[EntityId, Sequence[str]] | None = None,
) -> IndexArray:
    """Return the group of each node, numbered from 0 without gaps.

    Parameters
    ----------
    community : Attribute, optional
        Communities that were measured, so that groups are those of the table and the colours; found in what
        is drawn if left out.
    belongs : mapping, optional
        The blocs of actors that are in any, the one that counts first.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    ValueError
        If the arrangement has no groups.
    """
    if by is Arrangement.COMMUNITY:
        if community is not None:
            known = np.nan_to_num(community.of(network.ids), nan=np.inf)  # who wasn't measured: the last
            return np.unique(known, return_inverse=True)[1].astype(np.intp)
        from synpol_desktop.graph.measuring.communities import communities
        from synpol_desktop.graph.measuring.ties import undirected

        return communities(undirected(network), progress=progress)[0]
    if by is Arrangement.TYPE:
        return np.unique(network.types, return_inverse=True)[1].astype(np.intp)
    if by is Arrangement.BLOC:
        return blocs(network, belongs or {})
    raise ValueError(f"{by.value} has no groups")


def blocs(network: Network, belongs: Mapping[EntityId, Sequence[str]] | None = None) -> IndexArray:
    """Return the bloc of each node: its own, else that of the body at the end of its ties of belonging.

    A member of a committee of a council is in the council's bloc, or in the bloc that the council is said to
    be in. Those that belong to nothing, and to which nothing belongs, share one group, the last.
    """
    above = strongest_bodies(network)
    named = [(belongs or {}).get(EntityId(entity), ("",))[0] for entity in network.ids.tolist()]
    codes = {name: code for code, name in enumerate(sorted(set(named) - {""}))}
    known = np.array([codes.get(name, -1) for name in named], np.intp)
    root = np.arange(network.n)
    for node in range(network.n):
        met = {node}
        while known[root[node]] < 0 and above[root[node]] >= 0 and above[root[node]] not in met:
            root[node] = above[root[node]]
            met.add(int(root[node]))
        if known[root[node]] < 0 and above[root[node]] >= 0:
            root[node] = min(met)  # bodies that belong to each other are one bloc
    alone = (np.bincount(root, minlength=network.n)[root] == 1) & (known[root] < 0)
    root[alone] = network.n
    inside = np.append(known, -1)[root]
    group = np.where(inside >= 0, inside - len(codes), root)
    return np.unique(group, return_inverse=True)[1].astype(np.intp)


def strongest_bodies(network: Network) -> IndexArray:
    """Return for each node the body it is tied to most as a member, head or part; -1 for none."""
    belonging = np.array([kind in _BELONGING for kind in RELATION_TYPES])[network.relations]
    belonging &= network.edges[:, 0] != network.edges[:, 1]
    above = np.full(network.n, -1, np.intp)
    ties = np.flatnonzero(belonging)
    # The last to write wins: the strongest tie, of equals the one to the more important body.
    order = ties[np.lexsort((network.importance[network.edges[ties, 1]], network.weights[ties]))]
    above[network.edges[order, 0]] = network.edges[order, 1]
    return above
