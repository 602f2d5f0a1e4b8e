"""What filters ask of all facts, as arrays.

The facts of a run never change: they are read once, then only what new extractions add. What does change is
which articles show which run and when they are of, which entities are one, and what was decided: see
`renewal`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from synpol_desktop.workspace.statements import fetch_array

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Small = NDArray[np.int32]
Codes = NDArray[np.uint8]

NO_DAY = 0
"""Stands for a missing day; the first day there is has the number 1."""

# Numbers that belong together come as one: half as many of them are made on the way to an array.
_PAIR = 31  # bits of an id
_DAY = 24
_KIND = 12
_RELATIONS = f"""
SELECT
    id << {_PAIR} | run,
    source << {_PAIR} | target,
    (coalesce(first_day, 0) << {_DAY} | coalesce(last_day, 0)) << {_KIND} | (type << 6) | modality,
    confidence
FROM relation WHERE id > ? ORDER BY id
"""
_APPEARANCES = f"SELECT run, entity << {_PAIR} | mentions FROM appearance WHERE run > ? ORDER BY run"
_STATED = np.dtype([("place", "i8"), ("ends", "i8"), ("days", "i8"), ("confidence", "f8")])
_APPEARED = np.dtype([("run", "i8"), ("count", "i8")])


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
        rows = fetch_array(connection, _RELATIONS, _STATED, int(self.ids[-1]) if len(self.ids) else 0)
        if not len(rows):
            return self
        days, kinds = _parts(rows["days"], _KIND)
        added: tuple[NDArray[Any], ...] = (
            *(
                part.astype(np.int32)
                for part in (*_parts(rows["place"], _PAIR), *_parts(rows["ends"], _PAIR))
            ),
            *(part.astype(np.uint8) for part in _parts(kinds, 6)),
            rows["confidence"],
            *(part.astype(np.int32) for part in _parts(days, _DAY)),
        )
        known: Iterator[NDArray[Any]] = (getattr(self, field.name) for field in fields(self))
        return Relations(*(np.concatenate(both) for both in zip(known, added, strict=True)))


@dataclass(frozen=True, eq=False)
class Appearances:
    """Entities in runs with the number of their mentions there, by ascending run."""

    runs: Small
    entities: Small
    mentions: Small

    def and_newer(self, connection: Connection) -> Appearances:
        """Return these and what was written since."""
        rows = fetch_array(connection, _APPEARANCES, _APPEARED, int(self.runs[-1]) if len(self.runs) else 0)
        if not len(rows):
            return self
        entities, mentions = _parts(rows["count"], _PAIR)
        return Appearances(
            np.concatenate((self.runs, rows["run"].astype(np.int32))),
            np.concatenate((self.entities, entities.astype(np.int32))),
            np.concatenate((self.mentions, mentions.astype(np.int32))),
        )


def _parts(numbers: Ints, bits: int) -> tuple[Ints, Ints]:
    """Take numbers apart: what stands above the last bits, and these."""
    return numbers >> bits, numbers & ((1 << bits) - 1)


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
    canonical, own_type, type : ndarray of int64, shape (entities,)
        By entity id: its canonical entity, its type, and the type of that one.
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
    own_type: Ints
    type: Ints
    decision: Ints
