"""Reading articles, their dates and statements."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, CompoundSelect, Connection, case, func, or_, select, union
from sqlalchemy import text as text_clause

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import ArticleId, EntityId, StatementId
from synpol_desktop.core.records import Article, ArticleRow, DateMention, Statement
from synpol_desktop.core.spans import Span
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import ACCEPTED, ANALYST, REJECTED, optional_span
from synpol_desktop.workspace.queries import ArticleQuery, ArticleSort
from synpol_desktop.workspace.reading.conditions import dated_articles
from synpol_desktop.workspace.reading.text_query import contains
from synpol_desktop.workspace.schema import (
    appearance,
    body,
    date_mention,
    entity,
    furniture,
    mention,
    run,
    statement,
)

ARTICLE = schema.article
_SORTS: dict[ArticleSort, ColumnElement[object]] = {
    ArticleSort.TITLE: ARTICLE.c.title_key,
    ArticleSort.OUTLET: ARTICLE.c.outlet_key,
    ArticleSort.DATE: ARTICLE.c.first_day,
    ArticleSort.MENTIONS: func.coalesce(run.c.mentions, 0),
    ArticleSort.RELATIONS: func.coalesce(run.c.relations, 0),
    ArticleSort.IMPORTED: ARTICLE.c.id,
}
_OTHERS = ARTICLE.alias("others")
_HAS_COPY = (
    select(_OTHERS.c.id)
    .where(_OTHERS.c.copies == ARTICLE.c.copies, _OTHERS.c.id != ARTICLE.c.id, _OTHERS.c.visible == 1)
    .correlate(ARTICLE)
    .exists()
)
_GROUP = case((_HAS_COPY, ARTICLE.c.copies))


def article_ids(
    connection: Connection, query: ArticleQuery, found: Sequence[ArticleId] = ()
) -> list[ArticleId]:
    """Return the articles that a table shows, in its order; ``found`` are those that have its words."""
    sort = _SORTS[query.sort]
    order = sort.desc() if query.descending else sort.asc()
    wanted = select(ARTICLE.c.id).where(ARTICLE.c.visible == 1)
    if query.sort in (ArticleSort.MENTIONS, ArticleSort.RELATIONS):
        wanted = wanted.outerjoin(run, run.c.id == ARTICLE.c.run)
    if query.outlets:
        wanted = wanted.where(ARTICLE.c.outlet.in_(sorted(query.outlets)))
    if query.undated:
        wanted = wanted.where(ARTICLE.c.published.is_(None))
    if query.waiting:
        wanted = wanted.where(ARTICLE.c.run.is_(None))
    if query.text.strip():
        listed = text_clause("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(found))
        wanted = wanted.where(or_(contains(ARTICLE.c.folded, query.text), ARTICLE.c.id.in_(listed)))
    return [ArticleId(id_) for id_ in connection.scalars(wanted.order_by(order.nulls_last(), ARTICLE.c.id))]


def article_rows(connection: Connection, ids: Sequence[ArticleId]) -> list[ArticleRow]:
    """Return the lines of these articles, in the order asked for; those that are gone are left out."""
    query = (
        select(
            ARTICLE.c.id,
            ARTICLE.c.title,
            ARTICLE.c.outlet,
            ARTICLE.c.published,
            func.coalesce(run.c.mentions, 0).label("mentions"),
            func.coalesce(run.c.relations, 0).label("relations"),
            _GROUP.label("group"),
            ARTICLE.c.run.is_not(None).label("extracted"),
        )
        .outerjoin(run, run.c.id == ARTICLE.c.run)
        .where(ARTICLE.c.id.in_(ids), ARTICLE.c.visible == 1)
    )
    rows = {row.id: ArticleRow(*row) for row in connection.execute(query)}
    return [rows[id_] for id_ in ids if id_ in rows]


def article(connection: Connection, id_: ArticleId) -> Article:
    """Return one article.

    Raises
    ------
    SynpolError
        If it is not there.
    """
    row = connection.execute(
        select(ARTICLE, body.c.text, _GROUP.label("group"))
        .join(body, body.c.article == ARTICLE.c.id)
        .where(ARTICLE.c.id == id_, ARTICLE.c.visible == 1)
    ).one_or_none()
    if row is None:
        raise SynpolError("This article is not in the workspace any more.")
    return Article(
        id_,
        row.title,
        row.outlet,
        row.author,
        row.url,
        row.published,
        row.text,
        row.digest,
        row.origin,
        row.imported_at,
        row.group,
        row.file_digest,
        row.file_date,
    )


def articles_of(connection: Connection, id_: EntityId, where: Filter) -> list[ArticleId]:
    """Return the articles that name an entity, the newest first."""
    query = (
        select(ARTICLE.c.id)
        .where(ARTICLE.c.run.in_(_naming(id_)), *dated_articles(where))
        .order_by(ARTICLE.c.first_day.desc().nulls_last(), ARTICLE.c.id)
    )
    return [ArticleId(found) for found in connection.scalars(query)]


def _naming(id_: EntityId) -> CompoundSelect[tuple[int]]:
    """Select the runs that name an entity, after what the analyst marked and unmarked."""
    members = select(entity.c.id).where(entity.c.canonical == id_)
    unmarked = (
        select(func.count())
        .where(
            mention.c.run == appearance.c.run,
            mention.c.entity == appearance.c.entity,
            mention.c.decision == REJECTED,
            mention.c.rule != ANALYST,
        )
        .scalar_subquery()
    )
    found = select(appearance.c.run).where(
        appearance.c.entity.in_(members), or_(appearance.c.mentions == 0, appearance.c.mentions > unmarked)
    )
    marked = select(mention.c.run).where(mention.c.entity.in_(members), mention.c.decision == ACCEPTED)
    return union(found, marked)


def statements(connection: Connection, condition: ColumnElement[bool]) -> list[Statement]:
    """Return reported speech, in text order."""
    query = (
        select(statement, ARTICLE.c.id.label("article"), entity.c.canonical)
        .join(ARTICLE, ARTICLE.c.run == statement.c.run)
        .join(entity, entity.c.id == statement.c.speaker)
        .where(ARTICLE.c.visible == 1, condition)
        .order_by(ARTICLE.c.id, statement.c.start)
    )
    return [
        Statement(
            StatementId(row.id),
            ArticleId(row.article),
            EntityId(row.canonical),
            Span(row.start, row.end),
            optional_span(row.verb_start, row.verb_end),
            row.confidence,
        )
        for row in connection.execute(query)
    ]


def statements_in(connection: Connection, id_: ArticleId) -> list[Statement]:
    """Return the reported speech of an article."""
    return statements(connection, ARTICLE.c.id == id_)


def statements_of(connection: Connection, id_: EntityId) -> list[Statement]:
    """Return what an entity is reported to have said."""
    return statements(connection, entity.c.canonical == id_)


def dates(connection: Connection, id_: ArticleId) -> list[DateMention]:
    """Return the date expressions of an article."""
    query = (
        select(date_mention)
        .join(ARTICLE, ARTICLE.c.run == date_mention.c.run)
        .where(ARTICLE.c.id == id_, ARTICLE.c.visible == 1)
        .order_by(date_mention.c.start)
    )
    return [
        DateMention(id_, Span(row.start, row.end), row.value, row.rule, bool(row.approximate))
        for row in connection.execute(query)
    ]


def furniture_of(connection: Connection, id_: ArticleId) -> list[Span]:
    """Return the page furniture of an article: links, menus, dates of the page."""
    query = (
        select(furniture)
        .join(ARTICLE, ARTICLE.c.run == furniture.c.run)
        .where(ARTICLE.c.id == id_, ARTICLE.c.visible == 1)
        .order_by(furniture.c.start)
    )
    return [Span(row.start, row.end) for row in connection.execute(query)]


def outlets(connection: Connection) -> list[tuple[str, int]]:
    """Return the outlets with the number of their articles, in alphabetical order."""
    query = (
        select(ARTICLE.c.outlet, func.count())
        .where(ARTICLE.c.visible == 1, ARTICLE.c.outlet != "")
        .group_by(ARTICLE.c.outlet)
        .order_by(ARTICLE.c.outlet_key)
    )
    return [(name, count) for name, count in connection.execute(query)]
