"""What the graph is built from, and what the status bar counts."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, Select, func, select

from synpol_desktop.core.facts import Facts
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.records import Counts
from synpol_desktop.workspace.reading.conditions import dated_articles, of_types
from synpol_desktop.workspace.reading.relations import FROM, TO, joined
from synpol_desktop.workspace.schema import appearance, article, entity, relation

_MEMBER = entity.alias("member")


def facts(connection: Connection, where: Filter) -> Facts:
    """Return the entities and relations under the filter; entities without relations too."""
    edges = connection.execute(
        joined(select(FROM.label("s"), relation.c.type.label("t"), TO.label("o"), func.count()), where)
        .group_by("s", relation.c.type, "o")
        .order_by("s", relation.c.type, "o")
    ).all()
    table = np.array(edges, np.int64).reshape(len(edges), 4)
    counted = connection.execute(_mentioned(where)).all()
    mentions = {row[0]: row[1] for row in counted}
    ids = np.unique(
        np.concatenate([np.fromiter(mentions, np.int64, len(mentions)), table[:, 0], table[:, 2]])
    )
    wanted = select(entity.c.id, entity.c.name, entity.c.type).where(entity.c.id == entity.c.canonical)
    known = {id_: (name, code) for id_, name, code in connection.execute(wanted)}
    order = ids.tolist()
    return Facts(
        ids,
        tuple(known[id_][0] for id_ in order),
        np.array([known[id_][1] for id_ in order], np.uint8),
        np.array([mentions.get(id_, 0) for id_ in order], np.int64),
        table[:, 0].copy(),
        table[:, 1].astype(np.uint8),
        table[:, 2].copy(),
        table[:, 3].astype(np.float64),
    )


def counts(connection: Connection, where: Filter) -> Counts:
    """Return the counts of the status bar."""
    articles, undated, waiting = connection.execute(
        select(
            func.count(),
            func.count().filter(article.c.published.is_(None)),
            func.count().filter(article.c.run.is_(None)),
        ).where(article.c.visible == 1)
    ).one()
    entities = connection.scalar(select(func.count()).select_from(_mentioned(where).subquery()))
    grouped = (
        joined(select(func.count().label("mentions")), where).group_by(FROM, relation.c.type, TO).subquery()
    )
    relations, mentions = connection.execute(
        select(func.count(), func.coalesce(func.sum(grouped.c.mentions), 0))
    ).one()
    return Counts(articles, undated, entities or 0, relations, mentions, waiting)


def _mentioned(where: Filter) -> Select[int, int]:
    """Select canonical entities with their mentions under the filter."""
    return (
        select(_MEMBER.c.canonical, func.sum(appearance.c.mentions))
        .join(appearance, appearance.c.entity == _MEMBER.c.id)
        .join(article, article.c.run == appearance.c.run)
        .where(*dated_articles(where), *of_types(_MEMBER.c.canonical, where))
        .group_by(_MEMBER.c.canonical)
    )
