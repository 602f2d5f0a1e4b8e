"""Values that no record takes: outside closed sets, outside texts, no dates, no readable edits."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from synpol_desktop.core.dates import is_date_value
from synpol_desktop.core.ids import ArticleId
from synpol_desktop.core.kinds import ENTITY_TYPES, RELATION_TYPES
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import GONE, KINDS, MODALITIES
from synpol_desktop.workspace.edits.base import load
from synpol_desktop.workspace.failures import NONSENSE
from synpol_desktop.workspace.problems import Problem, ProblemKind
from synpol_desktop.workspace.schema import article, body, relation, run

_FARTHEST = 1e15  # of a node from the middle

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
_RANGES: tuple[tuple[Table, str, float, float], ...] = (
    (article, "visible", 0, 1),
    (schema.entity, "type", 0, len(ENTITY_TYPES) - 1),
    (schema.entity, "found_type", 0, len(ENTITY_TYPES) - 1),
    (schema.mention, "kind", 0, len(KINDS) - 1),
    (schema.mention, "confidence", 0, 1),
    (schema.mention, "decision", 0, GONE),
    (relation, "type", 0, len(RELATION_TYPES) - 1),
    (relation, "modality", 0, len(MODALITIES) - 1),
    (relation, "confidence", 0, 1),
    (relation, "decision", 0, GONE),
    (relation, "inferred", 0, 1),
    (schema.statement, "confidence", 0, 1),
    (schema.date_mention, "approximate", 0, 1),
    (schema.judgement, "analyst", 0, 1),
    (schema.judgement, "same", 0, 1),
    (schema.decision, "type", 0, len(RELATION_TYPES) - 1),
    (schema.decision, "state", 0, GONE),
    (schema.marking, "type", 0, len(ENTITY_TYPES) - 1),
    (schema.marking, "state", 0, GONE),
    (schema.marking, "kind", 0, len(KINDS) - 1),
    (schema.stating, "type", 0, len(RELATION_TYPES) - 1),
    (schema.stating, "modality", 0, len(MODALITIES) - 1),
    (schema.step, "state", -1, 1),
    *((table, axis, -_FARTHEST, _FARTHEST) for table in (schema.pin, schema.position) for axis in "xy"),
)
_DATES: tuple[tuple[Table, str], ...] = (
    (article, "published"),
    (relation, "date"),
    (schema.date_mention, "value"),
)
OF_RUNS = (schema.mention, relation, schema.statement, schema.date_mention, schema.furniture)
"""Tables whose rows an extraction wrote: they can be had again."""


def check(connection: Connection) -> Iterator[Problem]:
    """Yield columns with values outside their sets, and dates that are none."""
    for table, name, _, _ in _RANGES:
        count = connection.scalar(select(func.count()).select_from(table).where(_outside(table)[name]))
        if count:
            yield _problem(table, name, count)
    for table, name in _DATES:
        query = select(table.c[name], func.count()).where(table.c[name].is_not(None)).group_by(table.c[name])
        count = sum(n for value, n in connection.execute(query) if not is_date_value(value))
        if count:
            yield _problem(table, name, count)


def check_offsets(connection: Connection) -> Iterator[Problem]:
    """Yield articles of which facts lie outside the text."""
    for table, start, end in _SPANS:
        query = (
            select(article.c.id, article.c.title, func.count().label("count"))
            .select_from(table)
            .join(run, run.c.id == table.c.run)
            .join(article, article.c.id == run.c.article)
            .join(body, body.c.article == article.c.id)
            .where(_misplaced(table, start, end))
            .group_by(article.c.id)
        )
        for row in connection.execute(query):
            message = f"{row.count} places of “{row.title}” lie outside its text ({table.name}.{end})."
            yield Problem(ProblemKind.OFFSETS, message, repairable=True, article=ArticleId(row.id))


def check_history(connection: Connection) -> Iterator[Problem]:
    """Yield steps that can't be read."""
    for row in connection.execute(select(schema.step)):
        try:
            load(row.edit)
            dict(json.loads(row.places))
        except NONSENSE:
            message = f"The step “{row.label}” can't be read, so it can't be undone."
            yield Problem(ProblemKind.HISTORY, message, repairable=False)


def broken_runs(connection: Connection) -> set[int]:
    """Return the extractions that hold values or places that can't be."""
    found: set[int] = set()
    for table in OF_RUNS:
        for wrong in _outside(table).values():
            found.update(connection.scalars(select(table.c.run).where(wrong)))
    for table, start, end in _SPANS:
        query = (
            select(run.c.id)
            .join(table, table.c.run == run.c.id)
            .join(body, body.c.article == run.c.article)
            .where(_misplaced(table, start, end))
        )
        found.update(connection.scalars(query))
    for table, name in _DATES:
        if table in OF_RUNS:
            rows = connection.execute(select(table.c.run, table.c[name]).where(table.c[name].is_not(None)))
            found.update(id_ for id_, value in rows if not is_date_value(value))
    return found


def _outside(table: Table) -> dict[str, ColumnElement[bool]]:
    return {
        name: or_(table.c[name] < least, table.c[name] > most)
        for owner, name, least, most in _RANGES
        if owner is table
    }


def _misplaced(table: Table, start: str, end: str) -> ColumnElement[bool]:
    first, last = table.c[start], table.c[end]
    half = first.is_(None) != last.is_(None)
    return or_(first < 0, last <= first, last > func.length(body.c.text), half)


def _problem(table: Table, name: str, count: int) -> Problem:
    message = f"{count} values are none that can be there ({table.name}.{name})."
    return Problem(ProblemKind.VALUES, message, repairable=table in OF_RUNS)
