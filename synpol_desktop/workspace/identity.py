"""Which entities are one: connected components of SAME, kept in ``entity.canonical``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, or_, select, update

from synpol_desktop.workspace.schema import entity, judgement

_CHUNK = 500


def recompute(connection: Connection, touched: Iterable[int]) -> set[int]:
    """Bring ``canonical`` up to date around entities whose judgements changed.

    Returns
    -------
    set of int
        The entities whose canonical entity is now another.
    """
    changed = moved(connection, touched)
    for id_, canonical in changed.items():
        connection.execute(update(entity).where(entity.c.id == id_).values(canonical=canonical))
    return set(changed)


def moved(connection: Connection, touched: Iterable[int]) -> dict[int, int]:
    """Return the entities around these whose canonical entity is not the one stored, with the right one."""
    known = _with_fellow_members(connection, set(touched))
    judged: dict[tuple[int, int], tuple[bool, bool]] = {}
    waiting = set(known)
    while waiting:
        found = _judgements(connection, waiting)
        judged |= found
        waiting = _with_fellow_members(connection, {end for pair in found for end in pair} - known) - known
        known |= waiting
    rows = {row.id: row for part in _chunks(known) for row in _entities(connection, part)}
    canonical = components(known, judged, {id_: not row.key.startswith("kb:") for id_, row in rows.items()})
    return {id_: canonical[id_] for id_, row in rows.items() if row.canonical != canonical[id_]}


def components(
    entities: Iterable[int], judged: dict[tuple[int, int], tuple[bool, bool]], unknown: dict[int, bool]
) -> dict[int, int]:
    """Return the canonical entity of each.

    Parameters
    ----------
    judged : dict
        Pair to (same, analyst): the verdict that counts. A machine's SAME is passed over where it would join
        what the analyst keeps apart.
    unknown : dict
        Whether an entity is none of the gazetteers'; a known one stands for its component, else the oldest.
    """
    root = {id_: id_ for id_ in entities}
    apart = [pair for pair, (same, analyst) in judged.items() if analyst and not same]

    def find(id_: int) -> int:
        while root[id_] != id_:
            root[id_] = root[root[id_]]
            id_ = root[id_]
        return id_

    def clashes(a: int, b: int) -> bool:
        return any({find(left), find(right)} == {a, b} for left, right in apart)

    joins = sorted((not analyst, pair) for pair, (same, analyst) in judged.items() if same)
    for machine, (left, right) in joins:
        a, b = find(left), find(right)
        if a != b and not (machine and clashes(a, b)):
            root[b] = a
    best: dict[int, int] = {}
    for id_ in root:
        top = find(id_)
        rank = (unknown.get(id_, True), id_)
        if top not in best or rank < (unknown.get(best[top], True), best[top]):
            best[top] = id_
    return {id_: best[find(id_)] for id_ in root}


def _judgements(connection: Connection, ids: set[int]) -> dict[tuple[int, int], tuple[bool, bool]]:
    """Return for each pair that touches the ids the verdict that counts: the analyst's before a machine's."""
    found: dict[tuple[int, int], tuple[bool, bool]] = {}
    for part in _chunks(ids):
        touching = or_(judgement.c.left_entity.in_(part), judgement.c.right_entity.in_(part))
        for row in connection.execute(select(judgement).where(touching).order_by(judgement.c.analyst)):
            found[row.left_entity, row.right_entity] = (bool(row.same), bool(row.analyst))
    return found


def _with_fellow_members(connection: Connection, ids: set[int]) -> set[int]:
    members = set(ids)
    for part in _chunks(ids):
        tops = select(entity.c.canonical).where(entity.c.id.in_(part))
        members.update(connection.scalars(select(entity.c.id).where(entity.c.canonical.in_(tops))))
    return members


def _entities(connection: Connection, ids: list[int]) -> Iterable[Any]:
    return connection.execute(
        select(entity.c.id, entity.c.key, entity.c.canonical).where(entity.c.id.in_(ids))
    )


def _chunks(ids: Iterable[int]) -> Iterable[list[int]]:
    ordered = sorted(ids)
    return (ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK))
