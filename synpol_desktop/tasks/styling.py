"""What rules of looks ask of a workspace, and the looks of a network that is exported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from synpol_desktop.core.blocs import english_names
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.labels import LabelLanguage
from synpol_desktop.core.network import Network
from synpol_desktop.core.style import StyleSheet
from synpol_desktop.core.styling.attributes import COMPARED, MEASURES, Side
from synpol_desktop.core.styling.columns import Column, Known, edge_numbers
from synpol_desktop.core.styling.looks import Looks, plain
from synpol_desktop.core.styling.resolving import own_columns, resolve
from synpol_desktop.core.styling.rules import PLAIN, Style
from synpol_desktop.graph.measuring.records import Attribute, Measure

if TYPE_CHECKING:
    from synpol_desktop.core.progress import Progress
    from synpol_desktop.workspace import Workspace

DOCUMENT = "style"
Wanted = tuple[frozenset[str], frozenset[str]]
"""Attributes of nodes and of edges that are asked of a workspace."""
_ELSEWHERE = {
    Side.NODES: COMPARED | MEASURES.keys() | own_columns(Network.empty(), Side.NODES).keys(),
    Side.EDGES: COMPARED | own_columns(Network.empty(), Side.EDGES).keys(),
}
"""Attributes that come from the network itself, from its measures or from a comparison."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Columns of a network's nodes and edges, for one wanting."""

    wanted: Wanted = (frozenset(), frozenset())
    nodes: Mapping[str, Column] = field(default_factory=dict)
    edges: Mapping[str, Column] = field(default_factory=dict)

    def covers(self, wanted: Wanted) -> bool:
        """Whether all that is wanted was asked for."""
        return wanted[0] <= self.wanted[0] and wanted[1] <= self.wanted[1]


def kept_style(workspace: Workspace) -> Style:
    """Return the style that a workspace holds; the plain one for what this release can't read."""
    content = workspace.document(DOCUMENT)
    if content is None:
        return PLAIN
    try:
        return Style.of(content)
    except ValueError:
        return PLAIN


def wanted_of(nodes: frozenset[str], edges: frozenset[str]) -> Wanted:
    """Return which of some attributes are asked of a workspace."""
    return nodes - _ELSEWHERE[Side.NODES], edges - _ELSEWHERE[Side.EDGES]


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
        blocs = workspace.blocs_at(shown.last)
        column = several(known.numbers, {int(id_): found for id_, found in blocs.items()})
        english = {} if workspace.label_language is LabelLanguage.ARABIC else english_names()
        columns["bloc"] = replace(column, names=tuple(english.get(key, key) for key in column.keys or ()))
    return Known(known.numbers, columns)


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
        names = sorted(set(keys.get(id_, ())), key=place.__getitem__)
        if names:
            values[row] = place[names[0]]
        rows += [row] * len(names)
        codes += [place[name] for name in names]
    return Column(values, order, also=(np.array(rows, np.intp), np.array(codes, np.intp)))


def measured_columns(measured: Mapping[Measure, Attribute], ids: NDArray[np.int64]) -> dict[str, Column]:
    """Return what was measured of actors."""
    columns = {}
    for measure, attribute in measured.items():
        keys = None
        if measure.nominal:
            keys = tuple(map(str, range(int(attribute.values.max(initial=-1)) + 1)))
        columns[measure.value] = Column(attribute.of(ids), keys)
    return columns


def looks_of(
    workspace: Workspace,
    shown: Filter,
    network: Network,
    style: Style,
    sheet: StyleSheet,
    progress: Progress | None = None,
) -> Looks:
    """Return the looks that rules give a network; what they ask for is read, and measured where needed.

    Raises
    ------
    CancelledError
        If the job was asked to stop.
    """
    if not any(rule.on for rule in style.rules):
        return plain(network, sheet)
    nodes, edges = style.attributes(Side.NODES), style.attributes(Side.EDGES)
    found = find(workspace, shown, network, wanted_of(nodes, edges))
    measured = {}
    if nodes & MEASURES.keys():
        from synpol_desktop.graph.building import network as built
        from synpol_desktop.graph.measuring.running import measure

        facts = workspace.facts(shown)
        whole, _ = built(facts, len(facts.ids))
        wanted = [Measure(name) for name in sorted(nodes & MEASURES.keys())]
        measured = {one.measure: one for one in measure(whole, wanted, progress=progress)}
    return resolve(
        style, sheet, network, {**found.nodes, **measured_columns(measured, network.ids)}, found.edges
    )
