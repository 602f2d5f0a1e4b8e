"""Drawing for ``export``: Qt is imported only after it is known that it can start."""

from __future__ import annotations

import os
from argparse import Namespace
from typing import TYPE_CHECKING

from synpol_desktop.core import preflight
from synpol_desktop.tasks.gathering import Wish
from synpol_desktop.workspace import Workspace

if TYPE_CHECKING:
    from synpol_desktop.ui.pictures.sheet import Sheet


def draw(workspace: Workspace, wish: Wish, arguments: Namespace) -> str:
    """Draw the graph and return a line about the picture."""
    sheet, hidden = _compose(workspace, wish)
    from synpol_desktop.ui.pictures.drawing import save

    save(
        arguments.out,
        sheet,
        scale=arguments.scale,
        transparent=arguments.transparent,
        outlines=arguments.outlines,
        overwrite=arguments.overwrite,
    )
    rest = f" ({hidden} weaker actors left out)" if hidden else ""
    return f"{arguments.out}: {sheet.network.n} actors, {sheet.network.m} relations{rest}"


def as_png(workspace: Workspace, wish: Wish) -> bytes:
    """Return the graph as PNG, for a brief."""
    sheet, _ = _compose(workspace, wish)
    from synpol_desktop.ui.pictures.drawing import png

    return png(sheet)


def _compose(workspace: Workspace, wish: Wish) -> tuple[Sheet, int]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window: a display is neither needed nor looked for
    preflight.require(window=False)
    from synpol_desktop.ui.pictures.drawing import compose

    return compose(workspace, wish)
