"""Gives a network the looks that the rules in force ask for, and its legend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from synpol_desktop.core.network import Network
from synpol_desktop.core.records import RelationKey
from synpol_desktop.core.styling.attributes import MEASURES, Side
from synpol_desktop.core.styling.looks import Looks
from synpol_desktop.core.styling.resolving import own_columns, resolve
from synpol_desktop.tasks.styling import Found, Wanted, actors, find, measured_columns, wanted_of
from synpol_desktop.ui.desk import Desk
from synpol_desktop.ui.graphing.measures.measuring import Measuring
from synpol_desktop.ui.graphing.source import Picture
from synpol_desktop.ui.graphing.styling.key import legend
from synpol_desktop.ui.graphing.styling.styling import Columns, Styling
from synpol_desktop.ui.painting.legend import Legend

_MOST_KEYS = 60
"""So many categories are offered; who has more searches rather than chooses."""


class Dressing(QObject):
    """Knows what rules ask of the network on the screen."""

    ready = Signal()
    """The rules, or what they ask for, are others: the network is to be dressed again."""

    def __init__(
        self, desk: Desk, styling: Styling, measuring: Measuring, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._styling, self._measuring = desk, styling, measuring
        self._found = Found()
        self._network = Network.empty()
        self._looks: Looks | None = None
        self.left_out: frozenset[RelationKey] = frozenset()
        """The relations of the network that the sieve leaves out."""
        styling.changed.connect(self.follow)
        styling.sifted.connect(self.follow)
        measuring.measured_anew.connect(self.follow)

    @property
    def wanted(self) -> Wanted:
        """The attributes that rules and sieve ask of the workspace."""
        style, sieve = self._styling.shown, self._styling.sieve
        nodes = style.attributes(Side.NODES) | sieve.attributes(Side.NODES)
        edges = style.attributes(Side.EDGES) | sieve.attributes(Side.EDGES)
        return wanted_of(nodes, edges)

    def gatherer(self) -> Callable[[Picture], tuple[Picture, Found]]:
        """Return what adds to a picture, on a worker, what rules ask of its network."""
        workspace, shown, wanted = self._desk.workspace, self._desk.filter, self.wanted
        return lambda made: (made, find(workspace, shown, made.network, wanted))

    def dress(self, network: Network, found: Found | None = None) -> tuple[Network, Looks | None]:
        """Return what of a network is drawn and its looks; None for the plain ones.

        Parameters
        ----------
        found : Found, optional
            What rules ask of it; that of the last time for the same network.
        """
        self._network = network
        self._found = found if found is not None else self._found
        self._measure()
        nodes, edges = self.columns(network)
        sieve, self.left_out = self._styling.sieve, frozenset()
        if sieve.attributes(Side.EDGES):
            out = sieve.refused(Side.EDGES, {**own_columns(network, Side.EDGES), **edges}, network.m)
            self.left_out = frozenset(map(network.key, out.nonzero()[0].tolist()))
            network = replace(
                network,
                edges=network.edges[~out],
                relations=network.relations[~out],
                weights=network.weights[~out],
            )
            edges = {name: column.taken((~out).nonzero()[0]) for name, column in edges.items()}
        style = self._styling.shown
        ruled = any(rule.on for rule in style.rules)
        self._looks = resolve(style, self._desk.style, network, nodes, edges) if ruled else None
        return network, self._looks

    def columns(self, network: Network) -> Columns:
        """Return all that is known of a network's nodes and edges beside what it says itself."""
        nodes = {**self._found.nodes, **measured_columns(self._measuring.attributes, network.ids)}
        edges = dict(self._found.edges)
        if self._styling.overlay is not None:
            more_nodes, more_edges = self._styling.overlay.columns(network)
            nodes |= more_nodes
            edges |= more_edges
        return nodes, edges

    def legend(self, network: Network) -> Legend:
        """Return the lines that say what is drawn, and what the rules mean."""
        return legend(network, self._desk.filter, self._looks, self._styling.sieve, self._desk.style)

    def _measure(self) -> None:
        """Measure once what rules ask for; later measures are the analyst's to ask for."""
        style = self._styling.shown
        if self._measuring.measured is None and style.attributes(Side.NODES) & MEASURES.keys():
            self._measuring.begin()

    def ask_keys(
        self, side: Side, attribute: str, then: Callable[[tuple[str, tuple[str, ...]]], None]
    ) -> None:
        """Ask for the categories of an attribute in all that the filter shows; ``then`` gets both."""
        workspace, shown, measured = self._desk.workspace, self._desk.filter, self._measuring.measured
        attributes = self._measuring.attributes

        def work() -> tuple[str, tuple[str, ...]]:
            names = frozenset({attribute})
            if side is Side.EDGES:
                column = workspace.edge_columns(shown, names).columns.get(attribute)
            elif attribute in MEASURES:
                ids = np.empty(0, np.int64) if measured is None else measured.ids
                column = measured_columns(attributes, ids).get(attribute)
            else:
                column = actors(workspace, shown, names).columns.get(attribute)
            return attribute, () if column is None or column.keys is None else column.keys[:_MOST_KEYS]

        self._desk.jobs.ask("style keys", work, then)

    def follow(self) -> None:
        """Find what the rules ask for, if that isn't known, and have the network dressed again."""
        wanted = self.wanted
        if self._found.covers(wanted):
            self.ready.emit()
            return
        workspace, shown, network = self._desk.workspace, self._desk.filter, self._network
        self._desk.jobs.ask("looks", lambda: find(workspace, shown, network, wanted), self._take)

    def _take(self, found: Found) -> None:
        self._found = found
        self.ready.emit()
