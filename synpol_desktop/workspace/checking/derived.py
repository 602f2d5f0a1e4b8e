"""What follows from other columns: sort keys, counts, joined entities, cached decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select, update

from synpol_desktop.workspace import identity, schema
from synpol_desktop.workspace.codes import GONE, REJECTED, day_numbers
from synpol_desktop.workspace.keys import name_keys, titles
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.schema import article, entity, judgement, relation, run
from synpol_desktop.workspace.settling import settle, unsettled


def check(connection: Connection) -> Iterator[Problem]:
    """Yield what doesn't follow."""
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


def repair(connection: Connection) -> None:
    """Write what is derived anew where it is wrong."""
    _rewrite(connection, article, connection.execute(select(article)).all(), _article_columns)
    _rewrite(connection, entity, connection.execute(select(entity)).all(), _entity_columns)
    _rewrite(connection, run, _counted_runs(connection), _run_columns)
    identity.recompute(connection, _ever_judged(connection))
    for id_, digest, _ in list(unsettled(connection)):
        settle(connection, id_, digest)


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


def _ever_judged(connection: Connection) -> set[int]:
    """Return the entities that are, or claim to be, joined with another."""
    ends = select(judgement.c.left_entity).union(select(judgement.c.right_entity))
    joined = select(entity.c.id).where(entity.c.canonical != entity.c.id)
    return {*connection.scalars(ends), *connection.scalars(joined)}
