"""Reading how an actor is called: by which outlet, from when to when, and where; and its offices in texts."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, bindparam, func, select

from synpol_desktop.core.cards import NameUse, Place, RoleHeld
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId
from synpol_desktop.core.kinds import RELATION_TYPES, RelationType
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace.codes import REJECTED, RELATION_CODES
from synpol_desktop.workspace.reading.conditions import dated_articles
from synpol_desktop.workspace.reading.relations import FROM, LEFT, TO, joined
from synpol_desktop.workspace.schema import alias, appearance_alias, article, entity, relation
from synpol_desktop.workspace.statements import Statement, fetch

OFFICES = frozenset({RelationType.HEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS})
"""Relations whose role is an office."""
_PLACES = """
SELECT mention.run, mention.start, mention.end,
    substr(body.text, mention.start + 1, mention.end - mention.start) = ?2
FROM json_each(?1) AS wanted
CROSS JOIN article ON article.id = wanted.value
CROSS JOIN mention ON mention.run = article.run
JOIN entity ON entity.id = mention.entity AND entity.canonical = ?3
JOIN body ON body.article = article.id
WHERE mention.decision < ?4
ORDER BY mention.start
"""


def name_uses(connection: Connection, id_: EntityId, where: Filter) -> list[NameUse]:
    """Return how many articles of each outlet call an entity what, the most frequent first."""
    return [
        NameUse(surface, outlet, count, _day(first), _day(last))
        for surface, outlet, count, first, last in _uses(where).rows(connection, wanted=id_)
    ]


def places_called(
    connection: Connection, id_: EntityId, surface: str, outlet: str | None, where: Filter, limit: int
) -> list[Place]:
    """Return where articles call an entity so, one place of each, the newest article first."""
    rows = _calling(where).rows(connection, wanted=id_, surface=surface)
    rows = [row for row in rows if outlet is None or row[3] == outlet][:limit]
    wanted = json.dumps([row[0] for row in rows])
    spans: dict[int, tuple[int, int, int]] = {}
    for run, start, end, same in fetch(connection, _PLACES, [wanted, surface, id_, REJECTED]):
        if run not in spans or (same and not spans[run][2]):
            spans[run] = start, end, same
    return [
        Place(ArticleId(number), title, name, published, Span(*spans[run][:2]))
        for number, run, title, name, published in rows
        if run in spans
    ]


def roles(connection: Connection, id_: EntityId, where: Filter) -> list[RoleHeld]:
    """Return the offices that texts give an entity, the latest first."""
    return [
        RoleHeld(
            role,
            RelationKey(EntityId(source), RELATION_TYPES[kind], EntityId(target)),
            count,
            _day(first),
            _day(last),
        )
        for role, source, kind, target, count, first, last in _roles(where).rows(connection, wanted=id_)
    ]


@lru_cache(maxsize=16)
def _uses(where: Filter) -> Statement:
    count = func.count(func.distinct(article.c.id))
    query = select(
        alias.c.surface, article.c.outlet, count, func.min(article.c.first_day), func.max(article.c.last_day)
    )
    return Statement(
        query.select_from(entity)
        .join(alias, alias.c.entity == entity.c.id)
        .join(appearance_alias, appearance_alias.c.alias == alias.c.id)
        .join(article, article.c.run == appearance_alias.c.run)
        .where(entity.c.canonical == bindparam("wanted", 0), *dated_articles(where))
        .group_by(alias.c.surface, article.c.outlet)
        .order_by(count.desc(), alias.c.surface, article.c.outlet)
    )


@lru_cache(maxsize=16)
def _calling(where: Filter) -> Statement:
    columns = (article.c.id, article.c.run, article.c.title, article.c.outlet, article.c.published)
    return Statement(
        select(*columns)
        .select_from(entity)
        .join(alias, alias.c.entity == entity.c.id)
        .join(appearance_alias, appearance_alias.c.alias == alias.c.id)
        .join(article, article.c.run == appearance_alias.c.run)
        .where(
            entity.c.canonical == bindparam("wanted", 0),
            alias.c.surface == bindparam("surface", ""),
            *dated_articles(where),
        )
        .distinct()
        .order_by(article.c.first_day.desc().nulls_last(), article.c.id)
    )


@lru_cache(maxsize=16)
def _roles(where: Filter) -> Statement:
    count, last = func.count(), func.max(func.coalesce(relation.c.last_day, article.c.last_day))
    first = func.min(func.coalesce(relation.c.first_day, article.c.first_day))
    codes = sorted(RELATION_CODES[kind] for kind in OFFICES)
    query = select(
        relation.c.role, FROM.label("source"), relation.c.type, TO.label("target"), count, first, last
    )
    return Statement(
        joined(query, where)
        .where(
            LEFT.c.canonical == bindparam("wanted", 0),
            relation.c.type.in_(codes),
            func.coalesce(relation.c.role, "") != "",
        )
        .group_by(relation.c.role, FROM, relation.c.type, TO)
        .order_by(last.desc().nulls_last(), count.desc(), relation.c.role)
    )


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
