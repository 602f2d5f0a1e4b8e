"""``export WORKSPACE NAME.png``: Qt is imported only after it is known that it can start."""

from __future__ import annotations

import os
from argparse import Namespace

from synpol_desktop.core import preflight
from synpol_desktop.workspace import Workspace


def draw(workspace: Workspace, arguments: Namespace) -> str:
    """Draw the graph and return a line about the picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window: a display is neither needed nor looked for
    preflight.require(window=False)
    from synpol_desktop.ui import headless

    actors, relations, hidden = headless.draw(
        workspace, arguments.out, language=arguments.language, dark=arguments.dark
    )
    rest = f" ({hidden} weaker actors left out)" if hidden else ""
    return f"{arguments.out}: {actors} actors, {relations} relations{rest}"
