"""``backups WORKSPACE``: what there is to go back to, and going back."""

from __future__ import annotations

from argparse import Namespace

from synpol_desktop.core.errors import WorkspaceError
from synpol_desktop.workspace.backups import backups, restore


def run(arguments: Namespace) -> int:
    """List the backups, or put the one that is asked for in the workspace's place."""
    known = backups(arguments.workspace)
    if arguments.restore is None:
        for backup in known:
            size = f"{backup.size / 1e6:.1f} MB"
            print(f"{backup.number:4}  {backup.made:%Y-%m-%d %H:%M}  {size:>10}  {backup.occasion}")
        if not known:
            print("There is no backup.")
        return 0
    chosen = next((backup for backup in known if backup.number == arguments.restore), None)
    if chosen is None:
        raise WorkspaceError(
            "There is no backup {number}.", hint="See 'backups WORKSPACE'.", number=arguments.restore
        )
    kept = restore(arguments.workspace, chosen)
    print(f"The workspace is what it was at {chosen.made:%Y-%m-%d %H:%M}.")
    if kept is not None:
        print(f"What it was until now is kept: {kept}")
    return 0
