"""Two filters side by side: how often each shows each relation."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection

from synpol_desktop.core.comparing import Comparison
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.columns import Ints
from synpol_desktop.workspace.statements import fetch

_TYPES = 64  # more than there are relation types


def compared(connection: Connection, before: Aggregate, after: Aggregate) -> Comparison:
    """Return the relations that either shows, by source, target and type."""
    size = 1 + max(_greatest(before), _greatest(after))
    old, new = _keys(before, size), _keys(after, size)
    keys = np.union1d(old, new)
    pairs, types = np.divmod(keys, _TYPES)
    sources, targets = np.divmod(pairs, size)
    named = set(np.union1d(sources, targets).tolist())
    rows = fetch(connection, "SELECT id, name FROM entity WHERE id = canonical")
    names = {id_: name for id_, name in rows if id_ in named}
    was, now = _counts(keys, old, before), _counts(keys, new, after)
    return Comparison(sources, types.astype(np.uint8), targets, was, now, names)


def _keys(aggregate: Aggregate, size: int) -> Ints:
    return (aggregate.sources * size + aggregate.targets) * _TYPES + aggregate.types


def _counts(keys: Ints, own: Ints, aggregate: Aggregate) -> Ints:
    """Return for each relation how many mentions an aggregate has of it."""
    counts = np.zeros(len(keys), np.int64)
    counts[np.searchsorted(keys, own)] = aggregate.weights
    return counts


def _greatest(aggregate: Aggregate) -> int:
    return max(int(aggregate.sources.max(initial=0)), int(aggregate.targets.max(initial=0)))
