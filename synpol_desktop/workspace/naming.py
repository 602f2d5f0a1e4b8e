"""Entities and their aliases as extraction names them: found again, or written, all of an article at once."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.found import FoundEntity
from synpol_desktop.workspace import schema
from synpol_desktop.workspace.codes import TYPE_CODES
from synpol_desktop.workspace.keys import name_keys
from synpol_desktop.workspace.statements import Row, execute_many, fetch, insertion

# A list of any length is one value, so the statement's text, and its preparation, is always the same.
_KNOWN = """
SELECT entity.id, entity.found_type, entity.key
FROM json_each(?) AS wanted
CROSS JOIN entity ON entity.found_type = json_extract(wanted.value, '$[0]')
    AND entity.key = json_extract(wanted.value, '$[1]')
"""
_KNOWN_ALIASES = """
SELECT alias.id, alias.entity, alias.surface
FROM json_each(?) AS wanted
CROSS JOIN alias ON alias.entity = json_extract(wanted.value, '$[0]')
    AND alias.surface = json_extract(wanted.value, '$[1]')
"""
_ADD = insertion(
    schema.entity,
    *("id", "canonical", "found_type", "type", "key", "name", "english", "name_key", "folded"),
)
_ADD_ALIAS = insertion(schema.alias, "id", "entity", "surface", "folded")


def entity_ids(connection: Connection, found: Sequence[FoundEntity]) -> list[int]:
    """Return the row id of each entity; those that are new are written, each its own canonical one."""
    keys = [(TYPE_CODES[entity.type], entity.key) for entity in found]
    known = {(kind, key): id_ for id_, kind, key in fetch(connection, _KNOWN, [json.dumps(keys)])}
    fresh: list[Row] = []
    for place, entity in zip(keys, found, strict=True):
        if place in known:
            continue
        if not fresh:
            following = _following(connection, "entity")
        known[place] = id_ = following + len(fresh)
        columns = name_keys(entity.name, entity.english)
        names = (entity.name, entity.english, columns["name_key"], columns["folded"])
        fresh.append((id_, id_, place[0], *place, *names))
    execute_many(connection, _ADD, fresh)
    return [known[place] for place in keys]


def alias_ids(connection: Connection, entities: Sequence[int], found: Sequence[FoundEntity]) -> set[int]:
    """Return the row ids of the forms under which the entities are named; new ones are written."""
    forms = {
        (id_, surface): None
        for id_, entity in zip(entities, found, strict=True)
        for surface in (entity.name, *entity.aliases)
    }
    rows = fetch(connection, _KNOWN_ALIASES, [json.dumps(list(forms))])
    known = {(entity, surface): id_ for id_, entity, surface in rows}
    missing = [form for form in forms if form not in known]
    if missing:
        following = _following(connection, "alias")
        fresh = [
            (id_, entity, surface, folded(surface).casefold())
            for id_, (entity, surface) in enumerate(missing, following)
        ]
        execute_many(connection, _ADD_ALIAS, fresh)
        known.update(((entity, surface), id_) for id_, entity, surface, _ in fresh)
    return set(known.values())


def _following(connection: Connection, table: str) -> int:
    """Return the id that the table's next row gets."""
    ((last,),) = fetch(connection, f"SELECT max(id) FROM {table}")
    return (last or 0) + 1
