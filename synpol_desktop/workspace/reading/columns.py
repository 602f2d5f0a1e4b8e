"""What filters ask of all facts, as arrays: read once, then only what new extractions add.

The facts of a run never change, so that a commit of a running import costs a look at its own rows. What does
change is read anew after each commit: which articles show which run and when they are of, which entities are
one, and what was decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from synpol_desktop.workspace.statements import fetch

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Small = NDArray[np.int32]
Codes = NDArray[np.uint8]

NO_DAY = 0
"""Stands for a missing day; the first day there is has the number 1."""

_RELATIONS = """
SELECT
    id, run, source, target, type * 64 + modality, confidence, coalesce(first_day, 0), coalesce(last_day, 0)
FROM relation WHERE id > ? ORDER BY id
"""
_APPEARANCES = "SELECT run, entity, mentions FROM appearance WHERE run > ? ORDER BY run"
_ARTICLES = "SELECT run, id, coalesce(first_day, 0), coalesce(last_day, 0) FROM article WHERE visible AND run"
_OUTLETS = "SELECT run, outlet FROM article WHERE visible AND run"
_ENTITIES = "SELECT id, canonical, type FROM entity"
_CORRECTIONS = """
SELECT run, entity, sum(CASE decision WHEN 1 THEN 1 WHEN 2 THEN -1 ELSE 0 END) FROM mention
WHERE decision <> 0 GROUP BY run, entity ORDER BY run, entity
"""
_DECISIONS = "SELECT id, decision FROM relation WHERE decision <> 0"


@dataclass(frozen=True, eq=False)
class Relations:
    """Relation mentions of all runs, by ascending id; all arrays have one entry for each."""

    ids: Small
    runs: Small
    sources: Small
    targets: Small
    types: Codes
    modalities: Codes
    confidences: Floats
    first: Small
    last: Small

    def and_newer(self, connection: Connection) -> Relations:
        """Return these and what was written since."""
        rows = _numbers(connection, _RELATIONS, 8, int(self.ids[-1]) if len(self.ids) else 0)
        if not len(rows):
            return self
        numbers = rows.T.astype(np.int32)
        types, modalities = (codes.astype(np.uint8) for codes in np.divmod(numbers[4], 64))
        return Relations(
            np.concatenate((self.ids, numbers[0])),
            np.concatenate((self.runs, numbers[1])),
            np.concatenate((self.sources, numbers[2])),
            np.concatenate((self.targets, numbers[3])),
            np.concatenate((self.types, types)),
            np.concatenate((self.modalities, modalities)),
            np.concatenate((self.confidences, rows[:, 5])),
            np.concatenate((self.first, numbers[6])),
            np.concatenate((self.last, numbers[7])),
        )


@dataclass(frozen=True, eq=False)
class Appearances:
    """Entities in runs with the number of their mentions there, by ascending run."""

    runs: Small
    entities: Small
    mentions: Small

    def and_newer(self, connection: Connection) -> Appearances:
        """Return these and what was written since."""
        rows = _numbers(connection, _APPEARANCES, 3, int(self.runs[-1]) if len(self.runs) else 0)
        if not len(rows):
            return self
        runs, entities, mentions = rows.T.astype(np.int32)
        return Appearances(
            np.concatenate((self.runs, runs)),
            np.concatenate((self.entities, entities)),
            np.concatenate((self.mentions, mentions)),
        )


_NONE = np.zeros(0, np.int32)
_NO_CODES = np.zeros(0, np.uint8)
NO_RELATIONS = Relations(_NONE, _NONE, _NONE, _NONE, _NO_CODES, _NO_CODES, np.zeros(0), _NONE, _NONE)
NO_APPEARANCES = Appearances(_NONE, _NONE, _NONE)


@dataclass(frozen=True, eq=False)
class Columns:
    """All that filters ask, as one snapshot of the file has it.

    Parameters
    ----------
    appearances, named : Appearances
        What extractions found, and that as the analyst corrected it.
    article, first, last : ndarray of int64, shape (runs,)
        By run: the article that shows it (0 for a run that is not shown) and the days it is of.
    outlet : tuple of str
        Names of the outlets; ``outlets`` has for each run a position in it.
    canonical, type : ndarray of int64, shape (entities,)
        By entity id: its canonical entity, and the type of that one.
    decision : ndarray of int64
        For each of ``relations`` what the analyst decided.
    """

    relations: Relations
    appearances: Appearances
    named: Appearances
    article: Ints
    first: Ints
    last: Ints
    outlets: Ints
    outlet: tuple[str, ...]
    canonical: Ints
    type: Ints
    decision: Ints


def read_columns(connection: Connection, before: Columns | None) -> Columns:
    """Read what filters ask; what an earlier snapshot of the file has of runs is taken from there."""
    relations = (before.relations if before else NO_RELATIONS).and_newer(connection)
    appearances = (before.appearances if before else NO_APPEARANCES).and_newer(connection)
    articles = _numbers(connection, _ARTICLES, 4).astype(np.int64)
    runs = articles[:, 0]
    size = 1 + max(_greatest(runs), _greatest(relations.runs), _greatest(appearances.runs))
    outlet, codes = _outlets(connection)
    known = _numbers(connection, _ENTITIES, 3).astype(np.int64)
    ends = 1 + max(_greatest(known[:, 0]), _greatest(appearances.entities))
    canonical = _by(known[:, 0], known[:, 1], ends)
    return Columns(
        relations,
        appearances,
        _corrected(connection, appearances),
        article=_by(runs, articles[:, 1], size),
        first=_by(runs, articles[:, 2], size),
        last=_by(runs, articles[:, 3], size),
        outlets=_by(np.array(list(codes), np.int64), np.array(list(codes.values()), np.int64), size),
        outlet=outlet,
        canonical=canonical,
        type=_by(known[:, 0], known[:, 2], ends)[canonical],
        decision=_decisions(connection, relations.ids),
    )


def _corrected(connection: Connection, found: Appearances) -> Appearances:
    """Return how often entities are named in runs, counting what the analyst marked and unmarked.

    An entity all of whose mentions were unmarked does not appear; one found without any mention does.
    """
    changes = _numbers(connection, _CORRECTIONS, 3).astype(np.int64)
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


def _outlets(connection: Connection) -> tuple[tuple[str, ...], dict[int, int]]:
    """Return the names of outlets, and by run the position of its outlet."""
    positions: dict[str, int] = {}
    codes = {run: positions.setdefault(name, len(positions)) for run, name in fetch(connection, _OUTLETS)}
    return tuple(positions), codes


def _decisions(connection: Connection, ids: Small) -> Ints:
    decision = np.zeros(len(ids), np.int64)
    rows = _numbers(connection, _DECISIONS, 2).astype(np.int64)
    decision[np.searchsorted(ids, rows[:, 0])] = rows[:, 1]
    return decision


def _by(keys: Ints, values: Ints, size: int) -> Ints:
    """Return an array that has the values at their keys and zero elsewhere."""
    table = np.zeros(size, np.int64)
    table[keys] = values
    return table


def _greatest(numbers: Ints | Small) -> int:
    return int(numbers.max(initial=0))


def _numbers(connection: Connection, sql: str, columns: int, *values: int) -> Floats:
    """Fetch rows of numbers as an array, shape (rows, columns); ids below 2**53 are exact."""
    rows = fetch(connection, sql, values)
    return np.fromiter(chain.from_iterable(rows), np.float64, len(rows) * columns).reshape(-1, columns)
