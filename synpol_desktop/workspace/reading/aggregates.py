"""Counts under a filter, kept until something is written.

The graph and the tables of entities and relations are views of the same numbers; the row-level questions go
to SQL. Conditions are those of `conditions`, over arrays.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from synpol_desktop.core.changes import Changes
from synpol_desktop.core.filters import DateBasis, Filter
from synpol_desktop.core.kinds import EntityType, RelationType
from synpol_desktop.core.moments import Moments
from synpol_desktop.workspace.codes import RELATION_CODES, SYMMETRIC_CODES, TYPE_CODES
from synpol_desktop.workspace.queries import RelationSort
from synpol_desktop.workspace.reading.columns import NO_DAY, Bools, Codes, Columns, Floats, Ints
from synpol_desktop.workspace.reading.masks import (
    between,
    own_days,
    related,
    shown_entities,
    shown_runs,
    spans,
)
from synpol_desktop.workspace.reading.renewal import Touched, read_columns, renewed

_KEPT = 4
_TYPES = 64  # more than there are relation types


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
    _columns: Columns
    _stated: NDArray[np.intp]
    """Positions of the relation mentions that pass."""
    _edge: NDArray[np.intp]
    """For each of these the relation that it states."""

    def counts(self, columns: Columns) -> bool:
        """Whether these are the facts that were counted."""
        return self._columns is columns

    def relations_under(self, where: Filter) -> int:
        """Return how many relations another filter, whose words are looked up, shows of these facts."""
        columns = self._columns
        _, keys = _stated(columns, where, shown_runs(columns, where), shown_entities(columns, where))
        return len(np.unique(keys))

    @property
    def entity_types(self) -> Ints:
        """The types of ``ids`` as codes."""
        return self._columns.type[self.ids]

    @cached_property
    def degrees(self) -> Ints:
        """Number of distinct neighbours of each of ``ids``."""
        pairs, _ = self.ties
        ends = np.concatenate((pairs // max(len(self.ids), 1), pairs % max(len(self.ids), 1)))
        return np.bincount(ends, minlength=len(self.ids)).astype(np.int64)

    @cached_property
    def ties(self) -> tuple[Ints, Ints]:
        """Pairs of related entities, ascending, and how many places join each.

        A pair is the place in ``ids`` of its smaller one, times their number, plus the place of the other.
        """
        low, high = np.minimum(self.sources, self.targets), np.maximum(self.sources, self.targets)
        pairs, which = np.unique(self.places(low) * len(self.ids) + self.places(high), return_inverse=True)
        return pairs, np.bincount(which, self.weights, len(pairs)).astype(np.int64)

    def places(self, ids: Ints) -> NDArray[np.intp]:
        """Return the index of each id in ``ids``; all must be there."""
        return np.searchsorted(self.ids, ids)

    def find(self, id_: int) -> int | None:
        """Return the index of an id, if it is there."""
        at = int(np.searchsorted(self.ids, id_))
        return at if at < len(self.ids) and self.ids[at] == id_ else None

    def articles_with(self, types: Iterable[EntityType], relations: Iterable[RelationType]) -> list[int]:
        """Return the articles that name an entity of these types or state a relation of those."""
        columns = self._columns
        kinds, codes = np.zeros(_TYPES, np.bool_), np.zeros(_TYPES, np.bool_)
        kinds[[TYPE_CODES[kind] for kind in types]] = True
        codes[[RELATION_CODES[kind] for kind in relations]] = True
        naming = kinds[columns.type[columns.canonical[columns.named.entities]]]
        stating = codes[columns.relations.types[self._stated]]
        runs = (columns.named.runs[naming], columns.relations.runs[self._stated][stating])
        shown = np.zeros(int(columns.article.max(initial=0)) + 1, np.bool_)
        shown[columns.article[np.concatenate(runs)]] = True
        shown[0] = False  # runs that are not shown
        return np.flatnonzero(shown).tolist()

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names of the outlets of all articles that were read."""
        return self._columns.outlet

    @property
    def stating(self) -> tuple[Ints, Ints]:
        """For each relation mention that passes: the relation it states, and the outlet that says so."""
        runs = self._columns.relations.runs[self._stated]
        return self._edge.astype(np.int64), self._columns.outlets[runs]

    @property
    def modalities(self) -> Codes:
        """The modality of each relation mention that passes."""
        return self._columns.relations.modalities[self._stated]

    @property
    def decisions(self) -> Ints:
        """What was decided of each relation mention that passes."""
        return self._columns.decision[self._stated]

    def dated(self, first: int, last: int) -> Bools:
        """Return for each relation whether a mention of it may be of a day between two, inclusive."""
        relations, stated = self._columns.relations, self._stated
        earliest = own_days(relations.first, self._columns.first[relations.runs])[stated]
        latest = own_days(relations.last, self._columns.last[relations.runs])[stated]
        return self._any((earliest != NO_DAY) & (earliest <= last) & (latest >= first))

    def printed(self, outlets: Iterable[str]) -> Bools:
        """Return for each relation whether one of these outlets states it."""
        named = frozenset(outlets)
        asked = [code for code, name in enumerate(self._columns.outlet) if name in named]
        runs = self._columns.relations.runs[self._stated]
        return self._any(np.isin(self._columns.outlets[runs], asked))

    def among(self, mentions: Iterable[int]) -> Bools:
        """Return for each relation whether one of these relation mentions states it."""
        return self._any(np.isin(self._columns.relations.ids[self._stated], list(mentions)))

    def _any(self, stated: Bools) -> Bools:
        """Return for each relation whether one of its mentions is marked."""
        found = np.zeros(len(self.weights), np.bool_)
        found[self._edge[stated]] = True
        return found

    def moments(self, basis: DateBasis) -> Moments:
        """Return when the relation mentions that pass are of."""
        relations, stated = self._columns.relations, self._stated
        first, last = (days[stated] for days in spans(self._columns, basis))
        return Moments(relations.ids[stated].astype(np.int64), relations.types[stated], first, last)

    def column(self, sort: RelationSort) -> Floats:
        """Return for each relation its first or last day, surest mention or number of articles.

        Relations without a day have 0.
        """
        relations, stated = self._columns.relations, self._stated
        values = np.full(len(self.weights), np.inf if sort is RelationSort.FIRST else 0.0)
        match sort:
            case RelationSort.FIRST:
                days = own_days(relations.first, self._columns.first[relations.runs])[stated]
                dated = days != NO_DAY
                np.minimum.at(values, self._edge[dated], days[dated])
                values[np.isinf(values)] = NO_DAY
            case RelationSort.LAST:
                latest = own_days(relations.last, self._columns.last[relations.runs])[stated]
                np.maximum.at(values, self._edge, latest)
            case RelationSort.CONFIDENCE:
                np.maximum.at(values, self._edge, relations.confidences[stated])
            case RelationSort.ARTICLES:
                runs = len(self._columns.article)
                pairs = np.unique(self._edge * runs + relations.runs[stated])
                values[:] = np.bincount(pairs // runs, minlength=len(values))
            case _:
                raise ValueError(f"{sort} is no number of a relation's mentions")
        return values


class Aggregates:
    """The latest aggregates; those of before a write are given out after it only if it changed nothing there.

    Parameters
    ----------
    kept : bool
        False where another program may write: then each question counts anew.
    """

    def __init__(self, *, kept: bool) -> None:
        self.kept = kept
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._generation = 0
        self._touched = Touched()
        self._columns: tuple[int, Columns] | None = None
        self._known: OrderedDict[Filter, Aggregate] = OrderedDict()

    @property
    def generation(self) -> int:
        """A number that another commit makes another."""
        return self._generation

    def columns(self, connect: Callable[[], AbstractContextManager[Connection]]) -> Columns:
        """Return all that filters ask, as it is now."""
        with self._reading:
            return self._read(connect)

    def forget(self, changes: Changes) -> None:
        """Look anew at what changed; called after each commit of facts or metadata."""
        with self._lock:
            self._generation += 1
            self._touched.add(changes)

    def get(self, where: Filter, connect: Callable[[], AbstractContextManager[Connection]]) -> Aggregate:
        """Return what a filter shows."""
        with self._lock:
            if self._columns is not None and self._columns[0] == self._generation and where in self._known:
                self._known.move_to_end(where)
                return self._known[where]
        with self._reading:  # several who ask at once wait for one reading and one count
            columns = self._read(connect)
            with self._lock:
                known = self._known.get(where)
            if known is not None and known.counts(columns):
                return known
            made = aggregate(columns, where)
            with self._lock:
                if self.kept:
                    self._known[where] = made
                    while len(self._known) > _KEPT:
                        self._known.popitem(last=False)
            return made

    def _read(self, connect: Callable[[], AbstractContextManager[Connection]]) -> Columns:
        """Return the columns as they are now; one thread at a time."""
        with self._lock:
            generation, before = self._generation, self._columns
            if before is not None and before[0] == generation:
                return before[1]
            touched, self._touched = self._touched, Touched()
        try:
            with connect() as connection:
                columns = renewed(connection, before[1], touched) if before else read_columns(connection)
        except BaseException:
            with self._lock:
                self._touched.join(touched)
            raise
        with self._lock:
            if self.kept:
                if before is not None and columns is not before[1]:
                    self._known.clear()
                self._columns = (generation, columns)
        return columns


def aggregate(columns: Columns, where: Filter) -> Aggregate:
    """Count entities and relations under a filter."""
    shown = shown_entities(columns, where)
    runs = shown_runs(columns, where)
    size = len(columns.canonical)

    found = columns.named
    named = (runs & between(columns.first, columns.last, where))[found.runs]
    tops = columns.canonical[found.entities]
    named &= shown[tops]
    tops = tops[named]
    mentions = np.bincount(tops, found.mentions[named], size).astype(np.int64)
    both = np.unique(tops * len(runs) + found.runs[named])  # a merged entity's article counts once
    articles = np.bincount(both // len(runs), minlength=size).astype(np.int64)

    stated, keys = _stated(columns, where, runs, shown)
    key, edge = np.unique(keys, return_inverse=True)
    weights = np.bincount(edge, minlength=len(key)).astype(np.int64)
    pair = key // _TYPES
    firsts, seconds = pair // size, pair % size

    ids = np.unique(np.concatenate([np.flatnonzero(mentions), firsts, seconds]))
    numbers = (mentions[ids], articles[ids], firsts, key % _TYPES, seconds, weights)
    return Aggregate(ids, *numbers, columns, stated, edge)


def _stated(columns: Columns, where: Filter, runs: Bools, shown: Bools) -> tuple[NDArray[np.intp], Ints]:
    """Return the positions of the relation mentions that pass, and the key of the relation each states."""
    stated = np.flatnonzero(related(columns, where, runs))
    sources = columns.canonical[columns.relations.sources[stated]]
    targets = columns.canonical[columns.relations.targets[stated]]
    keep = shown[sources] & shown[targets] & (sources != targets)
    stated = stated[keep]
    types = columns.relations.types[stated]
    return stated, edge_keys(sources[keep], targets[keep], types, len(columns.canonical))


def edge_keys(sources: Ints, targets: Ints, types: Codes, size: int) -> Ints:
    """Return one number for each relation, the same for both directions of a symmetric type."""
    turned = np.isin(types, SYMMETRIC_CODES) & (sources > targets)
    first, second = np.where(turned, targets, sources), np.where(turned, sources, targets)
    return (first * size + second) * _TYPES + types.astype(np.int64)
