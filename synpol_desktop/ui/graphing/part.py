"""A part of the facts: the actors that a picture may show, with what lies between them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.facts import Facts
from synpol_desktop.ui.graphing.wish import Wish


def part_of(facts: Facts, wish: Wish) -> Facts:
    """Return the facts without the actors that are hidden."""
    if not wish.hidden and not wish.unfit:
        return facts
    out = np.fromiter(wish.hidden | wish.unfit, np.int64)
    return kept(facts, ~np.isin(facts.ids, out))


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
