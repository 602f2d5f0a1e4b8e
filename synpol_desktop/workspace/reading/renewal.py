"""Bringing what was read of a file up to date: a commit costs a look at what it touched."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

import numpy as np
from sqlalchemy import Connection

from synpol_desktop.core.changes import Changes
from synpol_desktop.workspace.reading.columns import (
    NO_APPEARANCES,
    NO_RELATIONS,
    Appearances,
    Columns,
    Ints,
    Small,
)
from synpol_desktop.workspace.statements import Row, fetch

MANY = 1000
"""When more rows than this were touched all are read: naming them would cost as much."""

_ENTITY = "SELECT id, canonical, type FROM entity"
_NEWER_ENTITIES = f"{_ENTITY} WHERE id > ?"
_THESE_ENTITIES = f"{_ENTITY} WHERE id IN (SELECT value FROM json_each(?))"
_ARTICLES = """
SELECT run, id, coalesce(first_day, 0), coalesce(last_day, 0), outlet FROM article WHERE visible AND run
"""
_THESE_ARTICLES = f"{_ARTICLES} AND id IN (SELECT value FROM json_each(?))"
_CORRECTIONS = """
SELECT run, entity, sum(CASE decision WHEN 1 THEN 1 WHEN 2 THEN -1 ELSE 0 END) FROM mention
WHERE decision <> 0 GROUP BY +run, +entity ORDER BY run, entity
"""  # the pluses keep SQLite from walking all mentions in the order of the groups
_DECISIONS = "SELECT id, decision FROM relation WHERE decision <> 0"


@dataclass(slots=True)
class Touched:
    """What was written since something was read: rows that may differ from it."""

    everything: bool = False
    articles: set[int] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)

    def add(self, changes: Changes) -> None:
        """Note what a commit of facts or metadata touched; one that names no rows touched all."""
        self.join(Touched(not changes.articles | changes.entities, {*changes.articles}, {*changes.entities}))

    def join(self, other: Touched) -> None:
        """Note what another has noted."""
        self.articles |= other.articles
        self.entities |= other.entities
        self.everything |= other.everything or len(self.articles) + len(self.entities) > MANY
        if self.everything:
            self.articles.clear()
            self.entities.clear()


def read_columns(connection: Connection) -> Columns:
    """Read what filters ask of all facts."""
    return renewed(connection, _NO_COLUMNS, Touched(everything=True))


def renewed(connection: Connection, before: Columns, touched: Touched) -> Columns:
    """Return what filters ask of all facts as they are now.

    Parameters
    ----------
    before : Columns
        As an earlier snapshot of the file had it. It is given back if nothing differs.
    touched : Touched
        What was written since. New rows need not be named.
    """
    relations = before.relations.and_newer(connection)
    appearances = before.appearances.and_newer(connection)
    decided = touched.everything or bool(touched.articles)
    named, decision = before.named, before.decision
    if decided or appearances is not before.appearances:
        named = _corrected(connection, appearances)
    if decided or relations is not before.relations:
        decision = _decisions(connection, relations.ids)
    after = Columns(
        relations,
        appearances,
        named,
        *_shown(connection, before, touched, 1 + max(_greatest(relations.runs), _greatest(appearances.runs))),
        *_known(connection, before, touched, 1 + _greatest(appearances.entities)),
        decision,
    )
    return before if _same(before, after) else after


def _shown(
    connection: Connection, before: Columns, touched: Touched, size: int
) -> tuple[Ints, Ints, Ints, Ints, tuple[str, ...]]:
    """Return by run the article that shows it, its days and its outlet, and the outlets."""
    tables = (before.article, before.first, before.last, before.outlets)
    if touched.everything:
        rows, names = fetch(connection, _ARTICLES), dict[str, int]()
        tables = (_NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS)
    else:
        asked = [json.dumps(sorted(touched.articles))]
        rows = fetch(connection, _THESE_ARTICLES, asked) if touched.articles else []
        names = {name: code for code, name in enumerate(before.outlet)}
    size = max(size, 1 + max((row[0] for row in rows), default=0))
    article, first, last, outlets = (_grown(table, size) for table in tables)
    gone = np.isin(article, sorted(touched.articles))
    for table in (article, first, last, outlets):
        table[gone] = 0
    for run, *numbers, outlet in rows:
        article[run], first[run], last[run] = numbers
        outlets[run] = names.setdefault(outlet, len(names))
    return article, first, last, *_in_order(article, outlets, list(names))


def _in_order(article: Ints, outlets: Ints, names: list[str]) -> tuple[Ints, tuple[str, ...]]:
    """Return codes and names of outlets in the order of their oldest articles, without those of none."""
    runs = np.flatnonzero(article)
    runs = runs[np.argsort(article[runs], kind="stable")]
    used, oldest = np.unique(outlets[runs], return_index=True)
    order = used[np.argsort(oldest)]
    code = np.zeros(len(names) + 1, np.int64)
    code[order] = np.arange(len(order))
    return np.where(article > 0, code[outlets], 0), tuple(names[at] for at in order.tolist())


def _known(connection: Connection, before: Columns, touched: Touched, size: int) -> tuple[Ints, Ints, Ints]:
    """Return by entity its canonical one, its type, and the type of that one."""
    tables = (before.canonical, before.own_type)
    if touched.everything:
        rows = fetch(connection, _ENTITY)
        tables = (_NUMBERS, _NUMBERS)
    else:
        rows = fetch(connection, _NEWER_ENTITIES, [len(before.canonical) - 1])
        if touched.entities:
            rows += fetch(connection, _THESE_ENTITIES, [json.dumps(sorted(touched.entities))])
        if not rows and size <= len(before.canonical):
            return before.canonical, before.own_type, before.type
    ids, tops, types = _numbers(rows, 3).T
    size = max(size, 1 + _greatest(ids))
    canonical, own_type = (_grown(table, size) for table in tables)
    canonical[ids], own_type[ids] = tops, types
    return canonical, own_type, own_type[canonical]


def _corrected(connection: Connection, found: Appearances) -> Appearances:
    """Return how often entities are named in runs, counting what the analyst marked and unmarked.

    An entity all of whose mentions were unmarked does not appear; one found without any mention does.
    """
    changes = _numbers(fetch(connection, _CORRECTIONS), 3)
    if not len(changes):
        return found
    size = 1 + max(_greatest(found.entities), _greatest(changes[:, 1]))
    before = found.runs.astype(np.int64) * size + found.entities
    after = changes[:, 0] * size + changes[:, 1]
    keys = np.union1d(before, after)
    counts = np.zeros(len(keys), np.int64)
    counts[np.searchsorted(keys, before)] = found.mentions
    changed = np.searchsorted(keys, after)
    counts[changed] += changes[:, 2]
    keep = np.ones(len(keys), np.bool_)
    keep[changed] = counts[changed] > 0
    runs, entities = np.divmod(keys[keep], size)
    return Appearances(runs.astype(np.int32), entities.astype(np.int32), counts[keep].astype(np.int32))


def _decisions(connection: Connection, ids: Small) -> Ints:
    decision = np.zeros(len(ids), np.int64)
    rows = _numbers(fetch(connection, _DECISIONS), 2)
    decision[np.searchsorted(ids, rows[:, 0])] = rows[:, 1]
    return decision


def _same(before: Columns, after: Columns) -> bool:
    """Whether two have the same in them; facts of runs only grow."""
    if before.relations is not after.relations or before.appearances is not after.appearances:
        return False
    named = zip(_arrays(before.named), _arrays(after.named), strict=True)
    others = zip(_arrays(before), _arrays(after), strict=True)
    return before.outlet == after.outlet and all(
        one is other or np.array_equal(one, other) for one, other in (*named, *others)
    )


def _arrays(record: Columns | Appearances) -> Iterable[Ints]:
    values = (getattr(record, each.name) for each in fields(record))
    return (value for value in values if isinstance(value, np.ndarray))


def _grown(table: Ints, size: int) -> Ints:
    """Return a copy with room for so many entries; those that are new are zero."""
    copy = np.zeros(max(size, len(table)), np.int64)
    copy[: len(table)] = table
    return copy


def _greatest(numbers: Ints | Small) -> int:
    return int(numbers.max(initial=0))


def _numbers(rows: list[Row], columns: int) -> Ints:
    """Return rows of whole numbers as an array, shape (rows, columns)."""
    return np.array(rows, np.int64).reshape(-1, columns)


_NUMBERS = np.zeros(0, np.int64)
_NO_COLUMNS = Columns(
    NO_RELATIONS,
    NO_APPEARANCES,
    NO_APPEARANCES,
    *((_NUMBERS,) * 4),
    (),
    *((_NUMBERS,) * 4),
)
