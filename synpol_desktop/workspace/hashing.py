"""One number for all that a workspace says, whatever its row ids: what undo must bring back exactly."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, select

from synpol_desktop.core.notes import SubjectKind
from synpol_desktop.workspace.codes import GONE, SUBJECT_CODES
from synpol_desktop.workspace.schema import (
    alias,
    appearance,
    appearance_alias,
    article,
    bloc_member,
    date_mention,
    decision,
    detail,
    document,
    entity,
    furniture,
    judgement,
    marking,
    mention,
    note,
    passage,
    pin,
    relation,
    saved_view,
    statement,
    stating,
    tag,
)

_DERIVED = {"id", "title_key", "outlet_key", "folded", "visible", "run", "copies", "imported_at"}
_ENDS = {"run", "id", "entity", "source", "target", "place", "speaker", "moved_from"}


def content_hash(connection: Connection) -> str:
    """Return the SHA-256 of the visible logical content, in hex.

    Articles and what their current extraction found, names, judgements, decisions, pins, kept views, notes,
    tags, details, blocs and documents count; row ids, times of import, the history and saved positions don't.
    """
    total = hashlib.sha256()
    for query in (*_facts(), *_entities(), *_decided()):
        total.update(b"\x00table\x00")
        columns = [column.name for column in query.selected_columns]
        ordered = query.order_by(*(query.selected_columns[name] for name in columns))
        for row in connection.execute(ordered.execution_options(yield_per=1000)):
            total.update(repr(tuple(row)).encode())
    return total.hexdigest()


def _facts() -> list[Select[Any]]:
    shown = article.c.visible == 1
    queries = [select(*(column for column in article.c if column.name not in _DERIVED)).where(shown)]
    for table, ends in (
        (appearance, ("entity",)),
        (mention, ("entity",)),
        (relation, ("source", "target", "place", "speaker")),
        (statement, ("speaker",)),
        (date_mention, ()),
        (furniture, ()),
    ):
        query = _of_runs(table, ends).where(shown)
        queries.append(query.where(table.c.decision != GONE) if "decision" in table.c else query)
    return queries


def _of_runs(table: Table, ends: tuple[str, ...]) -> Select[Any]:
    """Select the rows of current runs, entities by what identifies them."""
    columns: list[ColumnElement[Any]] = [
        article.c.digest,
        *(column for column in table.c if column.name not in _ENDS),
    ]
    source: FromClause = table.join(article, article.c.run == table.c.run)
    for name in ends:
        end = entity.alias(f"{name}_end")
        source = source.outerjoin(end, end.c.id == table.c[name])
        columns += [end.c.found_type.label(f"{name}_type"), end.c.key.label(f"{name}_key")]
    return select(*columns).select_from(source)


def _entities() -> list[Select[Any]]:
    shown = (
        select(appearance.c.entity)
        .join(article, article.c.run == appearance.c.run)
        .where(article.c.visible == 1)
    )
    names = select(entity.c.found_type, entity.c.key, entity.c.type, entity.c.name, entity.c.english).where(
        entity.c.id.in_(shown)
    )
    aliases = (
        select(article.c.digest, entity.c.found_type, entity.c.key, alias.c.surface)
        .select_from(appearance_alias)
        .join(alias, alias.c.id == appearance_alias.c.alias)
        .join(entity, entity.c.id == alias.c.entity)
        .join(article, article.c.run == appearance_alias.c.run)
        .where(article.c.visible == 1)
    )
    return [names, aliases]


def _decided() -> list[Select[Any]]:
    left, right = entity.alias("left_end"), entity.alias("right_end")
    judged = (
        select(
            left.c.found_type.label("left_type"),
            left.c.key.label("left_key"),
            right.c.found_type.label("right_type"),
            right.c.key.label("right_key"),
            judgement.c.analyst,
            judgement.c.same,
            judgement.c.reason,
            judgement.c.at,
        )
        .join(left, left.c.id == judgement.c.left_entity)
        .join(right, right.c.id == judgement.c.right_entity)
    )
    pinned = select(entity.c.found_type, entity.c.key, pin.c.x, pin.c.y).join(
        entity, entity.c.id == pin.c.entity
    )
    kept = (decision, marking, stating, passage, saved_view, document)
    return [judged, *(select(*table.c) for table in kept), pinned, *_noted()]


def _noted() -> list[Select[Any]]:
    """Select what is said beside the facts, subjects by what identifies them."""
    target = entity.alias("target_end")
    queries = []
    for table in (note, tag):
        said = [column for column in table.c if column.name not in ("kind", "subject", "target", "folded")]
        kind = table.c.kind
        on_article = select(article.c.digest, *said).join(article, article.c.id == table.c.subject)
        queries.append(on_article.where(kind == SUBJECT_CODES[SubjectKind.ARTICLE]))
        on_entity = select(entity.c.found_type, entity.c.key, *said).join(
            entity, entity.c.id == table.c.subject
        )
        queries.append(on_entity.where(kind == SUBJECT_CODES[SubjectKind.ENTITY]))
    ends = (target.c.found_type.label("target_type"), target.c.key.label("target_key"))
    on_relation = (
        select(entity.c.found_type, entity.c.key, *ends, note.c.type, note.c.text, note.c.at)
        .join(entity, entity.c.id == note.c.subject)
        .join(target, target.c.id == note.c.target)
        .where(note.c.kind == SUBJECT_CODES[SubjectKind.RELATION])
    )
    of_entities = [
        select(entity.c.found_type, entity.c.key, *said).join(entity, entity.c.id == owner)
        for owner, *said in (
            (detail.c.entity, detail.c.field, detail.c.value),
            (bloc_member.c.entity, bloc_member.c.bloc, bloc_member.c.first_day, bloc_member.c.last_day),
        )
    ]
    return [*queries, on_relation, *of_entities]
