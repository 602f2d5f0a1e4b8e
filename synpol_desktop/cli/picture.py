"""Drawing for ``export``: Qt is imported only after it is known that it can start."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from synpol_desktop.core import preflight
from synpol_desktop.core.errors import SynpolError
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
    from synpol_desktop.ui.pictures.drawing import for_brief

    return for_brief(sheet)


def keyed(workspace: Workspace, wish: Wish) -> Wish:
    """Return the wish of a report with what the kept rules of looks mean; as it is where there are none."""
    from synpol_desktop.tasks.styling import kept_style

    if not kept_style(workspace):
        return wish
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        preflight.require(window=False)
    except SynpolError:  # a report needs no Qt; only its legend does
        return wish
    from synpol_desktop.exporting.themes import theme
    from synpol_desktop.tasks.gathering import drawn, dressed
    from synpol_desktop.ui.graphing.styling.key import key_lines, legend
    from synpol_desktop.ui.i18n import set_language

    set_language(wish.language)
    net, _ = drawn(workspace, wish)
    sheet = theme(wish.dark)
    shown = legend(net, wish.where, dressed(workspace, wish, net, sheet), sheet=sheet)
    return replace(wish, key=key_lines(shown))


def _compose(workspace: Workspace, wish: Wish) -> tuple[Sheet, int]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window: a display is neither needed nor looked for
    preflight.require(window=False)
    from synpol_desktop.ui.pictures.drawing import compose

    return compose(workspace, wish)
