"""Shortest, k-shortest and strongest paths in a network."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.kinds import RELATION_TYPES
from synpol_desktop.core.network import IndexArray, Network
from synpol_desktop.core.progress import Progress
from synpol_desktop.graph.kernels import search
from synpol_desktop.graph.kernels.jit import runnable
from synpol_desktop.graph.measuring.ties import Ties, directed, undirected
from synpol_desktop.graph.paths.records import Path

Route = tuple[int, ...]


class PathFinder:
    """Answers questions about paths in one network; build it once, on a worker.

    Parameters
    ----------
    along : bool
        Whether paths follow relations from source to target only; relations without direction go both ways.
    """

    def __init__(self, network: Network, *, along: bool = False) -> None:
        self._network = network
        self._along = along
        self._net: Ties = directed(network) if along else undirected(network)
        self._place = {int(entity): place for place, entity in enumerate(network.ids)}
        self._open = np.zeros(network.n, np.bool_)
        self._previous = np.empty(network.n, np.int32)
        self._rows = np.argsort(network.edges.min(axis=1, initial=network.n), kind="stable")
        self._low = network.edges.min(axis=1, initial=network.n)[self._rows]

    def shortest(self, source: EntityId, target: EntityId) -> Path | None:
        """Return a path of the fewest ties, or None if there is none.

        Raises
        ------
        ValueError
            If an actor isn't in the network.
        """
        route = self._search(*self._ends(source, target))
        return None if route is None else self._path(route)

    def shortest_few(
        self, source: EntityId, target: EntityId, count: int, progress: Progress | None = None
    ) -> tuple[Path, ...]:
        """Return up to so many paths without loops, shortest first, of equals the strongest (Yen, 1971).

        Raises
        ------
        CancelledError
            If the job was asked to stop.
        ValueError
            If an actor isn't in the network.
        """
        progress = progress or Progress()
        first = self._search(*self._ends(source, target))
        if first is None or count < 1:
            return ()
        found: list[Path] = []
        taken: list[Route] = []
        waiting: list[tuple[int, float, Route]] = [(len(first), -self._weakest(first), first)]
        met = {first}
        while waiting and len(found) < count:
            progress.step(len(found), count, "paths")
            route = heapq.heappop(waiting)[2]
            found.append(self._path(route))
            taken.append(route)
            for other in self._branches(route, taken, progress):
                if other not in met:
                    met.add(other)
                    heapq.heappush(waiting, (len(other), -self._weakest(other), other))
        return tuple(found)

    def strongest(self, source: EntityId, target: EntityId) -> Path | None:
        """Return the path whose weakest tie is as strong as can be; of these one of the fewest ties.

        Raises
        ------
        ValueError
            If an actor isn't in the network.
        """
        ends = self._ends(source, target)
        best = self._search(*ends)
        if best is None:
            return None
        levels = np.unique(self._net.weights)
        low, high = 0, len(levels) - 1  # ties of levels[low] and more are known to connect
        while low < high:
            middle = (low + high + 1) // 2
            route = self._search(*ends, least=float(levels[middle]))
            if route is None:
                high = middle - 1
            else:
                best, low = route, middle
        return self._path(best)

    def _ends(self, source: EntityId, target: EntityId) -> tuple[int, int]:
        try:
            return self._place[int(source)], self._place[int(target)]
        except KeyError as error:
            raise ValueError(f"actor {error.args[0]} is not in the network") from None

    def _search(
        self,
        source: int,
        target: int,
        least: float = 0.0,
        closed: Sequence[int] = (),
        closed_first: Sequence[int] = (),
    ) -> Route | None:
        net = self._net
        shut, shut_first = (self._open.copy() if nodes else self._open for nodes in (closed, closed_first))
        shut[list(closed)] = True
        shut_first[list(closed_first)] = True
        reached = runnable(search.search)(
            net.indptr, net.indices, net.weights, least, source, target, shut, shut_first, self._previous
        )
        if not reached:
            return None
        route = [target]
        while route[-1] != source:
            route.append(int(self._previous[route[-1]]))
        return tuple(reversed(route))

    def _branches(self, route: Route, taken: Sequence[Route], progress: Progress) -> list[Route]:
        """Return the shortest ways that leave this path at each of its nodes, and none that was taken."""
        found = []
        for turn in range(len(route) - 1):
            progress.step(turn, len(route), "paths")
            root = route[: turn + 1]
            used = [other[turn + 1] for other in taken if other[: turn + 1] == root and len(other) > turn + 1]
            rest = self._search(root[-1], route[-1], closed=root[:-1], closed_first=used)
            if rest is not None:
                found.append(root[:-1] + rest)
        return found

    def _weakest(self, route: Route) -> float:
        net = self._net
        weakest = np.inf
        for tail, head in pairwise(route):
            row = slice(net.indptr[tail], net.indptr[tail + 1])
            weakest = min(weakest, float(net.weights[row][np.searchsorted(net.indices[row], head)]))
        return float(weakest)

    def _path(self, route: Route) -> Path:
        nodes = tuple(EntityId(int(self._network.ids[place])) for place in route)
        steps = tuple(self._edges(tail, head) for tail, head in pairwise(route))
        return Path(nodes, steps, self._weakest(route))

    def _edges(self, tail: int, head: int) -> tuple[int, ...]:
        """Return the edges of the network behind one step."""
        low = min(tail, head)
        first, last = np.searchsorted(self._low, [low, low + 1])
        rows: IndexArray = np.sort(self._rows[first:last])
        ends = self._network.edges[rows]
        there = (ends[:, 0] == tail) & (ends[:, 1] == head)
        back = (ends[:, 0] == head) & (ends[:, 1] == tail)
        if self._along:
            kinds = self._network.relations[rows]
            back &= np.array([RELATION_TYPES[kind].symmetric for kind in kinds.tolist()], np.bool_)
        return tuple(rows[there | back].tolist())
