"""Rows that point to others, and taking away what points nowhere if it can be had again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import Enum

from sqlalchemy import Column, ColumnElement, Connection, delete, func, select, update

from synpol_desktop.workspace import schema
from synpol_desktop.workspace.checking.values import OF_RUNS, broken_runs
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.schema import article, body, entity, judgement, relation, run
from synpol_desktop.workspace.statements import execute


class Mend(Enum):
    """What becomes of a row that points nowhere."""

    NOTHING = 0
    """It can't be had again; only a backup helps."""
    DELETE = 1
    EMPTY = 2
    """It points to nothing from then on."""
    READ_AGAIN = 3
    """The extraction that it belongs to is taken away, and the article waits for another."""


_REFERENCES: tuple[tuple[Column[int], Column[int], Mend], ...] = (
    (body.c.article, article.c.id, Mend.NOTHING),
    (article.c.id, body.c.article, Mend.NOTHING),
    (article.c.run, run.c.id, Mend.EMPTY),
    (run.c.article, article.c.id, Mend.READ_AGAIN),
    (run.c.provenance, schema.provenance.c.id, Mend.READ_AGAIN),
    (schema.alias.c.entity, entity.c.id, Mend.DELETE),
    (schema.appearance.c.run, run.c.id, Mend.DELETE),
    (schema.appearance.c.entity, entity.c.id, Mend.READ_AGAIN),
    (schema.appearance_alias.c.run, run.c.id, Mend.DELETE),
    (schema.appearance_alias.c.alias, schema.alias.c.id, Mend.READ_AGAIN),
    *((table.c.run, run.c.id, Mend.DELETE) for table in OF_RUNS),
    (schema.mention.c.entity, entity.c.id, Mend.READ_AGAIN),
    *((relation.c[end], entity.c.id, Mend.READ_AGAIN) for end in ("source", "target", "place", "speaker")),
    (schema.statement.c.speaker, entity.c.id, Mend.READ_AGAIN),
    (judgement.c.left_entity, entity.c.id, Mend.NOTHING),
    (judgement.c.right_entity, entity.c.id, Mend.NOTHING),
    (schema.pin.c.entity, entity.c.id, Mend.NOTHING),
    (schema.position.c.entity, entity.c.id, Mend.DELETE),
    (schema.batch_item.c.article, article.c.id, Mend.DELETE),
    (schema.batch_item.c.step, schema.step.c.id, Mend.DELETE),
    (schema.batch_item.c.run_before, run.c.id, Mend.EMPTY),
    (schema.batch_item.c.run_after, run.c.id, Mend.EMPTY),
)
_RUN_TABLES = (*OF_RUNS, schema.appearance, schema.appearance_alias)


def check(connection: Connection) -> Iterator[Problem]:
    """Yield columns with rows that point nowhere."""
    for column, wanted, mend in _REFERENCES:
        count = connection.scalar(
            select(func.count()).select_from(column.table).where(_dangling(column, wanted))
        )
        if count:
            message = f"{count} rows point nowhere ({column.table.name}.{column.name})."
            yield Problem(ProblemKind.REFERENCE, message, repairable=mend is not Mend.NOTHING)


def repair(connection: Connection) -> None:
    """Take away what points nowhere, and whole extractions where a part of them does or is damaged."""
    for column, wanted, mend in _REFERENCES:
        if mend is Mend.DELETE:
            connection.execute(delete(column.table).where(_dangling(column, wanted)))
    runs = broken_runs(connection)
    for column, wanted, mend in _REFERENCES:
        if mend is Mend.READ_AGAIN:
            owner = column.table.c.id if column.table is run else column.table.c.run
            runs.update(connection.scalars(select(owner).where(_dangling(column, wanted))))
    _forget(connection, runs)
    for column, wanted, mend in _REFERENCES:
        if mend is Mend.EMPTY:
            empty = {column.name: None}
            connection.execute(update(column.table).where(_dangling(column, wanted)).values(empty))


def _forget(connection: Connection, runs: set[int]) -> None:
    """Delete extractions with all that they found."""
    listed = [json.dumps(sorted(runs))]
    for table in _RUN_TABLES:
        execute(connection, f"DELETE FROM {table.name} WHERE run IN (SELECT value FROM json_each(?))", listed)
    execute(connection, "DELETE FROM run WHERE id IN (SELECT value FROM json_each(?))", listed)


def _dangling(column: Column[int], wanted: Column[int]) -> ColumnElement[bool]:
    return column.is_not(None) & column.not_in(select(wanted))
