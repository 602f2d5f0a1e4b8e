"""Without a command: open the window."""

from __future__ import annotations

from argparse import Namespace

from synpol_desktop.core import preflight
from synpol_desktop.core.errors import WorkspaceError


def run(arguments: Namespace) -> int:
    """Open the window, with a workspace if one is named."""
    path = arguments.workspace
    if path is not None and not path.exists():
        raise WorkspaceError(
            "There is no workspace “{name}”, and no command of that name.",
            hint="--help lists the commands; 'import WORKSPACE PATH...' makes a workspace.",
            name=str(path),
        )
    preflight.require(window=True)
    from synpol_desktop.ui.app import main

    return main(path)
