"""Two filters side by side: how often each shows each relation."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from synpol_desktop.core.comparing import Comparison
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.columns import Ints
from synpol_desktop.workspace.statements import fetch


def compared(connection: Connection, before: Aggregate, after: Aggregate) -> Comparison:
    """Return the relations that either shows, by source, target and type."""
    size = 1 + max(_greatest(before), _greatest(after))
    old, new = _keys(before, size), _keys(after, size)
    keys = np.union1d(old, new)
    counts = []
    for own, aggregate in ((old, before), (new, after)):
        count = np.zeros(len(keys), np.int64)
        count[np.searchsorted(keys, own)] = aggregate.weights
        counts.append(count)
    pairs, types = np.divmod(keys, _TYPES)
    sources, targets = np.divmod(pairs, size)
    named = set(np.union1d(sources, targets).tolist())
    rows = fetch(connection, "SELECT id, name FROM entity WHERE id = canonical")
    names = {id_: name for id_, name in rows if id_ in named}
    return Comparison(sources, types.astype(np.uint8), targets, *counts, names)


_TYPES = 64  # more than there are relation types


def _keys(aggregate: Aggregate, size: int) -> Ints:
    return (aggregate.sources * size + aggregate.targets) * _TYPES + aggregate.types


def _greatest(aggregate: Aggregate) -> int:
    return max(int(aggregate.sources.max(initial=0)), int(aggregate.targets.max(initial=0)))
