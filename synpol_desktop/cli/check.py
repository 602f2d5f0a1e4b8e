"""``check WORKSPACE``: whether a workspace is sound, and mending what can be mended."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from synpol_desktop.core.errors import WorkspaceLockedError
from synpol_desktop.core.filters import EVERYTHING
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.backups import backups
from synpol_desktop.workspace.problems import Problem

EXIT_PROBLEMS = 1


def run(arguments: Namespace) -> int:
    """Print what is wrong; 1 if anything is (with ``--repair``: is left)."""
    with _open(arguments.workspace, to_write=arguments.repair) as workspace:
        problems = workspace.check()
        _list(problems)
        if arguments.repair and any(problem.repairable for problem in problems):
            waited = workspace.counts(EVERYTHING).waiting
            kept = workspace.repair()
            left = workspace.check()
            print(f"{max(0, len(problems) - len(left))} of {len(problems)} mended. A backup was made: {kept}")
            _list(left)
            again = workspace.counts(EVERYTHING).waiting - waited
            if again > 0:
                print(f"Articles that wait to be read again (the window or 'import' does it): {again}")
            problems = left
    if not problems:
        print("Nothing is wrong.")
    elif not arguments.repair and any(problem.repairable for problem in problems):
        print("What is marked with * can be mended: check WORKSPACE --repair")
    if problems and not all(problem.repairable for problem in problems):
        _name_backups(arguments.workspace)
    return EXIT_PROBLEMS if problems else 0


def _open(path: Path, *, to_write: bool) -> Workspace:
    """Open for writing, which the check of the search index needs; only reading if it is open elsewhere."""
    try:
        return Workspace.open(path)
    except WorkspaceLockedError:
        if to_write:
            raise
        return Workspace.open(path, read_only=True)


def _list(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(f"{'*' if problem.repairable else '-'} {problem.kind.value}: {problem.message}")


def _name_backups(path: Path) -> None:
    """Say what there is to go back to."""
    known = backups(path)
    if known:
        print("What is marked with - can't be mended. The window can go back to a backup:")
    for backup in known:
        print(f"  {backup.made:%Y-%m-%d %H:%M}  {backup.path}")
