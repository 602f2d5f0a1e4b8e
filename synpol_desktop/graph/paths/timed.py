"""Paths that respect time: each step happens on the day of the one before, or later."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.paths.records import TimedPath

_BETWEEN_LOOKS = 256  # actors settled between two looks at whether to stop


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Dated relation mentions.

    Parameters
    ----------
    sources, targets : ndarray of int64, shape (k,)
        Entity ids.
    days : ndarray of int64, shape (k,)
        Any count of days, such as ``date.toordinal()``.
    both_ways : ndarray of bool, shape (k,)
        Whether a contact goes both ways.

    Raises
    ------
    ValueError
        If the arrays differ in length.
    """

    sources: NDArray[np.int64]
    targets: NDArray[np.int64]
    days: NDArray[np.int64]
    both_ways: NDArray[np.bool_]

    def __post_init__(self) -> None:
        if not (self.sources.shape == self.targets.shape == self.days.shape == self.both_ways.shape):
            raise ValueError("contacts' arrays differ in length")


def earliest_path(
    contacts: Contacts,
    source: EntityId,
    target: EntityId,
    not_before: int | None = None,
    progress: Progress | None = None,
) -> TimedPath | None:
    """Return the path that arrives on the earliest day, or None if there is none.

    Contacts of one day may follow each other in any order, as their hours are unknown.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    progress = progress or Progress()
    start = int(not_before) if not_before is not None else int(contacts.days.min(initial=0))
    heads, days, rows, first = _by_tail(contacts)
    entered: dict[int, tuple[int, int, int]] = {}  # actor: where from, by which contact, on which day
    waiting = [(start, 0, int(source), int(source), -1)]
    settled: dict[int, int] = {}
    while waiting:
        if len(settled) % _BETWEEN_LOOKS == 0:
            progress.step(len(settled), 0, "paths")
        day, steps, actor, came_from, by = heapq.heappop(waiting)
        if actor in settled:
            continue
        settled[actor] = day
        entered[actor] = (came_from, by, day)
        if actor == int(target):
            return _followed_back(entered, int(source), actor)
        row = first.get(actor)
        if row is None:
            continue
        begin, end = row
        begin += int(np.searchsorted(days[begin:end], day))  # a row is sorted by day
        for place in range(begin, end):
            head = int(heads[place])
            if head not in settled:
                heapq.heappush(waiting, (int(days[place]), steps + 1, head, actor, int(rows[place])))
    return None


def _by_tail(
    contacts: Contacts,
) -> tuple[
    NDArray[np.int64],
    NDArray[np.int64],
    NDArray[np.intp],
    dict[int, tuple[int, int]],
]:
    """Sort contacts by who they start from and by day; those that go both ways are there twice."""
    both = contacts.both_ways
    tails = np.concatenate([contacts.sources, contacts.targets[both]])
    heads = np.concatenate([contacts.targets, contacts.sources[both]])
    days = np.concatenate([contacts.days, contacts.days[both]])
    rows = np.concatenate([np.arange(len(both)), np.flatnonzero(both)])
    order = np.lexsort((rows, days, tails))
    tails, heads, days, rows = tails[order], heads[order], days[order], rows[order]
    actors, begin = np.unique(tails, return_index=True)
    end = np.append(begin, len(tails))[1:]
    spans = zip(begin.tolist(), end.tolist(), strict=True)
    return heads, days, rows, dict(zip(actors.tolist(), spans, strict=True))


def _followed_back(entered: dict[int, tuple[int, int, int]], source: int, target: int) -> TimedPath:
    nodes, contacts, days = [target], [], []
    while nodes[-1] != source:
        came_from, by, day = entered[nodes[-1]]
        nodes.append(came_from)
        contacts.append(by)
        days.append(day)
    return TimedPath(
        tuple(EntityId(node) for node in reversed(nodes)), tuple(reversed(contacts)), tuple(reversed(days))
    )
