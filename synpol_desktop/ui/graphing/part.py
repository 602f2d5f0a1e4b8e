"""A part of the facts: the actors that a picture may show, with what lies between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.facts import Facts
from synpol_desktop.core.ids import EntityId
from synpol_desktop.ui.graphing.folds import folded
from synpol_desktop.ui.graphing.wish import Wish


def part_of(facts: Facts, wish: Wish) -> Facts:
    """Return the facts without the actors that are hidden or too far away, groups folded."""
    out = wish.hidden | wish.unfit
    if out:
        facts = kept(facts, ~np.isin(facts.ids, np.fromiter(out, np.int64)))
    if wish.around is not None:
        asked = np.isin(facts.ids, np.fromiter(wish.include, np.int64))
        facts = kept(facts, asked | _near(facts, *wish.around))
    return folded(facts, wish.folds)


def _near(facts: Facts, centre: frozenset[EntityId], depth: int) -> NDArray[np.bool_]:
    from synpol_desktop.graph.arranging.rounds import distances

    ends = np.column_stack([np.searchsorted(facts.ids, e) for e in (facts.sources, facts.targets)])
    start = np.flatnonzero(np.isin(facts.ids, np.fromiter(centre, np.int64)))
    away = distances(len(facts.ids), ends.astype(np.intp), start)
    return (away >= 0) & (away <= depth)


def kept(facts: Facts, keep: NDArray[np.bool_]) -> Facts:
    """Return the facts of some actors, marked by ``keep`` of shape (n,)."""
    left = facts.ids[keep]
    ties = np.isin(facts.sources, left) & np.isin(facts.targets, left)
    names = tuple(facts.names[node] for node in np.flatnonzero(keep).tolist())
    return Facts(
        left,
        names,
        facts.types[keep],
        facts.mentions[keep],
        facts.sources[ties],
        facts.relations[ties],
        facts.targets[ties],
        facts.weights[ties],
    )
