"""Reading entities: tables, cards, mentions, names."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select, union_all

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId, MentionId
from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.core.records import Entity, EntityRow, Mention
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import KINDS, TYPE_CODES
from synpol_desktop.workspace.queries import EntityQuery, EntitySort
from synpol_desktop.workspace.reading.conditions import dated_articles, of_types, related
from synpol_desktop.workspace.reading.text_query import contains, plain
from synpol_desktop.workspace.schema import alias, appearance, appearance_alias, article, mention, relation

ENTITY = schema.entity
_MEMBER = ENTITY.alias("member")
_LEFT = ENTITY.alias("left_end")
_RIGHT = ENTITY.alias("right_end")


def entity_ids(connection: Connection, query: EntityQuery, where: Filter) -> list[EntityId]:
    """Return the entities that a table shows, in its order: those with a mention under the filter."""
    counted = _counts(where).subquery()
    wanted = select(ENTITY.c.id).join(counted, counted.c.canonical == ENTITY.c.id)
    wanted = wanted.where(*of_types(ENTITY.c.id, where))
    if len(query.types) < len(ENTITY_TYPES):
        wanted = wanted.where(ENTITY.c.type.in_(sorted(TYPE_CODES[kind] for kind in query.types)))
    if query.text.strip():
        wanted = wanted.where(ENTITY.c.id.in_(_called(query.text)))
    sort: ColumnElement[object]
    match query.sort:
        case EntitySort.NAME:
            sort = ENTITY.c.name_key
        case EntitySort.ENGLISH:
            sort = func.nullif(func.lower(ENTITY.c.english), "")
        case EntitySort.TYPE:
            sort = ENTITY.c.type
        case EntitySort.ARTICLES:
            sort = counted.c.articles
        case EntitySort.MENTIONS:
            sort = counted.c.mentions
        case EntitySort.DEGREE:
            degrees = _degrees(where, None).subquery()
            wanted = wanted.outerjoin(degrees, degrees.c.id == ENTITY.c.id)
            sort = func.coalesce(degrees.c.degree, 0)
    order = sort.desc().nulls_last() if query.descending else sort.asc().nulls_last()
    return [
        EntityId(id_) for id_ in connection.scalars(wanted.order_by(order, ENTITY.c.name_key, ENTITY.c.id))
    ]


def entity_rows(connection: Connection, ids: Sequence[EntityId], where: Filter) -> list[EntityRow]:
    """Return the lines of these entities, in the order asked for; counts are under the filter."""
    counted = {row.canonical: row for row in connection.execute(_counts(where, ids))}
    degrees = {row.id: row.degree for row in connection.execute(_degrees(where, ids))}
    known = {row.id: row for row in connection.execute(select(ENTITY).where(ENTITY.c.id.in_(ids)))}
    return [
        EntityRow(
            id_,
            ENTITY_TYPES[known[id_].type],
            known[id_].name,
            known[id_].english,
            counted[id_].articles if id_ in counted else 0,
            counted[id_].mentions if id_ in counted else 0,
            degrees.get(id_, 0),
        )
        for id_ in ids
        if id_ in known
    ]


def entity(connection: Connection, id_: EntityId) -> Entity:
    """Return the canonical entity that an entity belongs to.

    Raises
    ------
    SynpolError
        If there is none.
    """
    top = select(ENTITY.c.canonical).where(ENTITY.c.id == id_).scalar_subquery()
    row = connection.execute(select(ENTITY).where(ENTITY.c.id == top)).one_or_none()
    if row is None:
        raise SynpolError("This entity is not in the workspace.")
    members = connection.scalars(
        select(ENTITY.c.id).where(ENTITY.c.canonical == row.id).order_by(ENTITY.c.id)
    )
    names = (
        select(alias.c.surface)
        .join(appearance_alias, appearance_alias.c.alias == alias.c.id)
        .join(article, article.c.run == appearance_alias.c.run)
        .join(ENTITY, ENTITY.c.id == alias.c.entity)
        .where(ENTITY.c.canonical == row.id, article.c.visible == 1)
        .group_by(alias.c.surface)
        .order_by(func.count().desc(), alias.c.surface)
    )
    aliases = tuple(name for name in connection.scalars(names) if name != row.name)
    return Entity(
        EntityId(row.id),
        ENTITY_TYPES[row.type],
        row.name,
        row.english,
        row.key,
        aliases,
        tuple(EntityId(member) for member in members),
    )


def mentions_in(connection: Connection, id_: ArticleId) -> list[Mention]:
    """Return the mentions of an article, in text order."""
    return _mentions(connection, [article.c.id == id_, article.c.visible == 1])


def mentions_of(connection: Connection, id_: EntityId, where: Filter) -> list[Mention]:
    """Return the mentions of an entity under the filter, by article."""
    return _mentions(connection, [ENTITY.c.canonical == id_, *dated_articles(where)])


def search_entities(connection: Connection, text: str, limit: int) -> list[EntityId]:
    """Return entities by a part of a name or an alias, the best first."""
    called = _called(text)
    if not text.strip():
        return []
    counted = _counts(Filter()).subquery()
    form = plain(text)
    whole = case((ENTITY.c.folded.startswith(form, autoescape=True), 0), else_=1)
    query = (
        select(ENTITY.c.id)
        .join(counted, counted.c.canonical == ENTITY.c.id)
        .where(ENTITY.c.id.in_(called))
        .order_by(whole, counted.c.mentions.desc(), ENTITY.c.name_key)
        .limit(limit)
    )
    return [EntityId(id_) for id_ in connection.scalars(query)]


def _mentions(connection: Connection, conditions: list[ColumnElement[bool]]) -> list[Mention]:
    query = (
        select(mention, article.c.id.label("article"), ENTITY.c.canonical)
        .join(article, article.c.run == mention.c.run)
        .join(ENTITY, ENTITY.c.id == mention.c.entity)
        .where(*conditions)
        .order_by(article.c.id, mention.c.start, mention.c.end.desc(), mention.c.id)
    )
    return [
        Mention(
            MentionId(row.id),
            ArticleId(row.article),
            Span(row.start, row.end),
            EntityId(row.canonical),
            KINDS[row.kind],
            row.confidence,
            row.rule,
            row.reason,
        )
        for row in connection.execute(query)
    ]


def _called(text: str) -> Select[int]:
    """Select the canonical entities of which a member's name or alias has the text."""
    members = select(ENTITY.c.id).where(contains(ENTITY.c.folded, text))
    others = select(alias.c.entity).where(contains(alias.c.folded, text))
    return select(_MEMBER.c.canonical).where(or_(_MEMBER.c.id.in_(members), _MEMBER.c.id.in_(others)))


def _counts(where: Filter, ids: Sequence[EntityId] | None = None) -> Select[int, int, int]:
    """Select canonical entity, articles and mentions under the filter."""
    query = (
        select(
            _MEMBER.c.canonical,
            func.count(func.distinct(appearance.c.run)).label("articles"),
            func.sum(appearance.c.mentions).label("mentions"),
        )
        .join(appearance, appearance.c.entity == _MEMBER.c.id)
        .join(article, article.c.run == appearance.c.run)
        .where(*dated_articles(where))
        .group_by(_MEMBER.c.canonical)
    )
    return query if ids is None else query.where(_MEMBER.c.canonical.in_(ids))


def _degrees(where: Filter, ids: Sequence[EntityId] | None) -> Select[int, int]:
    """Select canonical entity and number of distinct neighbours under the filter."""
    halves = []
    for mine, other in ((_LEFT, _RIGHT), (_RIGHT, _LEFT)):
        half = (
            select(mine.c.canonical.label("id"), other.c.canonical.label("neighbour"))
            .select_from(relation)
            .join(_LEFT, _LEFT.c.id == relation.c.source)
            .join(_RIGHT, _RIGHT.c.id == relation.c.target)
            .join(article, article.c.run == relation.c.run)
            .where(
                *related(where), *of_types(other.c.canonical, where), mine.c.canonical != other.c.canonical
            )
        )
        halves.append(half if ids is None else half.where(mine.c.canonical.in_(ids)))
    both = union_all(*halves).subquery()
    return select(both.c.id, func.count(func.distinct(both.c.neighbour)).label("degree")).group_by(both.c.id)
