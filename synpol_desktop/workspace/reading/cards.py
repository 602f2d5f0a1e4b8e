"""Reading single entities: many at once, since panels ask for all that they show."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES, EntityType
from synpol_desktop.core.records import Entity
from synpol_desktop.workspace.statements import Row, fetch

# A list of any length is one value, so that the statements are always the same.
_TOPS = """
SELECT wanted.value, top.id, top.type, top.name, top.english, top.key
FROM json_each(?) AS wanted
CROSS JOIN entity ON entity.id = wanted.value
JOIN entity AS top ON top.id = entity.canonical
"""
_TYPES = """
SELECT wanted.value, top.type
FROM json_each(?) AS wanted
CROSS JOIN entity ON entity.id = wanted.value
JOIN entity AS top ON top.id = entity.canonical
"""
_MEMBERS = """
SELECT entity.canonical, entity.id, entity.type, entity.name, entity.english, entity.key
FROM json_each(?) AS wanted
CROSS JOIN entity ON entity.canonical = wanted.value
ORDER BY entity.id
"""
_APART = """
SELECT one.canonical, other.canonical FROM judgement
JOIN entity AS one ON one.id = judgement.left_entity
JOIN entity AS other ON other.id = judgement.right_entity
WHERE judgement.analyst = 1 AND judgement.same = 0
"""
_NAMES = """
SELECT alias.entity, alias.surface, count(*)
FROM json_each(?) AS wanted
CROSS JOIN alias ON alias.entity = wanted.value
JOIN appearance_alias ON appearance_alias.alias = alias.id
JOIN article ON article.run = appearance_alias.run
WHERE article.visible = 1
GROUP BY alias.id
"""


def entity(connection: Connection, id_: EntityId) -> Entity:
    """Return the canonical entity that an entity belongs to.

    Raises
    ------
    SynpolError
        If there is none.
    """
    found = entities(connection, [id_])
    if not found:
        raise SynpolError("This entity is not in the workspace.")
    return found[0]


def entities(connection: Connection, ids: Sequence[EntityId]) -> list[Entity]:
    """Return the canonical entities of these, in the order asked for; those that are gone are left out."""
    tops = {wanted: row for wanted, *row in fetch(connection, _TOPS, [json.dumps(ids)])}
    joined = defaultdict(list)
    for canonical, member, *_ in fetch(connection, _MEMBERS, [_distinct(row[0] for row in tops.values())]):
        joined[canonical].append(member)
    names = _names(connection, [member for members_ in joined.values() for member in members_])
    made = {
        row[0]: _entity(tuple(row), joined[row[0]], [names[member] for member in joined[row[0]]])
        for row in tops.values()
    }
    return [made[tops[id_][0]] for id_ in ids if id_ in tops]


def members(connection: Connection, id_: EntityId) -> list[Entity]:
    """Return the entities that judgements joined into one, each as it is by itself."""
    tops = fetch(connection, _TOPS, [json.dumps([id_])])
    rows = fetch(connection, _MEMBERS, [_distinct(top for _, top, *_ in tops)])
    names = _names(connection, [member for _, member, *_ in rows])
    return [_entity(row[1:], [row[1]], [names[row[1]]]) for row in rows]


def entity_types(connection: Connection, ids: Iterable[EntityId]) -> dict[EntityId, EntityType]:
    """Return the shown type of each entity that is there."""
    rows = fetch(connection, _TYPES, [_distinct(ids)])
    return {EntityId(id_): ENTITY_TYPES[code] for id_, code in rows}


def kept_apart(connection: Connection) -> set[tuple[EntityId, EntityId]]:
    """Return the pairs of canonical entities that the analyst judged different, the smaller id first."""
    return {(EntityId(min(pair)), EntityId(max(pair))) for pair in fetch(connection, _APART)}


def _names(connection: Connection, ids: Sequence[int]) -> defaultdict[int, dict[str, int]]:
    """Return the forms under which visible articles name each entity, with their number."""
    names: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for id_, surface, count in fetch(connection, _NAMES, [json.dumps(ids)]):
        names[id_][surface] = count
    return names


def _entity(row: Row, joined: Sequence[int], names: Sequence[dict[str, int]]) -> Entity:
    """Make an entity of its columns, its members and what each of these is called."""
    id_, code, name, english, key = row
    counts: dict[str, int] = {}
    for forms in names:
        for form, count in forms.items():
            counts[form] = counts.get(form, 0) + count
    aliases = tuple(form for form in sorted(counts, key=lambda form: (-counts[form], form)) if form != name)
    ids = tuple(EntityId(member) for member in joined)
    return Entity(EntityId(id_), ENTITY_TYPES[code], name, english, key, aliases, ids)


def _distinct(ids: Iterable[int]) -> str:
    return json.dumps(sorted(set(ids)))
