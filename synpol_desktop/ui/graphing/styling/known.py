"""What rules ask of the actors and relations of a network: read on a worker, measured ones added later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import Network
from synpol_desktop.core.styling.columns import Column, Known, edge_numbers
from synpol_desktop.graph.measuring.records import Measure

if TYPE_CHECKING:
    from synpol_desktop.ui.graphing.measures.taking import Measured
    from synpol_desktop.workspace import Workspace

Wanted = tuple[frozenset[str], frozenset[str]]
"""Attributes of nodes and of edges that rules ask for."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Columns of a network's nodes and edges, for one wanting."""

    wanted: Wanted = (frozenset(), frozenset())
    nodes: Mapping[str, Column] = field(default_factory=dict)
    edges: Mapping[str, Column] = field(default_factory=dict)

    def covers(self, wanted: Wanted) -> bool:
        """Whether all that is wanted was asked for."""
        return wanted[0] <= self.wanted[0] and wanted[1] <= self.wanted[1]


def find(workspace: Workspace, shown: Filter, network: Network, wanted: Wanted) -> Found:
    """Return what the workspace knows of a network's nodes and edges under a filter."""
    nodes, edges = wanted
    found_nodes: dict[str, Column] = {}
    if nodes:
        found_nodes = actors(workspace, shown, nodes).of(network.ids)
    found_edges: dict[str, Column] = {}
    if edges:
        ends = network.ids[network.edges]
        numbers = edge_numbers(ends[:, 0], ends[:, 1], network.relations)
        found_edges = workspace.edge_columns(shown, edges).of(numbers)
    return Found(wanted, found_nodes, found_edges)


def actors(workspace: Workspace, shown: Filter, names: frozenset[str]) -> Known:
    """Return what the workspace knows of all actors under a filter."""
    known = workspace.node_columns(shown, names)
    columns = dict(known.columns)
    if "tag" in names:
        tags = workspace.entity_tags([EntityId(int(id_)) for id_ in known.numbers])
        columns["tag"] = several(known.numbers, {int(id_): found for id_, found in tags.items()})
    if "bloc" in names:
        columns["bloc"] = several(known.numbers, blocs(workspace, shown))
    return Known(known.numbers, columns)


def blocs(workspace: Workspace, shown: Filter) -> dict[int, Sequence[str]]:
    """Return the blocs of each actor that has any, at the last day that the filter shows."""
    found: dict[int, list[str]] = {}
    for member in workspace.blocs():
        begun = shown.last is None or member.first is None or member.first <= shown.last
        if begun and (member.last is None or (shown.first is not None and member.last >= shown.first)):
            found.setdefault(int(member.entity), []).append(member.bloc)
    return dict(found)


def several(ids: NDArray[np.int64], keys: Mapping[int, Sequence[str]]) -> Column:
    """Return categories of which an actor may have several; the commonest come first."""
    counts: dict[str, int] = {}
    for names in keys.values():
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    order = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
    place = {name: code for code, name in enumerate(order)}
    values = np.full(len(ids), np.nan)
    rows, codes = [], []
    for row, id_ in enumerate(ids.tolist()):
        names = sorted(keys.get(id_, ()), key=place.__getitem__)
        if names:
            values[row] = place[names[0]]
        rows += [row] * len(names)
        codes += [place[name] for name in names]
    return Column(values, order, also=(np.array(rows, np.intp), np.array(codes, np.intp)))


def measured_columns(measured: Measured | None, ids: NDArray[np.int64]) -> dict[str, Column]:
    """Return what was measured of actors."""
    if measured is None:
        return {}
    columns = {}
    for measure in Measure:
        values = measured.attributes[measure].of(ids)
        keys = None
        if measure.nominal:
            most = int(measured.values(measure).max(initial=-1)) + 1
            keys = tuple(map(str, range(most)))
        columns[measure.value] = Column(values, keys)
    return columns
