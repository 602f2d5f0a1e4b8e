"""``check WORKSPACE``: whether a workspace is sound, and mending what can be mended."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from synpol_desktop.core.errors import WorkspaceLockedError
from synpol_desktop.workspace import Workspace
from synpol_desktop.workspace.problems import Problem

EXIT_PROBLEMS = 1


def run(arguments: Namespace) -> int:
    """Print what is wrong; 1 if anything is (with ``--repair``: is left)."""
    with _open(arguments.workspace, to_write=arguments.repair) as workspace:
        problems = workspace.check()
        _list(problems)
        if arguments.repair and any(problem.repairable for problem in problems):
            workspace.repair()
            left = workspace.check()
            print(f"{len(problems) - len(left)} of {len(problems)} mended.")
            _list(left)
            problems = left
    if not problems:
        print("Nothing is wrong.")
    elif not arguments.repair and any(problem.repairable for problem in problems):
        print("What is marked with * can be mended: check WORKSPACE --repair")
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
