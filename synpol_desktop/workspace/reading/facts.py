"""What the graph is built from, and what the status bar counts."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, func, select

from synpol_desktop.core.facts import Facts
from synpol_desktop.core.records import Counts
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.schema import article
from synpol_desktop.workspace.statements import fetch


def facts(connection: Connection, counted: Aggregate) -> Facts:
    """Return the entities and relations under a filter; entities without relations too."""
    names: dict[int, str] = dict(fetch(connection, "SELECT id, name FROM entity WHERE id = canonical"))
    return Facts(
        counted.ids,
        tuple(map(names.__getitem__, counted.ids.tolist())),
        counted.entity_types.astype(np.uint8),
        counted.mentions,
        counted.sources,
        counted.types.astype(np.uint8),
        counted.targets,
        counted.weights.astype(np.float64),
    )


def counts(connection: Connection, counted: Aggregate) -> Counts:
    """Return the counts of the status bar: all articles that are there, and the facts under a filter."""
    articles, undated, waiting = connection.execute(
        select(
            func.count(),
            func.count().filter(article.c.published.is_(None)),
            func.count().filter(article.c.run.is_(None)),
        ).where(article.c.visible == 1)
    ).one()
    entities, relations = len(counted.ids), len(counted.weights)
    return Counts(articles, undated, entities, relations, int(counted.weights.sum()), waiting)
