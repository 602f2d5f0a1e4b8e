"""Reading blocs: those of the tables for the actors that are here, and the analyst's, which win."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache

from sqlalchemy import Connection

from synpol_desktop.core.blocs import NO_BLOC, NONE_FIELD, BlocRow, bloc_names, memberships
from synpol_desktop.core.dates import days
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import ENTITY_TYPES
from synpol_desktop.workspace.reading.notes import details_in
from synpol_desktop.workspace.statements import fetch

_OWN = """
SELECT entity.canonical, bloc, first_day, last_day FROM bloc_member
JOIN entity ON entity.id = bloc_member.entity
ORDER BY entity.id <> entity.canonical, bloc_member.id
"""
_HERE = f"""
SELECT entity.key, entity.canonical FROM json_each(?) AS wanted
CROSS JOIN json_each('{list(range(len(ENTITY_TYPES)))}') AS type
CROSS JOIN entity ON entity.found_type = type.value AND entity.key = wanted.value
"""
_ALL = "SELECT id FROM entity WHERE id = canonical"


def bloc_rows(connection: Connection) -> list[BlocRow]:
    """Return who belongs to which bloc when, the analyst's rows first.

    What the analyst said of an actor's blocs is all that counts of it.
    """
    own = [
        BlocRow(EntityId(id_), bloc, _day(first), _day(last))
        for id_, bloc, first, last in fetch(connection, _OWN)
    ]
    said = {row.entity for row in own} | details_in(connection, NONE_FIELD).keys()
    here: dict[str, list[EntityId]] = {}
    for key, id_ in fetch(connection, _HERE, [json.dumps(sorted(_spells()))]):
        here.setdefault(key, []).append(EntityId(id_))
    known = {
        BlocRow(id_, bloc, first, last, own=False): None
        for key, spells in _spells().items()
        for id_ in here.get(key, ())
        if id_ not in said
        for bloc, first, last in spells
    }
    return [*own, *known]


def bloc_members(connection: Connection, day: date | None) -> dict[str, frozenset[EntityId]]:
    """Return who belongs to each bloc on a day, by its name; under "" stand those in none.

    Blocs to which nobody belongs on that day are there, too.
    """
    rows = bloc_rows(connection)
    found: dict[str, set[EntityId]] = {row.bloc: set() for row in rows}
    for row in rows:
        if row.on(day):
            found[row.bloc].add(row.entity)
    everybody = {EntityId(id_) for (id_,) in fetch(connection, _ALL)}
    found[NO_BLOC] = everybody.difference(*found.values())
    return {name: frozenset(members) for name, members in found.items()}


def in_blocs(connection: Connection, names: Iterable[str], day: date | None) -> frozenset[EntityId]:
    """Return the actors that belong to one of these blocs on a day; "" stands for those in none."""
    members = bloc_members(connection, day)
    return frozenset[EntityId]().union(*(members.get(name, frozenset()) for name in names))


@cache
def _spells() -> dict[str, tuple[tuple[str, date | None, date | None], ...]]:
    """Return the blocs of the tables by the key of who belongs to them."""
    names, found = bloc_names(), dict[str, list[tuple[str, date | None, date | None]]]()
    for each in memberships():
        first = days(each.valid_from)[0] if each.valid_from else None
        last = days(each.valid_to)[0] if each.valid_to else None
        found.setdefault(f"kb:{each.member}", []).append((names[each.bloc][0], first, last))
    return {key: tuple(spells) for key, spells in found.items()}


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
