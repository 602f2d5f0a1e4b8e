"""The graph as a picture file, drawn without a window."""

from __future__ import annotations

import os
from pathlib import Path

from synpol_desktop.core import preflight
from synpol_desktop.core.errors import SynpolError
from synpol_desktop.core.filters import Filter
from synpol_desktop.core.network import Positions
from synpol_desktop.graph.building import network
from synpol_desktop.graph.layout import ForceLayout
from synpol_desktop.workspace import Workspace

MOST_TICKS = 600
"""Bounded by ticks, not by the clock, so that the same workspace always gives the same picture."""


def draw(workspace: Workspace, path: Path, *, language: str, dark: bool) -> str:
    """Draw what the window shows first of a workspace; return a line about it.

    Raises
    ------
    SynpolError
        If there is nothing to draw or the file can't be written.
    """
    import numpy as np

    shown = Filter()
    net, hidden = network(workspace.facts(shown))
    if not net.n:
        raise SynpolError(
            "There are no relations to draw in “{name}”.",
            hint="Import articles first.",
            name=workspace.path.name,
        )
    layout = ForceLayout(net.n, net.edges, np.sqrt(net.weights))
    pins, pinned = workspace.pins(), np.zeros(net.n, bool)
    for node, entity in enumerate(net.ids.tolist()):
        if entity in pins:
            layout.pin(node, pins[entity])
            pinned[node] = True
    layout.run(max_ticks=MOST_TICKS)

    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window: a display is neither needed nor looked for
    preflight.require(window=False)
    from PySide6.QtGui import QGuiApplication

    from synpol_desktop.ui.graph_legend import legend
    from synpol_desktop.ui.i18n import set_language
    from synpol_desktop.ui.painting.export import render_png
    from synpol_desktop.ui.painting.fonts import bundled_family
    from synpol_desktop.ui.painting.palettes import style_sheet

    app = QGuiApplication.instance() or QGuiApplication([])
    set_language(language)
    style = style_sheet(dark, bundled_family())
    render_png(path, net, Positions(layout.positions, pinned), style, legend(net, shown))
    del app
    rest = f" ({hidden} weaker actors left out)" if hidden else ""
    return f"{path}: {net.n} actors, {net.m} relations{rest}"
