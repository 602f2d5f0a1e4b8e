"""Two times compared, with what the panel says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.arabic.collation import sort_key
from synpol_desktop.arabic.folding import folded
from synpol_desktop.core.comparing import CHANGES, Change, Comparison
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.records import RelationKey
from synpol_desktop.ui.timing.calendar import Days

if TYPE_CHECKING:
    from synpol_desktop.exporting.csv_files import Row
    from synpol_desktop.workspace import Workspace

COLUMNS = (
    "change",
    "source_id",
    "source",
    "type",
    "target_id",
    "target",
    "mentions_a",
    "mentions_b",
    "difference",
    "from_a",
    "until_a",
    "from_b",
    "until_b",
)
SORTS = ("change", "source", "type", "target", "before", "after", "difference")


@dataclass(frozen=True, slots=True)
class Line:
    """A relation in both times."""

    key: RelationKey
    change: Change
    source: str
    target: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        """How many more mentions the later time has."""
        return self.after - self.before


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """What two times show under one filter.

    Parameters
    ----------
    undated : int
        Facts that are in neither time, since they have no date.
    """

    table: Comparison
    a: Days
    b: Days
    undated: int

    @classmethod
    def of(cls, workspace: Workspace, shown: Filter, a: Days, b: Days) -> Compared:
        """Compare two times under a filter, whatever its own bounds on dates."""
        table = workspace.compared(within(shown, a), within(shown, b))
        return cls(table, a, b, len(workspace.moments(shown).undated))

    def count(self, change: Change) -> int:
        """Return how many relations changed so."""
        return int((self.table.changes == CHANGES.index(change)).sum())

    def line(self, at: int) -> Line:
        """Return the relation at a place of the table."""
        table, key = self.table, self.table.key(at)
        change = CHANGES[int(table.changes[at])]
        names = table.names.get(key.source, ""), table.names.get(key.target, "")
        return Line(key, change, *names, int(table.before[at]), int(table.after[at]))

    def order(self, text: str, change: Change | None, sort: str, descending: bool) -> list[int]:
        """Return the places of the relations that a table shows, in its order.

        Parameters
        ----------
        text : str
            Part of the name of an end.
        """
        table = self.table
        keep = np.ones(len(table), np.bool_)
        if change is not None:
            keep &= table.changes == CHANGES.index(change)
        words = folded(text).casefold().strip()
        if words:
            found = [id_ for id_, name in table.names.items() if words in folded(name).casefold()]
            keep &= np.isin(table.sources, found) | np.isin(table.targets, found)
        places = np.flatnonzero(keep)
        numbers = self._numbers(sort)[places]
        most = -np.maximum(table.before, table.after)[places]
        ordered: list[int] = places[np.lexsort((most, -numbers if descending else numbers))].tolist()
        return ordered

    def rows(self, places: Sequence[int]) -> Iterator[Row]:
        """Yield relations as rows of an exported table; its columns are ``COLUMNS``."""
        ends = tuple(day.isoformat() for days in (self.a, self.b) for day in days.dates)
        for at in places:
            line = self.line(at)
            source, target = int(line.key.source), int(line.key.target)
            yield (
                line.change.value,
                source,
                line.source,
                line.key.type.value,
                target,
                line.target,
                line.before,
                line.after,
                line.difference,
                *ends,
            )

    def _numbers(self, sort: str) -> NDArray[np.int64]:
        table = self.table
        match sort:
            case "change":
                return table.changes.astype(np.int64)
            case "type":
                return table.types.astype(np.int64)
            case "source" | "target":
                ranked = sorted(table.names, key=lambda id_: sort_key(table.names[id_]))
                rank = {id_: place for place, id_ in enumerate(ranked)}
                ends = table.sources if sort == "source" else table.targets
                return np.array([rank.get(id_, -1) for id_ in ends.tolist()], np.int64)
            case "before":
                return table.before
            case "after":
                return table.after
            case _:
                size: NDArray[np.int64] = np.abs(table.after - table.before)
                return size


def within(shown: Filter, days: Days) -> Filter:
    """Return a filter bounded by some days."""
    first, last = days.dates
    return replace(shown, first=first, last=last)
