"""Reading entities: their table, their mentions, and finding them by name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, bindparam, case, func, or_, select

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId, MentionId
from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.core.records import EntityRow, Mention
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import KINDS, REJECTED, TYPE_CODES
from synpol_desktop.workspace.queries import EntityQuery, EntitySort
from synpol_desktop.workspace.reading.aggregates import Aggregate
from synpol_desktop.workspace.reading.columns import Ints
from synpol_desktop.workspace.reading.conditions import dated_articles
from synpol_desktop.workspace.reading.text_query import contains, plain
from synpol_desktop.workspace.schema import alias, article, detail, mention
from synpol_desktop.workspace.statements import Row, Statement, fetch

ENTITY = schema.entity
_MEMBER = ENTITY.alias("member")
_SORTS: dict[EntitySort, ColumnElement[Any]] = {
    EntitySort.NAME: ENTITY.c.name_key,
    EntitySort.ENGLISH: func.nullif(func.lower(ENTITY.c.english), ""),
    EntitySort.TYPE: ENTITY.c.type,
}

_LINES = """
SELECT entity.id, entity.type, entity.name, entity.english
FROM json_each(?) AS wanted CROSS JOIN entity ON entity.id = wanted.value
"""


def entity_ids(
    connection: Connection,
    query: EntityQuery,
    counted: Aggregate,
    ranked: Ints | None = None,
    labelled: Sequence[EntityId] = (),
) -> list[EntityId]:
    """Return the entities that a table shows, in its order: those that are counted under the filter.

    Parameters
    ----------
    ranked : ndarray of int64, optional
        All entities in the order of their labels, where these are not the names.
    labelled : sequence of EntityId
        Entities that have the text of the query in their label.
    """
    names = select(ENTITY.c.id).where(ENTITY.c.id == ENTITY.c.canonical)
    if len(query.types) < len(ENTITY_TYPES):
        names = names.where(ENTITY.c.type.in_(sorted(TYPE_CODES[kind] for kind in query.types)))
    if query.text.strip():
        named = func.json_each(json.dumps(list(labelled))).table_valued("value", name="labelled")
        names = names.where(or_(ENTITY.c.id.in_(_called(query.text)), ENTITY.c.id.in_(select(named.c.value))))
    if query.sort in _SORTS:
        sort = _SORTS[query.sort]
        names = names.order_by(sort.desc().nulls_last() if query.descending else sort.asc().nulls_last())
    rows = Statement(names.order_by(ENTITY.c.name_key, ENTITY.c.id)).rows(connection)
    ids = np.fromiter(chain.from_iterable(rows), np.int64, len(rows))
    ids = ids[np.isin(ids, counted.ids)]
    if ranked is not None and query.sort is EntitySort.NAME:
        ids = ranked[np.isin(ranked, ids)]
        ids = ids[::-1] if query.descending else ids
    elif query.sort not in _SORTS:
        numbers = _numbers(query.sort, counted)[counted.places(ids)]
        ids = ids[np.argsort(-numbers if query.descending else numbers, kind="stable")]
    return [EntityId(id_) for id_ in ids.tolist()]


def entity_rows(connection: Connection, ids: Sequence[EntityId], counted: Aggregate) -> list[EntityRow]:
    """Return the lines of these entities, in the order asked for; counts are under the filter."""
    known = {id_: row for id_, *row in fetch(connection, _LINES, [json.dumps(ids)])}
    rows = []
    for id_ in ids:
        if id_ not in known:
            continue
        at = counted.find(id_)
        numbers = (counted.articles, counted.mentions, counted.degrees)
        articles, mentions, degree = (0 if at is None else int(number[at]) for number in numbers)
        code, name, english = known[id_]
        rows.append(EntityRow(id_, ENTITY_TYPES[code], name, english, articles, mentions, degree))
    return rows


def mentions_in(connection: Connection, id_: ArticleId) -> list[Mention]:
    """Return the mentions of an article, in text order."""
    return [_mention(row) for row in _IN_ARTICLE.rows(connection, wanted=id_)]


def mentions_called(connection: Connection, ids: Sequence[int | None]) -> list[Mention]:
    """Return the mentions with these ids."""
    return [_mention(row) for row in _BY_ID.rows(connection, wanted=json.dumps(ids))]


def mentions_of(connection: Connection, id_: EntityId, where: Filter) -> list[Mention]:
    """Return the mentions of an entity under the filter, by article."""
    return [_mention(row) for row in _of_entity(where).rows(connection, wanted=id_)]


def search_entities(connection: Connection, text: str, limit: int, counted: Aggregate) -> list[EntityId]:
    """Return entities by a part of a name or an alias: first those whose name begins so, then by mentions."""
    if not text.strip():
        return []
    begins = case((ENTITY.c.folded.startswith(plain(text), autoescape=True), 0), else_=1)
    query = select(ENTITY.c.id, begins.label("rank")).where(ENTITY.c.id.in_(_called(text)))
    found = [(row.rank, row.id, counted.find(row.id)) for row in connection.execute(query)]
    there = [(rank, -int(counted.mentions[at]), id_) for rank, id_, at in found if at is not None]
    return [EntityId(id_) for _, _, id_ in sorted(there)[:limit]]


def _mentions(*conditions: ColumnElement[bool]) -> Statement:
    columns = (mention.c.id, article.c.id, mention.c.start, mention.c.end, ENTITY.c.canonical)
    return Statement(
        select(*columns, mention.c.kind, mention.c.confidence, mention.c.rule, mention.c.reason)
        .select_from(mention)
        .join(article, article.c.run == mention.c.run)
        .join(ENTITY, ENTITY.c.id == mention.c.entity)
        .where(mention.c.decision < REJECTED, *conditions)
        .order_by(article.c.id, mention.c.start, mention.c.end.desc(), mention.c.id)
    )


_IN_ARTICLE = _mentions(article.c.id == bindparam("wanted"), article.c.visible == 1)
_WANTED = func.json_each(bindparam("wanted")).table_valued("value", name="wanted_ids")
_BY_ID = _mentions(mention.c.id.in_(select(_WANTED.c.value)), article.c.visible == 1)


@lru_cache(maxsize=16)
def _of_entity(where: Filter) -> Statement:
    return _mentions(ENTITY.c.canonical == bindparam("wanted"), *dated_articles(where))


def _mention(row: Row) -> Mention:
    id_, owner, start, end, entity, kind, confidence, rule, reason = row
    ends = Span(start, end)
    return Mention(
        MentionId(id_), ArticleId(owner), ends, EntityId(entity), KINDS[kind], confidence, rule, reason
    )


def _called(text: str) -> Select[int]:
    """Select the canonical entities of which a member's name or alias has the text."""
    members = select(ENTITY.c.id).where(contains(ENTITY.c.folded, text))
    others = select(alias.c.entity).where(contains(alias.c.folded, text))
    said = contains(func.lower(detail.c.value), text)
    spelled = select(detail.c.entity).where(detail.c.field == "latin", said)
    asked = (_MEMBER.c.id.in_(found) for found in (members, others, spelled))
    return select(_MEMBER.c.canonical).where(or_(*asked))


def _numbers(sort: EntitySort, counted: Aggregate) -> Ints:
    match sort:
        case EntitySort.ARTICLES:
            return counted.articles
        case EntitySort.DEGREE:
            return counted.degrees
        case _:
            return counted.mentions
