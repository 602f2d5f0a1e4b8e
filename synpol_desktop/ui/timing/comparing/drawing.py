"""Draws in the graph what two times have in common and in what they differ: as rules above all others."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from synpol_desktop.core.comparing import CHANGES
from synpol_desktop.core.network import Network
from synpol_desktop.core.styling.attributes import Side
from synpol_desktop.core.styling.columns import Column, Known, edge_numbers
from synpol_desktop.core.styling.forms import Dash
from synpol_desktop.core.styling.palettes import CATEGORIES
from synpol_desktop.core.styling.rules import Asks, Channel, Condition, Rule, Style
from synpol_desktop.ui.graphing.styling.styling import Overlay
from synpol_desktop.ui.timing.comparing.compared import Compared

RULES = Style(
    (
        Rule(Side.NODES, Channel.FILL, "presence"),
        Rule(Side.EDGES, Channel.LINE, "change"),
        Rule(
            Side.EDGES,
            Channel.DASH,
            fixed=Dash.DASHED.value,
            where=Condition("change", Asks.IS, ("vanished",)),
        ),
        Rule(Side.EDGES, Channel.WIDTH, fixed=3.2, where=Condition("change", Asks.IS, ("appeared", "grew"))),
    )
)
"""What vanished is broken and what came is thick, so that colour is not the only difference."""


def overlay(compared: Compared) -> Overlay:
    """Return the rules that draw a comparison."""
    known = _changes(compared)

    def columns(network: Network) -> tuple[Mapping[str, Column], Mapping[str, Column]]:
        ends = network.ids[network.edges]
        numbers = edge_numbers(ends[:, 0], ends[:, 1], network.relations)
        return {"presence": presence(network, compared)}, known.of(numbers)

    return Overlay(RULES, columns)


def presence(network: Network, compared: Compared) -> Column:
    """Return whether the relations of each actor are of A only, of B only, or of both."""
    table = compared.table
    ends = np.concatenate((table.sources, table.targets))
    in_a = np.isin(network.ids, ends[np.tile(table.before > 0, 2)])
    in_b = np.isin(network.ids, ends[np.tile(table.after > 0, 2)])
    keys = CATEGORIES["presence"]
    codes = np.where(in_a & in_b, keys.index("both"), np.where(in_a, keys.index("a"), keys.index("b")))
    return Column(np.where(in_a | in_b, codes, np.nan).astype(np.float64), keys)


def _changes(compared: Compared) -> Known:
    """Return what became of each relation."""
    table, keys = compared.table, CATEGORIES["change"]
    numbers = edge_numbers(table.sources, table.targets, table.types)
    order = np.argsort(numbers, kind="stable")
    code_of = np.array([keys.index(change.value) for change in CHANGES], np.float64)
    return Known(numbers[order], {"change": Column(code_of[table.changes[order]], keys)})
