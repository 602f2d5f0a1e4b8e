"""The graph as a picture file, drawn without a window: what the command line exports."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication

from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.ids import EntityId
from synpol_desktop.core.network import Network, Positions
from synpol_desktop.graph.building import network
from synpol_desktop.graph.layout import ForceLayout
from synpol_desktop.ui.graph_legend import legend
from synpol_desktop.ui.i18n import set_language
from synpol_desktop.ui.painting.export import render_png
from synpol_desktop.ui.painting.fonts import bundled_family
from synpol_desktop.ui.painting.palettes import style_sheet
from synpol_desktop.ui.scope import scope_lines
from synpol_desktop.workspace import Workspace

ASPECT = 1280 / 800
MOST_TICKS = 600
"""Bounded by ticks, not by the clock, so that the same workspace always gives the same picture."""


def draw(workspace: Workspace, path: Path, *, language: str, dark: bool) -> tuple[int, int, int]:
    """Draw the strongest actors with title and legend, as a window shows them first.

    A Qt application is made if there is none; the platform must be one that needs no display.

    Returns
    -------
    actors, relations, hidden : int
        What is drawn, and how many weaker actors are not.

    Raises
    ------
    SynpolError
        If there is nothing to draw or the file can't be written.
    """
    shown = Filter()
    net, hidden = network(workspace.facts(shown))
    if not net.n:
        raise SynpolError(
            "There are no relations to draw in “{name}”.",
            hint="Import articles first.",
            name=workspace.path.name,
        )
    application = QGuiApplication.instance() or QGuiApplication(["synpol-desktop"])
    set_language(language)
    style = style_sheet(dark, bundled_family())
    title = scope_lines(workspace, shown, net)
    render_png(path, net, _places(net, workspace), style, legend(net, shown), title=title)
    del application
    return net.n, net.m, hidden


def _places(net: Network, workspace: Workspace) -> Positions:
    layout = ForceLayout(net.n, net.edges, np.sqrt(net.weights), aspect=ASPECT)
    pins, pinned = workspace.pins(), np.zeros(net.n, bool)
    for node, entity in enumerate(net.ids.tolist()):
        place = pins.get(EntityId(entity))
        if place is not None:
            layout.pin(node, place)
            pinned[node] = True
    layout.run(max_ticks=MOST_TICKS)
    return Positions(layout.positions, pinned)
