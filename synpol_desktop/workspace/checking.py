"""Checking that a workspace holds together, and rebuilding what is derived."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Column, Connection, Integer, Row, ScalarSelect, Table, Text, func, or_, select, update
from sqlalchemy import column as text_column
from sqlalchemy import table as text_table

from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.workspace import identity, schema
from synpol_desktop.workspace.adding import searchable
from synpol_desktop.workspace.codes import GONE, REJECTED, day_numbers
from synpol_desktop.workspace.edits.base import load
from synpol_desktop.workspace.keys import name_keys, titles
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.schema import article, body, entity, judgement, relation, run
from synpol_desktop.workspace.settling import settle, unsettled

_SPANS: tuple[tuple[Table, str, str], ...] = (
    (schema.mention, "start", "end"),
    (relation, "evidence_start", "evidence_end"),
    (relation, "source_start", "source_end"),
    (relation, "target_start", "target_end"),
    (relation, "trigger_start", "trigger_end"),
    (schema.statement, "start", "end"),
    (schema.statement, "verb_start", "verb_end"),
    (schema.date_mention, "start", "end"),
    (schema.furniture, "start", "end"),
)
_REFERENCES: tuple[tuple[Column[int], Column[int]], ...] = (
    (body.c.article, article.c.id),
    (article.c.id, body.c.article),
    (article.c.run, run.c.id),
    (run.c.article, article.c.id),
    (run.c.provenance, schema.provenance.c.id),
    (schema.appearance.c.run, run.c.id),
    (schema.appearance.c.entity, entity.c.id),
    (schema.alias.c.entity, entity.c.id),
    (schema.appearance_alias.c.alias, schema.alias.c.id),
    (schema.mention.c.run, run.c.id),
    (schema.mention.c.entity, entity.c.id),
    (relation.c.run, run.c.id),
    *((relation.c[end], entity.c.id) for end in ("source", "target", "place", "speaker")),
    (schema.statement.c.run, run.c.id),
    (schema.statement.c.speaker, entity.c.id),
    (schema.date_mention.c.run, run.c.id),
    (schema.furniture.c.run, run.c.id),
    (judgement.c.left_entity, entity.c.id),
    (judgement.c.right_entity, entity.c.id),
    (schema.pin.c.entity, entity.c.id),
    (schema.batch_item.c.article, article.c.id),
    (schema.batch_item.c.step, schema.step.c.id),
    (schema.batch_item.c.run_before, run.c.id),
    (schema.batch_item.c.run_after, run.c.id),
)


def check(connection: Connection) -> Iterator[Problem]:
    """Yield what is wrong; nothing is changed."""
    yield from _file(connection)
    yield from _texts(connection)
    yield from _offsets(connection)
    yield from _references(connection)
    yield from _derived(connection)
    yield from _history(connection)


def repair(connection: Connection) -> None:
    """Rebuild what is derived: search index, sort columns, counts, canonical entities, cached decisions."""
    connection.exec_driver_sql("DELETE FROM search")
    for row in connection.execute(select(body.c.article, body.c.text)).all():
        connection.exec_driver_sql(
            "INSERT INTO search (rowid, text) VALUES (?, ?)", (row.article, searchable(row.text))
        )
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('rebuild')")  # drops stray words
    _rewrite(connection, article, connection.execute(select(article)).all(), _article_columns)
    _rewrite(connection, entity, connection.execute(select(entity)).all(), _entity_columns)
    _rewrite(connection, run, _counted_runs(connection), _run_columns)
    identity.recompute(connection, _ever_judged(connection))
    for id_, digest, _ in list(unsettled(connection)):
        settle(connection, id_, digest)


def check_index(connection: Connection) -> Iterator[Problem]:
    """Yield whether SQLite finds the search index at odds with itself; needs a connection that may write."""
    try:
        connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except WorkspaceError:
        yield Problem(ProblemKind.SEARCH, "The search index is damaged.", repairable=True)


def _file(connection: Connection) -> Iterator[Problem]:
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Problem(ProblemKind.FILE, f"The file is damaged: {line}", repairable=False)


def _texts(connection: Connection) -> Iterator[Problem]:
    """Compare each text with its digest and with what is indexed of it."""
    indexed = select(text_column("rowid", Integer).label("id"), text_column("text", Text).label("words"))
    search = indexed.select_from(text_table("search")).subquery()
    query = (
        select(article.c.id, article.c.title, article.c.digest, body.c.text, search.c.words)
        .join(body, body.c.article == article.c.id)
        .outerjoin(search, search.c.id == article.c.id)
    )
    for row in connection.execute(query.execution_options(yield_per=200)):
        owner = ArticleId(row.id)
        if hashlib.sha256(row.text.encode()).hexdigest() != row.digest:
            message = f"The text of “{row.title}” is not what was imported."
            yield Problem(ProblemKind.DIGEST, message, repairable=False, article=owner)
        elif row.words != searchable(row.text):
            message = f"The search index doesn't hold “{row.title}” as it is."
            yield Problem(ProblemKind.SEARCH, message, repairable=True, article=owner)


def _offsets(connection: Connection) -> Iterator[Problem]:
    for table, start, end in _SPANS:
        first, last = table.c[start], table.c[end]
        wrong = or_(first < 0, last <= first, last > func.length(body.c.text))
        query = (
            select(article.c.id, article.c.title, func.count().label("count"))
            .select_from(table)
            .join(run, run.c.id == table.c.run)
            .join(article, article.c.id == run.c.article)
            .join(body, body.c.article == article.c.id)
            .where(wrong)
            .group_by(article.c.id)
        )
        for row in connection.execute(query):
            message = f"{row.count} places of “{row.title}” lie outside its text ({table.name}.{end})."
            yield Problem(ProblemKind.OFFSETS, message, repairable=False, article=ArticleId(row.id))


def _references(connection: Connection) -> Iterator[Problem]:
    for column, wanted in _REFERENCES:
        dangling = column.is_not(None) & column.not_in(select(wanted))
        count = connection.scalar(select(func.count()).select_from(column.table).where(dangling))
        if count:
            message = f"{count} rows point nowhere ({column.table.name}.{column.name})."
            yield Problem(ProblemKind.REFERENCE, message, repairable=False)


def _derived(connection: Connection) -> Iterator[Problem]:
    wrong = sum(_wrong(row, _article_columns(row)) for row in connection.execute(select(article)))
    wrong += sum(_wrong(row, _entity_columns(row)) for row in connection.execute(select(entity)))
    wrong += sum(_wrong(row, _run_columns(row)) for row in _counted_runs(connection))
    if wrong:
        yield Problem(ProblemKind.DERIVED, f"{wrong} rows are sorted or counted wrongly.", repairable=True)
    moved = identity.moved(connection, _ever_judged(connection))
    if moved:
        message = f"{len(moved)} entities are not joined as the judgements say."
        yield Problem(ProblemKind.IDENTITY, message, repairable=True)
    decided = sum(count for _, _, count in unsettled(connection))
    if decided:
        message = f"{decided} facts don't follow the decisions."
        yield Problem(ProblemKind.DECISIONS, message, repairable=True)


def _history(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(schema.step)):
        try:
            load(row.edit)
        except (ValueError, KeyError, TypeError):
            message = f"The step “{row.label}” can't be read, so it can't be undone."
            yield Problem(ProblemKind.HISTORY, message, repairable=False)


def _rewrite(
    connection: Connection,
    table: Table,
    rows: Iterable[Row[Any]],
    columns: Callable[[Row[Any]], dict[str, object]],
) -> None:
    for row in rows:
        if _wrong(row, columns(row)):
            connection.execute(update(table).where(table.c.id == row.id).values(columns(row)))


def _wrong(row: Row[Any], columns: dict[str, object]) -> bool:
    return any(row._mapping[name] != value for name, value in columns.items())


def _article_columns(row: Row[Any]) -> dict[str, object]:
    first, last = day_numbers(row.published)
    return {"first_day": first, "last_day": last, **titles(row.title, row.outlet)}


def _entity_columns(row: Row[Any]) -> dict[str, object]:
    return name_keys(row.name, row.english)


def _run_columns(row: Row[Any]) -> dict[str, object]:
    return {"mentions": row.mention_rows, "relations": row.relation_rows}


def _counted_runs(connection: Connection) -> Iterable[Row[Any]]:
    mentions = (
        select(func.count())
        .where(schema.mention.c.run == run.c.id, schema.mention.c.decision < REJECTED)
        .scalar_subquery()
    )
    relations = (
        select(func.count()).where(relation.c.run == run.c.id, relation.c.decision < GONE).scalar_subquery()
    )
    counted = select(run, mentions.label("mention_rows"), relations.label("relation_rows"))
    return connection.execute(counted).all()


def _number_of(table: Table, hidden: int) -> ScalarSelect[int]:
    shown = (table.c.run == run.c.id, table.c.decision < hidden)
    return select(func.count()).where(*shown).scalar_subquery()


def _ever_judged(connection: Connection) -> set[int]:
    """Return the entities that are, or claim to be, joined with another."""
    ends = select(judgement.c.left_entity).union(select(judgement.c.right_entity))
    joined = select(entity.c.id).where(entity.c.canonical != entity.c.id)
    return {*connection.scalars(ends), *connection.scalars(joined)}


def is_sound(connection: Connection) -> bool:
    """Whether nothing is wrong that a question could stumble over."""
    return not any(True for _ in check(connection))
