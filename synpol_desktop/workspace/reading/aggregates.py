"""Counts under a filter, grouped in SQL and kept as arrays until something is written.

The graph and the tables of entities and relations are views of the same numbers; the row-level questions go
to SQL directly.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, func, select

from synpol_desktop.core.filters import Filter
from synpol_desktop.workspace.codes import SYMMETRIC_CODES, TYPE_CODES
from synpol_desktop.workspace.reading.conditions import dated_articles, related
from synpol_desktop.workspace.schema import appearance, article, entity, relation

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

_KEPT = 4
_TYPES = 64  # more than there are relation types


class EdgeColumn(Enum):
    """A column of the table of relations that isn't counted beforehand."""

    FIRST = "first"
    LAST = "last"
    CONFIDENCE = "confidence"
    ARTICLES = "articles"

    @property
    def over(self) -> ColumnElement[Any]:
        """What is asked of the relation mentions of two entities."""
        match self:
            case EdgeColumn.FIRST:
                return func.min(func.coalesce(relation.c.first_day, article.c.first_day))
            case EdgeColumn.LAST:
                return func.max(func.coalesce(relation.c.last_day, article.c.last_day))
            case EdgeColumn.CONFIDENCE:
                return func.max(relation.c.confidence)
            case EdgeColumn.ARTICLES:
                return func.count(func.distinct(relation.c.run))

    @property
    def gather(self) -> np.ufunc:
        """How the answers for members of merged entities become one."""
        match self:
            case EdgeColumn.FIRST:
                return np.fmin
            case EdgeColumn.LAST | EdgeColumn.CONFIDENCE:
                return np.fmax
            case EdgeColumn.ARTICLES:
                return np.fmax  # exact in the row; a sort by it needs no more


@dataclass(frozen=True, eq=False)
class Aggregate:
    """What one filter shows.

    Parameters
    ----------
    ids, mentions, articles : ndarray of int64, shape (n,)
        Canonical entities, ascending, that are mentioned or related, with their counts.
    sources, types, targets, weights : ndarray of int64, shape (m,)
        Relations with the number of their mentions, ordered by source, target and type.
    """

    ids: Ints
    mentions: Ints
    articles: Ints
    sources: Ints
    types: Ints
    targets: Ints
    weights: Ints

    @cached_property
    def degrees(self) -> Ints:
        """Number of distinct neighbours of each of ``ids``."""
        low, high = np.minimum(self.sources, self.targets), np.maximum(self.sources, self.targets)
        pairs = np.unique(np.column_stack((self.places(low), self.places(high))), axis=0)
        return np.bincount(pairs.ravel(), minlength=len(self.ids)).astype(np.int64)

    def places(self, ids: Ints) -> NDArray[np.intp]:
        """Return the index of each id in ``ids``; all must be there."""
        return np.searchsorted(self.ids, ids)

    def find(self, id_: int) -> int | None:
        """Return the index of an id, if it is there."""
        at = int(np.searchsorted(self.ids, id_))
        return at if at < len(self.ids) and self.ids[at] == id_ else None


class Aggregates:
    """The latest aggregates; those of before a write are never given out after it.

    Parameters
    ----------
    kept : bool
        False where another program may write: then each question counts anew.
    """

    def __init__(self, *, kept: bool) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._generation = 0
        self._known: OrderedDict[Filter, Aggregate] = OrderedDict()

    def forget(self) -> None:
        """Count anew from now on; called after each commit that changes facts."""
        with self._lock:
            self._generation += 1
            self._known.clear()

    def get(self, where: Filter, connect: Callable[[], AbstractContextManager[Connection]]) -> Aggregate:
        """Return what a filter shows."""
        with self._lock:
            generation = self._generation
            if where in self._known:
                self._known.move_to_end(where)
                return self._known[where]
        with connect() as connection:
            made = aggregate(connection, where)
        with self._lock:
            if self._kept and generation == self._generation:
                self._known[where] = made
                while len(self._known) > _KEPT:
                    self._known.popitem(last=False)
        return made


def aggregate(connection: Connection, where: Filter) -> Aggregate:
    """Count entities and relations under a filter."""
    canonical, types = _canonical(connection)
    shown = np.isin(types, [TYPE_CODES[kind] for kind in where.types])

    found = integers(connection, _mentioned(where), 3)
    found = found[shown[canonical[found[:, 0]]]]
    tops = canonical[found[:, 0]]
    mentions = np.bincount(tops, found[:, 1], len(canonical)).astype(np.int64)
    articles = np.bincount(tops, found[:, 2], len(canonical)).astype(np.int64)
    merged = integers(connection, _articles_of_merged(where), 2)
    articles[merged[:, 0]] = merged[:, 1]

    edges = integers(connection, _related(where, func.count()), 4)
    source, target = canonical[edges[:, 0]], canonical[edges[:, 1]]
    keep = shown[source] & shown[target] & (source != target)
    keys = edge_keys(source[keep], target[keep], edges[keep, 2], len(canonical))
    key, at = np.unique(keys, return_inverse=True)
    weights = np.bincount(at, edges[keep, 3], len(key)).astype(np.int64)
    pair = key // _TYPES
    sources, targets = pair // len(canonical), pair % len(canonical)

    ids = np.unique(np.concatenate([np.flatnonzero(mentions), sources, targets]))
    return Aggregate(ids, mentions[ids], articles[ids], sources, key % _TYPES, targets, weights)


def spread(connection: Connection, where: Filter, counted: Aggregate, of: EdgeColumn) -> Floats:
    """Return the least or greatest value of a column for each relation, NaN where there is none."""
    canonical, _ = _canonical(connection)
    rows = _rows(connection, _related(where, of.over))
    table = np.array([row for row in rows if row[3] is not None], np.float64).reshape(-1, 4)
    ends = table[:, :3].astype(np.int64)
    keys = edge_keys(canonical[ends[:, 0]], canonical[ends[:, 1]], ends[:, 2], len(canonical))
    known = edge_keys(counted.sources, counted.targets, counted.types, len(canonical))
    at = np.searchsorted(known, keys)
    there = (at < len(known)) & (known[np.minimum(at, len(known) - 1)] == keys) if len(known) else at > 0
    values = np.full(len(known), np.nan)
    of.gather.at(values, at[there], table[there, 3])
    return values


def edge_keys(sources: Ints, targets: Ints, types: Ints, size: int) -> Ints:
    """Return one number for each relation, the same for both directions of a symmetric type."""
    turned = np.isin(types, SYMMETRIC_CODES) & (sources > targets)
    first, second = np.where(turned, targets, sources), np.where(turned, sources, targets)
    keys: Ints = (first * size + second) * _TYPES + types
    return keys


def _canonical(connection: Connection) -> tuple[Ints, Ints]:
    """Return for each entity id its canonical entity and that one's type."""
    rows = integers(connection, select(entity.c.id, entity.c.canonical, entity.c.type), 3)
    size = int(rows[:, 0].max(initial=0)) + 1
    canonical, types = np.zeros(size, np.int64), np.zeros(size, np.int64)
    canonical[rows[:, 0]] = rows[:, 1]
    types[rows[:, 0]] = rows[:, 2]
    return canonical, types[canonical]


def _mentioned(where: Filter) -> Select[Any]:
    return (
        select(appearance.c.entity, func.sum(appearance.c.mentions), func.count())
        .join(article, article.c.run == appearance.c.run)
        .where(*dated_articles(where))
        .group_by(appearance.c.entity)
    )


def _articles_of_merged(where: Filter) -> Select[Any]:
    """Count the articles of entities with several members, each once."""
    tops = select(entity.c.canonical).where(entity.c.id != entity.c.canonical)
    return (
        select(entity.c.canonical, func.count(func.distinct(appearance.c.run)))
        .join(appearance, appearance.c.entity == entity.c.id)
        .join(article, article.c.run == appearance.c.run)
        .where(entity.c.canonical.in_(tops), *dated_articles(where))
        .group_by(entity.c.canonical)
    )


def _related(where: Filter, number: ColumnElement[Any]) -> Select[Any]:
    return (
        select(relation.c.source, relation.c.target, relation.c.type, number)
        .join(article, article.c.run == relation.c.run)
        .where(*related(where))
        .group_by(relation.c.source, relation.c.target, relation.c.type)
    )


def integers(connection: Connection, query: Select[Any], columns: int) -> Ints:
    """Fetch rows of integers as an array, shape (rows, columns)."""
    rows = _rows(connection, query)
    return np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * columns).reshape(len(rows), columns)


def _rows(connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
    """Fetch rows past SQLAlchemy's row objects, which cost more than the query."""
    compiled = query.compile(connection, compile_kwargs={"render_postcompile": True})
    raw = connection.connection.driver_connection
    assert raw is not None
    parameters = [compiled.params[name] for name in compiled.positiontup or ()]
    found: list[tuple[Any, ...]] = raw.execute(str(compiled), parameters).fetchall()
    return found
