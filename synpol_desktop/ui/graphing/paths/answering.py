"""Finds paths and reads the words that they rest on: on a worker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from synpol_desktop.core.dates import days
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import Network
from synpol_desktop.core.progress import Progress
from synpol_desktop.core.records import Evidence, RelationKey, RelationMention
from synpol_desktop.graph.paths.records import Path
from synpol_desktop.workspace.queries import ArticleQuery

if TYPE_CHECKING:
    from synpol_desktop.workspace import Workspace

SEVERAL = 5
"""How many paths are listed where several are asked for."""
_SURER = 1e-9


class Manner(StrEnum):
    """Which paths are asked for."""

    SHORTEST = "shortest"
    SEVERAL = "several"
    STRONGEST = "strongest"
    TIMED = "timed"


@dataclass(frozen=True, slots=True)
class PathQuestion:
    """What is asked.

    Parameters
    ----------
    along : bool
        Whether paths follow relations from source to target only. Paths in time always do.
    """

    source: EntityId
    target: EntityId
    manner: Manner = Manner.SHORTEST
    along: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the relation, the surest place that states it, and how many other places there are."""

    key: RelationKey
    evidence: Evidence
    more: int


@dataclass(frozen=True, slots=True)
class Chain:
    """A path as words: who is passed, and what each step rests on."""

    nodes: tuple[EntityId, ...]
    names: tuple[str, ...]
    steps: tuple[Step, ...]


def answer(workspace: Workspace, shown: Filter, asked: PathQuestion, progress: Progress) -> tuple[Chain, ...]:
    """Return the paths that answer a question, none if the filter leaves none.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    if asked.manner is Manner.TIMED:
        return _in_time(workspace, shown, asked, progress)
    from synpol_desktop.graph.building import network
    from synpol_desktop.graph.paths.finding import PathFinder

    facts = workspace.facts(shown)
    net, _ = network(facts, len(facts.ids))
    finder = PathFinder(net, along=asked.along)
    ends = asked.source, asked.target
    if not np.isin(ends, net.ids).all():
        return ()
    progress.step(0, 0)
    found: Iterable[Path | None]
    if asked.manner is Manner.SEVERAL:
        found = finder.shortest_few(*ends, SEVERAL, progress)
    elif asked.manner is Manner.STRONGEST:
        found = (finder.strongest(*ends),)
    else:
        found = (finder.shortest(*ends),)
    return tuple(_chain(workspace, shown, net, path, progress) for path in found if path is not None)


def _chain(workspace: Workspace, shown: Filter, net: Network, path: Path, progress: Progress) -> Chain:
    steps = []
    for number, edges in enumerate(path.steps):
        progress.step(number, len(path.steps))
        places = [(key, one) for key in map(net.key, edges) for one in workspace.evidence(key, shown)]
        if places:
            key, best = max(places, key=lambda place: place[1].relation.confidence)
            steps.append(Step(key, best, len(places) - 1))
    names = dict(zip(net.ids.tolist(), net.labels, strict=True))
    return Chain(path.nodes, tuple(names[int(node)] for node in path.nodes), tuple(steps))


def _in_time(
    workspace: Workspace, shown: Filter, asked: PathQuestion, progress: Progress
) -> tuple[Chain, ...]:
    from synpol_desktop.graph.paths.timed import Contacts, earliest_path

    dated = _dated(workspace, shown, progress)
    if not dated:
        return ()
    contacts = Contacts(
        np.array([one.source for one, _ in dated], np.int64),
        np.array([one.target for one, _ in dated], np.int64),
        np.array([day for _, day in dated], np.int64),
        np.array([one.type.symmetric for one, _ in dated], np.bool_),
    )
    path = earliest_path(contacts, asked.source, asked.target, progress=progress)
    if path is None:
        return ()
    steps = tuple(_stated(workspace, shown, dated[contact][0]) for contact in path.contacts)
    names = tuple(map(workspace.label, path.nodes))
    return (Chain(path.nodes, names, tuple(step for step in steps if step is not None)),)


def _dated(workspace: Workspace, shown: Filter, progress: Progress) -> Sequence[tuple[RelationMention, int]]:
    """Return the relation mentions that have a day, their own or their article's."""
    articles = workspace.article_ids(ArticleQuery())
    published = {row.id: row.published for row in workspace.article_rows(articles)}
    found = []
    for number, article in enumerate(articles):
        progress.step(number, len(articles))
        for mention in workspace.relation_mentions(article, shown):
            value = mention.date or published[article]
            if value:
                found.append((mention, days(value)[0].toordinal()))
    return found


def _stated(workspace: Workspace, shown: Filter, mention: RelationMention) -> Step | None:
    ends = mention.source, mention.target
    key = RelationKey(
        *(
            (min(ends), mention.type, max(ends))
            if mention.type.symmetric
            else (ends[0], mention.type, ends[1])
        )
    )
    places = workspace.evidence(key, shown)
    best = next((one for one in places if one.relation.id == mention.id), None)
    return None if best is None else Step(key, best, len(places) - 1)
